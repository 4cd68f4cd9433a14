#include "lint/engine/plan.h"

#include <doctest/doctest.h>

#include "tests/engine/sample_checks.h"

using namespace dcvlint;

namespace {

constexpr std::string_view issue[] = {"issue"};
constexpr Param tag_params[] = {{"tags", Strings(issue)}};
constexpr Param code_params[] = {{"code", "zone/bad-escape"}};

Rule make_rule(std::string_view id, std::string_view check, std::span<const Phase> phases) {
  Rule rule;
  rule.id = id;
  rule.check = check;
  rule.path = "rules/x.toml";
  rule.documents.add(DocumentKind::zone);
  rule.phases = phases;
  return rule;
}

struct Rules {
  const Phase always_phase[1] = {{always, Severity::warning, "m", tag_params}};
  const Phase dated[2] = {{make_date(2026, 1, 1), Severity::notice, "m", tag_params},
                          {make_date(2027, 3, 15), Severity::error, "n", tag_params}};
  const Phase fault[1] = {{always, Severity::error, "f", code_params}};
  const Phase any_fault[1] = {{always, Severity::error, "f", {}}};
  std::vector<Rule> rules = {make_rule("caa/dated", "sample.tag", dated),
                             make_rule("caa/issue-x", "sample.tag", always_phase),
                             make_rule("caa/issuer", "sample.tag", always_phase),
                             make_rule("zone/any", "sample.fault", any_fault),
                             make_rule("zone/bad-escape", "sample.fault", fault)};
  std::vector<RenamedRule> renamed = {{"caa/old", "caa/issuer"}};
  Book book{rules, renamed};

  Result<Plan> plan(const PlanRequest& request) const {
    const Book* books[] = {&book};
    return make_plan(books, sample_checks, request);
  }
};

PlanRequest on(Date day) {
  PlanRequest request;
  request.as_of = day;
  return request;
}

std::string ids(const Plan& plan) {
  std::string out;
  for (const Step& step : plan.steps()) out += std::string(step.rule->id) + " ";
  return out;
}

const Date today = make_date(2026, 11, 21);

}  // namespace

TEST_CASE("a plan holds the rules in force, by kind and by fault") {
  const Rules rules;
  const auto plan = rules.plan(on(today));
  REQUIRE(plan);
  CHECK(ids(*plan) == "caa/dated caa/issue-x caa/issuer zone/any zone/bad-escape ");
  CHECK(plan->of(Kind::caa).size() == 3);
  CHECK(plan->of(Kind::record).empty());
  REQUIRE(plan->of(FaultCode::zone_bad_escape).size() == 1);
  CHECK(plan->of(FaultCode::zone_bad_escape)[0]->rule->id == "zone/bad-escape");
  CHECK(plan->of(FaultCode::zone_no_owner).empty());
  // A rule of kind fault that names no code hears of all.
  REQUIRE(plan->of(Kind::fault).size() == 1);
  CHECK(plan->of(Kind::fault)[0]->rule->id == "zone/any");
  for (std::uint32_t i = 0; i < plan->steps().size(); ++i) CHECK(plan->steps()[i].number == i);
}

TEST_CASE("phases decide what is in force and when the next change is") {
  const Rules rules;
  const auto before = rules.plan(on(make_date(2025, 12, 31)));
  REQUIRE(before);
  CHECK(before->counts().in_force == 4);
  CHECK(before->counts().not_yet == 1);
  CHECK(before->counts().next == make_date(2026, 1, 1));
  const auto between = rules.plan(on(today));
  REQUIRE(between);
  CHECK(between->steps()[0].severity == Severity::notice);
  CHECK(between->counts().not_yet == 0);
  CHECK(between->counts().next == make_date(2027, 3, 15));
  const auto after = rules.plan(on(make_date(2027, 3, 15)));
  REQUIRE(after);
  CHECK(after->steps()[0].severity == Severity::error);
  CHECK(after->steps()[0].phase->message == "n");
  CHECK_FALSE(after->counts().next);
  CHECK(after->as_of() == make_date(2027, 3, 15));
}

TEST_CASE("select and ignore: the longest prefix decides") {
  const Rules rules;
  struct Row {
    std::vector<std::string> file_select, file_ignore, select, ignore;
    const char* expected;
    std::uint32_t ignored;
  };
  const Row rows[] = {
      {{}, {"caa"}, {}, {}, "zone/any zone/bad-escape ", 3},
      {{"caa/issue-x"}, {"caa"}, {}, {}, "caa/issue-x ", 4},
      {{"caa"}, {"caa/issue"}, {}, {}, "caa/dated caa/issuer ", 3},
      {{"caa/dated"}, {}, {"zone"}, {}, "zone/any zone/bad-escape ", 3},
      {{}, {"caa"}, {}, {"zone"}, "caa/dated caa/issue-x caa/issuer ", 2},
      {{}, {"caa/dated"}, {"caa/dated"}, {}, "caa/dated ", 4},
      {{"caa/dated"}, {"caa/dated"}, {}, {}, "", 5},
      {{}, {}, {"caa/old"}, {}, "caa/issuer ", 4},
      {{}, {}, {"all"}, {"all"}, "", 5},
  };
  for (std::size_t i = 0; i < std::size(rows); ++i) {
    INFO("row " << i);
    Config config;
    config.select = rows[i].file_select;
    config.ignore = rows[i].file_ignore;
    PlanRequest request = on(today);
    request.config = &config;
    request.select = rows[i].select;
    request.ignore = rows[i].ignore;
    const auto plan = rules.plan(request);
    REQUIRE(plan);
    CHECK(ids(*plan) == rows[i].expected);
    CHECK(plan->counts().ignored == rows[i].ignored);
  }
}

