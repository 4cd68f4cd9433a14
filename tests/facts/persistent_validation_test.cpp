#include "lint/facts/persistent_validation.h"

#include <doctest/doctest.h>

using namespace dcvlint;

namespace {

constexpr std::int64_t now = 1795219200;  // 2026-11-21T00:00:00Z

std::string verdict_text(PersistVerdict verdict) {
  constexpr std::string_view texts[] = {"good",          "malformed", "other issuer",
                                        "other account", "expired",   "not for wildcards"};
  return std::string(texts[static_cast<std::size_t>(verdict)]);
}

std::string judged(std::string_view text, PersistReading reading, bool wildcard = false) {
  constexpr std::string_view issuers[] = {"letsencrypt.org"};
  const PersistQuestion question{issuers, "https://acme/acct/1", wildcard, now};
  const PersistRecord record = read_persistent(text, reading);
  const std::string verdict = verdict_text(judge_persistent(record, question, reading));
  const std::string fault = persist_fault_text(record);
  return fault.empty() ? verdict : verdict + ": " + fault;
}

struct Row {
  const char* text;
  const char* rules;
  const char* boulder;
  const char* digicert;
};

#define LE "letsencrypt.org; accounturi=https://acme/acct/1"

}  // namespace

TEST_CASE("persistent validation in three readings") {
  const Row rows[] = {
      {LE, "good", "good", "good"},
      {LE "; policy=wildcard", "good", "good", "good"},
      {LE "; policy=WILDCARD", "good", "good", "good"},
      {"LETSENCRYPT.ORG.; accounturi=https://acme/acct/1",
       "malformed: the issuer's name ends with a dot", "good",
       "malformed: the issuer's name ends with a dot"},
      {"LetsEncrypt.org; AccountURI=https://acme/acct/1", "good", "good",
       "malformed: accounturi is missing"},
      {"letsencrypt.org", "malformed: accounturi is missing", "malformed: accounturi is missing",
       "malformed: accounturi is missing"},
      {"letsencrypt.org; accounturi=", "malformed: accounturi is empty",
       "malformed: accounturi is empty", "malformed: accounturi is empty"},
      {LE "; accounturi=https://acme/acct/2", "malformed: accounturi stands there twice",
       "malformed: accounturi stands there twice", "malformed: accounturi stands there twice"},
      {LE ";",
       "malformed: an empty parameter: \";\" stands between parameters, not behind the last",
       "malformed: an empty parameter: \";\" stands between parameters, not behind the last",
       "malformed: an empty parameter: \";\" stands between parameters, not behind the last"},
      {LE "; persistUntil=1700000000", "expired", "expired", "expired"},
      {LE "; persistUntil=1893456000", "good", "good", "good"},
      {LE "; persistUntil=2030-01-01",
       "malformed: persistUntil is no whole number of seconds since 1970",
       "malformed: persistUntil is no whole number of seconds since 1970",
       "malformed: persistUntil is no whole number of seconds since 1970"},
      {LE "; persistuntil=1893456000", "good", "good", "good"},
      {LE "; persistuntil=1700000000", "expired", "expired", "good"},
      {LE "; persistUntil=-1", "malformed: persistUntil is no whole number of seconds since 1970",
       "expired", "malformed: persistUntil is no whole number of seconds since 1970"},
      {LE "; persistUntil=99999999999999999999", "good",
       "malformed: persistUntil is no whole number of seconds since 1970", "good"},
      {LE "; persistUntil=1795219200", "good", "good", "good"},  // that very second
      {LE "; persistUntil=1795219199", "expired", "expired", "expired"},
      {"; accounturi=https://acme/acct/1", "malformed: no CA is named", "malformed: no CA is named",
       "malformed: no CA is named"},
      {".; accounturi=https://acme/acct/1", "malformed: the issuer's name has an empty label",
       "malformed: no CA is named", "malformed: the issuer's name has an empty label"},
      {"letsencrypt.org accounturi=https://acme/acct/1",
       "malformed: what stands behind the issuer's name must begin with \";\"",
       "malformed: what stands behind the issuer's name must begin with \";\"",
       "malformed: what stands behind the issuer's name must begin with \";\""},
      {"\"" LE "\"", "malformed: a character that no issuer's name has",
       "malformed: a character that no issuer's name has", "good"},
      {"harica.gr; accounturi=https://acme/acct/1", "other issuer", "other issuer", "other issuer"},
      {"letsencrypt.org; accounturi=https://acme/acct/2", "other account", "other account",
       "other account"},
      {LE "; new=1; new=2", "good", "good", "good"},
      {LE "; policy=wildcard; policy=wildcard", "good", "malformed: policy stands there twice",
       "good"},
      {LE "; a", "malformed: a parameter without \"=\"", "malformed: a parameter without \"=\"",
       "malformed: a parameter without \"=\""},
      {LE "; a=b c", "malformed: a parameter whose value has a blank or a character outside ASCII",
       "malformed: a parameter whose value has a blank or a character outside ASCII",
       "malformed: a parameter whose value has a blank or a character outside ASCII"},
      {"", "malformed: no CA is named", "malformed: no CA is named", "malformed: no CA is named"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(judged(row.text, PersistReading::rules) == row.rules);
    CHECK(judged(row.text, PersistReading::boulder) == row.boulder);
    CHECK(judged(row.text, PersistReading::digicert) == row.digicert);
  }
}

TEST_CASE("a wildcard needs policy=wildcard where the policy is known") {
  CHECK(judged(LE, PersistReading::boulder, true) == "not for wildcards");
  CHECK(judged(LE "; policy=Wildcard", PersistReading::boulder, true) == "good");
  CHECK(judged(LE "; policy=other", PersistReading::boulder, true) == "not for wildcards");
  CHECK(judged(LE, PersistReading::rules, true) == "good");
  CHECK(judged(LE, PersistReading::digicert, true) == "good");
}

TEST_CASE("of several records any good one suffices") {
  constexpr std::string_view issuers[] = {"letsencrypt.org"};
  const PersistQuestion question{issuers, "https://acme/acct/1", false, now};
  const std::string texts[] = {"harica.gr; accounturi=x", "letsencrypt.org; accounturi=y", LE};
  const auto all = judge_persistent_set(texts, question, PersistReading::rules);
  REQUIRE(all);
  CHECK(verdict_text(all->verdict) == "good");
  CHECK(all->record == 2);
  const auto two = judge_persistent_set(std::span(texts).first(2), question, PersistReading::rules);
  REQUIRE(two);
  CHECK(verdict_text(two->verdict) == "other account");
  CHECK(two->record == 1);
  CHECK_FALSE(judge_persistent_set({}, question, PersistReading::rules));
}

TEST_CASE("what is at fault, in octets of the text") {
  const auto fault = [](std::string_view text, PersistReading reading) {
    const PersistRecord record = read_persistent(text, reading);
    return std::string(text.substr(record.at, record.end - record.at));
  };
  CHECK(fault(LE "; persistUntil=soon", PersistReading::rules) == "soon");
  CHECK(fault(LE "; persistUntil=soon", PersistReading::boulder) == "soon");
  CHECK(fault("\"" LE "; persistUntil=soon\"", PersistReading::digicert) == "soon");
  CHECK(fault(LE ";", PersistReading::rules) == ";");
  CHECK(fault(LE ";", PersistReading::boulder) == ";");
  CHECK(fault(LE ";;a=b", PersistReading::boulder) == ";");
}
