#include <doctest/doctest.h>

#include "lint/sources/zone_file.h"

using namespace dcvlint;

namespace {

std::string zones(std::string_view text) {
  std::string out;
  for (const NamedZone& zone : zones_of_named_conf(text))
    out += zone.origin + "=" + zone.file + "|";
  return out;
}

}  // namespace

TEST_CASE("zone statements of named.conf") {
  CHECK(zones("zone \"example.org\" { type master; file \"db.example.org\"; };") ==
        "example.org=db.example.org|");
  CHECK(
      zones("zone example.org IN {\n file /etc/zones/a; // why\n};\nzone \".\" { type hint; };") ==
      "example.org=/etc/zones/a|");
  CHECK(zones("/* zone \"no\" { file \"no\"; }; */ # zone\nview \"v\" { match-clients { any; };\n"
              "zone \"a\" { file \"x\\\"y\"; allow-update { key \"file\"; }; }; };") == "a=x\"y|");
  CHECK(zones("options { directory \"/var\"; zone-statistics yes; file \"no\"; };"
              "zone \"a\" { masters { 192.0.2.1; }; notify-source * ; file \"b\"; };") == "a=b|");
  CHECK(zones("acl zone { any; }; include \"zone\"; zone \"a\" { file \"b\"; };") == "a=b|");
  CHECK(zones("zone") == "");
  CHECK(zones("zone \"a") == "");
  CHECK(zones("zone \"a\" { file \"b\"") == "a=b|");
  CHECK(zones("zone \"a\" { file") == "");
  CHECK(zones("}}}; zone \"a\" { file \"b\"; };") == "a=b|");
}
