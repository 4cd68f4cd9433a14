#include "lint/engine/signing_time.h"

#include <doctest/doctest.h>

#include <initializer_list>

#include "lint/engine/run_signed.h"
#include "lint/facts/repository.h"
#include "lint/sources/der_writer.h"
#include "rules/checks.h"
#include "tests/tools/der_signer.h"

using namespace dcvlint;

namespace {

constexpr std::int64_t day_seconds = 86'400;

std::string open_at(std::int64_t not_before, std::initializer_list<Date> days) {
  std::string out;
  for (const Date day : days_left_open(not_before, std::span(days.begin(), days.size()))) {
    out += to_string(day) + " ";
  }
  return out;
}

Step step(const Rule& rule, Severity severity) {
  Step out;
  out.rule = &rule;
  out.severity = severity;
  return out;
}

}  // namespace

TEST_CASE("the days that begin within 48 hours after notBefore") {
  const Date day = make_date(2026, 3, 15);
  const std::int64_t begin = static_cast<std::int64_t>(day) * day_seconds;
  const std::initializer_list<Date> days = {always, make_date(2026, 2, 5), day,
                                            make_date(2027, 3, 15)};
  struct Row {
    std::int64_t not_before;
    std::string_view open;
  };
  const Row rows[] = {
      {begin - 2 * day_seconds - 1, ""},
      {begin - 2 * day_seconds, "2026-03-15 "},
      {begin - 1, "2026-03-15 "},
      {begin, ""},
      {begin + 1, ""},
      {INT64_MIN, ""},
      {-1, ""},
      {INT64_MAX, ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.not_before);
    CHECK(open_at(row.not_before, days) == row.open);
  }
  CHECK(open_at(begin - 1, {day, make_date(2026, 3, 16), make_date(2026, 3, 17)}) ==
        "2026-03-15 2026-03-16 ");
  CHECK(open_at(begin, {}).empty());
}

TEST_CASE("news is what was not told, or is graver than what was") {
  Rule one, other;
  const Step warning = step(one, Severity::warning), error = step(one, Severity::error),
             notice = step(one, Severity::notice), elsewhere = step(other, Severity::warning);
  Hit hit;
  hit.place = {Doc{}, 4, 9};
  hit.target = "CN";
  Hit beside = hit;
  beside.target = "O";
  Told told;
  CHECK_FALSE(told.is_news(notice, hit));
  CHECK(told.is_news(warning, hit));
  CHECK_FALSE(told.is_news(warning, hit));
  CHECK(told.is_news(elsewhere, hit));
  CHECK(told.is_news(warning, beside));
  CHECK(told.is_news(error, hit));
  CHECK_FALSE(told.is_news(error, hit));
  CHECK_FALSE(told.is_news(warning, hit));
}

namespace {

std::string certificate(std::string_view not_before, std::string_view not_after,
                        std::string_view policy) {
  using namespace der;
  CertificateParts parts;
  parts.inner_algorithm = signature_algorithm(TestKey::p256, TestDigest::sha256);
  parts.issuer = sequence({rdn("2.5.4.3", utf8("A CA"))});
  parts.subject = sequence({rdn("2.5.4.10", utf8("KTH"))});
  parts.key = public_key(TestKey::p256);
  parts.serial = unsigned_integer("\x42\x31\x52\x61\x77\x18\x29\x10\x33");
  parts.validity = sequence({utc_time(std::string(not_before)), utc_time(std::string(not_after))});
  parts.extensions = {subject_alt_name({dns_name("www.kth.se")}),
                      extension("2.5.29.32", sequence({sequence({oid(policy)})}))};
  return unsigned_by(TestKey::p256, TestDigest::sha256, to_be_signed(parts));
}

// "severity message" of the findings of some rules in each certificate, a line each; then how many
// of each rule and severity there were.
std::string judged(const std::vector<std::string>& files, std::vector<std::string> select,
                   unsigned jobs = 1, std::uint32_t cap = 100,
                   std::optional<Profile> profile = {}) {
  Documents documents;
  const Names names(0);
  const Repository repository(names, {});
  const Context context{.documents = documents,
                        .names = names,
                        .authorities = builtin_authorities,
                        .repository = repository,
                        .as_of = make_date(2026, 11, 21),
                        .profiles = &builtin_profiles};
  PlanRequest request;
  request.as_of = context.as_of;
  request.select = std::move(select);
  PlanShelf shelf({&builtin_book}, all_checks(), request);
  std::vector<SignedInput> inputs;
  for (std::uint32_t i = 0; i < files.size(); ++i) {
    inputs.push_back({documents.add(std::to_string(i), Bytes(files[i]), i), &shelf, profile});
  }
  const SignedRun run =
      run_signed(documents, context, inputs, RunOptions{.jobs = jobs, .cap = cap});
  REQUIRE(run.result.broken.empty());
  std::string out;
  for (const Finding& finding : run.result.findings) {
    out += std::string(severity_text(finding.severity)) + " " + message(finding) + "\n";
  }
  for (const RuleCount& count : run.result.counts) {
    out += std::string(count.rule->id) + " " + std::string(severity_text(count.severity)) + " " +
           std::to_string(count.all) + "/" + std::to_string(count.kept) + "\n";
  }
  return out;
}

constexpr std::string_view ov = "2.23.140.1.2.2";
constexpr std::string_view left_open =
    "; an error if it was signed on or after 2026-03-15, which a notBefore of up to 48 hours "
    "before "
    "leaves open\n";

}  // namespace

