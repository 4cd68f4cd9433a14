#include "lint/sources/gitignore.h"

#include <algorithm>
#include <ranges>

namespace dcvlint {
namespace {

// Some seconds of matching. A thousand patterns for a hundred thousand files take a tenth.
constexpr std::uint64_t most_steps = 1'000'000'000;

bool is_escaped(std::string_view text, std::size_t at) {
  std::size_t backslashes = 0;
  while (backslashes < at && text[at - 1 - backslashes] == '\\') ++backslashes;
  return backslashes % 2 == 1;
}

struct ClassName {
  std::string_view name;
  bool (*holds)(unsigned char);
};
constexpr bool is_lower(unsigned char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_upper(unsigned char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_digit(unsigned char c) { return c >= '0' && c <= '9'; }
constexpr bool is_alpha(unsigned char c) { return is_lower(c) || is_upper(c); }
constexpr bool is_graph(unsigned char c) { return c > 0x20 && c < 0x7F; }
constexpr ClassName class_names[] = {
    {"alpha", is_alpha},
    {"digit", is_digit},
    {"lower", is_lower},
    {"upper", is_upper},
    {"alnum", [](unsigned char c) { return is_alpha(c) || is_digit(c); }},
    {"blank", [](unsigned char c) { return c == ' ' || c == '\t'; }},
    {"space", [](unsigned char c) { return c == ' ' || (c >= 9 && c <= 13); }},
    {"cntrl", [](unsigned char c) { return c < 0x20 || c == 0x7F; }},
    {"graph", is_graph},
    {"print", [](unsigned char c) { return is_graph(c) || c == ' '; }},
    {"punct", [](unsigned char c) { return is_graph(c) && !is_alpha(c) && !is_digit(c); }},
    {"xdigit",
     [](unsigned char c) {
       return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
     }},
};

// A "[:name:]" at `at`: whether it holds `c`; nothing when it isn't one.
std::optional<bool> named_class(std::string_view glob, std::size_t& at, unsigned char c) {
  if (glob.compare(at, 2, "[:") != 0) return std::nullopt;
  const std::size_t end = glob.find(":]", at + 2);
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view name = glob.substr(at + 2, end - at - 2);
  for (const ClassName& entry : class_names) {
    if (entry.name != name) continue;
    at = end + 2;
    return entry.holds(c);
  }
  return std::nullopt;
}

// A bracket expression that begins at glob[at]. `length` is 0 when it has no end.
struct Bracket {
  bool holds = false;
  std::size_t length = 0;
};

Bracket bracket(std::string_view glob, std::size_t begin, unsigned char c) {
  std::size_t at = begin + 1;
  bool negated = false;
  if (at < glob.size() && (glob[at] == '!' || glob[at] == '^')) negated = true, ++at;
  bool holds = false;
  const auto literal = [&]() {
    if (glob[at] == '\\' && at + 1 < glob.size()) ++at;
    return static_cast<unsigned char>(glob[at++]);
  };
  for (bool first = true; at < glob.size(); first = false) {
    if (glob[at] == ']' && !first) return {holds != negated, at + 1 - begin};
    if (auto named = named_class(glob, at, c)) {
      holds = holds || *named;
      continue;
    }
    const unsigned char low = literal();
    unsigned char high = low;
    if (at + 1 < glob.size() && glob[at] == '-' && glob[at + 1] != ']') {
      ++at;
      high = literal();
    }
    holds = holds || (low <= c && c <= high);
  }
  return {};
}

// What one element of a glob is, other than a star.
struct Element {
  bool matches = false;
  std::size_t length = 1;
};

Element element(std::string_view glob, std::size_t at, char c) {
  switch (glob[at]) {
    case '?':
      return {c != '/', 1};
    case '\\':
      if (at + 1 < glob.size()) return {glob[at + 1] == c, 2};
      return {false, 1};
    case '[': {
      const Bracket found = bracket(glob, at, static_cast<unsigned char>(c));
      if (found.length == 0) return {c == '[', 1};
      return {found.holds && c != '/', found.length};
    }
    default:
      return {glob[at] == c, 1};
  }
}

// Two places to fall back to: the last star, and the last double star. A star
// that runs into a slash gives way to the double star before it.
bool glob_matches(std::string_view glob, std::string_view path, std::uint64_t& steps) {
  constexpr std::size_t none = std::string_view::npos;
  std::size_t g = 0, p = 0;
  std::size_t star_g = none, star_p = 0;
  std::size_t deep_g = none, deep_p = 0;
  bool deep_whole_parts = false;  // "**/": resumes behind a slash only
  while (true) {
    if (g < glob.size() && glob[g] == '*') {
      const bool part_begins = g == 0 || glob[g - 1] == '/';
      std::size_t stars = 0;
      while (g + stars < glob.size() && glob[g + stars] == '*') ++stars;
      const bool part_ends = g + stars == glob.size() || glob[g + stars] == '/';
      if (stars == 2 && part_begins && part_ends) {
        if (g + 2 == glob.size()) return p < path.size() || g == 0;
        g += 3;
        deep_g = g, deep_p = p, deep_whole_parts = true;
        star_g = none;
        continue;
      }
      g += stars;
      star_g = g, star_p = p;
      continue;
    }
    if (p == path.size() && g == glob.size()) return true;
    if (p < path.size() && g < glob.size()) {
      const Element here = element(glob, g, path[p]);
      // A "[" without end is looked at to the end of the glob.
      steps += glob[g] == '[' && here.length == 1 ? glob.size() - g : here.length;
      if (here.matches) {
        g += here.length, ++p;
        continue;
      }
    }
    if (star_g != none && star_p < path.size() && path[star_p] != '/') {
      p = ++star_p, g = star_g;
      continue;
    }
    if (deep_g == none) return false;
    const std::size_t slash = deep_whole_parts ? path.find('/', deep_p) : deep_p;
    if (slash == none) return false;
    p = deep_p = slash + 1, g = deep_g;
    star_g = none;
  }
}

}  // namespace

bool glob_matches(std::string_view glob, std::string_view path) {
  std::uint64_t steps = 0;
  return glob_matches(glob, path, steps);
}

// What stands behind "**/" may begin the path, so a slash at the front of the end doesn't count.
Glob::Glob(std::string_view glob) : glob_(glob) {
  begin_ = std::min(glob.find_first_of("*?[\\"), glob.size());
  if (begin_ == glob.size()) return;
  std::size_t end = glob.find_last_of("*?[]\\");
  end += glob[end] == '\\' ? 2U : 1U;
  if (end < glob.size() && glob[end] == '/') ++end;
  end_ = glob.size() - std::min(end, glob.size());
}

IgnorePatterns::IgnorePatterns(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    while (line.ends_with(' ') && !is_escaped(line, line.size() - 1)) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    const bool negated = line.starts_with('!');
    if (negated) line.remove_prefix(1);
    const bool directory_only = line.ends_with('/');
    if (directory_only) line.remove_suffix(1);
    if (line.empty()) continue;
    const bool anchored = line.find('/') != std::string_view::npos;
    if (line.starts_with('/')) line.remove_prefix(1);
    patterns_.push_back({Glob(line), negated, directory_only, anchored});
  }
}

std::optional<bool> IgnorePatterns::decide(std::string_view path, bool is_directory) const {
  const std::string_view last = path.substr(path.rfind('/') + 1);
  for (const Pattern& pattern : patterns_ | std::views::reverse) {
    if (pattern.directory_only && !is_directory) continue;
    if (++steps_ > most_steps) return std::nullopt;
    const std::string_view matched = pattern.anchored ? path : last;
    if (!pattern.glob.may_match(matched)) continue;
    if (glob_matches(pattern.glob.text(), matched, steps_)) return !pattern.negated;
  }
  return std::nullopt;
}

}  // namespace dcvlint
