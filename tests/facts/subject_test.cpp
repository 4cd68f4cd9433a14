#include "lint/facts/subject.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace dcvlint;

TEST_CASE("the first attribute of a type, with a table and without") {
  using enum AttributeType;
  std::vector<Attribute> attributes;
  for (const AttributeType type : {organization, unknown, country, organization, country}) {
    attributes.emplace_back().type = type;
  }
  DistinguishedName searched;
  searched.attributes = attributes;
  const FirstAttributes firsts = first_attributes(attributes);
  DistinguishedName looked_up = searched;
  looked_up.firsts = firsts;
  for (const DistinguishedName& name : {searched, looked_up}) {
    CHECK(name.first(organization) == &attributes[0]);
    CHECK(name.first(unknown) == &attributes[1]);
    CHECK(name.first(country) == &attributes[2]);
    CHECK(name.first(common_name) == nullptr);
    CHECK(name.first(count_) == nullptr);
  }
}

TEST_CASE("a name of megabytes is a text of at most 4096 octets") {
  const std::string value(3'000'000, 'x');
  std::vector<Attribute> attributes(3);
  for (Attribute& each : attributes) {
    each.type = AttributeType::organization;
    each.string_type = StringType::utf8;
    each.text = value;
  }
  DistinguishedName name;
  name.attributes = attributes;
  CHECK(name_text(name).size() == 4096);
  CHECK(name_text(name).ends_with("xxx…"));
  attributes[0].string_type = StringType::none;
  attributes[0].raw = value;
  CHECK(name_text(name).size() == 4096);
  CHECK(name_text(name).starts_with("O=#7878"));
  attributes[0].raw = attributes[1].text = attributes[2].text = "a";
  CHECK(name_text(name) == "O=#61, O=a, O=a");
}
