#pragma once
// Values of options, as they are typed, and what is said of those that make no sense.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/base/date.h"
#include "lint/commands/output.h"
#include "lint/engine/policy_preset.h"
#include "lint/facts/profile.h"

namespace dcvlint {

// An option's value that makes no sense; main() prints it and ends with 2. All that follow throw
// it.
struct Misuse {
  std::string what;
};

// "; did you mean …?", or nothing when no word is near.
std::string did_you_mean(std::string_view word, std::span<const std::string_view> known);
[[noreturn]] void not_one_of(std::string_view option, std::string_view word,
                             std::span<const std::string_view> known);

Date date_option(const std::string& text, std::string_view option = "--as-of");
// "caa,zone/ttl": several words in one value, none of them empty; `word` is what one of them is.
std::vector<std::string> split_lists(const std::vector<std::string>& values,
                                     std::string_view word = "prefix");
Colour colour_option(const std::string& text);
// --profile and --policy: names of built-in ones, or files of the organisation's own.
struct JudgedBy {
  std::optional<Profile> profile;       // nothing: told by each object, or by profile_file
  std::string profile_file;             // empty: none
  std::optional<Set<Preset>> policies;  // nothing: those of the configuration, files included
  std::vector<std::string> policy_files;
};
JudgedBy judged_by_options(const std::string& profile, const std::vector<std::string>& policies);
std::uint32_t number_option(std::string_view option, const std::string& text, std::uint32_t least,
                            std::uint32_t most);
// --format of what lists things: whether it is to be JSON.
bool json_option(const std::string& text);
// A label of --method, in lower case.
std::string method_option(const std::string& text);
// --account, when it is given, is a URI.
void check_account_option(const std::string& account);

}  // namespace dcvlint
