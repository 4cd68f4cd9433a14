// Which extensions there are, which of them are critical, and those with few rules
// of their own (RFC 5280 §4.2, BR 7.1.2.7.6, RFC 6962 §3.1, §3.3).

#include <algorithm>
#include <string>

#include "lint/facts/oid.h"
#include "lint/facts/validity.h"
#include "rules/certificate/checks.h"
#include "rules/certificate/named_extensions.h"

namespace dcvlint {

using namespace std::string_view_literals;

Result<void> CertificateCriticality::prepare() {
  const auto bits = named_extensions("extensions", extensions);
  if (!bits) return fail(bits.error());
  mask_ = *bits;
  return {};
}

void CertificateCriticality::operator()(const SignedFact& object, Hits& hits) const {
  // Of a trust anchor only name and key take part in verification (RFC 5280 §6.1.1 (d)).
  if (object.certificate != nullptr && object.certificate->self_issued() &&
      object.object.signature.state == SignatureState::valid) {
    return;
  }
  for (const Extension& each : object.object.extensions.all) {
    if (each.critical != critical || (mask_ & extension_bit(each.type)) == 0) continue;
    const std::string_view name = extension_name(each.type);
    hits.add(each.critical_place, name, {{"extension", name}});
  }
}

Result<void> CertificateExtensionMissing::prepare() {
  const auto type = named_extension("extension", extension);
  if (!type) return fail(type.error());
  type_ = *type;
  return {};
}

void CertificateExtensionMissing::operator()(const CertificateFact& fact, Hits& hits) const {
  const Extensions& extensions = fact.certificate.extensions;
  if (extensions.all.empty() || extensions.find(type_) != nullptr ||
      fact.certificate.self_issued()) {
    return;
  }
  hits.add(extensions_place(fact.certificate), extension, {{"extension", extension}});
}

Result<void> CertificateExtensionPresent::prepare() {
  const auto type = named_extension("extension", extension);
  if (!type) return fail(type.error());
  type_ = *type;
  return {};
}

void CertificateExtensionPresent::operator()(const CertificateFact& fact, Hits& hits) const {
  const Extension* found = fact.certificate.extensions.find(type_);
  if (found != nullptr) hits.add(found->place, extension, {{"extension", extension}});
}

Result<void> CertificateExtensionOther::prepare() {
  const auto bits = named_extensions("extensions", extensions);
  if (!bits) return fail(bits.error());
  mask_ = *bits;
  return {};
}

void CertificateExtensionOther::operator()(const CertificateFact& fact, Hits& hits) const {
  for (const Extension& each : fact.certificate.extensions.all) {
    if ((mask_ & extension_bit(each.type)) != 0) continue;
    const std::string label = extension_label(each);
    hits.add(each.place, label, {{"extension", label}});
  }
}

void UnknownCritical::operator()(const SignedFact& object, Hits& hits) const {
  for (const Extension& each : object.object.extensions.all) {
    if (!each.critical || each.type != ExtensionType::unknown) continue;
    const std::string label = oid_text(each.oid);
    hits.add(each.critical_place, label, {{"extension", label}});
  }
}

void SanCriticality::operator()(const CertificateFact& fact, Hits& hits) const {
  const Extension* extension = fact.certificate.extensions.subject_alt_name.extension;
  if (extension == nullptr || extension->critical != critical) return;
  if (critical == fact.certificate.subject.empty()) return;
  hits.add(extension->critical_place, "subjectAltName",
           {{"subject", critical ? "not empty" : "empty"}});
}

void PathLengthWithoutCa::operator()(const SignedFact& object, Hits& hits) const {
  const BasicConstraints& basic = object.object.extensions.basic_constraints;
  if (basic.extension == nullptr || basic.ca || !basic.path_length) return;
  hits.add(basic.extension->value_place, "basicConstraints",
           {{"length", hits.number(*basic.path_length)}});
}

void AuthorityKeyIdFormat::operator()(const CertificateFact& fact, Hits& hits) const {
  const AuthorityKeyIdentifier& aki = fact.certificate.extensions.authority_key_identifier;
  if (aki.extension == nullptr || !aki.extension->readable) return;
  std::string_view problem;
  if (!aki.key_identifier) {
    problem = "has no key identifier";
  } else if (!aki.issuer.empty() || aki.serial) {
    problem = "names issuer and serial number beside the key identifier";
  } else {
    return;
  }
  hits.add(aki.extension->value_place, "authorityKeyIdentifier", {{"problem", problem}});
}

void PrecertPoison::operator()(const CertificateFact& fact, Hits& hits) const {
  const Extension* poison = fact.certificate.extensions.precert_poison;
  if (poison == nullptr) return;
  hits.add(poison->place, "precertificatePoison", {{"extension", "precertificatePoison"}});
}

void PrecertPoisonMalformed::operator()(const CertificateFact& fact, Hits& hits) const {
  const Extension* poison = fact.certificate.extensions.precert_poison;
  if (poison == nullptr) return;
  std::string_view problem;
  if (!poison->critical) {
    problem = "is not critical";
  } else if (poison->value != "\x05\x00"sv) {
    problem = "holds something else than NULL";
  } else {
    return;
  }
  hits.add(poison->place, "precertificatePoison", {{"problem", problem}});
}

void PrecertWithScts::operator()(const CertificateFact& fact, Hits& hits) const {
  const Extensions& extensions = fact.certificate.extensions;
  if (extensions.precert_poison == nullptr || extensions.sct_list.extension == nullptr) return;
  Hit& hit = hits.add(extensions.sct_list.extension->place, "signedCertificateTimestampList",
                      {{"count", hits.number(extensions.sct_list.scts.size())}});
  hits.relate(hit, extensions.precert_poison->place, "the poison extension");
}

void SctTooFew::operator()(const CertificateFact& fact, Hits& hits) const {
  const Extensions& extensions = fact.certificate.extensions;
  const auto seconds = validity_seconds(fact.certificate);
  if (extensions.precert_poison != nullptr || !seconds || fact.certificate.self_issued()) return;
  const SctList& list = extensions.sct_list;
  if (list.extension != nullptr && !list.extension->readable) return;
  const bool is_long = validity_days(*seconds) > short_days;
  const auto needed = static_cast<std::size_t>(is_long ? for_long : for_short);
  std::vector<std::string_view> logs;
  for (const Sct& sct : list.scts.first(std::min<std::size_t>(list.scts.size(), 64))) {
    if (std::ranges::find(logs, sct.log_id) == logs.end()) logs.push_back(sct.log_id);
    if (logs.size() >= needed) return;
  }
  hits.add(list.extension != nullptr ? list.extension->place : extensions_place(fact.certificate),
           "signedCertificateTimestampList",
           {{"logs", hits.number(logs.size())},
            {"needed", hits.number(needed)},
            {"days", hits.number(static_cast<std::uint64_t>(validity_days(*seconds)))}});
}

}  // namespace dcvlint
