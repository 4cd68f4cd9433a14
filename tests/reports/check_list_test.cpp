#include "lint/reports/check_list.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

namespace dcvlint {
namespace {

constexpr std::string_view words[] = {"owner", "ttl"};
constexpr ParamInfo params[] = {{"least", 0, true, "seconds"}, {"names", 4, false, "\"a\", \"b\""}};
const Check checks[] = {
    {"a.first", "It looks.", Kind::record, words, params, {}, {}, false, false, false, nullptr},
    {"b.second", "It looks as well.", Kind::zone, {}, {}, {}, {}, false, false, false, nullptr}};

TEST_CASE("text") {
  CHECK(check_list_text(checks, 80) ==
        "a.first (record)\n"
        "  It looks.\n"
        "  least  a whole number: seconds\n"
        "  names  a list of strings, may be left out: \"a\", \"b\"\n"
        "  words  {owner} {ttl}\n"
        "\n"
        "b.second (zone)\n"
        "  It looks as well.\n");
}

TEST_CASE("JSON") {
  const auto all = nlohmann::json::parse(check_list_json(checks));
  REQUIRE(all.size() == 2);
  CHECK(all[0]["id"] == "a.first");
  CHECK(all[0]["kind"] == "record");
  CHECK(all[0]["params"][1] == nlohmann::json({{"name", "names"},
                                               {"type", "strings"},
                                               {"required", false},
                                               {"about", "\"a\", \"b\""}}));
  CHECK(all[0]["words"] == nlohmann::json({"owner", "ttl"}));
  CHECK(all[1]["params"].is_array());
}

}  // namespace
}  // namespace dcvlint
