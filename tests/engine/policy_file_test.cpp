#include "lint/engine/policy_file.h"

#include <doctest/doctest.h>

#include "lint/engine/plan_shelf.h"
#include "tests/engine/sample_checks.h"

using namespace dcvlint;

namespace {

constexpr std::string_view good = R"(name = "igtf"
title = "T"
origin = "O"
date = 2026-11-21
says = "S"
from = 2020-01-01
until = 2027-01-01
[[severity]]
rules = ["caa/a", "zone"]
documents = ["zone"]
level = "error"
reason = "because"
cite = { source = "G", section = "1", says = "so" }
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

Rule make_rule(std::string_view id, std::span<const Phase> phases) {
  Rule rule;
  rule.id = id;
  rule.check = "sample.tag";
  rule.path = "rules/x.toml";
  rule.documents.add(DocumentKind::zone);
  rule.documents.add(DocumentKind::dns);
  rule.phases = phases;
  return rule;
}

std::string steps_of(const Plan& plan) {
  std::string out;
  for (const Step& step : plan.steps()) {
    out += std::string(step.rule->id) + " " + std::string(severity_text(step.severity));
    if (step.changed != nullptr) out += " by " + step.changed->by + ": " + step.changed->reason;
    out += "\n";
  }
  return out;
}

Set<Preset> only(Preset preset) {
  Set<Preset> set;
  set.add(preset);
  return set;
}

}  // namespace

TEST_CASE("a policy's file") {
  Arena arena;
  const DataFile files[] = {{"p/igtf.toml", good}};
  const PoliciesRead read = read_policies(files, arena);
  CHECK(lines_of(read.problems) == "");
  REQUIRE(read.presets.size() == 1);
  const PolicyPreset& policy = read.presets[0];
  CHECK(policy.preset == Preset::igtf);
  CHECK(policy.title == "T");
  CHECK(policy.severities.size() == 2);
  CHECK(policy.severities[1].rule == "zone");
  CHECK_FALSE(policy.holds_on(make_date(2019, 12, 31)));
  CHECK(policy.holds_on(make_date(2020, 1, 1)));
  CHECK_FALSE(policy.holds_on(make_date(2027, 1, 1)));
  constexpr std::string_view tags[] = {"issue"};
  const Param params[] = {{"tags", Strings(tags)}};
  const Phase phases[] = {{always, Severity::notice, "m", params}};
  const Rule rules[] = {make_rule("caa/b", phases), make_rule("zone/c", phases)};
  CHECK(lines_of(policy_rule_problems(files, read.presets, rules)) ==
        "0:0 no rule falls under \"caa/a\" | did you mean \"caa/b\"?\n");
}

TEST_CASE("what is wrong with a policy's file") {
  struct Row {
    const char* from;
    const char* to;
    const char* expected;
  };
  const Row rows[] = {
      {"name = \"igtf\"", "name = \"itgf\"",
       "1:8 \"itgf\" is not the name of the file\n"
       "1:8 unknown policy \"itgf\" | did you mean \"igtf\"?\n"},
      {"until = 2027-01-01", "until = 2019-01-01", "7:9 \"until\" must lie behind \"from\"\n"},
      {"level = \"error\"", "level = \"fatal\"",
       "11:9 unknown severity \"fatal\" | notice, warning or error\n"},
      {"[\"zone\"]\nlevel", "[\"zones\"]\nlevel", "10:13 unknown document \"zones\"\n"},
      {"origin = \"O\"\n", "", "1:1 the file has no \"origin\"\n"},
  };
  for (const Row& row : rows) {
    INFO(row.to);
    std::string text(good);
    text.replace(text.find(row.from), std::string_view(row.from).size(), row.to);
    Arena arena;
    const DataFile files[] = {{"p/igtf.toml", text}};
    CHECK(lines_of(read_policies(files, arena).problems) == row.expected);
  }
}

