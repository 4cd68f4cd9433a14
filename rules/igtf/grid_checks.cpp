#include "rules/igtf/grid_checks.h"

#include <algorithm>
#include <map>
#include <ranges>

#include "lint/base/ascii.h"
#include "lint/facts/domain_lists.h"
#include "lint/facts/subject_line.h"
#include "rules/subject/attribute_set.h"

namespace dcvlint {
namespace {

constexpr std::size_t most_shown = 3;

// Messages hold some 4000 octets; a line is shown up to these.
std::string shown_line(std::string_view line) {
  constexpr std::size_t most = 400;
  return line.size() <= most ? std::string(line) : std::string(line.substr(0, most)) + "…";
}

std::string_view escape_hint(std::string_view line) {
  return line.find("\\x") == std::string_view::npos
             ? ""
             : "; each octet of a letter beyond ASCII stands there as a number, which no pattern "
               "has";
}

std::string permitted_text(std::span<const NamespaceLine> lines, std::string_view issuer) {
  std::string text;
  std::size_t count = 0;
  for (const NamespaceLine& line : lines) {
    if (line.issuer != issuer || !line.permit) continue;
    if (++count > most_shown) return text + " and more";
    if (!text.empty()) text += ", ";
    text += shown_line(line.pattern);
  }
  return text.empty() ? "nothing is permitted" : "permitted is " + text;
}

std::string_view last_name(const std::vector<LinePart>& parts) {
  for (const LinePart& part : std::views::reverse(parts)) {
    if (part.type == "CN") return part.value;
  }
  return {};
}

using ValuesByType = std::map<std::string_view, std::vector<std::string_view>>;
ValuesByType by_type(std::string_view line) {
  ValuesByType values;
  for (const LinePart& part : line_parts(line)) values[part.type].push_back(part.value);
  return values;
}

// "L is only there, ST differs".
std::string difference_text(std::string_view subject, std::string_view mapped) {
  if (folded_line(subject) == folded_line(mapped)) return "only case or blanks differ";
  const ValuesByType here = by_type(subject), there = by_type(mapped);
  std::string text;
  const auto add = [&text](std::string_view type, std::string_view what) {
    text.append(text.empty() ? "" : ", ").append(type).append(what);
  };
  for (const auto& [type, values] : here) {
    const auto other = there.find(type);
    if (other == there.end()) {
      add(type, " is new");
    } else if (other->second != values) {
      add(type, " differs");
    }
  }
  for (const auto& [type, values] : there) {
    if (here.find(type) == here.end()) add(type, " is gone");
  }
  return text.empty() ? "the order differs" : text;
}

bool is_label_of_host(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    const char lower = ascii_lower(c);
    return (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9') || c == '-' || c == '_';
  });
}

}  // namespace

Result<void> SubjectNamespace::prepare() {
  outside_ = problem == "outside";
  if (!outside_ && problem != "issuer") return fail("problem", "\"outside\" or \"issuer\"");
  for (const std::string_view text : namespaces) lines_.push_back(namespace_line(text));
  return {};
}

void SubjectNamespace::judge_request(const SignedFact& fact, Hits& hits) const {
  const std::string subject = subject_line(fact.object.subject);
  const auto is_permitted = [&](const NamespaceLine& line) {
    return line.permit && fits_namespace(line, subject);
  };
  if (!outside_ || std::ranges::any_of(lines_, is_permitted)) return;
  hits.add(fact.object.subject.place, "subject",
           {{"subject", shown_line(subject)},
            {"issuer", ""},
            {"why", "no issuer's namespace has it"},
            {"hint", escape_hint(subject)}});
}

void SubjectNamespace::operator()(const SignedFact& fact, Hits& hits) const {
  if (lines_.empty() || fact.object.subject.empty()) return;
  if (fact.is_request()) return judge_request(fact, hits);
  const Certificate& certificate = *fact.certificate;
  if (certificate.self_issued() || certificate.extensions.basic_constraints.ca) return;
  const std::string subject = subject_line(certificate.subject);
  const std::string issuer = subject_line(certificate.issuer);
  const NamespaceVerdict verdict = judge_namespace(lines_, issuer, subject);
  if (verdict == NamespaceVerdict::permitted) return;
  if (outside_ == (verdict == NamespaceVerdict::unknown_issuer)) return;
  const std::string why =
      verdict == NamespaceVerdict::denied ? "a line denies it" : permitted_text(lines_, issuer);
  hits.add(certificate.subject.place, "subject",
           {{"subject", shown_line(subject)},
            {"issuer", shown_line(issuer)},
            {"why", why},
            {"hint", escape_hint(subject)}});
}

