#include "rules/zone/target.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "lint/base/ascii.h"
#include "lint/facts/record_text.h"

namespace dcvlint {
namespace {

constexpr unsigned max_labels = 127;  // of 255 octets, RFC 1035 §2.3.4

// Octets before the target in RDATA, and its place among the RDATA's tokens.
struct Shape {
  std::size_t skip = 0;
  std::size_t token = 0;
};
std::optional<Shape> shape_of(Type type) {
  switch (type) {
    case Type::cname:
    case Type::dname:
    case Type::ns:
    case Type::ptr:
      return Shape{0, 0};
    case Type::mx:
      return Shape{2, 1};
    case Type::srv:
      return Shape{6, 3};
    default:
      return std::nullopt;
  }
}

char folded(std::uint8_t octet) { return ascii_lower(static_cast<char>(octet)); }

// Offsets of a name's labels in wire form, the last label first.
class Labels {
 public:
  explicit Labels(std::span<const std::uint8_t> wire) : wire_(wire) {
    std::array<std::uint8_t, max_labels> forward;
    for (std::size_t at = 0; at < wire.size() && wire[at] != 0 && count_ < max_labels;) {
      forward[count_++] = static_cast<std::uint8_t>(at);
      at += 1U + wire[at];
    }
    std::reverse_copy(forward.begin(), forward.begin() + count_, at_.begin());
  }
  unsigned count() const { return count_; }
  std::size_t at(unsigned from_end) const { return at_[from_end]; }
  std::span<const std::uint8_t> label(unsigned from_end) const {
    std::size_t at = at_[from_end];
    return wire_.subspan(at + 1, wire_[at]);
  }
  bool is(unsigned from_end, std::string_view lower) const {
    return std::ranges::equal(label(from_end), lower, {}, folded);
  }
  bool same(unsigned a, unsigned b) const {
    return std::ranges::equal(label(a), label(b), {}, folded, folded);
  }
  // Whether the name is `origin` or below it.
  bool within(const Names& names, Name origin) const {
    unsigned labels = names.label_count(origin);
    if (count_ < labels) return false;
    for (unsigned i = labels; i > 0; --i, origin = names.parent(origin)) {
      if (!is(i - 1, names.label(origin))) return false;
    }
    return true;
  }

