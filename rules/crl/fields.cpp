// The fields of a revocation list (RFC 5280 §5.1), and its entries as a whole.

#include <algorithm>
#include <span>
#include <string>

#include "lint/facts/oid.h"
#include "lint/facts/validity.h"
#include "rules/crl/checks.h"
#include "rules/crl/words.h"

namespace dcvlint {
namespace {

std::string algorithm_text(const AlgorithmIdentifier& algorithm) {
  const std::string_view name = oid_name(algorithm.oid);
  return name.empty() ? oid_text(algorithm.oid) : std::string(name);
}

// The same time of day, so many months later; of a day that there is not, the one before.
std::int64_t months_after(std::int64_t seconds, std::int64_t months) {
  const Date day = utc_day(seconds);
  const auto count = static_cast<std::int32_t>(std::clamp<std::int64_t>(months, 0, INT32_MAX));
  return first_second(months_later(day, count)) + seconds - first_second(day);
}

bool is_after_day(std::int64_t seconds, Date day) {
  return seconds >= first_second(day) + seconds_a_day;
}

}  // namespace

void CrlVersion::operator()(const CrlFact& fact, Hits& hits) const {
  const Crl& crl = fact.crl;
  if (crl.inner_algorithm.oid.empty()) return;  // nothing could be read
  if (crl.version == 1 || crl.extensions.all.empty() == with_extensions) return;
  const std::string version = crl.version < 0 ? "unreadable" : std::to_string(crl.version + 1);
  hits.add(crl.version_written ? crl.version_place : crl.inner_algorithm.place, "version",
           {{"version", version}});
}

void CrlAlgorithmMismatch::operator()(const CrlFact& fact, Hits& hits) const {
  const AlgorithmIdentifier& inner = fact.crl.inner_algorithm;
  const AlgorithmIdentifier& outer = fact.crl.signature.algorithm.identifier;
  if (inner.bytes == outer.bytes || inner.oid.empty() || outer.oid.empty()) return;
  const std::string_view other = inner.oid == outer.oid ? " with other parameters" : "";
  Hit& hit = hits.add(
      inner.place, "signature",
      {{"inner", algorithm_text(inner) + std::string(other)}, {"outer", algorithm_text(outer)}});
  hits.relate(hit, outer.place, "signatureAlgorithm");
}

void CrlIssuerEmpty::operator()(const CrlFact& fact, Hits& hits) const {
  const DistinguishedName& issuer = fact.crl.issuer;
  if (!issuer.empty() || issuer.bytes.empty()) return;
  hits.add(issuer.place, "issuer", {{"field", "issuer"}});
}

void CrlIssuerUnusual::operator()(const CrlFact& fact, Hits& hits) const {
  const std::span<const Attribute> all = fact.crl.issuer.attributes;
  if (all.size() > static_cast<std::size_t>(attributes)) {
    hits.add(fact.crl.issuer.place, "issuer",
             {{"problem", "has " + std::to_string(all.size()) + " attributes"}});
  }
  // Of the first ones: one of them is enough to look at it.
  for (const Attribute& each : all.first(std::min<std::size_t>(all.size(), 64))) {
    const bool too_long = each.raw.size() > static_cast<std::size_t>(octets);
    if (!too_long && each.text_fault == TextFault::none) continue;
    const std::string label = attribute_label(each);
    const std::string problem =
        too_long ? "has " + std::to_string(each.raw.size()) + " octets in " + label
                 : "is no text of its string type in " + label;
    hits.add(each.value, label, {{"problem", problem}});
  }
}

void CrlNextUpdateMissing::operator()(const CrlFact& fact, Hits& hits) const {
  const Crl& crl = fact.crl;
  if (crl.next_update.type != TimeType::none || crl.this_update.type == TimeType::none) return;
  hits.add(crl.this_update.place, "nextUpdate", {{"this_update", crl_time_text(crl.this_update)}});
}

void CrlNextUpdateOrder::operator()(const CrlFact& fact, Hits& hits) const {
  const Time& from = fact.crl.this_update;
  const Time& until = fact.crl.next_update;
  if (!from.seconds || !until.seconds || *until.seconds > *from.seconds) return;
  hits.add(until.place, "nextUpdate",
           {{"this_update", crl_time_text(from)}, {"next_update", crl_time_text(until)}});
}

Result<void> CrlNextUpdateBeyond::prepare() {
  const auto scopes = named_scopes("lists", lists);
  if (!scopes) return fail(scopes.error());
  of_ = *scopes;
  if (months < 0 || months > 1200 || at_most_months < 0 || at_most_months > 1200) {
    return fail("months", "must be from 0 to 1200");
  }
  return {};
}

void CrlNextUpdateBeyond::operator()(const CrlFact& fact, Hits& hits) const {
  const Crl& crl = fact.crl;
  if (!has_scope(of_, fact.scope) || !crl.this_update.seconds || !crl.next_update.seconds) return;
  const std::int64_t from = *crl.this_update.seconds, until = *crl.next_update.seconds;
  if (until <= from) return;
  const bool too_long = (days > 0 && until - from > days * seconds_a_day) ||
                        (months > 0 && until > months_after(from, months));
  if (!too_long || (at_most_months > 0 && until > months_after(from, at_most_months))) return;
  hits.add(crl.next_update.place, "nextUpdate",
           {{"period", duration_text(until - from)},
            {"scope", crl_scope_text(fact.scope)},
            {"why", fact.scope_why},
            {"next_update", crl_time_text(crl.next_update)}});
}

void CrlExpired::operator()(const CrlFact& fact, Hits& hits) const {
  const Time& until = fact.crl.next_update;
  const Date as_of = fact.of.in.as_of;
  if (!until.seconds) return;
  if (*until.seconds >= first_second(as_of)) return;
  hits.add(until.place, "nextUpdate",
           {{"next_update", crl_time_text(until)}, {"as_of", to_string(as_of)}});
}

void CrlNotYet::operator()(const CrlFact& fact, Hits& hits) const {
  const Time& from = fact.crl.this_update;
  const Date as_of = fact.of.in.as_of;
  if (!from.seconds || !is_after_day(*from.seconds, as_of)) return;
  hits.add(from.place, "thisUpdate",
           {{"this_update", crl_time_text(from)}, {"as_of", to_string(as_of)}});
}

void CrlDuplicateEntry::operator()(const CrlFact& fact, Hits& hits) const {
  if (fact.crl.entries.size() < 2) return;
  CrlEntries entries(fact.crl);
  for (const auto& [first, again] : repeated_serials(fact.crl, fact.crl.entries.size())) {
    if (!hits.keeping()) {
      hits.count_one();
      continue;
    }
    const Place before = entries.at(first).serial_place;
    const CrlEntry& entry = entries.at(again);
    const std::string serial = serial_text(entry.serial);
    Hit& hit = hits.add(entry.serial_place, serial, {{"serial", serial}});
    hits.relate(hit, before, "here before");
  }
}

}  // namespace dcvlint
