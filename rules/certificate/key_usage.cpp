// What a key may be used for (RFC 5280 §4.2.1.3, BR 7.1.2.7.11).

#include "lint/facts/key_usage_name.h"
#include "rules/certificate/checks.h"

namespace dcvlint {
namespace {

// Bits that a key of a kind may have, those that go away one day included. No kind, no rule.
unsigned allowed_bits(KeyKind kind) {
  if (kind == KeyKind::rsa) {
    return KeyUsage::digital_signature | KeyUsage::key_encipherment | KeyUsage::data_encipherment;
  }
  if (kind == KeyKind::ec) return KeyUsage::digital_signature | KeyUsage::key_agreement;
  return ~0U;
}
unsigned recommended_bits(KeyKind kind) {
  if (kind == KeyKind::rsa) return KeyUsage::digital_signature | KeyUsage::key_encipherment;
  return KeyUsage::digital_signature;
}

const KeyUsage* usage_of(const SignedFact& fact) {
  const KeyUsage& usage = fact.object.extensions.key_usage;
  return usage.extension != nullptr && usage.extension->readable ? &usage : nullptr;
}

}  // namespace

void KeyUsageForbidden::operator()(const SignedFact& object, Hits& hits) const {
  const KeyUsage* usage = usage_of(object);
  if (usage == nullptr) return;
  const KeyKind kind = object.object.key.kind;
  const unsigned allowed = allowed_bits(kind);
  const unsigned forbidden = usage->bits & ~allowed;
  if (forbidden == 0) return;
  hits.add(usage->extension->value_place, "keyUsage",
           {{"bits", key_usage_text(forbidden)},
            {"key", key_kind_text(kind)},
            {"allowed", key_usage_text(recommended_bits(kind))}});
}

void KeyUsageDiscouraged::operator()(const SignedFact& object, Hits& hits) const {
  const KeyUsage* usage = usage_of(object);
  if (usage == nullptr) return;
  const KeyKind kind = object.object.key.kind;
  if (kind != KeyKind::rsa && kind != KeyKind::ec) return;
  const unsigned bits = usage->bits & allowed_bits(kind) & ~recommended_bits(kind);
  if (bits == 0) return;
  hits.add(usage->extension->value_place, "keyUsage",
           {{"bit", key_usage_text(bits)}, {"key", key_kind_text(kind)}});
}

Result<void> KeyUsageNoSignature::prepare() {
  if (kind == "RSA") {
    kind_ = KeyKind::rsa;
  } else if (kind == "EC") {
    kind_ = KeyKind::ec;
  } else {
    return fail("key", "must be RSA or EC");
  }
  return {};
}

void KeyUsageNoSignature::operator()(const SignedFact& object, Hits& hits) const {
  const KeyUsage* usage = usage_of(object);
  if (usage == nullptr || object.object.key.kind != kind_ || usage->bits == 0) return;
  if ((usage->bits & KeyUsage::digital_signature) != 0) return;
  hits.add(usage->extension->value_place, "keyUsage", {{"key", kind}});
}

void KeyUsageEmpty::operator()(const SignedFact& object, Hits& hits) const {
  const KeyUsage* usage = usage_of(object);
  if (usage == nullptr || usage->bits != 0) return;
  hits.add(usage->extension->value_place, "keyUsage", {{"field", "keyUsage"}});
}

void KeyCertSignWithoutCa::operator()(const SignedFact& object, Hits& hits) const {
  const KeyUsage* usage = usage_of(object);
  if (usage == nullptr || (usage->bits & KeyUsage::key_cert_sign) == 0) return;
  const BasicConstraints& basic = object.object.extensions.basic_constraints;
  if (basic.ca || (basic.extension != nullptr && !basic.extension->readable)) return;
  hits.add(usage->extension->value_place, "keyUsage",
           {{"problem", basic.extension == nullptr ? "basicConstraints are missing"
                                                   : "basicConstraints say that it is no CA"}});
}

}  // namespace dcvlint
