#pragma once
// Checks of revocation lists (RFC 5280 §5, BR 7.2), and of what they mean for certificates and
// requests beside them.

#include <array>
#include <cstdint>
#include <string_view>
#include <tuple>

#include "lint/engine/check.h"

namespace dcvlint {

// --- the fields: fields.cpp -------------------------------------------------------------------

struct CrlVersion {
  bool with_extensions = false;
  static constexpr std::string_view id = "crl.version";
  static constexpr std::string_view about = "A revocation list is not of version 2.";
  static constexpr auto words = std::array<std::string_view, 1>{"version"};
  static constexpr auto params =
      std::tuple{param("with_extensions", &CrlVersion::with_extensions,
                       "only lists that have extensions all the same, or only those without")};
  void operator()(const CrlFact& fact, Hits& hits) const;
};

struct CrlAlgorithmMismatch {
  static constexpr std::string_view id = "crl.algorithm-mismatch";
  static constexpr std::string_view about =
      "The signature algorithm inside is not the one beside the signature.";
  static constexpr auto words = std::array<std::string_view, 2>{"inner", "outer"};
  static constexpr auto params = std::tuple{};
  void operator()(const CrlFact& fact, Hits& hits) const;
};

struct CrlIssuerEmpty {
  static constexpr std::string_view id = "crl.issuer-empty";
  static constexpr std::string_view about = "The issuer of a list has no attribute.";
  static constexpr auto words = std::array<std::string_view, 1>{"field"};
  static constexpr auto params = std::tuple{};
  void operator()(const CrlFact& fact, Hits& hits) const;
};

struct CrlIssuerUnusual {
  std::int64_t attributes = 0, octets = 0;
  static constexpr std::string_view id = "crl.issuer-unusual";
  static constexpr std::string_view about =
      "The issuer of a list has very many attributes, a very long one, or one that is no text of "
      "its string type.";
  static constexpr auto words = std::array<std::string_view, 1>{"problem"};
  static constexpr auto params =
      std::tuple{param("attributes", &CrlIssuerUnusual::attributes, "how many are left alone"),
                 param("octets", &CrlIssuerUnusual::octets, "the longest that is left alone")};
  void operator()(const CrlFact& fact, Hits& hits) const;
};

struct CrlNextUpdateMissing {
  static constexpr std::string_view id = "crl.next-update-missing";
  static constexpr std::string_view about = "A list has no nextUpdate.";
  static constexpr auto words = std::array<std::string_view, 1>{"this_update"};
  static constexpr auto params = std::tuple{};
  void operator()(const CrlFact& fact, Hits& hits) const;
};

struct CrlNextUpdateOrder {
  static constexpr std::string_view id = "crl.next-update-order";
  static constexpr std::string_view about = "nextUpdate does not come after thisUpdate.";
  static constexpr auto words = std::array<std::string_view, 2>{"this_update", "next_update"};
  static constexpr auto params = std::tuple{};
  void operator()(const CrlFact& fact, Hits& hits) const;
};

struct CrlNextUpdateBeyond {
  std::int64_t days = 0, months = 0, at_most_months = 0;
  Strings lists;
  static constexpr std::string_view id = "crl.next-update-beyond";
  static constexpr std::string_view about =
      "From thisUpdate to nextUpdate it is longer than so many days or months.";
  static constexpr auto words =
      std::array<std::string_view, 4>{"period", "scope", "why", "next_update"};
  static constexpr auto params =
      std::tuple{optional_param("days", &CrlNextUpdateBeyond::days, "how many are allowed"),
                 optional_param("months", &CrlNextUpdateBeyond::months, "how many are allowed"),
                 optional_param("at_most_months", &CrlNextUpdateBeyond::at_most_months,
                                "what is longer than that is left to another rule"),
                 param("lists", &CrlNextUpdateBeyond::lists,
                       "for whose certificates: subscribers, cas, unknown")};
  Result<void> prepare();
  void operator()(const CrlFact& fact, Hits& hits) const;

