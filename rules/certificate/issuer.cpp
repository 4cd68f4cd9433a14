// A certificate with its issuer's (RFC 5280 §6.1.3, §6.1.4; BR 7.1.4.1, 7.1.2.11.1).

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "lint/base/ascii.h"
#include "lint/facts/name_constraints.h"
#include "lint/facts/oid.h"
#include "lint/facts/validity.h"
#include "rules/certificate/chain_checks.h"
#include "rules/certificate/hex_text.h"

namespace dcvlint {
namespace {

constexpr std::string_view precertificate_signing =
    "\x2B\x06\x01\x04\x01\xD6\x79\x02\x04\x04";  // 1.3.6.1.4.1.11129.2.4.4

std::string purpose_text(std::string_view oid) {
  const std::string_view name = oid_name(oid);
  return name.empty() ? oid_text(oid) : std::string(name);
}

// The first ones: nobody reads hundreds.
std::string purposes_text(const ExtendedKeyUsage& usage) {
  constexpr std::size_t most = 16;
  std::string text;
  for (const OidAt& each : usage.purposes.first(std::min(usage.purposes.size(), most))) {
    text += (text.empty() ? "" : ", ") + purpose_text(each.oid);
  }
  const std::size_t more = usage.purposes.size() - std::min(usage.purposes.size(), most);
  return more == 0 ? text : text + " and " + std::to_string(more) + " more";
}

std::string algorithm_text(const AlgorithmIdentifier& algorithm) {
  return purpose_text(algorithm.oid);
}

bool is_same_text(const Attribute& a, const Attribute& b) {
  const bool a_is_text = a.string_type != StringType::none;
  const bool b_is_text = b.string_type != StringType::none;
  return a.oid == b.oid && (a.in_rdn == 0) == (b.in_rdn == 0) && a_is_text == b_is_text &&
         (a_is_text ? a.text == b.text : a.raw == b.raw);
}

// Where the names part ways, when their texts are the same.
std::string difference(const DistinguishedName& a, const DistinguishedName& b) {
  if (!std::ranges::equal(a.attributes, b.attributes, is_same_text)) return "the names differ";
  const std::size_t count = std::min(a.attributes.size(), b.attributes.size());
  for (std::size_t i = 0; i < count; ++i) {
    const Attribute &one = a.attributes[i], &other = b.attributes[i];
    if (one.tag == other.tag) continue;
    return attribute_label(one) + " is a " + std::string(string_type_text(one.string_type)) +
           " here and a " + std::string(string_type_text(other.string_type)) + " there";
  }
  return "the same text is encoded otherwise";
}

// The times of both, when the certificate's lies outside.
void tell_outside(const Time& own, const Time& issuers, bool later, std::string_view end,
                  Hits& hits) {
  if (!own.seconds || !issuers.seconds) return;
  if (later ? *own.seconds <= *issuers.seconds : *own.seconds >= *issuers.seconds) return;
  Hit& hit = hits.add(
      own.place, end,
      {{"end", end}, {"own", time_text(*own.seconds)}, {"issuers", time_text(*issuers.seconds)}});
  hits.relate(hit, issuers.place, "the issuer's");
}

void tell_constraint(const NameConstraint* which, const Extension& extension, Place place,
                     std::string_view target, const std::string& name, Hits& hits) {
  const std::string problem = which != nullptr
                                  ? "its nameConstraints exclude " + constraint_text(*which)
                                  : "it is none of those that its nameConstraints permit";
  Hit& hit = hits.add(place, target, {{"name", name}, {"problem", problem}});
  hits.relate(hit, which != nullptr ? which->place : extension.place, "the issuer's");
}

// RFC 5280 §4.2.1.10: of what has no subjectAltName the address in the subject keeps to the
// constraints for rfc822Name.
void judge_subject_mail(const Certificate& certificate, const Extension& extension,
                        std::span<const NameConstraint> constraints, Hits& hits) {
  if (certificate.extensions.subject_alt_name.extension != nullptr) return;
  const Attribute* email = certificate.subject.first(AttributeType::email_address);
  if (email == nullptr) return;
  GeneralName name;
  name.kind = GeneralNameKind::rfc822_name;
  name.bytes = email->text;
  const NameConstraint* which = nullptr;
  if (constraint_break(constraints, name, which) == ConstraintBreak::none) return;
  tell_constraint(which, extension, email->value, "emailAddress", std::string(email->text), hits);
}

}  // namespace

void IssuerSignatureInvalid::operator()(const IssuedFact& fact, Hits& hits) const {
  if (fact.signature != SignatureState::invalid || fact.match == IssuerMatch::given) return;
  Hit& hit =
      hits.add(fact.certificate.signature.place, "signature",
               {{"issuer", name_text(fact.issuer.subject)},
                {"algorithm", algorithm_text(fact.certificate.signature.algorithm.identifier)}});
  hits.relate(hit, fact.issuer.key.place, "the issuer's key");
}

void IssuerOther::operator()(const IssuedFact& fact, Hits& hits) const {
  if (fact.match != IssuerMatch::given) return;
  Hit& hit = hits.add(
      fact.certificate.issuer.place, "issuer",
      {{"issuer", name_text(fact.certificate.issuer)}, {"given", name_text(fact.issuer.subject)}});
  hits.relate(hit, fact.issuer.subject.place, "of --issuer");
}

void IssuerNameBytes::operator()(const IssuedFact& fact, Hits& hits) const {
  const DistinguishedName &own = fact.certificate.issuer, &issuers = fact.issuer.subject;
  if (fact.match == IssuerMatch::given || own.bytes == issuers.bytes) return;
  // A CA of one key may have certificates under several names; which one is here is chance.
  if (equal_folded(name_text(own), name_text(issuers)) == renamed) return;
  Hit& hit = hits.add(own.place, "issuer",
                      {{"issuer", name_text(own)},
                       {"subject", name_text(issuers)},
                       {"difference", difference(own, issuers)}});
  hits.relate(hit, issuers.place, "the issuer's subject");
}

// That both differ has one cause: the key is another one, and the signature's rule says so.
void IssuerKeyId::operator()(const IssuedFact& fact, Hits& hits) const {
  const AuthorityKeyIdentifier& authority = fact.certificate.extensions.authority_key_identifier;
  const SubjectKeyIdentifier& subject = fact.issuer.extensions.subject_key_identifier;
  if (fact.signature == SignatureState::invalid || fact.match == IssuerMatch::given) return;
  if (!authority.key_identifier || subject.extension == nullptr) return;
  if (*authority.key_identifier == subject.key_identifier) return;
  Hit& hit = hits.add(authority.extension->place, "authorityKeyIdentifier",
                      {{"authority", hex_text(*authority.key_identifier)},
                       {"subject", hex_text(subject.key_identifier)}});
  hits.relate(hit, subject.extension->place, "the issuer's");
}

void IssuerValidity::operator()(const IssuedFact& fact, Hits& hits) const {
  if (fact.match == IssuerMatch::given) return;
  tell_outside(fact.certificate.not_before, fact.issuer.not_before, false, "notBefore", hits);
  tell_outside(fact.certificate.not_after, fact.issuer.not_after, true, "notAfter", hits);
}

void IssuerNotCa::operator()(const IssuedFact& fact, Hits& hits) const {
  // Of what was only given nobody knows that it issued anything.
  if (fact.match == IssuerMatch::given || fact.issuer.version < 2) return;
  const Extensions& extensions = fact.issuer.extensions;
  std::string_view problem;
  if (extensions.basic_constraints.extension == nullptr) {
    problem = "has no basicConstraints";
  } else if (!extensions.basic_constraints.ca) {
    problem = "says in basicConstraints that it is no CA";
  } else if (extensions.key_usage.extension != nullptr &&
             (extensions.key_usage.bits & KeyUsage::key_cert_sign) == 0) {
    problem = "has a keyUsage without keyCertSign";
  } else {
    return;
  }
  Hit& hit = hits.add(fact.certificate.issuer.place, "issuer",
                      {{"issuer", name_text(fact.issuer.subject)}, {"problem", problem}});
  hits.relate(hit, fact.issuer.extensions.place, "its extensions");
}

void IssuerPathLength::operator()(const IssuedFact& fact, Hits& hits) const {
  const BasicConstraints& own = fact.certificate.extensions.basic_constraints;
  const BasicConstraints& issuers = fact.issuer.extensions.basic_constraints;
  if (fact.match == IssuerMatch::given || !own.ca || issuers.path_length != 0U) return;
  Hit& hit = hits.add(own.extension->place, "basicConstraints",
                      {{"issuer", name_text(fact.issuer.subject)}});
  hits.relate(hit, issuers.extension->place, "the issuer's");
}

void IssuerNameConstraints::operator()(const IssuedFact& fact, Hits& hits) const {
  const Extension* extension = fact.issuer.extensions.find(ExtensionType::name_constraints);
  if (extension == nullptr || fact.match == IssuerMatch::given) return;
  const std::vector<NameConstraint> constraints = name_constraints(*extension);
  if (constraints.empty()) return;
  const NameConstraint* which = nullptr;
  const DistinguishedName& subject = fact.certificate.subject;
  if (constraint_break(constraints, subject, which) != ConstraintBreak::none) {
    tell_constraint(which, *extension, subject.place, "subject", name_text(subject), hits);
  }
  judge_subject_mail(fact.certificate, *extension, constraints, hits);
  // Each name is compared with each constraint: bounded, whatever both certificates have.
  constexpr std::size_t most_comparisons = 200'000;
  const auto names = fact.certificate.extensions.subject_alt_name.names;
  const std::size_t most = std::max<std::size_t>(most_comparisons / constraints.size(), 1);
  for (const GeneralName& name : names.first(std::min(names.size(), most))) {
    if (constraint_break(constraints, name, which) == ConstraintBreak::none) continue;
    tell_constraint(which, *extension, name.place, name.bytes, general_name_text(name), hits);
  }
}

void IssuerPurposes::operator()(const IssuedFact& fact, Hits& hits) const {
  const ExtendedKeyUsage& own = fact.certificate.extensions.extended_key_usage;
  const ExtendedKeyUsage& issuers = fact.issuer.extensions.extended_key_usage;
  if (fact.match == IssuerMatch::given || issuers.purposes.empty()) return;
  if (issuers.has(oids::any_purpose) || issuers.has(precertificate_signing)) return;
  std::vector<std::string_view> wanted;
  wanted.reserve(own.purposes.size());
  for (const OidAt& each : own.purposes) wanted.push_back(each.oid);
  std::ranges::sort(wanted);
  const auto number_of = [&](std::string_view oid) {
    return static_cast<std::size_t>(std::ranges::lower_bound(wanted, oid) - wanted.begin());
  };
  std::vector<bool> given(wanted.size());
  for (const OidAt& each : issuers.purposes) {
    const std::size_t number = number_of(each.oid);
    if (number < wanted.size() && wanted[number] == each.oid) given[number] = true;
  }
  const std::string theirs = purposes_text(issuers);
  for (const OidAt& each : own.purposes) {
    if (given[number_of(each.oid)]) continue;
    if (!hits.keeping()) {
      hits.count_one();
      continue;
    }
    Hit& hit = hits.add(each.place, "extKeyUsage",
                        {{"purpose", purpose_text(each.oid)}, {"issuers", theirs}});
    hits.relate(hit, issuers.extension->place, "the issuer's");
  }
}

void PrecertSigningCa::operator()(const IssuedFact& fact, Hits& hits) const {
  if (fact.match == IssuerMatch::given || fact.certificate.extensions.precert_poison == nullptr ||
      !fact.issuer.extensions.extended_key_usage.has(precertificate_signing)) {
    return;
  }
  Hit& hit = hits.add(fact.certificate.issuer.place, "issuer",
                      {{"issuer", name_text(fact.issuer.subject)}});
  hits.relate(hit, fact.issuer.extensions.extended_key_usage.extension->place, "its extKeyUsage");
}

}  // namespace dcvlint
