#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "lint/base/ascii.h"
#include "lint/facts/domain_lists.h"
#include "lint/facts/host_name.h"
#include "lint/facts/mail_name.h"
#include "rules/subject/attribute_set.h"
#include "rules/subject/identity_checks.h"

namespace dcvlint {
namespace {

constexpr std::string_view individual_policy = "\x67\x81\x0C\x01\x02\x03";  // 2.23.140.1.2.3

// Numbers with a dot, slash, hyphen or blank between each two; empty when it is something else.
std::vector<std::string_view> number_groups(std::string_view text) {
  std::vector<std::string_view> groups;
  for (std::size_t at = 0; at <= text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end == at) return {};
    groups.push_back(text.substr(at, end - at));
    if (end == text.size()) return groups;
    if (std::string_view("./- ").find(text[end]) == std::string_view::npos) return {};
    at = end + 1;
  }
  return {};
}

bool is_year(std::string_view digits) {
  return digits.size() == 4 && digits >= "1000" && digits < "2100";
}
bool is_day_or_month(std::string_view digits, std::string_view last) {
  if (digits.size() > 2) return false;
  const bool short_one = digits.size() == 1;
  return short_one ? digits != "0" : digits >= "01" && digits <= last;
}

// A date, but not as ISO 8601 writes it: "21.11.2026", "11/21/2026", "2026/11/21". Eight digits may
// be a number of a register, and are left alone.
bool is_other_date(std::string_view text) {
  const std::vector<std::string_view> groups = number_groups(text);
  if (groups.size() != 3) return false;
  const auto both = [](std::string_view a, std::string_view b) {
    return (is_day_or_month(a, "31") && is_day_or_month(b, "12")) ||
           (is_day_or_month(a, "12") && is_day_or_month(b, "31"));
  };
  if (is_year(groups[2])) return both(groups[0], groups[1]);
  const bool iso = text.size() == 10 && text[4] == '-' && text[7] == '-';
  return is_year(groups[0]) && !iso && both(groups[1], groups[2]);
}

bool is_label(std::string_view text) {
  const HostName host = host_name(text);
  return host.is_name() && host.labels == 1 &&
         (host.traits & ~static_cast<unsigned>(host_a_label)) == 0;
}

}  // namespace

void SubjectJurisdictionLevel::operator()(const SignedFact& fact, Hits& hits) const {
  const DistinguishedName& subject = fact.object.subject;
  const Attribute* locality = subject.first(AttributeType::jurisdiction_locality);
  if (locality == nullptr || subject.first(AttributeType::jurisdiction_state) != nullptr) return;
  hits.add(locality->place, "jurisdictionLocalityName", {{"locality", value_text(locality->text)}});
}

void SubjectDateFormat::operator()(const AttributeFact& fact, Hits& hits) const {
  if (fact.attribute.type != AttributeType::serial_number || !is_other_date(fact.attribute.text)) {
    return;
  }
  hits.add(fact.attribute.value, "serialNumber", {{"value", value_text(fact.attribute.text)}});
}

void SubjectDomainComponentChain::operator()(const SignedFact& fact, Hits& hits) const {
  std::vector<const Attribute*> components;
  std::string name, problem;
  constexpr std::size_t most = 128;  // more labels no name has
  for (const Attribute& each : fact.object.subject.attributes) {
    if (each.type != AttributeType::domain_component || each.text.empty()) continue;
    if (components.size() == most) break;
    components.push_back(&each);
    if (!name.empty()) name.insert(0, ".");
    name.insert(0, each.text);
    if (problem.empty() && !is_label(each.text)) {
      problem = each.text.find('.') != std::string_view::npos
                    ? "one attribute has several labels"
                    : "\"" + std::string(value_text(each.text)) + "\" is no label of a host name";
    }
  }
  if (components.empty()) return;
  const DomainLists* lists = fact.in.lists;
  const auto is_top = [&](const Attribute* each) {
    return lists != nullptr && lists->top_levels.contains(each->text);
  };
  if (problem.empty() && components.size() > 1 && !is_top(components.front()) &&
      is_top(components.back())) {
    problem = "the top-level domain must come first";
  }
  if (problem.empty()) return;
  hits.add(components.front()->place, "DC", {{"name", value_text(name)}, {"problem", problem}});
}

