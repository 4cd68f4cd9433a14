#include <algorithm>
#include <string>

#include "lint/facts/certificate_profile.h"
#include "rules/certificate/issuer_name_checks.h"

namespace dcvlint {
namespace {

// A long value's beginning.
std::string_view beginning(std::string_view text) {
  constexpr std::size_t most = 60;
  if (text.size() <= most) return text;
  std::size_t end = most;
  while (end > 0 && (static_cast<std::uint8_t>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

// "UTF8String or PrintableString".
std::string types_text(std::uint16_t strings) {
  std::vector<std::string_view> names;
  for (unsigned i = 0; i < 16; ++i) {
    if ((strings >> i & 1U) != 0) names.push_back(string_type_text(static_cast<StringType>(i)));
  }
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += i + 1 == names.size() ? " or " : ", ";
    out += names[i];
  }
  return out;
}

}  // namespace

void IssuerSpacing::operator()(const CertificateFact& fact, Hits& hits) const {
  for (const Attribute& each : fact.certificate.issuer.attributes) {
    if (each.text.empty() || (each.text.front() != ' ' && each.text.back() != ' ')) continue;
    const std::string_view where = each.text.front() != ' '  ? "ends with a blank"
                                   : each.text.back() != ' ' ? "begins with a blank"
                                                             : "begins and ends with a blank";
    const std::string label = attribute_label(each);
    hits.add(each.value, label,
             {{"attribute", label}, {"value", beginning(each.text)}, {"where", where}});
  }
}

void IssuerStringType::operator()(const CertificateFact& fact, Hits& hits) const {
  const CertificateProfiles* profiles = fact.of.in.profiles;
  const CertificateProfile* any = profiles != nullptr ? profiles->by_name("any") : nullptr;
  if (any == nullptr) return;
  for (const Attribute& each : fact.certificate.issuer.attributes) {
    const AttributeForm* form = any->form(each.type, fact.of.day);
    if (form == nullptr || form->strings == 0 || form->may_be(each.string_type)) continue;
    const std::string label = attribute_label(each);
    hits.add(each.value, label,
             {{"attribute", label},
              {"found", string_type_text(each.string_type)},
              {"wanted", types_text(form->strings)}});
  }
}

void IssuerMultivaluedRdn::operator()(const CertificateFact& fact, Hits& hits) const {
  const auto attributes = fact.certificate.issuer.attributes;
  for (std::size_t i = 1; i < attributes.size(); ++i) {
    if (attributes[i].rdn != attributes[i - 1].rdn || attributes[i].in_rdn != 1) continue;
    std::string labels = attribute_label(attributes[i - 1]);
    for (std::size_t k = i; k < attributes.size() && attributes[k].rdn == attributes[i].rdn; ++k) {
      labels += " + " + attribute_label(attributes[k]);
    }
    hits.add(attributes[i - 1].place, "issuer", {{"attributes", labels}});
  }
}

void RootNamesDiffer::operator()(const CertificateFact& fact, Hits& hits) const {
  const DistinguishedName &issuer = fact.certificate.issuer, &subject = fact.certificate.subject;
  if (issuer.bytes == subject.bytes || issuer.empty()) return;
  if (issuer.attributes.size() != subject.attributes.size()) return;
  const Attribute* differs = nullptr;
  const Attribute* there = nullptr;
  for (std::size_t i = 0; i < issuer.attributes.size(); ++i) {
    const Attribute &one = issuer.attributes[i], &other = subject.attributes[i];
    if (one.oid != other.oid || one.text != other.text || one.text.empty()) return;
    if (one.tag != other.tag && differs == nullptr) differs = &one, there = &other;
  }
  std::string text = "they are encoded otherwise";
  if (differs != nullptr) {
    text = attribute_label(*differs) + " is a " +
           std::string(string_type_text(differs->string_type)) + " in one and a " +
           std::string(string_type_text(there->string_type)) + " in the other";
  }
  Hit& hit =
      hits.add(differs != nullptr ? differs->value : issuer.place, "issuer", {{"attribute", text}});
  hits.relate(hit, there != nullptr ? there->value : subject.place, "in the subject");
}

void NamesNobody::operator()(const CertificateFact& fact, Hits& hits) const {
  const Certificate& certificate = fact.certificate;
  if (!certificate.subject.empty() || certificate.subject.bytes.empty()) return;
  if (!certificate.extensions.subject_alt_name.names.empty()) return;
  hits.add(certificate.subject.place, "subject", {{"field", "subject"}});
}

}  // namespace dcvlint
