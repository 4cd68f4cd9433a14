#include "lint/engine/profile_file.h"

#include <doctest/doctest.h>

using namespace dcvlint;

namespace {

constexpr std::string_view base = R"(name = "base"
title = "Base"
date = 2026-11-21
applies_to = ["other"]
[source.s]
title = "S"
as_of = 2026-11-20
[[form]]
types = ["CN", "O"]
strings = ["UTF8String", "T61String"]
characters = 64
cite = { source = "s", section = "1", says = "long" }
[[attribute]]
types = ["OU"]
presence = "allowed"
cite = { source = "s", section = "2", says = "may" }
[[attribute]]
types = ["OU"]
presence = "forbidden"
from = 2022-09-01
cite = { source = "s", section = "3", says = "must not" }
[order]
types = ["C", "CN"]
cite = { source = "s", section = "4", says = "so" }
)";

constexpr std::string_view own = R"(name = "ov"
title = "OV"
date = 2026-11-21
extend = "base"
applies_to = ["ov", "tls"]
[source.s]
title = "S"
as_of = 2026-11-20
[[attribute]]
types = ["O", "organizationalUnitName"]
presence = "required"
from = 2022-01-01
cite = { source = "s", section = "5", says = "must" }
[[attribute]]
types = ["other"]
presence = "discouraged"
from = 2023-09-15
cite = { source = "s", section = "6", says = "should not" }
[[form]]
types = ["CN"]
strings = ["PrintableString"]
from = 2023-09-15
cite = { source = "s", section = "7", says = "printable" }
[[one-of]]
types = ["L", "ST"]
cite = { source = "s", section = "8", says = "one" }
[[values]]
type = "businessCategory"
values = ["a", "b"]
cite = { source = "s", section = "9", says = "these" }
[repeated]
types = ["DC"]
cite = { source = "s", section = "10", says = "these" }
)";

std::string lines_of(const std::vector<FileProblem>& problems) {
  std::string out;
  for (const FileProblem& each : problems) {
    out += each.path + ":" + std::to_string(each.line) + ":" + std::to_string(each.column) + " " +
           each.what;
    if (!each.help.empty()) out += " | " + each.help;
    out += "\n";
  }
  return out;
}

std::string problems_of(std::string_view from, std::string_view to) {
  std::string text(own);
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
  const DataFile files[] = {{"base.toml", base}, {"ov.toml", text}};
  Arena arena;
  return lines_of(read_profiles(files, arena).problems);
}

}  // namespace

TEST_CASE("a profile that extends another") {
  Arena arena;
  const DataFile files[] = {{"p/ov.toml", own}, {"p/base.toml", base}};
  const ProfilesRead read = read_profiles(files, arena);
  CHECK(lines_of(read.problems) == "");
  REQUIRE(read.profiles.all.size() == 2);
  const CertificateProfile* ov = read.profiles.of(Profile::ov);
  REQUIRE(ov != nullptr);
  CHECK(ov == read.profiles.by_name("ov"));
  CHECK(ov == read.profiles.of(Profile::tls));
  CHECK(read.profiles.of(Profile::other) == read.profiles.by_name("base"));
  CHECK(read.profiles.of(Profile::ev) == nullptr);
  CHECK(read.profiles.by_name("iv") == nullptr);

  struct Row {
    AttributeType type;
    const char* day;
    const char* section;  // of the row in force
  };
  using enum AttributeType;
  const Row rows[] = {
      {organization, "2021-12-31", ""},
      {organization, "2022-01-01", "5"},
      {organizational_unit, "2021-12-31", "2"},
      {organizational_unit, "2022-09-01", "5"},
      {title, "2023-09-14", ""},
      {title, "2023-09-15", "6"},
      {unknown, "2023-09-15", "6"},
      {common_name, "2023-09-15", "6"},
      {organization, "2030-01-01", "5"},
  };
  for (const Row& row : rows) {
    INFO(attribute_short_name(row.type) << row.day);
    const AttributePresence* found = ov->presence(row.type, parse_date(row.day).value());
    CHECK((found == nullptr ? "" : found->clause.section) == row.section);
  }
  const Date now = make_date(2026, 11, 21);
  CHECK(ov->form(common_name, make_date(2023, 9, 14))->clause.section == "1");
  CHECK(ov->form(common_name, make_date(2023, 9, 14))->may_be(StringType::t61));
  CHECK_FALSE(ov->form(common_name, now)->may_be(StringType::t61));
  CHECK(ov->form(common_name, now)->characters == 0);
  CHECK(ov->form(organization, now)->characters == 64);
  CHECK(ov->form(unknown, now) == nullptr);
  CHECK(ov->form(locality, now) == nullptr);
  CHECK(ov->order.attributes.size() == 2);
  CHECK(ov->repeated.attributes[0] == domain_component);
  REQUIRE(ov->choices.size() == 1);
  CHECK(ov->choices[0].attributes[1] == state);
  REQUIRE(ov->values.size() == 1);
  CHECK(ov->values[0].values[1] == "b");
  std::string required;
  ov->each(Presence::required, now, [&](const AttributePresence& row, AttributeType type) {
    required += std::string(attribute_short_name(type)) + clause_text(row.clause) + ";";
  });
  CHECK(required == "OS section 5;OUS section 5;");
}

