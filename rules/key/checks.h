#pragma once
// Checks of the key family: public keys, and the algorithms that signatures are made with
// (BR 6.1.5, 6.1.6, 7.1.3; RFC 3279, RFC 4055, RFC 5480).

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "lint/engine/check.h"

namespace dcvlint {

// --- RSA: rsa.cpp -----------------------------------------------------------------------------

struct KeyRsaTooSmall {
  std::int64_t minimum = 0;
  static constexpr std::string_view id = "key.rsa-too-small";
  static constexpr std::string_view about = "The modulus of an RSA key has fewer bits than wanted.";
  static constexpr auto words = std::array<std::string_view, 2>{"bits", "minimum"};
  static constexpr auto params =
      std::tuple{param("bits", &KeyRsaTooSmall::minimum, "the fewest bits that do")};
  void operator()(const SignedFact& object, Hits& hits) const;
};

struct KeyRsaTooLarge {
  std::int64_t most = 0;
  static constexpr std::string_view id = "key.rsa-too-large";
  static constexpr std::string_view about = "The modulus of an RSA key has more bits than wanted.";
  static constexpr auto words = std::array<std::string_view, 2>{"bits", "most"};
  static constexpr auto params =
      std::tuple{param("bits", &KeyRsaTooLarge::most, "the most bits that do")};
  void operator()(const SignedFact& object, Hits& hits) const;
};

struct KeyRsaBits {
  static constexpr std::string_view id = "key.rsa-bits-multiple";
  static constexpr std::string_view about =
      "The number of bits of an RSA modulus is no multiple of 8.";
  static constexpr auto words = std::array<std::string_view, 1>{"bits"};
  static constexpr auto params = std::tuple{};
  void operator()(const SignedFact& object, Hits& hits) const;
};

struct KeyRsaExponentInvalid {
  static constexpr std::string_view id = "key.rsa-exponent-invalid";
  static constexpr std::string_view about = "The exponent of an RSA key is even or below 3.";
  static constexpr auto words = std::array<std::string_view, 2>{"exponent", "problem"};
  static constexpr auto params = std::tuple{};
  void operator()(const SignedFact& object, Hits& hits) const;
};

struct KeyRsaExponentRange {
  static constexpr std::string_view id = "key.rsa-exponent-range";
  static constexpr std::string_view about =
      "The exponent of an RSA key is valid, but small or huge.";
  static constexpr auto words = std::array<std::string_view, 2>{"exponent", "problem"};
  static constexpr auto params = std::tuple{};
  void operator()(const SignedFact& object, Hits& hits) const;
};

struct KeySmallFactor {
  static constexpr std::string_view id = "key.small-factor";
  static constexpr std::string_view about = "A prime below 752 divides an RSA modulus.";
  static constexpr auto words = std::array<std::string_view, 1>{"factor"};
  static constexpr auto params = std::tuple{};
  void operator()(const SignedFact& object, Hits& hits) const;
};

struct KeyClosePrimes {
  std::int64_t rounds = 0;
  static constexpr std::string_view id = "key.close-primes";
  static constexpr std::string_view about =
      "The primes of an RSA modulus are found by Fermat's method in a few rounds.";
  static constexpr auto words = std::array<std::string_view, 1>{"round"};
  static constexpr auto params =
      std::tuple{param("rounds", &KeyClosePrimes::rounds, "how many are tried")};
  void operator()(const SignedFact& object, Hits& hits) const;
};

struct KeyRoca {
  static constexpr std::string_view id = "key.roca";
  static constexpr std::string_view about =
      "An RSA modulus has the fingerprint of keys that Infineon's library made.";
  static constexpr auto words = std::array<std::string_view, 1>{"bits"};
  static constexpr auto params = std::tuple{};
  void operator()(const SignedFact& object, Hits& hits) const;
};

// --- EC: ec.cpp -------------------------------------------------------------------------------

struct KeyCurveNotAllowed {
  Strings curves;
  static constexpr std::string_view id = "key.curve-not-allowed";
  static constexpr std::string_view about =
      "An EC key's named curve is none of those that are allowed.";
  static constexpr auto words = std::array<std::string_view, 2>{"curve", "allowed"};
  static constexpr auto params =
      std::tuple{param("curves", &KeyCurveNotAllowed::curves, "the allowed ones, such as P-256")};
  Result<void> prepare();
  void operator()(const SignedFact& object, Hits& hits) const;

 private:
  std::uint64_t mask_ = 0;
};

struct KeyExplicitCurve {
  static constexpr std::string_view id = "key.explicit-curve";
  static constexpr std::string_view about = "An EC key spells its curve out in place of naming it.";
  static constexpr auto words = std::array<std::string_view, 1>{"curve"};
  static constexpr auto params = std::tuple{};
  void operator()(const SignedFact& object, Hits& hits) const;
};

struct KeyPointOffCurve {
  static constexpr std::string_view id = "key.point-off-curve";
  static constexpr std::string_view about =
      "An EC key's point doesn't lie on its curve, or is no point.";
  static constexpr auto words = std::array<std::string_view, 2>{"curve", "problem"};
  static constexpr auto params = std::tuple{};
  void operator()(const SignedFact& object, Hits& hits) const;
};

struct KeyPointForm {
  std::string_view form;
  static constexpr std::string_view id = "key.point-form";
  static constexpr std::string_view about = "An EC key's point is encoded in this form.";
  static constexpr auto words = std::array<std::string_view, 1>{"curve"};
  static constexpr auto params =
      std::tuple{param("form", &KeyPointForm::form, "compressed or hybrid")};
  Result<void> prepare();
  void operator()(const SignedFact& object, Hits& hits) const;