TEST_CASE("rules and severities of a policy hold under it and on its days only") {
  Arena arena;
  const DataFile files[] = {{"p/igtf.toml", good}};
  const PoliciesRead policies = read_policies(files, arena);
  constexpr std::string_view tags[] = {"issue"};
  const Param params[] = {{"tags", Strings(tags)}};
  const Phase phases[] = {{always, Severity::notice, "m", params}};
  Rule rules[] = {make_rule("caa/a", phases), make_rule("caa/b", phases)};
  rules[1].policies.add(Preset::igtf);
  rules[1].policies.add(Preset::tcs_harica);
  const Book book{rules, {}};
  Config config;
  struct Row {
    const char* name;
    std::optional<Set<Preset>> option;
    Set<Preset> configured;
    const char* day;
    DocumentKind document;
    const char* expected;
  };
  const std::string changed = "caa/a error by policy igtf: because (G section 1)\ncaa/b notice\n";
  const Row rows[] = {
      {"none", {}, {}, "2026-01-01", DocumentKind::zone, "caa/a notice\n"},
      {"option", only(Preset::igtf), {}, "2026-01-01", DocumentKind::zone, changed.c_str()},
      {"file", {}, only(Preset::igtf), "2026-01-01", DocumentKind::zone, changed.c_str()},
      {"option for file", Set<Preset>(), only(Preset::igtf), "2026-01-01", DocumentKind::zone,
       "caa/a notice\n"},
      {"too late", only(Preset::igtf), {}, "2027-01-01", DocumentKind::zone, "caa/a notice\n"},
      {"other document",
       only(Preset::igtf),
       {},
       "2026-01-01",
       DocumentKind::dns,
       "caa/a notice\ncaa/b notice\n"},
      {"another policy",
       only(Preset::tcs_harica),
       {},
       "2026-01-01",
       DocumentKind::zone,
       "caa/a notice\ncaa/b notice\n"},
      {"not named",
       only(Preset::tcs_sectigo),
       {},
       "2026-01-01",
       DocumentKind::zone,
       "caa/a notice\n"},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    config.policy.presets = row.configured;
    PlanRequest request;
    request.document = row.document;
    request.config = &config;
    request.policies = row.option;
    request.presets = policies.presets;
    // A shelf keeps a plan for all days of an interval: policies begin and end intervals.
    PlanShelf shelf({&book}, sample_checks, request);
    REQUIRE(shelf.plan(row.document, std::nullopt, make_date(2026, 6, 1)));
    const auto plan = shelf.plan(row.document, std::nullopt, parse_date(row.day).value());
    REQUIRE(plan);
    CHECK(steps_of(**plan) == row.expected);
  }
}

TEST_CASE("the configuration has the last word on severities") {
  Arena arena;
  const DataFile files[] = {{"p/igtf.toml", good}};
  const PoliciesRead policies = read_policies(files, arena);
  constexpr std::string_view tags[] = {"issue"};
  const Param params[] = {{"tags", Strings(tags)}};
  const Phase phases[] = {{always, Severity::notice, "m", params}};
  const Rule rules[] = {make_rule("caa/a", phases)};
  const Book book{rules, {}};
  const Book* books[] = {&book};
  Config config;
  config.severities = {{"caa", Severity::warning, "ours"}};
  PlanRequest request;
  request.as_of = make_date(2026, 1, 1);
  request.config = &config;
  request.policies = only(Preset::igtf);
  request.presets = policies.presets;
  const auto plan = make_plan(books, sample_checks, request);
  REQUIRE(plan);
  CHECK(steps_of(*plan) == "caa/a warning by : ours\n");
  CHECK(plan->policies().bits() == only(Preset::igtf).bits());
}

