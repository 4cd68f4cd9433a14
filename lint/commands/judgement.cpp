#include "lint/commands/judgement.h"

#include <algorithm>

#include "lint/commands/lapsed_policies.h"

namespace dcvlint {

Judgement::Judgement(const Files& files, const JudgedBy& given)
    : given_(&given), own_(files, builtin_profiles) {}

void Judgement::choose_policies(const Config& config, std::span<const Book* const> books,
                                PlanRequest& request) {
  request.presets = builtin_presets;
  request.policies = given_->policies;
  request.known = own_.names(config.known_names);
  const std::vector<std::string>& paths =
      given_->policies ? given_->policy_files : config.policy.preset_files;
  for (const std::string& path : paths) {
    const PolicyPreset* policy = own_.policy(path, books);
    if (policy == nullptr) continue;
    request.own_policies.push_back(policy);
    if (std::ranges::find(own_policies_, policy) == own_policies_.end()) {
      own_policies_.push_back(policy);
    }
  }
}

void Judgement::choose_profile(const Config& config, SignedInput& input) {
  const bool by_option = given_->profile || !given_->profile_file.empty();
  const std::string& file = by_option ? given_->profile_file : config.profile_file;
  if (!file.empty()) {
    const OwnProfile* own = own_.profile(file, by_option ? "--profile" : "dcvlint.toml with");
    if (own == nullptr) return;
    input.profile = own->profile;
    input.profile_why = own->why;
    input.profiles = &own->profiles;
  } else if (by_option) {
    input.profile = given_->profile;
  } else if (config.profile) {
    input.profile = config.profile;
    input.profile_why = "dcvlint.toml says so";
  }
}

std::string Judgement::text(const Config& config, const PlanRequest& request,
                            const SignedInput& input) const {
  std::string text = input.profile ? std::string(profile_text(*input.profile)) : "";
  const auto add = [&](std::string_view name) {
    if (!text.empty()) text += ", ";
    text += name;
  };
  if (input.profiles != nullptr && input.profiles->of(*input.profile) != nullptr) {
    text = input.profiles->of(*input.profile)->name;
  }
  const Set<Preset> wanted = request.policies.value_or(config.policy.presets);
  for (const PolicyPreset& preset : builtin_presets) {
    if (wanted.has(preset.preset)) add(preset.name);
  }
  for (const PolicyPreset* own : request.own_policies) add(own->name);
  return text;
}

std::vector<std::string> Judgement::lapsed(std::span<const Config* const> configs,
                                           std::span<const Plan* const> plans, Date as_of) const {
  std::uint32_t wanted = 0, held = 0;
  std::vector<const PolicyPreset*> own_held;
  if (given_->policies) {
    wanted = given_->policies->bits();
  } else {
    for (const Config* config : configs) wanted |= config->policy.presets.bits();
  }
  for (const Plan* plan : plans) {
    held |= plan->policies().bits();
    own_held.insert(own_held.end(), plan->own_policies().begin(), plan->own_policies().end());
  }
  auto sentences = lapsed_policies(builtin_presets, Set<Preset>(wanted), Set<Preset>(held), as_of);
  for (const PolicyPreset* own : own_policies_) {
    if (std::ranges::find(own_held, own) != own_held.end()) continue;
    if (auto sentence = lapsed_policy(*own, as_of)) sentences.push_back(*std::move(sentence));
  }
  return sentences;
}

}  // namespace dcvlint
