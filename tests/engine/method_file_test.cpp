#include "lint/engine/method_file.h"

#include <doctest/doctest.h>

using namespace dcvlint;

namespace {

constexpr std::string_view good = R"(date = 2026-11-22
[source.br]
title = "The BR"
as_of = 2026-11-21
[[method]]
acme = "own-01"
hosts = true
ticks = []
mpic = "not-stated"
status = [{ is = "retired" }]
source = "br"
[[method]]
section = "3.2.2.5.1"
name = "An address"
ticks = []
mpic = "required"
reuse_days = 10
source = "br"
[[method]]
section = "3.2.2.4.1"
name = "A name"
acme = "name-01"
ticks = ["prune", "cname-before"]
mpic = "required-unless-onion"
token_days = 30
token_follows_reuse = true
status = [{ from = 2026-03-15, is = "should-not" }, { from = 2027-03-15, is = "retired" }]
retired_bars_reuse = false
source = "br"
)";

std::string problems_of(std::string_view toml) {
  Arena arena;
  std::string out;
  for (const FileProblem& each : read_methods("m.toml", toml, arena).problems) {
    out += std::to_string(each.line) + ":" + std::to_string(each.column) + " " + each.what;
    if (!each.help.empty()) out += " | " + each.help;
    out += "\n";
  }
  return out;
}

std::string with(std::string_view from, std::string_view to) {
  std::string text(good);
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("the table of methods: names, addresses, other labels") {
  Arena arena;
  const MethodsRead read = read_methods("m.toml", good, arena);
  REQUIRE(read.problems.empty());
  CHECK(to_string(read.methods.date) == "2026-11-22");
  REQUIRE(read.methods.all.size() == 3);
  const ValidationMethod& name = read.methods.all[0];
  CHECK(name.title() == "A name (BR 3.2.2.4.1)");
  CHECK(name.hosts);
  CHECK(name.ticks.prune);
  CHECK(name.ticks.cname_before);
  CHECK_FALSE(name.ticks.cname);
  CHECK_FALSE(name.ticks.wildcard);
  CHECK_FALSE(name.ticks.onion);
  CHECK(name.mpic == MpicDuty::required_unless_onion);
  CHECK(name.token_days == 30);
  CHECK(name.token_follows_reuse);
  CHECK(name.reuse_days == 0);
  CHECK_FALSE(name.retired_bars_reuse);
  CHECK(name.ends == make_date(2027, 3, 15));
  CHECK(name.source == "The BR");
  CHECK(name.as_of == make_date(2026, 11, 21));
  const ValidationMethod& address = read.methods.all[1];
  CHECK(address.section() == "3.2.2.5.1");
  CHECK_FALSE(address.hosts);
  CHECK(address.reuse_days == 10);
  CHECK(address.ends == Date{INT32_MAX});
  const ValidationMethod& own = read.methods.all[2];
  CHECK(own.title() == "own-01");
  CHECK(own.hosts);
  CHECK(own.ends == Date{INT32_MIN});
  CHECK(own.state_on(make_date(1990, 1, 1)) == MethodState::retired);
  CHECK(own.retired_bars_reuse);
}

TEST_CASE("what is wrong with data/methods.toml is said with its place") {
  struct Row {
    const char* from;
    const char* to;
    const char* problems;
  };
  const Row rows[] = {
      {"", "", ""},
      {"3.2.2.5.1", "3.2.2.6.1",
       "13:11 \"3.2.2.6.1\" is no section of the BR's methods | write 3.2.2.4.N or 3.2.2.5.N\n"},
      {"3.2.2.5.1", "3.2.2.4.1", "20:11 3.2.2.4.1 is in the file twice\n"},
      {"3.2.2.4.1", "3.2.2.4.2", "20:11 the section before this one is missing\n"},
      {"3.2.2.4.1", "3.2.2.4.01",
       "20:11 \"3.2.2.4.01\" is no section of the BR's methods | write 3.2.2.4.N or 3.2.2.5.N\n"},
      {"\"name-01\"", "\"own-01\"", "22:8 \"own-01\" is in the file twice\n"},
      {"\"name-01\"", "\"Name-01\"", "22:8 \"Name-01\" is no lower-case label of RFC 8657\n"},
      {"\"prune\"", "\"prun\"", "23:9 unknown tick \"prun\" | did you mean \"prune\"?\n"},
      {"name = \"An address\"\nticks = []", "name = \"An address\"\nticks = [\"prune\"]",
       "15:9 ticks are for names, not for addresses\n"},
      {"\"required\"", "\"needed\"",
       "16:8 unknown \"mpic\": \"needed\" | not-stated, required, required-unless-onion\n"},
      {"reuse_days = 10", "reuse_days = 0", "17:14 \"reuse_days\" must be 1 to 255 days\n"},
      {"reuse_days = 10", "reuse_days = \"10\"",
       "17:14 \"reuse_days\" must be a whole number, not a string\n"},
      {"reuse_days = 10", "token_follows_reuse = true",
       "17:23 \"token_follows_reuse\" without \"token_days\"\n"},
      {"reuse_days = 10", "retired_bars_reuse = false",
       "17:22 \"retired_bars_reuse\" of a method that is never retired\n"},
      {"reuse_days = 10", "hosts = true",
       "17:9 a section says what is validated: leave \"hosts\" out\n"},
      {"hosts = true\n", "", "5:1 [[method]] has no \"hosts\"\n"},
      {"2027-03-15", "2026-03-15", "27:62 the rows of \"status\" must ascend by date\n"},
      {"should-not", "retired", "27:50 nothing comes after \"retired\"\n"},
      {"from = 2027-03-15, ", "", nullptr},
      {"\"retired\" }]\nretired_bars", "\"allowed\" }]\nretired_bars", nullptr},
      {"should-not", "not-yet", "27:37 begin with \"allowed\": before that there was none\n"},
      {"source = \"br\"\n[[method]]\nsection = \"3.2.2.4.1\"",
       "source = \"bt\"\n[[method]]\nsection = \"3.2.2.4.1\"",
       "18:10 there is no [source.bt] | did you mean \"br\"?\n"},
      {"[source.br]", "[source.cps]\ntitle = \"x\"\nas_of = 2026-01-01\n[source.br]",
       "2:9 no row uses source \"cps\"\n"},
      {"mpic = \"required\"", "mpic = \"required\"\nmipc = 1", nullptr},
  };
  for (const Row& row : rows) {
    INFO(row.from, " -> ", row.to);
    const std::string problems = problems_of(with(row.from, row.to));
    if (row.problems != nullptr) {
      CHECK(problems == row.problems);
    } else {
      CHECK_FALSE(problems.empty());
    }
  }
}
