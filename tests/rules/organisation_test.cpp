// Checks that organisations' rules use: each file of tests/corpus/organisation-rules
// is such a rule, and its examples are the tests.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "lint/engine/example.h"
#include "lint/engine/rule_file.h"
#include "lint/sources/disk_files.h"
#include "rules/checks.h"
#include "rules/shared/caa_within.h"
#include "rules/shared/pattern.h"
#include "tests/rules/zone_repository.h"

using namespace dcvlint;

TEST_CASE("rules of an organisation need no C++") {
  RuleShelf shelf;
  const std::string folder = DCVLINT_SOURCE_DIR "/tests/corpus/organisation-rules";
  for (const FileProblem& each : shelf.add_directory(DiskFiles(), folder, all_checks())) {
    FAIL_CHECK(each.path << ":" << each.line << ":" << each.column << " " << each.what);
  }
  CHECK(shelf.rules().size() == 13);
  for (const Rule& rule : shelf.rules()) {
    for (const ExampleResult& result : run_examples(rule, all_checks(), builtin_authorities,
                                                    &builtin_profiles, &builtin_domain_lists)) {
      INFO(rule.path << ":" << result.example.line << ": " << result.example.name);
      std::string expected, found;
      for (const std::string& text : result.example.finds) expected += text + "\n";
      for (const std::string& text : result.broken) found += "broken: " + text + "\n";
      for (const std::string& text : result.found) found += text + "\n";
      CHECK(found == expected);
    }
  }
}

TEST_CASE("every check is used by a built-in rule or by an organisation's") {
  RuleShelf shelf;
  const std::string folder = DCVLINT_SOURCE_DIR "/tests/corpus/organisation-rules";
  shelf.add_directory(DiskFiles(), folder, all_checks());
  shelf.add_directory(DiskFiles(), DCVLINT_SOURCE_DIR "/tests/corpus/organisation/rules",
                      all_checks());
  for (const Check& check : all_checks()) {
    const auto uses = [&](const Rule& rule) { return rule.check == check.id; };
    INFO(check.id);
    CHECK((std::ranges::any_of(builtin_book.rules, uses) ||
           std::ranges::any_of(shelf.rules(), uses)));
  }
}

TEST_CASE("parameters that make no sense are refused") {
  const auto refusal = [](std::string_view id, std::initializer_list<Param> params) {
    const auto check = std::ranges::find(all_checks(), id, &Check::id);
    REQUIRE(check != all_checks().end());
    const auto bound = check->bind({params.begin(), params.size()});
    return bound ? std::string() : bound.error().where + ": " + bound.error().what;
  };
  constexpr std::string_view iodef[] = {"iodef"};
  CHECK(refusal("caa.issuers-within", {{"tags", Strings(iodef)}}) ==
        "tags: \"iodef\" is no tag that names issuers");
  CHECK(refusal("caa.parameter", {{"parameter", ""}}) == "parameter: \"parameter\" is empty");
  CHECK(refusal("fault", {{"code", "zone/bad-escap"}}) ==
        "code: unknown fault \"zone/bad-escap\"; did you mean \"zone/bad-escape\"?");
}

TEST_CASE("what is missing is told where somebody would add it") {
  const ReadRepository repository(
      Texts{{"example.org.", "@ SOA ns h (\n 1 1 1 1 1 )\n  A 192.0.2.1\n  NS ns\n"},
            {"example.net.",
             "@ SOA ns h 1 1 1 1 1\n  A 192.0.2.1\n  NS ns\n"
             "  CAA 0 issue \"harica.gr\"\n"}});
  CaaPresent present;
  constexpr std::string_view tags[] = {"iodef"};
  present.tags = tags;
  CHECK(repository.found(present) ==
        "@: example.org | CAA\n"
        "CAA 0 issue \"harica.gr\": example.net | CAA iodef\n");
}

TEST_CASE("patterns") {
  struct Row {
    const char* pattern;
    const char* text;
    bool expected;
  };
  const Row rows[] = {
      {"", "", true},          {"", "a", false},
      {"*", "", true},         {"*", "abc", true},
      {"a*", "ABC", true},     {"a*c", "abcbc", true},
      {"a*c", "ab", false},    {"*b*", "abc", true},
      {"*bc", "abcbd", false}, {"a**", "a", true},
      {"abc", "ab", false},    {"ab", "abc", false},
      {"a*b*c", "axbc", true}, {"*.example", "example", false},
  };
  for (const Row& row : rows) {
    INFO(row.pattern << " on " << row.text);
    CHECK(fits(row.pattern, row.text) == row.expected);
  }
  // Many stars cost no more than the product of the lengths.
  std::string stars;
  for (int i = 0; i < 1000; ++i) stars += "*a";
  CHECK_FALSE(fits(stars + "b", std::string(20'000, 'a')));
  constexpr std::string_view domains[] = {"lu.example."};
  CHECK(is_below_any(domains, "lu.example"));
  CHECK(is_below_any(domains, "www.LU.example."));
  CHECK_FALSE(is_below_any(domains, "xlu.example"));
  CHECK_FALSE(is_below_any(domains, "example"));
}
