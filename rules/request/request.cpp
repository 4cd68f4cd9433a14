// The request as a whole: signature, version, what it asks for (RFC 2986 §4).

#include <algorithm>
#include <string>
#include <vector>

#include "lint/base/der.h"
#include "lint/facts/crl.h"
#include "rules/certificate/named_extensions.h"
#include "rules/key/text.h"
#include "rules/request/checks.h"
#include "rules/subject/attribute_set.h"

namespace dcvlint {
namespace {

// Content of the INTEGER; empty when there is none.
std::string_view version_octets(const Request& request) {
  const Place place = request.version_place;
  if (place.begin == place.end) return {};
  const TlvStep step = tlv_at(request.bytes, place.begin, place.end);
  if (step.problem != TlvProblem::none || step.tlv.tag != tag::integer) return {};
  return request.bytes.substr(step.tlv.content, step.tlv.size());
}

}  // namespace

void RequestSignatureInvalid::operator()(const RequestFact& fact, Hits& hits) const {
  const Signature& signature = fact.request.signature;
  // A point that is on no curve makes no signature; that is a rule of its own.
  if (signature.state != SignatureState::invalid ||
      fact.request.key.point_state == PointState::off_curve) {
    return;
  }
  hits.add(signature.place, "signature", {{"algorithm", signature_text(signature.algorithm)}});
}

void RequestSignatureUnchecked::operator()(const RequestFact& fact, Hits& hits) const {
  const Signature& signature = fact.request.signature;
  if (signature.state != SignatureState::unsupported) return;
  hits.add(signature.algorithm.identifier.place, "signature",
           {{"algorithm", signature_text(signature.algorithm)}});
}

void RequestVersion::operator()(const RequestFact& fact, Hits& hits) const {
  const Request& request = fact.request;
  if (request.version == 0) return;
  const std::string_view number = version_octets(request);
  if (number.empty()) return;  // a fault
  hits.add(request.version_place, "version", {{"version", integer_text(number)}});
}

void RequestNamesNothing::operator()(const RequestFact& fact, Hits& hits) const {
  const DistinguishedName& subject = fact.request.subject;
  if (!subject.empty() || subject.bytes.empty()) return;
  if (fact.request.extensions.subject_alt_name.extension != nullptr) return;
  hits.add(subject.place, "subject", {{"field", "subject"}});
}

void RequestNamesNoHost::operator()(const RequestFact& fact, Hits& hits) const {
  const JudgedProfile& judged = fact.of.profile;
  if (judged.profile != Profile::other || judged.source != ProfileSource::guessed) return;
  const DistinguishedName& subject = fact.request.subject;
  const Attribute* cn = subject.first(AttributeType::common_name);
  if (cn == nullptr) return;
  const bool organized = subject.first(AttributeType::organization) != nullptr;
  hits.add(cn->value, "subject", {{"cn", value_text(cn->text)}, {"type", organized ? "ov" : "dv"}});
}

void RequestCa::operator()(const RequestFact& fact, Hits& hits) const {
  const Extensions& extensions = fact.request.extensions;
  if (extensions.basic_constraints.ca) {
    hits.add(extensions.basic_constraints.extension->place, "basicConstraints",
             {{"problem", "basicConstraints with CA:TRUE"}});
    return;
  }
  constexpr unsigned signs = KeyUsage::key_cert_sign | KeyUsage::crl_sign;
  if ((extensions.key_usage.bits & signs) == 0) return;
  hits.add(extensions.key_usage.extension->place, "keyUsage",
           {{"problem", "keyUsage with keyCertSign or cRLSign"}});
}

Result<void> RequestExtensionIgnored::prepare() {
  const auto bits = named_extensions("extensions", extensions);
  if (!bits) return fail(bits.error());
  mask_ = *bits;
  return {};
}

void RequestExtensionIgnored::operator()(const RequestFact& fact, Hits& hits) const {
  const Extension* first = nullptr;
  std::vector<std::string> labels;
  for (const Extension& each : fact.request.extensions.all) {
    if ((mask_ & extension_bit(each.type)) != 0) continue;
    if (first == nullptr) first = &each;
    labels.push_back(extension_label(each));
  }
  if (first == nullptr) return;
  // Whatever order they were asked for in.
  std::ranges::sort(labels);
  std::string all;
  for (const std::string& label : labels) {
    if (all.size() > 200) break;
    if (!all.empty()) all += ", ";
    all += label;
  }
  hits.add(first->place, "extensions", {{"extensions", all}});
}

}  // namespace dcvlint
