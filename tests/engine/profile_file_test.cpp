#include "lint/engine/profile_file.h"

#include <doctest/doctest.h>

#include "lint/engine/rule.h"

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
       "ov.toml:11:12 unknown presence \"require\" | did you mean \"required\"?\n"},
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

// Rows about more than the subject, behind a head.
constexpr std::string_view more_rows = R"(name = "own"
title = "Own"
date = 2026-11-21
extend = "smime"
[source.s]
title = "S"
as_of = 2026-11-20
[[purpose]]
purposes = ["clientAuth", "1.2.3"]
presence = "forbidden"
cite = { source = "s", section = "1", says = "no" }
[[key-usage]]
keys = ["RSA"]
required = ["digitalSignature"]
discouraged = ["dataEncipherment"]
cite = { source = "s", section = "2", says = "so" }
[[validity]]
days = 400
advised = 399
cite = { source = "s", section = "3", says = "so long" }
[[policy]]
demand = "at-least-one"
oids = ["1.2.3.4"]
cite = { source = "s", section = "4", says = "one" }
[[key]]
kind = "EC"
curves = ["P-256"]
cite = { source = "s", section = "5", says = "these" }
[[needs]]
types = ["L"]
one-of = ["ST", "C"]
cite = { source = "s", section = "6", says = "both" }
[[extension]]
types = ["qcStatements"]
presence = "required"
criticality = "critical"
cite = { source = "s", section = "7", says = "there" }
)";

OwnProfileRead read_more(std::string_view from, std::string_view to, Arena& arena) {
  std::string text(more_rows);
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
  const std::string_view kept = arena.copy(std::string_view(text));
  return read_own_profile({"own.toml", kept}, builtin_profiles, arena);
}

TEST_CASE("an organisation's own profile stands in for the one that it extends") {
  Arena arena;
  const OwnProfileRead read = read_more("Own", "Own", arena);
  CHECK(lines_of(read.problems) == "");
  CHECK(profile_text(read.profile) == "smime");
  REQUIRE(read.profiles.of(Profile::smime) != nullptr);
  const CertificateProfile& ours = *read.profiles.of(Profile::smime);
  CHECK(ours.name == "own");
  CHECK(&ours == read.profiles.by_name("own"));
  CHECK(read.profiles.all.size() == builtin_profiles.all.size() + 1);
  CHECK(read.profiles.of(Profile::ov)->name == "ov");
  CHECK(read.profiles.of(Profile::ov) == read.profiles.by_name("ov"));
  const Date now = make_date(2026, 11, 21);
  CHECK(ours.rows.purpose(oids::client_auth, now)->presence == Presence::forbidden);
  CHECK(ours.rows.purpose("\x2A\x03", now)->clause.section == "1");
  CHECK(ours.rows.purpose(oids::email_protection, now)->presence == Presence::required);
  CHECK(ours.rows.key_usage(KeyKind::rsa, now)->required == KeyUsage::digital_signature);
  CHECK(ours.rows.key_usage(KeyKind::rsa, now)->forbidden() ==
        (0x1FFU & ~(0U | KeyUsage::digital_signature | KeyUsage::data_encipherment)));
  CHECK(ours.rows.key_usage(KeyKind::ec, now)->clause.source == "S/MIME BR 1.0.12");
  CHECK(ours.rows.validity(now)->days == 400);
  CHECK(ours.rows.policies.size() == 2);
  CHECK(ours.rows.key(KeyKind::ec, now)->has(Curve::p256));
  CHECK_FALSE(ours.rows.key(KeyKind::ec, now)->has(Curve::p384));
  CHECK(ours.rows.key(KeyKind::rsa, now)->bits == 2048);
  CHECK(ours.rows.key(KeyKind::dsa, now) == nullptr);
  CHECK(ours.rows.needs.size() == 1);
  CHECK(ours.rows.extension(ExtensionType::qc_statements, now)->criticality ==
        Criticality::critical);
}

