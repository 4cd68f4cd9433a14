#pragma once
// For how long a CA may issue on what it validated before (BR 2.3.1 §4.2.1, §3.2.2.4.22 and
// §3.2.2.5.8, and what the sections of retired methods say of earlier validations).

#include <cstdint>
#include <optional>
#include <span>

#include "lint/base/date.h"
#include "lint/facts/validation_method.h"

namespace dcvlint {

// What was validated: control over a name or an address, or subject identity information, which is
// all else in a subject (BR 1.6.1).
enum class ReuseOf : std::uint8_t { control, identity };

// From a day of issue on, at most so many days old.
struct ReuseStep {
  Date from{};
  std::int64_t days = 0;
};
// Ascending by day, descending by days. The days before the first one are not judged: the BR had
// other documents and other counts then.
std::span<const ReuseStep> reuse_steps(ReuseOf what);
// The step of a day of issue; null before the first.
const ReuseStep* reuse_step(ReuseOf what, Date issued);

enum class ReuseVerdict : std::uint8_t {
  fresh,
  // As old as is allowed, to the second. The BR do not say whether that second belongs to the
  // period; a certificate's own period would end one earlier (BR 1.6.1).
  boundary,
  exceeded,
  retired,   // its method may not be relied on any more, however young it is
  later,     // than the certificate: nothing was reused
  unjudged,  // the day of issue lies before the first step
};

struct Reuse {
  ReuseVerdict verdict = ReuseVerdict::unjudged;
  std::int64_t age = 0;    // seconds from the validation to the issue: no second is added
  std::int64_t limit = 0;  // seconds; 0 where none is judged
  std::int64_t days = 0;   // the limit
  // Since when it is so: the schedule's step, or the day on which the method was retired. Nothing
  // for a limit that the method has had from its beginning.
  std::optional<Date> since;
  bool by_method = false;  // the method's own limit is shorter than the schedule's
};

// Both times in seconds since 1970-01-01 UTC. `method` may be null; that of identity is.
Reuse judge_reuse(ReuseOf what, const ValidationMethod* method, std::int64_t validated,
                  std::int64_t issued);

// The last second at which a certificate may be issued on a validation, by all steps ahead and by
// the day on which its method is retired. Nothing when there is no such second.
std::optional<std::int64_t> reusable_until(ReuseOf what, const ValidationMethod* method,
                                           std::int64_t validated);

}  // namespace dcvlint
