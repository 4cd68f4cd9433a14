// The built-in rule book: its examples run, and nothing of it is left unused.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "lint/engine/example.h"
#include "lint/engine/rule.h"
#include "rules/checks.h"

using namespace dcvlint;

namespace {

std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += text + "\n";
  return out;
}

}  // namespace

TEST_CASE("every example finds what it says") {
  REQUIRE_FALSE(builtin_book.rules.empty());
  for (const Rule& rule : builtin_book.rules) {
    const auto results = run_examples(rule, all_checks(), builtin_authorities, &builtin_profiles,
                                      &builtin_domain_lists);
    INFO(rule.path);
    CHECK(results.size() >= 2);
    for (const ExampleResult& result : results) {
      INFO(rule.path << ":" << result.example.line << ": " << result.example.name);
      CHECK(joined(result.broken) == "");
      CHECK(joined(result.found) == joined(result.example.finds));
    }
  }
}

TEST_CASE("every fault has a rule that words it") {
  for (unsigned i = 0; i < static_cast<unsigned>(FaultCode::count_); ++i) {
    const std::string_view id = fault_id(static_cast<FaultCode>(i));
    INFO(id);
    const Rule* rule = builtin_book.find(id);
    REQUIRE(rule != nullptr);
    CHECK(rule->check == "fault");
    for (const Phase& phase : rule->phases) {
      REQUIRE(phase.params.size() == 1);
      CHECK(std::get<std::string_view>(phase.params[0].value) == id);
    }
  }
}

TEST_CASE("every rule rests on something") {
  for (const Rule& rule : builtin_book.rules) {
    INFO(rule.id);
    CHECK_FALSE(rule.citations.empty());
    for (const Citation& citation : rule.citations) {
      CHECK(citation.source != "");
      CHECK(citation.says != "");
    }
  }
}

TEST_CASE("rules are sorted, and so are checks") {
  CHECK(std::ranges::is_sorted(builtin_book.rules, {}, &Rule::id));
  CHECK(std::ranges::is_sorted(all_checks(), {}, &Check::id));
  CHECK(std::ranges::adjacent_find(all_checks(), {}, &Check::id) == all_checks().end());
}

TEST_CASE("every check says what it looks for") {
  for (const Check& check : all_checks()) {
    INFO(check.id);
    CHECK(check.about != "");
  }
}

TEST_CASE("the table of authorities is built in") {
  CHECK_FALSE(builtin_authorities.authorities.empty());
  CHECK(std::ranges::is_sorted(builtin_authorities.issuers, {}, &IssuerName::domain));
  const IssuerName* harica = builtin_authorities.find("harica.gr");
  REQUIRE(harica != nullptr);
  CHECK(builtin_authorities.authorities[harica->authority].id == "harica");
}
