#include "lint/engine/provider_file.h"

#include <doctest/doctest.h>

using namespace dcvlint;

namespace {

const std::string good = R"(date = 2026-11-21
[source.cps]
title = "A CPS"
as_of = 2026-11-20
[[provider]]
id = "ca"
title = "A CA"
issuer = "ca.example"
methods = ["cname", "dns-01"]
shape = [
  { id = "ca-cname", title = "its CNAME", method = "cname", type = "CNAME", owner = "_{hex 32}", value = "{label}.ca.example", keeping = "once", days = 30, telling = true, confirmed = false, where = "the portal", source = "cps" },
]
)";

std::string replaced(std::string_view what, std::string_view with) {
  std::string text = good;
  text.replace(text.find(what), what.size(), with);
  return text;
}

std::string problems_of(const std::string& toml) {
  Arena arena;
  std::string out;
  for (const FileProblem& each : read_providers("p.toml", toml, arena).problems) {
    if (!out.empty()) out += "\n";
    out += std::to_string(each.line) + " " + each.what;
    if (!each.help.empty()) out += " | " + each.help;
  }
  return out;
}

}  // namespace

TEST_CASE("the table of providers") {
  Arena arena;
  const ProvidersRead read = read_providers("p.toml", good, arena);
  REQUIRE(read.problems.empty());
  const Providers& all = read.providers;
  CHECK(to_string(all.date) == "2026-11-21");
  const Provider* ca = all.by_id("ca");
  REQUIRE(ca != nullptr);
  CHECK(ca->issuer == "ca.example");
  REQUIRE(ca->methods.size() == 2);
  CHECK(ca->methods[1] == DcvMethod::dns_01);
  const RecordShape* row = all.shape("ca-cname");
  REQUIRE(row != nullptr);
  CHECK(row->type == Type::cname);
  CHECK_FALSE(row->file);
  CHECK(row->owner_shape == "_{hex 32}");
  REQUIRE(row->owner.size() == 2);
  CHECK(row->owner[1].most == 32);
  CHECK(row->keeping == Keeping::once);
  CHECK(row->days == 30);
  CHECK(row->telling);
  CHECK_FALSE(row->confirmed);
  CHECK_FALSE(row->obsolete);
  CHECK(row->where == "the portal");
  CHECK(row->source == "A CPS");
  CHECK(to_string(row->as_of) == "2026-11-20");
  CHECK(all.by_id("other") == nullptr);
  CHECK(all.shape("other") == nullptr);
}

TEST_CASE("what is wrong with a table of providers is told with its place") {
  const struct {
    const char* what;
    const char* with;
    const char* says;
  } rows[] = {
      {"date = 2026-11-21\n", "", "1 the file has no \"date\""},
      {"\"_{hex 32}\"", "\"_{hex 32\"", "11 a brace that is not closed"},
      {"\"_{hex 32}\"", "\"{labels}\"", "11 an owner has a fixed number of labels"},
      {"\"_{hex 32}\"", "\"a[.b]\"", ""},
      {"\"{label}.ca.example\"", "\"\"", "11 a value without a shape"},
      {"type = \"CNAME\"", "type = \"cname\"", "11 unknown type \"cname\""},
      {"keeping = \"once\"", "keeping = \"ones\"", "11 unknown keeping \"ones\""},
      {"method = \"cname\"", "method = \"cnam\"",
       "11 unknown method \"cnam\" | did you mean \"cname\"?"},
      {"days = 30", "days = 0", "11 days must be 1 to 3650"},
      {"days = 30", "dayz = 30", "unknown key"},
      {"source = \"cps\"", "source = \"cp\"", "there is no [source.cp]"},
      {"issuer = \"ca.example\"", "issuer = \"CA.example\"",
       "8 \"CA.example\" is no lower-case domain name with a dot"},
      {"confirmed = false, ", "", "11 shape has no \"confirmed\""},
      {"id = \"ca\"", "id = \"C A\"", "6 \"C A\" is no id (a-z, 0-9, hyphens)"},
  };
  for (const auto& row : rows) {
    INFO(row.what << " → " << row.with);
    const std::string told = problems_of(replaced(row.what, row.with));
    INFO(told);
    CHECK(told.find(row.says) != std::string::npos);
    if (*row.says == '\0') CHECK(told.empty());
  }
  CHECK(problems_of(good + "[[provider]]\nid = \"ca\"\ntitle = \"x\"\nmethods = []\n") ==
        "14 \"ca\" is in the file twice");
  CHECK(problems_of(good + "[source.unused]\ntitle = \"x\"\nas_of = 2026-01-01\n") ==
        "13 no row uses source \"unused\"");
}
