#pragma once
// DSA keys (FIPS 186-4 §4, RFC 3279 §2.3.2), read when they are wanted: hardly anybody has one.

#include <cstdint>
#include <string_view>

#include "lint/facts/key.h"

namespace dcvlint {

enum class DsaFault : std::uint8_t {
  none,
  no_parameters,  // p, q and g are absent, or NULL
  unreadable,     // parameters or public value are not as RFC 3279 has them
  even_modulus,
  out_of_range,     // the public value is none of 2 … p - 2
  not_in_subgroup,  // to the power of q it isn't 1 modulo p (FIPS 186-4 §A.2.2 calls it order)
};
std::string_view dsa_fault_text(DsaFault fault);  // for "the DSA key …"

struct DsaKey {
  // Big-endian, without leading zeros; empty when absent or unreadable.
  std::string_view modulus, divisor, generator, value;
  std::uint32_t modulus_bits = 0, divisor_bits = 0;
  DsaFault fault = DsaFault::none;  // the first of them; the subgroup is dsa_value_fault's
};
// Of a key of kind dsa. Views into it.
DsaKey read_dsa_key(const PublicKey& key);
// `out_of_range`, `not_in_subgroup` or `none`, by a modular power: some milliseconds for 3072 bits.
// Of larger moduli, and divisors above 256 bits, nothing is found.
DsaFault dsa_value_fault(const DsaKey& key);

}  // namespace dcvlint
