#include "lint/sources/zone_conf.h"

#include <doctest/doctest.h>

#include <string>

using namespace dcvlint;

namespace {

std::string text(const std::vector<NamedZone>& zones) {
  std::string out;
  for (const NamedZone& zone : zones) out += zone.origin + "=" + zone.file + "|";
  return out;
}
std::string nsd(std::string_view bytes) { return text(zones_of_nsd_conf(bytes)); }
std::string knot(std::string_view bytes) { return text(zones_of_knot_conf(bytes)); }
std::string core(std::string_view bytes) { return text(zones_of_corefile(bytes)); }

}  // namespace

TEST_CASE("zones of nsd.conf") {
  CHECK(nsd("zone:\n  name: \"example.org\"\n  zonefile: \"master/a\"\n") ==
        "example.org=master/a|");
  CHECK(nsd("server:\n  zonesdir: \"/etc/nsd\" # theirs\n  zonelistfile: \"no\"\nzone: name: a\n"
            "zonefile: b#c\nzone:\n zonefile: d\n name: e\n") == "a=b|e=d|");
  CHECK(nsd("server: zonesdir: zones\nzone: name: a zonefile: b") == "a=zones/b|");
  CHECK(nsd("pattern: name: p zonefile: \"%s.zone\"\npattern: name: q include-pattern: p\n"
            "zone: name: a. include-pattern: q\nzone: name: b include-pattern: none\n"
            "zone: name: c include-pattern: p zonefile: own\n") == "a.=a.zone|c=own|");
  CHECK(nsd("zone: name: a zonefile: %1/%s\n") == "");  // a letter of the name
  CHECK(nsd("key: name: k secret: x\nremote-control: zonefile: no\n# zone: name: a zonefile: b\n"
            "zone: name: a request-xfr: AXFR 192.0.2.1 k\n") == "");
  CHECK(nsd("zone:\nname: \"a") == "");
  CHECK(nsd("zone:\nname:") == "");
  CHECK(nsd("zone: name: a zonefile: \"b") == "a=b|");
}

TEST_CASE("zones of knot.conf") {
  CHECK(knot("zone:\n  - domain: example.org\n    file: \"a.zone\"  # main\n  - domain: b\n"
             "    storage: zones\n    file: \"%s\"\n") == "example.org=a.zone|b=zones/b|");
  CHECK(knot("template:\n  - id: default\n    storage: /var/lib/knot\n    file: \"%s.db\"\n"
             "  - id: other\n    file: o/%s\n\nzone:\n  - domain: a.\n  - domain: b\n"
             "    template: other\n  - domain: c\n    template: none\n") == "a.=a.db|b=o/b|");
  CHECK(knot("zone:\n- domain: a\n  template: t\ntemplate:\n- id: t\n  file: \"x#y\"\n") ==
        "a=x#y|");
  CHECK(knot("server:\n  - domain: a\n    file: b\nacl:\n  - id: c\n    file: d\n") == "");
  CHECK(knot("zone:\n  - domain: a\n    file: \"%c[1-3]\"\n") == "");
  CHECK(knot("zone:\n  - domain: a\n") == "");
  CHECK(knot("zone:\r\n  - domain: a\r\n    file: b\r\n") == "a=b|");
  CHECK(knot("-\n:\n#\n- :\nzone") == "");
}

TEST_CASE("zones of a Corefile") {
  CHECK(core("example.org:1053 {\n  file db.example.org\n}\n") == "example.org=db.example.org|");
  CHECK(core("dns://example.org. {\n  file \"a b\" {\n    reload 1s\n  }\n}\n. {\n  forward . x\n"
             "  file x\n  file db.net example.net # main\n}\n") ==
        "example.org.=a b|example.net=db.net|");
  CHECK(core("a, b {\n  file both\n  file one b\n}\n") == "b=one|");
  CHECK(core("192.0.2.0/24 {\n  file reverse\n}\n(snippet) {\n  file x\n}\n") == "");
  CHECK(core("a\n{\n  file f\n}\n}\n}\nb {\n  file f") == "a=f|b=f|");
  CHECK(core("") == "");
}
