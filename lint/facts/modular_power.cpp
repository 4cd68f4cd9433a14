#include "lint/facts/modular_power.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace dcvlint {
namespace {

// Digits of 32 bits, the lowest first; as many as the modulus has.
using Digit = std::uint32_t;
using Number = std::vector<Digit>;

Number number_of(std::string_view octets, std::size_t digits) {
  Number number(digits, 0);
  for (std::size_t i = 0; i < octets.size(); ++i) {
    const auto octet = static_cast<std::uint8_t>(octets[octets.size() - 1 - i]);
    number[i / 4] |= static_cast<Digit>(octet) << (8U * (i % 4));
  }
  return number;
}

// Montgomery's multiplication: of a and b it makes a * b / 2^(32 * digits).
class Montgomery {
 public:
  explicit Montgomery(Number modulus) : modulus_(std::move(modulus)) {
    // -1 / lowest digit modulo 2^32: each step doubles the number of right bits.
    Digit inverse = modulus_[0];
    for (int i = 0; i < 5; ++i) inverse *= 2U - modulus_[0] * inverse;
    factor_ = 0U - inverse;
  }

  // number * 2^bits
  Number shifted(Number number, std::size_t bits) const {
    for (; bits > 0; --bits) {
      Digit carry = 0;
      for (Digit& each : number) {
        const Digit top = each >> 31U;
        each = each << 1U | carry;
        carry = top;
      }
      reduce(number, carry);
    }
    return number;
  }

  Number multiply(const Number& a, const Number& b) const {
    const std::size_t count = modulus_.size();
    Number sum(count + 1, 0);
    for (const Digit digit : b) {
      const Digit top = add_product(sum, a, digit);
      const Digit beyond = add_product(sum, modulus_, sum[0] * factor_);
      std::ranges::move(sum.begin() + 1, sum.end(), sum.begin());
      sum[count] = top + beyond;
    }
    const Digit carry = sum[count];
    sum.pop_back();
    reduce(sum, carry);
    return sum;
  }

 private:
  // sum += number * digit; what does not fit is given back.
  static Digit add_product(Number& sum, const Number& number, Digit digit) {
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < number.size(); ++i) {
      carry += sum[i] + static_cast<std::uint64_t>(number[i]) * digit;
      sum[i] = static_cast<Digit>(carry);
      carry >>= 32U;
    }
    carry += sum[number.size()];
    sum[number.size()] = static_cast<Digit>(carry);
    return static_cast<Digit>(carry >> 32U);
  }

  // Below twice the modulus, with a digit `carry` above.
  void reduce(Number& number, Digit carry) const {
    const bool below = std::ranges::lexicographical_compare(number.rbegin(), number.rend(),
                                                            modulus_.rbegin(), modulus_.rend());
    if (carry == 0 && below) return;
    std::uint64_t borrow = 0;
    for (std::size_t i = 0; i < number.size(); ++i) {
      const std::uint64_t left = static_cast<std::uint64_t>(number[i]) - modulus_[i] - borrow;
      number[i] = static_cast<Digit>(left);
      borrow = left >> 63U;
    }
  }

  Number modulus_;
  Digit factor_ = 0;
};

}  // namespace

bool power_is_one(std::string_view base, std::string_view exponent, std::string_view modulus) {
  const std::size_t digits = (modulus.size() + 3) / 4;
  if (digits == 0 || modulus.size() > most_modulus_octets || base.size() > modulus.size()) {
    return false;
  }
  const Montgomery ring(number_of(modulus, digits));
  const Number one = ring.shifted(number_of("\x01", digits), digits * 32);
  const Number factor = ring.shifted(number_of(base, digits), digits * 32);
  Number power = one;
  for (const char octet : exponent) {
    for (unsigned bit = 8; bit-- > 0;) {
      power = ring.multiply(power, power);
      if ((static_cast<std::uint8_t>(octet) >> bit & 1U) != 0) power = ring.multiply(power, factor);
    }
  }
  return power == one;
}

}  // namespace dcvlint
