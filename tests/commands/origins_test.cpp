#include "lint/commands/origins.h"

#include <doctest/doctest.h>

namespace dcvlint {
namespace {

FoundFile file(const std::string& canonical) { return {canonical, canonical, "/r", false, false}; }

TEST_CASE("--origin") {
  const std::vector<std::string> options = {"a=b.zone=example.org", "example.net"};
  const auto parsed = parse_origins(options);
  REQUIRE(parsed);
  CHECK(parsed->single == "example.net");
  REQUIRE(parsed->pairs.size() == 1);
  CHECK(parsed->pairs[0].file == "a=b.zone");
  CHECK(parsed->pairs[0].origin == "example.org");
  for (const auto& wrong : {std::vector<std::string>{"a", "b"}, {"a="}, {""}}) {
    CHECK_FALSE(parse_origins(wrong));
  }
}

Inputs inputs(std::string_view conf, std::initializer_list<const char*> zones) {
  Inputs out;
  out.server_confs.push_back({"/r/etc", "/r/etc/named.conf", Bytes(conf)});
  for (const char* zone : zones) out.zones.push_back({file(zone), {}, 0, false, {}});
  return out;
}
std::string origin(const Inputs& all, const char* path) {
  return ServerConfOrigins(all).origin_of(file(path)).value_or("none");
}

TEST_CASE("named.conf: by path, else by a name that is unambiguous") {
  const Inputs by_path = inputs("zone \"a.example\" { file \"../z/one\"; };", {"/r/z/one"});
  CHECK(origin(by_path, "/r/z/one") == "a.example");
  const Inputs by_name = inputs("zone \"a.example\" { file \"/var/one\"; };", {"/r/z/one"});
  CHECK(origin(by_name, "/r/z/one") == "a.example");
  CHECK(origin(by_name, "/r/z/two") == "none");
  const Inputs two_files =
      inputs("zone \"a.example\" { file \"/var/one\"; };", {"/r/y/one", "/r/z/one"});
  CHECK(origin(two_files, "/r/z/one") == "none");
  const Inputs two_zones =
      inputs("zone \"a.example\" { file \"/u/one\"; };\nzone \"b.example\" { file \"/v/one\"; };",
             {"/r/z/one"});
  CHECK(origin(two_zones, "/r/z/one") == "none");
}

TEST_CASE("other name servers' configurations tell origins, too") {
  Inputs nsd = inputs("zone:\n name: a.example\n zonefile: ../z/one\n", {"/r/z/one"});
  nsd.server_confs[0].kind = InputKind::nsd_conf;
  CHECK(origin(nsd, "/r/z/one") == "a.example");
  Inputs knot = inputs("zone:\n- domain: b.example\n  file: one\n", {"/r/z/one"});
  knot.server_confs[0].kind = InputKind::knot_conf;
  CHECK(origin(knot, "/r/z/one") == "b.example");
  Inputs core = inputs("c.example {\n file one\n}\n", {"/r/z/one"});
  core.server_confs[0].kind = InputKind::corefile;
  CHECK(origin(core, "/r/z/one") == "c.example");
}

TEST_CASE("dcvlint.toml maps files below its folder") {
  Config config;
  config.directory = "/r";
  config.zones = {{"z/*.txt", "a.example"}, {"./y/one", "b.example"}, {"y/*", "c.example"}};
  ConfiguredOrigins origins;
  CHECK(origins.origin_of(config, file("/r/z/x.txt")) == "a.example");
  CHECK(origins.origin_of(config, file("/r/y/one")) == "b.example");
  CHECK(origins.origin_of(config, file("/r/y/two")) == "c.example");
  CHECK_FALSE(origins.origin_of(config, file("/r/z/w/x.txt")));
  CHECK_FALSE(origins.origin_of(config, file("/rr/z/x.txt")));
}

}  // namespace
}  // namespace dcvlint
