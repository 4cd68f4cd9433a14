#include "rules/key/text.h"

#include "lint/facts/oid.h"

namespace dcvlint {

std::string alternatives(Strings items) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? " or " : ", ";
    text += items[i];
  }
  return text;
}

std::string signature_text(const SignatureAlgorithm& algorithm) {
  if (algorithm.scheme == SignatureScheme::unknown) return oid_text(algorithm.identifier.oid);
  std::string text(signature_scheme_text(algorithm.scheme));
  if (algorithm.digest == Digest::unknown) {
    text += " with another digest (" + oid_text(algorithm.identifier.oid) + ")";
  } else if (algorithm.digest != Digest::none) {
    text += " with ";
    text += digest_text(algorithm.digest);
  }
  return text;
}

std::string key_text(const PublicKey& key) {
  if (key.kind == KeyKind::unknown) return oid_text(key.algorithm.oid);
  return std::string(key_kind_text(key.kind));
}

}  // namespace dcvlint
