#pragma once
// Checks RDATA that came as octets (RFC 3597 §5 generic form).

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "lint/facts/fault.h"
#include "lint/facts/type.h"

namespace dcvlint {

struct WireFlaw {
  FaultCode code{};
  std::uint32_t begin = 0;  // offending octets
  std::uint32_t end = 0;
  std::string detail;
};

// Nothing when the octets are RDATA of this type, or the type is none that we know.
std::optional<WireFlaw> check_rdata_wire(Type type, std::span<const std::uint8_t> rdata);

// Size of the name at the start of `wire`, 0 when there is none (RFC 1035 §3.1; no compression).
std::uint32_t wire_name_size(std::span<const std::uint8_t> wire);

// SvcParams (RFC 9460 §2.2) behind the target name; begin and end count from `at`.
std::optional<WireFlaw> check_svc_params(std::span<const std::uint8_t> params, std::uint32_t at);

// RDATA of types that only ldns reads (rdata_ldns.cpp): whether it takes the octets.
bool ldns_accepts(Type type, std::span<const std::uint8_t> rdata);

}  // namespace dcvlint