TEST_CASE("a certificate dated in the 48 hours before a stricter rule gets a notice") {
  const std::vector<std::string> limit = {"certificate/validity-exceeds-max"};
  const std::string told = "notice valid for 398 days: at most 200 days are allowed" +
                           std::string(left_open) + "certificate/validity-exceeds-max notice 1/1\n";
  CHECK(judged({certificate("260313000000Z", "270414235959Z", ov)}, limit) == told);
  CHECK(judged({certificate("260312235959Z", "270414235958Z", ov)}, limit).empty());
  CHECK(judged({certificate("260315000000Z", "270416235959Z", ov)}, limit) ==
        "error valid for 398 days: at most 200 days are allowed\n"
        "certificate/validity-exceeds-max error 1/1\n");
  // What is an error under both is told once, and the requirement is for public TLS servers' only.
  CHECK(judged({certificate("260314000000Z", "270416235959Z", ov)}, limit) ==
        "error valid for 399 days: at most 398 days are allowed\n"
        "certificate/validity-exceeds-max error 1/1\n");
  CHECK(judged({certificate("260313000000Z", "270414235959Z", ov)}, limit, 1, 100, Profile::ca)
            .empty());
}

TEST_CASE("a row of a table of types counts like a rule's phase") {
  // C is required since 2012-07-01, by the table alone: the rule has no phases.
  const std::vector<std::string> select = {"subject/country-missing"};
  CHECK(
      judged({certificate("120630000000Z", "130630000000Z", ov)}, select) ==
      "notice an OV certificate must have a country (C) in its subject; an error if it was signed "
      "on or after 2012-07-01, which a notBefore of up to 48 hours before leaves open\n"
      "subject/country-missing notice 1/1\n");
  CHECK(judged({certificate("120628235959Z", "130630000000Z", ov)}, select).empty());
}

TEST_CASE("a warning of the later day is a notice, too, and a notice is not told") {
  const std::string file = certificate("260314000000Z", "260929235959Z", ov);
  CHECK(judged({file}, {"certificate/validity-at-max"})
            .find("; a warning if it was signed on or after 2026-03-15,") != std::string::npos);
  // validity-future-policy leaves to the rule on the limit what may be this certificate's own.
  const std::string near_step = certificate("270314000000Z", "270920000000Z", ov);
  const std::string told = judged({near_step}, {"certificate/validity"});
  CHECK(told.find("at most 100 days are allowed; an error if") != std::string::npos);
  CHECK(told.find("are too many from") == std::string::npos);
}

TEST_CASE("the same for any number of jobs, and no more than the cap") {
  std::vector<std::string> files;
  for (int i = 0; i < 40; ++i) {
    files.push_back(
        certificate(i % 2 == 0 ? "260314000000Z" : "260401000000Z", "270401000000Z", ov));
  }
  const std::vector<std::string> all = {"certificate", "subject", "names"};
  const std::string one = judged(files, all);
  CHECK(one.find(left_open) != std::string::npos);
  CHECK(judged(files, all, 2) == one);
  CHECK(judged(files, all, 5) == one);
  std::string bundle;
  for (int i = 0; i < 3; ++i) bundle += der::pem("CERTIFICATE", files[0]);
  CHECK(judged({bundle}, {"certificate/validity-exceeds-max"}, 1, 1)
            .ends_with("certificate/validity-exceeds-max notice 3/1\n"));
}
