#include <algorithm>
#include <optional>

#include "lint/facts/key_usage_period.h"
#include "lint/facts/oid.h"
#include "lint/facts/profile.h"
#include "lint/facts/validity.h"
#include "rules/certificate/hex_text.h"
#include "rules/certificate/named_extensions.h"
#include "rules/certificate/programme_checks.h"
#include "rules/shared/dotted_oids.h"

namespace dcvlint {
namespace {

constexpr std::int64_t year_9999 = 253'402'300'799;

// What a CA's certificate has that is below a public root; null: none.
const Policy* reserved_policy(const Extensions& extensions) {
  for (const Policy& each : extensions.certificate_policies.policies) {
    if (reserved_profile(each.oid)) return &each;
  }
  return nullptr;
}

// The same time of the day so many months later; nothing beyond the years 1970 to 9999.
std::optional<std::int64_t> months_after(std::int64_t seconds, std::int64_t months) {
  if (seconds < 0 || seconds > year_9999) return std::nullopt;
  const auto day = static_cast<Date>(seconds / seconds_a_day);
  const auto count = static_cast<std::int32_t>(std::clamp<std::int64_t>(months, 0, 1200));
  return static_cast<std::int64_t>(months_later(day, count)) * seconds_a_day +
         seconds % seconds_a_day;
}

}  // namespace

Result<void> CaValidity::prepare() { return read_oids("purposes", purposes, octets_); }

void CaValidity::operator()(const CertificateFact& fact, Hits& hits) const {
  const Certificate& certificate = fact.certificate;
  const auto seconds = validity_seconds(certificate);
  if (!seconds || *seconds <= 0 || certificate.self_issued()) return;
  if (purpose_among(certificate.extensions.extended_key_usage, octets_) == nullptr) return;
  const auto end = months_after(*certificate.not_before.seconds, months);
  if (!end || *certificate.not_after.seconds <= *end) return;
  hits.add(certificate.validity_place, "validity",
           {{"period", duration_text(*seconds)},
            {"months", hits.number(static_cast<std::uint64_t>(months))}});
}

void CaPurposesMissing::operator()(const CertificateFact& fact, Hits& hits) const {
  const Certificate& certificate = fact.certificate;
  const Extensions& extensions = certificate.extensions;
  if (extensions.extended_key_usage.extension != nullptr || certificate.self_issued()) return;
  const Policy* policy = reserved_policy(extensions);
  if (policy == nullptr) return;
  hits.add(extensions_place(certificate), "extKeyUsage", {{"policy", oid_text(policy->oid)}});
}

void CaClientAuth::operator()(const CertificateFact& fact, Hits& hits) const {
  const ExtendedKeyUsage& usage = fact.certificate.extensions.extended_key_usage;
  if (!usage.has(oids::server_auth) || !usage.has(oids::client_auth)) return;
  const Policy* policy = reserved_policy(fact.certificate.extensions);
  if (policy == nullptr || fact.certificate.self_issued()) return;
  hits.add(usage.extension->place, "extKeyUsage", {{"policy", oid_text(policy->oid)}});
}

void KeyUsagePeriodTooLong::operator()(const CertificateFact& fact, Hits& hits) const {
  const Extension* extension =
      fact.certificate.extensions.find(ExtensionType::private_key_usage_period);
  if (extension == nullptr) return;
  const KeyUsagePeriod period = key_usage_period(*extension);
  // Without a beginning it is that of the certificate.
  const auto& begin = period.not_before.type == TimeType::none ? fact.certificate.not_before.seconds
                                                               : period.not_before.seconds;
  const auto& end = period.not_after.seconds;
  if (!begin || !end || *end > year_9999) return;
  const auto last = months_after(*begin, months);
  if (!last || *end <= *last) return;
  hits.add(period.not_after.place, "privateKeyUsagePeriod",
           {{"from", time_text(*begin)},
            {"until", time_text(*end)},
            {"months", hits.number(static_cast<std::uint64_t>(months))}});
}

void SerialCounter::operator()(const CertificateFact& fact, Hits& hits) const {
  std::string_view serial = fact.certificate.serial;
  constexpr std::size_t random_octets = 8, least_zeros = 4;
  while (!serial.empty() && serial.front() == '\0') serial.remove_prefix(1);
  // A shorter number is certificate/serial-low-entropy's; a longer one is none that is allowed.
  if (serial.size() < random_octets || serial.size() > 20) return;
  std::size_t longest = 0, run = 0;
  for (const char octet : serial) {
    run = octet == '\0' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  if (longest < least_zeros || serial.size() - longest >= random_octets) return;
  hits.add(fact.certificate.serial_place, "serialNumber",
           {{"serial", hex_text(serial)},
            {"zeros", hits.number(longest)},
            {"others", hits.number(serial.size() - longest)}});
}

Result<void> LogonRevocation::prepare() { return read_oids("purposes", purposes, octets_); }

void LogonRevocation::operator()(const CertificateFact& fact, Hits& hits) const {
  const Certificate& certificate = fact.certificate;
  const Extensions& extensions = certificate.extensions;
  const OidAt* purpose = purpose_among(extensions.extended_key_usage, octets_);
  if (purpose == nullptr || certificate.self_issued()) return;
  if (extensions.find(ExtensionType::crl_distribution_points) != nullptr) return;
  if (std::ranges::any_of(extensions.authority_info_access.descriptions,
                          &AccessDescription::ocsp)) {
    return;
  }
  hits.add(purpose->place, "extKeyUsage", {{"purpose", purpose_text(purpose->oid)}});
}

}  // namespace dcvlint
