#include "lint/facts/fault.h"

#include <array>

namespace dcvlint {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(FaultCode::count_)> ids{
#define DCVLINT_FAULT_ID(code, id) std::string_view(id),
    DCVLINT_FAULTS(DCVLINT_FAULT_ID)
#undef DCVLINT_FAULT_ID
};

}  // namespace

std::string_view fault_id(FaultCode code) {
  const auto index = static_cast<std::size_t>(code);
  return index < ids.size() ? ids[index] : std::string_view();
}

std::optional<FaultCode> fault_from_id(std::string_view id) {
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (ids[i] == id) return static_cast<FaultCode>(i);
  }
  return std::nullopt;
}

}  // namespace dcvlint
