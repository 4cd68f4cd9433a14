#include "lint/facts/subject_line.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace dcvlint;

namespace {

struct Value {
  AttributeType type;
  std::string_view raw;
  std::uint32_t in_rdn = 0;
};

DistinguishedName name_of(const std::vector<Value>& values, std::vector<Attribute>& attributes) {
  for (const Value& value : values) {
    Attribute attribute;
    attribute.type = value.type;
    attribute.raw = attribute.text = value.raw;
    attribute.in_rdn = value.in_rdn;
    attributes.push_back(attribute);
  }
  DistinguishedName name;
  name.attributes = attributes;
  return name;
}

std::string parts_text(std::string_view line) {
  std::string text;
  for (const LinePart& part : line_parts(line)) {
    text.append(text.empty() ? "" : " | ").append(part.type).append(" ").append(part.value);
  }
  return text;
}

}  // namespace

TEST_CASE("subjects on one line, as OpenSSL writes them") {
  using enum AttributeType;
  using namespace std::string_view_literals;
  struct Row {
    std::vector<Value> values;
    const char* line;
    bool ambiguous;
  };
  const Row rows[] = {
      {{{country, "SE"}, {organization, "KTH"}, {common_name, "www.kth.se"}},
       "/C=SE/O=KTH/CN=www.kth.se",
       false},
      {{{organization, "Malm\xC3\xB6"}}, "/O=Malm\\xC3\\xB6", false},
      // A BMPString: what `openssl req -nameopt compat` prints of tests/corpus/nren's
      {{{organization, "\0L\0u"sv}}, "/O=\\x00L\\x00u", false},
      {{{email_address, "a@b.se"}, {user_id, "a"}}, "/emailAddress=a@b.se/UID=a", false},
      {{{organization, "R/D"}}, "/O=R/D", false},
      {{{organization, "R/CN=root"}}, "/O=R/CN=root", true},
      {{{organization, "R/1.2.3=root"}}, "/O=R/1.2.3=root", true},
      {{{organization, "R/=root"}}, "/O=R/=root", false},
      {{{organization, "A"}, {organizational_unit, "B", 1}}, "/O=A/OU=B", true},
      {{}, "", false},
  };
  for (const Row& row : rows) {
    std::vector<Attribute> attributes;
    const DistinguishedName subject = name_of(row.values, attributes);
    CHECK(subject_line(subject) == row.line);
    CHECK(subject_line_size(subject) == std::string(row.line).size());
    CHECK(is_line_ambiguous(subject) == row.ambiguous);
  }
  const std::string large(10'000, 'a');
  std::vector<Attribute> attributes;
  const DistinguishedName subject = name_of({{organization, large}, {country, "SE"}}, attributes);
  CHECK(subject_line(subject).size() == 4096 + 3);  // and an ellipsis
  CHECK(subject_line_size(subject) == 10'000 + 3 + 5);
}

TEST_CASE("subjects on one line, in parts") {
  CHECK(parts_text("/C=SE/O=KTH/CN=www.kth.se") == "C SE | O KTH | CN www.kth.se");
  CHECK(parts_text("/O=R/D/CN=a/b=c") == "O R/D | CN a | b c");
  CHECK(parts_text("/O=A=B") == "O A=B");
  CHECK(parts_text("/1.2.3=x/O=") == "1.2.3 x | O ");
  CHECK(parts_text("O=KTH") == "");
  CHECK(parts_text("") == "");
  CHECK(parts_text("/") == "");
  CHECK(folded_line("/O=K  TH /CN=Anna ") == "/o=k th /cn=anna");
}
