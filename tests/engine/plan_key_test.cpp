#include "lint/engine/plan_key.h"

#include <doctest/doctest.h>

#include <functional>

namespace dcvlint {
namespace {

Config config_in(const std::string& folder) {
  Config config;
  config.path = folder + "/dcvlint.toml";
  config.directory = folder;
  config.ignore = {"zone/ttl", "caa"};
  return config;
}

TEST_CASE("copies of one configuration have one key, and each change another") {
  const std::string key = plan_key(config_in("/a"));
  CHECK(plan_key(config_in("/b")) == key);
  const std::function<void(Config&)> changes[] = {
      [](Config& c) { c.path.clear(); },
      [](Config& c) { c.select = {"zone/ttl"}; },
      [](Config& c) { c.ignore = {"zone/ttlcaa"}; },
      [](Config& c) {
        c.ignore = {"caa", "zone/ttl"};
      },
      [](Config& c) { c.known_names = {"/n"}; },
      [](Config& c) {
        c.severities = {{"caa", Severity::error, "r"}};
      },
      [](Config& c) {
        c.severities = {{"caa", Severity::notice, "r"}};
      },
      [](Config& c) {
        c.severities = {{"caa", Severity::notice, "s"}};
      },
      [](Config& c) { c.rules = {"/rules"}; },
      [](Config& c) { c.policy.presets.add(Preset::tcs_harica); },
      [](Config& c) { c.policy.preset_files = {"/p.toml"}; },
      [](Config& c) { c.policy.must_issue = {"harica"}; },
      [](Config& c) { c.policy.must_not_issue = {"harica"}; },
      [](Config& c) { c.policy.methods = {"dns-01"}; },
      [](Config& c) {
        c.policy.accounts = {{"harica", {"https://a"}}};
      },
      [](Config& c) { c.policy.host_types = std::vector<Type>{}; },
      [](Config& c) { c.policy.host_types = std::vector<Type>{Type::a}; },
  };
  std::vector<std::string> keys = {key};
  for (const auto& change : changes) {
    Config changed = config_in("/a");
    change(changed);
    keys.push_back(plan_key(changed));
  }
  for (std::size_t i = 0; i < keys.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      CAPTURE(i);
      CAPTURE(j);
      CHECK(keys[i] != keys[j]);
    }
  }
}

TEST_CASE("what no plan is made of does not count") {
  Config config = config_in("/a");
  config.fail_on = Severity::notice;
  config.exclude = {"x"};
  CHECK(plan_key(config) == plan_key(config_in("/a")));
}

}  // namespace
}  // namespace dcvlint
