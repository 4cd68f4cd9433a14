#include "lint/facts/validation_method.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "lint/engine/rule.h"

using namespace dcvlint;

TEST_CASE("methods by ACME's labels and the BR's") {
  CHECK(validation_method("http-01") == validation_method("ca-tbr-19"));
  CHECK(validation_method("dns-01") == validation_method("ca-tbr-7"));
  CHECK(validation_method("dns-01")->wildcards);
  CHECK(!validation_method("ca-tbr-18")->wildcards);
  CHECK(validation_method("ca-tbr-17")->ends == make_date(2027, 3, 15));
  for (const char* unknown : {"", "ca-tbr-", "ca-tbr-0", "ca-tbr-23", "ca-tbr-07", "CA-TBR-7",
                              "ca-tbr-263", "ca-tbr-99999999999", "DNS-01", "dns"}) {
    INFO(unknown);
    CHECK(validation_method(unknown) == nullptr);
  }
}

TEST_CASE("every number of BR 3.2.2.4 is there once, and so is every label") {
  std::set<unsigned> numbers;
  std::set<std::string_view> labels;
  for (const ValidationMethod& method : validation_methods()) {
    CHECK((method.number != 0 || !method.acme.empty()));
    if (method.number != 0) CHECK(numbers.insert(method.number).second);
    if (!method.acme.empty()) CHECK(labels.insert(method.acme).second);
  }
  CHECK(numbers.size() == 22);
  CHECK(*numbers.rbegin() == 22);
}

TEST_CASE("two labels of one method") {
  CHECK(same_method("http-01", "ca-tbr-19"));
  CHECK(same_method("ca-tbr-22", "dns-persist-01"));
  CHECK(same_method("our-own", "our-own"));
  CHECK(!same_method("http-01", "ca-tbr-18"));
  CHECK(!same_method("tls-sni-01", "tls-sni-02"));
  CHECK(!same_method("ours", "theirs"));
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
  for (const ValidationMethod& method : validation_methods()) {
    if (!method.acme.empty() && method.ends == Date{INT32_MAX}) labels.insert(method.acme);
  }
  for (const char* id :
       {"caa/validationmethods-unknown-label", "caa/validationmethods-uppercase"}) {
    INFO(id);
    CHECK(words_of(builtin_book.find(id)->phases.back(), "known") == labels);
  }
  for (const Phase& phase : builtin_book.find("caa/validationmethods-retired-tbr")->phases) {
    INFO(to_string(phase.from));
    std::set<std::string> retired;
    for (const ValidationMethod& method : validation_methods()) {
      if (method.number != 0 && method.ends <= phase.from) {
        retired.insert(std::to_string(method.number));
      }
    }
    const auto said = words_of(phase, "retired");
    CHECK(std::set<std::string>(said.begin(), said.end()) == retired);
  }
}
