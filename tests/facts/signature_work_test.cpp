#include "lint/facts/signature_work.h"

#include <doctest/doctest.h>

#include <string>

namespace dcvlint {
namespace {

struct Row {
  std::size_t modulus_bits, exponent_bits;
  int times;  // that the budget lasts
};

TEST_CASE("a budget for signatures") {
  const Row rows[] = {{2048, 24, 32}, {4096, 24, 8}, {8192, 24, 2},  {16384, 24, 0},
                      {16384, 8, 1},  {3072, 8, 42}, {3072, 3072, 0}};
  for (const Row& row : rows) {
    CAPTURE(row.modulus_bits);
    CAPTURE(row.exponent_bits);
    const std::string modulus(row.modulus_bits / 8, 'm'), exponent(row.exponent_bits / 8, 'e');
    PublicKey key;
    key.modulus = modulus;
    key.exponent = exponent;
    VerificationBudget budget;
    int times = 0;
    while (times < 100 && budget.spend(key)) ++times;
    CHECK(times == row.times);
    CHECK(budget.spend(PublicKey{}));  // keys without a modulus cost nothing here
  }
}

TEST_CASE("no key is long enough to make its work small") {
  const std::string huge(std::size_t{1} << 22U, 'm');
  PublicKey key;
  key.modulus = huge;
  key.exponent = huge;
  CHECK(verification_work(key) == UINT64_MAX);
  CHECK_FALSE(VerificationBudget().spend(key));
}

}  // namespace
}  // namespace dcvlint
