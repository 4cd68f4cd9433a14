#include <string>

#include "lint/facts/debian_key.h"
#include "lint/facts/validity.h"
#include "rules/key/origin_checks.h"

namespace dcvlint {

void KeyDebian::operator()(const SignedFact& object, Hits& hits) const {
  const DebianKeys* keys = object.in.debian_keys;
  const PublicKey& key = object.object.key;
  if (keys == nullptr || !keys->has(key)) return;
  hits.add(key.place, "key", {{"bits", hits.number(key.bits)}});
}

void SigSha1Expiry::operator()(const CertificateFact& fact, Hits& hits) const {
  const Certificate& certificate = fact.certificate;
  const auto seconds = certificate.not_after.seconds;
  if (certificate.signature.algorithm.digest != Digest::sha1 || !seconds) return;
  if (certificate.self_issued()) return;
  const std::int64_t end = first_second(after) + seconds_a_day;
  if (*seconds < end) return;
  hits.add(certificate.not_after.place, "signature",
           {{"not_after", time_text(*seconds)}, {"day", to_string(after)}});
}

}  // namespace dcvlint