 private:
  std::span<const std::uint8_t> wire_;
  std::array<std::uint8_t, max_labels> at_;  // not initialised: one is made per name looked at
  unsigned count_ = 0;
};

// A number from 0 to 255 as IPv4 addresses have it, without leading zeros.
bool is_ipv4_part(std::span<const std::uint8_t> label) {
  if (label.size() > 3 || (label[0] == '0' && label.size() > 1)) return false;
  unsigned value = 0;
  for (std::uint8_t octet : label) {
    if (octet < '0' || octet > '9') return false;
    value = value * 10 + (octet - 48U);
  }
  return value <= 255;
}

// RFC 4291 §2.2 without the form that ends in an IPv4 address, which has dots.
bool is_ipv6(std::span<const std::uint8_t> label) {
  unsigned groups = 0;
  unsigned digits = 0;
  bool shortened = false;
  for (std::size_t i = 0; i < label.size(); ++i) {
    char c = folded(label[i]);
    if (c != ':') {
      if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')) || ++digits > 4) return false;
      if (digits == 1) ++groups;
      continue;
    }
    if (digits == 0) {  // the second of "::", or a colon at the beginning
      bool pair = i == 0 ? label.size() > 1 && label[1] == ':' : label[i - 1] == ':';
      if (!pair || (i != 0 && shortened)) return false;
      shortened = i != 0;
    }
    digits = 0;
  }
  bool ends_well = digits != 0 || (label.size() > 1 && label[label.size() - 2] == ':');
  return ends_well && (shortened ? groups < 8 : groups == 8);
}

void append_label(std::span<const std::uint8_t> label, std::string& out) {
  for (std::uint8_t octet : label) {
    char c = folded(octet);
    if (octet <= 0x20 || octet >= 0x7F) {
      out += '\\';
      out += static_cast<char>('0' + octet / 100);
      out += static_cast<char>('0' + octet / 10 % 10);
      out += static_cast<char>('0' + octet % 10);
    } else {
      if (std::string_view(".\\\";()@$").find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
  }
}

}  // namespace

std::span<const std::uint8_t> target_of(const Zone& zone, const Record& record) {
  auto shape = shape_of(record.type);
  auto rdata = zone.rdata(record);
  if (!shape || rdata.size() <= shape->skip) return {};
  auto name = rdata.subspan(shape->skip);
  std::size_t at = 0;
  while (at < name.size() && name[at] != 0) at += 1U + name[at];
  return at + 1 == name.size() && name.size() <= 255 ? name : std::span<const std::uint8_t>{};
}

Place target_place(const Context& in, const Record& record) {
  auto shape = shape_of(record.type);
  RecordText text(in.documents, record.place);
  if (!shape || text.generic() || text.rdata_count() <= shape->token) return record.place;
  return text.rdata(shape->token);
}

bool is_within(const Names& names, std::span<const std::uint8_t> wire, Name name) {
  return Labels(wire).within(names, name);
}

std::string wire_text(std::span<const std::uint8_t> wire) { return without_last_labels(wire, 0); }

std::string without_last_labels(std::span<const std::uint8_t> wire, unsigned labels) {
  Labels all(wire);
  std::string out;
  for (unsigned i = all.count(); i > labels; --i) {
    if (!out.empty()) out += '.';
    append_label(all.label(i - 1), out);
  }
  return out.empty() ? "." : out;
}

std::string address_in_name(const Context& in, std::span<const std::uint8_t> wire, Name origin) {
  if (wire.size() < 2) return {};
  auto first = wire.subspan(1, std::min<std::size_t>(wire[0], wire.size() - 1));
  // Names of hosts: they have no colon, and few begin with a digit.
  bool may_be =
      (first[0] >= '0' && first[0] <= '9') || std::ranges::find(first, ':') != first.end();
  if (!may_be) return {};
  Labels labels(wire);
  unsigned own = labels.within(in.names, origin) ? in.names.label_count(origin) : 0;
  unsigned front = labels.count() - own;
  if (front != 1 && front != 4) return {};
  for (unsigned i = labels.count(); i > own; --i) {
    auto label = labels.label(i - 1);
    if (front == 4 ? !is_ipv4_part(label) : !is_ipv6(label)) return {};
  }
  std::string text;
  for (unsigned i = labels.count(); i > own; --i) {
    if (!text.empty()) text += '.';
    for (std::uint8_t octet : labels.label(i - 1)) text += static_cast<char>(octet);
  }
  return text;
}

unsigned repeated_labels(const Names& names, Name name, Name origin) {
  unsigned count = names.label_count(name);
  unsigned own = names.label_count(origin);
  if (own < 2 || count < 2 * own || count > max_labels) return 0;
  std::array<Name, max_labels + 1> at;  // at[i] has the last i labels of the name; not initialised
  for (unsigned i = count; i > 0; --i, name = names.parent(name)) at[i] = name;
  for (unsigned labels = own; 2 * labels <= count; ++labels) {
    unsigned i = 1;
    while (i <= labels && names.label(at[labels + i]) == names.label(at[i])) ++i;
    if (i > labels) return labels;
  }
  return 0;
}

unsigned repeated_labels(const Context& in, std::span<const std::uint8_t> wire, Name origin) {
  unsigned own = in.names.label_count(origin);
  // Each label has an octet at least, and its length.
  if (own < 2 || wire.size() < 4 * std::size_t{own}) return 0;
  Labels all(wire);
  if (all.count() < 2 * own || !all.within(in.names, origin)) return 0;
  for (unsigned labels = own; 2 * labels <= all.count(); ++labels) {
    unsigned i = 0;
    while (i < labels && all.same(labels + i, i)) ++i;
    if (i == labels) return labels;
  }
  return 0;
}

bool may_lack_records(const Zone& zone) {
  constexpr std::size_t most = 64;  // more faults than that lose something for sure
  const auto& faults = zone.faults();
  return faults.size() > most || std::ranges::any_of(faults, [](const Fault& fault) {
           return fault.code != FaultCode::zone_ttl_above_maximum &&
                  fault.code != FaultCode::zone_ttl_missing &&
                  fault.code != FaultCode::zone_ttl_unknown &&
                  fault.code != FaultCode::zone_final_newline_missing &&
                  fault.code != FaultCode::zone_byte_order_mark &&
                  fault.code != FaultCode::zone_ns_missing &&
                  fault.code != FaultCode::zone_soa_missing;
         });
}

}  // namespace dcvlint
