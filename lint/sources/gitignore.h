#pragma once
// Which files git ignores (gitignore(5)), without running git.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dcvlint {

// fnmatch with FNM_PATHNAME, and git's "**": `*`, `?` and `[…]` don't match a
// slash. Takes time proportional to both lengths multiplied, never more.
bool glob_matches(std::string_view glob, std::string_view path);

// A glob that many paths are held against: most of them differ from it in what
// it has literally at its ends, which is seen at once.
class Glob {
 public:
  explicit Glob(std::string_view glob);
  std::string_view text() const { return glob_; }
  bool may_match(std::string_view path) const {
    const std::string_view glob = glob_;
    return path.ends_with(glob.substr(glob.size() - end_)) &&
           path.starts_with(glob.substr(0, begin_));
  }
  bool matches(std::string_view path) const { return may_match(path) && glob_matches(glob_, path); }

 private:
  std::string glob_;
  std::size_t begin_ = 0;  // characters before the first special one
  std::size_t end_ = 0;    // and behind the last
};

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
    Glob glob;
    bool negated = false;
    bool directory_only = false;
    bool anchored = false;  // matches the whole path, not the last part of it
  };
  std::vector<Pattern> patterns_;
  mutable std::uint64_t steps_ = 0;
};

}  // namespace dcvlint
