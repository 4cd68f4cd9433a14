#include "lint/facts/mail_contact.h"

#include <algorithm>

#include "lint/facts/caa.h"
#include "lint/facts/dcv_presence.h"

namespace dcvlint {

namespace {

constexpr std::size_t most_contacts = 32;

// A look-up of which nothing is known is none that failed.
ContactsFound without_records(const Answer& answer) {
  switch (answer.status) {
    case Status::unasked:
      return ContactsFound::unasked;
    case Status::unseen:
      return ContactsFound::unseen;
    case Status::failed:
      return answer.failure == Failure::unreachable ? ContactsFound::unseen : ContactsFound::failed;
    default:
      return ContactsFound::none;
  }
}

void judge(DnsContacts& contacts) {
  if (contacts.all.empty()) return;
  const bool usable = std::ranges::any_of(contacts.all, &DnsContact::usable);
  contacts.found = usable ? ContactsFound::usable : ContactsFound::unusable;
}

}  // namespace

DnsContact dns_contact(ContactKind kind, std::string value) {
  DnsContact contact;
  contact.kind = kind;
  contact.value = std::move(value);
  if (kind == ContactKind::phone) {
    contact.phone = check_global_number(contact.value);
    return contact;
  }
  contact.mailbox = check_mailbox(contact.value);
  contact.non_ascii = std::ranges::any_of(
      contact.value, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  return contact;
}

DnsContacts txt_contacts(View& view, Names& names, Name domain, ContactKind kind) {
  if (names.is_wildcard(domain)) domain = names.parent(domain);
  DnsContacts contacts;
  // Where the label makes the name too long, nobody can have such a record.
  const auto owner = names.add_child(domain, contact_label(kind));
  if (!owner) return contacts;
  contacts.answer = view.find(*owner, Type::txt);
  contacts.found = without_records(contacts.answer);
  for (const AnswerRecord& record : contacts.answer.records) {
    if (contacts.all.size() == most_contacts) break;
    contacts.all.push_back(dns_contact(kind, txt_value(record.rdata)));
    contacts.all.back().record = &record;
  }
  judge(contacts);
  return contacts;
}

DnsContacts caa_contacts(View& view, const Names& names, Name domain, ContactKind kind) {
  const CaaTag tag = kind == ContactKind::email ? CaaTag::contactemail : CaaTag::contactphone;
  const RelevantCaa relevant = relevant_caa(view, names, domain);
  DnsContacts contacts;
  if (const CaaHop* where = relevant.where()) contacts.answer = where->answer;
  switch (relevant.found) {
    case CaaFound::unasked:
      contacts.found = ContactsFound::unasked;
      return contacts;
    case CaaFound::failed:
      contacts.found = without_records(contacts.answer);
      return contacts;
    case CaaFound::none:
      // What stands above a repository's zones is taken for "no CAA", which nobody knows.
      contacts.found = std::ranges::any_of(relevant.path, &CaaHop::assumed) ? ContactsFound::unseen
                                                                            : ContactsFound::none;
      return contacts;
    case CaaFound::set:
      break;
  }
  for (const AnswerRecord& record : relevant.records()) {
    if (contacts.all.size() == most_contacts) break;
    const CaaProperty property = parse_caa(record.rdata);
    if (property.fault != CaaWireFault::none || property.known_tag != tag) continue;
    contacts.all.push_back(dns_contact(kind, std::string(property.value)));
    contacts.all.back().record = &record;
    contacts.all.back().critical = property.critical();
  }
  judge(contacts);
  return contacts;
}

std::string contact_problem(const DnsContact& contact) {
  if (contact.kind == ContactKind::phone) return phone_fault_text(contact.value, contact.phone);
  return std::string(mailbox_fault_text(contact.mailbox.fault));
}

}  // namespace dcvlint