 private:
  std::array<bool, 3> of_{};
};

struct CrlExpired {
  static constexpr std::string_view id = "crl.expired";
  static constexpr std::string_view about = "nextUpdate lies before the day that is judged.";
  static constexpr auto words = std::array<std::string_view, 2>{"next_update", "as_of"};
  static constexpr auto params = std::tuple{};
  void operator()(const CrlFact& fact, Hits& hits) const;
};

struct CrlNotYet {
  static constexpr std::string_view id = "crl.not-yet";
  static constexpr std::string_view about = "thisUpdate lies behind the day that is judged.";
  static constexpr auto words = std::array<std::string_view, 2>{"this_update", "as_of"};
  static constexpr auto params = std::tuple{};
  void operator()(const CrlFact& fact, Hits& hits) const;
};

struct CrlDuplicateEntry {
  static constexpr std::string_view id = "crl.duplicate-entry";
  static constexpr std::string_view about = "A serial number is in a list more than once.";
  static constexpr auto words = std::array<std::string_view, 1>{"serial"};
  static constexpr auto params = std::tuple{};
  void operator()(const CrlFact& fact, Hits& hits) const;
};

// --- who signed it: issuer.cpp ----------------------------------------------------------------

struct CrlSignatureInvalid {
  static constexpr std::string_view id = "crl.signature-invalid";
  static constexpr std::string_view about =
      "A list was not signed with the key of its issuer's certificate, which is given beside it.";
  static constexpr auto words = std::array<std::string_view, 1>{"issuer"};
  static constexpr auto params = std::tuple{};
  void operator()(const CrlFact& fact, Hits& hits) const;
};

struct CrlIssuerDiffers {
  bool renamed = false;
  static constexpr std::string_view id = "crl.issuer-differs";
  static constexpr std::string_view about =
      "The issuer of a list is not, octet by octet, the subject of the certificate whose key "
      "signed it, though both have the same text.";
  static constexpr auto words = std::array<std::string_view, 2>{"issuer", "subject"};
  static constexpr auto params =
      std::tuple{optional_param("renamed", &CrlIssuerDiffers::renamed,
                                "true: finds those whose texts differ, in place of the others")};
  void operator()(const CrlFact& fact, Hits& hits) const;
};

struct CrlIssuerWithoutUsage {
  static constexpr std::string_view id = "crl.issuer-without-usage";
  static constexpr std::string_view about =
      "The keyUsage of the certificate whose key signed a list lacks cRLSign.";
  static constexpr auto words = std::array<std::string_view, 1>{"subject"};
  static constexpr auto params = std::tuple{};
  void operator()(const CrlFact& fact, Hits& hits) const;
};

struct CrlNumberNotIncreasing {
  static constexpr std::string_view id = "crl.number-not-increasing";
  static constexpr std::string_view about =
      "An older list of the same issuer and scope, given beside it, has the same number or a "
      "higher one.";
  static constexpr auto words = std::array<std::string_view, 2>{"number", "before"};
  static constexpr auto params = std::tuple{};
  void operator()(const CrlFact& fact, Hits& hits) const;
};

// --- extensions of the list: extensions.cpp ---------------------------------------------------

struct CrlExtensionMissing {
  std::string_view extension;
  static constexpr std::string_view id = "crl.extension-missing";
  static constexpr std::string_view about = "A list lacks an extension.";
  static constexpr auto words = std::array<std::string_view, 1>{"extension"};
  static constexpr auto params = std::tuple{
      param("extension", &CrlExtensionMissing::extension, "its name, such as cRLNumber")};
  Result<void> prepare();
  void operator()(const CrlFact& fact, Hits& hits) const;

 private:
  std::uint64_t mask_ = 0;
};

struct CrlCriticality {
  Strings extensions;
  bool critical = false;
  static constexpr std::string_view id = "crl.criticality";
  static constexpr std::string_view about =
      "Extensions of a list that are critical, or that are not.";
  static constexpr auto words = std::array<std::string_view, 1>{"extension"};
  static constexpr auto params =
      std::tuple{param("extensions", &CrlCriticality::extensions, "which ones"),
                 param("critical", &CrlCriticality::critical, "which of both is wrong")};
  Result<void> prepare();
  void operator()(const CrlFact& fact, Hits& hits) const;