 private:
  PointForm form_ = PointForm::unknown;
};

// --- algorithms of keys: algorithm.cpp --------------------------------------------------------

struct KeyAlgorithmNotAllowed {
  Strings kinds;
  static constexpr std::string_view id = "key.algorithm-not-allowed";
  static constexpr std::string_view about = "A key is of none of the kinds that are allowed.";
  static constexpr auto words = std::array<std::string_view, 2>{"algorithm", "allowed"};
  static constexpr auto params =
      std::tuple{param("kinds", &KeyAlgorithmNotAllowed::kinds, "the allowed ones, such as RSA")};
  Result<void> prepare();
  void operator()(const SignedFact& object, Hits& hits) const;

 private:
  std::uint64_t mask_ = 0;
};

struct KeyOfProfile {
  std::string_view problem;
  Strings unjudged;
  static constexpr std::string_view id = "key.of-profile";
  static constexpr std::string_view about =
      "A key is not as the type of certificate has it, by the tables of data/profiles.";
  static constexpr auto words =
      std::array<std::string_view, 4>{"found", "allowed", "type", "clause"};
  static constexpr auto params = std::tuple{
      param("problem", &KeyOfProfile::problem,
            "what is wrong: its \"kind\", \"bits\" or \"curve\""),
      optional_param("unjudged", &KeyOfProfile::unjudged,
                     "dotted OIDs of algorithms whose keys are of no kind that is wrong")};
  Result<void> prepare();
  void operator()(const SignedFact& object, Hits& hits) const;

 private:
  enum class Problem : std::uint8_t { kind, bits, curve };
  std::vector<std::string> unjudged_;
  Problem problem_{};
};

struct KeySpkiEncoding {
  static constexpr std::string_view id = "key.spki-encoding";
  static constexpr std::string_view about =
      "A key's AlgorithmIdentifier isn't encoded as its standard has it.";
  static constexpr auto words = std::array<std::string_view, 2>{"algorithm", "problem"};
  static constexpr auto params = std::tuple{};
  void operator()(const SignedFact& object, Hits& hits) const;
};

// --- signatures: signature.cpp ----------------------------------------------------------------

struct SigDigest {
  Strings digests;
  static constexpr std::string_view id = "key.sig-digest";
  static constexpr std::string_view about =
      "A signature is made over one of these digests. Nobody relies on a self-signed "
      "certificate's.";
  static constexpr auto words = std::array<std::string_view, 2>{"digest", "algorithm"};
  static constexpr auto params = std::tuple{param("digests", &SigDigest::digests, "such as SHA-1")};
  Result<void> prepare();
  void operator()(const SignedFact& object, Hits& hits) const;

 private:
  std::uint64_t mask_ = 0;
};

struct SigAlgorithmNotAllowed {
  Strings also;
  static constexpr std::string_view id = "key.sig-algorithm-not-allowed";
  static constexpr std::string_view about =
      "The signature algorithm is none of those of the Baseline Requirements. SHA-1 and older "
      "digests are key.sig-digest's matter.";
  static constexpr auto words = std::array<std::string_view, 1>{"algorithm"};
  static constexpr auto params = std::tuple{
      optional_param("also", &SigAlgorithmNotAllowed::also,
                     "beside RSA and ECDSA with SHA-2: \"Ed25519\", \"Ed448\", \"DSA\" (with "
                     "SHA-2), or dotted OIDs")};
  Result<void> prepare();
  void operator()(const SignedFact& object, Hits& hits) const;

 private:
  std::uint64_t schemes_ = 0;
  std::vector<std::string> oids_;
};

struct SigAlgorithmEncoding {
  static constexpr std::string_view id = "key.sig-algorithm-encoding";
  static constexpr std::string_view about =
      "The parameters of a signature's AlgorithmIdentifier aren't as its standard has them.";
  static constexpr auto words = std::array<std::string_view, 2>{"algorithm", "problem"};
  static constexpr auto params = std::tuple{};
  void operator()(const SignedFact& object, Hits& hits) const;
};

struct SigPssParameters {
  static constexpr std::string_view id = "key.sig-pss-parameters";
  static constexpr std::string_view about =
      "RSASSA-PSS is used with other parameters than the Baseline Requirements have.";
  static constexpr auto words =
      std::array<std::string_view, 4>{"digest", "mask_digest", "salt", "problem"};
  static constexpr auto params = std::tuple{};
  void operator()(const SignedFact& object, Hits& hits) const;
};

}  // namespace dcvlint
