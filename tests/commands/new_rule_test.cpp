#include "lint/commands/new_rule.h"

#include <doctest/doctest.h>

#include "lint/engine/example.h"
#include "lint/engine/rule_file.h"
#include "rules/checks.h"

namespace dcvlint {
namespace {

// The rule as it is written is accepted, and its examples do as they say.
void check_written(NewRuleFor about, const std::string& id, const std::string& document) {
  CAPTURE(document);
  const std::vector<NewFile> files = new_rule_files(id, false, about);
  REQUIRE(files.size() == 1);
  CHECK(files[0].path == std::string(id) + ".toml");
  CHECK(files[0].text.find("documents = [\"" + std::string(document) + "\"]") != std::string::npos);
  RuleShelf shelf;
  for (const FileProblem& each : shelf.add(id, files[0].path, files[0].text, all_checks())) {
    FAIL_CHECK(each.line << ": " << each.what);
  }
  REQUIRE(shelf.rules().size() == 1);
  const auto results = run_examples(shelf.rules()[0], all_checks(), builtin_authorities,
                                    &builtin_profiles, &builtin_domain_lists);
  REQUIRE(results.size() == 2);
  for (const ExampleResult& result : results) CHECK(result.passed());
  CHECK(results[0].found.size() == 1);
  CHECK(results[1].found.empty());
}

TEST_CASE("the rule that is written is accepted and does as it says") {
  using enum NewRuleFor;
  check_written(by_family, "our/issuers", "zone");
  check_written(zone, "key/x", "zone");
  check_written(by_family, "names/ours", "csr");
  check_written(request, "our/names", "csr");
  check_written(certificate, "our/days", "certificate");
  check_written(crl, "our/lists", "crl");
  check_written(by_family, "crl/ours", "crl");
}

TEST_CASE("with a check: three files of one name") {
  const std::vector<NewFile> files = new_rule_files("zone/short-ttl", true);
  REQUIRE(files.size() == 3);
  CHECK(files[0].path == "zone/short-ttl.h");
  CHECK(files[1].text.starts_with("#include \"rules/zone/short-ttl.h\"\n"));
  for (const NewFile& file : files) {
    INFO(file.text);
    for (const char* place_holder : {"STRUCT", "CHECK"}) {
      CHECK(file.text.find(place_holder) == std::string::npos);
    }
  }
}

TEST_CASE("a check on a request or certificate comes with an example of one") {
  for (const char* id : {"subject/long-text", "names/x", "key/x", "request/x", "certificate/x"}) {
    INFO(id);
    const std::vector<NewFile> files = new_rule_files(id, true);
    CHECK(files[0].text.find("AttributeFact") != std::string::npos);
    CHECK(files[2].text.find("subject = {") != std::string::npos);
  }
}

TEST_CASE("a check on a revocation list comes with an example of one") {
  const std::vector<NewFile> files = new_rule_files("crl/many-entries", true);
  CHECK(files[0].text.find("CrlFact") != std::string::npos);
  CHECK(files[1].text.find("#include \"rules/crl/many-entries.h\"") == 0);
  CHECK(files[2].text.find("crl   = {") != std::string::npos);
}

TEST_CASE("ids") {
  for (const char* good : {"our/issuers", "a/b", "x1/2-factor"}) {
    INFO(good);
    CHECK(rule_id_problem(good).empty());
  }
  for (const char* bad : {"", "a", "/", "a/", "/a", "a//b", "a/b/c", "a/b-", "a/-b", "a/b--c",
                          "-a/b", "A/b", "a/b.toml", "a/b c", "a/\xFF", "../a", "a/..", "a\\b"}) {
    INFO(bad);
    const std::string problem = rule_id_problem(bad);
    CHECK_FALSE(problem.empty());
    // What is proposed could be taken.
    constexpr std::string_view lead = "did you mean ";
    const std::size_t at = problem.find(lead);
    if (at == std::string::npos) continue;
    const std::string proposed =
        problem.substr(at + lead.size(), problem.size() - at - lead.size() - 1);
    INFO(proposed);
    CHECK(rule_id_problem(proposed).empty());
  }
}

}  // namespace
}  // namespace dcvlint
