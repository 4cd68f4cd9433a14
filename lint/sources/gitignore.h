#pragma once
// Which files git ignores (gitignore(5)), without running git.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dcvlint {

// The patterns of one .gitignore, or of .git/info/exclude.
class IgnorePatterns {
 public:
  IgnorePatterns() = default;
  explicit IgnorePatterns(std::string_view text);

  // Whether the last pattern that matches ignores (true) or un-ignores (false)
  // `path`; nothing when none matches. `path` is relative to the folder of the
  // patterns, without "./" and final slash. Patterns that were made to take very long match
  // nothing any more after a bounded number of steps in all: what they hid is linted then.
  std::optional<bool> decide(std::string_view path, bool is_directory) const;
  bool empty() const { return patterns_.empty(); }

 private:
  struct Pattern {
    std::string glob;
    bool negated = false;
    bool directory_only = false;
    bool anchored = false;  // matches the whole path, not the last part of it
  };
  std::vector<Pattern> patterns_;
  mutable std::uint64_t steps_ = 0;
};

// fnmatch with FNM_PATHNAME, and git's "**": `*`, `?` and `[…]` don't match a
// slash. Takes time proportional to both lengths multiplied, never more.
bool glob_matches(std::string_view glob, std::string_view path);

}  // namespace dcvlint
