#include "lint/facts/subject.h"

#include <doctest/doctest.h>

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
