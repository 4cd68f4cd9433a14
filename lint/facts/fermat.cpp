#include "lint/facts/fermat.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <span>

namespace dcvlint {
namespace {

constexpr std::size_t most_octets = 16384 / 8;
constexpr std::size_t most_digits = most_octets / 4;

// Numbers are base 2^32, the lowest digit first.
using Digit = std::uint32_t;

struct Root {
  std::array<Digit, most_digits / 2 + 1> digits{};
  std::size_t count = 0;
  bool exact = false;  // the number is the root's square
};

// The square root, digit by digit as on paper: what is left of the number stays
// in its place, `doubled` is twice the root so far.
class SquareRoot {
 public:
  // `number` has digits; it is used up. Its highest digit isn't 0.
  explicit SquareRoot(std::span<const Digit> number) {
    half_ = (number.size() + 1) / 2;
    std::ranges::copy(number, left_.begin());
    normalise(number.size());
    first();
    for (std::size_t done = 1; done < half_; ++done) next(done);
  }

  Root result() const {
    Root root;
    root.count = half_;
    for (std::size_t i = 0; i < half_; ++i) {
      const std::uint64_t two = doubled_[i] | static_cast<std::uint64_t>(doubled_[i + 1]) << 32U;
      root.digits[i] = static_cast<Digit>(two >> 1U);  // half of twice the root
    }
    if (shift_ > 0) {
      for (std::size_t i = 0; i < half_; ++i) {
        const std::uint64_t two = root.digits[i] | static_cast<std::uint64_t>(root.digits[i + 1])
                                                       << 32U;
        root.digits[i] = static_cast<Digit>(two >> shift_);
      }
    }
    root.exact = std::ranges::all_of(left_, [](Digit digit) { return digit == 0; });
    return root;
  }

 private:
  // Shifted left by an even number of bits until the root's highest bit is set:
  // then a digit of the root can be told from the two highest ones.
  void normalise(std::size_t count) {
    const auto zeros =
        static_cast<unsigned>(std::countl_zero(left_[count - 1])) + (count % 2 == 0 ? 0U : 32U);
    shift_ = zeros / 2;
    const unsigned bits = shift_ * 2;
    const std::size_t digits = bits / 32;
    for (std::size_t i = half_ * 2; i-- > 0;) {
      const std::uint64_t high = i >= digits ? left_[i - digits] : 0;
      const std::uint64_t low = i >= digits + 1 ? left_[i - digits - 1] : 0;
      left_[i] = static_cast<Digit>((high << 32U | low) >> (32U - bits % 32U));
    }
  }

  void first() {
    const std::size_t top = half_ * 2 - 1;
    const std::uint64_t value = static_cast<std::uint64_t>(left_[top]) << 32U | left_[top - 1];
    auto root = static_cast<std::uint64_t>(std::sqrt(static_cast<double>(value)));
    root = std::min<std::uint64_t>(root, UINT32_MAX);
    while (root * root > value) --root;
    while (root < UINT32_MAX && (root + 1) * (root + 1) <= value) ++root;
    const std::uint64_t left = value - root * root;
    left_[top] = static_cast<Digit>(left >> 32U);
    left_[top - 1] = static_cast<Digit>(left);
    root_top_ = root;
    append(half_ - 1, static_cast<Digit>(root));
  }

  // Twice a new digit of the root; the digit above is even and takes the carry.
  void append(std::size_t at, Digit digit) {
    doubled_[at] = digit << 1U;
    doubled_[at + 1] |= digit >> 31U;
  }

  // Finds the digit behind the `done` that are known.
  void next(std::size_t done) {
    const std::size_t window = (half_ - done - 1) * 2;  // what is left begins here
    const std::size_t top = window + done + 2;
    const std::uint64_t high = static_cast<std::uint64_t>(left_[top]) << 63U |
                               static_cast<std::uint64_t>(left_[top - 1]) << 31U |
                               left_[top - 2] >> 1U;
    std::uint64_t digit = std::min<std::uint64_t>(high / root_top_, UINT32_MAX);
    const std::size_t at = half_ - done - 1;
    bool negative = subtract(window, at, done, digit);
    while (negative) {  // the guess is at most a few too large
      --digit;
      negative = !add(window, at, done, digit * 2 + 1);
    }
    append(at, static_cast<Digit>(digit));
  }

  // left -= digit * (doubled * 2^32 + digit). True when the result is negative.
  bool subtract(std::size_t window, std::size_t at, std::size_t done, std::uint64_t digit) {
    std::uint64_t borrow = 0;
    auto step = [&](Digit& left, std::uint64_t factor) {
      const std::uint64_t product = factor * digit + borrow;
      const auto low = static_cast<Digit>(product);
      borrow = (product >> 32U) + (left < low ? 1U : 0U);
      left -= low;
    };
    step(left_[window], digit);
    for (std::size_t i = 0; i <= done; ++i) step(left_[window + 1 + i], doubled_[at + 1 + i]);
    Digit& top = left_[window + done + 2];
    const bool negative = top < borrow;
    top -= static_cast<Digit>(borrow);
    return negative;
  }

