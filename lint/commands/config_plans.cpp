#include "lint/commands/config_plans.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "lint/commands/output.h"
#include "lint/engine/plan_key.h"
#include "rules/checks.h"

namespace dcvlint {
namespace {

// Of different content. Each has plans of its own, and a hostile tree could have a million.
constexpr std::size_t most_configs = 1000;

}  // namespace

bool ConfigPlans::make(std::span<const Config* const> configs,
                       std::span<const Config* const> of_zones, const PlanRequest& base) {
  std::set<const Config*> seen;
  std::set<std::string> wanted;
  for (const Config* config : of_zones) {
    if (seen.insert(config).second) wanted.insert(plan_key(*config));
  }
  std::map<std::string, const Config*> first_of;
  for (const Config* config : configs) {
    if (plans_.count(config) != 0) continue;
    SignedInput chosen;
    judgement_.choose_profile(*config, chosen);
    if (!judgement_.problems().empty()) return complain(judgement_.problems()), false;
    const auto [same, is_new] = first_of.try_emplace(plan_key(*config), config);
    if (!is_new) {
      plans_.emplace(config, plans_.at(same->second));
      continue;
    }
    if (first_of.size() > most_configs) {
      const std::string most = std::to_string(most_configs);
      complain(Error{config->path, "more than " + most + " different dcvlint.toml in one run"});
      return false;
    }
    if (!make(*config, wanted.count(same->first) != 0, base)) return false;
  }
  return true;
}

bool ConfigPlans::make(const Config& config, bool has_zones, PlanRequest request) {
  std::vector<std::string> folders;
  folders.reserve(config.rules.size() + rules_.size());
  for (const std::string& folder : config.rules) {
    folders.push_back(join_path(config.directory, folder));
  }
  folders.insert(folders.end(), rules_.begin(), rules_.end());
  const std::vector<const Book*> books = books_.with(folders);
  if (!books_.problems().empty()) return complain(books_.problems()), false;
  request.config = config.path.empty() ? nullptr : &config;
  judgement_.choose_policies(config, books, request);
  if (!judgement_.problems().empty()) return complain(judgement_.problems()), false;
  // Made where no zone wants it, too: it tells what is wrong with the configuration.
  auto plan = make_plan(books, all_checks(), request);
  if (!plan) return complain(plan.error()), false;
  Plans made;
  made.shelf = std::make_shared<PlanShelf>(books, all_checks(), std::move(request));
  if (has_zones || plans_.empty()) made.zones = std::make_shared<const Plan>(*std::move(plan));
  plans_.emplace(&config, std::move(made));
  return true;
}

const Plan& ConfigPlans::any_zone_plan() const {
  const auto has_one = [](const auto& each) { return each.second.zones != nullptr; };
  return *std::ranges::find_if(plans_, has_one)->second.zones;
}

std::vector<const Plan*> ConfigPlans::made() const {
  std::set<const PlanShelf*> shelves;
  std::vector<const Plan*> made;
  for (const auto& [config, plans] : plans_) {
    if (!shelves.insert(plans.shelf.get()).second) continue;
    std::ranges::copy(plans.shelf->made(), std::back_inserter(made));
  }
  return made;
}

}  // namespace dcvlint
