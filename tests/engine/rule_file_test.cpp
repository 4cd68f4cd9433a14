#include "lint/engine/rule_file.h"

#include <doctest/doctest.h>

#include "lint/engine/rule_reader.h"
#include "tests/engine/sample_checks.h"

using namespace dcvlint;

namespace {

constexpr std::string_view good = R"(title      = "A tag"
severity   = "warning"
applies_to = { documents = ["zone", "dns"], profiles = ["ov"] }
check      = "sample.tag"
message    = "{tag} at {owner}"
fix        = "Change it."
why        = "Because."
related    = ["caa/other"]
params     = { tags = ["issue"], critical = true }
[[cite]]
source  = "RFC 8659"
section = "4.2"
says    = "Something."
[[phase]]
from = 2017-09-08
[[phase]]
from     = 2027-03-15
severity = "error"
message  = "{tag} no more"
params   = { tags = ["issue", "issuewild"], at-least = 3 }
[[example]]
name  = "one"
zone  = "@ CAA 0 issue ca.example"
finds = ["issue at example.com"]
[[example]]
name   = "none"
zone   = ""
origin = "example.org."
whole  = true
as_of  = 2018-01-01
files  = { "a.zone" = "x" }
finds  = []
)";

std::string lines_of(const std::vector<FileProblem>& problems) {
  std::string out;
  for (const FileProblem& each : problems) {
    out += std::to_string(each.line) + ":" + std::to_string(each.column) + " " + each.what;
    if (!each.help.empty()) out += " | " + each.help;
    out += "\n";
  }
  return out;
}

std::string replaced(std::string_view from, std::string_view to) {
  std::string text(good);
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string problems_of(std::string_view toml, std::string_view id = "caa/x") {
  RuleShelf shelf;
  const std::string lines = lines_of(shelf.add(id, "x.toml", toml, sample_checks));
  CHECK(shelf.rules().size() == (lines.empty() ? 1 : 0));
  return lines;
}

}  // namespace

TEST_CASE("a rule file becomes a row") {
  RuleShelf shelf;
  REQUIRE(lines_of(shelf.add("caa/x", "rules/caa/x.toml", good, sample_checks)) == "");
  const Rule& rule = shelf.rules()[0];
  CHECK(rule.id == "caa/x");
  CHECK(rule.path == "rules/caa/x.toml");
  CHECK(rule.title == "A tag");
  CHECK(rule.check == "sample.tag");
  CHECK(rule.documents.has(DocumentKind::zone));
  CHECK(rule.documents.has(DocumentKind::dns));
  CHECK_FALSE(rule.documents.has(DocumentKind::csr));
  CHECK(rule.profiles.bits() == 1U << static_cast<unsigned>(Profile::ov));
  CHECK(rule.clock == RuleClock::as_of);
  CHECK(rule.why == "Because.");
  CHECK(rule.fix == "Change it.");
  REQUIRE(rule.citations.size() == 1);
  CHECK(rule.citations[0].source == "RFC 8659");
  CHECK(rule.citations[0].section == "4.2");
  CHECK(rule.citations[0].says == "Something.");
  REQUIRE(rule.related.size() == 1);
  CHECK(rule.related[0] == "caa/other");
  CHECK(rule.toml == good);
}

