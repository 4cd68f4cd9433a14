#include "lint/engine/authority_file.h"

#include <doctest/doctest.h>

using namespace dcvlint;

namespace {

constexpr std::string_view good = R"(date = 2026-11-21
[source.cps]
title = "A CPS"
as_of = 2026-11-20
[[authority]]
id     = "ca"
title  = "A CA"
tags   = ["issue", "iodef"]
quirks = ["exact-issuer-case"]
issues = { types = ["dv", "smime"], source = "cps" }
issuer = [
  { domain = "z.example", status = "deprecated", confirmed = false, instead = "a.example", source = "cps" },
  { domain = "a.example", status = "current", confirmed = true, source = "cps" },
]
)";

std::string problems_of(std::string_view toml) {
  Arena arena;
  std::string out;
  for (const FileProblem& each : read_authorities("a.toml", toml, arena).problems) {
    out += std::to_string(each.line) + ":" + std::to_string(each.column) + " " + each.what;
    if (!each.help.empty()) out += " | " + each.help;
    out += "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("the table of authorities, sorted by domain") {
  Arena arena;
  const AuthoritiesRead read = read_authorities("a.toml", good, arena);
  REQUIRE(read.problems.empty());
  const Authorities& all = read.authorities;
  CHECK(to_string(all.date) == "2026-11-21");
  REQUIRE(all.authorities.size() == 1);
  const Authority& authority = all.authorities[0];
  CHECK(authority.id == "ca");
  CHECK(authority.title == "A CA");
  REQUIRE(authority.tags.size() == 2);
  CHECK(authority.tags[1] == "iodef");
  CHECK_FALSE(authority.flag_one_is_critical);
  CHECK(authority.exact_issuer_case);
  CHECK_FALSE(authority.refuses_hyphen_in_parameter);
  const IssuedTypes* types = issued_types(read.types, "ca");
  REQUIRE(types != nullptr);
  CHECK(types->types.size() == 2);
  CHECK(types->source == "A CPS");
  CHECK(to_string(types->as_of) == "2026-11-20");
  CHECK(types->has(Profile::dv));
  CHECK(types->has(Profile::tls));
  CHECK(types->has(Profile::smime_sponsor_strict));
  CHECK_FALSE(types->has(Profile::ov));
  CHECK(issued_types(read.types, "other") == nullptr);
  REQUIRE(all.issuers.size() == 2);
  CHECK(all.issuers[0].domain == "a.example");
  CHECK(all.issuers[0].status == IssuerStatus::current);
  CHECK(all.issuers[0].confirmed);
  CHECK(all.issuers[0].instead == "");
  CHECK(all.issuers[1].domain == "z.example");
  CHECK(all.issuers[1].status == IssuerStatus::deprecated);
  CHECK_FALSE(all.issuers[1].confirmed);
  CHECK(all.issuers[1].instead == "a.example");
  CHECK(all.issuers[1].source == "A CPS");
  CHECK(to_string(all.issuers[1].as_of) == "2026-11-20");
}

TEST_CASE("what is wrong with the table is said with its place") {
  struct Row {
    const char* from;
    const char* to;
    const char* expected;
  };
  const Row rows[] = {
      {"date = 2026-11-21", "date = \"2026-11-21\"",
       "1:8 \"date\" must be a date, not a string | write the date without quotes: 2026-11-21\n"},
      {"title = \"A CPS\"", "titel = \"A CPS\"",
       "2:1 [source] has no \"title\"\n"
       "3:1 unknown key \"titel\" in [source] | did you mean \"title\"?\n"},
      {"[source.cps]", "[source.CPS]", nullptr},
      {"\"ca\"", "\"C A\"", "6:10 \"C A\" is no id (a-z, 0-9, hyphens)\n"},
      {"\"iodef\"", "\"iodef-\"", "8:10 \"iodef-\" is no lower-case tag\n"},
      {"quirks =", "parameters = [\"accountur\"]\nquirks =",
       "9:14 unknown parameter \"accountur\" | did you mean \"accounturi\"?\n"},
      {"exact-issuer-case", "exact-isuer-case",
       "9:10 unknown quirk \"exact-isuer-case\" | did you mean \"exact-issuer-case\"?\n"},
      {"\"smime\"", "\"smine\"", "10:20 \"smine\" is no type of certificate | dv, ov, smime …\n"},
      {"[\"dv\", \"smime\"]", "[]", "10:20 a CA that issues nothing\n"},
      {"\"a.example\", status", "\"A.example\", status", nullptr},
      {"\"a.example\", status", "\"a\", status", nullptr},
      {"\"a.example\", status", "\"z.example\", status", nullptr},
      {"\"current\"", "\"curent\"",
       "13:36 unknown status \"curent\" | current, deprecated or retired\n"},
      {"\"deprecated\"", "\"current\"",
       "12:76 \"instead\" makes no sense with status \"current\"\n"},
      {"confirmed = true, ", "", "13:3 issuer has no \"confirmed\"\n"},
      {"confirmed = true, source = \"cps\"", "confirmed = true, source = \"cpss\"",
       "13:74 there is no [source.cpss] | did you mean \"cps\"?\n"},
      {"instead = \"a.example\"", "instead = \"b.example\"",
       "12:79 \"b.example\" is no domain of this file\n"},
      {"[[authority]]", "[source.other]\ntitle = \"x\"\nas_of = 2026-01-01\n[[authority]]",
       "5:9 no row uses source \"other\"\n"},
      {"[[authority]]", "[[authorities]]", nullptr},
  };
  for (const Row& row : rows) {
    INFO(row.to);
    std::string text(good);
    text.replace(text.find(row.from), std::string_view(row.from).size(), row.to);
    if (row.expected != nullptr) {
      CHECK(problems_of(text) == row.expected);
    } else {
      CHECK(problems_of(text) != "");
    }
  }
}
