// What examples can't show: subjects of a hostile size, and parameters that make no sense.
#include <doctest/doctest.h>

#include "lint/engine/rule.h"
#include "lint/facts/oid.h"
#include "rules/igtf/checks.h"
#include "rules/subject/profile_checks.h"

using namespace dcvlint;

namespace {

// A request whose subject has these attributes, judged as OV.
class Subject {
 public:
  explicit Subject(std::vector<Attribute> attributes) : attributes_(std::move(attributes)) {
    request_.subject.attributes = attributes_;
  }
  SignedFact fact() const {
    return {context_,
            request_,
            &request_,
            nullptr,
            {Profile::ov, ProfileSource::given, "--profile says so"},
            context_.as_of};
  }

 private:
  std::vector<Attribute> attributes_;
  Request request_;
  Documents documents_;
  Names names_{0};
  Repository repository_{names_, {}};
  Context context_{
      documents_, names_,           builtin_authorities, repository_, make_date(2026, 11, 21),
      nullptr,    &builtin_profiles};
};

Attribute attribute(AttributeType type, std::string_view text, std::uint32_t rdn) {
  Attribute out;
  out.type = type;
  out.string_type = StringType::utf8;
  out.rdn = rdn;
  out.raw = out.text = text;
  return out;
}

template <class Check>
std::string bad_parameter(Check check) {
  const auto ready = check.prepare();
  return ready ? "" : ready.error().where + ": " + ready.error().what;
}

std::string_view word(const Hit& hit, std::string_view name) {
  for (const Word& each : hit.words) {
    if (each.name == name) return each.value;
  }
  return {};
}

}  // namespace

TEST_CASE("ten thousand attributes of ten thousand types") {
  std::vector<std::string> oids;
  for (int i = 0; i < 10'000; ++i)
    oids.push_back(oid_octets("1.3.6.1.4.1." + std::to_string(i)).value());
  std::vector<Attribute> attributes;
  for (const std::string& oid : oids) {
    attributes.push_back(attribute(AttributeType::unknown, "x", 0));
    attributes.back().oid = oid;
  }
  attributes.push_back(attribute(AttributeType::unknown, "x", 1));
  attributes.back().oid = oids[7];
  const Subject subject(attributes);
  Hits hits;
  hits.begin(0);
  SubjectDuplicate{}(subject.fact(), hits);
  REQUIRE(hits.hits().size() == 1);
  CHECK(word(hits.hits()[0], "attribute") == "1.3.6.1.4.1.7");
  CHECK(word(hits.hits()[0], "count") == "2");
}

TEST_CASE("an RDN of thousands is named by its first ones") {
  std::vector<Attribute> attributes;
  for (std::uint32_t i = 0; i < 5'000; ++i) {
    attributes.push_back(attribute(AttributeType::organizational_unit, "x", 0));
    attributes.back().in_rdn = i;
  }
  const Subject subject(attributes);
  const SignedFact fact = subject.fact();
  Hits hits;
  hits.begin(0);
  for (const Attribute& each : fact.object.subject.attributes) {
    SubjectMultivaluedRdn{}(AttributeFact{fact, each}, hits);
  }
  REQUIRE(hits.hits().size() == 1);
  CHECK(word(hits.hits()[0], "attributes") == "OU + OU + OU + OU + OU + OU + OU + OU + OU + …");
}

TEST_CASE("the length of the subject on one line, as OpenSSL counts") {
  struct Row {
    const char* name;
    StringType type;
    std::string_view raw;
    std::size_t expected;
  };
  using namespace std::string_view_literals;
  const Row rows[] = {
      {"ASCII", StringType::utf8, "KTH", 6},                        // /O=KTH
      {"UTF-8", StringType::utf8, "\xC3\xA5", 11},                  // /O=\xC3\xA5
      {"controls", StringType::utf8, "a\tb", 9},                    // /O=a\x09b
      {"two octets a letter", StringType::bmp, "\0K\0T\0H"sv, 18},  // /O=\x00K…,
      {"nothing", StringType::utf8, "", 3},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    Attribute one = attribute(AttributeType::organization, row.raw, 0);
    one.string_type = row.type;
    const Subject subject({one});
    for (const std::size_t most : {row.expected, row.expected - 1}) {
      SubjectLineTooLong check;
      check.most = static_cast<std::int64_t>(most);
      Hits hits;
      hits.begin(0);
      check(subject.fact(), hits);
      CHECK(hits.hits().empty() == (most == row.expected));
    }
  }
}

TEST_CASE("long values are cut at a character in messages") {
  CHECK(value_text("KTH") == "KTH");
  CHECK(value_text(std::string(60, 'a')) == std::string(60, 'a'));
  CHECK(value_text(std::string(61, 'a')) == std::string(57, 'a') + "…");
  CHECK(value_text(std::string(56, 'a') + "ååå") == std::string(56, 'a') + "…");
}

TEST_CASE("parameters that make no sense are refused, with the parameter's name") {
  constexpr std::string_view wrong[] = {"Country"};
  constexpr std::string_view right[] = {"C"};
  SubjectAttributeMissing missing;
  missing.attributes = wrong;
  CHECK(bad_parameter(missing) == "attributes: \"Country\" is no attribute that is known");
  missing.attributes = right;
  missing.except = wrong;
  CHECK(bad_parameter(missing) == "except: \"Country\" is no attribute that is known");
  missing.except = right;
  CHECK(bad_parameter(missing) == "except: \"attributes\" and \"except\" can't stand together");
  missing.attributes = {};
  CHECK(bad_parameter(missing) == "");
  SubjectAttributePresence presence;
  presence.presence = "required";
  CHECK(bad_parameter(presence) == "presence: \"presence\" is \"forbidden\" or \"discouraged\"");
  SubjectCountry country;
  country.problem = "XXX";
  CHECK(bad_parameter(country) == "problem: \"problem\" is unassigned, lower-case, XX or UK");
  CHECK(bad_parameter(SubjectCharacters{}) == "characters: \"characters\" is empty");
}