TEST_CASE("a prefix that no rule falls under is an error") {
  const Rules rules;
  PlanRequest request = on(today);
  request.select = {"caa/isuer"};
  auto plan = rules.plan(request);
  REQUIRE_FALSE(plan);
  CHECK(plan.error().where == "--select");
  CHECK(plan.error().what == "no rule falls under \"caa/isuer\"; did you mean \"caa/issuer\"?");
  Config config;
  config.path = "/r/dcvlint.toml";
  config.ignore = {"zonne"};
  request = on(today);
  request.config = &config;
  plan = rules.plan(request);
  REQUIRE_FALSE(plan);
  CHECK(plan.error().where == "/r/dcvlint.toml: ignore");
  CHECK(plan.error().what == "no rule falls under \"zonne\"; did you mean \"zone\"?");
  config.ignore = {};
  config.severities = {{"quite/different", Severity::error, "r"}};
  plan = rules.plan(request);
  REQUIRE_FALSE(plan);
  CHECK(plan.error().what == "no rule falls under \"quite/different\"");
}

TEST_CASE("severities of the configuration, the later one wins") {
  const Rules rules;
  Config config;
  config.severities = {{"caa", Severity::error, "all of them"},
                       {"caa/old", Severity::notice, "not this"}};
  PlanRequest request = on(today);
  request.config = &config;
  const auto plan = rules.plan(request);
  REQUIRE(plan);
  CHECK(plan->steps()[0].severity == Severity::error);
  CHECK(plan->steps()[0].changed == &config.severities[0]);
  CHECK(plan->steps()[2].severity == Severity::notice);
  CHECK(plan->steps()[2].changed->reason == "not this");
  CHECK(plan->steps()[3].changed == nullptr);
}

TEST_CASE("a change to the same severity is none") {
  const Rules rules;
  Config config;
  config.severities = {{"caa/issuer", Severity::error, "first"},
                       {"caa/issuer", Severity::warning, "then as it was"}};
  PlanRequest request = on(today);
  request.config = &config;
  const auto plan = rules.plan(request);
  REQUIRE(plan);
  CHECK(plan->steps()[2].rule->id == "caa/issuer");
  CHECK(plan->steps()[2].severity == Severity::warning);
  CHECK(plan->steps()[2].changed == nullptr);
}

TEST_CASE("a later book's rule replaces one of the same id") {
  const Rules rules;
  const Phase mine[] = {{always, Severity::notice, "mine", tag_params}};
  const Rule rule = make_rule("caa/issuer", "sample.tag", mine);
  const Book own{std::span(&rule, 1), {}};
  const Book* books[] = {&rules.book, &own};
  const auto plan = make_plan(books, sample_checks, on(today));
  REQUIRE(plan);
  CHECK(plan->steps().size() == 5);
  CHECK(plan->steps()[2].phase->message == "mine");
}

TEST_CASE("documents and profiles") {
  Rules rules;
  rules.rules[1].profiles.add(Profile::ov);
  PlanRequest request = on(today);
  request.profile = Profile::dv;
  auto plan = rules.plan(request);
  REQUIRE(plan);
  CHECK(ids(*plan) == "caa/dated caa/issuer zone/any zone/bad-escape ");
  CHECK(plan->counts().ignored == 0);
  request.profile = Profile::ov;
  CHECK(rules.plan(request)->steps().size() == 5);
  request.document = DocumentKind::crl;
  CHECK(rules.plan(request)->steps().empty());
}

TEST_CASE("a check that refuses its parameters stops the plan") {
  Rules rules;
  const Param params[] = {{"tags", Strings(issue)}, {"label", "forbidden"}};
  const Phase phase[] = {{always, Severity::error, "m", params}};
  rules.rules[0].phases = phase;
  auto plan = rules.plan(on(today));
  REQUIRE_FALSE(plan);
  CHECK(plan.error().where == "rules/x.toml");
  CHECK(plan.error().what == "label: \"forbidden\" is forbidden");
  rules.rules[0].check = "gone";
  plan = rules.plan(on(today));
  REQUIRE_FALSE(plan);
  CHECK(plan.error().what == "unknown check \"gone\"");
}
