#pragma once
// Varied certificates and requests, the same for the same number.

#include <cstdint>
#include <random>

#include "tests/tools/der_signer.h"

namespace dcvlint::der {

// Draws stand in statements of their own: the order in which a call's arguments
// are worked out is the compiler's choice.
class Corpus {
 public:
  // Without signatures the octets are the same on every run.
  explicit Corpus(std::uint64_t seed, bool signs = true) : random_(seed), signs_(signs) {}
  Octets certificate();
  Octets request();

  std::uint64_t below(std::uint64_t bound) { return random_() % bound; }
  bool one_in(std::uint64_t n) { return below(n) == 0; }

 private:
  Octets text_value();
  Octets name();
  Octets general_name();
  Octets general_names();
  Octets time();
  Octets timestamps();
  std::vector<Octets> extensions();
  Octets octets(std::size_t size);
  Octets word(std::string_view alphabet, std::size_t size);

  std::mt19937_64 random_;
  bool signs_;
};

}  // namespace dcvlint::der
