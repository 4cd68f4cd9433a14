#pragma once
// The plans of a run: one for zones and a shelf of them for the rest, for each configuration.

#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "lint/commands/judgement.h"
#include "lint/commands/rule_books.h"
#include "lint/engine/plan.h"
#include "lint/engine/plan_shelf.h"

namespace dcvlint {

class ConfigPlans {
 public:
  // `rules`: folders of the command line. All outlive this.
  ConfigPlans(RuleBooks& books, Judgement& judgement, const std::vector<std::string>& rules)
      : books_(books), judgement_(judgement), rules_(rules) {}

  // Once. `base`: all that the configurations do not say. Those with the same content share their
  // plans. False: standard error says what is wrong.
  bool make(std::span<const Config* const> configs, std::span<const Config* const> of_zones,
            const PlanRequest& base);

  // Of one of `of_zones`.
  const Plan& zone_plan(const Config& config) const { return *plans_.at(&config).zones; }
  const Plan& any_zone_plan() const;
  PlanShelf& shelf(const Config& config) const { return *plans_.at(&config).shelf; }
  // Those that shelves have made so far, each once.
  std::vector<const Plan*> made() const;

 private:
  struct Plans {
    std::shared_ptr<const Plan> zones;  // null: nobody wants it
    std::shared_ptr<PlanShelf> shelf;
  };
  bool make(const Config& config, bool has_zones, PlanRequest request);

  RuleBooks& books_;
  Judgement& judgement_;
  const std::vector<std::string>& rules_;
  std::map<const Config*, Plans> plans_;
};

}  // namespace dcvlint
