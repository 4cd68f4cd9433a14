#pragma once
// A plan: which checks look at what, for one kind of document, configuration and day.

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "lint/engine/config.h"
#include "lint/engine/policy_preset.h"
#include "lint/engine/rule.h"
#include "lint/facts/ca_policy.h"

namespace dcvlint {

struct Step {
  const Rule* rule = nullptr;
  const Phase* phase = nullptr;
  Severity severity{};                      // after the configuration's changes
  Severity rule_severity{};                 // before them
  std::string_view message;                 // as the phase has it for this kind of document
  const SeverityChange* changed = nullptr;  // by which; null: it is the rule's
  std::uint32_t number = 0;                 // index in Plan::steps(), ascending by rule id
  Bound bound;
};

// Rules that are left out, for the summary.
struct PlanCounts {
  std::uint32_t in_force = 0;
  std::uint32_t not_yet = 0;  // their first phase lies ahead
  std::uint32_t ignored = 0;  // by configuration or command line
  std::optional<Date> next;   // the earliest date ahead on which any selected rule changes
};

struct PlanRequest {
  DocumentKind document = DocumentKind::zone;
  std::optional<Profile> profile;
  Date as_of{};
  const Config* config = nullptr;  // may be null
  std::vector<std::string> select,
      ignore;  // of the command line; replace those of the configuration when not empty
  std::optional<Set<Preset>> policies;            // likewise; nothing: those of the configuration
  std::span<const PolicyPreset> presets;          // what is known of policies; outlives the plan
  std::vector<const PolicyPreset*> own_policies;  // that hold beside them; outlive the plan
  // For the CAs that [policy] of the configuration names; null: they are left out. Outlives the
  // plan.
  const Authorities* authorities = nullptr;
  const KnownNames* known = nullptr;  // of the configuration; null: none. Outlives the plan
  bool live = false;                  // DNS is asked for what the zones do not have
  // Parameters that the command line gives: to each check with a parameter of that name that its
  // rule leaves open. Outlive the plan.
  std::span<const Param> given;
  std::vector<std::string_view> left_out;     // ids of rules, counted as ignored: --key-checks
  std::vector<std::string_view> unavailable;  // the same, not counted: nothing to look them up in
};

// The names whose CAA checks of kind governed look at.
enum class GovernedScope : std::uint8_t { none, wildcards, all };

class Plan {
 public:
  std::span<const Step> steps() const { return steps_; }
  std::span<const Step* const> of(Kind kind) const {
    return by_kind_[static_cast<std::size_t>(kind)];
  }
  // Of kind record, rrset and owner, those that want the type; of kind caa, those that want the
  // tag, whatever the value.
  std::span<const Step* const> of(Kind kind, Type type) const {
    return at(kind == Kind::rrset    ? rrset_by_type_
              : kind == Kind::record ? record_by_type_
                                     : owner_by_type_,
              type);
  }
  // Those of kind rrset that want sets of several records only, and are not among those above.
  std::span<const Step* const> of_several(Type type) const { return at(several_by_type_, type); }
  // The same of kind caa_set, and those that want every such set.
  std::span<const Step* const> of_several_caa() const { return several_caa_; }
  std::span<const Step* const> of_any_caa() const { return any_caa_; }
  // Those of kind owner that want every owner.
  std::span<const Step* const> of_any_owner() const { return any_owner_; }
  std::span<const Step* const> of(CaaTag tag) const {
    return caa_by_tag_[static_cast<std::size_t>(tag)];
  }
  // The others of kind caa that want the tag: where the issue value has parameters.
  std::span<const Step* const> of_parameters(CaaTag tag) const {
    return parameters_by_tag_[static_cast<std::size_t>(tag)];
  }
  std::span<const Step* const> of(FaultCode code) const {
    return by_fault_[static_cast<std::size_t>(code)];
  }
  Plan(Plan&&) = default;  // steps are pointed to: no copies
  Plan& operator=(Plan&&) = default;
  const PlanCounts& counts() const { return counts_; }
  // The rules that `counts` counts beside those of steps().
  std::span<const Rule* const> not_yet() const { return not_yet_; }
  std::span<const Rule* const> ignored() const { return ignored_; }
  Date as_of() const { return as_of_; }
  // Those asked for that hold on the day.
  Set<Preset> policies() const { return policies_; }
  std::span<const PolicyPreset* const> own_policies() const { return own_policies_; }
  const CaPolicy& ca_policy() const { return ca_policy_; }
  GovernedScope governed_scope() const { return governed_scope_; }

 private:
  friend class PlanMaker;
  Plan() = default;
  std::vector<Step> steps_;
  std::array<std::vector<const Step*>, static_cast<std::size_t>(Kind::count_)> by_kind_;
  std::array<std::vector<const Step*>, static_cast<std::size_t>(FaultCode::count_)> by_fault_;
  // Types above stand together: no check names one of them.
  static constexpr std::size_t other_type = 258;
  static constexpr std::size_t slot(Type type) {
    return std::min(static_cast<std::size_t>(type), other_type);
  }
  // Empty but for zones: other documents have hundreds of plans.
  using ByType = std::vector<std::vector<const Step*>>;
  static std::span<const Step* const> at(const ByType& lists, Type type) {
    if (lists.empty()) return {};
    return lists[slot(type)];
  }
  void expect_types() {
    for (ByType* each : {&record_by_type_, &rrset_by_type_, &several_by_type_, &owner_by_type_}) {
      each->resize(other_type + 1);
    }
  }
  ByType record_by_type_, rrset_by_type_, several_by_type_, owner_by_type_;
  std::vector<const Step*> any_caa_, several_caa_, any_owner_;
  using ByTag = std::array<std::vector<const Step*>, static_cast<std::size_t>(CaaTag::unknown) + 1>;
  ByTag caa_by_tag_, parameters_by_tag_;
  PlanCounts counts_;
  std::vector<const Rule*> not_yet_, ignored_;
  std::vector<SeverityChange> preset_changes_;  // what steps point to
  Set<Preset> policies_;
  std::vector<const PolicyPreset*> own_policies_;  // likewise
  CaPolicy ca_policy_;
  GovernedScope governed_scope_ = GovernedScope::none;
  Date as_of_{};
};

// Rules of several plans, each counted once: in force where one plan has it, else not yet or
// ignored. A plan for which something has changed until `as_of` is one of older certificates: what
// it had ahead is past.
PlanCounts count_rules(std::span<const Plan* const> plans, Date as_of);

// Books in order; of two rules with one id the later book's stands. Errors: a
// check that refuses its parameters (`where` is the rule file), an unknown CA in [policy], a select
// or ignore or severity prefix that no rule falls under (nearest spelling named).
Result<Plan> make_plan(std::span<const Book* const> books, std::span<const Check> checks,
                       const PlanRequest& request);

}  // namespace dcvlint
