#pragma once
// Checks of the mail family: whether a CA's mail arrives (lint/facts/mailbox.h), and the contacts
// that a domain names in TXT records (lint/facts/mail_contact.h).

#include <array>
#include <string_view>
#include <tuple>

#include "lint/engine/check.h"

namespace dcvlint {

// --- mail servers, of whatever domain: mail_servers.cpp --------------------------------------

struct MailNullMxMixed {
  static constexpr std::string_view id = "mail.null-mx-mixed";
  static constexpr std::string_view about =
      "A domain says by a null MX that it takes no mail, and has other MX records.";
  static constexpr auto words = std::array<std::string_view, 1>{"name"};
  static constexpr auto only_types = std::array{Type::mx};
  static constexpr bool only_several = true;
  static constexpr auto params = std::tuple{};
  void operator()(const RrsetFact& fact, Hits& hits) const;
};

struct MailMxWithoutAddress {
  static constexpr std::string_view id = "mail.mx-without-address";
  static constexpr std::string_view about =
      "An MX record names a host that the zones have, without an address and without an alias.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "target"};
  static constexpr auto only_types = std::array{Type::mx};
  static constexpr auto params = std::tuple{};
  void operator()(const RrsetFact& fact, Hits& hits) const;
};

struct MailMxLocalhost {
  static constexpr std::string_view id = "mail.mx-localhost";
  static constexpr std::string_view about = "An MX record names localhost.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "target"};
  static constexpr auto only_types = std::array{Type::mx};
  static constexpr auto params = std::tuple{};
  void operator()(const RrsetFact& fact, Hits& hits) const;
};

// --- where [policy] methods has ca-tbr-4 -----------------------------------------------------

struct MailMxPrivate {
  static constexpr std::string_view id = "mail.mx-private";
  static constexpr std::string_view about =
      "All mail servers of a domain have only addresses that are not routed. Where [policy] "
      "methods "
      "has ca-tbr-4; documentation addresses count as routed.";
  static constexpr auto words = std::array<std::string_view, 3>{"name", "target", "block"};
  static constexpr auto only_types = std::array{Type::mx};
  static constexpr auto params = std::tuple{};
  void operator()(const RrsetFact& fact, Hits& hits) const;
};

struct MailWildcardMx {
  static constexpr std::string_view id = "mail.wildcard-mx";
  static constexpr std::string_view about =
      "A wildcard has MX records. Where [policy] methods has ca-tbr-4.";
  static constexpr auto words = std::array<std::string_view, 3>{"owner", "domain", "target"};
  static constexpr auto only_types = std::array{Type::mx};
  static constexpr auto params = std::tuple{};
  void operator()(const RrsetFact& fact, Hits& hits) const;
};

// The following look where mail is the only way: [policy] methods has ca-tbr-4 and no others but
// those by contacts (ca-tbr-13, -14, -16, -17), of which the domain has none. domain.cpp

struct MailNoMailbox {
  static constexpr std::string_view id = "mail.no-mailbox";
  static constexpr std::string_view about =
      "Names of a zone that can get a certificate, of which neither the name nor a domain above it "
      "takes mail: that is sure. One finding a zone. Where [policy] methods leaves mail alone.";
  static constexpr auto words = std::array<std::string_view, 2>{"names", "reason"};
  static constexpr auto params = std::tuple{};
  void operator()(const ZoneFact& fact, Hits& hits) const;
};

struct MailDomain {
  std::string_view state;
  static constexpr std::string_view id = "mail.domain";
  static constexpr std::string_view about =
      "The domain above all names of a zone can't be counted on for mail, though names below it "
      "may "
      "be. What mail.no-mailbox finds it leaves out. Where [policy] methods leaves mail alone.";
  static constexpr auto words = std::array<std::string_view, 2>{"domain", "reason"};
  static constexpr auto params = std::tuple{param(
      "state", &MailDomain::state,
      "null-mx: it says that it takes none; no-server: it has neither MX nor address; implicit: "
      "it has an address only; servers-dead: none of its mail servers can take any")};
  Result<void> prepare() const;
  void operator()(const ZoneFact& fact, Hits& hits) const;
};

struct MailSunsetAhead {
  Date until{};
  static constexpr std::string_view id = "mail.sunset";
  static constexpr std::string_view about =
      "A domain whose names are validated by mail, or by mail and phone, alone, as [policy] "
      "methods "
      "says.";
  static constexpr auto words = std::array<std::string_view, 4>{"domain", "by", "until", "in"};
  static constexpr auto params =
      std::tuple{param("until", &MailSunsetAhead::until, "the first day on which no CA may do so")};
  void operator()(const ZoneFact& fact, Hits& hits) const;
};

// --- TXT contacts: contact.cpp ---------------------------------------------------------------

struct MailContactSyntax {
  std::string_view kind;
  static constexpr std::string_view id = "mail.contact-syntax";
  static constexpr std::string_view about =
      "The TXT record of a contact for validation is more or less than one address or number.";
  static constexpr auto words = std::array<std::string_view, 3>{"owner", "value", "problem"};
  static constexpr auto only_types = std::array{Type::txt};
  static constexpr auto params =
      std::tuple{param("kind", &MailContactSyntax::kind, "email or phone")};
  Result<void> prepare() const;
  void operator()(const RecordFact& fact, Hits& hits) const;
};

struct MailContactSunset {
  std::string_view kind;
  Date until{};
  static constexpr std::string_view id = "mail.contact-sunset";
  static constexpr std::string_view about =
      "The TXT record of a contact, for a validation method that comes to an end.";
  static constexpr auto words = std::array<std::string_view, 4>{"owner", "value", "until", "in"};
  static constexpr auto only_types = std::array{Type::txt};
  static constexpr auto params = std::tuple{
      param("kind", &MailContactSunset::kind, "email or phone"),
      param("until", &MailContactSunset::until, "the first day on which no CA may use it")};
  Result<void> prepare() const;
  void operator()(const RecordFact& fact, Hits& hits) const;
};

struct MailContactNonAscii {
  static constexpr std::string_view id = "mail.contact-non-ascii";
  static constexpr std::string_view about =
      "The address of a TXT contact has characters outside of ASCII.";
  static constexpr auto words = std::array<std::string_view, 2>{"owner", "value"};
  static constexpr auto only_types = std::array{Type::txt};
  static constexpr auto params = std::tuple{};
  void operator()(const RecordFact& fact, Hits& hits) const;
};

struct MailContactCaaNonAscii {
  static constexpr std::string_view id = "mail.contact-caa-non-ascii";
  static constexpr std::string_view about =
      "The address of a contactemail property has characters outside of ASCII.";
  static constexpr auto words = std::array<std::string_view, 2>{"owner", "value"};
  static constexpr auto only_tags = std::array{CaaTag::contactemail};
  static constexpr auto params = std::tuple{};
  void operator()(const CaaFact& caa, Hits& hits) const;
};

struct MailContactOwner {
  static constexpr std::string_view id = "mail.contact-owner";
  static constexpr std::string_view about =
      "A TXT record of a name that is nearly that of a contact for validation.";
  static constexpr auto words = std::array<std::string_view, 3>{"owner", "label", "right"};
  static constexpr auto only_types = std::array{Type::txt};
  static constexpr auto params = std::tuple{};
  void operator()(const RecordFact& fact, Hits& hits) const;
};

}  // namespace dcvlint
