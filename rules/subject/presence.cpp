// Which attributes stand in a subject.

#include <algorithm>

#include "rules/subject/profile_checks.h"
#include "rules/subject/request_command.h"

namespace dcvlint {

Result<void> SubjectAttributeMissing::prepare() {
  const auto set = attribute_set(attributes, except);
  if (!set) return fail(set.error());
  set_ = *set;
  return {};
}

void SubjectAttributeMissing::operator()(const SignedFact& fact, Hits& hits) const {
  const CertificateProfile* profile = profile_table(fact, table);
  if (profile == nullptr) return;
  const DistinguishedName& subject = fact.object.subject;
  AttributeSet present;
  for (const Attribute& each : subject.attributes) present.add(each.type);
  profile->each(Presence::required, fact.day, [&](const auto& row, AttributeType type) {
    if (present.has(type) || !set_.has(type)) return;
    const std::string_view label = attribute_short_name(type);
    const std::string_view name = attribute_long_name(type);
    std::string named(label);
    if (!name.empty() && name != label) named.append(" (").append(name).append(")");
    Hit& hit = hits.add(subject.place, label,
                        {{"attribute", label},
                         {"name", name},
                         {"named", named},
                         {"type", profile->title},
                         {"basis", fact.profile.why},
                         {"clause", clause_text(row.clause)}});
    tell_days(*profile, row, hits, hit);
    tell_guess(fact, table, hits, hit);
  });
}

void SubjectChoiceMissing::operator()(const SignedFact& fact, Hits& hits) const {
  const CertificateProfile* profile = profile_table(fact, table);
  if (profile == nullptr) return;
  const DistinguishedName& subject = fact.object.subject;
  for (const AttributeChoice& choice : profile->choices) {
    if (choice.from > fact.day) continue;
    const auto is_there = [&](AttributeType type) { return subject.first(type) != nullptr; };
    if (std::ranges::any_of(choice.attributes, is_there)) continue;
    const std::string names = attributes_text(choice.attributes, "or");
    Hit& hit = hits.add(subject.place, names,
                        {{"attributes", names},
                         {"type", profile->title},
                         {"basis", fact.profile.why},
                         {"clause", clause_text(choice.clause)}});
    hits.within(hit, choice.from, {});
    tell_guess(fact, table, hits, hit);
  }
}

Result<void> SubjectAttributePresence::prepare() {
  if (presence == presence_text(Presence::forbidden)) {
    presence_ = Presence::forbidden;
  } else if (presence == presence_text(Presence::discouraged)) {
    presence_ = Presence::discouraged;
  } else {
    return fail("presence", "\"presence\" is \"forbidden\" or \"discouraged\"");
  }
  const auto set = attribute_set(attributes, except);
  if (!set) return fail(set.error());
  set_ = *set;
  return {};
}

void SubjectAttributePresence::operator()(const AttributeFact& fact, Hits& hits) const {
  const AttributeType type = fact.attribute.type;
  if (!set_.has(type)) return;
  const CertificateProfile* profile = profile_table(fact.of, table);
  if (profile == nullptr) return;
  const AttributePresence* row = profile->presence(type, fact.of.day);
  if (row == nullptr || row->presence != presence_) return;
  const std::string label = attribute_label(fact.attribute);
  const std::string_view long_name = attribute_long_name(type);
  Hit& hit = hits.add(fact.attribute.place, label,
                      {{"attribute", label},
                       {"name", long_name.empty() ? std::string_view(label) : long_name},
                       {"value", value_text(fact.attribute.text)},
                       {"type", profile->title},
                       {"basis", fact.of.profile.why},
                       {"clause", clause_text(row->clause)}});
  tell_days(*profile, *row, hits, hit);
  tell_guess(fact.of, table, hits, hit);
  advise_leaving_out(fact, *profile, hits, hit);
}

// All that the rule tells of at once. Of a request that was only taken for DV's, for want of an O,
// nobody knows whether the rest is superfluous or O is missing.
void SubjectAttributePresence::advise_leaving_out(const AttributeFact& fact,
                                                  const CertificateProfile& profile, Hits& hits,
                                                  Hit& hit) const {
  const JudgedProfile& judged = fact.of.profile;
  const std::span<const Attribute> all = fact.of.object.subject.attributes;
  if (!table.empty() || !is_tls(judged.profile) || all.size() > most_attributes_of_command) return;
  if (judged.profile == Profile::dv && judged.source == ProfileSource::guessed &&
      fact.attribute.type != AttributeType::organizational_unit) {
    return;
  }
  RequestChanges changes;
  for (const Attribute& each : all) {
    const AttributePresence* row =
        set_.has(each.type) ? profile.presence(each.type, fact.of.day) : nullptr;
    if (row != nullptr && row->presence == presence_) changes.attributes.push_back({&each, true});
  }
  advise_command(fact.of, hits, hit, changes);
}

void SubjectValueNotListed::operator()(const AttributeFact& fact, Hits& hits) const {
  const CertificateProfile* profile = profile_table(fact.of, table);
  if (profile == nullptr) return;
  for (const AttributeValues& row : profile->values) {
    if (row.attribute != fact.attribute.type || row.from > fact.of.day) continue;
    if (std::ranges::find(row.values, fact.attribute.text) != row.values.end()) continue;
    std::string values;
    for (std::string_view value : row.values) {
      if (!values.empty()) values += ", ";
      values.append("\"").append(value).append("\"");
    }
    const std::string label = attribute_label(fact.attribute);
    Hit& hit = hits.add(fact.attribute.value, label,
                        {{"attribute", label},
                         {"value", value_text(fact.attribute.text)},
                         {"values", values},
                         {"type", profile->title},
                         {"clause", clause_text(row.clause)}});
    hits.within(hit, row.from, {});
    tell_guess(fact.of, table, hits, hit);
  }
}

void SubjectNeeds::operator()(const SignedFact& fact, Hits& hits) const {
  const CertificateProfile* profile = profile_table(fact, table);
  if (profile == nullptr) return;
  const DistinguishedName& subject = fact.object.subject;
  const auto is_there = [&](AttributeType type) { return subject.first(type) != nullptr; };
  for (const NeedRow& row : profile->rows.needs) {
    if (row.from > fact.day || std::ranges::any_of(row.one_of, is_there)) continue;
    for (AttributeType type : row.attributes) {
      const Attribute* found = subject.first(type);
      if (found == nullptr) continue;
      const std::string label = attribute_label(*found);
      Hit& hit = hits.add(found->place, label,
                          {{"attribute", label},
                           {"needed", attributes_text(row.one_of, "or")},
                           {"type", profile->title},
                           {"basis", fact.profile.why},
                           {"clause", clause_text(row.clause)}});
      hits.within(hit, row.from, {});
      tell_guess(fact, table, hits, hit);
    }
  }
}

}  // namespace dcvlint
