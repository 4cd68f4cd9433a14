#include "lint/facts/validation_method.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "lint/engine/rule.h"

using namespace dcvlint;

namespace {

const ValidationMethods& methods() { return builtin_authorities.methods; }

}  // namespace

TEST_CASE("methods by ACME's labels and the BR's") {
  CHECK(methods().find("http-01") == methods().find("ca-tbr-19"));
  CHECK(methods().find("dns-01") == methods().find("ca-tbr-7"));
  CHECK(methods().find("dns-01")->ticks.wildcard);
  CHECK(!methods().find("ca-tbr-18")->ticks.wildcard);
  CHECK(methods().find("ca-tbr-17")->ends == make_date(2027, 3, 15));
  for (const char* unknown : {"", "ca-tbr-", "ca-tbr-0", "ca-tbr-23", "ca-tbr-07", "CA-TBR-7",
                              "ca-tbr-263", "ca-tbr-99999999999", "DNS-01", "dns"}) {
    INFO(unknown);
    CHECK(methods().find(unknown) == nullptr);
  }
}

TEST_CASE("every section of BR 3.2.2.4 and 3.2.2.5 is there once, and so is every label") {
  std::set<std::string> sections;
  std::set<std::string_view> labels;
  for (const ValidationMethod& method : methods().all) {
    CHECK((method.number != 0 || !method.acme.empty()));
    if (method.number != 0) CHECK(sections.insert(method.section()).second);
    if (method.family == MethodFamily::ip) {
      // Those of the twins for names.
      if (!method.acme.empty()) CHECK(methods().find(method.acme)->hosts);
    } else if (!method.acme.empty()) {
      CHECK(labels.insert(method.acme).second);
    }
  }
  CHECK(sections.size() == 30);
  CHECK(sections.count("3.2.2.4.22") == 1);
  CHECK(sections.count("3.2.2.5.8") == 1);
}

TEST_CASE("methods by the sections of the BR") {
  CHECK(methods().by_section("3.2.2.4.19") == methods().find("http-01"));
  CHECK(methods().by_section("BR 3.2.2.4.7") == methods().find("ca-tbr-7"));
  CHECK(methods().by_section("3.2.2.5.6")->title() ==
        "ACME http-01 for IP Addresses (BR 3.2.2.5.6)");
  for (const char* unknown :
       {"", "3.2.2.4", "3.2.2.4.", "3.2.2.4.0", "3.2.2.4.07", "3.2.2.4.23", "3.2.2.5.9",
        "3.2.2.4.263", "3.2.2.4.7a", "3.2.2.6.1", "BR  3.2.2.4.7"}) {
    INFO(unknown);
    CHECK(methods().by_section(unknown) == nullptr);
  }
}

// facts: the table of methods, their days and ticks.
TEST_CASE("what the BR say of each method, on the days around each change") {
  struct Row {
    const char* section;
    const char* before;  // "2026-03-14 allowed"
    const char* after;   // "2026-03-15 should-not"
  };
  const Row rows[] = {
      {"3.2.2.4.1", "2018-07-31 allowed", "2018-08-01 retired"},
      {"3.2.2.4.2", "2025-07-14 allowed", "2025-07-15 retired"},
      {"3.2.2.4.4", "2026-03-14 allowed", "2026-03-15 should-not"},
      {"3.2.2.4.4", "2028-03-14 should-not", "2028-03-15 retired"},
      {"3.2.2.4.7", "2012-07-01 allowed", "2030-01-01 allowed"},
      {"3.2.2.4.8", "2026-03-14 allowed", "2026-03-15 retired"},
      {"3.2.2.4.9", "2019-03-15 allowed", "2019-03-16 retired"},
      {"3.2.2.4.10", "2020-09-21 allowed", "2020-09-22 retired"},
      {"3.2.2.4.11", "2018-03-08 allowed", "2018-03-09 retired"},
      {"3.2.2.4.12", "2018-03-08 not-yet", "2018-03-09 allowed"},
      {"3.2.2.4.13", "2019-01-31 not-yet", "2019-02-01 allowed"},
      {"3.2.2.4.13", "2028-03-14 should-not", "2028-03-15 retired"},
      {"3.2.2.4.14", "2028-03-14 should-not", "2028-03-15 retired"},
      {"3.2.2.4.16", "2019-03-15 not-yet", "2019-03-16 allowed"},
      {"3.2.2.4.17", "2019-09-08 not-yet", "2019-09-09 allowed"},
      {"3.2.2.4.15", "2025-07-14 allowed", "2025-07-15 retired"},
      {"3.2.2.4.16", "2026-03-14 allowed", "2026-03-15 should-not"},
      {"3.2.2.4.16", "2027-03-14 should-not", "2027-03-15 retired"},
      {"3.2.2.4.17", "2027-03-14 should-not", "2027-03-15 retired"},
      {"3.2.2.4.21", "2025-02-28 not-yet", "2025-03-01 allowed"},
      {"3.2.2.4.22", "2025-11-09 not-yet", "2025-11-10 allowed"},
      {"3.2.2.5.2", "2027-03-14 should-not", "2027-03-15 retired"},
      {"3.2.2.5.3", "2027-03-14 allowed", "2027-03-15 retired"},
      {"3.2.2.5.4", "2019-07-31 allowed", "2019-08-01 retired"},
      {"3.2.2.5.5", "2026-03-14 allowed", "2026-03-15 should-not"},
      {"3.2.2.5.8", "2025-12-15 not-yet", "2025-12-16 allowed"},
  };
  constexpr std::string_view words[] = {"not-yet", "allowed", "should-not", "retired"};
  for (const Row& row : rows) {
    const ValidationMethod* method = methods().by_section(row.section);
    REQUIRE(method != nullptr);
    for (const std::string said : {row.before, row.after}) {
      const Date day = parse_date(said.substr(0, 10)).value();
      CHECK(said.substr(0, 11) +
                std::string(words[static_cast<std::size_t>(method->state_on(day))]) ==
            said);
    }
  }
  const ValidationMethod& mail = *methods().by_section("3.2.2.4.4");
  CHECK(mail.state_since(make_date(2026, 3, 14)) == std::nullopt);
  CHECK(mail.state_since(make_date(2027, 1, 1)) == make_date(2026, 3, 15));
  CHECK(methods().by_section("3.2.2.4.9")->state_since(make_date(2027, 1, 1)) ==
        make_date(2019, 3, 16));
}

