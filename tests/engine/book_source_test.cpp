#include "lint/engine/book_source.h"

#include <doctest/doctest.h>

using namespace dcvlint;

TEST_CASE("any bytes as a literal") {
  CHECK(text_literal("") == "\"\"sv");
  CHECK(text_literal("a") == "\"a\"sv");
  CHECK(text_literal("a\nb") == "\"a\\n\"\n\"b\"sv");
  CHECK(text_literal("\"\\") == "\"\\\"\\\\\"sv");
  // Three octal digits always, so that a digit that follows isn't taken along.
  CHECK(text_literal(std::string_view("\0001\xC3\xBC\x7F", 5)) == "\"\\0001\\303\\274\\177\"sv");
}

TEST_CASE("the book as C++") {
  const std::string_view texts[] = {"a", "b"};
  const Param params[] = {{"n", std::int64_t{-3}},        {"flag", true},
                          {"day", make_date(1970, 1, 2)}, {"text", "t"},
                          {"list", Strings(texts)},       {"none", Strings()}};
  const Phase phases[] = {{always, Severity::error, "m", params}};
  const Citation citations[] = {{"S", "1", "says"}};
  Rule rule;
  rule.id = "caa/x";
  rule.path = "/somewhere/caa/x.toml";
  rule.documents.add(DocumentKind::dns);
  rule.phases = phases;
  rule.citations = citations;
  const RenamedRule renamed[] = {{"caa/o", "caa/x"}};
  const std::string source = book_source({std::span(&rule, 1), renamed}, {});
  for (const char* part :
       {"constexpr Citation a1[] = {\n  {\"S\"sv, \"1\"sv, \"says\"sv},\n};",
        "constexpr std::string_view a2[] = {\n  \"a\"sv,\n  \"b\"sv,\n};",
        "{\"n\"sv, std::int64_t{-3}}", "{\"flag\"sv, true}", "{\"day\"sv, Date{1}}",
        "{\"text\"sv, \"t\"sv}", "{\"list\"sv, Strings(a2)}", "{\"none\"sv, Strings({})}",
        "{Date{INT32_MIN}, Severity::error, \"m\"sv, a3, std::nullopt, \"\"sv}",
        "Set<DocumentKind>(2U)", "\"rules/caa/x.toml\"sv", "{\"caa/o\"sv, \"caa/x\"sv}",
        "constinit const Book builtin_book{rules, renamed};",
        "constinit const Authorities builtin_authorities{Date{0}, {}, {}, {Date{0}, {}}, {Date{0}, "
        "{}, {}}};"}) {
    INFO(part);
    CHECK(source.find(part) != std::string::npos);
  }
}
