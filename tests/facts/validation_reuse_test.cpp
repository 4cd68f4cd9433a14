#include "lint/facts/validation_reuse.h"

#include <doctest/doctest.h>

#include <string>

#include "lint/engine/rule.h"
#include "lint/facts/validity.h"

using namespace dcvlint;

namespace {

// "2026-03-15 00:00:00Z", what time_text() writes.
std::int64_t at(std::string_view text) {
  const auto number = [&](std::size_t from) {
    return std::int64_t{text[from] - '0'} * 10 + (text[from + 1] - '0');
  };
  const std::int64_t seconds = first_second(parse_date(text.substr(0, 10)).value()) +
                               number(11) * 3600 + number(14) * 60 + number(17);
  REQUIRE(time_text(seconds) == text);
  return seconds;
}

const ValidationMethod* method(std::string_view section) {
  return section.empty() ? nullptr : builtin_authorities.methods.by_section(section);
}

// "exceeded 200 since 2026-03-15", "retired since 2026-03-15", "fresh 10 by method".
std::string verdict(ReuseOf what, std::string_view section, std::string_view validated,
                    std::string_view issued) {
  constexpr std::string_view words[] = {"fresh",   "boundary", "exceeded",
                                        "retired", "later",    "unjudged"};
  const Reuse reuse = judge_reuse(what, method(section), at(validated), at(issued));
  CHECK(reuse.age == at(issued) - at(validated));
  CHECK(reuse.limit == reuse.days * 86'400);
  std::string out(words[static_cast<std::size_t>(reuse.verdict)]);
  if (reuse.days != 0) out += " " + std::to_string(reuse.days);
  if (reuse.since) out += " since " + to_string(*reuse.since);
  return out + (reuse.by_method ? " by method" : "");
}

}  // namespace

// facts: reuse of validation data.
TEST_CASE("reuse: every step, the second before, on and after its limit") {
  struct Row {
    const char *section, *validated, *issued, *verdict;
  };
  constexpr Row rows[] = {
      // 398 days until the step, 200 from it on.
      {"3.2.2.4.7", "2025-02-09 23:59:58Z", "2026-03-14 23:59:58Z",
       "boundary 398 since 2021-10-01"},
      {"3.2.2.4.7", "2025-02-09 23:59:59Z", "2026-03-14 23:59:58Z", "fresh 398 since 2021-10-01"},
      {"3.2.2.4.7", "2025-02-09 23:59:57Z", "2026-03-14 23:59:58Z",
       "exceeded 398 since 2021-10-01"},
      {"3.2.2.4.7", "2025-08-27 00:00:00Z", "2026-03-15 00:00:00Z",
       "boundary 200 since 2026-03-15"},
      {"3.2.2.4.7", "2025-08-27 00:00:01Z", "2026-03-15 00:00:00Z", "fresh 200 since 2026-03-15"},
      {"3.2.2.4.7", "2025-08-26 23:59:59Z", "2026-03-15 00:00:00Z",
       "exceeded 200 since 2026-03-15"},
      {"3.2.2.4.7", "2025-08-26 23:59:59Z", "2026-03-14 23:59:59Z", "fresh 398 since 2021-10-01"},
      {"", "2026-08-27 00:00:00Z", "2027-03-14 23:59:59Z", "fresh 200 since 2026-03-15"},
      {"", "2026-12-05 00:00:00Z", "2027-03-15 00:00:00Z", "boundary 100 since 2027-03-15"},
      {"", "2026-12-04 23:59:59Z", "2027-03-15 00:00:00Z", "exceeded 100 since 2027-03-15"},
      {"", "2029-03-05 00:00:00Z", "2029-03-15 00:00:00Z", "boundary 10 since 2029-03-15"},
      {"", "2029-03-04 23:59:59Z", "2029-03-15 00:00:00Z", "exceeded 10 since 2029-03-15"},
      {"", "2029-03-04 23:59:59Z", "2029-03-14 23:59:59Z", "fresh 100 since 2027-03-15"},
      // Ten days at all dates: .22 and its twin for addresses.
      {"3.2.2.4.22", "2025-12-01 00:00:00Z", "2025-12-11 00:00:00Z", "boundary 10 by method"},
      {"3.2.2.4.22", "2025-12-01 00:00:00Z", "2025-12-11 00:00:01Z", "exceeded 10 by method"},
      {"3.2.2.5.8", "2026-11-12 00:00:00Z", "2026-11-21 23:59:59Z", "fresh 10 by method"},
      {"3.2.2.4.22", "2029-04-01 00:00:00Z", "2029-04-11 00:00:01Z",
       "exceeded 10 since 2029-03-15"},
      // Worth nothing once the method is retired, even a second old.
      {"3.2.2.4.8", "2026-03-14 23:59:59Z", "2026-03-15 00:00:00Z", "retired since 2026-03-15"},
      {"3.2.2.4.8", "2026-03-14 23:59:58Z", "2026-03-14 23:59:59Z", "fresh 398 since 2021-10-01"},
      {"3.2.2.4.4", "2028-03-14 23:59:59Z", "2028-03-15 00:00:00Z", "retired since 2028-03-15"},
      {"3.2.2.4.4", "2028-03-14 00:00:00Z", "2028-03-14 23:59:59Z", "fresh 100 since 2027-03-15"},
      {"3.2.2.4.17", "2027-03-14 00:00:00Z", "2027-03-15 00:00:00Z", "retired since 2027-03-15"},
      {"3.2.2.5.3", "2027-03-14 00:00:00Z", "2027-03-15 00:00:00Z", "retired since 2027-03-15"},
      {"3.2.2.4.9", "2026-11-20 00:00:00Z", "2026-11-21 00:00:00Z", "retired since 2019-03-16"},
      // Two methods that were given up for new validations only.
      {"3.2.2.4.3", "2019-05-31 00:00:00Z", "2019-06-01 00:00:00Z", "unjudged"},
      {"3.2.2.4.6", "2020-06-02 00:00:00Z", "2021-12-01 00:00:00Z",
       "exceeded 398 since 2021-10-01"},
      // Its section only says that it must not be used.
      {"3.2.2.4.11", "2026-11-20 00:00:00Z", "2026-11-21 00:00:00Z", "fresh 200 since 2026-03-15"},
      {"3.2.2.4.7", "2026-11-21 00:00:00Z", "2026-11-21 00:00:00Z", "fresh 200 since 2026-03-15"},
      {"3.2.2.4.7", "2026-11-21 00:00:01Z", "2026-11-21 00:00:00Z", "later"},
      {"3.2.2.4.7", "2010-01-01 00:00:00Z", "2021-09-30 23:59:59Z", "unjudged"},
      {"3.2.2.4.7", "1969-12-31 23:59:59Z", "2021-10-01 00:00:00Z",
       "exceeded 398 since 2021-10-01"},
  };
  for (const Row& row : rows) {
    INFO(row.section, " ", row.validated, " ", row.issued);
    CHECK(verdict(ReuseOf::control, row.section, row.validated, row.issued) == row.verdict);
  }
}

TEST_CASE("reuse of identity: 825 days, 398 since March 2026") {
  struct Row {
    const char *validated, *issued, *verdict;
  };
  constexpr Row rows[] = {
      {"2023-12-11 23:59:59Z", "2026-03-14 23:59:59Z", "fresh 825 since 2018-03-01"},
      {"2023-12-10 23:59:59Z", "2026-03-14 23:59:59Z", "boundary 825 since 2018-03-01"},
      {"2023-12-10 23:59:58Z", "2026-03-14 23:59:59Z", "exceeded 825 since 2018-03-01"},
      {"2025-02-10 00:00:00Z", "2026-03-15 00:00:00Z", "boundary 398 since 2026-03-15"},
      {"2025-02-10 00:00:01Z", "2026-03-15 00:00:00Z", "fresh 398 since 2026-03-15"},
      {"2025-02-09 23:59:59Z", "2026-03-15 00:00:00Z", "exceeded 398 since 2026-03-15"},
      {"2028-02-11 00:00:00Z", "2029-03-15 00:00:00Z", "boundary 398 since 2026-03-15"},
      {"2017-01-01 00:00:00Z", "2018-02-28 23:59:59Z", "unjudged"},
  };
  for (const Row& row : rows) {
    INFO(row.validated, " ", row.issued);
    CHECK(verdict(ReuseOf::identity, "", row.validated, row.issued) == row.verdict);
  }
}

TEST_CASE("the last second of a validation, by the steps ahead") {
  struct Row {
    const char *section, *validated, *until;
  };
  constexpr Row rows[] = {
      {"3.2.2.4.7", "2026-04-01 12:00:00Z", "2026-10-18 12:00:00Z"},
      // The step of March 2027 cuts it off, or leaves a hundred days.
      {"3.2.2.4.7", "2026-11-21 00:00:00Z", "2027-03-14 23:59:59Z"},
      {"3.2.2.4.7", "2026-12-04 23:59:59Z", "2027-03-14 23:59:59Z"},
      {"3.2.2.4.7", "2026-12-05 00:00:00Z", "2027-03-15 00:00:00Z"},
      {"3.2.2.4.7", "2026-12-06 00:00:00Z", "2027-03-16 00:00:00Z"},
      {"3.2.2.4.7", "2029-02-01 00:00:00Z", "2029-03-14 23:59:59Z"},
      {"3.2.2.4.7", "2029-03-06 00:00:00Z", "2029-03-16 00:00:00Z"},
      {"3.2.2.4.22", "2026-11-21 00:00:00Z", "2026-12-01 00:00:00Z"},
      {"3.2.2.4.4", "2028-03-01 00:00:00Z", "2028-03-14 23:59:59Z"},
      {"3.2.2.4.8", "2026-03-15 00:00:00Z", ""},
      {"3.2.2.4.9", "2026-03-15 00:00:00Z", ""},
      {"3.2.2.4.7", "2019-01-01 00:00:00Z", ""},
  };
  for (const Row& row : rows) {
    INFO(row.section, " ", row.validated);
    const auto until = reusable_until(ReuseOf::control, method(row.section), at(row.validated));
    CHECK((until ? time_text(*until) : "") == row.until);
    if (!until) continue;
    // It is what the verdicts say, too.
    const auto good = [&](std::int64_t issued) {
      const ReuseVerdict one =
          judge_reuse(ReuseOf::control, method(row.section), at(row.validated), issued).verdict;
      return one == ReuseVerdict::fresh || one == ReuseVerdict::boundary;
    };
    CHECK(good(*until));
    CHECK_FALSE(good(*until + 1));
  }
}
