#include "lint/facts/mail_contact.h"

#include <doctest/doctest.h>

#include <array>
#include <string>

#include "lint/base/printable.h"
#include "tests/facts/mail_tree.h"

using namespace dcvlint;

namespace {

// "usable dns@d.example", "unusable x (it has no \"@\")"
std::string text(const DnsContacts& contacts) {
  constexpr std::string_view founds[] = {"usable", "unusable", "none",
                                         "failed", "unseen",   "unasked"};
  std::string out(founds[static_cast<std::size_t>(contacts.found)]);
  for (const DnsContact& contact : contacts.all) {
    out += " " + printable(contact.value);
    if (!contact.usable()) out += " (" + contact_problem(contact) + ")";
    if (contact.non_ascii) out += " non-ASCII";
    if (contact.critical) out += " critical";
  }
  return out;
}
std::string by_txt(MailTree& tree, ContactKind kind = ContactKind::email,
                   std::string_view domain = "d.example.") {
  return text(txt_contacts(tree, tree.names, tree.name(domain), kind));
}
std::string by_txt(MailTree&& tree, ContactKind kind = ContactKind::email,
                   std::string_view domain = "d.example.") {
  return by_txt(tree, kind, domain);
}
std::string by_caa(MailTree& tree, ContactKind kind = ContactKind::email,
                   std::string_view domain = "d.example.") {
  return text(caa_contacts(tree, tree.names, tree.name(domain), kind));
}
std::string by_caa(MailTree&& tree, ContactKind kind = ContactKind::email,
                   std::string_view domain = "d.example.") {
  return by_caa(tree, kind, domain);
}

}  // namespace

// facts, 4.4: its last three vectors; BR appendix A.2.
TEST_CASE("TXT contacts: the whole value is one address or one number") {
  const auto email = [](const std::string& txt) {
    return by_txt(MailTree("_validation-contactemail TXT " + txt + "\n"));
  };
  CHECK(email("\"dns@d.example\"") == "usable dns@d.example");
  CHECK(email("\"dns@d.example, noc@d.example\"") ==
        "unusable dns@d.example, noc@d.example (it has several addresses)");
  CHECK(email("\"mailto:dns@d.example\"") ==
        "unusable mailto:dns@d.example (\"mailto:\" does not belong to an address)");
  CHECK(email("\"DNS <dns@d.example>\"") ==
        "unusable DNS <dns@d.example> (it has more than the bare address)");
  CHECK(email("\" dns@d.example\"") == "unusable  dns@d.example (a blank stands around it)");
  CHECK(email("\"\"") == "unusable  (it is empty)");
  CHECK(email("\"v\\195\\164rd@d.example\"") == "usable värd@d.example non-ASCII");
  // Strings of one record are one value.
  CHECK(email("\"dns@d\" \".example\"") == "usable dns@d.example");
  CHECK(email("\"dns@d.example\" \"noc@d.example\"") ==
        "unusable dns@d.examplenoc@d.example (the part before \"@\" is malformed)");
  const auto phone = [](const std::string& txt) {
    return by_txt(MailTree("_validation-contactphone TXT " + txt + "\n"), ContactKind::phone);
  };
  CHECK(phone("\"+46 8 123 45 67\"") == "usable +46 8 123 45 67");
  CHECK(phone("\"08 123 45 67\"") ==
        "unusable 08 123 45 67 (it does not begin with \"+\" and the country code)");
  CHECK(phone("\"tel:+468\"") == "unusable tel:+468 (\"t\" may not stand in a number)");
}

TEST_CASE("TXT contacts: several records, one of which will do") {
  CHECK(by_txt(MailTree("_validation-contactemail TXT \"dns@d.example\"\n"
                        "_validation-contactemail TXT \"mailto:noc@d.example\"\n")) ==
        "usable dns@d.example mailto:noc@d.example (\"mailto:\" does not belong to an address)");
}

TEST_CASE("TXT contacts: at the domain itself, never above it") {
  const std::string zone = "_validation-contactemail TXT \"dns@d.example\"\n";
  CHECK(by_txt(MailTree(zone), ContactKind::email, "a.d.example.") == "none");
  CHECK(by_txt(MailTree(zone), ContactKind::email, "*.d.example.") == "usable dns@d.example");
  CHECK(by_txt(MailTree(zone), ContactKind::phone) == "none");
  CHECK(by_txt(MailTree(zone), ContactKind::email, "x.example.") == "unseen");
  CHECK(by_txt(MailTree("_validation-contactemail CNAME c.x.example.\n")
                   .zone("c TXT \"dns@x.example\"\n", "x.example.")) == "usable dns@x.example");
}

TEST_CASE("TXT contacts: look-ups that fail, and what is unasked") {
  constexpr std::string_view at = "_validation-contactemail.d.example.";
  CHECK(by_txt(MailTree("").fails(at, Type::txt, Failure::bogus)) == "failed");
  CHECK(by_txt(MailTree("").fails(at, Type::txt, Failure::timeout)) == "failed");
  CHECK(by_txt(MailTree("").fails(at, Type::txt, Failure::unreachable)) == "unseen");
  CHECK(by_txt(MailTree("").answers(at, Type::txt, Status::unasked)) == "unasked");
  // The label doesn't fit before the longest names.
  std::string longest;
  for (int i = 0; i < 60; ++i) longest += "abc.";
  CHECK(by_txt(MailTree(""), ContactKind::email, longest) == "none");
}

// BR appendix A.1; RFC 8659 §3.
TEST_CASE("CAA contacts: in the set that governs the domain") {
  CHECK(by_caa(MailTree("@ CAA 0 contactemail \"dns@d.example\"\n")) == "usable dns@d.example");
  CHECK(by_caa(MailTree("@ CAA 0 contactemail \"dns@d.example\"\n"), ContactKind::email,
               "w.a.d.example.") == "usable dns@d.example");
  CHECK(by_caa(MailTree("@ CAA 128 contactemail \"mailto:dns@d.example\"\n")) ==
        "unusable mailto:dns@d.example (\"mailto:\" does not belong to an address) critical");
  CHECK(by_caa(MailTree("@ CAA 0 contactphone \"+46 8 123\"\n"), ContactKind::phone) ==
        "usable +46 8 123");
  // The nearest set stands alone, be there a contact in it or not.
  CHECK(by_caa(MailTree("@ CAA 0 contactemail \"dns@d.example\"\n"
                        "a CAA 0 issue \"harica.gr\"\n"),
               ContactKind::email, "a.d.example.") == "none");
  CHECK(by_caa(MailTree("@ CAA 0 issue \"harica.gr\"\n")) == "none");
}

TEST_CASE("CAA contacts: what can't be seen, what fails") {
  // "example." is outside of the zones, and may have a set.
  CHECK(by_caa(MailTree("@ TXT x\n")) == "unseen");
  CHECK(by_caa(MailTree("@ TXT x\n").answers("example.", Type::caa, Status::no_data)) == "none");
  CHECK(by_caa(MailTree("@ TXT x\n").fails("d.example.", Type::caa, Failure::bogus)) == "failed");
  CHECK(by_caa(MailTree("@ TXT x\n").answers("d.example.", Type::caa, Status::unasked)) ==
        "unasked");
}
