#include "lint/sources/dns_wire.h"

#include <algorithm>
#include <cstring>

namespace dcvlint {
namespace {

using Octets = std::span<const std::uint8_t>;

constexpr unsigned longest_label = 63;
constexpr unsigned most_pointers = 64;
constexpr std::size_t header_size = 12;

std::uint8_t lower(std::uint8_t octet) {
  return octet >= 'A' && octet <= 'Z' ? static_cast<std::uint8_t>(octet + ('a' - 'A')) : octet;
}

// Where names stand in the RDATA of a type: octets before, names, octets behind.
struct NamesIn {
  std::uint8_t before = 0;
  std::uint8_t names = 0;
  std::uint8_t behind = 0;
};

NamesIn names_in(Type type) {
  switch (static_cast<unsigned>(type)) {
    case 2:  // NS, MD, MF, CNAME, MB, MG, MR, PTR, DNAME
    case 3:
    case 4:
    case 5:
    case 7:
    case 8:
    case 9:
    case 12:
    case 39:
      return {0, 1, 0};
    case 6:  // SOA
      return {0, 2, 20};
    case 14:  // MINFO, RP
    case 17:
      return {0, 2, 0};
    case 15:  // MX, AFSDB, RT, KX
    case 18:
    case 21:
    case 36:
      return {2, 1, 0};
    case 26:  // PX
      return {2, 2, 0};
    case 33:  // SRV
      return {6, 1, 0};
    default:
      return {};
  }
}

void append_16(std::vector<std::uint8_t>& out, unsigned value) {
  out.push_back(static_cast<std::uint8_t>(value >> 8U));
  out.push_back(static_cast<std::uint8_t>(value));
}

}  // namespace

std::size_t read_wire_name(Octets message, std::size_t at, WireName& name) {
  name.size = 0;
  std::size_t used = 0;
  std::size_t behind = 0;  // of the name where it stands; 0 until a pointer or the end is met
  std::size_t limit = at;  // a pointer must lead before the labels that it ends
  unsigned pointers = 0;
  while (at < message.size()) {
    const unsigned octet = message[at];
    if (octet >= 0xC0) {
      if (at + 2 > message.size() || ++pointers > most_pointers) return 0;
      const std::size_t target = (octet & 0x3FU) << 8U | message[at + 1];
      if (target < header_size || target >= limit) return 0;
      if (behind == 0) behind = at + 2;
      limit = at = target;
      continue;
    }
    if (octet > longest_label) return 0;
    const std::size_t taken = octet + 1U;
    if (taken > message.size() - at || used + taken > name.octets.size()) return 0;
    std::memcpy(name.octets.data() + used, message.data() + at, taken);
    used += taken;
    at += taken;
    if (octet != 0) continue;
    name.size = static_cast<std::uint8_t>(used);
    return behind == 0 ? at : behind;
  }
  return 0;
}

bool same_wire_name(Octets a, Octets b) {
  // Length octets are below 'A', so that folding leaves them alone.
  return a.size() == b.size() && std::ranges::equal(a, b, {}, lower, lower);
}

std::optional<std::size_t> octets_before(Octets name, Octets ancestor) {
  if (ancestor.size() > name.size()) return std::nullopt;
  const std::size_t above = name.size() - ancestor.size();
  std::size_t at = 0;
  while (at < above) at += name[at] + 1U;
  if (at != above || !same_wire_name(name.subspan(at), ancestor)) return std::nullopt;
  return above;
}

bool expand_rdata(Octets message, const WireRecord& record, std::vector<std::uint8_t>& out) {
  const NamesIn layout = names_in(record.type);
  const auto copy = [&](std::size_t from, std::size_t count) {
    const auto first = message.begin() + static_cast<std::ptrdiff_t>(from);
    out.insert(out.end(), first, first + static_cast<std::ptrdiff_t>(count));
  };
  if (layout.names == 0) {
    copy(record.begin, record.end - record.begin);
    return true;
  }
  if (record.end - record.begin < layout.before) return false;
  copy(record.begin, layout.before);
  std::size_t at = record.begin + layout.before;
  // What stands behind this record is not part of its names.
  const Octets within = message.first(record.end);
  for (unsigned i = 0; i < layout.names; ++i) {
    WireName name;
    at = read_wire_name(within, at, name);
    if (at == 0) return false;
    out.insert(out.end(), name.wire().begin(), name.wire().end());
  }
  if (record.end - at != layout.behind) return false;
  copy(at, layout.behind);
  return true;
}

void write_query(std::uint16_t id, const Names& names, Name name, Type type, QueryFlags flags,
                 std::vector<std::uint8_t>& out) {
  out.clear();
  append_16(out, id);
  constexpr unsigned recursion_desired = 0x0100, authentic_data = 0x0020, no_checking = 0x0010;
  append_16(out, recursion_desired | authentic_data | (flags.checking_disabled ? no_checking : 0));
  for (const unsigned count : {1U, 0U, 0U, 1U}) append_16(out, count);
  names.append_wire(name, out);
  append_16(out, static_cast<unsigned>(type));
  append_16(out, class_in);
  // OPT (RFC 6891 §6.1.2): root, type, payload, extended RCODE and version, DO, no options.
  out.push_back(0);
  for (const unsigned field : {41U, unsigned{edns_payload}, 0U, 0x8000U, 0U}) append_16(out, field);
}

}  // namespace dcvlint