TEST_CASE("the ticks of SC-101, MPIC, tokens and reuse") {
  std::string table;
  for (const ValidationMethod& method : methods().all) {
    if (method.state_on(make_date(2026, 11, 22)) == MethodState::retired) continue;
    if (method.family == MethodFamily::other && !method.ticks.onion) continue;
    const MethodTicks& ticks = method.ticks;
    table += (method.number == 0 ? std::string(method.acme) : method.section().substr(6)) + " ";
    for (const auto& [tick, letter] :
         {std::pair(ticks.wildcard, 'w'), std::pair(ticks.prune, 'p'), std::pair(ticks.cname, 'c'),
          std::pair(ticks.onion, 'o'), std::pair(ticks.cname_before, 'b')}) {
      table += tick ? letter : '-';
    }
    constexpr std::string_view mpic[] = {" ", " mpic ", " mpic unless onion "};
    table += mpic[static_cast<std::size_t>(method.mpic)];
    table += std::to_string(method.token_days) + (method.token_follows_reuse ? "+ " : " ") +
             std::to_string(method.reuse_days) + "\n";
  }
  CHECK(table ==
        "4.4 wpc-b 30 0\n"
        "4.7 wpc-b mpic 30+ 0\n"
        "4.12 wp--b 0 0\n"
        "4.13 wpc-b mpic 30 0\n"
        "4.14 wpc-b mpic 30 0\n"
        "4.16 wpc-b mpic 30 0\n"
        "4.17 wpc-b mpic 30 0\n"
        "4.18 ---ob mpic unless onion 30 0\n"
        "4.19 ---ob mpic unless onion 30 0\n"
        "4.20 ---ob mpic unless onion 30 0\n"
        "4.21 wp--b mpic 30 0\n"
        "4.22 wp--- mpic 0 10\n"
        "5.1 ----- mpic 30+ 0\n"
        "5.2 ----- 30 0\n"
        "5.3 ----- mpic 0 0\n"
        "5.5 ----- 30 0\n"
        "5.6 ----- mpic 0 0\n"
        "5.7 ----- mpic 0 0\n"
        "5.8 ----- mpic 0 10\n"
        "onion-csr-01 wp-o- 0 0\n");
}

TEST_CASE("words that are to be labels") {
  CHECK(methods().label_problem("DNS-01") == "");
  CHECK(methods().label_problem("ca-tbr-18") == "");
  CHECK(methods().label_problem("ca-own-1") == "");
  CHECK(methods().label_problem("dsn-01") ==
        "\"dsn-01\" is no method that we know; did you mean \"dns-01\"?");
  CHECK(
      methods().label_problem("ca-tbr-23") ==
      "\"ca-tbr-23\" is no method that we know; ACME's are like dns-01, the others are ca-tbr-N, N "
      "of BR 3.2.2.4.N");
}

TEST_CASE("two labels of one method") {
  CHECK(methods().same("http-01", "ca-tbr-19"));
  CHECK(methods().same("ca-tbr-22", "dns-persist-01"));
  CHECK(methods().same("our-own", "our-own"));
  CHECK(!methods().same("http-01", "ca-tbr-18"));
  CHECK(!methods().same("tls-sni-01", "tls-sni-02"));
  CHECK(!methods().same("ours", "theirs"));
}

namespace {

std::set<std::string_view> words_of(const Phase& phase, std::string_view name) {
  for (const Param& param : phase.params) {
    const auto* words = std::get_if<Strings>(&param.value);
    if (param.name == name && words != nullptr) return {words->begin(), words->end()};
  }
  return {};
}

}  // namespace

// The rules on CAA records list labels in TOML, for organisations to change.
TEST_CASE("the rules on validationmethods say the same as the table") {
  std::set<std::string_view> labels;
  for (const ValidationMethod& method : methods().all) {
    if (method.family != MethodFamily::ip && !method.acme.empty() && method.ends == Date{INT32_MAX})
      labels.insert(method.acme);
  }
  for (const char* id :
       {"caa/validationmethods-unknown-label", "caa/validationmethods-uppercase"}) {
    INFO(id);
    CHECK(words_of(builtin_book.find(id)->phases.back(), "known") == labels);
  }
  for (const Phase& phase : builtin_book.find("caa/validationmethods-retired-tbr")->phases) {
    INFO(to_string(phase.from));
    std::set<std::string> retired;
    for (const ValidationMethod& method : methods().all) {
      if (method.family == MethodFamily::domain && method.ends <= phase.from) {
        retired.insert(std::to_string(method.number));
      }
    }
    const auto said = words_of(phase, "retired");
    CHECK(std::set<std::string>(said.begin(), said.end()) == retired);
  }
}
