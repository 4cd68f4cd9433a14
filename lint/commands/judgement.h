#pragma once
// What requests and certificates are judged by: --profile and --policy, else dcvlint.toml.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/commands/option_values.h"
#include "lint/engine/config.h"
#include "lint/engine/own_files.h"
#include "lint/engine/plan.h"
#include "lint/engine/run_signed.h"

namespace dcvlint {

class Judgement {
 public:
  Judgement(const Files& files, const JudgedBy& given);
  // Sets what holds under a configuration. What can't be read is in problems().
  void choose_policies(const Config& config, std::span<const Book* const> books,
                       PlanRequest& request);
  void choose_profile(const Config& config, SignedInput& input);
  const std::vector<FileProblem>& problems() const { return own_.problems(); }
  // "ov, tcs-harica, our"; of one configuration, when it was chosen.
  std::string text(const Config& config, const PlanRequest& request,
                   const SignedInput& input) const;
  // A sentence for each policy asked for under `configs` that holds in none of the plans.
  std::vector<std::string> lapsed(std::span<const Config* const> configs,
                                  std::span<const Plan* const> plans, Date as_of) const;

 private:
  const JudgedBy* given_;
  OwnFiles own_;
  std::vector<const PolicyPreset*> own_policies_;  // of all configurations
};

}  // namespace dcvlint
