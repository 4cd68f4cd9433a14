// Extensions of a revocation list (RFC 5280 §5.2, BR 7.2.2).

#include <algorithm>
#include <string>

#include "lint/base/ascii.h"
#include "lint/facts/oid.h"
#include "rules/certificate/named_extensions.h"
#include "rules/crl/checks.h"
#include "rules/crl/words.h"

namespace dcvlint {
namespace {

constexpr std::array<std::string_view, 5> flag_names = {
    "onlyContainsUserCerts", "onlyContainsCACerts", "onlyContainsAttributeCerts", "onlySomeReasons",
    "indirectCRL"};

unsigned flags_of(const IssuingDistributionPoint& point) {
  unsigned flags = 0;
  unsigned bit = 1;
  for (const bool is :
       {point.only_user, point.only_ca, point.only_attribute, point.some_reasons, point.indirect}) {
    if (is) flags |= bit;
    bit <<= 1U;
  }
  return flags;
}

bool means_something(ExtensionType type) {
  using enum ExtensionType;
  return type == authority_key_identifier || type == issuer_alt_name || type == crl_number ||
         type == delta_crl_indicator || type == issuing_distribution_point ||
         type == freshest_crl || type == authority_info_access || type == expired_certs_on_crl;
}

bool is_http(const GeneralName& name) {
  constexpr std::string_view scheme = "http://";
  return name.bytes.size() >= scheme.size() &&
         equal_folded(name.bytes.substr(0, scheme.size()), scheme);
}

// What is wrong with the names; empty: nothing. One address must be that of the certificates, which
// is http; others may stand beside it (BR 7.2.2.1).
std::string name_problem(const IssuingDistributionPoint& point) {
  if (point.relative_name) return "is given relative to the issuer's name";
  const GeneralName* other = nullptr;
  bool http = false;
  for (const GeneralName& name : point.full_name) {
    if (name.kind != GeneralNameKind::uri) {
      return "has a " + std::string(general_name_kind_text(name.kind));
    }
    if (is_http(name)) {
      http = true;
    } else if (other == nullptr) {
      other = &name;
    }
  }
  if (http || other == nullptr) return {};
  return "has the address " + std::string(other->bytes) + ", which is not http";
}

}  // namespace

Result<void> CrlExtensionMissing::prepare() {
  const auto type = named_extension("extension", extension);
  if (!type) return fail(type.error());
  mask_ = extension_bit(*type);
  return {};
}

void CrlExtensionMissing::operator()(const CrlFact& fact, Hits& hits) const {
  const Crl& crl = fact.crl;
  const bool there = std::ranges::any_of(crl.extensions.all, [&](const Extension& each) {
    return (mask_ & extension_bit(each.type)) != 0;
  });
  // What broke off may have had it.
  if (there || crl.this_update.type == TimeType::none || crl.signature.place.end == 0) return;
  hits.add(extensions_place(crl), extension, {{"extension", extension}});
}

Result<void> CrlCriticality::prepare() {
  const auto bits = named_extensions("extensions", extensions);
  if (!bits) return fail(bits.error());
  mask_ = *bits;
  return {};
}

void CrlCriticality::operator()(const CrlFact& fact, Hits& hits) const {
  for (const Extension& each : fact.crl.extensions.all) {
    if (each.critical != critical || (mask_ & extension_bit(each.type)) == 0) continue;
    const std::string_view name = extension_name(each.type);
    hits.add(each.critical_place, name, {{"extension", name}});
  }
}

Result<void> CrlExtensionOther::prepare() {
  const auto bits = named_extensions("extensions", extensions);
  if (!bits) return fail(bits.error());
  mask_ = *bits;
  return {};
}

void CrlExtensionOther::operator()(const CrlFact& fact, Hits& hits) const {
  for (const Extension& each : fact.crl.extensions.all) {
    if ((mask_ & extension_bit(each.type)) != 0) continue;
    const std::string label = extension_label(each);
    hits.add(each.place, label, {{"extension", label}});
  }
}

void CrlUnknownCritical::operator()(const CrlFact& fact, Hits& hits) const {
  for (const Extension& each : fact.crl.extensions.all) {
    if (!each.critical || means_something(each.type)) continue;
    const std::string label = extension_label(each);
    hits.add(each.critical_place, label, {{"extension", label}});
  }
}

void CrlAkiFormat::operator()(const CrlFact& fact, Hits& hits) const {
  const AuthorityKeyIdentifier& aki = fact.crl.extensions.authority_key_identifier;
  if (aki.extension == nullptr || !aki.extension->readable) return;
  std::string_view problem;
  if (!key_alone && !aki.key_identifier) problem = "has no key identifier";
  if (key_alone && aki.key_identifier && (!aki.issuer.empty() || aki.serial)) {
    problem = "names issuer and serial number beside the key identifier";
  }
  if (problem.empty()) return;
  hits.add(aki.extension->value_place, "authorityKeyIdentifier", {{"problem", problem}});
}

void CrlNumberRange::operator()(const CrlFact& fact, Hits& hits) const {
  const std::string_view number = fact.crl.number.number;
  std::string problem;
  if (is_negative_integer(number)) {
    problem = "is negative: " + integer_text(number);
  } else if (number.size() > static_cast<std::size_t>(octets)) {
    problem = "has " + std::to_string(number.size()) + " octets";
  } else {
    return;
  }
  hits.add(fact.crl.number.extension->value_place, "cRLNumber",
           {{"problem", problem}, {"octets", hits.number(static_cast<std::uint64_t>(octets))}});
}

Result<void> CrlIdpFlags::prepare() {
  for (const std::string_view flag : flags) {
    const auto found = std::ranges::find(flag_names, flag);
    if (found == flag_names.end()) {
      return fail("flags", "\"" + std::string(flag) + "\" is no field of issuingDistributionPoint");
    }
    mask_ |= 1U << static_cast<unsigned>(found - flag_names.begin());
  }
  return {};
}

void CrlIdpFlags::operator()(const CrlFact& fact, Hits& hits) const {
  const IssuingDistributionPoint& point = fact.crl.idp;
  if (point.extension == nullptr) return;
  const unsigned flags_here = flags_of(point) & mask_;
  if (flags_here == 0 || (several && (flags_here & (flags_here - 1)) == 0)) return;
  std::string names;
  for (std::size_t i = 0; i < flag_names.size(); ++i) {
    if ((flags_here >> i & 1U) == 0) continue;
    if (!names.empty()) names += " and ";
    names += flag_names[i];
  }
  hits.add(point.extension->value_place, names, {{"flags", names}});
}

void CrlIdpEmpty::operator()(const CrlFact& fact, Hits& hits) const {
  const IssuingDistributionPoint& point = fact.crl.idp;
  if (point.extension == nullptr || !point.empty || !point.readable) return;
  hits.add(point.extension->value_place, "issuingDistributionPoint",
           {{"extension", "issuingDistributionPoint"}});
}

void CrlIdpName::operator()(const CrlFact& fact, Hits& hits) const {
  const IssuingDistributionPoint& point = fact.crl.idp;
  if (point.extension == nullptr || !point.readable || point.empty) return;
  const std::string problem = missing ? (point.named ? "" : "is not there") : name_problem(point);
  if (problem.empty()) return;
  hits.add(point.extension->value_place, "issuingDistributionPoint", {{"problem", problem}});
}

void CrlDelta::operator()(const CrlFact& fact, Hits& hits) const {
  const CrlInteger& base = fact.crl.delta_base;
  if (base.extension == nullptr) return;
  hits.add(base.extension->place, "deltaCRLIndicator", {{"base", integer_text(base.number)}});
}

void CrlDeltaBase::operator()(const CrlFact& fact, Hits& hits) const {
  const CrlInteger& base = fact.crl.delta_base;
  const CrlInteger& number = fact.crl.number;
  if (base.number.empty() || number.number.empty()) return;
  if (compare_integers(base.number, number.number) < 0) return;
  hits.add(base.extension->value_place, "deltaCRLIndicator",
           {{"base", integer_text(base.number)}, {"number", integer_text(number.number)}});
}

}  // namespace dcvlint
