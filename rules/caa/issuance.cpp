#include "rules/caa/issuance.h"

#include <algorithm>
#include <optional>
#include <string>

#include "lint/facts/caa_parameters.h"
#include "lint/facts/validation_method.h"
#include "rules/caa/governed_checks.h"

namespace dcvlint {

namespace {

bool is_lookup(CaaReason reason) {
  return reason == CaaReason::lookup || reason == CaaReason::lookup_insecure ||
         reason == CaaReason::lookup_bogus;
}

// Which CA, with or without what is said of it, judges one set.
class IssuanceJudge {
 public:
  IssuanceJudge(const Context& in, const CaPolicy& policy, const RelevantCaa& relevant,
                const Authority& ca, CaaProfile profile)
      : in_(in), policy_(policy), relevant_(relevant), ca_(ca), profile_(profile) {}

  Judged judge() const {
    const Judged plain = ask({}, {});
    if (plain.decision.verdict == CaaVerdict::fail) {
      const bool told_elsewhere =
          is_lookup(plain.decision.reason) && relevant_.where()->answer.reply != nullptr;
      return with(plain, told_elsewhere ? Breach::none : Breach::refused);
    }
    if (plain.decision.verdict != CaaVerdict::permit) {
      return with(plain, plain.decision.may_be_ignored ? Breach::none : Breach::refused);
    }
    // Only a permission on conditions can depend on the rest.
    if (!plain.decision.conditional() || profile_ == CaaProfile::smime) return plain;
    return judge_parameters(plain);
  }

 private:
  static Judged with(Judged judged, Breach breach) {
    judged.breach = breach;
    return judged;
  }

  Judged ask(std::string_view account, std::string_view method) const {
    const CaaQuestion question{&ca_, profile_, account, method, in_.as_of, CaaReading::authority};
    return {Breach::none, decide_caa(relevant_, in_.authorities, question), question};
  }

  Judged judge_parameters(const Judged& plain) const {
    std::vector<std::string_view> methods = usable_methods();
    if (methods.empty()) methods.emplace_back();
    std::optional<Judged> best;
    for (const std::string_view method : methods) {
      Judged judged = ask({}, method);
      if (judged.decision.verdict != CaaVerdict::permit) {
        if (!best) best = with(judged, unless_heeded(validationmethods_tag, Breach::method));
        continue;
      }
      judged = judge_accounts(judged, method);
      if (judged.breach == Breach::none) return judged;
      if (!best || best->breach != Breach::account) best = judged;
    }
    return best.value_or(plain);
  }

  Judged judge_accounts(const Judged& any_account, std::string_view method) const {
    const auto accounts = std::ranges::find(policy_.accounts, &ca_, &CaAccounts::authority);
    if (accounts == policy_.accounts.end() || accounts->uris.empty()) return any_account;
    std::optional<Judged> first;
    for (const std::string& uri : accounts->uris) {
      const Judged judged = ask(uri, method);
      if (judged.decision.verdict == CaaVerdict::permit) return judged;
      if (!first) first = judged;
    }
    return with(*first, unless_heeded(accounturi_tag, Breach::account));
  }

  Breach unless_heeded(std::string_view parameter, Breach breach) const {
    const bool heeded = std::ranges::find(ca_.parameters, parameter) != ca_.parameters.end();
    return heeded ? Breach::refused : breach;
  }

  // What is in use and can validate such names on that day.
  std::vector<std::string_view> usable_methods() const {
    std::vector<std::string_view> usable;
    for (const std::string& label : policy_.methods) {
      const ValidationMethod* method = in_.authorities.methods.find(label);
      const bool wildcard = profile_ == CaaProfile::wildcard;
      const bool of_use = method == nullptr || (method->hosts && in_.as_of < method->ends &&
                                                (!wildcard || method->ticks.wildcard));
      if (of_use) usable.push_back(label);
    }
    return usable;
  }

