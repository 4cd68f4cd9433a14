#include <algorithm>
#include <array>
#include <string>

#include "lint/base/spelling.h"
#include "lint/facts/caa_parameters.h"
#include "rules/caa/checks.h"
#include "rules/caa/issue_value.h"
#include "rules/caa/place.h"

namespace dcvlint {

namespace {

// Parameters count only in a value that follows the grammar.
std::span<const IssueParameter> parameters(const CaaFact& caa) {
  if (caa.issue == nullptr || !caa.issue->well_formed()) return {};
  return caa.issue->parameters;
}

std::string uri_problem(std::string_view value, const UriCheck& check) {
  switch (check.fault) {
    case UriFault::empty:
      return "it is empty";
    case UriFault::no_scheme:
      return "it has no scheme such as https:";
    case UriFault::no_host:
      return "it has no host";
    case UriFault::bad_character:
      if (quote_size(value, check.at) > 0) return "it has quotation marks of its own";
      if (value[check.at] == '%') return "\"%\" stands without two hexadecimal digits";
      return "\"" + std::string(value.substr(check.at, check.end - check.at)) +
             "\" may not stand in a URI";
    case UriFault::none:
      break;
  }
  return "";
}

}  // namespace

void CaaParameterMultiple::operator()(const CaaFact& caa, Hits& hits) const {
  const auto all = parameters(caa);
  if (all.size() < 2) return;
  const auto count = std::ranges::count(all, parameter, &IssueParameter::tag);
  if (count < 2) return;
  const auto first = std::ranges::find(all, parameter, &IssueParameter::tag);
  const auto second = std::find_if(
      first + 1, all.end(), [&](const IssueParameter& each) { return each.tag == parameter; });
  if (!hits.keeping()) return hits.count_one();
  const CaaText text(caa);
  Hit& hit = hits.add(text.piece(second->tag), owner_text(caa),
                      {{"owner", owner_text(caa)},
                       {"parameter", parameter},
                       {"count", hits.number(static_cast<std::uint64_t>(count))}});
  hits.relate(hit, text.piece(first->tag), "the first one");
}

void CaaAccounturiInvalid::operator()(const CaaFact& caa, Hits& hits) const {
  LazyCaaText text(caa);
  for (const IssueParameter& each : parameters(caa)) {
    if (each.tag != accounturi_tag) continue;
    const UriCheck check = check_uri(each.value);
    if (check.fault == UriFault::none) continue;
    if (!hits.keeping()) {
      hits.count_one();
      continue;
    }
    const Place place = check.end > check.at
                            ? text->value(each.value_at + check.at, each.value_at + check.end)
                            : text->piece(each.tag);
    hits.add(place, owner_text(caa),
             {{"owner", owner_text(caa)},
              {"value", excerpt(each.value)},
              {"problem", uri_problem(each.value, check)}});
  }
}

void CaaParameterMisspelled::operator()(const CaaFact& caa, Hits& hits) const {
  constexpr std::array<std::string_view, 2> known{accounturi_tag, validationmethods_tag};
  LazyCaaText text(caa);
  for (const IssueParameter& each : parameters(caa)) {
    if (std::ranges::find(known, each.tag) != known.end()) continue;
    const std::string_view meant = nearest(each.tag, known);
    if (meant.empty()) continue;
    if (!hits.keeping()) {
      hits.count_one();
      continue;
    }
    Hit& hit =
        hits.add(text->piece(each.tag), owner_text(caa),
                 {{"owner", owner_text(caa)}, {"parameter", excerpt(each.tag)}, {"meant", meant}});
    CaaFix(caa, *text)
        .value(each.tag_at, each.tag_at + each.tag.size(), meant)
        .give(hits, hit, false, "write it as RFC 8657 does");
  }
}

}  // namespace dcvlint
