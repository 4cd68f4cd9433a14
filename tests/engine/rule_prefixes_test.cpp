#include "lint/engine/rule_prefixes.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "lint/engine/config.h"

namespace dcvlint {
namespace {

const std::vector<std::string> ids = {"caa/issue", "caa/issue-x-y", "caa/issuer-unknown",
                                      "certificate/serial", "zone/ttl"};
const std::vector<std::string> prefixes = {
    "all",       "",           "/",           "caa",          "caa/",          "ca",
    "caa/issue", "caa/issue/", "caa/issue-x", "caa/issue-x/", "caa/issue-x-y", "caa/issue-x-y-z",
    "zone/tt",   "zone/ttl",   "zone//"};

TEST_CASE("each prefix by itself says what falls_under says") {
  for (const std::string& prefix : prefixes) {
    RulePrefixes one;
    one.add(prefix);
    for (const std::string& id : ids) {
      CAPTURE(prefix);
      CAPTURE(id);
      const int size = prefix == "all" ? 0 : static_cast<int>(prefix.size());
      CHECK(one.strength(id) == (falls_under(id, prefix) ? size : -1));
      CHECK(one.last(id).has_value() == falls_under(id, prefix));
    }
  }
}

TEST_CASE("of several prefixes the longest decides, or the one that came last") {
  RulePrefixes all;
  CHECK(all.empty());
  for (std::size_t i = 0; i < prefixes.size(); ++i) all.add(prefixes[i], i);
  CHECK_FALSE(all.empty());
  for (const std::string& id : ids) {
    int longest = -1;
    std::size_t last = 0;
    for (std::size_t i = 0; i < prefixes.size(); ++i) {
      if (!falls_under(id, prefixes[i])) continue;
      longest = std::max(longest, prefixes[i] == "all" ? 0 : static_cast<int>(prefixes[i].size()));
      last = i;
    }
    CAPTURE(id);
    CHECK(all.strength(id) == longest);
    CHECK(all.last(id) == last);
  }
  all.add("all", 99);
  CHECK(all.last("zone/ttl") == 99U);
}

}  // namespace
}  // namespace dcvlint