TEST_CASE("what is wrong with an own profile, and where") {
  struct Row {
    const char* from;
    const char* to;
    const char* expected;
  };
  const Row rows[] = {
      {"name = \"own\"", "name = \"smime\"",
       "own.toml:0:0 \"smime\" is the name of a built-in profile | give the file and its name "
       "another one\nown.toml:1:8 \"smime\" is not the name of the file, \"own\"\n"},
      {"extend = \"smime\"", "applies_to = [\"ov\"]", ""},
      {"extend = \"smime\"", "extend = \"igtf\"",
       "own.toml:4:10 the file does not tell which type of certificate it is about | extend = "
       "\"ov\", or applies_to = [\"ov\"]\n"},
      {"extend = \"smime\"", "extend = [\"smime-strict\", \"ovv\"]",
       "own.toml:4:10 there is no profile \"ovv\" | did you mean \"ov\"?\n"},
      {"extend = \"smime\"", "extend = \"own\"",
       "own.toml:4:10 \"own\" extends this file in turn\n"},
      {"\"clientAuth\"", "\"clientauth\"",
       "own.toml:9:12 unknown purpose \"clientauth\" | did you mean \"clientAuth\"?\n"},
      {"\"1.2.3\"]", "\"clientAuth\"]",
       "own.toml:9:12 there is a row of that day for \"clientAuth\" already\n"},
      {"\"1.2.3\"]\npresence = \"forbidden\"", "\"other\"]\npresence = \"required\"",
       "own.toml:10:12 \"other\" purposes can't be required\n"},
      {"[\"RSA\"]", "[\"RSE\"]",
       "own.toml:13:8 unknown kind of key \"RSE\" | did you mean \"RSA\"?\n"},
      {"[\"digitalSignature\"]", "[\"digitalsignature\"]",
       "own.toml:14:12 unknown bit \"digitalsignature\" of keyUsage | did you mean "
       "\"digitalSignature\"?\n"},
      {"[\"dataEncipherment\"]", "[\"digitalSignature\"]",
       "own.toml:15:15 a bit is discouraged that is allowed, too\n"},
      {"days = 400", "days = 0", "own.toml:18:8 \"days\" must be 1 to 36500\n"},
      {"days = 400", "days = 300", "own.toml:19:11 \"advised\" is more than \"days\"\n"},
      {"days = 400", "days = 400\nmonths = 3",
       "own.toml:17:1 a validity is told in \"days\" or in \"months\"\n"},
      {"\"at-least-one\"", "\"one\"",
       "own.toml:22:10 unknown demand \"one\" | known are exactly-one, at-least-one, recommended, "
       "forbidden\n"},
      {"\"1.2.3.4\"", "\"3.2.3.4\"", "own.toml:23:8 \"3.2.3.4\" is no object identifier in dots\n"},
      {"[\"P-256\"]", "[\"P256\"]",
       "own.toml:27:10 unknown curve \"P256\" | did you mean \"P-256\"?\n"},
      {"one-of = [\"ST\", \"C\"]", "one-of = []", "own.toml:31:10 \"one-of\" is an empty list\n"},
      {"\"qcStatements\"", "\"qcstatements\"",
       "own.toml:34:9 unknown extension \"qcstatements\" | did you mean \"qcStatements\"?\n"},
      {"criticality = \"critical\"", "criticality = \"yes\"",
       "own.toml:36:15 unknown criticality \"yes\" | known are any, critical, not-critical\n"},
  };
  for (const Row& row : rows) {
    INFO(row.to);
    Arena arena;
    CHECK(lines_of(read_more(row.from, row.to, arena).problems) == row.expected);
  }
}

TEST_CASE("the limits of validity by day") {
  struct Row {
    const char* profile;
    const char* day;
    int days, months;
  };
  for (const Row& row :
       {Row{"ov", "2016-07-01", 0, 60}, Row{"ov", "2018-03-01", 0, 39},
        Row{"ov", "2018-03-02", 825, 0}, Row{"ov", "2020-08-31", 825, 0},
        Row{"dv", "2026-03-14", 398, 0}, Row{"ev", "2026-03-15", 200, 0},
        Row{"tls", "2029-03-14", 100, 0}, Row{"iv", "2035-01-01", 47, 0},
        Row{"smime-mailbox-strict", "2026-01-01", 825, 0},
        Row{"smime-sponsor-multipurpose", "2023-09-01", 825, 0},
        Row{"smime-sponsor-legacy", "2024-01-01", 1185, 0},
        Row{"codesigning-ov", "2026-02-28", 0, 39}, Row{"codesigning-ev", "2026-03-01", 460, 0},
        Row{"timestamping", "2026-03-01", 0, 135}}) {
    INFO(row.profile << " " << row.day);
    const CertificateProfile* profile = builtin_profiles.by_name(row.profile);
    REQUIRE(profile != nullptr);
    const ValidityRow* found = profile->rows.validity(parse_date(row.day).value());
    REQUIRE(found != nullptr);
    CHECK(found->days == row.days);
    CHECK(found->months == row.months);
  }
  CHECK(builtin_profiles.of(Profile::ov)->rows.validity(make_date(2012, 6, 30)) == nullptr);
}

TEST_CASE("every type of certificate has a table") {
  for (unsigned i = 0; i < static_cast<unsigned>(Profile::count_); ++i) {
    INFO(profile_text(static_cast<Profile>(i)));
    CHECK(builtin_profiles.of(static_cast<Profile>(i)) != nullptr);
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