TEST_CASE("phases take over what they don't say") {
  RuleShelf shelf;
  REQUIRE(shelf.add("caa/x", "x.toml", good, sample_checks).empty());
  const auto phases = shelf.rules()[0].phases;
  REQUIRE(phases.size() == 2);
  CHECK(to_string(phases[0].from) == "2017-09-08");
  CHECK(phases[0].severity == Severity::warning);
  CHECK(phases[0].message == "{tag} at {owner}");
  REQUIRE(phases[0].params.size() == 2);
  CHECK(std::get<Strings>(phases[0].params[0].value).size() == 1);
  CHECK(phases[1].severity == Severity::error);
  CHECK(phases[1].message == "{tag} no more");
  REQUIRE(phases[1].params.size() == 3);
  CHECK(phases[1].params[0].name == "tags");
  CHECK(std::get<Strings>(phases[1].params[0].value).size() == 2);
  CHECK(phases[1].params[1].name == "at-least");
  CHECK(std::get<std::int64_t>(phases[1].params[1].value) == 3);
  CHECK(std::get<bool>(phases[1].params[2].value));

  const Rule& rule = shelf.rules()[0];
  CHECK(phase_on(rule, make_date(2017, 9, 7)) == nullptr);
  CHECK(phase_on(rule, make_date(2017, 9, 8)) == &phases[0]);
  CHECK(phase_on(rule, make_date(2027, 3, 14)) == &phases[0]);
  CHECK(phase_on(rule, make_date(2027, 3, 15)) == &phases[1]);
}

TEST_CASE("a rule without phases is always in force") {
  RuleShelf shelf;
  std::string text = replaced("[[phase]]\nfrom = 2017-09-08\n", "");
  const std::size_t second = text.find("[[phase]]");
  text.erase(second, text.find("[[example]]") - second);
  REQUIRE(lines_of(shelf.add("caa/x", "x.toml", text, sample_checks)) == "");
  CHECK(phase_on(shelf.rules()[0], make_date(1, 1, 1)) == &shelf.rules()[0].phases[0]);
}

TEST_CASE("examples come as the file has them") {
  RuleShelf shelf;
  REQUIRE(shelf.add("caa/x", "x.toml", good, sample_checks).empty());
  const auto examples = examples_of(shelf.rules()[0]);
  REQUIRE(examples.size() == 2);
  CHECK(examples[0].name == "one");
  CHECK(examples[0].zone == "@ CAA 0 issue ca.example");
  CHECK(examples[0].origin == "example.com.");
  CHECK_FALSE(examples[0].whole);
  CHECK_FALSE(examples[0].as_of);
  CHECK(examples[0].finds == std::vector<std::string>{"issue at example.com"});
  CHECK(examples[0].line == 21);
  CHECK(examples[1].origin == "example.org.");
  CHECK(examples[1].whole);
  CHECK(examples[1].as_of == make_date(2018, 1, 1));
  CHECK(examples[1].files.at("a.zone") == "x");
  Rule other;
  other.toml = "no TOML";
  CHECK(examples_of(other).empty());
}

