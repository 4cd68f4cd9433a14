#include <algorithm>

#include "lint/base/der.h"
#include "rules/key/curve_digest_checks.h"
#include "rules/key/text.h"

namespace dcvlint {
namespace {

// The octets of the longer number of an ECDSA-Sig-Value (RFC 3279 §2.2.3), leading zeros left out;
// 0: it is none.
std::uint32_t longer_number(std::string_view signature) {
  const auto size = static_cast<std::uint32_t>(signature.size());
  if (size < 2) return 0;
  const TlvStep whole = tlv_at(signature, 0, size);
  if (whole.problem != TlvProblem::none || whole.tlv.tag != tag::sequence) return 0;
  std::uint32_t longest = 0, numbers = 0;
  for (std::uint32_t at = whole.tlv.content; at < whole.tlv.end; ++numbers) {
    const TlvStep step = tlv_at(signature, at, whole.tlv.end);
    if (step.problem != TlvProblem::none || step.tlv.tag != tag::integer) return 0;
    std::uint32_t begin = step.tlv.content;
    while (begin < step.tlv.end && signature[begin] == '\0') ++begin;
    longest = std::max(longest, step.tlv.end - begin);
    at = step.tlv.end;
  }
  return numbers == 2 ? longest : 0;
}

struct CurveDigest {
  std::uint32_t octets = 0;  // at most, of r and s
  std::string_view curve;
  Digest digest{};
};
// Both numbers of a signature being sixteen octets too short is as likely as guessing the key.
constexpr std::array<CurveDigest, 3> curves = {
    {{32, "P-256", Digest::sha256}, {48, "P-384", Digest::sha384}, {66, "P-521", Digest::sha512}}};

}  // namespace

void EcdsaDigestCurve::operator()(const SignedFact& object, Hits& hits) const {
  const Signature& signature = object.object.signature;
  const Digest digest = signature.algorithm.digest;
  // Of others the rules on broken digests and on algorithms tell.
  const bool is_one_of_three =
      digest == Digest::sha256 || digest == Digest::sha384 || digest == Digest::sha512;
  if (signature.algorithm.scheme != SignatureScheme::ecdsa || !is_one_of_three) return;
  const std::uint32_t octets = longer_number(signature.octets);
  // Shorter ones are of small curves, or made up.
  constexpr std::uint32_t fewest = 29;
  if (octets < fewest) return;
  const auto found =
      std::ranges::find_if(curves, [&](const CurveDigest& each) { return octets <= each.octets; });
  if (found == curves.end() || found->digest == digest) return;
  hits.add(signature.algorithm.identifier.place, "signature",
           {{"algorithm", signature_text(signature.algorithm)},
            {"curve", found->curve},
            {"wanted", digest_text(found->digest)}});
}

}  // namespace dcvlint
