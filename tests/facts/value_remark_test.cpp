#include "lint/facts/value_remark.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "lint/engine/rule.h"
#include "lint/facts/signed_facts.h"

using namespace dcvlint;

namespace {

Attribute attribute(AttributeType type, std::string_view text, TextFault fault = TextFault::none) {
  Attribute out;
  out.type = type;
  out.string_type = StringType::utf8;
  out.raw = out.text = text;
  out.text_fault = fault;
  return out;
}

// A request with this subject, judged as of a type on a day.
class Subject {
 public:
  explicit Subject(std::vector<Attribute> attributes, Profile profile = Profile::ov,
                   Date day = make_date(2026, 11, 21),
                   const CertificateProfiles* tables = &builtin_profiles)
      : attributes_(std::move(attributes)),
        context_{documents_, names_, builtin_authorities, repository_, day, nullptr, tables},
        fact_{context_, request_, &request_, nullptr, {profile, ProfileSource::given, ""}, day} {
    request_.subject.attributes = attributes_;
  }
  const SignedFact& fact() const { return fact_; }
  const Attribute& last() const { return attributes_.back(); }
  ValueRemark remark() const { return value_remark(fact_, last()); }

 private:
  std::vector<Attribute> attributes_;
  Request request_;
  Documents documents_;
  Names names_{0};
  Repository repository_{names_, {}};
  Context context_;
  SignedFact fact_;
};

std::string_view cause_text(ValueCause cause) {
  switch (cause) {
    case ValueCause::none:
      return "none";
    case ValueCause::not_text:
      return "not text";
    case ValueCause::lost:
      return "lost";
    case ValueCause::mojibake:
      return "mojibake";
    case ValueCause::suspect:
      return "suspect";
    case ValueCause::lossy:
      return "lossy";
    case ValueCause::escaped:
      return "escaped";
    case ValueCause::unwanted:
      return "unwanted";
  }
  return "?";
}

}  // namespace

