// How old a validation, a Random Value or a Request Token was (BR 1.6.1, 3.2.2.4, 4.2.1).

#include <algorithm>
#include <array>
#include <string>

#include "lint/facts/validation_reuse.h"
#include "lint/facts/validity.h"
#include "rules/validation/checks.h"
#include "rules/validation/text.h"

namespace dcvlint {
namespace {

constexpr std::array<std::string_view, 6> verdicts{"fresh",   "boundary", "exceeded",
                                                   "retired", "later",    "unjudged"};
constexpr std::int64_t token_days = 30;

// The longest that the period of 4.2.1 was on the day of the validation.
std::int64_t reuse_days(Date day) {
  const ReuseStep* step = reuse_step(ReuseOf::control, day);
  return step == nullptr ? reuse_steps(ReuseOf::control).front().days : step->days;
}

}  // namespace

Result<void> ValidationReuse::prepare() const {
  if (of != "control" && of != "identity") return fail("of", "must be control or identity");
  if (std::ranges::find(verdicts, verdict) == verdicts.end()) {
    return fail("verdict", "must be exceeded, boundary, retired or later");
  }
  return {};
}

void ValidationReuse::operator()(const LogLineFact& fact, Hits& hits) const {
  const LogLine& line = fact.line;
  const bool identity = of == "identity";
  if (line.kind != (identity ? LogKind::identity : LogKind::validation)) return;
  if (!line.time || !line.issued) return;
  const Reuse reuse = judge_reuse(identity ? ReuseOf::identity : ReuseOf::control, line.method,
                                  *line.time, *line.issued);
  if (verdicts[static_cast<std::size_t>(reuse.verdict)] != verdict) return;
  // A method that was dead on the day of the validation is another rule's matter.
  if (reuse.verdict == ReuseVerdict::retired && utc_day(*line.time) >= line.method->ends) return;
  hits.add(line.at(LogField::time), line.name,
           {{"subject", subject_of(line)},
            {"method", method_of(line)},
            {"age", duration_text(reuse.age < 0 ? -reuse.age : reuse.age)},
            {"limit", std::to_string(reuse.days)},
            {"since", reuse.since ? "since " + to_string(*reuse.since) : "for this method"}});
}

void ValidationRandomValueAge::operator()(const LogLineFact& fact, Hits& hits) const {
  const LogLine& line = fact.line;
  if (line.kind != LogKind::validation || line.method == nullptr || !line.time) return;
  if (!line.random_value_created || line.method->token_days == 0) return;
  const std::int64_t age = *line.time - *line.random_value_created;
  const std::int64_t days = line.method->token_days;
  const std::int64_t longer =
      line.method->token_follows_reuse ? std::max(days, reuse_days(utc_day(*line.time))) : days;
  const bool beyond_all = age > longer * seconds_a_day;
  const bool beyond_one = age > days * seconds_a_day;
  // For addresses the BR say that the longer limit holds.
  const bool unsure = line.method->family == MethodFamily::domain && beyond_one && !beyond_all;
  if (beyond_reuse ? !beyond_all : !unsure) return;
  hits.add(line.at(LogField::random_value_created), line.name,
           {{"name", subject_of(line)},
            {"method", method_of(line)},
            {"age", duration_text(age)},
            {"limit", std::to_string(beyond_reuse ? longer : days)}});
}

void ValidationRequestToken::operator()(const LogLineFact& fact, Hits& hits) const {
  const LogLine& line = fact.line;
  if (line.kind != LogKind::validation || !line.time || !line.request_token_time) return;
  const std::int64_t age = *line.time - *line.request_token_time;
  if (future ? age >= 0 : age <= token_days * seconds_a_day) return;
  hits.add(line.at(LogField::request_token_time), line.name,
           {{"name", subject_of(line)}, {"age", duration_text(age < 0 ? -age : age)}});
}

}  // namespace dcvlint
