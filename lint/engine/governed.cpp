#include "lint/engine/governed.h"

#include <algorithm>

namespace dcvlint {

std::optional<CertifiableNames> certifiable_names(std::span<const Plan* const> plans) {
  GovernedScope scope = GovernedScope::none;
  CertifiableNames which;
  which.host_types.reserve(plans.size());
  for (const Plan* plan : plans) {
    scope = std::max(scope, plan->governed_scope());
    which.host_types.emplace_back(plan->ca_policy().host_types);
  }
  if (scope == GovernedScope::none) return std::nullopt;
  which.only_wildcards = scope == GovernedScope::wildcards;
  return which;
}

std::vector<GovernedCaa> find_governed(View& view, const Repository& repository,
                                       std::span<const Plan* const> plans) {
  const auto which = certifiable_names(plans);
  if (!which) return {};
  return governed_caa(view, repository, repository.names(), *which);
}

std::vector<Name> names_to_ask(View& view, const Repository& repository,
                               std::span<const Plan* const> plans) {
  const auto which = certifiable_names(plans);
  if (!which) return {};
  return unasked_caa(view, repository, repository.names(), *which);
}

}  // namespace dcvlint
