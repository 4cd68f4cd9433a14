#include "lint/engine/config.h"

#include <doctest/doctest.h>

using namespace dcvlint;

namespace {

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

ConfigRead read(const std::string& text) {
  return read_config(MemoryFiles({{"/r/dcvlint.toml", text}}), "/r/dcvlint.toml");
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("dcvlint.toml, every key") {
  const ConfigRead got = read(R"(
select  = ["caa", "zone/"]
ignore  = ["caa/issuer-unknown"]
fail-on = "warning"
as-of   = 2027-03-15
profile = "other"
exclude = ["old/*"]
rules   = ["our-rules", "/etc/rules"]
[severity]
"caa/tag-uppercase" = { level = "notice", reason = "our signer does this" }
[[zone]]
file   = "db.lu"
origin = "lu.example"
[policy]
preset         = "tcs-harica"
must-issue     = ["harica"]
must-not-issue = ["sectigo"]
wildcard       = ["harica.gr"]
smime          = ["harica"]
methods        = ["DNS-01", "ca-tbr-18", "ca-own-1"]
accounts       = { harica = "https://acme.example/7", sectigo = ["https://a.example/1", "acct:b@a.example"] }
host-types     = ["A", "srv"]
[[perspective]]
dns = "127.0.0.1:5353"
[[perspective]]
dns    = "2001:DB8::53"
region = "ripe"
[[perspective]]
dns    = "embedded"
region = "afrinic"
)");
  CHECK(lines_of(got.problems) == "");
  const Config& config = got.config;
  CHECK(config.path == "/r/dcvlint.toml");
  CHECK(config.directory == "/r");
  CHECK(config.select == Texts{"caa", "zone/"});
  CHECK(config.ignore == Texts{"caa/issuer-unknown"});
  CHECK(config.fail_on == Severity::warning);
  CHECK(config.as_of == make_date(2027, 3, 15));
  CHECK(config.profile == Profile::other);
  CHECK(config.exclude == Texts{"old/*"});
  CHECK(config.rules == Texts{"/r/our-rules", "/etc/rules"});
  REQUIRE(config.severities.size() == 1);
  CHECK(config.severities[0].rule == "caa/tag-uppercase");
  CHECK(config.severities[0].severity == Severity::notice);
  CHECK(config.severities[0].reason == "our signer does this");
  REQUIRE(config.zones.size() == 1);
  CHECK(config.zones[0].file == "db.lu");
  CHECK(config.zones[0].origin == "lu.example");
  CHECK(config.policy.presets.bits() == 1U << static_cast<unsigned>(Preset::tcs_harica));
  CHECK(config.policy.must_issue == Texts{"harica"});
  CHECK(config.policy.must_not_issue == Texts{"sectigo"});
  CHECK(config.policy.wildcard == Texts{"harica.gr"});
  CHECK(config.policy.smime == Texts{"harica"});
  CHECK(config.policy.methods == Texts{"dns-01", "ca-tbr-18", "ca-own-1"});
  REQUIRE(config.policy.accounts.size() == 2);
  CHECK(config.policy.accounts[0].ca == "harica");
  CHECK(config.policy.accounts[0].uris == Texts{"https://acme.example/7"});
  CHECK(config.policy.accounts[1].uris == Texts{"https://a.example/1", "acct:b@a.example"});
  CHECK(config.policy.host_types == std::vector<Type>{Type::a, Type::srv});
  REQUIRE(config.perspectives.size() == 3);
  CHECK(config.perspectives[0].dns == "127.0.0.1:5353");
  CHECK_FALSE(config.perspectives[0].region);
  CHECK(config.perspectives[1].dns == "[2001:db8::53]:53");
  CHECK(config.perspectives[1].region == Rir::ripe);
  CHECK(config.perspectives[2].dns == "embedded");
  CHECK(config.perspectives[2].region == Rir::afrinic);
}

TEST_CASE("what is wrong with dcvlint.toml is said with its place") {
  struct Row {
    const char* text;
    const char* expected;
  };
  const Row rows[] = {
      {"", ""},
      {"selct = []", "1:1 unknown key \"selct\" in the file | did you mean \"select\"?\n"},
      {"select = \"caa\"", "1:10 \"select\" must be a list, not a string\n"},
      {"fail-on = \"errors\"", "1:11 unknown severity \"errors\" | notice, warning or error\n"},
      {"profile = \"othr\"", "1:11 unknown profile \"othr\" | did you mean \"other\"?\n"},
      {"profile = [\"ov\"]", "1:11 \"profile\" must be a string, not a list\n"},
      {"as-of = \"2027-01-01\"",
       "1:9 \"as-of\" must be a date, not a string | write the date without quotes: 2027-01-01\n"},
      {"[severity]\n\"caa/x\" = \"error\"",
       "2:11 \"caa/x\" must be a table { level, reason }, not a string\n"},
      {"[severity]\n\"caa/x\" = { level = \"error\" }",
       "2:11 a [severity] row has no \"reason\"\n"},
      {"[severity]\n\"caa/x\" = { level = \"off\", reason = \"r\" }",
       "2:21 unknown severity \"off\" | to leave the rule out: ignore = [\"caa/x\"]\n"},
      {"[severity]\n\"caa/x\" = { level = \"fatal\", reason = \"r\" }",
       "2:21 unknown severity \"fatal\" | notice, warning or error\n"},
      {"[[zone]]\nfile = \"a\"", "1:1 [[zone]] has no \"origin\"\n"},
      {"[[zone]]\nfile = \"a\"\norigin = \"a..b\"", "3:10 \"a..b\" is no domain name\n"},
      {"[zone]\nfile = \"a\"", "1:1 \"zone\" must be a list, not a table\n"},
      {"[policy]\npreset = \"tcs-haricca\"",
       "2:10 unknown preset \"tcs-haricca\" | did you mean \"tcs-harica\"?\n"},
      {"[policy]\npreset = [\"igtf\", \"igft\"]",
       "2:10 unknown preset \"igft\" | did you mean \"igtf\"?\n"},
      {"[policy]\nmust_issue = []",
       "2:1 unknown key \"must_issue\" in [policy] | did you mean \"must-issue\"?\n"},
      {"[policy]\nmethods = [\"dns-01\", \"by phone\"]",
       "2:11 \"by phone\" is no label of a method | ACME's are like dns-01, the others are "
       "ca-tbr-N, "
       "N of BR 3.2.2.4.N\n"},
      {"[policy]\naccounts = { harica = \"7\" }",
       "2:23 \"7\" is no URI | it is what the CA calls the account, like "
       "https://acme.example/acct/1\n"},
      {"[policy]\naccounts = { harica = 7 }",
       "2:23 \"harica\" must be a URI or a list of them, not a whole number\n"},
      {"[policy]\nhost-types = [\"A\", \"HOST\"]", "2:14 \"HOST\" is no type of records\n"},
      {"[[perspective]]\nregion = \"ripe\"", "1:1 [[perspective]] has no \"dns\"\n"},
      {"[[perspective]]\ndns = \"127.0.0.1\"\nregio = \"ripe\"",
       "3:1 unknown key \"regio\" in [[perspective]] | did you mean \"region\"?\n"},
      {"[[perspective]]\ndns = \"127.0.0.1\"\nregion = \"rippe\"",
       "3:10 unknown region \"rippe\" | did you mean \"ripe\"?\n"},
      {"[[perspective]]\ndns = \"127.0.0.1\"\nregion = \"Europe\"",
       "3:10 unknown region \"Europe\" | arin, ripe, apnic, lacnic or afrinic\n"},
      {"[[perspective]]\ndns = \"127.0.0.1\"\nregion = 3",
       "3:10 \"region\" must be a string, not a whole number\n"},
      {"[[perspective]]\ndns = \"resolver.example\"",
       "2:7 \"resolver.example\": is no address of a resolver: 127.0.0.1, 127.0.0.1:5353 or "
       "[::1]:53 "
       "is expected\n"},
      {"[[perspective]]\ndns = \"192.0.2.1:0\"",
       "2:7 \"192.0.2.1:0\": a port is a number from 1 to 65535\n"},
      {"[[perspective]]\ndns = \"::1\"\n[[perspective]]\ndns = \"[::1]:53\"",
       "4:7 \"[::1]:53\" is there twice\n"},
      {"[perspective]\ndns = \"::1\"", "1:1 \"perspective\" must be a list, not a table\n"},
      {"[[perspectiv]]\ndns = \"::1\"",
       "1:3 unknown key \"perspectiv\" in the file | did you mean \"perspective\"?\n"},
      {"extend = \"gone.toml\"", "1:10 there is no file \"gone.toml\"\n"},
      {"extend = \"dcvlint.toml\"", "1:10 \"dcvlint.toml\" extends this file in turn\n"},
      {"extend = \"/etc/passwd\"", "1:10 \"/etc/passwd\" is no .toml file\n"},
      {"extend = 3", "1:10 \"extend\" must be a string, not a whole number\n"},
      {"[text]\nknown = \"gone.txt\"", "2:9 there is no file \"gone.txt\"\n"},
      {"[text]\nknown = [\"gone.txt\", 3]",
       "2:10 there is no file \"gone.txt\"\n2:22 \"known\" must hold strings, not a whole "
       "number\n"},
      {"[text]\nknwon = \"a.txt\"",
       "2:1 unknown key \"knwon\" in [text] | did you mean \"known\"?\n"},
      {"[text]\nknown = 3", "2:9 \"known\" must be a string, not a whole number\n"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    std::string expected = row.expected;
    for (std::size_t at = 0; at < expected.size(); at = expected.find('\n', at) + 1) {
      expected.insert(at, "/r/dcvlint.toml:");
    }
    CHECK(lines_of(read(row.text).problems) == expected);
  }
}

TEST_CASE("a configuration that extends another") {
  const MemoryFiles files(
      {{"/org/base.toml",
        "select = [\"caa\"]\nignore = [\"a\"]\nfail-on = \"notice\"\nas-of = 2026-01-01\n"
        "rules = [\"rules\"]\n[severity]\n\"x\" = { level = \"error\", reason = \"base\" }\n"
        "[policy]\nmust-issue = [\"harica\"]\nsmime = [\"harica\"]\n"},
       {"/r/dcvlint.toml",
        "extend = \"../org/base.toml\"\nselect = [\"zone\"]\nignore = [\"b\"]\nrules = [\"own\"]\n"
        "as-of = 2027-01-01\n[severity]\n\"y\" = { level = \"notice\", reason = \"own\" }\n"
        "[policy]\nmust-issue = [\"sectigo\"]\n"}});
  const ConfigRead got = read_config(files, "/r/dcvlint.toml");
  CHECK(lines_of(got.problems) == "");
  CHECK(got.config.path == "/r/dcvlint.toml");
  CHECK(got.config.select == Texts{"zone"});
  CHECK(got.config.ignore == Texts{"a", "b"});
  CHECK(got.config.fail_on == Severity::notice);
  CHECK(got.config.as_of == make_date(2027, 1, 1));
  CHECK(got.config.rules == Texts{"/org/rules", "/r/own"});
  REQUIRE(got.config.severities.size() == 2);
  CHECK(got.config.severities[0].rule == "x");
  CHECK(got.config.severities[1].rule == "y");
  CHECK(got.config.policy.must_issue == Texts{"sectigo"});
  CHECK(got.config.policy.smime == Texts{"harica"});
}

TEST_CASE("lists of names: of the extended file first, each once, and within its own tree") {
  std::map<std::string, std::string> tree = {
      {"/org/.git/HEAD", ""},
      {"/org/names/all.txt", "Lund\n"},
      {"/org/sub/base.toml", "[text]\nknown = [\"../names/all.txt\", \"own.txt\"]\n"},
      {"/org/sub/own.txt", "Lund\n"},
      {"/r/own.txt", "Lund\n"},
      {"/r/dcvlint.toml",
       "extend = \"../org/sub/base.toml\"\n[text]\nknown = [\"own.txt\", \"./own.txt\"]\n"},
      {"/r/out.toml", "[text]\nknown = \"../org/names/all.txt\"\n"},
      {"/r/absolute.toml", "[text]\nknown = \"/org/names/all.txt\"\n"}};
  const ConfigRead got = read_config(MemoryFiles(tree), "/r/dcvlint.toml");
  CHECK(lines_of(got.problems) == "");
  CHECK(got.config.known_names == Texts{"/org/names/all.txt", "/org/sub/own.txt", "/r/own.txt"});
  CHECK(lines_of(read_config(MemoryFiles(tree), "/r/out.toml").problems) ==
        "/r/out.toml:2:9 \"../org/names/all.txt\" lies outside of /r | keep the list in the same "
        "repository\n");
  CHECK(lines_of(read_config(MemoryFiles(tree), "/r/absolute.toml").problems) ==
        "/r/absolute.toml:2:9 \"/org/names/all.txt\" lies outside of /r | keep the list in the "
        "same repository\n");
  std::string many = "[text]\nknown = [\n";
  for (std::size_t i = 0; i <= most_name_lists; ++i) {
    const std::string name = std::to_string(i) + ".txt";
    tree["/m/" + name] = "Lund\n";
    many += "\"" + name + "\",\n";
  }
  tree["/m/dcvlint.toml"] = many + "]\n";
  CHECK(lines_of(read_config(MemoryFiles(tree), "/m/dcvlint.toml").problems) ==
        "/m/dcvlint.toml:19:1 more than 16 lists of names\n");
}

TEST_CASE("perspectives of an extended file are replaced, not joined") {
  std::map<std::string, std::string> tree = {
      {"/base.toml",
       "[[perspective]]\ndns = \"192.0.2.1\"\n[[perspective]]\ndns = \"192.0.2.2\"\n"},
      {"/own.toml", "extend = \"base.toml\"\n[[perspective]]\ndns = \"192.0.2.2\"\n"},
      {"/bare.toml", "extend = \"base.toml\"\n"}};
  const auto dns = [&](const char* path) {
    const ConfigRead got = read_config(MemoryFiles(tree), path);
    CHECK(lines_of(got.problems) == "");
    Texts texts;
    for (const Perspective& each : got.config.perspectives) texts.push_back(each.dns);
    return texts;
  };
  CHECK(dns("/own.toml") == Texts{"192.0.2.2:53"});
  CHECK(dns("/bare.toml") == Texts{"192.0.2.1:53", "192.0.2.2:53"});
}

TEST_CASE("there are at most so many perspectives") {
  std::string text;
  for (std::size_t i = 1; i <= most_perspectives; ++i) {
    text += "[[perspective]]\ndns = \"192.0.2." + std::to_string(i) + "\"\n";
  }
  CHECK(read(text).config.perspectives.size() == most_perspectives);
  CHECK(lines_of(read(text + "[[perspective]]\ndns = \"::1\"\n").problems) ==
        "/r/dcvlint.toml:65:1 more than 32 perspectives\n");
}

TEST_CASE("loops, chains and fans of extend end") {
  std::map<std::string, std::string> loop = {{"/a.toml", "extend = \"b.toml\""},
                                             {"/b.toml", "extend = [\"c.toml\"]"},
                                             {"/c.toml", "extend = \"a.toml\""}};
  CHECK(lines_of(read_config(MemoryFiles(loop), "/a.toml").problems) ==
        "/c.toml:1:10 \"a.toml\" extends this file in turn\n");
  std::map<std::string, std::string> chain;
  std::map<std::string, std::string> fan;
  for (int i = 0; i < 12; ++i) {
    const std::string next = std::to_string(i + 1) + ".toml";
    chain["/" + std::to_string(i) + ".toml"] = "extend = \"" + next + "\"";
    fan["/" + std::to_string(i) + ".toml"] = "extend = [\"" + next + "\", \"" + next + "\"]";
  }
  CHECK(lines_of(read_config(MemoryFiles(chain), "/0.toml").problems) ==
        "/8.toml:1:10 too many files that extend one another\n");
  CHECK(lines_of(read_config(MemoryFiles(fan), "/0.toml").problems) ==
        "/8.toml:1:11 too many files that extend one another\n");
}

TEST_CASE("an extended file's problems are its own") {
  const MemoryFiles files({{"/a.toml", "extend = [\"b.toml\"]\nx = 1"}, {"/b.toml", "y = 1"}});
  CHECK(lines_of(read_config(files, "/a.toml").problems) ==
        "/b.toml:1:1 unknown key \"y\" in the file\n/a.toml:2:1 unknown key \"x\" in the file\n");
}

TEST_CASE("the nearest dcvlint.toml at or above a folder") {
  const MemoryFiles files({{"/r/dcvlint.toml", "ignore = [\"r\"]"},
                           {"/r/zones/lu/db", ""},
                           {"/r/own/dcvlint.toml", "ignore = [\"own\"]"},
                           {"/r/own/sub/db", ""},
                           {"/else/db", ""}});
  Configs configs(files);
  const ConfigRead& top = configs.for_directory("/r");
  CHECK(top.config.ignore == Texts{"r"});
  CHECK(&configs.for_directory("/r/zones/lu") == &top);
  CHECK(configs.for_directory("/r/own/sub").config.ignore == Texts{"own"});
  const ConfigRead& none = configs.for_directory("/else");
  CHECK(none.config.path == "");
  CHECK(none.problems.empty());
  CHECK(&configs.for_directory("/") == &none);
}

TEST_CASE("prefixes of rule ids end at words") {
  struct Row {
    const char* id;
    const char* prefix;
    bool expected;
  };
  const Row rows[] = {
      {"caa/issue-value-malformed", "all", true},
      {"caa/issue-value-malformed", "caa", true},
      {"caa/issue-value-malformed", "caa/", true},
      {"caa/issue-value-malformed", "caa/issue", true},
      {"caa/issue-value-malformed", "caa/issue-value-malformed", true},
      {"caa/issuer-unknown", "caa/issue", false},
      {"caa/issuer-unknown", "ca", false},
      {"caa/issuer-unknown", "zone", false},
      {"caa/issuer-unknown", "", false},
      {"caa/issuer-unknown", "/", false},
      {"caa/issuer-unknown", "caa/issuer-unknown-too", false},
  };
  for (const Row& row : rows) {
    INFO(row.id << " under " << row.prefix);
    CHECK(falls_under(row.id, row.prefix) == row.expected);
  }
}

TEST_CASE("there are at most so many rows") {
  for (const std::string list : {"select", "ignore"}) {
    for (const std::size_t count : {1000U, 1001U}) {
      std::string text = list + " = [";
      for (std::size_t i = 0; i < count; ++i) text += "\"caa\", ";
      CHECK(lines_of(read(text + "]\n").problems) ==
            (count == 1000 ? "" : "/r/dcvlint.toml:0:0 " + list + " has more than 1000 rows\n"));
    }
  }
  std::string text = "[severity]\n";
  for (int i = 0; i < 1001; ++i) {
    text += "r" + std::to_string(i) + " = { level = \"notice\", reason = \"r\" }\n";
  }
  CHECK(lines_of(read(text).problems) ==
        "/r/dcvlint.toml:0:0 [severity] has more than 1000 rows\n");
}
