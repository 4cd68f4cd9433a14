#include "lint/engine/plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "lint/base/spelling.h"
#include "lint/engine/rule_prefixes.h"
#include "lint/facts/authority_choice.h"

namespace dcvlint {
namespace {

// What a plan names: prefixes of rule ids.
struct Prefixes {
  RulePrefixes select, ignore;
  bool select_is_nearer = false;  // on the command line, while `ignore` is the configuration's
};

// Of all books, by id; of two with one id the later book's.
std::vector<const Rule*> rules_of(std::span<const Book* const> books) {
  std::vector<const Rule*> all;
  for (const Book* book : books) {
    for (const Rule& rule : book->rules) all.push_back(&rule);
  }
  // The built-in book is sorted already.
  if (!std::ranges::is_sorted(all, {}, &Rule::id)) std::ranges::stable_sort(all, {}, &Rule::id);
  std::size_t kept = 0;
  for (const Rule* rule : all) {
    if (kept > 0 && all[kept - 1]->id == rule->id) --kept;
    all[kept++] = rule;
  }
  all.resize(kept);
  return all;
}

}  // namespace

class PlanMaker {
 public:
  PlanMaker(std::span<const Book* const> books, std::span<const Check> checks,
            const PlanRequest& request)
      : books_(books), checks_(checks), request_(&request), rules_(rules_of(books)) {}

  Result<Plan> make() {
    choose_policies();
    if (auto read = read_prefixes(); !read) return fail(read.error());
    if (auto read = read_changes(); !read) return fail(read.error());
    if (auto read = read_ca_policy(); !read) return fail(read.error());
    plan_.ca_policy_.known = request_->known;
    plan_.as_of_ = request_->as_of;
    if (request_->document == DocumentKind::zone) plan_.expect_types();
    for (const Rule* rule : rules_) {
      if (auto added = add(*rule); !added) return fail(added.error());
    }
    index();
    return std::move(plan_);
  }

 private:
  // An id that was given up stands for the one that came after it.
  std::string_view current(std::string_view prefix) const {
    for (const Book* book : books_) {
      for (const RenamedRule& each : book->renamed) {
        if (each.from == prefix) return each.to;
      }
    }
    return prefix;
  }

  // Rules that fall under one prefix stand together, as "-" and "/" come before all letters.
  bool has_rule_under(std::string_view prefix) const {
    if (prefix == "all") return !rules_.empty();
    const std::string_view least =
        prefix.ends_with('/') ? prefix.substr(0, prefix.size() - 1) : prefix;
    const auto first = std::ranges::lower_bound(rules_, least, {}, &Rule::id);
    return first != rules_.end() && falls_under((*first)->id, prefix);
  }

  Result<std::string> prefix(const std::string& written, std::string_view where) const {
    const std::string_view meant = current(written);
    if (has_rule_under(meant)) return std::string(meant);
    std::vector<std::string_view> known = {"all"};
    for (const Rule* rule : rules_) {
      const std::string_view family = rule->id.substr(0, rule->id.find('/'));
      if (known.back() != family) known.push_back(family);
    }
    for (const Rule* rule : rules_) known.push_back(rule->id);
    const std::string_view near = nearest(written, known);
    return fail(std::string(where),
                fmt::format("no rule falls under \"{}\"{}", written,
                            near.empty() ? "" : fmt::format("; did you mean \"{}\"?", near)));
  }

  Result<void> read_list(const std::vector<std::string>& list, std::string_view where,
                         RulePrefixes& out) const {
    for (const std::string& written : list) {
      auto meant = prefix(written, where);
      if (!meant) return fail(meant.error());
      out.add(*std::move(meant));
    }
    return {};
  }

  std::string option_or_file(bool option, std::string_view name) const {
    return option || request_->config == nullptr
               ? fmt::format("--{}", name)
               : fmt::format("{}: {}", request_->config->path, name);
  }

  Result<void> read_prefixes() {
    const Config none;
    const Config& config = request_->config != nullptr ? *request_->config : none;
    const bool own_select = !request_->select.empty();
    const bool own_ignore = !request_->ignore.empty();
    prefixes_.select_is_nearer = own_select && !own_ignore;
    auto read = read_list(own_select ? request_->select : config.select,
                          option_or_file(own_select, "select"), prefixes_.select);
    if (!read) return read;
    if (prefixes_.select.empty()) prefixes_.select.add("all");
    return read_list(own_ignore ? request_->ignore : config.ignore,
                     option_or_file(own_ignore, "ignore"), prefixes_.ignore);
  }

