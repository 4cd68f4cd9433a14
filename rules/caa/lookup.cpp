// Look-ups that fail: what CAs do then is said in BR 4.2.2.1 and 4.2.2.2.

#include <string>

#include "lint/facts/caa_decision.h"
#include "lint/facts/governed_caa.h"
#include "rules/caa/governed_checks.h"

namespace dcvlint {

namespace {

// Where names that want certificates depend on it.
bool matters(const GovernedCaa& caa) {
  return caa.hosts.count + caa.wildcards.count + caa.mail.count > 0;
}

void report(const GovernedFact& fact, const CaaDecision& made, const RelevantCaa& relevant,
            Hits& hits) {
  if (!hits.keeping()) return hits.count_one();
  const GovernedNames& names = fact.caa.any();
  // The same for every CA.
  const CaaQuestion question{nullptr, CaaProfile::host, {}, {}, fact.in.as_of, CaaReading::rfc};
  hits.add(names.record->place, fact.in.names.display(names.first[0]),
           {{"asked", fact.in.names.display(fact.caa.hop.asked)},
            {"names", names_text(names, fact.in.names)},
            {"reason", reason_text(made, question, relevant, fact.in.names)}});
}

// Tells of failures for `reason`, of live DNS alone: an alias loop within the zones has its own
// rule.
void report_failure(const GovernedFact& fact, CaaReason reason, Hits& hits) {
  if (fact.caa.found != CaaFound::failed || !fact.caa.live || !matters(fact.caa)) return;
  // Says nothing of the names.
  if (fact.caa.hop.answer.failure == Failure::unreachable) return;
  const RelevantCaa relevant = fact.caa.relevant(fact.in.names);
  const CaaQuestion question{nullptr, CaaProfile::host, {}, {}, fact.in.as_of, CaaReading::rfc};
  const CaaDecision made = decide_caa(relevant, fact.in.authorities, question);
  if (made.reason == reason) report(fact, made, relevant, hits);
}

}  // namespace

void CaaLookupFailed::operator()(const GovernedFact& fact, Hits& hits) const {
  report_failure(fact, insecure ? CaaReason::lookup_insecure : CaaReason::lookup, hits);
}

void CaaLookupBogus::operator()(const GovernedFact& fact, Hits& hits) const {
  report_failure(fact, CaaReason::lookup_bogus, hits);
}

}  // namespace dcvlint