TEST_CASE("what is wrong with a profile, and where") {
  struct Row {
    const char* from;
    const char* to;
    const char* expected;
  };
  const Row rows[] = {
      {"name = \"ov\"", "name = \"iv\"",
       "ov.toml:1:8 \"iv\" is not the name of the file, \"ov\"\n"},
      {"[\"ov\", \"tls\"]", "[\"ov\", \"tsl\"]",
       "ov.toml:5:14 unknown profile \"tsl\" | did you mean \"tls\"?\n"},
      {"[\"ov\", \"tls\"]", "[\"other\"]", "ov.toml:0:0 \"base\" applies to other already\n"},
      {"extend = \"base\"", "extend = \"bas\"",
       "ov.toml:4:10 there is no profile \"bas\" | did you mean \"base\"?\n"},
      {"extend = \"base\"", "extend = \"ov\"", "ov.toml:4:10 \"ov\" extends this file in turn\n"},
      {"\"organizationalUnitName\"", "\"organisationalUnitName\"",
       "ov.toml:10:9 unknown attribute \"organisationalUnitName\" | did you mean "
       "\"organizationalUnitName\"?\n"},
      {"\"required\"", "\"require\"",
       "ov.toml:11:12 unknown presence \"require\" | required, allowed, discouraged or "
       "forbidden\n"},
      {"from = 2022-01-01", "from = \"2022-01-01\"",
       "ov.toml:12:8 \"from\" must be a date, not a string | write the date without quotes: "
       "2022-01-01\n"},
      {"from = 2022-01-01", "from = 2023-09-15", ""},
      {"from = 2022-01-01", "from = 2023-09-16",
       "ov.toml:10:9 before 2023-09-16 \"O\" would be an \"other\" attribute, since that row holds "
       "from 2023-09-15 | add a row that says what holds until then\n"},
      {"source = \"s\", section = \"5\"", "source = \"t\", section = \"5\"",
       "ov.toml:13:19 there is no [source.t] | did you mean \"s\"?\n"},
      {"\"other\"]\npresence = \"discouraged\"", "\"other\"]\npresence = \"required\"",
       "ov.toml:16:12 \"other\" attributes can't be required\n"},
      {"types = [\"other\"]", "types = [\"O\"]\nform = 1",
       "ov.toml:16:1 unknown key \"form\" in [[attribute]] | did you mean \"from\"?\n"},
      {"\"PrintableString\"", "\"Printablestring\"",
       "ov.toml:21:11 unknown string type \"Printablestring\" | did you mean "
       "\"PrintableString\"?\n"},
      {"values = [\"a\", \"b\"]", "values = []", "ov.toml:29:10 \"values\" is an empty list\n"},
      {"types = [\"DC\"]", "types = [\"DC\", \"DC\"]", "ov.toml:32:9 \"DC\" stands here twice\n"},
  };
  for (const Row& row : rows) {
    INFO(row.to);
    CHECK(problems_of(row.from, row.to) == row.expected);
  }
}

