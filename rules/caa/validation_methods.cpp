#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "lint/base/spelling.h"
#include "lint/facts/caa_parameters.h"
#include "rules/caa/checks.h"
#include "rules/caa/issue_value.h"
#include "rules/caa/place.h"

namespace dcvlint {

namespace {

// Labels that the BR make of their own methods, whatever their number.
constexpr std::string_view tbr_prefix = "ca-tbr-";
constexpr std::string_view ca_prefix = "ca-";

bool has(Strings list, std::string_view item) {
  return std::ranges::find(list, item) != list.end();
}

// Calls look(parameter, labels) for each validationmethods of a value that follows the grammar.
template <class Look>
void each_list(const CaaFact& caa, Look look) {
  if (caa.issue == nullptr || !caa.issue->well_formed()) return;
  for (const IssueParameter& each : caa.issue->parameters) {
    if (each.tag == validationmethods_tag) look(each, method_labels(each.value));
  }
}

bool well_formed(const std::vector<MethodLabel>& labels) {
  return !labels.empty() && std::ranges::none_of(labels, [](const MethodLabel& label) {
    return method_label_break(label.text).has_value();
  });
}

template <class Look>
void each_good_list(const CaaFact& caa, Look look) {
  each_list(caa, [&](const IssueParameter& parameter, const std::vector<MethodLabel>& labels) {
    if (well_formed(labels)) look(parameter, labels);
  });
}

std::string label_problem(const MethodLabel& label, std::uint32_t at) {
  if (label.text.empty()) return "a comma has no method beside it";
  if (quote_size(label.text, at) > 0) return "it has quotation marks of its own";
  return "\"" + std::string(label.text.substr(at, 1)) +
         "\" may not stand in a label; methods are separated by commas";
}

std::string unknown_hint(const std::string& folded, Strings known) {
  if (folded == "tls-sni-01" || folded == "tls-sni-02") return "; the method was withdrawn";
  if (folded.starts_with(tbr_prefix))
    return "; the number is that of a method in BR section 3.2.2.4";
  if (folded == "dns" || folded == "http") return "; was \"" + folded + "-01\" meant?";
  const std::string_view meant = nearest(folded, known);
  return meant.empty() ? "" : "; was \"" + std::string(meant) + "\" meant?";
}

bool is_tbr_method(std::string_view number) {
  constexpr std::size_t most_digits = 2;
  constexpr int last_method = 22;  // BR 2.3.1, 3.2.2.4.22
  if (number.empty() || number.size() > most_digits) return false;
  int value = 0;
  for (char digit : number) value = value * 10 + (digit - '0');
  return value <= last_method;
}

}  // namespace

void CaaMethodsBadLabel::operator()(const CaaFact& caa, Hits& hits) const {
  LazyCaaText text(caa);
  each_list(caa, [&](const IssueParameter& parameter, const std::vector<MethodLabel>& labels) {
    if (well_formed(labels)) return;
    if (!hits.keeping()) return hits.count_one();
    Place place = text->piece(parameter.tag);
    std::string problem = "it is empty";
    for (const MethodLabel& label : labels) {
      const auto at = method_label_break(label.text);
      if (!at) continue;
      problem = label_problem(label, *at);
      const std::size_t begin = parameter.value_at + label.at + *at;
      // Of an empty label, the comma before or behind it.
      const std::size_t comma = label.text.empty() && label.at > 0 ? begin - 1 : begin;
      place = text->value(comma, comma + 1);
      break;
    }
    hits.add(
        place, owner_text(caa),
        {{"owner", owner_text(caa)}, {"value", excerpt(parameter.value)}, {"problem", problem}});
  });
}

void CaaMethodsUnknownLabel::operator()(const CaaFact& caa, Hits& hits) const {
  LazyCaaText text(caa);
  each_good_list(caa, [&](const IssueParameter&, const std::vector<MethodLabel>& labels) {
    for (const MethodLabel& label : labels) {
      const std::string folded = lower_case(label.text);
      const bool tbr = folded.starts_with(tbr_prefix);
      if (tbr ? is_tbr_method(tbr_number(folded))
              : folded.starts_with(ca_prefix) || has(known, folded))
        continue;
      if (!hits.keeping()) {
        hits.count_one();
        continue;
      }
      hits.add(text->piece(label.text), owner_text(caa),
               {{"owner", owner_text(caa)},
                {"label", excerpt(label.text)},
                {"hint", unknown_hint(folded, known)}});
    }
  });
}

void CaaMethodsUppercase::operator()(const CaaFact& caa, Hits& hits) const {
  LazyCaaText text(caa);
  each_good_list(caa, [&](const IssueParameter&, const std::vector<MethodLabel>& labels) {
    for (const MethodLabel& label : labels) {
      if (!has_capitals(label.text)) continue;
      const std::string lower = lower_case(label.text);
      if (!has(known, lower) && !is_tbr_method(tbr_number(lower))) continue;
      if (!hits.keeping()) {
        hits.count_one();
        continue;
      }
      Hit& hit = hits.add(text->piece(label.text), owner_text(caa),
                          {{"owner", owner_text(caa)}, {"label", label.text}, {"lower", lower}});
      const std::size_t begin = offset_in(caa.property.value, label.text);
      CaaFix(caa, *text)
          .value(begin, begin + label.text.size(), lower)
          .give(hits, hit, true, "write it in lower case");
    }
  });
}

void CaaMethodsRetired::operator()(const CaaFact& caa, Hits& hits) const {
  LazyCaaText text(caa);
  each_good_list(caa, [&](const IssueParameter&, const std::vector<MethodLabel>& labels) {
    const auto is_retired = [&](const MethodLabel& label) {
      return has(retired, tbr_number(label.text));
    };
    const bool all = std::ranges::all_of(labels, is_retired);
    for (const MethodLabel& label : labels) {
      if (!is_retired(label)) continue;
      if (!hits.keeping()) {
        hits.count_one();
        continue;
      }
      hits.add(text->piece(label.text), owner_text(caa),
               {{"owner", owner_text(caa)},
                {"label", label.text},
                {"method", "3.2.2.4." + std::string(tbr_number(label.text))},
                {"rest", all ? "the record leaves no method that may be used"
                             : "only the other methods of the record count"}});
    }
  });
}

void CaaMethodsOnlySunset::operator()(const CaaFact& caa, Hits& hits) const {
  LazyCaaText text(caa);
  each_good_list(caa, [&](const IssueParameter& parameter, const std::vector<MethodLabel>& labels) {
    std::vector<std::string> still;
    for (const MethodLabel& label : labels) {
      const std::string_view number = tbr_number(label.text);
      if (has(ending, number)) {
        still.emplace_back(label.text);
      } else if (!has(ended, number)) {
        return;
      }
    }
    if (still.empty()) return;
    if (!hits.keeping()) return hits.count_one();
    hits.add(text->piece(parameter.value), owner_text(caa),
             {{"owner", owner_text(caa)}, {"labels", excerpt(enumeration(still))}});
  });
}

}  // namespace dcvlint