TEST_CASE("what is wrong with a rule file is said with its place") {
  struct Row {
    const char* name;
    const char* from;
    const char* to;
    const char* expected;
  };
  const Row rows[] = {
      {"unknown key", "fix        =", "fxi        =",
       "1:1 the rule has no \"fix\"\n"
       "6:1 unknown key \"fxi\" in the rule | did you mean \"fix\"?\n"},
      {"unknown key in cite", "section =", "sectoin =",
       "12:1 unknown key \"sectoin\" in [[cite]] | did you mean \"section\"?\n"},
      {"unknown key in a phase", "severity = \"error\"", "severty = \"error\"",
       "18:1 unknown key \"severty\" in [[phase]] | did you mean \"severity\"?\n"},
      {"unknown key in an example", "whole  =", "hole   =",
       "29:1 unknown key \"hole\" in [[example]] | did you mean \"whole\"?\n"},
      {"a failure that is none", "whole  =", "failures = { \"a.example\" = \"timout\" }\nwhole  =",
       "29:28 \"timout\" is no failure | servfail, timeout, refused or bogus; then secure or "
       "insecure, if that is known\n"},
      {"a failure of no name", "whole  =", "failures = { \"a..b\" = \"timeout\" }\nwhole  =",
       "29:14 \"a..b\" is no domain name\n"},
      {"unknown key in applies_to", "profiles =", "profile =",
       "3:45 unknown key \"profile\" in applies_to | did you mean \"profiles\"?\n"},
      {"wrong type", "title      = \"A tag\"", "title      = 3",
       "1:14 \"title\" must be a string, not a whole number\n"},
      {"a list with another type in it", "\"caa/other\"", "1.5",
       "8:15 \"related\" must hold strings, not a fraction or a time\n"},
      {"quoted date", "from = 2017-09-08", "from = \"2017-09-08\"",
       "15:8 \"from\" must be a date, not a string | write the date without quotes: 2017-09-08\n"},
      {"a time", "from = 2017-09-08", "from = 2017-09-08T00:00:00Z",
       "15:8 \"from\" must be a date, not a date and time\n"},
      {"empty text", "\"Because.\"", "\" \"", "7:14 \"why\" is empty\n"},
      {"title over two lines", "\"A tag\"", "\"A\\ntag\"", "1:14 \"title\" must be one line\n"},
      {"unknown check", "\"sample.tag\"", "\"sample.tga\"",
       "4:14 unknown check \"sample.tga\" | did you mean \"sample.tag\"?\n"},
      {"unknown severity", "\"warning\"", "\"fatal\"",
       "2:14 unknown severity \"fatal\" | notice, warning or error\n"},
      {"unknown document", "\"dns\"", "\"dnss\"",
       "3:28 unknown document \"dnss\" | did you mean \"dns\"?\n"},
      {"a document as examples call it", "\"dns\"", "\"request\"",
       "3:28 unknown document \"request\" | did you mean \"csr\"?\n"},
      {"unknown profile", "[\"ov\"]", "[\"qwac\"]",
       "3:56 unknown profile \"qwac\" | known are dv, iv, ov, ev, tls, ca, other, "
       "smime-mailbox-legacy, smime-mailbox-multipurpose, smime-mailbox-strict, "
       "smime-organization-legacy, smime-organization-multipurpose, smime-organization-strict, "
       "smime-sponsor-legacy, smime-sponsor-multipurpose, smime-sponsor-strict, "
       "smime-individual-legacy, smime-individual-multipurpose, smime-individual-strict, smime, "
       "codesigning-ov, codesigning-ev, codesigning, timestamping\n"},
      {"no document", "[\"zone\", \"dns\"]", "[]", "3:28 \"documents\" is an empty list\n"},
      {"a document without such facts", "\"dns\"", "\"csr\"",
       "3:28 \"sample.tag\" looks at facts of kind caa, which a document of kind csr doesn't "
       "have\n"},
      {"unknown parameter", "critical = true", "critcal = true",
       "9:34 \"sample.tag\" has no parameter \"critcal\" | did you mean \"critical\"?\n"},
      {"missing parameter", "tags = [\"issue\"], critical", "critical",
       "14:1 \"sample.tag\" needs the parameter \"tags\": the tags\n"},
      {"wrong type of a parameter", "critical = true", "critical = \"yes\"",
       "9:45 \"critical\" must be true or false, not a string\n"},
      {"wrong type of a required parameter", "tags = [\"issue\"],", "tags = \"issue\",",
       "9:23 \"tags\" must be a list of strings, not a string\n"},
      {"a parameter that the check refuses", "critical = true", "label = \"forbidden\"",
       "9:42 \"forbidden\" is forbidden\n"},
      {"a word that the check doesn't give", "{owner}", "{ownr}",
       "5:14 the check gives no word \"ownr\" | did you mean \"owner\"?\n"},
      {"a word that is far from all", "{owner}", "{ttl}",
       "5:14 the check gives no word \"ttl\" | it gives tag, owner\n"},
      {"a format specification", "{owner}", "{owner:>99999999}",
       "5:14 \"{owner:>99999999}\" in \"message\" is no word | a message knows {word} and nothing "
       "else\n"},
      {"an open brace", "{owner}", "{owner",
       "5:14 a \"{\" without its partner in \"message\" | a message knows {word} and nothing "
       "else\n"},
      {"a closing brace", "{owner}", "owner}",
       "5:14 a \"}\" without its partner in \"message\" | a message knows {word} and nothing "
       "else\n"},
      {"no citation",
       "[[cite]]\nsource  = \"RFC 8659\"\nsection = \"4.2\"\nsays    = \"Something.\"", "cite = []",
       "10:8 no citation: a rule must rest on something\n"},
      {"citation without a source", "source  = \"RFC 8659\"\n", "",
       "10:1 [[cite]] has no \"source\"\n"},
      {"phases that go back", "2027-03-15", "2017-09-08", "17:12 phases must ascend by date\n"},
      {"no example that finds", "[\"issue at example.com\"]", "[]",
       "21:1 no example that the rule finds\n"},
      {"no example that is left alone", "finds  = []", "finds  = [\"x\"]",
       "21:1 no example that the rule leaves alone (finds = [])\n"},
      {"a relative origin", "\"example.org.\"", "\"example.org\"",
       "28:10 \"origin\" must be a domain name with a final dot\n"},
      {"an origin that is no name", "\"example.org.\"", "\"example..org.\"",
       "28:10 \"origin\" must be a domain name with a final dot\n"},
      {"a key twice", "fix        = \"Change it.\"", "fix = \"a\"\nfix = \"b\"", nullptr},
      {"no TOML", "fix        =", "fix", nullptr},
      {"not UTF-8", "Because", "\xFF", nullptr},
  };
  for (const Row& row : rows) {
    SUBCASE(row.name) {
      const std::string found = problems_of(replaced(row.from, row.to));
      if (row.expected != nullptr) {
        CHECK(found == row.expected);
      } else {
        CHECK(found.find(" no TOML: ") != std::string::npos);
      }
    }
  }
}

