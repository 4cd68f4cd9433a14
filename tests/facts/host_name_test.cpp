#include "lint/facts/host_name.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace dcvlint;

namespace {

std::string traits_text(const HostName& host) {
  static constexpr const char* names[] = {
      "trailing-dot", "empty-label", "label-too-long", "name-too-long", "wildcard",     "bare-star",
      "partial-star", "inner-star",  "underscore",     "outer-hyphen",  "reserved-ldh", "a-label"};
  std::string out;
  for (unsigned i = 0; i < 12; ++i) {
    if ((host.traits >> i & 1U) == 0) continue;
    if (!out.empty()) out += ' ';
    out += names[i];
  }
  return out;
}

const std::string label63(63, 'a');
const std::string name253 = label63 + "." + label63 + "." + label63 + "." + std::string(61, 'b');

}  // namespace

TEST_CASE("the shape of a dNSName") {
  struct Row {
    std::string_view text;
    HostShape shape;
  };
  static const Row rows[] = {
      {"", HostShape::empty},
      {".", HostShape::empty},
      {"www.kth.se", HostShape::name},
      {"*", HostShape::name},
      {"a_b", HostShape::name},
      {"räk.se", HostShape::non_ascii},
      {"a b\xFF", HostShape::non_ascii},
      {"192.0.2.1", HostShape::address},
      {"192.000.002.001", HostShape::address},
      {"2001:db8::1", HostShape::address},
      {"::", HostShape::address},
      {"[2001:db8::1]", HostShape::address},
      {"[192.0.2.1]", HostShape::address},
      {"[]", HostShape::foreign},
      {"192.0.2", HostShape::name},
      {"192.0.2.256", HostShape::name},
      {"1.192.0.2.1", HostShape::name},
      {"192.0.2.1.", HostShape::name},
      {"192.0.2.1:443", HostShape::foreign},
      {"fe80::1%eth0", HostShape::foreign},
      {"https://www.kth.se/", HostShape::foreign},
      {" ", HostShape::foreign},
      {std::string_view("a\0b", 3), HostShape::foreign},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(static_cast<int>(host_name(row.text).shape) == static_cast<int>(row.shape));
  }
}

TEST_CASE("what is in a name") {
  struct Row {
    std::string text, traits, bare, last;
    std::uint32_t labels;
  };
  const std::vector<Row> rows = {
      {"www.kth.se", "", "www.kth.se", "se", 3},
      {"www.kth.se.", "trailing-dot", "www.kth.se", "se", 3},
      {"*.kth.se", "wildcard", "kth.se", "se", 2},
      {"*.se", "wildcard", "se", "se", 1},
      {"*", "bare-star", "", "", 0},
      {"*.", "trailing-dot bare-star", "", "", 0},
      {"*.*.se", "wildcard inner-star", "*.se", "se", 2},
      {"www.*.se", "inner-star", "www.*.se", "se", 3},
      {"f*.kth.se", "partial-star", "f*.kth.se", "se", 3},
      {"*f.kth.se", "partial-star", "*f.kth.se", "se", 3},
      {"**.kth.se", "partial-star", "**.kth.se", "se", 3},
      {"a.b*.se", "partial-star", "a.b*.se", "se", 3},
      {".kth.se", "empty-label", ".kth.se", "se", 3},
      {"a..se", "empty-label", "a..se", "se", 3},
      {"a.se..", "trailing-dot empty-label", "a.se.", "", 3},
      {"_x.kth.se", "underscore", "_x.kth.se", "se", 3},
      {"-a.se", "outer-hyphen", "-a.se", "se", 2},
      {"a-.se", "outer-hyphen", "a-.se", "se", 2},
      {"-", "outer-hyphen", "-", "-", 1},
      {"ab--c.se", "reserved-ldh", "ab--c.se", "se", 2},
      {"a--b.se", "", "a--b.se", "se", 2},
      {"xn--p1ai", "a-label", "xn--p1ai", "xn--p1ai", 1},
      {"Xn--a-.se", "outer-hyphen a-label", "Xn--a-.se", "se", 2},
      {label63 + ".se", "", label63 + ".se", "se", 2},
      {label63 + "a.se", "label-too-long", label63 + "a.se", "se", 2},
      {name253, "", name253, std::string(61, 'b'), 4},
      {name253 + ".", "trailing-dot", name253, std::string(61, 'b'), 4},
      {name253 + "c", "name-too-long", name253 + "c", std::string(61, 'b').append("c"), 4},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const HostName host = host_name(row.text);
    REQUIRE(host.is_name());
    CHECK(traits_text(host) == row.traits);
    CHECK(host.bare == row.bare);
    CHECK(host.last == row.last);
    CHECK(host.labels == row.labels);
  }
}

TEST_CASE("what is meant by text that is no name") {
  struct Row {
    std::string_view text;
    ForeignText what;
  };
  static const Row rows[] = {
      {"https://kth.se", ForeignText::url},
      {"a@kth.se", ForeignText::mail_address},
      {"a.se,b.se", ForeignText::list},
      {"a.se;b.se", ForeignText::list},
      {"dns:kth.se", ForeignText::kind_prefix},
      {"IP:192.0.2.1", ForeignText::kind_prefix},
      {"DNS=kth.se", ForeignText::kind_prefix},
      {"kth.se:443", ForeignText::port},
      {"kth.se:", ForeignText::other},
      {"kth.se/x", ForeignText::path},
      {"192.0.2.0/24", ForeignText::address_range},
      {"2001:db8::/32", ForeignText::address_range},
      {"kth.se ", ForeignText::blank},
      {"kth\n.se", ForeignText::control},
      {"kth.se!", ForeignText::other},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(foreign_text_words(foreign_text(row.text)) == foreign_text_words(row.what));
  }
}

TEST_CASE("names under names, case aside") {
  CHECK(is_under("www.KTH.se", "kth.se"));
  CHECK(is_under("kth.se", "kth.se"));
  CHECK_FALSE(is_under("akth.se", "kth.se"));
  CHECK_FALSE(is_under("se", "kth.se"));
  CHECK(equal_names("A.b", "a.B"));
  CHECK_FALSE(equal_names("a.b", "a.b."));
}

TEST_CASE("onion names") {
  const std::string address = "duckduckgogg42xjoc72x3sjasowoarfbgcmvfimaftt6twagswzczad";
  CHECK(is_onion_v3(host_name(address + ".onion")));
  CHECK(is_onion_v3(host_name("*.www." + address + ".ONION")));
  for (const std::string& wrong :
       {std::string("onion"), std::string("3g2upl4pq6kufc4m.onion"), address + "x.onion",
        "1" + address.substr(1) + ".onion", address.substr(0, 55) + "a.onion",
        address + ".www.onion", address + ".se"}) {
    INFO(wrong);
    CHECK_FALSE(is_onion_v3(host_name(wrong)));
  }
}