  void choose_policies() {
    Set<Preset> wanted;
    if (request_->policies) {
      wanted = *request_->policies;
    } else if (request_->config != nullptr) {
      wanted = request_->config->policy.presets;
    }
    for (const PolicyPreset* own : request_->own_policies) {
      if (!own->holds_on(request_->as_of)) continue;
      plan_.own_policies_.push_back(own);
      wanted = Set<Preset>(wanted.bits() | own->extend.bits());
    }
    // What a policy extends comes before it, in their order, so that its own changes win.
    for (auto i = static_cast<unsigned>(Preset::count_); i-- > 0;) {
      const PolicyPreset* known = find_preset(request_->presets, static_cast<Preset>(i));
      if (!wanted.has(static_cast<Preset>(i)) || known == nullptr) continue;
      if (known->holds_on(request_->as_of))
        wanted = Set<Preset>(wanted.bits() | known->extend.bits());
    }
    for (unsigned i = 0; i < static_cast<unsigned>(Preset::count_); ++i) {
      const auto preset = static_cast<Preset>(i);
      const PolicyPreset* known = find_preset(request_->presets, preset);
      if (!wanted.has(preset) || (known != nullptr && !known->holds_on(request_->as_of))) continue;
      plan_.policies_.add(preset);
      if (known != nullptr) read_preset_changes(*known);
    }
    for (const PolicyPreset* own : plan_.own_policies_) read_preset_changes(*own);
  }

  void read_preset_changes(const PolicyPreset& preset) {
    for (const PresetReplacement& row : preset.replaced) replaced_.push_back(&row);
    for (const PresetSeverity& row : preset.severities) {
      if (!row.documents.empty() && !row.documents.has(request_->document)) continue;
      plan_.preset_changes_.push_back(
          {std::string(row.rule), row.severity,
           fmt::format("{} ({}{}{})", row.reason, row.citation.source,
                       row.citation.section.empty() ? "" : " section ", row.citation.section),
           fmt::format("policy {}", preset.name)});
    }
  }

  Result<void> read_changes() {
    if (request_->config == nullptr) return {};
    for (const SeverityChange& change : request_->config->severities) {
      auto meant = prefix(change.rule, option_or_file(false, "severity"));
      if (!meant) return fail(meant.error());
      changes_.add(*std::move(meant),
                   static_cast<std::size_t>(&change - request_->config->severities.data()));
    }
    return {};
  }

  Result<void> read_ca_policy() {
    if (request_->config == nullptr || request_->authorities == nullptr) return {};
    const IssuancePolicy& policy = request_->config->policy;
    CaPolicy& out = plan_.ca_policy_;
    const std::tuple<std::string_view, const std::vector<std::string>&,
                     std::vector<const Authority*>&>
        lists[] = {{"must-issue", policy.must_issue, out.must_issue},
                   {"must-not-issue", policy.must_not_issue, out.must_not_issue},
                   {"wildcard", policy.wildcard, out.wildcard},
                   {"smime", policy.smime, out.smime}};
    for (const auto& [key, words, cas] : lists) {
      for (const std::string& word : words) {
        const auto found = choose_authority(*request_->authorities, word);
        if (!found) return fail(option_or_file(false, key), found.error());
        cas.push_back(*found);
      }
    }
    for (const std::string& word : policy.methods) {
      const std::string problem = request_->authorities->methods.label_problem(word);
      if (!problem.empty()) return fail(option_or_file(false, "methods"), problem);
    }
    out.methods = policy.methods;
    if (policy.host_types) out.host_types = *policy.host_types;
    for (const PolicyAccounts& accounts : policy.accounts) {
      const auto found = choose_authority(*request_->authorities, accounts.ca);
      if (!found) return fail(option_or_file(false, "accounts"), found.error());
      out.accounts.push_back({*found, accounts.uris});
    }
    return {};
  }

  bool selected(std::string_view id) const {
    const int wanted = prefixes_.select.strength(id);
    const int unwanted = prefixes_.ignore.strength(id);
    if (wanted < 0) return false;
    return wanted > unwanted || (wanted == unwanted && prefixes_.select_is_nearer);
  }

  bool applies(const Rule& rule) const {
    return rule.documents.has(request_->document) && fits_profile(rule) &&
           (rule.policies.empty() || (rule.policies.bits() & plan_.policies_.bits()) != 0);
  }

