#pragma once
// Families of built-in rules over requests and certificates, as a user has them: PEM or DER.

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/engine/run_signed.h"
#include "lint/facts/repository.h"
#include "rules/checks.h"

namespace dcvlint {

class SignedBook {
 public:
  explicit SignedBook(std::vector<std::string> select, std::string_view day = "2026-11-21")
      : names_(0), repository_(names_, std::vector<Zone>()), as_of_(parse_date(day).value()) {
    request_.as_of = as_of_;
    request_.select = std::move(select);
  }

  // A line a finding: "severity rule: message".
  std::string findings(const std::string& bytes, std::optional<Profile> profile = {},
                       Severity from = Severity::notice) {
    Documents documents;
    const Context context{.documents = documents,
                          .names = names_,
                          .authorities = builtin_authorities,
                          .repository = repository_,
                          .as_of = as_of_,
                          .profiles = &builtin_profiles};
    PlanShelf shelf({&builtin_book}, all_checks(), request_);
    SignedInput input;
    input.document = documents.add("x", Bytes(bytes), 0);
    input.plans = &shelf;
    input.profile = profile;
    const SignedRun run = run_signed(documents, context, {&input, 1}, {.jobs = 1, .cap = 0});
    if (!run.result.broken.empty()) throw std::runtime_error(run.result.broken.front().what);
    certificates_ = run.certificates;
    std::string lines;
    for (const Finding& found : run.result.findings) {
      if (found.severity < from) continue;
      lines += std::string(severity_text(found.severity)) + " " + std::string(found.rule->id) +
               ": " + message(found) + "\n";
    }
    return lines;
  }
  std::uint64_t certificates() const { return certificates_; }  // of the last run

 private:
  Names names_;
  Repository repository_;
  Date as_of_;
  PlanRequest request_;
  std::uint64_t certificates_ = 0;
};

}  // namespace dcvlint