void SubjectEmailNotInSan::operator()(const SignedFact& fact, Hits& hits) const {
  std::optional<Mailboxes> mailboxes;
  for (const Attribute& each : fact.object.subject.attributes) {
    if (each.type != AttributeType::email_address || each.text.empty()) continue;
    if (!mailboxes) {
      mailboxes.emplace(fact.object.extensions.subject_alt_name, Mailboxes::Kinds::rfc822);
    }
    if (mailboxes->has(each.text)) continue;
    if (value_remark(fact, each).cause == ValueCause::unwanted) continue;
    hits.add(each.place, "emailAddress", {{"address", value_text(each.text)}});
  }
}

void SubjectPersonWithoutPolicy::operator()(const CertificateFact& fact, Hits& hits) const {
  const auto policies = fact.certificate.extensions.certificate_policies.policies;
  if (std::ranges::find(policies, individual_policy, &Policy::oid) != policies.end()) return;
  for (const AttributeType type : {AttributeType::given_name, AttributeType::surname}) {
    const Attribute* attribute = fact.certificate.subject.first(type);
    // Where the type of certificate forbids it, that is what there is to say.
    if (attribute == nullptr || is_unwanted(fact.of, *attribute)) continue;
    const std::string label = attribute_label(*attribute);
    hits.add(attribute->place, label, {{"attribute", label}});
  }
}

Result<void> SubjectBeside::prepare() {
  for (const auto& [names, types, param] : {std::tuple(attributes, &attributes_, "attributes"),
                                            std::tuple(beside, &beside_, "beside")}) {
    for (const std::string_view name : names) {
      const auto type = attribute_type_from_text(name);
      if (!type) return fail(param, "\"" + std::string(name) + "\" is no attribute that we know");
      types->push_back(*type);
    }
  }
  return {};
}

bool SubjectBeside::is_told(const SignedFact& fact, const Attribute& attribute) const {
  const CertificateProfile* table = profile_table(fact, {});
  if (table == nullptr) return false;
  const auto is = [&](AttributeType type, Presence presence) {
    const AttributePresence* row = table->presence(type, fact.day);
    return row != nullptr && row->presence == presence;
  };
  const auto in_choice = [&](AttributeType type) {
    return std::ranges::any_of(table->choices, [&](const AttributeChoice& choice) {
      return choice.from <= fact.day &&
             std::ranges::find(choice.attributes, type) != choice.attributes.end();
    });
  };
  return is(attribute.type, Presence::forbidden) ||
         std::ranges::any_of(beside_, [&](AttributeType type) {
           return is(type, Presence::required) || in_choice(type);
         });
}

void SubjectBeside::operator()(const SignedFact& fact, Hits& hits) const {
  const DistinguishedName& subject = fact.object.subject;
  const auto has = [&](AttributeType type) { return subject.first(type) != nullptr; };
  if (std::ranges::any_of(beside_, has)) return;
  for (const AttributeType type : attributes_) {
    const Attribute* attribute = subject.first(type);
    if (attribute == nullptr || is_told(fact, *attribute)) continue;
    const std::string label = attribute_label(*attribute);
    hits.add(attribute->place, label,
             {{"attribute", label}, {"needed", attributes_text(beside_, "or")}});
    return;
  }
}

void SubjectIndividualUnnamed::operator()(const SignedFact& fact, Hits& hits) const {
  if (fact.day >= until) return;
  const DistinguishedName& subject = fact.object.subject;
  const auto has = [&](AttributeType type) { return subject.first(type) != nullptr; };
  if (has(AttributeType::organization)) return;
  const bool given = has(AttributeType::given_name), surname = has(AttributeType::surname);
  if (given && surname) return;
  const std::string_view missing = given ? "SN" : surname ? "GN" : "O, or GN and SN";
  hits.add(subject.place, "subject", {{"missing", missing}});
}

}  // namespace dcvlint
