#include "lint/facts/cn_name.h"

#include <doctest/doctest.h>

#include <string>

#include "lint/engine/rule.h"

using namespace dcvlint;

namespace {

std::string read_as(const std::string& text, const DomainLists* lists = &builtin_domain_lists) {
  Attribute cn;
  cn.type = AttributeType::common_name;
  cn.text = cn.raw = text;
  cn.value = {Doc{}, 4, 4 + static_cast<std::uint32_t>(text.size())};
  IpAddress address;
  const auto name = cn_name(cn, lists, address);
  if (!name) return "nothing";
  CHECK(name->place.begin == 4);
  return std::string(general_name_kind_text(name->kind)) + " " + general_name_text(*name);
}

}  // namespace

TEST_CASE("CNs that a CA takes for names") {
  for (const char* text : {"www.kth.se",
                           "mail",
                           "*.kth.se",
                           "*",
                           "my_host.kth.se",
                           "www..kth.se",
                           "https://www.kth.se/",
                           "DNS:www.kth.se",
                           "www.kth.se:443",
                           "mail:443",
                           "www.kth.se,kth.se",
                           "www.kth.se/path",
                           "10.0.0.0/8",
                           "www.malmö.se",
                           "malmö.se",
                           "måltid.example.se",
                           "server.malmö.local",
                           "malmö.LAN",
                           "www.malmö.see",
                           "WWW.MALMÖ.SE"}) {
    INFO(text);
    CHECK(read_as(text) == "dNSName " + std::string(text));
  }
  CHECK(read_as("192.168.1.1") == "iPAddress 192.168.1.1");
  CHECK(read_as("192.168.001.001") == "iPAddress 192.168.1.1");
  CHECK(read_as("2001:06B0:1::1") == "iPAddress 2001:6b0:1::1");
  CHECK(read_as("[2001:6b0:1::1]") == "iPAddress 2001:6b0:1::1");
}

TEST_CASE("CNs that are nobody's host") {
  for (const char* text : {"",
                           ".",
                           "-",
                           "...",
                           "Erik Ek",
                           "Erik\tEk",
                           "www.kth.se kth.se",
                           "erik@kth.se",
                           "Göran",
                           "J.Müller",
                           "Universität Lund",
                           "Göran.Andersson",
                           "göran.andersson",
                           "Karl.Göran.Andersson",
                           "Institut für Physik, www.kth.se",
                           "Smith,John",
                           "AC/DC",
                           "O'Brien",
                           "urn:x-kth:service",
                           "a.b\x01"}) {
    INFO(text);
    CHECK(read_as(text) == "nothing");
  }
}

TEST_CASE("a last label outside ASCII is looked up") {
  CHECK(read_as("www.kth.рф") == "dNSName www.kth.рф");
  CHECK(read_as("www.kth.рф", nullptr) == "nothing");
  CHECK(read_as("www.kth.рфф") == "nothing");
  CHECK(read_as("göran.andersson", nullptr) == "dNSName göran.andersson");
}

TEST_CASE("a request without names in subjectAltName") {
  Signed object;
  CHECK(has_no_san(object));
  Extension extension;
  extension.type = ExtensionType::subject_alt_name;
  extension.readable = true;
  object.extensions.subject_alt_name = {&extension, {}};
  CHECK(has_no_san(object));
  extension.readable = false;  // there may be names in it
  CHECK_FALSE(has_no_san(object));
  const GeneralName name;
  object.extensions.subject_alt_name = {&extension, {&name, 1}};
  CHECK_FALSE(has_no_san(object));
}
