#include "lint/facts/der_fault.h"

#include <array>
#include <cstddef>

namespace dcvlint {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(DerFaultCode::count_)> ids{
#define DCVLINT_FAULT_ID(code, id) std::string_view(id),
    DCVLINT_DER_FAULTS(DCVLINT_FAULT_ID)
#undef DCVLINT_FAULT_ID
};

}  // namespace

std::string_view fault_id(DerFaultCode code) {
  const auto index = static_cast<std::size_t>(code);
  return index < ids.size() ? ids[index] : std::string_view();
}

std::optional<DerFaultCode> der_fault_from_id(std::string_view id) {
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (ids[i] == id) return static_cast<DerFaultCode>(i);
  }
  return std::nullopt;
}

}  // namespace dcvlint
