#include "rules/validation/text.h"

namespace dcvlint {

std::string subject_of(const LogLine& line) {
  if (line.kind == LogKind::identity) return "the identity";
  return line.name.empty() ? "this line" : std::string(line.name);
}

std::string method_of(const LogLine& line) {
  return line.method == nullptr ? "no method" : line.method->title();
}

}  // namespace dcvlint
