#include <algorithm>
#include <string>

#include "lint/facts/ip_range.h"
#include "lint/facts/name_constraints.h"
#include "lint/facts/validity.h"
#include "rules/certificate/body_checks.h"
#include "rules/certificate/named_extensions.h"

namespace dcvlint {
namespace {

constexpr unsigned signing = KeyUsage::digital_signature | KeyUsage::content_commitment |
                             KeyUsage::key_cert_sign | KeyUsage::crl_sign;
constexpr unsigned agreeing =
    KeyUsage::key_agreement | KeyUsage::encipher_only | KeyUsage::decipher_only;

// The bits that a key of the kind can be used for; all where no text says.
unsigned useful_bits(KeyKind kind) {
  switch (kind) {
    case KeyKind::rsa:  // RFC 3279 §2.3.1
      return signing | KeyUsage::key_encipherment | KeyUsage::data_encipherment;
    case KeyKind::rsa_pss:  // RFC 4055 §1.2
    case KeyKind::ed25519:  // RFC 9295 §3
    case KeyKind::ed448:
    case KeyKind::dsa:  // RFC 3279 §2.3.2
      return signing;
    case KeyKind::ec:  // RFC 8813 §3
      return signing | agreeing;
    case KeyKind::x25519:  // RFC 9295 §3
    case KeyKind::x448:
    case KeyKind::dh:  // RFC 3279 §2.3.3
      return agreeing;
    case KeyKind::unknown:
      break;
  }
  return ~0U;
}

constexpr std::array<std::string_view, 9> bit_names = {
    "digitalSignature", "contentCommitment", "keyEncipherment", "dataEncipherment", "keyAgreement",
    "keyCertSign",      "cRLSign",           "encipherOnly",    "decipherOnly"};

std::string bits_text(unsigned bits) {
  std::string out;
  for (std::size_t i = 0; i < bit_names.size(); ++i) {
    if ((bits >> i & 1U) == 0) continue;
    if (!out.empty()) out += ", ";
    out += bit_names[i];
  }
  return out;
}

}  // namespace

void KeyUsageKeyType::operator()(const SignedFact& object, Hits& hits) const {
  const KeyUsage& usage = object.object.extensions.key_usage;
  if (usage.extension == nullptr) return;
  const KeyKind kind = object.object.key.kind;
  const unsigned useless = usage.bits & ~useful_bits(kind);
  if (useless == 0) return;
  hits.add(usage.extension->place, "keyUsage",
           {{"bits", bits_text(useless)}, {"key", key_kind_text(kind)}});
}

void RootValidity::operator()(const CertificateFact& fact, Hits& hits) const {
  const auto seconds = validity_seconds(fact.certificate);
  if (!fact.certificate.self_issued() || !seconds || *seconds <= 0) return;
  const std::int64_t days = validity_days(*seconds);
  if (days >= least && days <= most) return;
  const bool below = days < least;
  const std::int64_t limit = below ? least : most;
  const std::string text = (below ? "at least " : "at most ") + std::to_string(limit);
  hits.add(fact.certificate.validity_place, "validity",
           {{"period", duration_text(*seconds)}, {"limit", text}});
}

void ConstraintReservedAddress::operator()(const CertificateFact& fact, Hits& hits) const {
  const Extension* extension = fact.certificate.extensions.find(ExtensionType::name_constraints);
  if (extension == nullptr) return;
  for (const NameConstraint& each : name_constraints(*extension)) {
    if (each.kind != GeneralNameKind::ip_address || each.excluded) continue;
    if (each.base.size() != 8 && each.base.size() != 32) continue;
    const SpecialBlock* block = special_block(each.base.substr(0, each.base.size() / 2));
    // All addresses, which some write where they constrain names only, are no range set aside.
    const bool all = each.base.find_first_not_of('\0') == std::string_view::npos;
    if (block == nullptr || all) continue;
    hits.add(each.place, "nameConstraints",
             {{"range", constraint_text(each)}, {"block", block->name}});
  }
}

// What is valid for longer is certificate/revocation-information-missing's matter.
void EvRevocationInformation::operator()(const CertificateFact& fact, Hits& hits) const {
  const Extensions& extensions = fact.certificate.extensions;
  const auto seconds = validity_seconds(fact.certificate);
  if (!seconds || validity_days(*seconds) > short_days || extensions.all.empty()) return;
  if (extensions.find(ExtensionType::crl_distribution_points) != nullptr) return;
  if (std::ranges::any_of(extensions.authority_info_access.descriptions,
                          &AccessDescription::ocsp)) {
    return;
  }
  hits.add(extensions_place(fact.certificate), "cRLDistributionPoints",
           {{"days", hits.number(static_cast<std::uint64_t>(short_days))}});
}

void CaPurposes::operator()(const CertificateFact& fact, Hits& hits) const {
  const ExtendedKeyUsage& usage = fact.certificate.extensions.extended_key_usage;
  if (usage.extension == nullptr || fact.certificate.self_issued()) return;
  std::string_view problem;
  if (usage.has(oids::any_purpose)) {
    problem = "has anyExtendedKeyUsage";
  } else if (usage.has(oids::server_auth) && usage.has(oids::email_protection)) {
    problem = "has serverAuth and emailProtection together";
  } else {
    return;
  }
  hits.add(usage.extension->place, "extKeyUsage", {{"problem", problem}});
}

}  // namespace dcvlint
