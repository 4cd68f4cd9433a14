// How long a certificate is valid, and from when (BR 6.3.2, 7.1.2.7).

#include "lint/facts/validity.h"

#include <algorithm>

#include "lint/facts/certificate_profile.h"
#include "rules/certificate/checks.h"
#include "rules/subject/attribute_set.h"

namespace dcvlint {
namespace {

// Bounded: a rule file may say any number.
constexpr std::int64_t days_seconds(std::int64_t days) {
  return std::clamp<std::int64_t>(days, 0, 10'000'000) * seconds_a_day;
}
std::uint64_t plain(std::int64_t number) { return static_cast<std::uint64_t>(number); }

std::string_view label() { return "validity"; }

}  // namespace

namespace {

const ValidityRow* validity_row(const SignedFact& fact, Date day) {
  const CertificateProfile* profile = profile_table(fact, {});
  return profile == nullptr ? nullptr : profile->rows.validity(day);
}

// The last second that a limit leaves to what begins at notBefore. Months are those of the
// calendar: the same time of the day so many months later.
std::int64_t last_second(std::int64_t not_before, const ValidityRow& row) {
  if (row.months == 0) return not_before + days_seconds(row.days) - 1;
  const Date day = utc_day(not_before);
  return first_second(months_later(day, row.months)) + not_before - first_second(day);
}

// Years 1970 to 9999: further ones are no certificate's, and their months nobody counts.
bool is_countable(const Certificate& certificate) {
  constexpr std::int64_t year_9999 = 253'402'300'799;
  const auto fits = [](const Time& time) {
    return time.seconds && *time.seconds >= 0 && *time.seconds <= year_9999;
  };
  return fits(certificate.not_before) && fits(certificate.not_after);
}

std::string limit_text(const ValidityRow& row) {
  return row.months == 0 ? std::to_string(row.days) + " days"
                         : std::to_string(row.months) + " months";
}

}  // namespace

void ValidityExceedsMax::operator()(const CertificateFact& fact, Hits& hits) const {
  const auto seconds = validity_seconds(fact.certificate);
  if (!seconds) return;
  ValidityRow own;
  own.days = static_cast<std::int32_t>(std::clamp<std::int64_t>(maximum, 0, 10'000'000));
  const ValidityRow* row = maximum != 0 ? &own : validity_row(fact.of, fact.of.day);
  if (row == nullptr) return;
  const std::int64_t begin = *fact.certificate.not_before.seconds;
  if (row->months == 0 ? *seconds <= days_seconds(row->days)
                       : !is_countable(fact.certificate) ||
                             *fact.certificate.not_after.seconds <= last_second(begin, *row)) {
    return;
  }
  // Not every document that limits days says that both ends count.
  const bool by_a_second = row->months == 0 && *seconds == days_seconds(row->days) + 1;
  if (by_a_second ? except_second : second_alone) return;
  const std::int64_t most =
      row->months == 0 ? row->days : validity_days(last_second(begin, *row) - begin);
  const CertificateProfile* profile = profile_table(fact.of, {});
  Hit& hit = hits.add(fact.certificate.validity_place, label(),
                      {{"period", duration_text(*seconds)},
                       {"days", hits.number(plain(validity_days(*seconds)))},
                       {"maximum", hits.number(plain(most))},
                       {"limit", limit_text(*row)},
                       {"type", profile == nullptr ? std::string_view() : profile->title},
                       {"clause", clause_text(row->clause)}});
  if (maximum == 0) tell_days(*profile, *row, hits, hit);
}

void ValidityAtMax::operator()(const CertificateFact& fact, Hits& hits) const {
  const auto seconds = validity_seconds(fact.certificate);
  if (!seconds) return;
  std::int64_t most = maximum, better = maximum - 1;
  const ValidityRow* row = maximum == 0 ? validity_row(fact.of, fact.of.day) : nullptr;
  if (maximum == 0) {
    if (row == nullptr || row->advised == 0) return;
    most = row->days;
    better = row->advised;
  }
  if (*seconds <= days_seconds(better) || *seconds > days_seconds(most)) return;
  Hit& hit = hits.add(fact.certificate.validity_place, label(),
                      {{"period", duration_text(*seconds)},
                       {"maximum", hits.number(plain(most))},
                       {"better", hits.number(plain(better))}});
  if (row != nullptr) tell_days(*profile_table(fact.of, {}), *row, hits, hit);
}

// The successor is issued when this one ends, under the limit of that day.
void ValidityFuture::operator()(const CertificateFact& fact, Hits& hits) const {
  const auto seconds = validity_seconds(fact.certificate);
  if (!seconds || *seconds <= 0 || !is_countable(fact.certificate)) return;
  const std::int64_t not_after = *fact.certificate.not_after.seconds;
  if (utc_day(not_after) < fact.of.in.as_of) return;  // nothing is left to replace
  const ValidityRow* limit = validity_row(fact.of, utc_day(not_after));
  if (limit == nullptr || limit->from <= fact.of.day || limit->days == 0) return;
  if (*seconds <= days_seconds(limit->days)) return;
  // One that is too long today is told so by the rule on the limit.
  const ValidityRow* own = validity_row(fact.of, fact.of.day);
  if (own != nullptr && own->days != 0 && *seconds > days_seconds(own->days)) return;
  // One that may itself have been signed under that limit is told so by the rule on the limit.
  const std::int64_t from = first_second(limit->from);
  if (*fact.certificate.not_before.seconds >= from - days_seconds(2)) return;
  hits.add(fact.certificate.not_after.place, label(),
           {{"days", hits.number(plain(validity_days(*seconds)))},
            {"maximum", hits.number(plain(limit->days))},
            {"from", to_string(limit->from)},
            {"not_after", time_text(not_after)}});
}

void Expired::operator()(const CertificateFact& fact, Hits& hits) const {
  const Time& end = fact.certificate.not_after;
  if (!end.seconds || utc_day(*end.seconds) >= fact.of.in.as_of) return;
  hits.add(end.place, label(),
           {{"not_after", time_text(*end.seconds)}, {"as_of", to_string(fact.of.in.as_of)}});
}

void NotYetValid::operator()(const CertificateFact& fact, Hits& hits) const {
  const Time& start = fact.certificate.not_before;
  if (!start.seconds || utc_day(*start.seconds) <= fact.of.in.as_of) return;
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
