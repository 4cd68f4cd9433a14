#pragma once
// What it costs to check a signature.

#include <cstddef>
#include <cstdint>

#include "lint/facts/key.h"

namespace dcvlint {

// Of RSA: squarings of numbers as long as the modulus, in products of bits. Other keys are all
// small, and cost nothing here.
inline std::uint64_t verification_work(const PublicKey& key) {
  const std::uint64_t modulus = key.modulus.size() * std::uint64_t{8};
  const std::uint64_t exponent = key.exponent.size() * std::uint64_t{8};
  constexpr std::uint64_t longest = 1U << 20U;  // more would not fit, and libcrypto takes less
  if (modulus > longest || exponent > longest) return UINT64_MAX;
  return modulus * modulus * exponent;
}

// For trying the keys of those that may have signed one thing, where nobody vouches for them:
// eight keys of 4096 bits and the usual exponent, or two of 8192 bits. A key that a stranger has
// made can cost a hundred times as much.
class VerificationBudget {
 public:
  // Whether there is enough left to try this one; takes it.
  bool spend(const PublicKey& key) {
    const std::uint64_t work = verification_work(key);
    if (work > left_) return false;
    left_ -= work;
    return true;
  }

 private:
  static constexpr std::uint64_t usual_exponent_bits = 24;
  std::uint64_t left_ = std::uint64_t{8} * 4096 * 4096 * usual_exponent_bits;
};

}  // namespace dcvlint