 private:
  std::uint64_t mask_ = 0;
};

struct CrlExtensionOther {
  Strings extensions;
  static constexpr std::string_view id = "crl.extension-other";
  static constexpr std::string_view about = "A list has other extensions than these.";
  static constexpr auto words = std::array<std::string_view, 1>{"extension"};
  static constexpr auto params = std::tuple{
      param("extensions", &CrlExtensionOther::extensions, "those that nothing is said of")};
  Result<void> prepare();
  void operator()(const CrlFact& fact, Hits& hits) const;

 private:
  std::uint64_t mask_ = 0;
};

struct CrlUnknownCritical {
  static constexpr std::string_view id = "crl.unknown-critical";
  static constexpr std::string_view about =
      "A list has a critical extension that we don't know, or that means nothing in a list.";
  static constexpr auto words = std::array<std::string_view, 1>{"extension"};
  static constexpr auto params = std::tuple{};
  void operator()(const CrlFact& fact, Hits& hits) const;
};

struct CrlAkiFormat {
  bool key_alone = false;
  static constexpr std::string_view id = "crl.aki-format";
  static constexpr std::string_view about =
      "authorityKeyIdentifier of a list has no key identifier, or more than that.";
  static constexpr auto words = std::array<std::string_view, 1>{"problem"};
  static constexpr auto params =
      std::tuple{param("key_alone", &CrlAkiFormat::key_alone,
                       "false: no key identifier is wrong; true: anything beside it is")};
  void operator()(const CrlFact& fact, Hits& hits) const;
};

struct CrlNumberRange {
  std::int64_t octets = 0;
  static constexpr std::string_view id = "crl.number-range";
  static constexpr std::string_view about =
      "cRLNumber is negative, or has more octets than allowed.";
  static constexpr auto words = std::array<std::string_view, 2>{"problem", "octets"};
  static constexpr auto params =
      std::tuple{param("octets", &CrlNumberRange::octets, "how many are allowed, with the sign")};
  void operator()(const CrlFact& fact, Hits& hits) const;
};

struct CrlIdpFlags {
  Strings flags;
  bool several = false;
  static constexpr std::string_view id = "crl.idp-flags";
  static constexpr std::string_view about =
      "issuingDistributionPoint says some of these things, or several of them.";
  static constexpr auto words = std::array<std::string_view, 1>{"flags"};
  static constexpr auto params = std::tuple{
      param("flags", &CrlIdpFlags::flags,
            "onlyContainsUserCerts, onlyContainsCACerts, onlyContainsAttributeCerts, "
            "onlySomeReasons, indirectCRL"),
      optional_param("several", &CrlIdpFlags::several, "more than one of them is wrong")};
  Result<void> prepare();
  void operator()(const CrlFact& fact, Hits& hits) const;

