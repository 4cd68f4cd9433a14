#include "lint/facts/fault.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace dcvlint;

TEST_CASE("every fault has an id of its own, and is found by it") {
  std::set<std::string_view> ids;
  for (std::uint16_t i = 0; i < static_cast<std::uint16_t>(FaultCode::count_); ++i) {
    const FaultCode code = static_cast<FaultCode>(i);
    const std::string_view id = fault_id(code);
    INFO(std::string(id));
    CHECK(id.find('/') != std::string_view::npos);
    CHECK(ids.insert(id).second);
    CHECK(fault_from_id(id) == code);
  }
  CHECK(fault_id(FaultCode::zone_unbalanced_parenthesis) == "zone/unbalanced-parenthesis");
  CHECK(fault_id(FaultCode::count_).empty());
  CHECK_FALSE(fault_from_id("zone/no-such-fault"));
  CHECK_FALSE(fault_from_id(""));
}
