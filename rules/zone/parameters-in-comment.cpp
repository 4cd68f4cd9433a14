#include <algorithm>
#include <string>
#include <string_view>

#include "rules/zone/checks.h"

namespace dcvlint {
namespace {

// "validationmethods=dns-01" of "; validationmethods=dns-01 ; …": the first word
// behind the semicolon, if it has the form of a parameter (RFC 8659 §4.2).
std::string_view parameter_of(std::string_view comment) {
  std::size_t begin = comment.find_first_not_of("; \t");
  if (begin == std::string_view::npos) return {};
  std::string_view word = comment.substr(begin);
  word = word.substr(0, word.find_first_of("; \t\r\n"));
  std::size_t equals = word.find('=');
  if (equals == std::string_view::npos || equals == 0 || equals + 1 == word.size()) return {};
  bool name = std::ranges::all_of(word.substr(0, equals), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
  return name ? word : std::string_view{};
}

}  // namespace

void ParametersInComment::operator()(const CaaFact& caa, Hits& hits) const {
  if (caa.issue == nullptr || !caa.record.has_comment) return;
  std::string_view bytes = caa.in.documents[caa.record.place.doc].bytes;
  std::uint32_t end = caa.record.place.end;
  // Behind a quoted value the author knew where it ends.
  if (end == 0 || end >= bytes.size() || bytes[end - 1] == '"') return;
  std::string_view rest = bytes.substr(end, 512);
  rest = rest.substr(0, rest.find('\n'));
  std::size_t semicolon = rest.find_first_not_of(" \t");
  if (semicolon == std::string_view::npos || rest[semicolon] != ';') return;
  std::string_view parameter = parameter_of(rest.substr(semicolon));
  if (parameter.empty()) return;
  auto begin = static_cast<std::uint32_t>(parameter.data() - bytes.data());
  auto name = caa.in.names.display(caa.record.owner);
  hits.add({caa.record.place.doc, end + static_cast<std::uint32_t>(semicolon),
            begin + static_cast<std::uint32_t>(parameter.size())},
           name, {{"name", name}, {"value", caa.property.value}, {"parameter", parameter}});
}

}  // namespace dcvlint
