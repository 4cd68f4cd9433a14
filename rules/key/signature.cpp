// Digests and algorithms of signatures (BR 7.1.3.2; RFC 3279 §2.2.1, RFC 4055 §3 and §5,
// RFC 5758 §3.2, RFC 8410 §3).

#include <algorithm>
#include <string>

#include "lint/facts/oid.h"
#include "rules/key/checks.h"
#include "rules/key/text.h"

namespace dcvlint {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view null_value = "\x05\x00"sv;

std::uint64_t bit(Digest digest) { return std::uint64_t{1} << static_cast<unsigned>(digest); }
std::uint64_t bit(SignatureScheme scheme) {
  return std::uint64_t{1} << static_cast<unsigned>(scheme);
}

// A trust anchor is trusted for what it is; so is what people made themselves.
bool self_signed(const SignedFact& fact) {
  return fact.certificate != nullptr && fact.certificate->self_issued() &&
         fact.object.signature.state == SignatureState::valid;
}

bool is_old(Digest digest) {
  return digest == Digest::md2 || digest == Digest::md4 || digest == Digest::md5 ||
         digest == Digest::sha1;
}
bool is_sha2(Digest digest) {
  return digest == Digest::sha256 || digest == Digest::sha384 || digest == Digest::sha512;
}

bool is_allowed(const SignatureAlgorithm& algorithm) {
  switch (algorithm.scheme) {
    case SignatureScheme::rsa_pkcs1:
    case SignatureScheme::ecdsa:
    case SignatureScheme::rsa_pss:
      return is_sha2(algorithm.digest);
    default:
      return false;
  }
}

std::string_view encoding_problem(const SignatureAlgorithm& algorithm) {
  const std::string_view parameters = algorithm.identifier.parameters;
  switch (algorithm.scheme) {
    case SignatureScheme::rsa_pkcs1:
      if (parameters.empty()) return "the parameters are missing where NULL must stand";
      if (parameters != null_value) return "the parameters are something else than NULL";
      return {};
    case SignatureScheme::ecdsa:
    case SignatureScheme::ed25519:
    case SignatureScheme::ed448:
      if (!parameters.empty()) return "it has parameters where none may stand";
      return {};
    default:
      return {};
  }
}

// The AlgorithmIdentifiers of BR 7.1.3.2.1.
constexpr std::string_view pss_sha256 =
    "\x30\x41\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x01\x0A\x30\x34\xA0\x0F\x30\x0D\x06\x09\x60\x86"
    "\x48\x01\x65\x03\x04\x02\x01\x05\x00\xA1\x1C\x30\x1A\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x01"
    "\x08\x30\x0D\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00\xA2\x03\x02\x01\x20"sv;
constexpr std::string_view pss_sha384 =
    "\x30\x41\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x01\x0A\x30\x34\xA0\x0F\x30\x0D\x06\x09\x60\x86"
    "\x48\x01\x65\x03\x04\x02\x02\x05\x00\xA1\x1C\x30\x1A\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x01"
    "\x08\x30\x0D\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x02\x05\x00\xA2\x03\x02\x01\x30"sv;
constexpr std::string_view pss_sha512 =
    "\x30\x41\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x01\x0A\x30\x34\xA0\x0F\x30\x0D\x06\x09\x60\x86"
    "\x48\x01\x65\x03\x04\x02\x03\x05\x00\xA1\x1C\x30\x1A\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x01"
    "\x08\x30\x0D\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x03\x05\x00\xA2\x03\x02\x01\x40"sv;
static_assert(pss_sha256.size() == 67 && pss_sha384.size() == 67 && pss_sha512.size() == 67);

std::uint32_t octets_of(Digest digest) {
  return digest == Digest::sha256 ? 32 : digest == Digest::sha384 ? 48 : 64;
}

std::string pss_problem(const SignatureAlgorithm& algorithm) {
  if (algorithm.mask_digest != algorithm.digest) {
    return "the mask's digest is " + std::string(digest_text(algorithm.mask_digest));
  }
  if (algorithm.salt_length != octets_of(algorithm.digest)) {
    return "the salt has " + std::to_string(algorithm.salt_length) + " octets in place of " +
           std::to_string(octets_of(algorithm.digest));
  }
  return "the parameters are right but encoded otherwise";
}

}  // namespace

Result<void> SigDigest::prepare() {
  for (const std::string_view name : digests) {
    bool known = false;
    for (unsigned i = 2; i <= static_cast<unsigned>(Digest::sha3_512); ++i) {
      const auto digest = static_cast<Digest>(i);
      if (digest_text(digest) != name) continue;
      mask_ |= bit(digest);
      known = true;
    }
    if (!known) return fail("digests", "\"" + std::string(name) + "\" is no digest that we know");
  }
  return {};
}

void SigDigest::operator()(const SignedFact& object, Hits& hits) const {
  const SignatureAlgorithm& algorithm = object.object.signature.algorithm;
  if ((mask_ & bit(algorithm.digest)) == 0 || self_signed(object)) return;
  hits.add(algorithm.identifier.place, "signature",
           {{"digest", digest_text(algorithm.digest)}, {"algorithm", signature_text(algorithm)}});
}

Result<void> SigAlgorithmNotAllowed::prepare() {
  for (const std::string_view name : also) {
    bool known = false;
    for (const SignatureScheme scheme :
         {SignatureScheme::ed25519, SignatureScheme::ed448, SignatureScheme::dsa}) {
      if (signature_scheme_text(scheme) != name) continue;
      schemes_ |= bit(scheme);
      known = true;
    }
    if (known) continue;
    auto octets = oid_octets(name);
    if (!octets) return fail("also", "\"" + std::string(name) + "\" is no algorithm");
    oids_.push_back(std::move(*octets));
  }
  return {};
}

void SigAlgorithmNotAllowed::operator()(const SignedFact& object, Hits& hits) const {
  const SignatureAlgorithm& algorithm = object.object.signature.algorithm;
  if (is_allowed(algorithm) || is_old(algorithm.digest)) return;
  if (algorithm.identifier.oid.empty()) return;
  if ((schemes_ & bit(algorithm.scheme)) != 0 &&
      (algorithm.digest == Digest::none || is_sha2(algorithm.digest) ||
       algorithm.digest == Digest::sha224)) {
    return;
  }
  if (std::ranges::find(oids_, algorithm.identifier.oid) != oids_.end()) return;
  hits.add(algorithm.identifier.place, "signature", {{"algorithm", signature_text(algorithm)}});
}

void SigAlgorithmEncoding::operator()(const SignedFact& object, Hits& hits) const {
  const SignatureAlgorithm& algorithm = object.object.signature.algorithm;
  const std::string_view problem = encoding_problem(algorithm);
  if (problem.empty()) return;
  hits.add(algorithm.identifier.place, "signature",
           {{"algorithm", signature_text(algorithm)}, {"problem", problem}});
}

void SigPssParameters::operator()(const SignedFact& object, Hits& hits) const {
  const SignatureAlgorithm& algorithm = object.object.signature.algorithm;
  if (algorithm.scheme != SignatureScheme::rsa_pss || !is_sha2(algorithm.digest)) return;
  const std::string_view bytes = algorithm.identifier.bytes;
  if (bytes == pss_sha256 || bytes == pss_sha384 || bytes == pss_sha512) return;
  hits.add(algorithm.identifier.place, "signature",
           {{"digest", digest_text(algorithm.digest)},
            {"mask_digest", digest_text(algorithm.mask_digest)},
            {"salt", hits.number(algorithm.salt_length)},
            {"problem", pss_problem(algorithm)}});
}

}  // namespace dcvlint
