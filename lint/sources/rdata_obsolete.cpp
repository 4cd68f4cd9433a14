// RDATA of types that nobody needs any more and old zones still have: A6
// (RFC 2874 §3), NXT (RFC 2535 §5), WKS (RFC 1035 §3.4.2), NSAP (RFC 1706 §5),
// X25 (RFC 1183 §3.1). What a rare record means matters less than that the
// zone around it is read: where BIND's answer depends on its machine, we accept.

#include <algorithm>
#include <array>
#include <bitset>
#include <vector>

#include "lint/sources/rdata.h"
#include "lint/sources/rdata_number.h"

namespace dcvlint {
namespace {

struct Numbered {
  std::string_view name;
  std::uint16_t number;
};
constexpr Numbered transports[] = {{"ICMP", 1}, {"IGMP", 2},     {"GGP", 3},  {"ST", 5},
                                   {"TCP", 6},  {"EGP", 8},      {"PUP", 12}, {"UDP", 17},
                                   {"HMP", 20}, {"XNS-IDP", 22}, {"RDP", 27}};
constexpr Numbered services[] = {{"ECHO", 7},  {"DISCARD", 9}, {"DAYTIME", 13}, {"FTP-DATA", 20},
                                 {"FTP", 21},  {"SSH", 22},    {"TELNET", 23},  {"SMTP", 25},
                                 {"TIME", 37}, {"DOMAIN", 53}, {"TFTP", 69},    {"FINGER", 79},
                                 {"HTTP", 80}, {"POP3", 110},  {"SUNRPC", 111}, {"NNTP", 119},
                                 {"NTP", 123}, {"IMAP2", 143}, {"SNMP", 161},   {"HTTPS", 443}};

std::optional<std::uint16_t> number_of(std::span<const Numbered> all, std::string_view word) {
  for (const Numbered& one : all) {
    if (is_word(word, one.name)) return one.number;
  }
  return std::nullopt;
}

bool is_number(const Token& token) { return std::all_of(token.begin, token.end, is_digit); }

// As /etc/services has them.
bool is_service_name(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) {
    const char lower = static_cast<char>(c | 0x20);
    return is_digit(c) || (lower >= 'a' && lower <= 'z') || c == '-' || c == '_' || c == '+' ||
           c == '.' || c == '/' || c == '*';
  });
}

}  // namespace

// Prefix length, the address's bits behind the prefix, the prefix's name.
bool RdataReader::a6() {
  std::uint32_t prefix = 0;
  if (!number("prefix length", 128, prefix)) return false;
  out_.u8(prefix);
  if (prefix < 128) {
    Token token;
    std::array<std::uint8_t, 16> address{};
    if (!word("address suffix", token)) return false;
    if (!ipv6_from_text(token.text(), address.data())) {
      return fail(FaultCode::zone_rdata_address, token, "an IPv6 address is expected");
    }
    const std::uint32_t first = prefix / 8;
    address[first] = static_cast<std::uint8_t>(address[first] & (0xffU >> prefix % 8));
    out_.append(address.data() + first, address.size() - first);
  }
  return prefix == 0 || name("prefix name");
}

// One bit for each of the types 0 to 127.
bool RdataReader::nxt_types(std::string_view what) {
  std::array<std::uint8_t, 16> bits{};
  std::uint32_t size = 0;
  Token token = take();
  for (; token.kind == TokenKind::word; token = take()) {
    std::uint32_t number = 0;
    if (const auto type = type_from_text(token.text())) {
      number = static_cast<std::uint32_t>(*type);
    } else if (!parse_number(token, 127, number)) {
      return fail(FaultCode::zone_unknown_type, token, "a type is expected");
    }
    if (number > 127) return fail(FaultCode::zone_rdata_number, token, "NXT has types up to 127");
    bits[number / 8] = static_cast<std::uint8_t>(bits[number / 8] | 0x80U >> number % 8);
    size = std::max(size, number / 8 + 1);
  }
  out_.append(bits.data(), size);
  return token.is_end() || wrong_token(token, what);
}

bool RdataReader::transport(std::string_view what) {
  Token token;
  if (!word(what, token)) return false;
  std::uint32_t number = 0;
  if (const auto known = number_of(transports, token.text())) {
    number = *known;
  } else if (!parse_number(token, 255, number)) {
    return fail(FaultCode::zone_rdata_syntax, token, "TCP, UDP or a number up to 255 is expected");
  }
  out_.u8(number);
  return true;
}

// Ports, or services. Which names there are is a matter of each machine's
// /etc/services: a name that we don't know sets no bit, and is no fault.
bool RdataReader::service_bits(std::string_view what) {
  std::vector<std::uint8_t> bits(8192);
  std::size_t size = 0;
  Token token = take();
  for (; token.kind == TokenKind::word; token = take()) {
    std::uint32_t port = 0;
    if (is_number(token)) {
      if (!parse_number(token, 65535, port)) return false;
    } else if (const auto known = number_of(services, token.text())) {
      port = *known;
    } else if (is_service_name(token.text())) {
      continue;
    } else {
      return fail(FaultCode::zone_rdata_syntax, token, "the name or number of a service");
    }
    bits[port / 8] = static_cast<std::uint8_t>(bits[port / 8] | 0x80U >> port % 8);
    size = std::max<std::size_t>(size, port / 8 + 1);
  }
  out_.append(bits.data(), size);
  return token.is_end() || wrong_token(token, what);
}

// 0x, then hex digits with dots wherever one likes.
bool RdataReader::nsap(std::string_view what) {
  Token token;
  if (!word(what, token)) return false;
  const std::string_view text = token.text();
  int high = -1;
  bool good = text.size() > 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X');
  const std::uint32_t before = out_.size();
  for (std::size_t i = 2; i < text.size() && good; ++i) {
    if (text[i] == '.') continue;
    const int value = hex_digit(text[i]);
    good = value >= 0;
    if (good && high >= 0) out_.u8(static_cast<std::uint32_t>(high << 4 | value));
    high = high >= 0 ? -1 : value;
  }
  if (good && high < 0 && out_.size() > before) return true;
  return fail(FaultCode::zone_rdata_encoding, token, "0x and pairs of hex digits are expected");
}

// An X.121 address.
bool RdataReader::psdn_address(std::string_view what) {
  Token token;
  if (!word_or_quoted(what, token)) return false;
  if (token.size() < 4 || !is_number(token)) {
    return fail(FaultCode::zone_rdata_number, token, "four digits or more are expected");
  }
  return add_text(token);
}

// DOA (draft-durand-doa-over-dns) writes no data as "-".
bool RdataReader::base64_or_dash(std::string_view what) {
  const ZoneScanner before = in_;
  const Token token = take();
  if (token.kind == TokenKind::word && token.text() == "-") return true;
  in_ = before;
  return base64_rest(what);
}

}  // namespace dcvlint
