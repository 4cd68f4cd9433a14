// What stands between the owner name and the RDATA of a record: TTL, class and type, in either
// order.

#include <array>

#include "lint/base/spelling.h"
#include "lint/sources/rdata_number.h"
#include "lint/sources/zone_reader.h"

namespace dcvlint {
namespace {

// Types that only queries use, and pseudo records (RFC 6895 §3.1).
bool is_meta(Type type) {
  const auto number = static_cast<unsigned>(type);
  return number == 0 || number == 41 || (number >= 128 && number <= 255);
}

// A word of up to four letters, upper-cased, as a number.
constexpr std::uint32_t packed(std::string_view word) {
  std::uint32_t bits = 0;
  for (char c : word) bits = bits << 8U | (static_cast<unsigned char>(c) & 0xdfU);
  return bits;
}

// The types that zones are full of; the rest is left to type_from_text. No
// other character than a letter becomes one by packing.
std::optional<Type> frequent_type(std::string_view word) {
  if (word.size() == 5 && is_word(word, "CNAME")) return Type::cname;
  if (word.size() > 4) return std::nullopt;
  switch (packed(word)) {
    case packed("A"):
      return Type::a;
    case packed("AAAA"):
      return Type::aaaa;
    case packed("CAA"):
      return Type::caa;
    case packed("MX"):
      return Type::mx;
    case packed("NS"):
      return Type::ns;
    case packed("PTR"):
      return Type::ptr;
    case packed("TXT"):
      return Type::txt;
    default:
      return std::nullopt;
  }
}

bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

std::string_view nearest_type(std::string_view word) {
  static constexpr std::string_view words[] = {
      "A",     "AAAA",  "AFSDB", "APL",    "CAA",    "CDNSKEY", "CDS",        "CERT",
      "CNAME", "CSYNC", "DHCID", "DNAME",  "DNSKEY", "DS",      "HINFO",      "HTTPS",
      "LOC",   "MX",    "NAPTR", "NS",     "NSEC",   "NSEC3",   "NSEC3PARAM", "OPENPGPKEY",
      "PTR",   "RP",    "RRSIG", "SMIMEA", "SOA",    "SPF",     "SRV",        "SSHFP",
      "SVCB",  "TLSA",  "TXT",   "URI",    "ZONEMD"};
  return nearest(word, words);
}

std::uint32_t soa_minimum(std::span<const std::uint8_t> rdata) {
  std::uint32_t value = 0;
  for (std::uint8_t octet : rdata.last(4)) value = value << 8U | octet;
  return value;
}

}  // namespace

bool ZoneReader::unknown_type(const Token& token) {
  const std::string_view near = nearest_type(token.text());
  std::string detail;
  if (!near.empty()) detail = "did you mean " + std::string(near) + "?";
  return problem(FaultCode::zone_unknown_type, token, std::move(detail));
}

bool ZoneReader::read_ttl(const Token& token, std::optional<std::uint32_t>& ttl) {
  const Period period = parse_period(token.text());
  if (period.verdict == Period::Verdict::no_period) return unknown_type(token);
  ttl = period.seconds;
  // The record is worth reading all the same.
  if (period.verdict == Period::Verdict::out_of_range) {
    if (!again_) tell(FaultCode::zone_ttl_out_of_range, token.begin, token.end);
    ttl = 0;
  } else if (period.seconds > highest_ttl) {
    if (!again_) tell(FaultCode::zone_ttl_above_maximum, token.begin, token.end);
    ttl = 0;
  }
  return true;
}

bool ZoneReader::read_class(const Token& token, std::uint16_t dns_class) {
  return dns_class == class_in || problem(FaultCode::zone_wrong_class, token);
}

// [TTL] [IN] and a frequent type, as most lines have them. Otherwise nothing is taken, and
// read_header has a closer look.
bool ZoneReader::read_usual_header(Header& header) {
  const char* p = in_.behind_blanks();
  if (is_digit(*p)) {
    std::uint32_t ttl = 0;
    const char* most = p + 9;  // digits that fit
    for (; is_digit(*p) && p != most; ++p) ttl = ttl * 10 + digit(*p);
    if (*p != ' ' && *p != '\t') return false;
    header.ttl = ttl;
    while (*p == ' ' || *p == '\t') ++p;
  }
  if ((p[0] | 0x20) == 'i' && (p[1] | 0x20) == 'n' && (p[2] == ' ' || p[2] == '\t')) {
    p += 3;
    while (*p == ' ' || *p == '\t') ++p;
  }
  const char* end = p;
  while (end != p + 5 && is_letter(*end)) ++end;
  const auto type = frequent_type(text(p, end));
  if (!type || (*end != ' ' && *end != '\t')) return header.ttl.reset(), false;
  header.type = *type;
  header.type_token = {p, end, TokenKind::word, false};
  in_.pass_word(end);
  return true;
}

// [TTL] [class] type, or [class] [TTL] type; `token` is the first of them.
bool ZoneReader::read_header(Token token, Header& header) {
  bool has_class = false;
  for (;; token = in_.next()) {
    if (token.kind != TokenKind::word) {
      return token_problem(token, FaultCode::zone_rdata_missing, "type");
    }
    const std::string_view word = token.text();
    if (is_digit(word[0])) {
      if (header.ttl) return unknown_type(token);
      if (!read_ttl(token, header.ttl)) return false;
      continue;
    }
    if (!has_class && word.size() == 2 && (word[0] | 0x20) == 'i' && (word[1] | 0x20) == 'n') {
      has_class = true;
      continue;
    }
    auto type = frequent_type(word);
    if (!type) type = type_from_text(word);
    if (type && !is_meta(*type)) {
      header.type = *type;
      header.type_token = token;
      return true;
    }
    const auto dns_class = has_class ? std::nullopt : class_from_text(word);
    if (!dns_class) {
      if (!type) return unknown_type(token);
      return problem(FaultCode::zone_unknown_type, token, "a type for queries, not for zones");
    }
    if (!read_class(token, *dns_class)) return false;
    has_class = true;
  }
}

// Remembers what the zone was meant to have, so that a slip in the SOA isn't
// also reported as no SOA.
bool ZoneReader::check_type(const Header& header) {
  if (header.type == Type{3} || header.type == Type{4}) {
    return problem(FaultCode::zone_unknown_type, header.type_token, "MX has replaced it (RFC 973)");
  }
  if (zone_.owner != zone_.apex) return true;
  if (header.type == Type::ns) zone_.ns_at_apex = true;
  return true;
}

std::uint32_t ZoneReader::ttl_of(const Header& header) {
  if (header.ttl) {
    zone_.last_ttl = header.ttl;
    return *header.ttl;
  }
  if (zone_.default_ttl) return *zone_.default_ttl;
  const Token& type = header.type_token;
  const bool tell_it = !zone_.told_ttl && !zone_.options.fragment;
  zone_.told_ttl = true;
  if (zone_.last_ttl) {
    if (tell_it) {
      tell(FaultCode::zone_ttl_missing, type.begin, type.end,
           "BIND takes the TTL written last, " + std::to_string(*zone_.last_ttl));
    }
    return *zone_.last_ttl;
  }
  if (header.type == Type::soa) {
    std::uint32_t minimum = soa_minimum(zone_.rdata.bytes());
    if (minimum > highest_ttl) minimum = 0;
    zone_.default_ttl = minimum;
    if (tell_it) {
      tell(FaultCode::zone_ttl_missing, type.begin, type.end,
           "BIND takes the SOA's minimum, " + std::to_string(minimum));
    }
    return minimum;
  }
  if (tell_it) tell(FaultCode::zone_ttl_unknown, type.begin, type.end);
  return 0;
}

}  // namespace dcvlint