TEST_CASE("the first cause that holds is a value's") {
  using enum AttributeType;
  struct Row {
    AttributeType type;
    std::string_view text;
    TextFault fault;
    std::string_view cause;
    bool damaged;
  };
  constexpr Row rows[] = {
      {organization, "KTH", TextFault::none, "none", false},
      {organization, "Malmö universitet", TextFault::none, "none", false},
      {organization, "", TextFault::none, "none", false},
      // A character that the string type doesn't have is a text all the same.
      {organization, "Muller & Co", TextFault::not_in_set, "none", false},
      {organization, "Malm\xEF\xBF\xBD", TextFault::invalid_octets, "not text", true},
      {organization, "Malm", TextFault::odd_length, "not text", true},
      {organization, "Malm", TextFault::surrogate, "not text", true},
      {organization, "Malm", TextFault::out_of_range, "not text", true},
      {organization, "Malm\xEF\xBF\xBD universitet", TextFault::none, "lost", true},
      {organization, "MalmÃ¶ h\xEF\xBF\xBDgskola", TextFault::none, "lost", true},
      {organization, "MalmÃ¶ universitet", TextFault::none, "mojibake", true},
      {organization, "MalmÃ¶ & Co", TextFault::not_in_set, "mojibake", true},
      {organization, "Universit„t", TextFault::none, "suspect", true},
      {organization, "Universit?t", TextFault::none, "lossy", true},
      {organization, "MalmÃ¶ h?gskola", TextFault::none, "mojibake", true},
      {organization, "Quo Vadis? gGmbH", TextFault::none, "none", false},
      {locality, "Vadis?", TextFault::none, "lossy", true},
      {state, "Vadis? X", TextFault::none, "lossy", true},
      {locality, "?", TextFault::none, "none", false},
      {organization, "Malm&ouml;", TextFault::none, "escaped", true},
      {common_name, "xn--malm-8qa", TextFault::none, "none", false},
      {email_address, "a%20b@kth.se", TextFault::none, "none", false},
      {organizational_unit, "IT", TextFault::none, "unwanted", false},
      {organizational_unit, "IT-stöd", TextFault::none, "unwanted", false},
      {organizational_unit, "IT-stÃ¶d", TextFault::none, "mojibake", true},
      {organizational_unit, "IT", TextFault::odd_length, "not text", true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const ValueRemark remark = Subject({attribute(row.type, row.text, row.fault)}).remark();
    CHECK(cause_text(remark.cause) == row.cause);
    CHECK(remark.damaged() == row.damaged);
    CHECK(remark.mojibake.has_value() == (row.cause == "mojibake" || row.cause == "suspect"));
  }
}

TEST_CASE("what is damaged in one value is looked for in the others, with less evidence") {
  using enum AttributeType;
  const auto cause = [](std::string_view o, std::string_view l) {
    const ValueRemark remark =
        Subject({attribute(country, "SE"), attribute(organization, o), attribute(locality, l)})
            .remark();
    return std::string(cause_text(remark.cause)) +
           (remark.mojibake ? " " + remark.mojibake->meant : "");
  };
  CHECK(cause("Malm” h”gskola", "G”ran") == "suspect Göran");
  CHECK(cause("Malm” h”gskola", "Malmö”") == "none");
  CHECK(cause("Malmö h”gskola", "Lund") == "none");
  CHECK(cause("MalmÃ¶ universitet", "Lund – Malmö") == "none");
}

TEST_CASE("a question beside a value that has lost a letter is a loss") {
  using enum AttributeType;
  const auto cause = [](std::string_view l) {
    return cause_text(
        Subject({attribute(locality, l), attribute(organization, "Zwo? AG")}).remark().cause);
  };
  CHECK(cause("K?ln") == "lossy");
  CHECK(cause("Köln") == "none");
  CHECK(cause("K\xEF\xBF\xBDln") == "none");
}

TEST_CASE("whether an attribute is unwanted depends on type, day and table") {
  using enum AttributeType;
  struct Row {
    AttributeType type;
    Profile profile;
    Date day;
    bool unwanted;
  };
  const Date now = make_date(2026, 11, 21);
  const Row rows[] = {
      {organizational_unit, Profile::ov, now, true},
      {organizational_unit, Profile::ov, make_date(2022, 8, 31), false},
      {organizational_unit, Profile::ov, make_date(2022, 9, 1), true},
      {organizational_unit, Profile::other, now, false},
      {organization, Profile::ov, now, false},
      {organization, Profile::dv, now, true},
      {given_name, Profile::ov, now, true},
      {given_name, Profile::iv, now, false},
  };
  for (const Row& row : rows) {
    CAPTURE(attribute_short_name(row.type));
    CAPTURE(to_string(row.day));
    const Subject subject({attribute(row.type, "x")}, row.profile, row.day);
    CHECK(is_unwanted(subject.fact(), subject.last()) == row.unwanted);
    CHECK(cause_text(subject.remark().cause) == (row.unwanted ? "unwanted" : "none"));
  }
  const Subject no_tables({attribute(organizational_unit, "x")}, Profile::ov, now, nullptr);
  CHECK_FALSE(is_unwanted(no_tables.fact(), no_tables.last()));
}

TEST_CASE("mojibake explains what is odd within the damaged words, and nothing else does") {
  // "Ã" and a soft hyphen are the octets of "í".
  const std::string text = "M\u00C3\u00ADstek a okoli";
  const ValueRemark remark =
      Subject({attribute(AttributeType::organization, text)}, Profile::ov).remark();
  REQUIRE(remark.mojibake);
  CHECK(remark.mojibake->meant == "Místek a okoli");
  const auto hyphen = static_cast<std::uint32_t>(text.find("\u00AD"));
  CHECK(remark.explains({hyphen, hyphen + 2}));
  CHECK_FALSE(remark.explains({hyphen, static_cast<std::uint32_t>(text.size())}));
  CHECK_FALSE(ValueRemark{}.explains({0, 0}));
  const ValueRemark lost{ValueCause::lost};
  CHECK_FALSE(lost.explains({0, 0}));
}

TEST_CASE("the country is that of the first C, and settles what letters alone can't") {
  using enum AttributeType;
  CHECK(country_of(Subject({attribute(organization, "KTH")}).fact()).empty());
  const Subject two({attribute(country, "SE"), attribute(country, "NO")});
  CHECK(country_of(two.fact()) == "SE");
  const Attribute town = attribute(locality, "KLAIPÄ–DA");
  CHECK(cause_text(Subject({attribute(country, "LT"), town}).remark().cause) == "suspect");
  CHECK(cause_text(Subject({town}).remark().cause) == "none");
}
