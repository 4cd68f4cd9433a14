#pragma once
// Certification authorities as CAA names them (BR 4.2.2.1: CP/CPS §4.2 lists
// the Issuer Domain Names that a CA accepts). The table is data/authorities.toml.

#include <cstdint>
#include <span>
#include <string_view>

#include "lint/base/date.h"
#include "lint/facts/provider.h"
#include "lint/facts/validation_method.h"

namespace dcvlint {

enum class IssuerStatus : std::uint8_t {
  current,
  deprecated,  // still accepted, the CA asks to replace it
  retired,     // names a CA that no longer issues publicly trusted certificates
};

struct Authority {
  std::string_view id;                     // short word: "harica", "sectigo", "letsencrypt"
  std::string_view title;                  // "Let's Encrypt"
  std::span<const std::string_view> tags;  // property tags it is known to process, lower case
  bool flag_one_is_critical = false;       // Boulder's reading of flag 1
  bool exact_issuer_case = false;          // compares issuer-domain-names bytewise
  bool refuses_hyphen_in_parameter = false;
  bool acme_labels_only = false;         // "ca-tbr-7" is no label of a method to it
  bool missing_top_level_fails = false;  // NXDOMAIN for a top-level domain is a failure to it
  // Parameters that it is known to heed (RFC 8657), lower case.
  std::span<const std::string_view> parameters;
};

struct IssuerName {
  std::string_view domain;      // lower case
  std::uint16_t authority = 0;  // index in Authorities::authorities
  IssuerStatus status = IssuerStatus::current;
  bool confirmed = true;     // false: the row rests on secondary data
  std::string_view instead;  // for deprecated and retired ones: what to write instead; may be empty
  std::string_view source;   // where the row comes from
  Date as_of{};              // when the source was read
};

struct Authorities {
  Date date{};  // of the table
  std::span<const Authority> authorities;
  std::span<const IssuerName> issuers;  // ascending by domain
  // What any of them may do, by data/methods.toml: whoever judges CAs has both tables.
  ValidationMethods methods = {};
  Providers providers = {};  // data/providers.toml: what they look for in DNS

  // `domain` in any case; null when unknown.
  const IssuerName* find(std::string_view domain) const;
  const Authority* by_id(std::string_view id) const;
  // The known name that was probably meant (parent or child of it, or at most
  // two edits away); null when none.
  const IssuerName* probably_meant(std::string_view domain) const;
};

}  // namespace dcvlint
