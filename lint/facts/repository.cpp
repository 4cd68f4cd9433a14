#include "lint/facts/repository.h"

#include <algorithm>
#include <utility>

namespace dcvlint {

Repository::Repository(const Names& names, std::vector<Zone> zones)
    : names_(&names), zones_(std::move(zones)) {
  for (std::uint32_t i = 0; i < zones_.size(); ++i) {
    // What a fragment says is in the zone that includes it; its own origin need
    // not be a zone's.
    if (!zones_[i].fragment()) by_origin_.emplace_back(zones_[i].origin(), i);
  }
  std::sort(by_origin_.begin(), by_origin_.end());
  const auto same = [](const auto& a, const auto& b) { return a.first == b.first; };
  by_origin_.erase(std::unique(by_origin_.begin(), by_origin_.end(), same), by_origin_.end());
}

const Zone* Repository::zone_with_origin(Name origin) const {
  const auto found = std::ranges::lower_bound(by_origin_, origin, {},
                                              [](const auto& entry) { return entry.first; });
  if (found == by_origin_.end() || found->first != origin) return nullptr;
  return &zones_[found->second];
}

const Zone* Repository::zone_for(Name name) const {
  for (;; name = names_->parent(name)) {
    if (const Zone* zone = zone_with_origin(name)) return zone;
    if (name == Name::root) return nullptr;
  }
}

}  // namespace dcvlint
