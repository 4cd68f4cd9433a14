#include "lint/commands/lapsed_policies.h"

#include <doctest/doctest.h>

using namespace dcvlint;

namespace {

Set<Preset> these(std::initializer_list<Preset> presets) {
  Set<Preset> set;
  for (Preset each : presets) set.add(each);
  return set;
}

}  // namespace

TEST_CASE("policies that hold on no day that is judged") {
  using enum Preset;
  struct Row {
    Set<Preset> wanted, held;
    const char* as_of;
    const char* expected;
  };
  const char* ended =
      "policy tcs-sectigo held until 2025-01-10; --as-of an earlier day judges by it;";
  const char* ahead =
      "policy tcs-harica holds from 2025-01-10 on; --as-of that day or a later one judges by it;";
  const Row rows[] = {
      {{}, {}, "2026-11-21", ""},
      {these({igtf, tcs_harica}), these({igtf, tcs_harica}), "2026-11-21", ""},
      {these({tcs_sectigo}), {}, "2026-11-21", ended},
      {these({tcs_sectigo}), {}, "2025-01-10", ended},
      {these({tcs_harica}), {}, "2025-01-09", ahead},
      // A certificate of its days was judged by it.
      {these({tcs_sectigo}), these({tcs_sectigo}), "2026-11-21", ""},
      // It holds today, and only certificates from before it were judged.
      {these({tcs_harica}), {}, "2026-11-21", ""},
      {these({igtf}), {}, "2026-11-21", ""},
      {these({igtf, tcs_sectigo, tcs_harica}), these({igtf}), "2026-11-21", ended},
  };
  for (const Row& row : rows) {
    INFO(row.expected << row.as_of);
    std::string all;
    for (const std::string& each :
         lapsed_policies(builtin_presets, row.wanted, row.held, parse_date(row.as_of).value())) {
      all += each + ";";
    }
    CHECK(all == row.expected);
  }
}
