#include "lint/facts/grid_namespace.h"

#include <algorithm>

namespace dcvlint {
namespace {

// One step of a pattern.
struct Step {
  enum class Kind : std::uint8_t { letter, any, any_run } kind = Kind::letter;
  char letter = 0;
  std::size_t size = 1;  // in the pattern
};

Step step_at(const NamespaceLine& line, std::size_t at) {
  const std::string_view pattern = line.pattern;
  const char c = pattern[at];
  if (c == '\\' && at + 1 < pattern.size() && pattern[at + 1] != 'x') {
    return {Step::Kind::letter, pattern[at + 1], 2};
  }
  if (line.is_globs) {
    return c == '*'   ? Step{Step::Kind::any_run, 0, 1}
           : c == '?' ? Step{Step::Kind::any, 0, 1}
                      : Step{Step::Kind::letter, c, 1};
  }
  if (c != '.') return {Step::Kind::letter, c, 1};
  const bool run = at + 1 < pattern.size() && pattern[at + 1] == '*';
  return run ? Step{Step::Kind::any_run, 0, 2} : Step{Step::Kind::any, 0, 1};
}

}  // namespace

std::string namespace_text(const NamespaceLine& line) {
  std::string text = line.permit ? "permit" : "deny";
  text += line.is_globs ? "\tglobs\t" : "\tregexp\t";
  return text + line.issuer + "\t" + line.pattern;
}

NamespaceLine namespace_line(std::string_view text) {
  const auto next = [&text] {
    const std::size_t tab = std::min(text.find('\t'), text.size());
    std::string part(text.substr(0, tab));
    text.remove_prefix(std::min(tab + 1, text.size()));
    return part;
  };
  NamespaceLine line;
  line.permit = next() == "permit";
  line.is_globs = next() == "globs";
  line.issuer = next();
  line.pattern = std::string(text);
  return line;
}

// Only the last run of any characters is ever tried again: the one before it can't help.
bool fits_namespace(const NamespaceLine& line, std::string_view subject) {
  const std::size_t end = line.pattern.size(), none = std::string::npos;
  std::size_t at = 0, read = 0, run = none, run_read = 0;
  while (read < subject.size()) {
    if (at < end) {
      const Step step = step_at(line, at);
      if (step.kind == Step::Kind::any_run) {
        at += step.size;
        run = at;
        run_read = read;
        continue;
      }
      if (step.kind == Step::Kind::any || step.letter == subject[read]) {
        at += step.size;
        ++read;
        continue;
      }
    }
    if (run == none) return false;
    at = run;
    read = ++run_read;
  }
  while (at < end) {
    const Step step = step_at(line, at);
    if (step.kind != Step::Kind::any_run) return false;
    at += step.size;
  }
  return true;
}

NamespaceVerdict judge_namespace(std::span<const NamespaceLine> lines, std::string_view issuer,
                                 std::string_view subject) {
  const bool in_namespaces = std::ranges::any_of(
      lines, [&](const NamespaceLine& line) { return !line.is_globs && line.issuer == issuer; });
  NamespaceVerdict verdict = NamespaceVerdict::unknown_issuer;
  for (const NamespaceLine& line : lines) {
    if (line.issuer != issuer || line.is_globs == in_namespaces) continue;
    if (verdict == NamespaceVerdict::unknown_issuer) verdict = NamespaceVerdict::outside;
    if (!fits_namespace(line, subject)) continue;
    if (!line.permit) return NamespaceVerdict::denied;
    verdict = NamespaceVerdict::permitted;
  }
  return verdict;
}

}  // namespace dcvlint
