#include "rules/caa/issue_value.h"

#include <array>
#include <vector>

#include "lint/base/utf8.h"
#include "rules/caa/checks.h"
#include "rules/caa/place.h"

namespace dcvlint {

namespace {

std::string quoted(std::string_view text) { return "\"" + excerpt(text) + "\""; }
bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::string_view rest_of_segment(std::string_view value, std::size_t at) {
  return value.substr(at, value.find(';', at) - at);
}

// A character that no issuer name has often tells what was written instead.
std::string bad_character_problem(std::string_view value, std::string_view character) {
  constexpr std::string_view only_name = "; only the CA's domain name belongs there";
  if (character == "=") return "a parameter needs a \";\" before it";
  if (character == "@") return "a mail address names no CA" + std::string(only_name);
  if (value.find("://") != std::string_view::npos)
    return "a URL names no CA" + std::string(only_name);
  if (character == "*") return "a CA has no wildcard name" + std::string(only_name);
  std::string problem = quoted(character) + " may not stand in the CA's name";
  if (static_cast<unsigned char>(character.front()) >= 0x80)
    problem += "; the name is written in ASCII (xn--…)";
  return problem;
}

std::string list_problem(std::string_view broken) {
  if (broken.front() != ',' && broken.find('=') != std::string_view::npos)
    return "a \";\" is missing before the parameter " + quoted(broken);
  return "one record names one CA, but " + quoted(broken) +
         " follows; each CA needs its own record";
}

std::string no_equals_problem(std::string_view broken) {
  if (broken.find('.') != std::string_view::npos && broken.find(' ') == std::string_view::npos)
    return quoted(broken) +
           " is read as a parameter and has no \"=\"; a second CA needs its own record";
  return "parameter " + quoted(broken) + " has no \"=\"";
}

std::string bad_tag_problem(std::string_view broken) {
  if (broken == "=") return "a parameter has no name before its \"=\"";
  if (is_blank(broken.front())) return "a parameter's name has a blank in it";
  if (broken.front() == '-') return "a parameter's name may not begin or end with \"-\"";
  return quoted(broken) + " may not stand in a parameter's name";
}

std::string bad_value_problem(std::string_view value, const IssueValue& parsed,
                              std::string_view broken) {
  if (!is_blank(broken.front())) return quoted(broken) + " may not stand in a parameter's value";
  if (parsed.fault_at > 0 && value[parsed.fault_at - 1] == ',')
    return "a list of parameter values has no blank behind its commas";
  if (rest_of_segment(value, parsed.fault_end).find('=') != std::string_view::npos)
    return "a \";\" is missing between two parameters";
  return "a parameter's value has a blank in it";
}

bool quotes_explain(const CaaFact& caa) {
  return quote_size(caa.property.value, caa.issue->fault_at) > 0;
}

void fix_malformed(const CaaFact& caa, Hits& hits, Hit& hit) {
  const IssueValue& issue = *caa.issue;
  const std::string_view value = caa.property.value;
  std::string_view title;
  if (issue.fault == IssueFault::final_dot) {
    title = "remove the final dot";
  } else if (issue.fault == IssueFault::empty_parameter) {
    title = "remove the \";\"";
  } else if (issue.fault == IssueFault::bad_parameter_value && issue.fault_at > 0 &&
             value[issue.fault_at - 1] == ',') {
    title = "remove the blank";
  } else {
    return;
  }
  std::string mended(value);
  mended.erase(issue.fault_at, issue.fault_end - issue.fault_at);
  if (!parse_issue_value(mended).well_formed()) return;
  CaaFix(caa).value(issue.fault_at, issue.fault_end, "").give(hits, hit, true, title);
}

void fix_quotes(const CaaFact& caa, Hits& hits, Hit& hit) {
  const std::string_view value = caa.property.value;
  CaaFix fix(caa);
  std::string mended;
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t size = quote_size(value, at);
    if (size > 0) {
      fix.value(at, at + size, "");
      at += size;
    } else {
      mended += value[at++];
    }
  }
  if (parse_issue_value(mended).well_formed()) fix.give(hits, hit, true, "remove the quotes");
}

}  // namespace

