#pragma once
// What rules on revocation lists look at, and what a run knows that such a list is about.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "lint/facts/crl.h"
#include "lint/facts/signed_facts.h"

namespace dcvlint {

// Whose certificates a list is for, as far as that can be told.
enum class CrlScope : std::uint8_t { unknown, subscribers, cas };
std::string_view crl_scope_text(CrlScope scope);  // "certificates of subscribers"

// What is kept of a certificate of the run. Views into its document.
struct NotedCertificate {
  Doc document{};
  Place place;                       // of the whole
  std::string_view issuer, subject;  // whole Names
  std::string_view subject_text;     // as name_text() has it
  std::string_view serial;           // content octets
  Place serial_place, issuer_place;
  std::string_view key;  // whole SubjectPublicKeyInfo
  Place key_place;
  std::string_view key_identifier;  // of subjectKeyIdentifier; empty when absent
  std::string_view authority_key;   // of authorityKeyIdentifier; likewise
  std::optional<std::int64_t> not_after;
  JudgedProfile profile;
  Date day{};              // of notBefore; that of the run where it can't be read
  bool ca = false;         // basicConstraints says so
  bool has_usage = false;  // keyUsage is there
  bool signs_crls = false;
  std::span<const std::string_view> addresses;  // URIs of cRLDistributionPoints
  // Whole Names that cRLDistributionPoints have as cRLIssuer: whose indirect lists may revoke it.
  std::span<const std::string_view> crl_issuers;
};

// What is kept of a revocation list of the run.
struct NotedCrl {
  Doc document{};
  std::string_view issuer;          // whole Name
  std::string_view key_identifier;  // of authorityKeyIdentifier; empty when absent
  std::string_view idp;             // value of issuingDistributionPoint; empty when absent
  bool delta = false;
  std::optional<std::int64_t> this_update;
  std::string_view number;  // content octets of cRLNumber
  Place number_place;
};

struct CrlScopeTold {
  CrlScope scope = CrlScope::unknown;
  std::string_view why;  // a phrase; empty when nothing tells
};
// By the list itself, else by certificates of its issuer.
CrlScopeTold crl_scope(const Crl& crl, std::span<const NotedCertificate* const> issued);
// Why a list of its issuer says nothing about a certificate (RFC 5280 §6.3.3 (b) (2)); empty where
// it may be for it.
std::string_view not_covered_why(const Crl& crl, const NotedCertificate& certificate);
// Whether a list that has the certificate means it (RFC 5280 §6.3.3 (b) (1)): it is its issuer's,
// or an indirect one of whom the certificate names as cRLIssuer.
bool may_revoke(const Crl& crl, const NotedCertificate& certificate);

struct CrlFact {
  const SignedFact& of;  // its `crl` is this one
  const Crl& crl;
  CrlScope scope = CrlScope::unknown;
  std::string_view scope_why;  // a phrase; empty when nothing tells
  // The certificate of whoever signed the list, where the run has it: one of its name, else
  // of its key identifier. The state of the list's signature is by its key.
  const NotedCertificate* issuer = nullptr;
  // The list of the same issuer, key and scope that came before, where the run has it.
  const NotedCrl* before = nullptr;
};

struct CrlEntryFact {
  const CrlFact& of;
  const CrlEntry& entry;
  // A certificate of the run that the entry is about; null: none that we were given.
  const NotedCertificate* certificate = nullptr;
};

// What lists of the run mean for a certificate or request of the run.
struct RevocationFact {
  enum class Relation : std::uint8_t {
    listed,         // the certificate is on the list
    issuer_listed,  // that of its issuer is
    same_key,       // its key is that of a certificate which is on a list for keyCompromise
    not_covered,    // a list of its issuer is not for it
  };
  const Context& in;
  Relation relation{};
  bool is_request = false;
  Place place;  // of its serial number, its key, its issuer or its extensions
  // The list, and what it says. `entry` is null when not_covered.
  Place list_place;
  const CrlEntry* entry = nullptr;
  std::string_view list_issuer;  // of the list, as text
  // same_key, issuer_listed: the other certificate's serial number.
  std::string_view other_serial;
  Place other_place;
  // not_covered: why, a phrase.
  std::string_view why;
};

}  // namespace dcvlint
