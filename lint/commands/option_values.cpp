#include "lint/commands/option_values.h"

#include <array>
#include <charconv>

#include "lint/base/ascii.h"
#include "lint/base/spelling.h"
#include "lint/engine/own_files.h"
#include "lint/engine/rule.h"
#include "lint/facts/caa_parameters.h"

namespace dcvlint {
namespace {

std::string listed(std::span<const std::string_view> words) {
  std::string out;
  for (std::string_view word : words) {
    if (!out.empty()) out += ", ";
    out += word;
  }
  return out;
}

Profile profile_option(const std::string& text) {
  if (auto profile = profile_from_text(text)) return *profile;
  std::vector<std::string_view> known;
  for (unsigned i = 0; i < static_cast<unsigned>(Profile::count_); ++i) {
    known.push_back(profile_text(static_cast<Profile>(i)));
  }
  not_one_of("--profile", text, known);
}

}  // namespace

std::string did_you_mean(std::string_view word, std::span<const std::string_view> known) {
  const std::string_view near = nearest(word, known);
  return near.empty() ? "" : "; did you mean \"" + std::string(near) + "\"?";
}

void not_one_of(std::string_view option, std::string_view word,
                std::span<const std::string_view> known) {
  std::string hint = did_you_mean(word, known);
  if (hint.empty()) hint = "; it is one of " + listed(known);
  throw Misuse{std::string(option) + ": \"" + std::string(word) + "\" is unknown" + hint};
}

Date date_option(const std::string& text, std::string_view option) {
  if (auto date = parse_date(text)) return *date;
  throw Misuse{std::string(option) + ": \"" + text + "\" is no date; write it like 2026-11-21"};
}

std::vector<std::string> split_lists(const std::vector<std::string>& values,
                                     std::string_view word) {
  std::vector<std::string> out;
  for (const std::string& value : values) {
    std::string_view rest = value;
    while (true) {
      const std::string_view item = rest.substr(0, rest.find(','));
      if (item.empty()) throw Misuse{"an empty " + std::string(word) + " in \"" + value + "\""};
      out.emplace_back(item);
      if (item.size() == rest.size()) break;
      rest.remove_prefix(item.size() + 1);
    }
  }
  return out;
}

Colour colour_option(const std::string& text) {
  constexpr std::array<std::string_view, 3> known = {"auto", "always", "never"};
  if (text.empty() || text == "auto") return Colour::automatic;
  if (text == "always") return Colour::on;
  if (text == "never") return Colour::off;
  not_one_of("--color", text, known);
}

JudgedBy judged_by_options(const std::string& profile, const std::vector<std::string>& policies) {
  JudgedBy by;
  if (is_own_file(profile)) {
    by.profile_file = profile;
  } else if (!profile.empty()) {
    by.profile = profile_option(profile);
  }
  if (policies.empty()) return by;
  by.policies.emplace();
  for (const std::string& name : policies) {
    if (is_own_file(name)) {
      by.policy_files.push_back(name);
      continue;
    }
    const auto preset = preset_from_text(name);
    if (!preset) not_one_of("--policy", name, preset_names());
    by.policies->add(*preset);
  }
  return by;
}

std::uint32_t number_option(std::string_view option, const std::string& text, std::uint32_t least,
                            std::uint32_t most) {
  std::uint32_t value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error == std::errc() && stop == end && value >= least && value <= most) return value;
  throw Misuse{std::string(option) + ": \"" + text + "\" is no number from " +
               std::to_string(least) + " to " + std::to_string(most)};
}

bool json_option(const std::string& text) {
  constexpr std::array<std::string_view, 2> known = {"text", "json"};
  if (text == "json") return true;
  if (text.empty() || text == "text") return false;
  not_one_of("--format", text, known);
}

std::string method_option(const std::string& text) {
  const std::string problem = builtin_authorities.methods.label_problem(text);
  if (!problem.empty()) throw Misuse{"--method: " + problem};
  return lower_case(text);
}

void check_account_option(const std::string& account) {
  if (account.empty() || check_uri(account).fault == UriFault::none) return;
  throw Misuse{"--account: \"" + account +
               "\" is no URI; it is what the CA calls the account, like "
               "https://acme.example/acct/1"};
}

}  // namespace dcvlint
