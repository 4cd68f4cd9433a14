#include "lint/facts/ip_range.h"

#include <algorithm>
#include <span>
#include <utility>

namespace dcvlint {
namespace {

struct Block {
  std::array<std::uint8_t, 16> start;
  std::uint8_t bits;
  SpecialBlock row;
};

constexpr unsigned hex_value(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10;
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A') + 10;
  return 16;
}

// One decimal number of up to three digits, below 256.
constexpr bool read_decimal(std::string_view text, bool lenient, std::uint8_t& out) {
  if (text.empty() || text.size() > 3 || (text.size() > 1 && text[0] == '0' && !lenient)) {
    return false;
  }
  unsigned value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  out = static_cast<std::uint8_t>(value);
  return value < 256;
}

constexpr bool read_ipv4(std::string_view text, bool lenient, std::uint8_t* out) {
  for (int i = 0; i < 4; ++i) {
    const std::size_t dot = i < 3 ? text.find('.') : text.size();
    if (dot == std::string_view::npos || !read_decimal(text.substr(0, dot), lenient, out[i])) {
      return false;
    }
    text.remove_prefix(i < 3 ? dot + 1 : dot);
  }
  return true;
}

// One group, or the dotted quad at the end. The octets read; 0: neither.
constexpr std::size_t read_group(std::string_view text, std::size_t room, std::uint8_t* out) {
  if (text.find('.') != std::string_view::npos) {
    return room >= 4 && read_ipv4(text, false, out) ? 4 : 0;
  }
  if (text.empty() || text.size() > 4 || room < 2) return 0;
  unsigned value = 0;
  for (const char c : text) {
    if (hex_value(c) > 15) return 0;
    value = value << 4U | hex_value(c);
  }
  out[0] = static_cast<std::uint8_t>(value >> 8U);
  out[1] = static_cast<std::uint8_t>(value & 0xFFU);
  return 2;
}

// Groups with ":" between, the last one perhaps a dotted quad. The octets read; nothing: malformed.
constexpr std::optional<std::size_t> read_groups(std::string_view text, std::uint8_t* out,
                                                 bool quad_allowed = true) {
  std::size_t size = 0;
  while (!text.empty()) {
    const std::size_t colon = text.find(':');
    const bool last = colon == std::string_view::npos;
    const std::string_view group = last ? text : text.substr(0, colon);
    const bool quad = group.find('.') != std::string_view::npos;
    const std::size_t read = read_group(group, 16 - size, out + size);
    if (read == 0 || (quad && (!last || !quad_allowed))) return std::nullopt;
    size += read;
    if (last) break;
    text.remove_prefix(colon + 1);
    if (text.empty()) return std::nullopt;
  }
  return size;
}

constexpr bool read_ipv6(std::string_view text, std::array<std::uint8_t, 16>& out) {
  const std::size_t gap = text.find("::");
  if (gap == std::string_view::npos) {
    const auto size = read_groups(text, out.data());
    return size && *size == 16;
  }
  std::array<std::uint8_t, 16> tail{};
  const auto before = read_groups(text.substr(0, gap), out.data(), false);
  const auto after = read_groups(text.substr(gap + 2), tail.data());
  // "::" stands for at least one group.
  if (!before || !after || *before + *after > 14) return false;
  for (std::size_t i = *before; i < 16; ++i) {
    const std::size_t from_end = 16 - i;
    out[i] = from_end <= *after ? tail[*after - from_end] : std::uint8_t{0};
  }
  return true;
}

// IANA IPv4 Special-Purpose Address Registry and IANA IPv6 Special-Purpose Address Registry.
constexpr auto rows = std::to_array<SpecialBlock>({
    {"0.0.0.0/8", "\"This network\"", "RFC 791"},
    {"10.0.0.0/8", "Private use", "RFC 1918"},
    {"100.64.0.0/10", "Shared address space", "RFC 6598"},
    {"127.0.0.0/8", "Loopback", "RFC 1122"},
    {"169.254.0.0/16", "Link local", "RFC 3927"},
    {"172.16.0.0/12", "Private use", "RFC 1918"},
    {"192.0.0.0/24", "IETF protocol assignments", "RFC 6890"},
    {"192.0.0.0/29", "IPv4 service continuity prefix", "RFC 7335"},
    {"192.0.0.8/32", "IPv4 dummy address", "RFC 7600"},
    {"192.0.0.9/32", "Port Control Protocol anycast", "RFC 7723"},
    {"192.0.0.10/32", "TURN anycast", "RFC 8155"},
    {"192.0.0.170/32", "NAT64/DNS64 discovery", "RFC 8880"},
    {"192.0.0.171/32", "NAT64/DNS64 discovery", "RFC 8880"},
    {"192.0.2.0/24", "Documentation (TEST-NET-1)", "RFC 5737"},
    {"192.31.196.0/24", "AS112-v4", "RFC 7535"},
    {"192.52.193.0/24", "AMT", "RFC 7450"},
    {"192.88.99.0/24", "6to4 relay anycast, deprecated", "RFC 7526"},
    {"192.88.99.2/32", "6a44 relay anycast", "RFC 6751"},
    {"192.168.0.0/16", "Private use", "RFC 1918"},
    {"192.175.48.0/24", "Direct delegation AS112 service", "RFC 7534"},
    {"198.18.0.0/15", "Benchmarking", "RFC 2544"},
    {"198.51.100.0/24", "Documentation (TEST-NET-2)", "RFC 5737"},
    {"203.0.113.0/24", "Documentation (TEST-NET-3)", "RFC 5737"},
    {"240.0.0.0/4", "Reserved", "RFC 1112"},
    {"255.255.255.255/32", "Limited broadcast", "RFC 919"},
    {"::/128", "Unspecified address", "RFC 4291"},
    {"::1/128", "Loopback address", "RFC 4291"},
    {"::ffff:0:0/96", "IPv4-mapped address", "RFC 4291"},
    {"64:ff9b::/96", "IPv4-IPv6 translation", "RFC 6052"},
    {"64:ff9b:1::/48", "IPv4-IPv6 translation, local", "RFC 8215"},
    {"100::/64", "Discard only", "RFC 6666"},
    {"100:0:0:1::/64", "Dummy prefix", "RFC 9780"},
    {"2001::/23", "IETF protocol assignments", "RFC 2928"},
    {"2001::/32", "Teredo", "RFC 4380"},
    {"2001:1::1/128", "Port Control Protocol anycast", "RFC 7723"},
    {"2001:1::2/128", "TURN anycast", "RFC 8155"},
    {"2001:1::3/128", "DNS-SD service registration anycast", "RFC 9665"},
    {"2001:2::/48", "Benchmarking", "RFC 5180"},
    {"2001:3::/32", "AMT", "RFC 7450"},
    {"2001:4:112::/48", "AS112-v6", "RFC 7535"},
    {"2001:10::/28", "ORCHID, deprecated", "RFC 4843"},
    {"2001:20::/28", "ORCHIDv2", "RFC 7343"},
    {"2001:30::/28", "Drone remote identification", "RFC 9374"},
    {"2001:db8::/32", "Documentation", "RFC 3849"},
    {"2002::/16", "6to4", "RFC 3056"},
    {"2620:4f:8000::/48", "Direct delegation AS112 service", "RFC 7534"},
    {"3fff::/20", "Documentation", "RFC 9637"},
    {"5f00::/16", "Segment routing (SRv6) SIDs", "RFC 9602"},
    {"fc00::/7", "Unique local", "RFC 4193"},
    {"fe80::/10", "Link-local unicast", "RFC 4291"},
});

constexpr auto unregistered_rows = std::to_array<SpecialBlock>({
    {"224.0.0.0/4", "Multicast", "RFC 5771"},
    {"::/96", "IPv4-compatible address, deprecated", "RFC 4291"},
    {"::ffff:0:0:0/96", "IPv4-translated address", "RFC 2765"},
    {"fec0::/10", "Site-local unicast, deprecated", "RFC 3879"},
    {"ff00::/8", "Multicast", "RFC 4291"},
});

// The narrow ones first, so that the first that fits is the narrowest.
template <std::size_t N>
constexpr std::array<Block, N> blocks_of(std::span<const SpecialBlock> listed, bool v6) {
  std::array<Block, N> blocks{};
  std::size_t size = 0;
  for (const SpecialBlock& row : listed) {
    const bool is_v6 = row.prefix.find(':') != std::string_view::npos;
    if (is_v6 != v6) continue;
    const std::size_t slash = row.prefix.find('/');
    Block block{{}, 0, row};
    const std::string_view address = row.prefix.substr(0, slash);
    const bool read =
        v6 ? read_ipv6(address, block.start) : read_ipv4(address, false, block.start.data());
    std::uint8_t bits = 0;
    if (!read || !read_decimal(row.prefix.substr(slash + 1), false, bits)) throw "malformed row";
    block.bits = bits;
    blocks[size++] = block;
  }
  std::ranges::sort(blocks, [](const Block& a, const Block& b) { return a.bits > b.bits; });
  return blocks;
}
constexpr std::size_t count_v4(std::span<const SpecialBlock> listed) {
  return static_cast<std::size_t>(std::ranges::count_if(listed, [](const SpecialBlock& row) {
    return row.prefix.find(':') == std::string_view::npos;
  }));
}
constexpr auto v4_blocks = blocks_of<count_v4(rows)>(rows, false);
constexpr auto v6_blocks = blocks_of<rows.size() - count_v4(rows)>(rows, true);
constexpr auto other_v4_blocks = blocks_of<count_v4(unregistered_rows)>(unregistered_rows, false);
constexpr auto other_v6_blocks =
    blocks_of<unregistered_rows.size() - count_v4(unregistered_rows)>(unregistered_rows, true);

bool contains(const Block& block, std::string_view octets) {
  std::size_t at = 0;
  std::uint8_t bits = block.bits;
  for (; bits >= 8; bits = static_cast<std::uint8_t>(bits - 8), ++at) {
    if (static_cast<std::uint8_t>(octets[at]) != block.start[at]) return false;
  }
  if (bits == 0) return true;
  const unsigned difference = static_cast<std::uint8_t>(octets[at]) ^ block.start[at];
  return difference >> (8U - bits) == 0;
}

const SpecialBlock* first_of(std::span<const Block> blocks, std::string_view octets) {
  for (const Block& block : blocks) {
    if (contains(block, octets)) return &block.row;
  }
  return nullptr;
}

}  // namespace

std::optional<IpAddress> parse_ip(std::string_view text, IpText form) {
  constexpr std::size_t longest = 45;  // eight groups, the last two as a dotted quad
  if (text.size() < 2 || text.size() > longest) return std::nullopt;
  std::array<std::uint8_t, 16> octets{};
  IpAddress address;
  if (text.find(':') != std::string_view::npos) {
    if (!read_ipv6(text, octets)) return std::nullopt;
    address.size = 16;
  } else {
    if (!read_ipv4(text, form == IpText::lenient, octets.data())) return std::nullopt;
    address.size = 4;
  }
  std::ranges::transform(octets, address.octets.begin(),
                         [](std::uint8_t octet) { return static_cast<char>(octet); });
  return address;
}

const SpecialBlock* special_block(std::string_view octets) {
  if (octets.size() == 4) return first_of(v4_blocks, octets);
  return octets.size() == 16 ? first_of(v6_blocks, octets) : nullptr;
}

const SpecialBlock* unreached_block(std::string_view octets) {
  if (const SpecialBlock* block = special_block(octets)) return block;
  if (octets.size() == 4) return first_of(other_v4_blocks, octets);
  return octets.size() == 16 ? first_of(other_v6_blocks, octets) : nullptr;
}

}  // namespace dcvlint