TEST_CASE("the built-in profiles") {
  const Date now = make_date(2026, 11, 21);
  using enum AttributeType;
  constexpr auto allowed = Presence::allowed, required = Presence::required,
                 discouraged = Presence::discouraged, forbidden = Presence::forbidden;
  struct Row {
    const char* profile;
    AttributeType type;
    Presence presence;
  };
  // The matrix of BR 7.1.2.7.2–7.1.2.7.4 and EVG 7.1.4.2.
  const Row rows[] = {
      {"dv", country, allowed},
      {"dv", organization, forbidden},
      {"dv", common_name, discouraged},
      {"dv", organizational_unit, forbidden},
      {"dv", unknown, forbidden},
      {"iv", country, required},
      {"iv", given_name, required},
      {"iv", surname, required},
      {"iv", organization, discouraged},
      {"iv", domain_component, discouraged},
      {"iv", organizational_unit, forbidden},
      {"ov", country, required},
      {"ov", organization, required},
      {"ov", surname, forbidden},
      {"ov", given_name, forbidden},
      {"ov", domain_component, allowed},
      {"ov", street, discouraged},
      {"ov", serial_number, discouraged},
      {"ov", email_address, discouraged},
      {"ov", unknown, discouraged},
      {"ov", organizational_unit, forbidden},
      {"ev", jurisdiction_country, required},
      {"ev", business_category, required},
      {"ev", serial_number, required},
      {"ev", street, allowed},
      {"ev", organization_identifier, allowed},
      {"ev", email_address, forbidden},
      {"ev", surname, forbidden},
      {"ev", domain_component, forbidden},
      {"ev", organizational_unit, forbidden},
      {"tls", organizational_unit, forbidden},
      {"igtf", common_name, required},
      {"igtf", organizational_unit, allowed},
      {"igtf", email_address, forbidden},
      {"igtf", title, discouraged},
  };
  for (const Row& row : rows) {
    INFO(row.profile << " " << attribute_short_name(row.type));
    const CertificateProfile* profile = builtin_profiles.by_name(row.profile);
    REQUIRE(profile != nullptr);
    const AttributePresence* found = profile->presence(row.type, now);
    REQUIRE(found != nullptr);
    CHECK(presence_text(found->presence) == presence_text(row.presence));
  }
  const CertificateProfile* ov = builtin_profiles.of(Profile::ov);
  struct OnDay {
    const char* day;
    Presence presence;
  };
  for (const OnDay& row : {OnDay{"2021-08-15", allowed}, OnDay{"2021-08-16", discouraged},
                           OnDay{"2022-08-31", discouraged}, OnDay{"2022-09-01", forbidden}}) {
    INFO(row.day);
    CHECK(presence_text(ov->presence(organizational_unit, parse_date(row.day).value())->presence) ==
          presence_text(row.presence));
  }
  const CertificateProfile* ev = builtin_profiles.of(Profile::ev);
  for (const OnDay& row : {OnDay{"2012-07-01", allowed}, OnDay{"2019-04-16", allowed},
                           OnDay{"2023-09-14", allowed}, OnDay{"2023-09-15", discouraged}}) {
    INFO(row.day);
    CHECK(presence_text(ev->presence(common_name, parse_date(row.day).value())->presence) ==
          presence_text(row.presence));
  }
  CHECK(ov->form(organization, now)->characters == 64);
  CHECK(ov->form(postal_code, now)->characters == 40);
  CHECK_FALSE(ov->form(organization, now)->may_be(StringType::t61));
  CHECK(ov->form(organization, make_date(2023, 9, 14))->may_be(StringType::t61));
  CHECK(builtin_profiles.of(Profile::ca)->form(email_address, now)->characters == 255);
  CHECK(builtin_profiles.countries.has("SE"));
  CHECK(builtin_profiles.countries.has("GR"));
  CHECK_FALSE(builtin_profiles.countries.has("XX"));
  for (const CertificateProfile& profile : builtin_profiles.all) CHECK(!profile.title.empty());
}