 private:
  unsigned mask_ = 0;
};

struct CrlIdpEmpty {
  static constexpr std::string_view id = "crl.idp-empty";
  static constexpr std::string_view about = "issuingDistributionPoint has nothing in it.";
  static constexpr auto words = std::array<std::string_view, 1>{"extension"};
  static constexpr auto params = std::tuple{};
  void operator()(const CrlFact& fact, Hits& hits) const;
};

struct CrlIdpName {
  bool missing = false;
  static constexpr std::string_view id = "crl.idp-name";
  static constexpr std::string_view about =
      "distributionPoint of issuingDistributionPoint is missing, or something else than HTTP URIs.";
  static constexpr auto words = std::array<std::string_view, 1>{"problem"};
  static constexpr auto params = std::tuple{param("missing", &CrlIdpName::missing,
                                                  "true: that it is missing is wrong; false: "
                                                  "what is in it")};
  void operator()(const CrlFact& fact, Hits& hits) const;
};

struct CrlDelta {
  static constexpr std::string_view id = "crl.delta";
  static constexpr std::string_view about = "A list is a delta CRL.";
  static constexpr auto words = std::array<std::string_view, 1>{"base"};
  static constexpr auto params = std::tuple{};
  void operator()(const CrlFact& fact, Hits& hits) const;
};

struct CrlDeltaBase {
  static constexpr std::string_view id = "crl.delta-base";
  static constexpr std::string_view about =
      "The base number of a delta CRL is not below its own number.";
  static constexpr auto words = std::array<std::string_view, 2>{"base", "number"};
  static constexpr auto params = std::tuple{};
  void operator()(const CrlFact& fact, Hits& hits) const;
};

// --- entries: entries.cpp ---------------------------------------------------------------------

struct CrlEntrySerial {
  std::int64_t octets = 0;
  static constexpr std::string_view id = "crl.entry-serial";
  static constexpr std::string_view about =
      "An entry's serial number is one that no certificate may have.";
  static constexpr auto words = std::array<std::string_view, 2>{"problem", "serial"};
  static constexpr auto params = std::tuple{
      param("octets", &CrlEntrySerial::octets, "how many a number may have, with the sign")};
  void operator()(const CrlEntryFact& fact, Hits& hits) const;
};

struct CrlEntryFuture {
  static constexpr std::string_view id = "crl.entry-future";
  static constexpr std::string_view about = "revocationDate comes after thisUpdate.";
  static constexpr auto words = std::array<std::string_view, 3>{"serial", "revoked", "this_update"};
  static constexpr auto params = std::tuple{};
  void operator()(const CrlEntryFact& fact, Hits& hits) const;
};

struct CrlEntryEarly {
  Date before{};
  static constexpr std::string_view id = "crl.entry-early";
  static constexpr std::string_view about = "revocationDate comes before there were such lists.";
  static constexpr auto words = std::array<std::string_view, 2>{"serial", "revoked"};
  static constexpr auto params =
      std::tuple{param("before", &CrlEntryEarly::before, "the first day that makes sense")};
  void operator()(const CrlEntryFact& fact, Hits& hits) const;
};

struct CrlReason {
  Strings reasons;
  Date since{INT32_MIN};
  Strings lists;
  bool in_delta = true;
  static constexpr std::string_view id = "crl.reason";
  static constexpr std::string_view about = "reasonCode of an entry is one of these.";
  static constexpr auto words = std::array<std::string_view, 3>{"reason", "serial", "revoked"};
  static constexpr auto params = std::tuple{
      param("reasons", &CrlReason::reasons, "names, such as certificateHold"),
      optional_param("since", &CrlReason::since, "only of what was revoked on that day or later"),
      optional_param("lists", &CrlReason::lists,
                     "only in lists for certificates of subscribers, cas, unknown"),
      optional_param("in_delta", &CrlReason::in_delta, "false: delta CRLs may have it")};
  Result<void> prepare();
  void operator()(const CrlEntryFact& fact, Hits& hits) const;

 private:
  unsigned mask_ = 0;
  std::array<bool, 3> of_{};
};

struct CrlReasonUnknown {
  static constexpr std::string_view id = "crl.reason-unknown";
  static constexpr std::string_view about = "reasonCode of an entry is a number without a meaning.";
  static constexpr auto words = std::array<std::string_view, 2>{"code", "serial"};
  static constexpr auto params = std::tuple{};
  void operator()(const CrlEntryFact& fact, Hits& hits) const;
};

struct CrlReasonMissing {
  Date since{INT32_MIN};
  static constexpr std::string_view id = "crl.reason-missing";
  static constexpr std::string_view about =
      "In a list for certificates of CAs, or for a CA's certificate that is given, an entry has no "
      "reasonCode.";
  static constexpr auto words = std::array<std::string_view, 3>{"serial", "revoked", "why"};
  static constexpr auto params = std::tuple{
      param("since", &CrlReasonMissing::since, "only of what was revoked on that day or later")};
  void operator()(const CrlEntryFact& fact, Hits& hits) const;
};

struct CrlEntryCriticality {
  Strings extensions;
  bool critical = false;
  static constexpr std::string_view id = "crl.entry-criticality";
  static constexpr std::string_view about =
      "Extensions of an entry that are critical, or that are not.";
  static constexpr auto words = std::array<std::string_view, 2>{"extension", "serial"};
  static constexpr auto params =
      std::tuple{param("extensions", &CrlEntryCriticality::extensions, "which ones"),
                 param("critical", &CrlEntryCriticality::critical, "which of both is wrong")};
  Result<void> prepare();
  void operator()(const CrlEntryFact& fact, Hits& hits) const;