  const Context& in_;
  const CaPolicy& policy_;
  const RelevantCaa& relevant_;
  const Authority& ca_;
  CaaProfile profile_;
};

bool is_of_zones(const GovernedCaa& caa) { return caa.found == CaaFound::set && !caa.live; }

}  // namespace

Judged judge_issuance(const Context& in, const CaPolicy& policy, const RelevantCaa& relevant,
                      const Authority& ca, CaaProfile profile) {
  return IssuanceJudge(in, policy, relevant, ca, profile).judge();
}

std::array<Demand, 3> demands_of(const CaPolicy& policy, const GovernedCaa& caa) {
  return {{{"must-issue", policy.must_issue, CaaProfile::host, caa.hosts},
           {"wildcard", policy.wildcard, CaaProfile::wildcard, caa.wildcards},
           {"smime", policy.smime, CaaProfile::smime, caa.mail}}};
}

std::string_view certificates_text(CaaProfile profile) {
  constexpr std::string_view words[] = {"certificates", "wildcard certificates",
                                        "S/MIME certificates", "mark certificates"};
  return words[static_cast<std::size_t>(profile)];
}

Place place_of(const GovernedCaa& caa, const GovernedNames& names, const CaaDecision& decision) {
  if (!is_of_zones(caa)) return names.record->place;
  const auto records = caa.hop.answer.records;
  return records[decision.record < records.size() ? decision.record : 0].place;
}

Name owner_of(const GovernedCaa& caa, const GovernedNames& names) {
  return is_of_zones(caa) ? caa.hop.answer.source : names.first[0];
}

namespace {

std::string reason_of(const GovernedFact& fact, const RelevantCaa& relevant, const Judged& judged) {
  // What stands above the zones was not looked at.
  if (fact.caa.found == CaaFound::none && !fact.caa.live) {
    return "no CAA governs them in these zones";
  }
  return reason_text(judged.decision, judged.question, relevant, fact.in.names);
}

void report(const GovernedFact& fact, const RelevantCaa& relevant, const Demand& demand,
            const Judged& judged, Hits& hits) {
  if (!hits.keeping()) return hits.count_one();
  const std::string owner = fact.in.names.display(owner_of(fact.caa, demand.names));
  const Authority& ca = *judged.question.authority;
  hits.add(place_of(fact.caa, demand.names, judged.decision), owner + " " + std::string(ca.id),
           {{"authority", ca.title},
            {"key", demand.key},
            {"kind", certificates_text(demand.profile)},
            {"names", names_text(demand.names, fact.in.names)},
            {"owner", owner},
            {"reason", reason_of(fact, relevant, judged)}});
}

// Tells of each CA of must-issue, wildcard and smime that `breach` keeps from issuing.
void report_breaches(const GovernedFact& fact, Breach breach, Hits& hits) {
  const CaPolicy* policy = fact.in.policy;
  if (policy == nullptr || policy->empty()) return;
  const RelevantCaa relevant = fact.caa.relevant(fact.in.names);
  for (const Demand& demand : demands_of(*policy, fact.caa)) {
    if (demand.names.count == 0) continue;
    for (const Authority* ca : demand.cas) {
      const Judged judged = judge_issuance(fact.in, *policy, relevant, *ca, demand.profile);
      if (judged.breach == breach) report(fact, relevant, demand, judged, hits);
    }
  }
}

}  // namespace

void CaaIssuerNotAuthorized::operator()(const GovernedFact& fact, Hits& hits) const {
  report_breaches(fact, Breach::refused, hits);
}

void CaaMethodsShutOutMethod::operator()(const GovernedFact& fact, Hits& hits) const {
  if (fact.in.policy == nullptr || fact.in.policy->methods.empty()) return;
  report_breaches(fact, Breach::method, hits);
}

void CaaAccounturiMismatch::operator()(const GovernedFact& fact, Hits& hits) const {
  if (fact.in.policy == nullptr || fact.in.policy->accounts.empty()) return;
  report_breaches(fact, Breach::account, hits);
}

void CaaIssuerAgainstPolicy::operator()(const GovernedFact& fact, Hits& hits) const {
  const CaPolicy* policy = fact.in.policy;
  if (policy == nullptr || policy->must_not_issue.empty()) return;
  const RelevantCaa relevant = fact.caa.relevant(fact.in.names);
  for (const CaaProfile profile : {CaaProfile::host, CaaProfile::wildcard}) {
    const Demand demand{"must-not-issue", policy->must_not_issue, profile, *fact.caa.of(profile)};
    if (demand.names.count == 0) continue;
    for (const Authority* ca : demand.cas) {
      const CaaQuestion question{ca, profile, {}, {}, fact.in.as_of, CaaReading::authority};
      const CaaDecision made = decide_caa(relevant, fact.in.authorities, question);
      if (made.verdict != CaaVerdict::permit) continue;
      report(fact, relevant, demand, {Breach::none, made, question}, hits);
    }
  }
}

}  // namespace dcvlint
