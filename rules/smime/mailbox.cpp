// Mailboxes in subjectAltName and subject.

#include <algorithm>
#include <optional>

#include "lint/facts/caa_contact.h"
#include "lint/facts/mail_name.h"
#include "lint/facts/oid.h"
#include "rules/certificate/named_extensions.h"
#include "rules/names/place.h"
#include "rules/smime/checks.h"
#include "rules/subject/attribute_set.h"

namespace dcvlint {
namespace {

bool may_be_mailbox(const Attribute& attribute) {
  const bool named = attribute.type == AttributeType::email_address ||
                     attribute.type == AttributeType::common_name;
  return named && is_mailbox(attribute.text);
}

}  // namespace

void SmimeMailboxMissing::operator()(const SignedFact& fact, Hits& hits) const {
  const SubjectAltName& names = fact.object.extensions.subject_alt_name;
  if (fact.object.extensions.basic_constraints.ca) return;
  if (std::ranges::any_of(names.names, [](const GeneralName& name) {
        return name.kind == GeneralNameKind::rfc822_name;
      })) {
    return;
  }
  const auto utf8 = std::ranges::find_if(names.names, is_smtp_utf8_mailbox);
  if ((utf8 != names.names.end()) != rfc822_only) return;
  const Attribute* email = fact.object.subject.first(AttributeType::email_address);
  const std::string hint = email == nullptr || rfc822_only
                               ? ""
                               : ": there is only emailAddress " + value_text(email->text);
  Place place = extensions_place(fact.object);
  if (names.extension != nullptr) place = names.extension->place;
  if (rfc822_only) place = utf8->place;
  hits.add(place, "subjectAltName", {{"hint", hint}});
}

void SmimeMailboxSyntax::operator()(const SanFact& san, Hits& hits) const {
  const std::string problem = mailbox_problem(san.name);
  if (problem.empty()) return;
  const bool rfc822 = san.name.kind == GeneralNameKind::rfc822_name;
  const auto text = mailbox_of(san.name);
  const std::string shown = text ? name_excerpt(*text) : std::string("that can't be read");
  hits.add(
      san.name.place, shown,
      {{"kind", rfc822 ? "rfc822Name" : "SmtpUTF8Mailbox"}, {"name", shown}, {"problem", problem}});
}

void SubjectMailboxSyntax::operator()(const AttributeFact& fact, Hits& hits) const {
  if (fact.attribute.type != AttributeType::email_address) return;
  const MailboxCheck check = check_mailbox(fact.attribute.text);
  if (check.fault == MailboxFault::none) return;
  const std::string label = attribute_label(fact.attribute);
  hits.add(fact.attribute.value, label,
           {{"attribute", label},
            {"value", value_text(fact.attribute.text)},
            {"problem", mailbox_fault_text(check.fault)}});
}

void SubjectMailboxNotInSan::operator()(const SignedFact& fact, Hits& hits) const {
  const SubjectAltName& names = fact.object.extensions.subject_alt_name;
  std::optional<Mailboxes> mailboxes;
  for (const Attribute& each : fact.object.subject.attributes) {
    if (!may_be_mailbox(each)) continue;
    if (!mailboxes) mailboxes.emplace(names);
    if (mailboxes->has(each.text)) continue;
    const std::string label = attribute_label(each);
    Hit& hit =
        hits.add(each.value, label, {{"attribute", label}, {"value", value_text(each.text)}});
    if (names.extension != nullptr) hits.relate(hit, names.extension->place, "subjectAltName");
  }
}

void DirectoryMailboxNotInSan::operator()(const SignedFact& fact, Hits& hits) const {
  const SubjectAltName& names = fact.object.extensions.subject_alt_name;
  std::optional<Mailboxes> mailboxes;
  for (const GeneralName& name : names.names) {
    if (name.directory == nullptr) continue;
    for (const Attribute& each : name.directory->attributes) {
      if (!may_be_mailbox(each)) continue;
      if (!mailboxes) mailboxes.emplace(names);
      if (mailboxes->has(each.text)) continue;
      const std::string label = attribute_label(each);
      hits.add(each.value, label, {{"attribute", label}, {"value", value_text(each.text)}});
    }
  }
}

void SmimeOtherName::operator()(const SanFact& san, Hits& hits) const {
  if (san.name.kind != GeneralNameKind::other_name || is_smtp_utf8_mailbox(san.name)) return;
  const std::string type = oid_text(san.name.type_id);
  hits.add(san.name.place, type, {{"type", type}});
}

}  // namespace dcvlint