std::size_t quote_size(std::string_view value, std::size_t at) {
  if (at >= value.size()) return 0;
  const char c = value[at];
  if (c == '"' || c == '\'' || c == '`') return 1;
  const Utf8Step step = utf8_at(value, at);
  if (!step.valid) return c >= '\x91' && c <= '\x94' ? 1 : 0;  // ‘ ’ “ ” of Windows-1252
  constexpr std::u32string_view quotes =
      U"\u2018\u2019\u201A\u201B\u201C\u201D\u201E\u201F"
      U"\u00AB\u00BB\u2039\u203A\u2032\u2033\u00B4";
  return quotes.find(step.code_point) != std::u32string_view::npos ? step.size : 0;
}

std::string issue_problem(std::string_view value, const IssueValue& parsed) {
  const std::string_view broken = value.substr(parsed.fault_at, parsed.fault_end - parsed.fault_at);
  switch (parsed.fault) {
    case IssueFault::bad_character:
      return bad_character_problem(value, broken);
    case IssueFault::final_dot:
      return "the CA's name may not end with a dot";
    case IssueFault::empty_label:
      return "the CA's name has a dot with nothing before it";
    case IssueFault::hyphen_at_label_edge:
      return "a label of the CA's name may not begin or end with \"-\"";
    case IssueFault::list_of_names:
      return list_problem(broken);
    case IssueFault::parameter_without_equals:
      return no_equals_problem(broken);
    case IssueFault::empty_parameter:
      return value.find_first_not_of(" \t", parsed.fault_end) == std::string_view::npos
                 ? "\";\" may not end the parameters"
                 : "there is no parameter between two \";\"";
    case IssueFault::bad_parameter_tag:
      return bad_tag_problem(broken);
    case IssueFault::bad_parameter_value:
      return bad_value_problem(value, parsed, broken);
    case IssueFault::none:
      break;
  }
  return "";
}

std::string_view issued_things(CaaTag tag) {
  switch (tag) {
    case CaaTag::issuewild:
      return "wildcard certificates";
    case CaaTag::issuemail:
      return "S/MIME certificates";
    case CaaTag::issuevmc:
      return "mark certificates";
    default:
      return "certificates";
  }
}

void CaaIssueValueMalformed::operator()(const CaaFact& caa, Hits& hits) const {
  if (caa.issue == nullptr || caa.issue->well_formed() || quotes_explain(caa)) return;
  const std::string_view value = caa.property.value;
  Hit& hit =
      hits.add(CaaText(caa).value(caa.issue->fault_at, caa.issue->fault_end), owner_text(caa),
               {{"owner", owner_text(caa)},
                {"tag", caa.property.tag},
                {"value", excerpt(value)},
                {"problem", issue_problem(value, *caa.issue)},
                {"what", issued_things(caa.property.known_tag)}});
  fix_malformed(caa, hits, hit);
}

void CaaQuotesInValue::operator()(const CaaFact& caa, Hits& hits) const {
  if (caa.issue == nullptr || caa.issue->well_formed() || !quotes_explain(caa)) return;
  const std::string_view value = caa.property.value;
  const std::size_t at = caa.issue->fault_at;
  const std::size_t size = quote_size(value, at);
  Hit& hit = hits.add(CaaText(caa).value(at, at + size), owner_text(caa),
                      {{"owner", owner_text(caa)},
                       {"tag", caa.property.tag},
                       {"value", excerpt(value)},
                       {"quote", value.substr(at, size)},
                       {"what", issued_things(caa.property.known_tag)}});
  fix_quotes(caa, hits, hit);
}

}  // namespace dcvlint
