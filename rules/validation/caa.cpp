// CAA checks beside the issue of their certificate (BR 4.2.2.1). A CA may check as often as it
// likes: what counts is the last time before the issue.

#include <algorithm>
#include <string>

#include "lint/facts/validity.h"
#include "rules/validation/caa_checks.h"
#include "rules/validation/checks.h"
#include "rules/validation/text.h"

namespace dcvlint {
namespace {

constexpr std::int64_t eight_hours = 28'800;  // seconds

bool is_before_issue(const LogLine& line) { return !line.time || *line.time <= *line.issued; }

// A TTL that the log has not could have been longer.
bool may_be_fresh(const LogLine& line) {
  if (!line.time || !line.ttl) return true;
  return *line.issued - *line.time <= std::max(eight_hours, *line.ttl);
}

// Whether a check of the name or of its wildcard, which see the same records, is so.
template <class Is>
bool any_check(const LogLineFact& fact, const Is& is) {
  const LogLine& line = fact.line;
  const std::string twin = is_wildcard(line.name) ? std::string(without_wildcard(line.name))
                                                  : "*." + std::string(line.name);
  for (const std::string_view name : {line.name, std::string_view(twin)}) {
    for (const std::uint32_t number : fact.log.beside(line, name)) {
      if (is(fact.log.lines[number])) return true;
    }
  }
  return false;
}

}  // namespace

bool is_last_before_issue(const LogLineFact& fact) {
  const LogLine& line = fact.line;
  if (!line.issued || !is_before_issue(line)) return false;
  const auto same = fact.log.beside(line, line.name);
  if (same.empty()) return true;
  if (!line.time) return same.size() == 1;
  const auto time = [&](std::uint32_t number) { return fact.log.lines[number].time; };
  const auto next = std::ranges::upper_bound(same, line.issued, {}, time);
  return next != same.begin() && &fact.log.lines[*(next - 1)] == &line;
}

void ValidationCaaAge::operator()(const LogLineFact& fact, Hits& hits) const {
  const LogLine& line = fact.line;
  if (line.kind != LogKind::caa || !line.time || !line.issued || may_be_fresh(line)) return;
  if (!is_last_before_issue(fact)) return;
  // An earlier answer may have had a longer TTL.
  if (any_check(fact,
                [](const LogLine& each) { return is_before_issue(each) && may_be_fresh(each); })) {
    return;
  }
  hits.add(line.at(LogField::time), line.name,
           {{"name", subject_of(line)},
            {"age", duration_text(*line.issued - *line.time)},
            {"limit", duration_text(std::max(eight_hours, *line.ttl))}});
}

void ValidationCaaAfterIssue::operator()(const LogLineFact& fact, Hits& hits) const {
  const LogLine& line = fact.line;
  if (line.kind != LogKind::caa || !line.issued || is_before_issue(line)) return;
  // The first one tells.
  const auto same = fact.log.beside(line, line.name);
  if (!same.empty() && &fact.log.lines[same.front()] != &line) return;
  if (any_check(fact, is_before_issue)) return;
  hits.add(line.at(LogField::time), line.name,
           {{"name", subject_of(line)}, {"age", duration_text(*line.time - *line.issued)}});
}

Result<void> ValidationCaaRefused::prepare() const {
  if (result == "deny" || result == "fail") return {};
  return fail("result", "must be deny or fail");
}

void ValidationCaaRefused::operator()(const LogLineFact& fact, Hits& hits) const {
  const LogLine& line = fact.line;
  if (line.kind != LogKind::caa) return;
  if (line.result != (result == "deny" ? LogResult::deny : LogResult::fail)) return;
  if (result == "fail" && line.dnssec != LogDnssec::secure) return;
  if (!is_last_before_issue(fact)) return;
  hits.add(line.at(LogField::result), line.name, {{"name", subject_of(line)}});
}

}  // namespace dcvlint
