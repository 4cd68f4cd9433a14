#include "lint/facts/type.h"

#include <algorithm>
#include <array>

namespace dcvlint {
namespace {

struct Mnemonic {
  std::string_view word;
  std::uint16_t number;
};

// The registry "Domain Name System (DNS) Parameters", resource record types,
// by number. Query types are here too: a zone can't hold them, but a message
// about one should name it.
constexpr Mnemonic types[] = {
    {"A", 1},           {"NS", 2},        {"MD", 3},        {"MF", 4},       {"CNAME", 5},
    {"SOA", 6},         {"MB", 7},        {"MG", 8},        {"MR", 9},       {"NULL", 10},
    {"WKS", 11},        {"PTR", 12},      {"HINFO", 13},    {"MINFO", 14},   {"MX", 15},
    {"TXT", 16},        {"RP", 17},       {"AFSDB", 18},    {"X25", 19},     {"ISDN", 20},
    {"RT", 21},         {"NSAP", 22},     {"NSAP-PTR", 23}, {"SIG", 24},     {"KEY", 25},
    {"PX", 26},         {"GPOS", 27},     {"AAAA", 28},     {"LOC", 29},     {"NXT", 30},
    {"EID", 31},        {"NIMLOC", 32},   {"SRV", 33},      {"ATMA", 34},    {"NAPTR", 35},
    {"KX", 36},         {"CERT", 37},     {"A6", 38},       {"DNAME", 39},   {"SINK", 40},
    {"OPT", 41},        {"APL", 42},      {"DS", 43},       {"SSHFP", 44},   {"IPSECKEY", 45},
    {"RRSIG", 46},      {"NSEC", 47},     {"DNSKEY", 48},   {"DHCID", 49},   {"NSEC3", 50},
    {"NSEC3PARAM", 51}, {"TLSA", 52},     {"SMIMEA", 53},   {"HIP", 55},     {"NINFO", 56},
    {"RKEY", 57},       {"TALINK", 58},   {"CDS", 59},      {"CDNSKEY", 60}, {"OPENPGPKEY", 61},
    {"CSYNC", 62},      {"ZONEMD", 63},   {"SVCB", 64},     {"HTTPS", 65},   {"DSYNC", 66},
    {"HHIT", 67},       {"BRID", 68},     {"SPF", 99},      {"UINFO", 100},  {"UID", 101},
    {"GID", 102},       {"UNSPEC", 103},  {"NID", 104},     {"L32", 105},    {"L64", 106},
    {"LP", 107},        {"EUI48", 108},   {"EUI64", 109},   {"NXNAME", 128}, {"TKEY", 249},
    {"TSIG", 250},      {"IXFR", 251},    {"AXFR", 252},    {"MAILB", 253},  {"MAILA", 254},
    {"ANY", 255},       {"URI", 256},     {"CAA", 257},     {"AVC", 258},    {"DOA", 259},
    {"AMTRELAY", 260},  {"RESINFO", 261}, {"WALLET", 262},  {"CLA", 263},    {"IPN", 264},
    {"TA", 32768},      {"DLV", 32769},
};

// Words as the bits of a number, upper-cased; a type is read on every line of a zone.
struct Packed {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  bool operator==(const Packed&) const = default;
};
constexpr std::size_t longest_word = 10;  // fills two octets of `high`

constexpr Packed pack(std::string_view word) {
  Packed packed;
  for (char c : word) {
    const auto upper = static_cast<std::uint8_t>(c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c);
    packed.high = packed.high << 8U | packed.low >> 56U;
    packed.low = packed.low << 8U | upper;
  }
  packed.high |= word.size() << 56U;  // so that an octet of zero counts
  return packed;
}

// Open addressing in 256 slots; 0 is free, else an index in `types` and one.
constexpr std::size_t slot_of(Packed packed) {
  return ((packed.low ^ packed.high * 31) * 0x9E3779B97F4A7C15U) >> 56U;
}

struct Table {
  std::array<Packed, 256> words{};
  std::array<std::uint16_t, 256> numbers{};  // 0 is free
};

constexpr Table table = [] {
  Table made;
  for (const Mnemonic& type : types) {
    const Packed packed = pack(type.word);
    std::size_t slot = slot_of(packed);
    while (made.numbers[slot] != 0) slot = (slot + 1) % 256;
    made.words[slot] = packed;
    made.numbers[slot] = type.number;
  }
  return made;
}();

// "TYPE257", "CLASS1": a decimal number up to 65535 behind a word.
std::optional<std::uint16_t> generic_number(std::string_view word, std::string_view prefix) {
  if (word.size() <= prefix.size() || word.size() > prefix.size() + 5) return std::nullopt;
  if (pack(word.substr(0, prefix.size())) != pack(prefix)) return std::nullopt;
  std::uint32_t number = 0;
  for (char c : word.substr(prefix.size())) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<std::uint32_t>(c - '0');
  }
  if (number > 65535) return std::nullopt;
  return static_cast<std::uint16_t>(number);
}

}  // namespace

std::optional<Type> type_from_text(std::string_view word) {
  if (word.size() <= longest_word && !word.empty()) {
    const Packed packed = pack(word);
    for (std::size_t slot = slot_of(packed); table.numbers[slot] != 0; slot = (slot + 1) % 256) {
      if (table.words[slot] == packed) return static_cast<Type>(table.numbers[slot]);
    }
  }
  const auto number = generic_number(word, "TYPE");
  if (!number) return std::nullopt;
  return static_cast<Type>(*number);
}

std::optional<std::uint16_t> class_from_text(std::string_view word) {
  constexpr Mnemonic classes[] = {{"IN", 1},     {"CH", 3},     {"CHAOS", 3}, {"HS", 4},
                                  {"HESIOD", 4}, {"NONE", 254}, {"ANY", 255}};
  if (word.empty()) return std::nullopt;
  if (word.size() <= 6) {
    const Packed packed = pack(word);
    for (const Mnemonic& known : classes) {
      if (pack(known.word) == packed) return known.number;
    }
  }
  return generic_number(word, "CLASS");
}

std::string type_text(Type type) {
  const auto number = static_cast<std::uint16_t>(type);
  const Mnemonic* known =
      std::lower_bound(std::begin(types), std::end(types), number,
                       [](const Mnemonic& m, std::uint16_t n) { return m.number < n; });
  if (known != std::end(types) && known->number == number) return std::string(known->word);
  return "TYPE" + std::to_string(number);
}

}  // namespace dcvlint
