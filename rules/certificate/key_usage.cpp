// What a key may be used for (RFC 5280 §4.2.1.3, BR 7.1.2.7.11).

#include "rules/certificate/checks.h"

namespace dcvlint {
namespace {

const KeyUsage* usage_of(const SignedFact& fact) {
  const KeyUsage& usage = fact.object.extensions.key_usage;
  return usage.extension != nullptr && usage.extension->readable ? &usage : nullptr;
}

}  // namespace

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
