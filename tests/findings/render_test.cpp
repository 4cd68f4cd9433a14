#include <doctest/doctest.h>

#include <string>

#include "lint/findings/finding.h"

using namespace dcvlint;
using namespace std::string_literals;

TEST_CASE("messages and their words") {
  const std::string hostile = "\x1B[2J\u202E\n::error::";
  const Word words[] = {
      {"tag", "isue"}, {"ta", "short"}, {"value", hostile}, {"empty", ""}, {"braces", "{tag}"}};
  struct Row {
    const char* message;
    const char* rendered;
  };
  const Row rows[] = {
      {"", ""},
      {"no words", "no words"},
      {"\"{tag}\" is unknown", "\"isue\" is unknown"},
      {"{tag}{tag}", "isueisue"},
      {"{ta}|{tag}", "short|isue"},
      {"[{empty}]", "[]"},
      {"{value}", "\\x1B[2J\\u{202E}\\x0A::error::"},
      {"{unknown} {tag", "{unknown} {tag"},
      {"{{tag}}", "{isue}"},
      {"{braces}", "{tag}"},
      {"{tag:>10}", "{tag:>10}"},
      {"}{", "}{"},
      {"line\nbreak", "line\\x0Abreak"},
  };
  for (const Row& row : rows) {
    INFO(std::string(row.message));
    CHECK(render(row.message, words) == row.rendered);
  }
  CHECK(render("{tag}", {}) == "{tag}");
  const Word nameless{"", "x"};
  CHECK(render("{}", {&nameless, 1}) == "x");
}
