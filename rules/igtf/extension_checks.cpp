#include "rules/igtf/extension_checks.h"

#include <algorithm>

#include "lint/base/date.h"
#include "lint/facts/igtf_entity.h"
#include "lint/facts/key_usage_name.h"
#include "lint/facts/oid.h"
#include "rules/certificate/named_extensions.h"
#include "rules/shared/dotted_oids.h"

namespace dcvlint {
namespace {

Result<std::uint32_t> bits_of(Strings names) {
  std::uint32_t bits = 0;
  for (const std::string_view name : names) {
    const std::uint32_t bit = key_usage_bit(name);
    if (bit == 0) return fail("bits", "\"" + std::string(name) + "\" is no bit of keyUsage");
    bits |= bit;
  }
  return bits;
}

const KeyUsage* usage_of(const SignedFact& fact) {
  const KeyUsage& usage = fact.object.extensions.key_usage;
  return usage.extension != nullptr && usage.extension->readable ? &usage : nullptr;
}

bool is_rsa(const PublicKey& key) { return key.kind == KeyKind::rsa && key.bits != 0; }

// Bits that make no sense for a kind of key can't be missing: an EC key encrypts nothing.
std::uint32_t possible_bits(KeyKind kind) {
  const std::uint32_t encipherment = KeyUsage::key_encipherment | KeyUsage::data_encipherment;
  return kind == KeyKind::rsa ? ~0U : ~encipherment;
}

}  // namespace

void LeafBasicConstraints::operator()(const CertificateFact& fact, Hits& hits) const {
  const BasicConstraints& basic = fact.certificate.extensions.basic_constraints;
  if (basic.ca) return;
  if (basic.extension == nullptr) {
    const Place place = fact.certificate.extensions.place;
    hits.add(place.end > place.begin ? place : fact.certificate.place, "basicConstraints",
             {{"problem", "missing"}});
  } else if (!basic.extension->critical) {
    hits.add(basic.extension->place, "basicConstraints", {{"problem", "not critical"}});
  }
}

Result<void> KeyUsageLacks::prepare() {
  const auto read = bits_of(bits);
  if (!read) return fail(read.error());
  wanted_ = *read;
  return {};
}

void KeyUsageLacks::operator()(const SignedFact& fact, Hits& hits) const {
  const KeyUsage* usage = usage_of(fact);
  if (usage == nullptr) return;
  const std::uint32_t missing = wanted_ & ~usage->bits & possible_bits(fact.object.key.kind);
  if (missing == 0) return;
  const std::string has = key_usage_text(usage->bits);
  hits.add(usage->extension->value_place, "keyUsage",
           {{"bits", key_usage_text(missing)}, {"has", has.empty() ? "nothing" : has}});
}

Result<void> KeyUsageHas::prepare() {
  const auto read = bits_of(bits);
  if (!read) return fail(read.error());
  unwanted_ = *read;
  return {};
}

void KeyUsageHas::operator()(const SignedFact& fact, Hits& hits) const {
  const KeyUsage* usage = usage_of(fact);
  if (usage == nullptr || (usage->bits & unwanted_) == 0) return;
  hits.add(usage->extension->value_place, "keyUsage",
           {{"bits", key_usage_text(usage->bits & unwanted_)}});
}

Result<void> EkuLacks::prepare() { return read_oids("purposes", purposes, octets_); }

void EkuLacks::operator()(const SignedFact& fact, Hits& hits) const {
  const ExtendedKeyUsage& usage = fact.object.extensions.extended_key_usage;
  if (usage.extension == nullptr || !usage.extension->readable) return;
  for (const std::string& each : octets_) {
    if (usage.has(each)) continue;
    std::string_view name = oid_name(each);
    constexpr std::string_view prefix = "id-kp-";
    if (name.starts_with(prefix)) name.remove_prefix(prefix.size());
    const std::string text = name.empty() ? oid_text(each) : std::string(name);
    hits.add(usage.extension->value_place, text, {{"purpose", text}});
  }
}

void HostWithoutDnsName::operator()(const CertificateFact& fact, Hits& hits) const {
  const Extensions& extensions = fact.certificate.extensions;
  if (extensions.basic_constraints.ca || igtf_entity(fact.certificate) != IgtfEntity::host) return;
  const SubjectAltName& names = extensions.subject_alt_name;
  if (names.extension != nullptr && !names.extension->readable) return;
  const auto is_dns_name = [](const GeneralName& name) {
    return name.kind == GeneralNameKind::dns_name;
  };
  if (std::ranges::any_of(names.names, is_dns_name)) return;
  hits.add(names.extension != nullptr ? names.extension->value_place
                                      : extensions_place(fact.certificate),
           "subjectAltName", {{"extension", "subjectAltName"}});
}

Result<void> EkuNoneOf::prepare() { return read_oids("purposes", purposes, octets_); }

void EkuNoneOf::operator()(const SignedFact& fact, Hits& hits) const {
  const ExtendedKeyUsage& usage = fact.object.extensions.extended_key_usage;
  if (fact.day >= until || usage.extension == nullptr || !usage.extension->readable) return;
  for (const std::string& each : octets_) {
    if (usage.has(each)) return;
  }
  std::string there;
  for (const OidAt& each : usage.purposes.first(std::min<std::size_t>(usage.purposes.size(), 8))) {
    if (!there.empty()) there += ", ";
    there += purpose_text(each.oid);
  }
  hits.add(usage.extension->value_place, "extKeyUsage", {{"purposes", there}});
}

Result<void> PolicyNoneUnder::prepare() {
  auto converted = oid_octets(arc);
  if (!converted) return fail("arc", "\"" + std::string(arc) + "\" is no dotted OID");
  octets_ = std::move(*converted);
  return {};
}

void PolicyNoneUnder::operator()(const CertificateFact& fact, Hits& hits) const {
  const CertificatePolicies& policies = fact.certificate.extensions.certificate_policies;
  for (const Policy& policy : policies.policies) {
    if (policy.oid.starts_with(octets_)) return;
  }
  if (fact.certificate.extensions.basic_constraints.ca) return;
  const Extension* extension = policies.extension;
  if (extension != nullptr && !extension->readable) return;
  hits.add(extension != nullptr ? extension->value_place : fact.certificate.place,
           "certificatePolicies", {{"arc", arc}});
}

void KeyRsaTooSmallBeyond::operator()(const CertificateFact& fact, Hits& hits) const {
  const PublicKey& key = fact.certificate.key;
  const auto until = fact.certificate.not_after.seconds;
  if (!is_rsa(key) || key.bits >= static_cast<std::uint64_t>(least) || !until) return;
  if (*until < first_second(day)) return;
  hits.add(key.key_place, "key",
           {{"bits", hits.number(key.bits)},
            {"least", hits.number(static_cast<std::uint64_t>(least))},
            {"day", to_string(day)}});
}

}  // namespace dcvlint