  // Whether another rule tells what this one has to tell, and more.
  bool is_replaced(const Rule& rule) const {
    return std::ranges::any_of(replaced_, [&](const PresetReplacement* each) {
      if (!falls_under(rule.id, each->rule) || rule.id == each->by) return false;
      const auto by = std::ranges::lower_bound(rules_, each->by, {}, &Rule::id);
      return by != rules_.end() && (*by)->id == each->by && applies(**by) && selected(each->by) &&
             phase_on(**by, request_->as_of) != nullptr;
    });
  }

  bool fits_profile(const Rule& rule) const {
    if (rule.profiles.empty()) return true;
    if (request_->profile) return rule.profiles.has(*request_->profile);
    return request_->document != DocumentKind::crl || rule.profiles.has(Profile::tls);
  }

  // A revocation list does not tell whose certificates it is for: what holds for public TLS CAs
  // alone is then one step down.
  void step_down(const Rule& rule, Step& step) const {
    static const SeverityChange guess{
        "", Severity::notice,
        "nothing tells whether the list is a public TLS CA's; --profile tls says that it is, "
        "--profile other that it isn't",
        "a guess"};
    if (request_->document != DocumentKind::crl || request_->profile || rule.profiles.empty())
      return;
    if (step.severity == Severity::notice) return;
    step.severity = step.severity == Severity::error ? Severity::warning : Severity::notice;
    step.changed = &guess;
  }

  // Rules of a family stand together, and so do its checks: the next one is mostly near the last.
  const Check* find_check(std::string_view id) {
    const auto from = checks_.begin() + found_last_;
    auto found = std::ranges::find(from, checks_.end(), id, &Check::id);
    if (found == checks_.end()) {
      found = std::ranges::find(checks_.begin(), from, id, &Check::id);
      if (found == from) return nullptr;
    }
    found_last_ = found - checks_.begin();
    return &*found;
  }

  Result<void> add(const Rule& rule) {
    if (!applies(rule) || is_replaced(rule)) return {};
    if (std::ranges::find(request_->unavailable, rule.id) != request_->unavailable.end()) return {};
    const bool left_out =
        std::ranges::find(request_->left_out, rule.id) != request_->left_out.end();
    if (left_out || !selected(rule.id)) {
      ++plan_.counts_.ignored;
      plan_.ignored_.push_back(&rule);
      return {};
    }
    note_next_change(rule);
    const Phase* phase = phase_on(rule, request_->as_of);
    if (phase == nullptr) {
      ++plan_.counts_.not_yet;
      plan_.not_yet_.push_back(&rule);
      return {};
    }
    const Check* check = find_check(rule.check);
    if (check == nullptr) {
      return fail(std::string(rule.path), fmt::format("unknown check \"{}\"", rule.check));
    }
    auto bound = check->bind(params_of(*phase, *check));
    if (!bound) {
      return fail(std::string(rule.path),
                  fmt::format("{}: {}", bound.error().where, bound.error().what));
    }
    ++plan_.counts_.in_force;
    const bool csr = request_->document == DocumentKind::csr;
    Step step{&rule,
              phase,
              csr ? phase->csr_severity.value_or(phase->severity) : phase->severity,
              Severity{},
              csr && !phase->csr_message.empty() ? phase->csr_message : phase->message,
              nullptr,
              0,
              *std::move(bound)};
    step.rule_severity = step.severity;
    step_down(rule, step);
    for (const SeverityChange& change : plan_.preset_changes_) {
      if (!falls_under(rule.id, change.rule)) continue;
      step.severity = change.severity;
      step.changed = &change;
    }
    if (const auto number = changes_.last(rule.id)) {
      step.changed = &request_->config->severities[*number];
      step.severity = step.changed->severity;
    }
    if (step.severity == step.rule_severity) step.changed = nullptr;
    step.number = static_cast<std::uint32_t>(plan_.steps_.size());
    checked_.push_back(check);
    plan_.steps_.push_back(std::move(step));
    return {};
  }

  // Those of the rule, then what the command line gives.
  std::vector<Param> params_of(const Phase& phase, const Check& check) const {
    std::vector<Param> params(phase.params.begin(), phase.params.end());
    for (const Param& given : request_->given) {
      const auto is_wanted = [&](const ParamInfo& info) {
        return info.name == given.name && info.type == given.value.index();
      };
      if (std::ranges::any_of(check.params, is_wanted) &&
          std::ranges::find(params, given.name, &Param::name) == params.end()) {
        params.push_back(given);
      }
    }
    return params;
  }

  void note_next_change(const Rule& rule) {
    std::optional<Date>& next = plan_.counts_.next;
    for (const Phase& phase : rule.phases) {
      if (phase.from > request_->as_of && (!next || phase.from < *next)) next = phase.from;
    }
  }

