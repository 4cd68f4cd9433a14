#include "rules/caa/governing.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "rules/caa/place.h"

namespace dcvlint {

namespace {

constexpr unsigned most_aliases = 8;
constexpr std::size_t most_records = 256;

const Zone* zone_of(const Context& in, const Zone& own, Name name) {
  const Zone* zone = in.repository.zone_for(name);
  if (!in.names.is_within(name, own.origin())) return zone;
  const bool nearer =
      zone != nullptr && in.names.label_count(zone->origin()) > in.names.label_count(own.origin());
  return nearer ? zone : &own;
}

// Whether a wildcard answers for a name that its zone doesn't have (RFC 4592 §3.3.1).
bool wildcard_answers(const Names& names, const Zone& zone, Name name) {
  if (zone.exists(name)) return false;
  while (name != zone.origin() && !zone.exists(name)) name = names.parent(name);
  const auto wildcard = names.child(name, "*");
  return wildcard && !zone.at(*wildcard).empty();
}

auto properties(const Governing& set) {
  std::vector<std::tuple<std::string, std::string_view, std::uint8_t>> all;
  for (const Record& record : set.records) {
    const CaaProperty property = parse_caa(set.zone->rdata(record));
    all.emplace_back(lower_case(property.tag), property.value, property.flags);
  }
  std::ranges::sort(all);
  const auto doubles = std::ranges::unique(all);
  all.erase(doubles.begin(), doubles.end());
  return all;
}

}  // namespace

Governing caa_at(const Context& in, const Zone& own, Name name) {
  for (unsigned hops = 0; hops <= most_aliases; ++hops) {
    const Zone* zone = zone_of(in, own, name);
    if (zone == nullptr || zone->delegation(name) || zone->dname_above(name)) return {};
    if (const auto records = zone->rrset(name, Type::caa); !records.empty()) {
      return {Governing::Kind::set, zone, name, records};
    }
    const auto aliases = zone->rrset(name, Type::cname);
    if (aliases.empty()) {
      // What a wildcard makes of the name is not looked into.
      if (wildcard_answers(in.names, *zone, name)) return {};
      return {Governing::Kind::none, zone, name, {}};
    }
    const auto target = standing_of(in, zone->rdata(aliases.front())).name;
    if (!target) return {};
    name = *target;
  }
  return {};
}

namespace {

Governing climb(const Context& in, const Zone& own, Name name) {
  for (; name != Name::root; name = in.names.parent(name)) {
    const Governing here = caa_at(in, own, name);
    if (here.kind != Governing::Kind::none) return here;
  }
  return {Governing::Kind::none, nullptr, Name::root, {}};
}

// Names that many sets stand below are asked about once for each.
class GoverningMemo {
 public:
  struct Entry {
    const Zone* own = nullptr;
    Name name{};
    Governing governing;
  };
  Entry& entry(Name name) {
    const std::uint32_t mixed = static_cast<std::uint32_t>(name) * 0x9E3779B9U;
    return entries_[mixed >> 22U];
  }

 private:
  std::array<Entry, 1024> entries_;
};

}  // namespace

Governing caa_governing(const Context& in, const Zone& own, Name name) {
  if (in.memos == nullptr) return climb(in, own, name);
  GoverningMemo::Entry& entry = in.memos->of<GoverningMemo>().entry(name);
  if (entry.own != &own || entry.name != name) entry = {&own, name, climb(in, own, name)};
  return entry.governing;
}

Governing comparable(Governing found) {
  return found.records.size() > most_records ? Governing{} : found;
}

bool same_properties(const Governing& a, const Governing& b) {
  if (a.zone == b.zone && a.records.data() == b.records.data()) return true;
  return properties(a) == properties(b);
}

}  // namespace dcvlint