TEST_CASE("all problems of a file are said, a hundred at most") {
  CHECK(problems_of(replaced("title      = \"A tag\"\nseverity   = \"warning\"", "a = 1\nb = 2")) ==
        "1:1 the rule has no \"title\"\n1:1 the rule has no \"severity\"\n"
        "1:1 unknown key \"a\" in the rule\n2:1 unknown key \"b\" in the rule\n");
  std::string many;
  for (int i = 0; i < 1000; ++i) many += "k" + std::to_string(i) + " = 1\n";
  const std::string found = problems_of(many + std::string(good));
  CHECK(std::count(found.begin(), found.end(), '\n') == 100);
}

TEST_CASE("a hostile key is printed harmlessly") {
  CHECK(problems_of(replaced("related ", "\"\\u001B[31m\" = 1\nrelated ")) ==
        "8:1 unknown key \"\\x1B[31m\" in the rule\n");
}

TEST_CASE("text that toml++ calls impossible") {
  for (const char* text :
       {"[?]", "[[?]]", "[", "[ \n]", "[.a]", "[[a.]]", "[=]", "é = 1", "a = é"}) {
    INFO(text);
    CHECK(problems_of(text).find("no TOML: ") != std::string::npos);
  }
  RuleShelf shelf;
  const std::string joined = replaced("\"Because.\"", "\"\"\"\nA \\\né \\\n  b\"\"\"");
  REQUIRE(lines_of(shelf.add("caa/x", "x.toml", joined, sample_checks)) == "");
  CHECK(shelf.rules()[0].why == "A é b");
}

