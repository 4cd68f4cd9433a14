// Hex, base64, base32, type bitmaps and mnemonics of RDATA.

#include <algorithm>
#include <bitset>
#include <limits>
#include <memory>

#include "lint/sources/rdata.h"
#include "lint/sources/rdata_base64.h"
#include "lint/sources/rdata_number.h"

namespace dcvlint {
namespace {

template <class Value>
struct Mnemonic {
  std::string_view word;  // in capitals
  Value value;
};

constexpr Mnemonic<std::uint8_t> algorithms[] = {{"RSAMD5", 1},
                                                 {"DH", 2},
                                                 {"DSA", 3},
                                                 {"RSASHA1", 5},
                                                 {"NSEC3DSA", 6},
                                                 {"NSEC3RSASHA1", 7},
                                                 {"RSASHA256", 8},
                                                 {"RSASHA512", 10},
                                                 {"ECCGOST", 12},
                                                 {"ECDSA256", 13},
                                                 {"ECDSAP256SHA256", 13},
                                                 {"ECDSA384", 14},
                                                 {"ECDSAP384SHA384", 14},
                                                 {"ED25519", 15},
                                                 {"ED448", 16},
                                                 {"INDIRECT", 252},
                                                 {"PRIVATEDNS", 253},
                                                 {"PRIVATEOID", 254}};
constexpr Mnemonic<std::uint8_t> digests[] = {{"SHA-1", 1},  {"SHA1", 1}, {"SHA-256", 2},
                                              {"SHA256", 2}, {"GOST", 3}, {"SHA-384", 4},
                                              {"SHA384", 4}};
constexpr Mnemonic<std::uint8_t> notify_schemes[] = {{"NOTIFY", 1}};
constexpr std::uint8_t sha_1 = 1;
constexpr std::uint32_t sha_1_size = 20;
constexpr Mnemonic<std::uint8_t> hashes[] = {{"SHA-1", sha_1}};
constexpr Mnemonic<std::uint8_t> protocols[] = {{"NONE", 0},   {"TLS", 1},   {"EMAIL", 2},
                                                {"DNSSEC", 3}, {"IPSEC", 4}, {"ALL", 255}};
constexpr Mnemonic<std::uint16_t> certificate_types[] = {
    {"PKIX", 1}, {"SPKI", 2},   {"PGP", 3},     {"IPKIX", 4}, {"ISPKI", 5},
    {"IPGP", 6}, {"ACPKIX", 7}, {"IACPKIX", 8}, {"URI", 253}, {"OID", 254}};
constexpr Mnemonic<std::uint16_t> key_flags[] = {
    {"NOCONF", 0x4000}, {"NOAUTH", 0x8000}, {"NOKEY", 0xc000}, {"USER", 0},
    {"ZONE", 0x100},    {"HOST", 0x200},    {"NTYP3", 0x300},  {"KSK", 1}};

std::optional<std::uint32_t> plain_number(std::string_view word, std::uint32_t maximum) {
  std::uint64_t sum = 0;
  if (word.empty()) return std::nullopt;
  for (char c : word) {
    if (!is_digit(c)) return std::nullopt;
    sum = std::min<std::uint64_t>(sum * 10 + digit(c), 1ULL << 40U);
  }
  if (sum > maximum) return std::nullopt;
  return static_cast<std::uint32_t>(sum);
}

template <class Value, std::size_t n>
std::optional<Value> from_text(std::string_view word, const Mnemonic<Value> (&known)[n]) {
  if (!word.empty() && is_digit(word[0])) {
    const auto number = plain_number(word, std::numeric_limits<Value>::max());
    if (!number) return std::nullopt;
    return static_cast<Value>(*number);
  }
  for (const auto& one : known) {
    if (is_word(word, one.word)) return one.value;
  }
  return std::nullopt;
}

constexpr char type_expected[] = "a type such as A, or TYPE65400, is expected here";

constexpr bool is_leap(unsigned year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

// The digit's value (RFC 4648 §7), or -1.
int base32hex_digit(char c) {
  if (is_digit(c)) return c - '0';
  const char upper = c >= 'a' ? static_cast<char>(c - 0x20) : c;
  return upper >= 'A' && upper <= 'V' ? upper - 'A' + 10 : -1;
}

}  // namespace

bool is_base32hex(std::string_view text) {
  if (text.empty()) return true;
  const std::size_t loose = text.size() * 5 % 8;  // bits behind the last whole octet
  const bool digits = std::ranges::all_of(text, [](char c) { return base32hex_digit(c) >= 0; });
  if (!digits || loose >= 5) return false;
  return (static_cast<unsigned>(base32hex_digit(text.back())) & ((1U << loose) - 1)) == 0;
}

std::optional<std::uint8_t> algorithm_from_text(std::string_view word) {
  return from_text(word, algorithms);
}
std::optional<std::uint16_t> certificate_type_from_text(std::string_view word) {
  return from_text(word, certificate_types);
}
std::optional<std::uint8_t> notify_scheme_from_text(std::string_view word) {
  return from_text(word, notify_schemes);
}
std::optional<std::uint8_t> digest_type_from_text(std::string_view word) {
  return from_text(word, digests);
}
std::optional<std::uint8_t> hash_from_text(std::string_view word) {
  return from_text(word, hashes);
}
std::optional<std::uint8_t> protocol_from_text(std::string_view word) {
  return from_text(word, protocols);
}

std::optional<std::uint16_t> key_flags_from_text(std::string_view word) {
  if (!word.empty() && is_digit(word[0])) return from_text(word, key_flags);
  unsigned flags = 0;
  for (;;) {
    const std::size_t bar = std::min(word.find('|'), word.size());
    const auto one = from_text(word.substr(0, bar), key_flags);
    if (!one || is_digit(word[0])) return std::nullopt;
    flags |= *one;
    if (bar == word.size()) return static_cast<std::uint16_t>(flags);
    word.remove_prefix(bar + 1);
    if (word.empty()) return std::nullopt;
  }
}

std::optional<std::uint32_t> time_from_text(std::string_view word) {
  if (word.size() <= 10) return plain_number(word, 0xffff'ffff);
  if (word.size() != 14 || !std::all_of(word.begin(), word.end(), is_digit)) return std::nullopt;
  const auto part = [word](std::size_t at, std::size_t size) {
    return plain_number(word.substr(at, size), 9999).value_or(0);
  };
  const unsigned year = part(0, 4), month = part(4, 2), day = part(6, 2);
  const unsigned hour = part(8, 2), minute = part(10, 2), second = part(12, 2);
  constexpr unsigned lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 60) {
    return std::nullopt;
  }
  if (day > lengths[month - 1] + (month == 2 && is_leap(year) ? 1 : 0)) return std::nullopt;
  // Days since 1970-01-01, counted from the years before.
  std::int64_t days = 365 * (static_cast<std::int64_t>(year) - 1970);
  const auto leaps_before = [](std::int64_t y) { return y / 4 - y / 100 + y / 400; };
  days += leaps_before(static_cast<std::int64_t>(year) - 1) - leaps_before(1969);
  for (unsigned m = 1; m < month; ++m) days += lengths[m - 1] + (m == 2 && is_leap(year) ? 1 : 0);
  days += day - 1;
  return static_cast<std::uint32_t>(days * 86400 + std::int64_t{hour} * 3600 +
                                    std::int64_t{minute} * 60 + second);
}

template <class Value>
bool RdataReader::mnemonic(std::string_view what, std::optional<Value> (*parse)(std::string_view)) {
  Token token;
  if (!word(what, token)) return false;
  const auto value = parse(token.text());
  if (!value) {
    constexpr std::uint32_t maximum = std::numeric_limits<Value>::max();
    std::string rule = sizeof(Value) == 4
                           ? "a time written YYYYMMDDHHMMSS, or seconds since 1970,"
                           : "a number from 0 to " + std::to_string(maximum) + " or a mnemonic";
    return fail(FaultCode::zone_rdata_number, token, std::move(rule) + " is expected");
  }
  if constexpr (sizeof(Value) == 1) out_.u8(*value);
  if constexpr (sizeof(Value) == 2) out_.u16(*value);
  if constexpr (sizeof(Value) == 4) out_.u32(*value);
  return true;
}
template bool RdataReader::mnemonic(std::string_view,
                                    std::optional<std::uint8_t> (*)(std::string_view));
template bool RdataReader::mnemonic(std::string_view,
                                    std::optional<std::uint16_t> (*)(std::string_view));
template bool RdataReader::mnemonic(std::string_view,
                                    std::optional<std::uint32_t> (*)(std::string_view));

bool RdataReader::fail_digit(const Token& token, const char* at, std::string_view what) {
  fail(FaultCode::zone_rdata_encoding, at, at + 1,
       "\"" + std::string(1, *at) + "\" is no " + std::string(what));
  problem_.text = token.text();
  return false;
}

bool RdataReader::hex_rest(std::string_view what) {
  Token token;
  if (!word(what, token)) return false;
  digest_begin_ = token.begin;
  int high = -1;
  for (; token.kind == TokenKind::word; token = take()) {
    for (const char* p = token.begin; p != token.end; ++p) {
      const int value = hex_digit(*p);
      if (value < 0) {
        return fail_digit(token, p, "hexadecimal digit");
      }
      if (high >= 0) out_.u8(static_cast<std::uint32_t>(high << 4 | value));
      high = high >= 0 ? -1 : value;
    }
  }
  if (!token.is_end()) return wrong_token(token, what);
  if (high < 0) return true;
  return fail(FaultCode::zone_rdata_encoding, digest_begin_, last_end_,
              "an odd number of hex digits");
}

bool RdataReader::base64_rest(std::string_view what) {
  Token token;
  if (!word(what, token)) return false;
  const char* begin = token.begin;
  RdataBase64 decoder;
  for (; token.kind == TokenKind::word; token = take()) {
    for (const char* p = token.begin; p != token.end; ++p) {
      if (decoder.take(*p, [this](std::uint8_t octet) { out_.u8(octet); })) continue;
      return fail_digit(token, p, "base64 digit");
    }
  }
  if (!token.is_end()) return wrong_token(token, what);
  if (decoder.complete()) return true;
  return fail(FaultCode::zone_rdata_encoding, begin, last_end_,
              "base64 comes in groups of four characters, filled up with \"=\"");
}

bool RdataReader::salt(std::string_view what) {
  Token token;
  if (!word(what, token)) return false;
  if (token.text() == "-") {
    out_.u8(0);
    return true;
  }
  if (token.size() > 510) {
    return fail(FaultCode::zone_rdata_string_too_long, token, "a salt has at most 255 octets");
  }
  out_.u8(static_cast<std::uint32_t>(token.size() / 2));
  for (const char* p = token.begin; p != token.end; ++p) {
    if (hex_digit(*p) < 0) {
      return fail_digit(token, p, "hexadecimal digit");
    }
    if ((p - token.begin) % 2 == 1) {
      out_.u8(static_cast<std::uint32_t>(hex_digit(p[-1]) << 4 | hex_digit(*p)));
    }
  }
  if (token.size() % 2 == 0) return true;
  return fail(FaultCode::zone_rdata_encoding, token, "an odd number of hex digits");
}

// The RDATA begins with the algorithm (RFC 5155 §3.2), and BIND knows the size of one.
bool RdataReader::next_hash(std::string_view what) {
  Token token;
  if (!word(what, token)) return false;
  const std::uint32_t length_at = out_.size();
  out_.u8(0);
  unsigned bits = 0, count = 0;
  for (const char* p = token.begin; p != token.end; ++p) {
    const int value = base32hex_digit(*p);
    if (value < 0) {
      return fail_digit(token, p, "base32hex digit");
    }
    bits = (bits << 5U | static_cast<unsigned>(value)) & 0xfffU;
    count += 5;
    if (count >= 8) {
      count -= 8;
      out_.u8(bits >> count & 0xffU);
    }
  }
  const std::uint32_t length = out_.size() - length_at - 1;
  if (count >= 5 || (bits & ((1U << count) - 1)) != 0 || length == 0 || length > 255) {
    return fail(FaultCode::zone_rdata_encoding, token,
                "base32hex of whole octets is expected, at most 255");
  }
  if (out_[0] == sha_1 && length != sha_1_size) {
    return fail(FaultCode::zone_rdata_encoding, token, "a SHA-1 hash has 32 digits");
  }
  if (!out_.overflow()) out_[length_at] = static_cast<std::uint8_t>(length);
  return true;
}

bool RdataReader::types(std::string_view what, bool may_be_empty) {
  const auto present = std::make_unique<std::bitset<65536>>();
  Token token = take();
  if (token.is_end()) return may_be_empty || missing(token, what);
  for (; token.kind == TokenKind::word; token = take()) {
    const auto type = type_from_text(token.text());
    if (!type) return fail(FaultCode::zone_unknown_type, token, type_expected);
    present->set(static_cast<std::size_t>(*type));
  }
  if (!token.is_end()) return wrong_token(token, what);
  for (std::size_t window = 0; window < 256; ++window) {
    std::uint8_t octets[32] = {};
    std::uint32_t size = 0;
    for (std::uint32_t bit = 0; bit < 256; ++bit) {
      if (!present->test(window * 256 + bit)) continue;
      octets[bit / 8] = static_cast<std::uint8_t>(octets[bit / 8] | 0x80U >> bit % 8);
      size = bit / 8 + 1;
    }
    if (size == 0) continue;
    out_.u8(static_cast<std::uint32_t>(window));
    out_.u8(size);
    out_.append(octets, size);
  }
  return true;
}

bool RdataReader::covered_type(std::string_view what) {
  Token token;
  if (!word(what, token)) return false;
  if (const auto type = type_from_text(token.text())) {
    out_.u16(static_cast<std::uint32_t>(*type));
    return true;
  }
  const auto number = plain_number(token.text(), 65535);
  if (!number) return fail(FaultCode::zone_unknown_type, token, type_expected);
  out_.u16(*number);
  return true;
}

}  // namespace dcvlint
