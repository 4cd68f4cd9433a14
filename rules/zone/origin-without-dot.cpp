#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/base/ascii.h"
#include "lint/facts/record_text.h"
#include "rules/zone/checks.h"
#include "rules/zone/target.h"

namespace dcvlint {
namespace {

constexpr std::string_view blanks = " \t\r\n";

// A line's word number `index` (from 0) as [begin, end) offsets in the line.
std::string_view word(std::string_view line, std::size_t index) {
  for (std::size_t at = 0;; --index) {
    at = line.find_first_not_of(blanks, at);
    if (at == std::string_view::npos || line[at] == ';') return {};
    std::size_t end = std::min(line.find_first_of(blanks, at), line.size());
    if (index == 0) return line.substr(at, end - at);
    at = end;
  }
}

std::optional<Place> relative(Doc doc, std::string_view bytes, std::string_view name) {
  if (name.empty() || name.ends_with('.') || name == "@") return std::nullopt;
  auto begin = static_cast<std::uint32_t>(name.data() - bytes.data());
  return Place{doc, begin, begin + static_cast<std::uint32_t>(name.size())};
}

// The relative name in the directive that a record is the first after, if the
// nearest line above with something on it (but $TTL) is $ORIGIN, or if the
// record begins a file that was included with an origin.
std::optional<Place> directive_before(const Documents& documents, Place record) {
  const Document& document = documents[record.doc];
  constexpr std::size_t most = 4096;  // bytes looked back; comments may be long, but not endless
  std::size_t line = document.bytes.rfind('\n', record.begin);
  std::size_t stop = record.begin > most ? record.begin - most : 0;
  while (line != std::string_view::npos && line >= stop) {
    std::size_t start = line == 0 ? std::string_view::npos : document.bytes.rfind('\n', line - 1);
    std::size_t begin = start == std::string_view::npos ? 0 : start + 1;
    auto text = document.bytes.substr(begin, line - begin);
    auto first = word(text, 0);
    if (equal_folded(first, "$ORIGIN")) return relative(record.doc, document.bytes, word(text, 1));
    if (!first.empty() && !equal_folded(first, "$TTL")) return std::nullopt;
    line = start;
  }
  if (line != std::string_view::npos || !document.from) return std::nullopt;
  // It comes from directive and path; the origin stands behind them.
  const Document& above = documents[document.from->doc];
  auto include = above.bytes.substr(document.from->begin);
  include = include.substr(0, include.find('\n'));
  if (!equal_folded(word(include, 0), "$INCLUDE")) return std::nullopt;
  return relative(document.from->doc, above.bytes, word(include, 2));
}

}  // namespace

void OriginWithoutDot::operator()(const OwnerFact& owner, Hits& hits) const {
  const Names& names = owner.in.names;
  unsigned repeated = repeated_labels(names, owner.owner, owner.zone.origin());
  if (repeated == 0) return;
  for (const Record& record : owner.records) {
    auto place = directive_before(owner.in.documents, record.place);
    if (!place) continue;
    std::string meant(owner.in.documents.text(*place));
    auto name = names.display(owner.owner);
    // "example.org" in example.org repeats it; "sub" with a doubled owner below does not.
    if (!(name + ".").ends_with(meant + "." + names.text(owner.zone.origin()))) continue;
    auto origin = meant + "." + names.display(owner.zone.origin());
    Hit& hit = hits.add(*place, origin, {{"name", origin}, {"meant", meant}});
    Edit dot{{place->doc, place->end, place->end}, "."};
    hits.fix(hit, false, "write the final dot", {&dot, 1});
    return;
  }
}

}  // namespace dcvlint