TEST_CASE("bombs are refused before the parser sees them") {
  CHECK(problems_of("a = " + std::string(100'000, '[')) == "1:37 nested deeper than 32\n");
  std::string dotted = "a";
  for (int i = 0; i < 100'000; ++i) dotted += ".a";
  CHECK(problems_of(dotted + " = 1").find("nested deeper than 32") != std::string::npos);
  CHECK(problems_of("[" + dotted + "]").find("nested deeper than 32") != std::string::npos);
  CHECK(problems_of(std::string(2'000'000, '\n')) == "0:0 larger than 1000000 bytes\n");
  // Brackets and dots within strings and comments nest nothing.
  const std::string harmless(200, '[');
  const std::string dots(200, '.');
  for (const std::string& text : {"\"" + harmless + dots + "\\\"\"", "'" + harmless + dots + "'",
                                  "\"\"\"" + harmless + "\n\"" + dots + "\\\"\"\"\"",
                                  "'''\n" + harmless + "''" + dots + "'''"}) {
    CHECK(problems_of(replaced("\"Because.\"", text + " # " + harmless)) == "");
  }
}

TEST_CASE("ids are lower-case words") {
  CHECK(problems_of(good, "caa/x-2") == "");
  for (const char* id :
       {"", "caa/", "/x", "caa//x", "caa/X", "caa/x_y", "caa/-x", "caa/x-", "caa/x--y"}) {
    INFO(id);
    CHECK(problems_of(good, id).find("is no rule id") != std::string::npos);
  }
}

TEST_CASE("a folder's rules are read in the order of their ids") {
  const MemoryFiles files({{"/r/caa/b.toml", std::string(good)},
                           {"/r/caa/a.toml", std::string(good)},
                           {"/r/top.toml", std::string(good)},
                           {"/r/caa/.hidden.toml", "x"},
                           {"/r/caa/README.md", "x"},
                           {"/r/renamed.toml", "x"},
                           {"/r/zone/bad.toml", "x"},
                           {"/r/zone/large.toml", std::string(1'000'001, '#')}});
  RuleShelf shelf;
  const auto problems = shelf.add_directory(files, "/r", sample_checks);
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].path == "/r/zone/bad.toml");
  CHECK(problems[1].what == "larger than 1000000 bytes");
  std::string ids;
  for (const Rule& rule : shelf.rules()) ids += std::string(rule.id) + " ";
  CHECK(ids == "caa/a caa/b top ");
  const Book book{shelf.rules(), {}};
  CHECK(book.find("caa/b") == &shelf.rules()[1]);
  CHECK(book.find("caa/c") == nullptr);
  CHECK(lines_of(shelf.add("caa/a", "y.toml", good, sample_checks)) ==
        "0:0 a rule \"caa/a\" is there already: /r/caa/a.toml\n");
  CHECK(lines_of(RuleShelf().add_directory(files, "/nowhere", sample_checks)) != "");
}

TEST_CASE("related rules must exist") {
  RuleShelf shelf;
  REQUIRE(shelf.add("caa/x", "x.toml", good, sample_checks).empty());
  const Book book{shelf.rules(), {}};
  const Book* books[] = {&book};
  CHECK(lines_of(related_problems(shelf.rules()[0], books)) ==
        "8:15 there is no rule \"caa/other\"\n");
  REQUIRE(shelf.add("caa/other", "other.toml", good, sample_checks).empty());
  const Book both{shelf.rules(), {}};
  const Book* both_books[] = {&both};
  CHECK(lines_of(related_problems(shelf.rules()[1], both_books)) == "");
}

TEST_CASE("renamed rules") {
  RuleShelf shelf;
  REQUIRE(shelf.add("caa/new", "x.toml", good, sample_checks).empty());
  const Book book{shelf.rules(), {}};
  Arena arena;
  std::vector<RenamedRule> renamed;
  CHECK(lines_of(read_renamed("r", "# none yet\n", book, arena, renamed)) == "");
  CHECK(renamed.empty());
  CHECK(lines_of(read_renamed("r", "[[renamed]]\nfrom = \"caa/old\"\nto = \"caa/new\"\n", book,
                              arena, renamed)) == "");
  REQUIRE(renamed.size() == 1);
  CHECK(renamed[0].from == "caa/old");
  CHECK(renamed[0].to == "caa/new");
  CHECK(lines_of(read_renamed("r", "[[renamed]]\nfrom = \"caa/new\"\nto = \"caa/nwe\"\n", book,
                              arena, renamed)) ==
        "2:8 \"caa/new\" is a rule still\n"
        "3:6 there is no rule \"caa/nwe\" | did you mean \"caa/new\"?\n");
}
