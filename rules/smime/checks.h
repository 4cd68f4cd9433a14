#pragma once
// Checks of the smime family: what certificates for mail name, in subject and subjectAltName
// (SBR 7.1.2.3, 7.1.4.2; RFC 5280 section 4.2.1.6; RFC 9598).

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "lint/engine/check.h"

namespace dcvlint {

// --- mailboxes: mailbox.cpp -------------------------------------------------------------------

// S/MIME BR 7.1.2.3, ISO 17442.
struct SmimeLeiExtension {
  static constexpr std::string_view id = "smime.lei-extension";
  static constexpr std::string_view about =
      "The extension for a legal entity identifier has none, or another than "
      "organizationIdentifier.";
  static constexpr auto words = std::array<std::string_view, 2>{"value", "problem"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct SmimeMailboxMissing {
  bool rfc822_only = false;
  static constexpr std::string_view id = "smime.mailbox-missing";
  static constexpr std::string_view about =
      "subjectAltName has no mailbox; or none that is an rfc822Name, while it has a "
      "SmtpUTF8Mailbox.";
  static constexpr auto words = std::array<std::string_view, 1>{"hint"};
  static constexpr auto params =
      std::tuple{optional_param("rfc822_only", &SmimeMailboxMissing::rfc822_only,
                                "true: finds those with a SmtpUTF8Mailbox alone")};
  void operator()(const SignedFact& fact, Hits& hits) const;
};

struct SmimeMailboxSyntax {
  static constexpr std::string_view id = "smime.mailbox-syntax";
  static constexpr std::string_view about =
      "An rfc822Name or SmtpUTF8Mailbox is not one mailbox in the form of its kind.";
  static constexpr auto words = std::array<std::string_view, 3>{"kind", "name", "problem"};
  static constexpr auto params = std::tuple{};
  void operator()(const SanFact& san, Hits& hits) const;
};

struct SubjectMailboxSyntax {
  static constexpr std::string_view id = "smime.subject-mailbox-syntax";
  static constexpr std::string_view about = "emailAddress in the subject is not one mailbox.";
  static constexpr auto words = std::array<std::string_view, 3>{"attribute", "value", "problem"};
  static constexpr auto params = std::tuple{};
  void operator()(const AttributeFact& fact, Hits& hits) const;
};

struct SubjectMailboxNotInSan {
  static constexpr std::string_view id = "smime.subject-mailbox-not-in-san";
  static constexpr std::string_view about =
      "A mailbox in the subject (emailAddress, or a CN that is one) is not in subjectAltName.";
  static constexpr auto words = std::array<std::string_view, 2>{"attribute", "value"};
  static constexpr auto params = std::tuple{};
  void operator()(const SignedFact& fact, Hits& hits) const;
};

struct DirectoryMailboxNotInSan {
  static constexpr std::string_view id = "smime.directory-mailbox-not-in-san";
  static constexpr std::string_view about =
      "A mailbox within a directoryName of subjectAltName (emailAddress, or a CN that is one) does "
      "not stand in subjectAltName by itself.";
  static constexpr auto words = std::array<std::string_view, 2>{"attribute", "value"};
  static constexpr auto params = std::tuple{};
  void operator()(const SignedFact& fact, Hits& hits) const;
};

struct SmimeOtherName {
  static constexpr std::string_view id = "smime.other-name";
  static constexpr std::string_view about =
      "subjectAltName has an otherName that is no SmtpUTF8Mailbox.";
  static constexpr auto words = std::array<std::string_view, 1>{"type"};
  static constexpr auto params = std::tuple{};
  void operator()(const SanFact& san, Hits& hits) const;
};

// --- names of the subject: subject.cpp --------------------------------------------------------

struct SmimeCommonName {
  Strings sources;
  static constexpr std::string_view id = "smime.common-name";
  static constexpr std::string_view about =
      "CN is none of what it may be: a \"mailbox\", the \"organization\"'s O, a \"person\" by "
      "givenName and surname, or by pseudonym.";
  static constexpr auto words = std::array<std::string_view, 2>{"value", "sources"};
  static constexpr auto params =
      std::tuple{param("sources", &SmimeCommonName::sources, "mailbox, organization, person")};
  Result<void> prepare();
  void operator()(const AttributeFact& fact, Hits& hits) const;

 private:
  bool mailbox_ = false, organization_ = false, person_ = false;
};

struct SmimePseudonymMixed {
  static constexpr std::string_view id = "smime.pseudonym-mixed";
  static constexpr std::string_view about = "The subject has both a pseudonym and a person's name.";
  static constexpr auto words = std::array<std::string_view, 2>{"pseudonym", "name"};
  static constexpr auto params = std::tuple{};
  void operator()(const SignedFact& fact, Hits& hits) const;
};

// --- extensions by their OIDs: extension_oid.cpp ----------------------------------------------

struct ExtensionOid {
  Strings oids;
  std::string_view when;
  static constexpr std::string_view id = "certificate.extension-oid";
  static constexpr std::string_view about = "An extension of one of these OIDs is there.";
  static constexpr auto words = std::array<std::string_view, 1>{"extension"};
  static constexpr auto params =
      std::tuple{param("oids", &ExtensionOid::oids, "in dots"),
                 optional_param("when", &ExtensionOid::when,
                                "\"critical\" or \"not-critical\": only then; default: always")};
  Result<void> prepare();
  void operator()(const SignedFact& fact, Hits& hits) const;

 private:
  std::vector<std::string> octets_;
};

}  // namespace dcvlint