 private:
  std::uint64_t mask_ = 0;
};

struct CrlEntryUnknownCritical {
  static constexpr std::string_view id = "crl.entry-unknown-critical";
  static constexpr std::string_view about = "An entry has a critical extension that we don't know.";
  static constexpr auto words = std::array<std::string_view, 2>{"extension", "serial"};
  static constexpr auto params = std::tuple{};
  void operator()(const CrlEntryFact& fact, Hits& hits) const;
};

struct CrlEntryOtherIssuer {
  static constexpr std::string_view id = "crl.entry-other-issuer";
  static constexpr std::string_view about =
      "An entry has certificateIssuer, and the list is no indirect one.";
  static constexpr auto words = std::array<std::string_view, 1>{"serial"};
  static constexpr auto params = std::tuple{};
  void operator()(const CrlEntryFact& fact, Hits& hits) const;
};

struct CrlEntryIssuerName {
  static constexpr std::string_view id = "crl.entry-issuer-name";
  static constexpr std::string_view about = "certificateIssuer of an entry has no directoryName.";
  static constexpr auto words = std::array<std::string_view, 1>{"serial"};
  static constexpr auto params = std::tuple{};
  void operator()(const CrlEntryFact& fact, Hits& hits) const;
};

struct CrlInvalidityLate {
  static constexpr std::string_view id = "crl.invalidity-late";
  static constexpr std::string_view about = "invalidityDate comes after revocationDate.";
  static constexpr auto words =
      std::array<std::string_view, 3>{"serial", "invalid_from", "revoked"};
  static constexpr auto params = std::tuple{};
  void operator()(const CrlEntryFact& fact, Hits& hits) const;
};

struct CrlInvalidityDiffers {
  static constexpr std::string_view id = "crl.invalidity-differs";
  static constexpr std::string_view about = "invalidityDate is not revocationDate.";
  static constexpr auto words =
      std::array<std::string_view, 3>{"serial", "invalid_from", "revoked"};
  Date since{INT32_MIN};
  static constexpr auto params = std::tuple{param("since", &CrlInvalidityDiffers::since,
                                                  "only of what was revoked on that day or later")};
  void operator()(const CrlEntryFact& fact, Hits& hits) const;
};

struct CrlEntryPastExpiry {
  static constexpr std::string_view id = "crl.entry-past-expiry";
  static constexpr std::string_view about =
      "An entry is about a certificate, given beside it, that had expired before thisUpdate.";
  static constexpr auto words = std::array<std::string_view, 2>{"serial", "not_after"};
  static constexpr auto params = std::tuple{};
  void operator()(const CrlEntryFact& fact, Hits& hits) const;
};

// --- certificates and requests beside a list: revocation.cpp ----------------------------------

struct Revoked {
  bool on_hold = false;
  static constexpr std::string_view id = "crl.revoked";
  static constexpr std::string_view about = "A list that is given beside it revokes a certificate.";
  static constexpr auto words =
      std::array<std::string_view, 4>{"revoked", "reason", "issuer", "consequence"};
  static constexpr auto params = std::tuple{optional_param("on_hold", &Revoked::on_hold,
                                                           "only what is on hold, in place of "
                                                           "what is revoked for good")};
  void operator()(const RevocationFact& fact, Hits& hits) const;
};

struct IssuerRevoked {
  static constexpr std::string_view id = "crl.issuer-revoked";
  static constexpr std::string_view about =
      "A list that is given beside it revokes the certificate of its issuer.";
  static constexpr auto words =
      std::array<std::string_view, 4>{"other", "revoked", "reason", "issuer"};
  static constexpr auto params = std::tuple{};
  void operator()(const RevocationFact& fact, Hits& hits) const;
};

struct RevokedKey {
  static constexpr std::string_view id = "crl.revoked-key";
  static constexpr std::string_view about =
      "The key is that of a certificate which a list, given beside it, revokes for keyCompromise.";
  static constexpr auto words =
      std::array<std::string_view, 4>{"object", "other", "revoked", "issuer"};
  static constexpr auto params = std::tuple{};
  void operator()(const RevocationFact& fact, Hits& hits) const;
};

struct NotCovered {
  static constexpr std::string_view id = "crl.not-covered";
  static constexpr std::string_view about =
      "None of the lists of a certificate's issuer that are given beside it is for the "
      "certificate.";
  static constexpr auto words = std::array<std::string_view, 2>{"issuer", "why"};
  static constexpr auto params = std::tuple{};
  void operator()(const RevocationFact& fact, Hits& hits) const;
};

}  // namespace dcvlint