  // When all steps are there, so that pointers to them hold. A rule of kind
  // fault whose parameters name a code is asked about faults of that code only.
  void index() {
    for (std::size_t i = 0; i < plan_.steps_.size(); ++i) {
      const Step& step = plan_.steps_[i];
      const Check& check = *checked_[i];
      if (check.kind == Kind::governed && !is_reason_to_look(check)) continue;
      const auto code = check.kind == Kind::fault ? code_of(*step.phase) : std::nullopt;
      auto& list = code ? plan_.by_fault_[static_cast<std::size_t>(*code)]
                        : plan_.by_kind_[static_cast<std::size_t>(check.kind)];
      list.push_back(&step);
      if (check.kind == Kind::rrset) {
        index_types(check.several ? plan_.several_by_type_ : plan_.rrset_by_type_, check, step);
      }
      if (check.kind == Kind::record) index_types(plan_.record_by_type_, check, step);
      if (check.kind == Kind::caa_set) {
        (check.several ? plan_.several_caa_ : plan_.any_caa_).push_back(&step);
      }
      if (check.kind == Kind::owner && check.types.empty()) plan_.any_owner_.push_back(&step);
      if (check.kind == Kind::owner && !check.types.empty()) {
        index_types(plan_.owner_by_type_, check, step);
      }
      if (check.kind == Kind::caa) index_tags(check, step);
    }
  }

  // The names of hosts are looked for where somebody wants to know of them.
  bool is_reason_to_look(const Check& check) {
    const bool all = request_->live || !plan_.ca_policy_.empty();
    const auto scope = all               ? GovernedScope::all
                       : check.wildcards ? GovernedScope::wildcards
                                         : GovernedScope::none;
    plan_.governed_scope_ = std::max(plan_.governed_scope_, scope);
    return scope != GovernedScope::none;
  }

  static void index_types(Plan::ByType& lists, const Check& check, const Step& step) {
    if (lists.empty()) return;
    if (check.types.empty()) {
      for (auto& list : lists) list.push_back(&step);
    }
    for (Type type : check.types) lists[static_cast<std::size_t>(type)].push_back(&step);
  }

  void index_tags(const Check& check, const Step& step) {
    auto& lists = check.parameters ? plan_.parameters_by_tag_ : plan_.caa_by_tag_;
    if (check.tags.empty()) {
      for (auto& list : lists) list.push_back(&step);
    }
    for (CaaTag tag : check.tags) lists[static_cast<std::size_t>(tag)].push_back(&step);
  }

  static std::optional<FaultCode> code_of(const Phase& phase) {
    for (const Param& param : phase.params) {
      const auto* text = std::get_if<std::string_view>(&param.value);
      if (param.name == "code" && text != nullptr) return fault_from_id(*text);
    }
    return std::nullopt;
  }

  std::span<const Book* const> books_;
  std::span<const Check> checks_;
  const PlanRequest* request_;
  std::vector<const Rule*> rules_;
  Prefixes prefixes_;
  RulePrefixes changes_;  // by the number in the configuration
  std::vector<const PresetReplacement*> replaced_;
  std::vector<const Check*> checked_;  // of the steps
  std::ptrdiff_t found_last_ = 0;      // index in checks_
  Plan plan_;
};

PlanCounts count_rules(std::span<const Plan* const> plans, Date as_of) {
  std::set<std::string_view> in_force, not_yet, ignored;
  PlanCounts counts;
  for (const Plan* plan : plans) {
    for (const Step& step : plan->steps()) in_force.insert(step.rule->id);
    for (const Rule* rule : plan->ignored()) ignored.insert(rule->id);
    const auto next = plan->counts().next;
    if (next && *next <= as_of) continue;
    for (const Rule* rule : plan->not_yet()) not_yet.insert(rule->id);
    if (next && (!counts.next || *next < *counts.next)) counts.next = next;
  }
  for (std::string_view id : in_force) {
    not_yet.erase(id);
    ignored.erase(id);
  }
  for (std::string_view id : not_yet) ignored.erase(id);
  counts.in_force = static_cast<std::uint32_t>(in_force.size());
  counts.not_yet = static_cast<std::uint32_t>(not_yet.size());
  counts.ignored = static_cast<std::uint32_t>(ignored.size());
  return counts;
}

Result<Plan> make_plan(std::span<const Book* const> books, std::span<const Check> checks,
                       const PlanRequest& request) {
  return PlanMaker(books, checks, request).make();
}

}  // namespace dcvlint
