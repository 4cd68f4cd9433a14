// Entries of a revocation list (RFC 5280 §5.1.2.6, §5.3; BR 7.2.2). There may be a million: each
// check leaves early, and words are made only for what is kept.

#include <optional>
#include <string>

#include "lint/base/der.h"
#include "lint/facts/crl_entry_issuer.h"
#include "lint/facts/oid.h"
#include "lint/facts/validity.h"
#include "rules/certificate/named_extensions.h"
#include "rules/crl/checks.h"
#include "rules/crl/words.h"

namespace dcvlint {
namespace {

// Of what was revoked on the day or later; false where that can't be told.
bool is_since(const CrlEntry& entry, Date since) {
  return entry.revoked.seconds && *entry.revoked.seconds >= first_second(since);
}

// invalidityDate, if it can be compared with when the entry was revoked.
std::optional<Time> invalidity_from(const CrlEntry& entry) {
  if (entry.invalidity_date == nullptr || !entry.revoked.seconds) return std::nullopt;
  const std::string_view value = entry.invalidity_date->value;
  Tlv tlv;
  const auto size = static_cast<std::uint32_t>(value.size());
  if (size < 2 || !short_tlv_at(value, 0, size, tlv) || tlv.tag != tag::generalized_time) {
    return std::nullopt;
  }
  const Time from = parse_time(TimeType::generalized_time, value.substr(tlv.content, tlv.size()));
  return from.seconds ? std::optional(from) : std::nullopt;
}

void add_invalidity(const CrlEntry& entry, const Time& from, Hits& hits) {
  if (!hits.keeping()) return hits.count_one();
  const std::string serial = serial_text(entry.serial);
  hits.add(entry.invalidity_date->value_place, serial,
           {{"serial", serial},
            {"invalid_from", crl_time_text(from)},
            {"revoked", crl_time_text(entry.revoked)}});
}

}  // namespace

void CrlEntrySerial::operator()(const CrlEntryFact& fact, Hits& hits) const {
  const std::string_view serial = fact.entry.serial;
  std::string_view problem;
  if (is_negative_integer(serial)) {
    problem = "negative";
  } else if (serial.size() > static_cast<std::size_t>(octets)) {
    problem = "too long";
  } else if (serial.find_first_not_of('\0') == std::string_view::npos && !serial.empty()) {
    problem = "zero";
  } else {
    return;
  }
  if (!hits.keeping()) return hits.count_one();
  const std::string text = serial_text(serial);
  hits.add(fact.entry.serial_place, text, {{"problem", problem}, {"serial", text}});
}

void CrlEntryFuture::operator()(const CrlEntryFact& fact, Hits& hits) const {
  const Time& now = fact.of.crl.this_update;
  const Time& revoked = fact.entry.revoked;
  if (!now.seconds || !revoked.seconds || *revoked.seconds <= *now.seconds) return;
  if (!hits.keeping()) return hits.count_one();
  const std::string serial = serial_text(fact.entry.serial);
  hits.add(revoked.place, serial,
           {{"serial", serial},
            {"revoked", crl_time_text(revoked)},
            {"this_update", crl_time_text(now)}});
}

void CrlEntryEarly::operator()(const CrlEntryFact& fact, Hits& hits) const {
  const Time& revoked = fact.entry.revoked;
  if (!revoked.seconds || *revoked.seconds >= first_second(before)) return;
  if (!hits.keeping()) return hits.count_one();
  const std::string serial = serial_text(fact.entry.serial);
  hits.add(revoked.place, serial, {{"serial", serial}, {"revoked", crl_time_text(revoked)}});
}

Result<void> CrlReason::prepare() {
  for (const std::string_view name : reasons) {
    bool known = false;
    for (std::int64_t code = 0; code <= crl_reason::aa_compromise; ++code) {
      if (crl_reason_text(code) != name || name.empty()) continue;
      mask_ |= 1U << static_cast<unsigned>(code);
      known = true;
    }
    if (!known) {
      return fail("reasons", "\"" + std::string(name) + "\" is no reason that RFC 5280 has");
    }
  }
  if (lists.empty()) {
    of_ = {true, true, true};
    return {};
  }
  const auto scopes = named_scopes("lists", lists);
  if (!scopes) return fail(scopes.error());
  of_ = *scopes;
  return {};
}

void CrlReason::operator()(const CrlEntryFact& fact, Hits& hits) const {
  const CrlEntry& entry = fact.entry;
  if (!entry.reason_code || crl_reason_text(*entry.reason_code).empty()) return;
  if ((mask_ >> static_cast<unsigned>(*entry.reason_code) & 1U) == 0) return;
  if (!has_scope(of_, fact.of.scope)) return;
  if (!in_delta && fact.of.crl.delta_base.extension != nullptr) return;
  if (since != Date{INT32_MIN} && !is_since(entry, since)) return;
  if (!hits.keeping()) return hits.count_one();
  const std::string serial = serial_text(entry.serial);
  hits.add(entry.reason->value_place, serial,
           {{"reason", crl_reason_label(*entry.reason_code)},
            {"serial", serial},
            {"revoked", crl_time_text(entry.revoked)}});
}

void CrlReasonUnknown::operator()(const CrlEntryFact& fact, Hits& hits) const {
  const CrlEntry& entry = fact.entry;
  if (!entry.reason_code || !crl_reason_text(*entry.reason_code).empty()) return;
  if (!hits.keeping()) return hits.count_one();
  const std::string serial = serial_text(entry.serial);
  hits.add(entry.reason->value_place, serial,
           {{"code", std::to_string(*entry.reason_code)}, {"serial", serial}});
}

void CrlReasonMissing::operator()(const CrlEntryFact& fact, Hits& hits) const {
  const CrlEntry& entry = fact.entry;
  if (entry.reason != nullptr || !is_since(entry, since)) return;
  const bool of_ca = fact.certificate != nullptr && fact.certificate->ca;
  if (fact.of.scope != CrlScope::cas && !of_ca) return;
  if (!hits.keeping()) return hits.count_one();
  const std::string serial = serial_text(entry.serial);
  const std::string why =
      of_ca ? "it is the certificate of a CA that is given beside the list"
            : "the list is for certificates of CAs (" + std::string(fact.of.scope_why) + ")";
  Hit& hit =
      hits.add(entry.place, serial,
               {{"serial", serial}, {"revoked", crl_time_text(entry.revoked)}, {"why", why}});
  if (of_ca) hits.relate(hit, fact.certificate->place, "the certificate");
}

Result<void> CrlEntryCriticality::prepare() {
  const auto bits = named_extensions("extensions", extensions);
  if (!bits) return fail(bits.error());
  mask_ = *bits;
  return {};
}

void CrlEntryCriticality::operator()(const CrlEntryFact& fact, Hits& hits) const {
  for (const Extension& each : fact.entry.extensions) {
    if (each.critical != critical || (mask_ & extension_bit(each.type)) == 0) continue;
    if (!hits.keeping()) return hits.count_one();
    const std::string_view name = extension_name(each.type);
    const std::string serial = serial_text(fact.entry.serial);
    hits.add(each.critical_place, serial, {{"extension", name}, {"serial", serial}});
  }
}

void CrlEntryUnknownCritical::operator()(const CrlEntryFact& fact, Hits& hits) const {
  for (const Extension& each : fact.entry.extensions) {
    if (!each.critical || each.type == ExtensionType::crl_reason ||
        each.type == ExtensionType::invalidity_date ||
        each.type == ExtensionType::certificate_issuer ||
        each.type == ExtensionType::hold_instruction) {
      continue;
    }
    if (!hits.keeping()) return hits.count_one();
    const std::string label = extension_label(each);
    const std::string serial = serial_text(fact.entry.serial);
    hits.add(each.critical_place, serial, {{"extension", label}, {"serial", serial}});
  }
}

void CrlEntryOtherIssuer::operator()(const CrlEntryFact& fact, Hits& hits) const {
  if (fact.entry.certificate_issuer == nullptr || fact.of.crl.idp.indirect) return;
  if (!hits.keeping()) return hits.count_one();
  const std::string serial = serial_text(fact.entry.serial);
  hits.add(fact.entry.certificate_issuer->place, serial, {{"serial", serial}});
}

void CrlEntryIssuerName::operator()(const CrlEntryFact& fact, Hits& hits) const {
  const Extension* issuer = fact.entry.certificate_issuer;
  if (issuer == nullptr || !certificate_issuer_name(issuer->value).empty()) return;
  if (!hits.keeping()) return hits.count_one();
  const std::string serial = serial_text(fact.entry.serial);
  hits.add(issuer->value_place, serial, {{"serial", serial}});
}

void CrlInvalidityLate::operator()(const CrlEntryFact& fact, Hits& hits) const {
  const auto from = invalidity_from(fact.entry);
  if (from && *from->seconds > *fact.entry.revoked.seconds) add_invalidity(fact.entry, *from, hits);
}

void CrlInvalidityDiffers::operator()(const CrlEntryFact& fact, Hits& hits) const {
  if (!is_since(fact.entry, since)) return;
  const auto from = invalidity_from(fact.entry);
  if (from && *from->seconds != *fact.entry.revoked.seconds) {
    add_invalidity(fact.entry, *from, hits);
  }
}

void CrlEntryPastExpiry::operator()(const CrlEntryFact& fact, Hits& hits) const {
  const Time& now = fact.of.crl.this_update;
  // What nobody has to be told twice: one regular list past the expiry.
  constexpr std::int64_t longest_period = 10 * seconds_a_day;
  if (fact.certificate == nullptr || !fact.certificate->not_after || !now.seconds) return;
  if (*now.seconds - *fact.certificate->not_after <= longest_period) return;
  const std::string serial = serial_text(fact.entry.serial);
  Hit& hit = hits.add(fact.entry.place, serial,
                      {{"serial", serial}, {"not_after", time_text(*fact.certificate->not_after)}});
  hits.relate(hit, fact.certificate->place, "the certificate");
}

}  // namespace dcvlint