TEST_CASE("a policy that changes the severity of a request's finding leaves its words") {
  constexpr std::string_view tags[] = {"issue"};
  const Param params[] = {{"tags", Strings(tags)}};
  const Phase phases[] = {
      {always, Severity::error, "is wrong", params, Severity::warning, "would be wrong if copied"}};
  Rule rules[] = {make_rule("caa/a", phases)};
  rules[0].documents.add(DocumentKind::csr);
  const Book book{rules, {}};
  const Book* books[] = {&book};
  struct Row {
    Severity level;
    const char* expected;
  };
  for (const Row& row : {Row{Severity::notice, "would be wrong if copied"},
                         Row{Severity::warning, "would be wrong if copied"},
                         Row{Severity::error, "would be wrong if copied"}}) {
    PresetSeverity change;
    change.rule = "caa";
    change.severity = row.level;
    change.reason = "r";
    PolicyPreset preset;
    preset.preset = Preset::tcs_harica;
    preset.severities = std::span(&change, 1);
    PlanRequest request;
    request.document = DocumentKind::csr;
    request.as_of = make_date(2026, 1, 1);
    request.presets = std::span(&preset, 1);
    auto plan = make_plan(books, sample_checks, request);
    REQUIRE(plan);
    CHECK(plan->steps()[0].message == "would be wrong if copied");
    request.policies = only(Preset::tcs_harica);
    plan = make_plan(books, sample_checks, request);
    REQUIRE(plan);
    CHECK(plan->steps()[0].message == row.expected);
    CHECK((plan->steps()[0].changed == nullptr) == (row.level == Severity::warning));
  }
}

TEST_CASE("an organisation's own policy, and one that stands in for another rule") {
  constexpr std::string_view tags[] = {"issue"};
  const Param params[] = {{"tags", Strings(tags)}};
  const Phase phases[] = {{always, Severity::notice, "m", params}};
  const Phase later[] = {{make_date(2026, 7, 1), Severity::notice, "m", params}};
  Rule rules[] = {make_rule("caa/a", phases), make_rule("caa/b", phases),
                  make_rule("caa/c", later)};
  rules[2].policies.add(Preset::igtf);
  const Book book{rules, {}};
  const Book* books[] = {&book};
  const Rule* known[] = {&rules[0], &rules[1], &rules[2]};
  constexpr std::string_view own = R"(name = "our"
title = "T"
extend = "igtf"
origin = "O"
date = 2026-11-21
says = "S"
[[replaced]]
rules = ["caa/b"]
by = "caa/c"
[[severity]]
rules = ["caa/a"]
level = "warning"
reason = "ours"
cite = { source = "G", says = "so" }
)";
  Arena arena;
  const OwnPolicyRead read = read_own_policy({"x/our.toml", own}, known, arena);
  CHECK(lines_of(read.problems) == "");
  const DataFile files[] = {{"p/igtf.toml", good}};
  const PoliciesRead policies = read_policies(files, arena);
  PlanRequest request;
  request.policies = Set<Preset>();
  request.presets = policies.presets;
  request.own_policies = {&read.policy};
  const auto steps_on = [&](Date day) {
    request.as_of = day;
    const auto plan = make_plan(books, sample_checks, request);
    REQUIRE(plan);
    CHECK(plan->own_policies().size() == 1);
    return steps_of(*plan);
  };
  // igtf holds since it is extended, and its severity yields to the own one.
  CHECK(steps_on(make_date(2026, 1, 1)) == "caa/a warning by policy our: ours (G)\ncaa/b notice\n");
  // From the day on which the other rule is in force.
  CHECK(steps_on(make_date(2026, 7, 1)) == "caa/a warning by policy our: ours (G)\ncaa/c notice\n");
  request.ignore = {"caa/c"};
  CHECK(steps_on(make_date(2026, 7, 1)) == "caa/a warning by policy our: ours (G)\ncaa/b notice\n");

  struct Row {
    std::string_view from, to, expected;
  };
  for (const Row& row : {
           Row{"\"igtf\"", "\"igft\"",
               "3:10 there is no policy \"igft\" | did you mean \"igtf\"?\n"},
           Row{"\"our\"", "\"igtf\"",
               "1:8 \"igtf\" is not the name of the file\n1:8 \"igtf\" is a built-in policy | give "
               "the file and its name another one\n"},
           Row{"by = \"caa/c\"", "by = \"caa/d\"",
               "9:6 no rule falls under \"caa/d\" | did you mean \"caa/a\"?\n"},
           Row{"[\"caa/a\"]", "[\"caa/aa\"]",
               "11:9 no rule falls under \"caa/aa\" | did you mean \"caa/a\"?\n"},
       }) {
    INFO(row.to);
    std::string text(own);
    text.replace(text.find(row.from), row.from.size(), row.to);
    CHECK(lines_of(read_own_policy({"x/our.toml", text}, known, arena).problems) == row.expected);
  }
}
