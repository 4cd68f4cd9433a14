#pragma once
// Contacts that a domain's owner names in DNS for a CA to write to or to call: TXT records below
// the domain (BR 2.3.1 appendix A.2) and CAA properties (A.1).

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lint/facts/answer.h"
#include "lint/facts/caa_contact.h"
#include "lint/facts/relevant_caa.h"

namespace dcvlint {

enum class ContactKind : std::uint8_t { email, phone };

// Labels before the domain whose TXT records are contacts.
inline constexpr std::string_view contact_email_label = "_validation-contactemail";
inline constexpr std::string_view contact_phone_label = "_validation-contactphone";
constexpr std::string_view contact_label(ContactKind kind) {
  return kind == ContactKind::email ? contact_email_label : contact_phone_label;
}

// One record's contact. The whole value has to be one address or one number, without anything
// around it; otherwise no CA may use the record.
struct DnsContact {
  ContactKind kind{};
  std::string value;  // octets, not made printable
  MailboxCheck mailbox;
  PhoneCheck phone;
  bool non_ascii = false;  // an address for which a mailer needs SMTPUTF8 or IDNA (RFC 6531)
  bool critical = false;   // of CAA: CAs that don't know the property must not issue
  const AnswerRecord* record = nullptr;
  bool usable() const {
    return mailbox.fault == MailboxFault::none && phone.fault == PhoneFault::none;
  }
};
DnsContact dns_contact(ContactKind kind, std::string value);

enum class ContactsFound : std::uint8_t {
  usable,    // one contact at least
  unusable,  // records, none of which a CA may use
  none,
  failed,  // a look-up failed; one that didn't validate must not be used (BR 4.2.2.2.3: MUST)
  unseen,
  unasked,
};

struct DnsContacts {
  ContactsFound found = ContactsFound::none;
  std::vector<DnsContact> all;  // at most 32
  Answer answer;  // of TXT: the whole of it; of CAA: of the set, or of the look-up that failed
};

// At "_validation-contactemail.<domain>" and at no name above that: only CAA is looked for upwards.
// "*." is dropped.
DnsContacts txt_contacts(View& view, Names& names, Name domain, ContactKind kind);
// In the CAA set that governs the domain (RFC 8659 §3): the nearest set, be there a contact in it
// or not.
DnsContacts caa_contacts(View& view, const Names& names, Name domain, ContactKind kind);

// Why the contact can't be used, for "…: {}", its octets as they are: "it has several addresses".
// Empty for one that can.
std::string contact_problem(const DnsContact& contact);

}  // namespace dcvlint