  // left += doubled * 2^32 + low. True when it is no longer negative.
  bool add(std::size_t window, std::size_t at, std::size_t done, std::uint64_t low) {
    std::uint64_t carry = 0;
    auto step = [&](Digit& left, std::uint64_t term) {
      carry += left + (term & UINT32_MAX);
      left = static_cast<Digit>(carry);
      carry = (carry >> 32U) + (term >> 32U);
    };
    step(left_[window], low);
    for (std::size_t i = 0; i <= done; ++i) step(left_[window + 1 + i], doubled_[at + 1 + i]);
    Digit& top = left_[window + done + 2];
    carry += top;
    top = static_cast<Digit>(carry);
    return carry >> 32U != 0;
  }

  std::array<Digit, most_digits + 3> left_{};
  std::array<Digit, most_digits / 2 + 2> doubled_{};
  std::size_t half_ = 0;
  std::uint64_t root_top_ = 0;
  unsigned shift_ = 0;  // of the root
};

struct Number {
  std::array<Digit, most_digits + 2> digits{};
  std::size_t count = 0;
  std::span<const Digit> view() const { return std::span(digits).first(count); }
};

Number read(std::string_view octets) {
  Number number;
  for (std::size_t i = 0; i < octets.size(); ++i) {
    const auto octet = static_cast<std::uint8_t>(octets[octets.size() - 1 - i]);
    number.digits[i / 4] |= static_cast<Digit>(octet) << 8U * (i % 4);
  }
  number.count = (octets.size() + 3) / 4;
  return number;
}

std::uint32_t remainder(std::span<const Digit> number, std::uint32_t divisor) {
  std::uint64_t left = 0;
  for (std::size_t i = number.size(); i-- > 0;) left = (left << 32U | number[i]) % divisor;
  return static_cast<std::uint32_t>(left);
}

// (root + more)² - number, which isn't negative.
Number excess(const Root& root, std::uint32_t more, const Number& number) {
  std::array<Digit, most_digits / 2 + 2> a{};
  std::ranges::copy(root.digits, a.begin());
  std::uint64_t carry = more;
  for (Digit& digit : a) {
    carry += digit;
    digit = static_cast<Digit>(carry);
    carry >>= 32U;
  }
  Number out;
  const std::size_t size = root.count + 1;
  for (std::size_t i = 0; i < size; ++i) {
    carry = 0;
    for (std::size_t k = 0; k < size && i + k < out.digits.size(); ++k) {
      carry += static_cast<std::uint64_t>(a[i]) * a[k] + out.digits[i + k];
      out.digits[i + k] = static_cast<Digit>(carry);
      carry >>= 32U;
    }
  }
  std::uint64_t borrow = 0;
  for (std::size_t i = 0; i < out.digits.size(); ++i) {
    const std::uint64_t less = number.digits[i] + borrow;
    borrow = out.digits[i] < less ? 1 : 0;
    out.digits[i] -= static_cast<Digit>(less);
  }
  out.count = out.digits.size();
  while (out.count > 0 && out.digits[out.count - 1] == 0) --out.count;
  return out;
}

// Squares modulo these are few; together they let one number of 5 000 pass.
constexpr auto sieve = std::to_array<std::uint32_t>({64, 63, 65, 11, 17, 19, 23, 31, 29, 37});
constexpr std::size_t most_modulus = 65;
constexpr auto is_residue = [] {
  std::array<std::array<bool, most_modulus>, sieve.size()> table{};
  for (std::size_t i = 0; i < sieve.size(); ++i) {
    for (std::uint32_t x = 0; x < sieve[i]; ++x) table[i][x * x % sieve[i]] = true;
  }
  return table;
}();
// 64 · 63 · 65 · 11 and 17 · 19 · 23 · 31 · 29 · 37: one long division for each.
constexpr std::array<std::uint32_t, 2> sieve_products = {2'882'880, 247'110'827};

}  // namespace

std::optional<std::uint32_t> fermat_round(std::string_view modulus, std::uint32_t rounds) {
  while (!modulus.empty() && modulus.front() == '\0') modulus.remove_prefix(1);
  if (modulus.size() < 8 || modulus.size() > most_octets) return std::nullopt;
  const Number number = read(modulus);
  const Root root = SquareRoot(number.view()).result();
  if (root.exact) return 0;
  std::array<std::uint32_t, sieve.size()> n{}, s{};
  for (std::size_t i = 0; i < sieve.size(); i += i == 0 ? 4 : sieve.size()) {
    const std::uint32_t product = sieve_products[i == 0 ? 0 : 1];
    const std::uint32_t all = remainder(number.view(), product);
    const std::uint32_t part = remainder(std::span(root.digits).first(root.count), product);
    for (std::size_t k = i; k < (i == 0 ? 4 : sieve.size()); ++k) {
      n[k] = all % sieve[k];
      s[k] = part % sieve[k];
    }
  }
  for (std::uint32_t round = 1; round <= rounds; ++round) {
    bool may_be = true;
    for (std::size_t i = 0; i < sieve.size() && may_be; ++i) {
      const std::uint32_t a = (s[i] + round) % sieve[i];
      may_be = is_residue[i][(a * a + sieve[i] - n[i]) % sieve[i]];
    }
    if (may_be && SquareRoot(excess(root, round, number).view()).result().exact) return round;
  }
  return std::nullopt;
}

}  // namespace dcvlint
