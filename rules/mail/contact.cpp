// TXT records that name whom a CA may write to or call, and the same addresses in CAA.

#include <algorithm>
#include <string>

#include "lint/base/ascii.h"
#include "lint/facts/dcv_presence.h"
#include "lint/facts/mail_contact.h"
#include "lint/facts/record_text.h"
#include "rules/caa/issue_value.h"
#include "rules/caa/place.h"
#include "rules/mail/checks.h"
#include "rules/shared/days_text.h"

namespace dcvlint {

namespace {

Result<void> known_kind(std::string_view kind) {
  if (kind == "email" || kind == "phone") return {};
  return fail("kind", "must be email or phone");
}

// The record's contact, if it stands where contacts of that kind do.
std::optional<DnsContact> contact_of(const RecordFact& fact, ContactKind kind) {
  if (fact.in.names.label(fact.record.owner) != contact_label(kind)) return std::nullopt;
  return dns_contact(kind, txt_value(fact.zone.rdata(fact.record)));
}

ContactKind kind_from(std::string_view kind) {
  return kind == "email" ? ContactKind::email : ContactKind::phone;
}

// The one string of the record, else all of it.
Place value_place(const RecordFact& fact) {
  const RecordText text(fact.in.documents, fact.record.place);
  if (text.generic() || text.rdata_count() != 1) return fact.record.place;
  return text.rdata(0);
}

// "_Validation-Contact-Email" and "validation_contactemail" are both "validationcontactemail".
std::string letters_of(std::string_view label) {
  std::string letters;
  for (const char c : label) {
    if (c >= 'a' && c <= 'z') letters += c;
  }
  return letters;
}

}  // namespace

Result<void> MailContactSyntax::prepare() const { return known_kind(kind); }

void MailContactSyntax::operator()(const RecordFact& fact, Hits& hits) const {
  const auto contact = contact_of(fact, kind_from(kind));
  if (!contact || contact->usable()) return;
  const std::string owner = fact.in.names.display(fact.record.owner);
  hits.add(value_place(fact), owner,
           {{"owner", owner},
            {"value", excerpt(contact->value)},
            {"problem", contact_problem(*contact)}});
}

Result<void> MailContactSunset::prepare() const { return known_kind(kind); }

void MailContactSunset::operator()(const RecordFact& fact, Hits& hits) const {
  const auto contact = contact_of(fact, kind_from(kind));
  if (!contact) return;
  const std::string owner = fact.in.names.display(fact.record.owner);
  hits.add(fact.record.place, owner,
           {{"owner", owner},
            {"value", excerpt(contact->value)},
            {"until", to_string(until)},
            {"in", days_text(days_between(fact.in.as_of, until))}});
}

void MailContactNonAscii::operator()(const RecordFact& fact, Hits& hits) const {
  const auto contact = contact_of(fact, ContactKind::email);
  if (!contact || !contact->usable() || !contact->non_ascii) return;
  const std::string owner = fact.in.names.display(fact.record.owner);
  hits.add(value_place(fact), owner, {{"owner", owner}, {"value", excerpt(contact->value)}});
}

void MailContactCaaNonAscii::operator()(const CaaFact& caa, Hits& hits) const {
  if (caa.property.known_tag != CaaTag::contactemail) return;
  const DnsContact contact = dns_contact(ContactKind::email, std::string(caa.property.value));
  // Quotation marks of a word processor are caa.contactemail-syntax's.
  if (!contact.usable() || !contact.non_ascii || quote_size(caa.property.value, 0) > 1) return;
  hits.add(CaaText(caa).value(), owner_text(caa),
           {{"owner", owner_text(caa)}, {"value", excerpt(caa.property.value)}});
}

void MailContactOwner::operator()(const RecordFact& fact, Hits& hits) const {
  const std::string_view label = fact.in.names.label(fact.record.owner);
  if (label == contact_email_label || label == contact_phone_label) return;
  if (label.find("contact") == std::string_view::npos) return;
  const std::string letters = letters_of(label);
  ContactKind kind{};
  if (letters == "validationcontactemail" || letters == "contactemail") {
    kind = ContactKind::email;
  } else if (letters == "validationcontactphone" || letters == "contactphone") {
    kind = ContactKind::phone;
  } else {
    return;
  }
  // A host may be called so; what it says must look like a contact.
  const std::string value = txt_value(fact.zone.rdata(fact.record));
  const char sign = kind == ContactKind::email ? '@' : '+';
  if (value.find(sign) == std::string::npos) return;
  const std::string owner = fact.in.names.display(fact.record.owner);
  hits.add(fact.record.place, owner,
           {{"owner", owner}, {"label", label}, {"right", contact_label(kind)}});
}

}  // namespace dcvlint
