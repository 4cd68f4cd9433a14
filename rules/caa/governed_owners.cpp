// What a set does to wildcards and delegations in the zones.

#include <algorithm>
#include <string>
#include <vector>

#include "lint/base/ascii.h"
#include "lint/facts/ca_policy.h"
#include "lint/facts/caa_parameters.h"
#include "lint/facts/validation_method.h"
#include "rules/caa/governed_checks.h"
#include "rules/caa/issuance.h"
#include "rules/caa/place.h"

namespace dcvlint {

namespace {

bool judged_by_policy(const GovernedFact& fact) {
  return fact.in.policy != nullptr && !fact.in.policy->wildcard.empty();
}

// A set of the zones that wildcards inherit. Nothing that could be an answer is as large as the
// rest.
bool governs_wildcards(const GovernedCaa& caa) {
  return caa.wildcards.count > 0 && caa.found == CaaFound::set && !caa.live &&
         caa.hop.answer.records.size() <= most_caa_records;
}

// The records that count for wildcards (RFC 8659 §4.3).
CaaTag tag_for_wildcards(const GovernedCaa& caa) {
  const bool wild = std::ranges::any_of(caa.hop.answer.records, [](const AnswerRecord& record) {
    return parse_caa(record.rdata).known_tag == CaaTag::issuewild;
  });
  return wild ? CaaTag::issuewild : CaaTag::issue;
}

// The labels of validationmethods, if all are methods that we know and none validates wildcards.
std::vector<std::string> host_only_labels(const ValidationMethods& methods,
                                          const IssueValue& value) {
  std::vector<std::string> labels;
  for (const IssueParameter& parameter : value.parameters) {
    if (!equal_folded(parameter.tag, validationmethods_tag)) continue;
    for (const MethodLabel& label : method_labels(parameter.value)) {
      const ValidationMethod* method = methods.find(lower_case(label.text));
      if (method == nullptr || !method->hosts || method->ticks.wildcard) return {};
      labels.emplace_back(label.text);
    }
  }
  return labels;
}

// The first record that names a CA, when all that do leave no method for wildcards.
struct ShutOut {
  const AnswerRecord* record = nullptr;
  std::vector<std::string> labels;
};
ShutOut shut_out(const ValidationMethods& methods, const GovernedCaa& caa) {
  constexpr std::size_t most_labels = 16;  // a hostile set has thousands of ca-tbr-00018
  ShutOut out;
  const CaaTag tag = tag_for_wildcards(caa);
  for (const AnswerRecord& record : caa.hop.answer.records) {
    const CaaProperty property = parse_caa(record.rdata);
    if (property.known_tag != tag) continue;
    const IssueValue value = parse_issue_value(property.value);
    if (value.names_nobody()) continue;
    std::vector<std::string> labels = host_only_labels(methods, value);
    if (labels.empty()) return {};
    if (out.record == nullptr) out.record = &record;
    for (std::string& label : labels) {
      if (out.labels.size() == most_labels) break;
      const bool known = std::ranges::find(out.labels, label) != out.labels.end();
      if (!known) out.labels.push_back(std::move(label));
    }
  }
  return out;
}

}  // namespace

void CaaIssuewildShutsOut::operator()(const GovernedFact& fact, Hits& hits) const {
  const GovernedCaa& caa = fact.caa;
  if (!governs_wildcards(caa) || judged_by_policy(fact)) return;
  const AnswerRecord* wild = nullptr;
  for (const AnswerRecord& record : caa.hop.answer.records) {
    const CaaProperty property = parse_caa(record.rdata);
    if (property.known_tag != CaaTag::issuewild) continue;
    std::string_view issuer;
    // A value that was to name a CA has a finding of its own.
    const bool nobody =
        check_issue_value(property.value, issuer) == IssueFault::none && issuer.empty();
    if (!nobody) return;
    if (wild == nullptr) wild = &record;
  }
  if (wild == nullptr) return;
  const std::string owner = fact.in.names.display(caa.hop.answer.source);
  Hit& hit = hits.add(wild->place, owner,
                      {{"names", names_text(caa.wildcards, fact.in.names)}, {"owner", owner}});
  hits.relate(hit, caa.wildcards.record->place, "the wildcard");
}

void CaaMethodsShutOutWildcard::operator()(const GovernedFact& fact, Hits& hits) const {
  const GovernedCaa& caa = fact.caa;
  if (!governs_wildcards(caa)) return;
  const ShutOut found = shut_out(fact.in.authorities.methods, caa);
  if (found.record == nullptr) return;
  if (judged_by_policy(fact)) {
    // Where a CA heeds it, that is told as what it is: a refusal.
    const RelevantCaa relevant = caa.relevant(fact.in.names);
    for (const Authority* ca : fact.in.policy->wildcard) {
      const Judged judged =
          judge_issuance(fact.in, *fact.in.policy, relevant, *ca, CaaProfile::wildcard);
      if (judged.breach == Breach::refused) return;
    }
  }
  const std::string owner = fact.in.names.display(caa.hop.answer.source);
  Hit& hit = hits.add(found.record->place, owner,
                      {{"names", names_text(caa.wildcards, fact.in.names)},
                       {"owner", owner},
                       {"labels", excerpt(enumeration(found.labels))}});
  hits.relate(hit, caa.wildcards.record->place, "the wildcard");
}

void CaaBindsDelegated::operator()(const GovernedFact& fact, Hits& hits) const {
  const GovernedCaa& caa = fact.caa;
  if (caa.delegated.count == 0 || caa.found != CaaFound::set || caa.live) return;
  const std::string owner = fact.in.names.display(caa.hop.answer.source);
  Hit& hit = hits.add(caa.hop.answer.records.front().place, owner,
                      {{"names", names_text(caa.delegated, fact.in.names)}, {"owner", owner}});
  hits.relate(hit, caa.delegated.record->place, "delegated here");
}

}  // namespace dcvlint
