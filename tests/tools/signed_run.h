#pragma once
// All built-in rules over requests and certificates given as bytes, as a user has them.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "lint/engine/run_signed.h"
#include "lint/facts/repository.h"
#include "lint/reports/report.h"
#include "rules/checks.h"

namespace dcvlint {

class SignedBookRun {
 public:
  // Without `profiles` nothing is known of what a type of certificate allows.
  explicit SignedBookRun(std::string_view file, Date day = make_date(2026, 11, 21),
                         const CertificateProfiles* profiles = nullptr)
      : names_(0),
        repository_(names_, {}),
        context_{documents_, names_, builtin_authorities, repository_, day, nullptr, profiles} {
    const Doc doc = documents_.add("given.csr", Bytes(file), 0);
    const SignedInput input{doc, &shelf(), {}};
    run_ = run_signed(documents_, context_, std::span(&input, 1), {.jobs = 1, .cap = 0});
  }

  const SignedRun& run() const { return run_; }
  const RunResult& result() const { return run_.result; }
  Documents& documents() { return documents_; }
  Report report() const {
    Summary summary;
    summary.files = 1;
    summary.requests = run_.requests;
    summary.certificates = run_.certificates;
    summary.kept = result().findings.size();
    summary.as_of = context_.as_of;
    return {documents_, result().findings, result().counts, result().broken, {}, summary, "/work"};
  }
  // "severity rule: message", sorted; without the order and the places of what was found.
  std::vector<std::string> findings() const {
    std::vector<std::string> lines;
    for (const Finding& found : result().findings) {
      lines.push_back(std::string(severity_text(found.severity)) + " " +
                      std::string(found.rule->id) + ": " + message(found));
    }
    std::ranges::sort(lines);
    return lines;
  }

 private:
  // Made once: plans are for dates and profiles, whatever the input.
  static PlanShelf& shelf() {
    static PlanShelf made({&builtin_book}, all_checks(), {});
    return made;
  }

  Documents documents_;
  Names names_;
  Repository repository_;
  Context context_;
  SignedRun run_;
};

}  // namespace dcvlint
