#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "lint/base/ascii.h"
#include "lint/base/date.h"
#include "lint/base/spelling.h"
#include "lint/facts/caa_parameters.h"
#include "lint/facts/dcv_presence.h"
#include "lint/facts/persistent_validation.h"
#include "rules/dcv/checks.h"
#include "rules/zone/target.h"

namespace dcvlint {
namespace {

constexpr std::size_t most_quoted = 200;

// For addresses (3.2.2.5.8), in the reverse zones.
constexpr std::string_view ip_persist_label = "_ip-validation-persist";

bool is_persistent(const RecordFact& fact) {
  const std::string_view label = fact.in.names.label(fact.record.owner);
  return label == persist_label || label == ip_persist_label;
}

bool is_reverse(const Names& names, Name name) {
  const std::string text = names.display(name);
  return text.ends_with(".in-addr.arpa") || text.ends_with(".ip6.arpa");
}

// "_validation_persist", "_validation-persit": what was meant for the label.
bool is_like(std::string_view label) {
  constexpr std::array<std::string_view, 2> labels{persist_label, ip_persist_label};
  return !nearest(lower_case(label), labels).empty();
}

std::string text_of(const RecordFact& fact) { return txt_value(fact.zone.rdata(fact.record)); }

std::string quoted(std::string_view text) {
  return text.size() > most_quoted ? std::string(text.substr(0, most_quoted)) + "…"
                                   : std::string(text);
}

std::string_view whose(PersistReading reading) {
  switch (reading) {
    case PersistReading::boulder:
      return "Let's Encrypt";
    case PersistReading::digicert:
      return "DigiCert";
    case PersistReading::rules:
      break;
  }
  return "a CA that keeps to the letter";
}

// Seconds may be any number; the calendar ends with a year of four digits.
std::string until_text(std::int64_t seconds) {
  return to_string(std::min(utc_day(seconds), make_date(9999, 12, 31)));
}

// By the end of the day that is judged.
std::int64_t end_of(Date day) { return first_second(day) + seconds_a_day - 1; }

// In the reading of the rules, or else of the first that takes it.
std::optional<PersistRecord> readable(std::string_view text) {
  for (const PersistReading reading : persist_readings()) {
    PersistRecord record = read_persistent(text, reading);
    if (record.fault == PersistFault::none) return record;
  }
  return std::nullopt;
}

bool has_expired(const PersistRecord& record, Date day) {
  return record.until && *record.until < end_of(day);
}

// Whether another record beside it does for the same CA: then no renewal fails.
bool has_live_twin(const RecordFact& fact, const PersistRecord& expired) {
  const auto beside = fact.zone.rrset(fact.record.owner, Type::txt);
  return std::ranges::any_of(beside, [&](const Record& each) {
    const std::string text = txt_value(fact.zone.rdata(each));
    const auto record = readable(text);
    return record && equal_folded(record->issuer, expired.issuer) &&
           !has_expired(*record, fact.in.as_of);
  });
}

}  // namespace

void DcvPersistMalformed::operator()(const RecordFact& fact, Hits& hits) const {
  if (!is_persistent(fact)) return;
  const std::string text = text_of(fact);
  if (readable(text)) return;
  const std::string name = fact.in.names.display(fact.record.owner);
  const PersistRecord record = read_persistent(text, PersistReading::rules);
  hits.add(fact.record.place, name, {{"name", name}, {"why", persist_fault_text(record)}});
}

void DcvPersistOwner::operator()(const RecordFact& fact, Hits& hits) const {
  const Names& names = fact.in.names;
  if (fact.zone.rdata_text(fact.record).find("accounturi") == std::string_view::npos) return;
  const std::string_view label = names.label(fact.record.owner);
  const bool reverse = is_reverse(names, fact.record.owner);
  const std::string_view wanted = reverse ? ip_persist_label : persist_label;
  // Without its underscore it is dcv/label-without-underscore's.
  if (label == wanted || label == persist_label.substr(1)) return;
  const std::string text = text_of(fact);
  if (!readable(text)) return;
  // The label misspelt, or none at all.
  const bool instead = label == persist_label || label == ip_persist_label || is_like(label);
  const Name above = instead ? names.parent(fact.record.owner) : fact.record.owner;
  const std::string name = names.display(fact.record.owner);
  hits.add(fact.record.place, name,
           {{"name", name}, {"wanted", std::string(wanted) + "." + names.display(above)}});
}

void DcvPersistAlias::operator()(const RecordFact& fact, Hits& hits) const {
  if (!is_persistent(fact)) return;
  const auto wire = target_of(fact.zone, fact.record);
  if (wire.empty()) return;
  const std::string name = fact.in.names.display(fact.record.owner);
  hits.add(target_place(fact.in, fact.record), name, {{"name", name}, {"target", wire_text(wire)}});
}

void DcvPersistReadings::operator()(const RecordFact& fact, Hits& hits) const {
  if (!is_persistent(fact)) return;
  const std::string text = text_of(fact);
  std::string takes, why;
  bool refused = false;
  for (const PersistReading reading : persist_readings()) {
    const PersistRecord record = read_persistent(text, reading);
    if (record.fault == PersistFault::none) {
      takes += (takes.empty() ? "" : ", ") + std::string(whose(reading));
    } else if (!refused) {
      refused = true;
      why = persist_fault_text(record);
    }
  }
  if (!refused || takes.empty()) return;
  const std::string name = fact.in.names.display(fact.record.owner);
  hits.add(fact.record.place, name, {{"name", name}, {"why", why}, {"who", takes}});
}

void DcvPersistUntilUnseen::operator()(const RecordFact& fact, Hits& hits) const {
  if (!is_persistent(fact)) return;
  const std::string text = text_of(fact);
  const PersistRecord folded = read_persistent(text, PersistReading::boulder);
  const PersistRecord exact = read_persistent(text, PersistReading::digicert);
  if (folded.fault != PersistFault::none || exact.fault != PersistFault::none) return;
  if (!folded.until || folded.until == exact.until) return;
  const std::string name = fact.in.names.display(fact.record.owner);
  hits.add(
      fact.record.place, name,
      {{"name", name}, {"tag", quoted(folded.until_tag)}, {"until", until_text(*folded.until)}});
}

void DcvPersistExpired::operator()(const RecordFact& fact, Hits& hits) const {
  if (!is_persistent(fact)) return;
  const std::string text = text_of(fact);
  const auto record = readable(text);
  if (!record || !has_expired(*record, fact.in.as_of)) return;
  if (has_live_twin(fact, *record)) return;
  const std::string name = fact.in.names.display(fact.record.owner);
  hits.add(fact.record.place, name,
           {{"name", name}, {"issuer", record->issuer}, {"until", until_text(*record->until)}});
}

Result<void> DcvPersistExpiring::prepare() {
  if (days < 1 || days > 3650) return fail("days", "must be 1 to 3650");
  return {};
}

void DcvPersistExpiring::operator()(const RecordFact& fact, Hits& hits) const {
  if (!is_persistent(fact)) return;
  const std::string text = text_of(fact);
  const auto record = readable(text);
  if (!record || !record->until) return;
  if (has_expired(*record, fact.in.as_of)) return;
  // As a calendar counts: from today to the day on which it ends.
  const std::int64_t left =
      static_cast<std::int64_t>(utc_day(*record->until)) - static_cast<std::int64_t>(fact.in.as_of);
  if (left > days) return;
  const std::string name = fact.in.names.display(fact.record.owner);
  hits.add(fact.record.place, name,
           {{"name", name},
            {"issuer", record->issuer},
            {"until", until_text(*record->until)},
            {"days_left", hits.number(static_cast<std::uint64_t>(left))}});
}

void DcvPersistIssuerUnknown::operator()(const RecordFact& fact, Hits& hits) const {
  if (!is_persistent(fact)) return;
  const std::string text = text_of(fact);
  const auto record = readable(text);
  if (!record || fact.in.authorities.find(record->issuer) != nullptr) return;
  const IssuerName* meant = fact.in.authorities.probably_meant(record->issuer);
  const std::string name = fact.in.names.display(fact.record.owner);
  hits.add(fact.record.place, name,
           {{"name", name},
            {"issuer", quoted(record->issuer)},
            {"nearest",
             meant == nullptr ? std::string() : "; " + std::string(meant->domain) + " is one"}});
}

void DcvPersistAccountUri::operator()(const RecordFact& fact, Hits& hits) const {
  if (!is_persistent(fact)) return;
  const std::string text = text_of(fact);
  const auto record = readable(text);
  if (!record || check_uri(record->account).fault == UriFault::none) return;
  const std::string name = fact.in.names.display(fact.record.owner);
  hits.add(fact.record.place, name, {{"name", name}, {"account", quoted(record->account)}});
}

}  // namespace dcvlint
