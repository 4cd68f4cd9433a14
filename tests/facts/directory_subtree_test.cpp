#include "lint/facts/directory_subtree.h"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <vector>

namespace dcvlint {
namespace {

using namespace std::string_view_literals;

constexpr char printable = '\x13', utf8 = '\x0C', octet_string = '\x04';
constexpr std::string_view country = "\x55\x04\x06", organization = "\x55\x04\x0A",
                           unit = "\x55\x04\x0B";

struct Pair {
  std::string_view oid;
  char tag;
  std::string_view value;
};
using Rdn = std::vector<Pair>;

std::string tlv(char tag, const std::string& content) {
  return std::string{tag, static_cast<char>(content.size())} + content;
}

std::string encode(const std::vector<Rdn>& rdns) {
  std::string name;
  for (const Rdn& rdn : rdns) {
    std::string set;
    for (const Pair& each : rdn) {
      set +=
          tlv('\x30', tlv('\x06', std::string(each.oid)) + tlv(each.tag, std::string(each.value)));
    }
    name += tlv('\x31', set);
  }
  return tlv('\x30', name);
}

SubtreeMatch match(const std::vector<Rdn>& name, const std::vector<Rdn>& base) {
  std::vector<Attribute> attributes;
  for (std::uint32_t i = 0; i < name.size(); ++i) {
    for (const Pair& each : name[i]) {
      Attribute attribute;
      attribute.rdn = i;
      attribute.oid = each.oid;
      attribute.type = attribute_type(each.oid);
      attribute.string_type = string_type(static_cast<std::uint8_t>(each.tag));
      attribute.raw = each.value;
      attribute.text = each.value;
      attributes.push_back(attribute);
    }
  }
  DistinguishedName made;
  made.attributes = attributes;
  made.rdn_count = static_cast<std::uint32_t>(name.size());
  return in_subtree(made, encode(base));
}

const Rdn se = {{country, printable, "SE"}};
const Rdn kth = {{organization, printable, "KTH"}};

}  // namespace

TEST_CASE("names in subtrees") {
  using enum SubtreeMatch;
  CHECK(match({se, kth}, {se, kth}) == inside);
  CHECK(match({se, kth}, {se}) == inside);
  CHECK(match({se, kth}, {}) == inside);
  CHECK(match({se}, {se, kth}) == outside);
  CHECK(match({kth, se}, {se}) == outside);
  CHECK(match({se, {{organization, utf8, "KTH"}}}, {se, kth}) == inside);
  CHECK(match({se, {{organization, utf8, " Kungliga   tekniska "}}},
              {se, {{organization, printable, "kungliga Tekniska"}}}) == inside);
  CHECK(match({se, {{organization, utf8, "KTHX"}}}, {se, kth}) == outside);
  CHECK(match({se, {{unit, utf8, "KTH"}}}, {se, kth}) == outside);
}

TEST_CASE("what can't be told is not told") {
  using enum SubtreeMatch;
  const Rdn large = {{organization, utf8, "\xC3\x85re"}},
            small = {{organization, utf8, "\xC3\xA5re"}};
  CHECK(match({se, large}, {se, large}) == inside);
  CHECK(match({se, large}, {se, small}) == unknown);
  CHECK(match({se, {{organization, octet_string, "x"}}}, {se, kth}) == unknown);
  CHECK(in_subtree({}, "\x30\x7F"sv) == unknown);
  CHECK(in_subtree({}, ""sv) == unknown);
  CHECK(in_subtree({}, "\x30\x02\x30\x00"sv) == unknown);
}

TEST_CASE("RDNs of several attributes match as sets") {
  using enum SubtreeMatch;
  const Rdn both = {{organization, utf8, "KTH"}, {unit, utf8, "IT"}};
  CHECK(match({se, {both[1], both[0]}}, {se, both}) == inside);
  CHECK(match({se, both}, {se, {both[0]}}) == outside);
  CHECK(match({se, {both[0]}}, {se, both}) == outside);
}

TEST_CASE("subtrees in words") {
  CHECK(subtree_text(encode({se, {{organization, utf8, "KTH"}, {unit, utf8, "IT"}}})) ==
        "C=SE, O=KTH + OU=IT");
  CHECK(subtree_text("\x30\x00"sv) == "(no attribute)");
  CHECK(subtree_text("\x30\x7F"sv) == "a name that can't be read");
}

}  // namespace dcvlint
