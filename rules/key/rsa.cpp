// What makes an RSA key unfit (BR 6.1.5, 6.1.6, 6.1.1.3; RFC 8017 §3.1).

#include <algorithm>
#include <string>

#include "lint/facts/fermat.h"
#include "lint/facts/roca.h"
#include "lint/facts/small_factor.h"
#include "rules/key/checks.h"

namespace dcvlint {
namespace {

bool is_rsa(const PublicKey& key) {
  return (key.kind == KeyKind::rsa || key.kind == KeyKind::rsa_pss) && !key.modulus.empty() &&
         !key.modulus_negative;
}

std::uint64_t small_exponent(const PublicKey& key) {
  std::uint64_t value = 0;
  for (const char octet : key.exponent) value = value << 8U | static_cast<std::uint8_t>(octet);
  return value;
}

std::size_t exponent_bits(const PublicKey& key) {
  if (key.exponent.empty()) return 0;
  std::size_t bits = (key.exponent.size() - 1) * 8;
  for (auto top = static_cast<std::uint8_t>(key.exponent.front()); top != 0; top >>= 1U) ++bits;
  return bits;
}

std::string exponent_text(const PublicKey& key) {
  if (key.exponent_negative) return "negative";
  if (key.exponent.size() <= 8) return std::to_string(small_exponent(key));
  return "a number of " + std::to_string(exponent_bits(key)) + " bits";
}

// Empty when RFC 8017 §3.1 has nothing against it: the exponent has no factor in common with
// an even number, and isn't 1.
std::string_view exponent_problem(const PublicKey& key) {
  if (key.exponent_negative) return "is below zero";
  if (key.exponent.empty()) return "is zero";
  if ((static_cast<std::uint8_t>(key.exponent.back()) & 1U) == 0) return "is even";
  if (key.exponent.size() == 1 && key.exponent.front() == '\x01') return "is 1";
  return {};
}

bool has_exponent(const PublicKey& key) {
  return is_rsa(key) && (key.exponent_place.end > key.exponent_place.begin);
}

}  // namespace

void KeyRsaTooSmall::operator()(const SignedFact& object, Hits& hits) const {
  const PublicKey& key = object.object.key;
  if (!is_rsa(key) || key.bits >= minimum) return;
  hits.add(key.modulus_place, "key",
           {{"bits", hits.number(key.bits)},
            {"minimum", hits.number(static_cast<std::uint64_t>(minimum))}});
}

void KeyRsaTooLarge::operator()(const SignedFact& object, Hits& hits) const {
  const PublicKey& key = object.object.key;
  if (!is_rsa(key) || static_cast<std::int64_t>(key.bits) <= most) return;
  hits.add(
      key.modulus_place, "key",
      {{"bits", hits.number(key.bits)}, {"most", hits.number(static_cast<std::uint64_t>(most))}});
}

void KeyRsaBits::operator()(const SignedFact& object, Hits& hits) const {
  const PublicKey& key = object.object.key;
  if (!is_rsa(key) || key.bits % 8 == 0) return;
  hits.add(key.modulus_place, "key", {{"bits", hits.number(key.bits)}});
}

void KeyRsaExponentInvalid::operator()(const SignedFact& object, Hits& hits) const {
  const PublicKey& key = object.object.key;
  if (!has_exponent(key)) return;
  const std::string_view problem = exponent_problem(key);
  if (problem.empty()) return;
  hits.add(key.exponent_place, "key", {{"exponent", exponent_text(key)}, {"problem", problem}});
}

void KeyRsaExponentRange::operator()(const SignedFact& object, Hits& hits) const {
  const PublicKey& key = object.object.key;
  if (!has_exponent(key)) return;
  const bool small =
      key.exponent.size() <= 2 || (key.exponent.size() == 3 && small_exponent(key) < 65537);
  if (!small && exponent_bits(key) <= 256) return;
  if (!exponent_problem(key).empty()) return;
  hits.add(key.exponent_place, "key",
           {{"exponent", exponent_text(key)},
            {"problem", small ? "is below 65537" : "has more than 256 bits"}});
}

void KeySmallFactor::operator()(const SignedFact& object, Hits& hits) const {
  const PublicKey& key = object.object.key;
  if (!is_rsa(key)) return;
  const std::uint32_t factor = small_factor(key.modulus);
  if (factor != 0) hits.add(key.modulus_place, "key", {{"factor", hits.number(factor)}});
}

void KeyClosePrimes::operator()(const SignedFact& object, Hits& hits) const {
  const PublicKey& key = object.object.key;
  // An even number has a small factor, which another rule tells.
  if (!is_rsa(key) || (static_cast<std::uint8_t>(key.modulus.back()) & 1U) == 0) return;
  const auto most = static_cast<std::uint32_t>(std::clamp<std::int64_t>(rounds, 0, 100'000));
  const auto round = fermat_round(key.modulus, most);
  if (round) hits.add(key.modulus_place, "key", {{"round", hits.number(*round)}});
}

void KeyRoca::operator()(const SignedFact& object, Hits& hits) const {
  const PublicKey& key = object.object.key;
  if (!is_rsa(key) || !has_roca_fingerprint(key.modulus)) return;
  hits.add(key.modulus_place, "key", {{"bits", hits.number(key.bits)}});
}

}  // namespace dcvlint
