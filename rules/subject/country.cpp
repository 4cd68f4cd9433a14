// C and jurisdictionC.

#include <algorithm>

#include "lint/base/ascii.h"
#include "lint/facts/subdivision.h"
#include "rules/subject/profile_checks.h"
#include "rules/subject/request_command.h"

namespace dcvlint {
namespace {

std::string hint_text(std::string_view value, const Countries& countries) {
  if (!looks_like_country(value)) return "a country is two letters, like SE";
  const std::string code = upper_case(value);
  if (const CountryNote* note = countries.note(code)) {
    return "it is " + std::string(note->says);
  }
  if (countries.has(code)) return "write " + code;
  return "no country has this code";
}

}  // namespace

Result<void> SubjectCountry::prepare() {
  constexpr std::array<std::string_view, 5> texts = {"", "unassigned", "lower-case", "XX", "UK"};
  const auto found = std::ranges::find(texts, problem);
  if (problem.empty() || found == texts.end()) {
    return fail("problem", "\"problem\" is unassigned, lower-case, XX or UK");
  }
  problem_ = static_cast<Problem>(found - texts.begin());
  return {};
}

// A code that was given up later was right on its day.
SubjectCountry::Problem SubjectCountry::problem_of(std::string_view value, Date day) {
  if (is_country_code(value, day) || value.empty()) return Problem::none;
  if (!looks_like_country(value)) return Problem::unassigned;
  const std::string code = upper_case(value);
  if (code == "XX") return Problem::xx;
  if (code == "UK") return Problem::uk;
  return is_country_code(code, day) ? Problem::lower_case : Problem::unassigned;
}

void SubjectCountry::operator()(const AttributeFact& fact, Hits& hits) const {
  const AttributeType type = fact.attribute.type;
  if (type != AttributeType::country && type != AttributeType::jurisdiction_country) return;
  if (fact.of.in.profiles == nullptr) return;
  const Countries& countries = fact.of.in.profiles->countries;
  const std::string_view value = fact.attribute.text;
  if (problem_of(value, fact.of.day) != problem_) return;
  const std::string label = attribute_label(fact.attribute);
  Hit& hit = hits.add(fact.attribute.value, label,
                      {{"attribute", label},
                       {"value", value_text(value)},
                       {"hint", hint_text(value, countries)},
                       {"source", countries.source}});
  advise_if_changed(fact, hits, hit);
}

}  // namespace dcvlint