Result<void> SubjectMapped::prepare() {
  for (const std::string_view text : grid_mapfile) {
    const std::size_t tab = std::min(text.find('\t'), text.size());
    const Entry entry{text.substr(0, tab), text.substr(std::min(tab + 1, text.size()))};
    by_subject_.emplace(entry.subject, entries_.size());
    const std::string_view name = last_name(line_parts(entry.subject));
    if (!name.empty()) by_name_.emplace(folded_line(name), entries_.size());
    entries_.push_back(entry);
  }
  return {};
}

void SubjectMapped::operator()(const SignedFact& fact, Hits& hits) const {
  if (entries_.empty()) return;
  const std::string subject = subject_line(fact.object.subject);
  if (by_subject_.find(subject) != by_subject_.end()) return;
  const std::string_view name = last_name(line_parts(subject));
  const auto found = name.empty() ? by_name_.end() : by_name_.find(folded_line(name));
  if (found == by_name_.end()) return;
  const Entry& entry = entries_[found->second];
  hits.add(fact.object.subject.place, "subject",
           {{"subject", shown_line(subject)},
            {"mapped", shown_line(entry.subject)},
            {"user", entry.user},
            {"difference", difference_text(subject, entry.subject)}});
}

void SubjectLineAmbiguous::operator()(const SignedFact& fact, Hits& hits) const {
  const DistinguishedName& subject = fact.object.subject;
  if (!is_line_ambiguous(subject)) return;
  hits.add(subject.place, "subject", {{"line", shown_line(subject_line(subject))}});
}

Result<void> SubjectDomainComponents::prepare() {
  order_ = problem == "order";
  if (!order_ && problem != "characters") return fail("problem", "\"characters\" or \"order\"");
  return {};
}

void SubjectDomainComponents::operator()(const SignedFact& fact, Hits& hits) const {
  constexpr std::size_t most = 128;  // labels of a domain name
  std::vector<const Attribute*> components;
  for (const Attribute& each : fact.object.subject.attributes) {
    if (each.type == AttributeType::domain_component) components.push_back(&each);
    if (components.size() > most) return;
  }
  if (order_) {
    if (components.size() < 2 || fact.in.lists == nullptr) return;
    const Attribute& first = *components.front();
    const Attribute& last = *components.back();
    if (fact.in.lists->top_levels.contains(first.text) ||
        !fact.in.lists->top_levels.contains(last.text)) {
      return;
    }
    std::string name;
    for (const Attribute* each : components) {
      name.append(name.empty() ? "" : ".").append(each->text);
    }
    hits.add(first.place, "DC", {{"value", value_text(first.text)}, {"name", value_text(name)}});
    return;
  }
  for (const Attribute* each : components) {
    if (is_label_of_host(each->text)) continue;
    hits.add(each->value, "DC", {{"value", value_text(each->text)}, {"name", ""}});
  }
}

void HostHyphen::operator()(const AttributeFact& fact, Hits& hits) const {
  const Attribute& attribute = fact.attribute;
  if (attribute.type != AttributeType::common_name) return;
  const std::string_view text = attribute.text;
  const std::size_t dot = text.find('.');
  if (dot == std::string_view::npos || text.find_first_of(" /@*") != std::string_view::npos) return;
  const std::size_t hyphen = text.substr(0, dot).find('-');
  if (hyphen == std::string_view::npos || hyphen == 0 || text.starts_with("xn--")) return;
  const std::string other = std::string(text.substr(0, hyphen)) + std::string(text.substr(dot));
  hits.add(attribute.value, attribute_label(attribute),
           {{"name", value_text(text)}, {"other", value_text(other)}});
}

}  // namespace dcvlint
