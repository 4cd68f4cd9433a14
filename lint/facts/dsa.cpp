#include "lint/facts/dsa.h"

#include <algorithm>
#include <array>
#include <bit>
#include <optional>
#include <string>

#include "lint/base/der.h"
#include "lint/facts/modular_power.h"

namespace dcvlint {
namespace {

using namespace std::string_view_literals;

std::string_view without_zeros(std::string_view octets) {
  while (!octets.empty() && octets.front() == '\0') octets.remove_prefix(1);
  return octets;
}

bool is_negative(std::string_view integer) {
  return !integer.empty() && (static_cast<std::uint8_t>(integer.front()) & 0x80U) != 0;
}

std::uint32_t bits_of(std::string_view number) {
  if (number.empty()) return 0;
  const auto top = static_cast<std::uint8_t>(number.front());
  return static_cast<std::uint32_t>((number.size() - 1) * 8 +
                                    static_cast<std::size_t>(std::bit_width(top)));
}

// The INTEGER at `at`, which moves behind it; nothing when it is none, or below 1.
std::optional<std::string_view> positive(std::string_view bytes, std::uint32_t& at,
                                         std::uint32_t end) {
  if (at >= end) return std::nullopt;
  const TlvStep step = tlv_at(bytes, at, end);
  if (step.problem != TlvProblem::none || step.tlv.tag != tag::integer) return std::nullopt;
  at = step.tlv.end;
  const std::string_view content = bytes.substr(step.tlv.content, step.tlv.size());
  const std::string_view number = without_zeros(content);
  if (is_negative(content) || number.empty()) return std::nullopt;
  return number;
}

bool read_parameters(std::string_view bytes, DsaKey& key) {
  const auto size = static_cast<std::uint32_t>(bytes.size());
  const TlvStep outer = tlv_at(bytes, 0, size);
  if (outer.problem != TlvProblem::none || outer.tlv.tag != tag::sequence) return false;
  std::uint32_t at = outer.tlv.content;
  for (std::string_view* into : {&key.modulus, &key.divisor, &key.generator}) {
    const auto number = positive(bytes, at, outer.tlv.end);
    if (!number) return false;
    *into = *number;
  }
  return at == outer.tlv.end;
}

// Big-endian numbers without leading zeros.
bool is_below(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return a.size() < b.size();
  return std::ranges::lexicographical_compare(
      a, b, {}, [](char c) { return static_cast<std::uint8_t>(c); },
      [](char c) { return static_cast<std::uint8_t>(c); });
}

}  // namespace

std::string_view dsa_fault_text(DsaFault fault) {
  switch (fault) {
    case DsaFault::no_parameters:
      return "has no parameters: p, q and g must stand in it";
    case DsaFault::unreadable:
      return "has parameters or a value that can't be read";
    case DsaFault::even_modulus:
      return "has an even modulus, which is no prime";
    case DsaFault::out_of_range:
      return "has a value that is none of 2 to p - 2";
    case DsaFault::not_in_subgroup:
      return "has a value that doesn't belong to its parameters: its order isn't q";
    case DsaFault::none:
      break;
  }
  return {};
}

DsaKey read_dsa_key(const PublicKey& key) {
  DsaKey dsa;
  const std::string_view parameters = key.algorithm.parameters;
  if (parameters.empty() || parameters == "\x05\x00"sv) {
    return dsa.fault = DsaFault::no_parameters, dsa;
  }
  std::uint32_t at = 0;
  const auto value =
      positive(key.key_octets, at, static_cast<std::uint32_t>(key.key_octets.size()));
  if (!read_parameters(parameters, dsa) || !value) {
    return dsa.fault = DsaFault::unreadable, dsa;
  }
  dsa.value = *value;
  dsa.modulus_bits = bits_of(dsa.modulus);
  dsa.divisor_bits = bits_of(dsa.divisor);
  if ((static_cast<std::uint8_t>(dsa.modulus.back()) & 1U) == 0) dsa.fault = DsaFault::even_modulus;
  return dsa;
}

DsaFault dsa_value_fault(const DsaKey& key) {
  constexpr std::uint32_t most_modulus = 3072, most_divisor = 256;
  if (key.fault != DsaFault::none || key.modulus_bits < 3) return DsaFault::none;
  // p is odd: p - 1 differs from it in the last bit.
  std::string before(key.modulus);
  before.back() = static_cast<char>(static_cast<std::uint8_t>(before.back()) & 0xFEU);
  if (key.value == "\x01"sv || !is_below(key.value, before)) return DsaFault::out_of_range;
  if (key.modulus_bits > most_modulus || key.divisor_bits > most_divisor) return DsaFault::none;
  return power_is_one(key.value, key.divisor, key.modulus) ? DsaFault::none
                                                           : DsaFault::not_in_subgroup;
}

}  // namespace dcvlint
