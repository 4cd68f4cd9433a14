// RDATA of types with a notation of their own: LOC (RFC 1876 §3), APL
// (RFC 3123 §5), EUI48 and EUI64 (RFC 7043), the 64-bit locators of RFC 6742,
// IPSECKEY (RFC 4025 §3) and AMTRELAY (RFC 8777 §4.3).

#include <algorithm>
#include <array>

#include "lint/sources/rdata.h"
#include "lint/sources/rdata_number.h"

namespace dcvlint {
namespace {

// A decimal number with at most `places` digits behind the point, as an
// integer of that many places; at most 10^12. Of metres, a sign stands in front
// and "m" behind, if at all.
std::optional<std::int64_t> read_decimal(std::string_view text, int places, bool metres) {
  if (metres && text.size() > 1 && text.back() == 'm') text.remove_suffix(1);
  const bool negative = metres && text.starts_with('-');
  if (negative || (metres && text.starts_with('+'))) text.remove_prefix(1);
  const bool has_digit =
      metres ? text.find_first_not_of('.') != text.npos : !text.empty() && is_digit(text[0]);
  if (!has_digit) return std::nullopt;
  std::int64_t value = 0;
  int behind = -1;
  for (char c : text) {
    if (c == '.' && behind < 0) {
      behind = 0;
    } else if (is_digit(c) && behind < places && value < 1'000'000'000'000) {
      value = value * 10 + static_cast<int>(digit(c));
      if (behind >= 0) ++behind;
    } else {
      return std::nullopt;
    }
  }
  for (behind = std::max(behind, 0); behind < places; ++behind) value *= 10;
  return negative ? -value : value;
}

// Centimetres as one digit and a power of ten.
std::uint32_t precision(std::int64_t centimetres) {
  std::uint32_t exponent = 0;
  for (; centimetres >= 10; centimetres /= 10) ++exponent;
  return static_cast<std::uint32_t>(centimetres) << 4U | exponent;
}

bool is_letter(const Token& token, char capital) {
  return token.kind == TokenKind::word && token.size() == 1 && *token.begin == capital;
}

}  // namespace

// Degrees, and minutes and seconds if you like, then one of two letters.
bool RdataReader::loc_angle(std::int64_t most_degrees, std::string_view letters,
                            std::uint32_t& angle) {
  constexpr std::uint32_t equator = 1U << 31U;
  const std::int64_t limits[] = {most_degrees, 59, 59'999}, units[] = {3'600'000, 60'000, 1};
  const std::string either = std::string(1, letters[0]) + " or " + letters[1];
  std::int64_t sum = 0;
  for (int part = 0; part < 4; ++part) {
    Token token;
    if (!word(either, token)) return false;
    const bool positive = is_letter(token, letters[0]);
    if (part > 0 && (positive || is_letter(token, letters[1]))) {
      angle = positive ? equator + static_cast<std::uint32_t>(sum)
                       : equator - static_cast<std::uint32_t>(sum);
      return true;
    }
    const auto value = part < 3 ? read_decimal(token.text(), part == 2 ? 3 : 0, false)
                                : std::optional<std::int64_t>();
    if (!value) {
      return fail(FaultCode::zone_rdata_syntax, token,
                  (part == 0 ? "a number of degrees" : either) + " is expected");
    }
    const auto index = static_cast<std::size_t>(part);
    // The limit comes first: what is beyond it may not fit when multiplied.
    const bool within = *value <= limits[index];
    if (within) sum += *value * units[index];
    if (!within || sum > most_degrees * units[0]) {
      const std::string limit = std::to_string(part == 0 ? most_degrees : 59);
      return fail(FaultCode::zone_rdata_number, token,
                  part == 2 ? "0 to 59.999 is expected" : "0 to " + limit + " is expected");
    }
  }
  return false;
}

bool RdataReader::loc() {
  std::uint32_t latitude = 0, longitude = 0;
  if (!loc_angle(90, "NS", latitude) || !loc_angle(180, "EW", longitude)) return false;
  Token token;
  if (!word("altitude", token)) return false;
  const auto altitude = read_decimal(token.text(), 2, true);
  if (!altitude || *altitude < -10'000'000 || *altitude > 4'284'967'295) {
    return fail(FaultCode::zone_rdata_number, token, "-100000.00m to 42849672.95m is expected");
  }
  // Size, horizontal and vertical precision; what is left out is 1 m, 10 km, 10 m.
  std::array<std::uint32_t, 3> sizes = {0x12, 0x16, 0x13};
  for (std::uint32_t& size : sizes) {
    const ZoneScanner before = in_;
    token = take();
    if (token.is_end()) {
      in_ = before;
      break;
    }
    if (token.kind != TokenKind::word) return wrong_token(token, "precision");
    const auto value = read_decimal(token.text(), 2, true);
    if (!value || *value < 0 || *value > 9'000'000'000) {
      return fail(FaultCode::zone_rdata_number, token, "0.00m to 90000000.00m is expected");
    }
    size = precision(*value);
  }
  out_.u8(0);
  for (std::uint32_t size : sizes) out_.u8(size);
  out_.u32(latitude);
  out_.u32(longitude);
  out_.u32(static_cast<std::uint32_t>(*altitude + 10'000'000));
  return true;
}

// [!]family:address/prefix
bool RdataReader::apl_item(const Token& token) {
  std::string_view text = token.text();
  const bool negated = text.starts_with('!');
  if (negated) text.remove_prefix(1);
  const std::size_t colon = text.find(':'), slash = text.rfind('/');
  const std::string_view family = text.substr(0, colon);
  std::uint8_t address[16] = {};
  unsigned octets = 0, prefix = 0;
  if (colon != text.npos && slash != text.npos && slash > colon && slash + 1 < text.size() &&
      text.size() - slash <= 4) {
    const std::string_view where = text.substr(colon + 1, slash - colon - 1);
    if (family == "1" && ipv4_from_text(where, address)) octets = 4;
    if (family == "2" && ipv6_from_text(where, address)) octets = 16;
    for (char c : text.substr(slash + 1)) {
      if (!is_digit(c)) octets = 0;
      prefix = prefix * 10 + digit(c);
    }
  }
  if (octets == 0 || prefix > octets * 8) {
    return fail(FaultCode::zone_rdata_address, token,
                "an item is 1:address/prefix for IPv4 or 2:address/prefix for IPv6");
  }
  out_.u16(octets == 4 ? 1 : 2);
  out_.u8(prefix);
  while (octets > 0 && address[octets - 1] == 0) --octets;
  out_.u8(octets | (negated ? 0x80U : 0U));
  out_.append(address, octets);
  return true;
}

bool RdataReader::apl() {
  Token token = take();
  for (; token.kind == TokenKind::word; token = take()) {
    if (!apl_item(token)) return false;
  }
  return token.is_end() || wrong_token(token, "item");
}

// `count` groups of at least `least` and at most `most` hex digits, with
// `separator` between; a group makes most / 2 octets.
bool RdataReader::groups(std::string_view what, int count, int least, int most, char separator) {
  Token token;
  if (!word(what, token)) return false;
  const char* p = token.begin;
  bool good = true;
  for (int group = 0; group < count && good; ++group) {
    if (group > 0) good = p != token.end && *p++ == separator;
    std::uint32_t value = 0;
    int digits = 0;
    for (; p != token.end && hex_digit(*p) >= 0 && digits < most; ++digits) {
      value = value << 4U | static_cast<std::uint32_t>(hex_digit(*p++));
    }
    good = good && digits >= least;
    if (most == 4) out_.u16(value);
    if (most == 2) out_.u8(value);
  }
  if (good && p == token.end) return true;
  return fail(FaultCode::zone_rdata_encoding, token,
              std::to_string(count) + " groups of " + std::to_string(most) + " hex digits with \"" +
                  separator + "\" between are expected");
}

// None, an address or a name.
bool RdataReader::gateway(std::string_view what, unsigned kind) {
  switch (kind) {
    case 0: {
      Token token;
      if (!word(what, token)) return false;
      return token.text() == "." ||
             fail(FaultCode::zone_rdata_syntax, token,
                  "\".\" is expected: " + std::string(what) + " type 0 has none");
    }
    case 1:
      return ipv4(what);
    case 2:
      return ipv6(what);
    case 3:
      return name(what);
    default:
      break;
  }
  Token token = take();
  return fail(FaultCode::zone_rdata_number, token.is_text() ? token : Token{last_end_, last_end_},
              std::string(what) + " types are 0 to 3");
}

bool RdataReader::relay(std::string_view what) {
  std::uint32_t discovery = 0, kind = 0;
  if (!number("discovery bit", 1, discovery) || !number("relay type", 127, kind)) return false;
  out_.u8(discovery << 7U | kind);
  return gateway(what, kind);
}

}  // namespace dcvlint
