#include "lint/sources/rdata.h"

#include <algorithm>

#include "lint/sources/rdata_number.h"

namespace dcvlint {
namespace {

std::string one_of_range(std::uint32_t maximum) {
  return "0 to " + std::to_string(maximum) + " is expected";
}

// "192.0.2.1" strictly: four numbers up to 255 without leading zeros, as inet_pton(3) wants.
// Gives where it ends; null when there is none.
const char* read_ipv4(const char* p, const char* end, std::uint8_t* out) {
  for (int i = 0; i < 4; ++i) {
    if (i > 0 && (p == end || *p++ != '.')) return nullptr;
    if (p == end || !is_digit(*p)) return nullptr;
    unsigned value = digit(*p++);
    while (p != end && is_digit(*p)) {
      if (value == 0) return nullptr;
      value = value * 10 + digit(*p++);
      if (value > 255) return nullptr;
    }
    out[i] = static_cast<std::uint8_t>(value);
  }
  return p;
}
bool parse_ipv4(const char* p, const char* end, std::uint8_t* out) {
  return read_ipv4(p, end, out) == end;
}

// RFC 4291 §2.2: "::" at most once, an IPv4 address at the end if you like.
bool parse_ipv6(const char* p, const char* end, std::uint8_t* out) {
  std::uint16_t groups[8] = {};
  int count = 0, gap = -1;
  if (end - p >= 2 && p[0] == ':' && p[1] == ':') {
    gap = 0;
    p += 2;
  }
  while (p != end) {
    if (count == 8) return false;
    const char* start = p;
    unsigned value = 0;
    while (p != end && hex_digit(*p) >= 0 && p - start < 5) {
      value = value << 4U | static_cast<unsigned>(hex_digit(*p++));
    }
    if (p != end && *p == '.') {
      std::uint8_t quad[4];
      if (count > 6 || !parse_ipv4(start, end, quad)) return false;
      groups[count++] = static_cast<std::uint16_t>(quad[0] << 8 | quad[1]);
      groups[count++] = static_cast<std::uint16_t>(quad[2] << 8 | quad[3]);
      break;
    }
    if (p == start || p - start > 4) return false;
    groups[count++] = static_cast<std::uint16_t>(value);
    if (p == end) break;
    if (*p++ != ':' || p == end) return false;
    if (*p == ':') {
      if (gap >= 0) return false;
      gap = count;
      ++p;
    }
  }
  if (gap < 0 ? count != 8 : count == 8) return false;
  const int behind = gap < 0 ? 0 : count - gap;
  std::uint16_t all[8] = {};
  std::copy(groups, groups + count - behind, all);
  std::copy(groups + count - behind, groups + count, all + 8 - behind);
  for (std::uint16_t group : all) {
    *out++ = static_cast<std::uint8_t>(group >> 8);
    *out++ = static_cast<std::uint8_t>(group);
  }
  return true;
}

}  // namespace

bool ipv4_from_text(std::string_view text, std::uint8_t* out) {
  return parse_ipv4(text.data(), text.data() + text.size(), out);
}
bool ipv6_from_text(std::string_view text, std::uint8_t* out) {
  return parse_ipv6(text.data(), text.data() + text.size(), out);
}

bool RdataReader::fail(FaultCode code, const char* begin, const char* end, std::string detail) {
  problem_ = {code, begin, end, std::move(detail), nullptr, nullptr, {}};
  return false;
}

bool RdataReader::missing(const Token& end, std::string_view what) {
  const char* at = last_end_ != nullptr ? last_end_ : end.begin;
  return fail(FaultCode::zone_rdata_missing, at, at, "the " + std::string(what) + " is missing");
}

bool RdataReader::wrong_token(const Token& token, std::string_view what) {
  switch (token.kind) {
    case TokenKind::line_end:
    case TokenKind::file_end:
      return missing(token, what);
    case TokenKind::open_quote: {
      const char* end = token.end;
      while (end > token.begin && end[-1] == '\r') --end;
      return fail(FaultCode::zone_unbalanced_quote, token.outer_begin(), end);
    }
    case TokenKind::stray_parenthesis:
      return fail(FaultCode::zone_unbalanced_parenthesis, token, "this one closes nothing");
    case TokenKind::nul:
      return fail(FaultCode::zone_rdata_syntax, token, "octet 0");
    case TokenKind::quoted:
    case TokenKind::word:
      break;
  }
  return fail(FaultCode::zone_rdata_syntax, token,
              "the " + std::string(what) + " may not be in quotes");
}

bool RdataReader::fail_name(const Token& token, const NameFault& fault) {
  const char* begin = token.begin + std::min<std::size_t>(fault.at, token.size());
  const auto left = static_cast<std::size_t>(token.end - begin);
  const char* end = begin + std::min<std::size_t>(fault.length, left);
  fail(fault_code(fault.kind), begin, end, name_fault_detail(fault));
  if (fault.kind != NameFaultKind::bad_escape) problem_.text = token.text();
  return false;
}

bool RdataReader::fail_escape(const Token& token, const char* at) {
  const auto left = static_cast<std::size_t>(token.end - at);
  return fail(FaultCode::zone_bad_escape, at, at + std::min<std::size_t>(left, 4),
              name_fault_detail({NameFaultKind::bad_escape, 0, 1}));
}

bool RdataReader::parse_number(const Token& token, std::uint32_t maximum, std::uint32_t& value) {
  std::uint64_t sum = 0;
  for (const char* p = token.begin; p != token.end; ++p) {
    if (!is_digit(*p)) {
      return fail(FaultCode::zone_rdata_number, token, one_of_range(maximum));
    }
    sum = std::min<std::uint64_t>(sum * 10 + digit(*p), 1ULL << 40U);
  }
  if (sum > maximum) return fail(FaultCode::zone_rdata_number, token, one_of_range(maximum));
  value = static_cast<std::uint32_t>(sum);
  return true;
}

bool RdataReader::number(std::string_view what, std::uint32_t maximum, std::uint32_t& value) {
  Token token;
  return word(what, token) && parse_number(token, maximum, value);
}

bool RdataReader::name_slowly(const Token& token) {
  const auto size = name_to_wire(token.text(), origin_, out_.tail());
  if (!size) return fail_name(token, size.error());
  out_.grow(*size);
  return true;
}

// The text is copied whole, one octet further on: then the dots stand where
// the length octets belong.
bool RdataReader::name(std::string_view what) {
  Token token;
  if (!word(what, token)) return false;
  const auto size = static_cast<std::uint32_t>(token.size());
  if (token.escaped || size > 254 || (size == 1 && (*token.begin == '@' || *token.begin == '.'))) {
    return name_slowly(token);
  }
  std::uint8_t* out = out_.tail();
  std::memcpy(out + 1, token.begin, size);
  std::uint32_t length_at = 0;
  for (std::uint32_t i = 1; i <= size; ++i) {
    if (out[i] != '.') continue;
    const std::uint32_t length = i - length_at - 1;
    if (length - 1 > 62) return name_slowly(token);  // 0, or over 63
    out[length_at] = static_cast<std::uint8_t>(length);
    length_at = i;
  }
  if (length_at == size) {
    out[length_at] = 0;
    out_.grow(size + 1);
    return true;
  }
  const std::uint32_t length = size - length_at;
  if (length > 63 || size + 1 + origin_.size > 255) return name_slowly(token);
  out[length_at] = static_cast<std::uint8_t>(length);
  std::memcpy(out + size + 1, origin_.bytes.data(), origin_.size);
  out_.grow(size + 1 + origin_.size);
  return true;
}

bool RdataReader::ipv4(std::string_view what) {
  const char* begin = in_.behind_blanks();
  const char* end = read_ipv4(begin, in_.end(), out_.tail());
  if (end != nullptr && ZoneScanner::ends_word(end)) {
    in_.pass_word(end);
    last_end_ = end;
    out_.grow(4);
    return true;
  }
  Token token;
  if (!word(what, token)) return false;
  if (!parse_ipv4(token.begin, token.end, out_.tail())) {
    return fail(FaultCode::zone_rdata_address, token,
                "an IPv4 address is four numbers from 0 to 255 without leading zeros");
  }
  out_.grow(4);
  return true;
}

bool RdataReader::ipv6(std::string_view what) {
  Token token;
  if (!word(what, token)) return false;
  if (!parse_ipv6(token.begin, token.end, out_.tail())) {
    return fail(FaultCode::zone_rdata_address, token,
                "an IPv6 address is eight groups of up to four hex digits, or fewer with one "
                "\"::\"");
  }
  out_.grow(16);
  return true;
}

bool RdataReader::decode(const Token& token) {
  if (!token.escaped) {
    out_.append(token.begin, token.size());
    return true;
  }
  for (const char* p = token.begin; p != token.end;) {
    if (*p != '\\') {
      out_.u8(static_cast<unsigned char>(*p++));
      continue;
    }
    const auto escape = read_escape({p, static_cast<std::size_t>(token.end - p)});
    if (!escape) return fail_escape(token, p);
    out_.u8(escape->octet);
    p += escape->size;
  }
  return true;
}

bool RdataReader::add_text(const Token& token) {
  const std::uint32_t length_at = out_.size();
  out_.u8(0);
  if (!decode(token)) return false;
  const std::uint32_t length = out_.size() - length_at - 1;
  if (length > 255 || (out_.overflow() && token.size() > 255)) {
    return fail(FaultCode::zone_rdata_string_too_long, token,
                "a string has at most 255 octets: split it in several, each in quotes");
  }
  out_[length_at] = static_cast<std::uint8_t>(length);
  return true;
}

bool RdataReader::text(std::string_view what) {
  Token token;
  return word_or_quoted(what, token) && add_text(token);
}

bool RdataReader::texts(std::string_view what) {
  Token token;
  if (!word_or_quoted(what, token)) {
    if (problem_.code == FaultCode::zone_rdata_missing && in_.comment() != nullptr) {
      problem_.detail = "the \";\" starts a comment; write text that holds \";\" in quotes";
      problem_.begin = in_.comment();
      problem_.end = problem_.begin + 1;
    }
    return false;
  }
  while (token.is_text()) {
    if (!add_text(token)) return false;
    token = take();
  }
  return token.is_end() || wrong_token(token, what);
}

bool RdataReader::period(std::string_view what) {
  Token token;
  if (!word(what, token)) return false;
  const Period period = parse_period(token.text());
  if (period.verdict != Period::Verdict::good) {
    return fail(FaultCode::zone_rdata_number, token,
                "a number of seconds, or a period such as 1h30m, is expected");
  }
  out_.u32(period.seconds);
  return true;
}

bool RdataReader::quoted_text(std::string_view what) {
  Token token;
  if (!word_or_quoted(what, token)) return false;
  if (token.kind == TokenKind::word) {
    return fail(FaultCode::zone_rdata_syntax, token,
                "the " + std::string(what) + " stands in quotes");
  }
  return decode(token);
}

bool RdataReader::field(const Field& field) {
  std::uint32_t value = 0;
  switch (field.form) {
    case Form::name:
      return name(field.what);
    case Form::ipv4:
      return ipv4(field.what);
    case Form::ipv6:
      return ipv6(field.what);
    case Form::texts:
      return texts(field.what);
    case Form::text:
      return text(field.what);
    case Form::u8:
      if (!number(field.what, 255, value)) return false;
      out_.u8(value);
      return true;
    case Form::u16:
      if (!number(field.what, 65535, value)) return false;
      out_.u16(value);
      return true;
    case Form::u32:
    case Form::ttl:
      if (!number(field.what, 0xffff'ffff, value)) return false;
      out_.u32(value);
      return true;
    case Form::period:
      return period(field.what);
    case Form::quoted_text:
      return quoted_text(field.what);
    case Form::regexp:
      return regexp(field.what);
    case Form::hex:
      return hex_rest(field.what);
    case Form::base64:
      return base64_rest(field.what);
    case Form::types:
      return types(field.what, false);
    case Form::types_or_none:
      return types(field.what, true);
    case Form::type:
      return covered_type(field.what);
    case Form::algorithm:
      return mnemonic(field.what, algorithm_from_text);
    case Form::digest_type:
      return mnemonic(field.what, digest_type_from_text);
    case Form::hash:
      return mnemonic(field.what, hash_from_text);
    case Form::protocol:
      return mnemonic(field.what, protocol_from_text);
    case Form::key_flags:
      return mnemonic(field.what, key_flags_from_text);
    case Form::time:
      return mnemonic(field.what, time_from_text);
    case Form::salt:
      return salt(field.what);
    case Form::next_hash:
      return next_hash(field.what);
    case Form::notify_scheme:
      return mnemonic(field.what, notify_scheme_from_text);
    case Form::certificate_type:
      return mnemonic(field.what, certificate_type_from_text);
    case Form::eui48:
      return groups(field.what, 6, 1, 2, '-');
    case Form::eui64:
      return groups(field.what, 8, 1, 2, '-');
    case Form::locator64:
      return groups(field.what, 4, 1, 4, ':');
    case Form::gateway:
      return gateway(field.what, out_[1]);
    case Form::base64_or_none:
      return (out_[0] & 0xc0U) == 0xc0U || base64_rest(field.what);
    case Form::loc:
      return loc();
    case Form::apl:
      return apl();
    case Form::relay:
      return relay(field.what);
    case Form::a6:
      return a6();
    case Form::nxt_types:
      return nxt_types(field.what);
    case Form::transport:
      return transport(field.what);
    case Form::service_bits:
      return service_bits(field.what);
    case Form::nsap:
      return nsap(field.what);
    case Form::psdn_address:
      return psdn_address(field.what);
    case Form::base64_or_dash:
      return base64_or_dash(field.what);
  }
  return false;
}

bool RdataReader::fields(Type type, std::span<const Field> all) {
  for (const Field& one : all) {
    if (!field(one)) return false;
  }
  if (all.back().form != Form::hex || out_.overflow()) return true;
  // The octet before the digest names it; the digest begins behind the numbers.
  std::uint32_t digest_at = 0;
  for (const Field& one : all.first(all.size() - 1)) {
    digest_at += one.form == Form::u32 ? 4 : one.form == Form::u16 ? 2 : 1;
  }
  const std::uint32_t size = out_.size() - digest_at;
  const unsigned wanted = digest_size(type, out_[digest_at - 1]);
  const bool too_short = type == Type::zonemd && size < 12;
  if (!too_short && (wanted == 0 || wanted == size)) return true;
  const std::string rule = wanted == 0 ? "at least 12 octets" : std::to_string(wanted) + " octets";
  return fail(FaultCode::zone_rdata_encoding, digest_begin_, last_end_,
              "the " + std::string(all.back().what) + " has " + std::to_string(size) +
                  " octets; this kind has " + rule);
}

bool RdataReader::caa_tag(const Token& token) {
  if (token.kind == TokenKind::quoted) {
    return fail(FaultCode::zone_caa_quoted_number_or_tag, token, "the tag stands without quotes");
  }
  if (token.escaped) {
    return fail(FaultCode::zone_rdata_syntax, token,
                "a tag is letters and digits, without escapes");
  }
  if (token.size() > 255) {
    return fail(FaultCode::zone_rdata_string_too_long, token, "a tag has at most 255 octets");
  }
  out_.u8(static_cast<std::uint32_t>(token.size()));
  out_.append(token.begin, token.size());
  return true;
}

// RFC 8659 §4.1.1. A tag with other characters than letters and digits is
// read: a rule looks at it, and other rules should see the record.
bool RdataReader::caa() {
  Token token;
  std::uint32_t flags = 0;
  if (!word_or_quoted("flags", token)) return false;
  if (token.kind == TokenKind::quoted) {
    return fail(FaultCode::zone_caa_quoted_number_or_tag, token, "the flags stand without quotes");
  }
  if (!parse_number(token, 255, flags)) return false;
  out_.u8(flags);
  if (!word_or_quoted("tag", token) || !caa_tag(token)) return false;
  token = take();
  if (token.is_text()) return decode(token);
  if (!token.is_end()) return wrong_token(token, "value");
  missing(token, "value");
  if (in_.comment() != nullptr && in_.comment() >= last_end_) {
    problem_.detail = "the \";\" starts a comment; write \";\" in quotes";
    problem_.begin = in_.comment();
    problem_.end = problem_.begin + 1;
  }
  return false;
}

bool RdataReader::extra(const Token& token, Type type) {
  if (!token.is_text()) return wrong_token(token, "record");
  std::string detail = "the record is complete before this";
  if (type == Type::caa) detail = "the value is one word, or one string in quotes";
  return fail(FaultCode::zone_rdata_extra, token, std::move(detail));
}

namespace {

// Nearly always a word begins there, and no backslash.
bool may_be_generic(char c) {
  return c == '\\' || c == '(' || c == ')' || c == ';' || c == '\n' || c == '\r';
}

}  // namespace

bool RdataReader::read(Type type, const Token& type_token) {
  out_.clear();
  last_end_ = type_token.end;
  bool good = false;
  if (may_be_generic(*in_.behind_blanks()) && is_generic(type)) {
    good = generic(type);
  } else if (type == Type::caa) {
    good = caa();
  } else if (type == Type::svcb || type == Type::https) {
    good = svcb();
  } else {
    const std::span<const Field> layout = rdata_fields(type);
    good = layout.empty() ? by_ldns(type) : fields(type, layout);
  }
  if (!good) return false;
  const Token token = in_.next();
  if (!token.is_end()) return extra(token, type);
  if (out_.overflow()) {
    return fail(FaultCode::zone_rdata_too_long, type_token, "RDATA has at most 65,535 octets");
  }
  return true;
}

}  // namespace dcvlint
