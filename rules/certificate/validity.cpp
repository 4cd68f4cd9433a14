// How long a certificate is valid, and from when (BR 6.3.2, 7.1.2.7).

#include "lint/facts/validity.h"

#include <algorithm>

#include "rules/certificate/checks.h"

namespace dcvlint {
namespace {

// Bounded: a rule file may say any number.
constexpr std::int64_t days_seconds(std::int64_t days) {
  return std::clamp<std::int64_t>(days, 0, 10'000'000) * seconds_of_a_day;
}
std::uint64_t plain(std::int64_t number) { return static_cast<std::uint64_t>(number); }

Date day_of(std::int64_t seconds) {
  const std::int64_t days = (seconds - (seconds < 0 ? seconds_of_a_day - 1 : 0)) / seconds_of_a_day;
  return static_cast<Date>(days);
}

std::string_view label() { return "validity"; }

}  // namespace

void ValidityExceedsMax::operator()(const CertificateFact& fact, Hits& hits) const {
  const auto seconds = validity_seconds(fact.certificate);
  if (!seconds || *seconds <= days_seconds(maximum)) return;
  hits.add(fact.certificate.validity_place, label(),
           {{"period", duration_text(*seconds)},
            {"days", hits.number(plain(validity_days(*seconds)))},
            {"maximum", hits.number(plain(maximum))}});
}

void ValidityAtMax::operator()(const CertificateFact& fact, Hits& hits) const {
  const auto seconds = validity_seconds(fact.certificate);
  if (!seconds || *seconds <= days_seconds(maximum - 1) || *seconds > days_seconds(maximum)) {
    return;
  }
  hits.add(fact.certificate.validity_place, label(),
           {{"period", duration_text(*seconds)},
            {"maximum", hits.number(plain(maximum))},
            {"better", hits.number(plain(maximum - 1))}});
}

// The successor is issued when this one ends, under the limit of that day.
void ValidityFuture::operator()(const CertificateFact& fact, Hits& hits) const {
  const auto seconds = validity_seconds(fact.certificate);
  if (!seconds || *seconds <= 0) return;
  const std::int64_t not_after = *fact.certificate.not_after.seconds;
  constexpr std::int64_t year_9999 = 253'402'300'799;
  if (not_after < 0 || not_after > year_9999) return;
  if (day_of(not_after) < fact.of.in.as_of) return;  // nothing is left to replace
  const auto limit = validity_limit(static_cast<Date>(not_after / seconds_of_a_day));
  if (!limit || limit->from <= fact.of.day || *seconds <= days_seconds(limit->days)) return;
  // One that may itself have been signed under that limit is told so by the rule on the limit.
  const std::int64_t from = static_cast<std::int64_t>(limit->from) * seconds_of_a_day;
  if (*fact.certificate.not_before.seconds >= from - days_seconds(2)) return;
  hits.add(fact.certificate.not_after.place, label(),
           {{"days", hits.number(plain(validity_days(*seconds)))},
            {"maximum", hits.number(plain(limit->days))},
            {"from", to_string(limit->from)},
            {"not_after", time_text(not_after)}});
}

void Expired::operator()(const CertificateFact& fact, Hits& hits) const {
  const Time& end = fact.certificate.not_after;
  if (!end.seconds || day_of(*end.seconds) >= fact.of.in.as_of) return;
  hits.add(end.place, label(),
           {{"not_after", time_text(*end.seconds)}, {"as_of", to_string(fact.of.in.as_of)}});
}

void NotYetValid::operator()(const CertificateFact& fact, Hits& hits) const {
  const Time& start = fact.certificate.not_before;
  if (!start.seconds || day_of(*start.seconds) <= fact.of.in.as_of) return;
  hits.add(start.place, label(),
           {{"not_before", time_text(*start.seconds)}, {"as_of", to_string(fact.of.in.as_of)}});
}

void ValidityNegative::operator()(const CertificateFact& fact, Hits& hits) const {
  const auto seconds = validity_seconds(fact.certificate);
  if (!seconds || *seconds > 0) return;
  hits.add(fact.certificate.validity_place, label(),
           {{"not_before", time_text(*fact.certificate.not_before.seconds)},
            {"not_after", time_text(*fact.certificate.not_after.seconds)}});
}

void ValidityMoment::operator()(const CertificateFact& fact, Hits& hits) const {
  if (validity_seconds(fact.certificate) != 1) return;
  hits.add(fact.certificate.validity_place, label(),
           {{"not_after", time_text(*fact.certificate.not_after.seconds)}});
}

// An SCT inside was there before the certificate was signed.
void NotBeforeBackdated::operator()(const CertificateFact& fact, Hits& hits) const {
  const auto scts = fact.certificate.extensions.sct_list.scts;
  if (scts.empty() || !fact.certificate.not_before.seconds) return;
  std::uint64_t latest = 0;
  for (const Sct& sct : scts) {
    if (sct.version == 0) latest = std::max(latest, sct.milliseconds / 1000);
  }
  const std::int64_t not_before = *fact.certificate.not_before.seconds;
  constexpr std::uint64_t year_9999 = 253'402'300'799;  // a log's clock is no hostile one's
  if (latest > year_9999 || static_cast<std::int64_t>(latest) <=
                                not_before + std::clamp<std::int64_t>(hours, 0, 1'000'000) * 3600)
    return;
  hits.add(fact.certificate.not_before.place, label(),
           {{"not_before", time_text(not_before)},
            {"sct", time_text(static_cast<std::int64_t>(latest))},
            {"hours", hits.number(plain(hours))}});
}

}  // namespace dcvlint
