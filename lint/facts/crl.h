#pragma once
// Certificate revocation lists (RFC 5280 §5). Of a list with a million entries only the places of
// these are kept: each is read again, without allocating, whenever somebody wants to see it.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/facts/certificate.h"
#include "lint/facts/signed.h"

namespace dcvlint {

// RFC 5280 §5.3.1. "keyCompromise"; empty for numbers that mean nothing.
std::string_view crl_reason_text(std::int64_t code);
// "keyCompromise (1)", "7, which means nothing".
std::string crl_reason_label(std::int64_t code);

namespace crl_reason {
inline constexpr std::int64_t unspecified = 0;
inline constexpr std::int64_t key_compromise = 1;
inline constexpr std::int64_t ca_compromise = 2;
inline constexpr std::int64_t affiliation_changed = 3;
inline constexpr std::int64_t superseded = 4;
inline constexpr std::int64_t cessation_of_operation = 5;
inline constexpr std::int64_t certificate_hold = 6;
inline constexpr std::int64_t remove_from_crl = 8;
inline constexpr std::int64_t privilege_withdrawn = 9;
inline constexpr std::int64_t aa_compromise = 10;
}  // namespace crl_reason

// An extension that holds one INTEGER: cRLNumber (§5.2.3), deltaCRLIndicator (§5.2.4). Null:
// absent.
struct CrlInteger {
  const Extension* extension = nullptr;
  std::string_view number;  // content octets, as encoded; empty when they can't be read
};

// §5.2.5.
struct IssuingDistributionPoint {
  const Extension* extension = nullptr;
  bool named = false;  // has distributionPoint
  std::span<const GeneralName> full_name;
  std::span<const std::string_view> addresses;  // the URIs among them, sorted
  bool relative_name = false;                   // nameRelativeToCRLIssuer
  bool only_user = false;                       // onlyContainsUserCerts
  bool only_ca = false;                         // onlyContainsCACerts
  bool only_attribute = false;
  bool some_reasons = false;  // onlySomeReasons
  bool indirect = false;      // indirectCRL
  bool empty = false;         // a SEQUENCE without anything in it
  bool readable = true;       // false: the value breaks its format; see the faults
};

struct Crl : Signed {
  AlgorithmIdentifier inner_algorithm;  // tbsCertList.signature; the outer: signature.algorithm
  DistinguishedName issuer;
  Time this_update, next_update;  // of type `none` where nextUpdate is absent
  bool version_written = false;   // false: v1 by default
  bool revoked_written = false;   // there is a revokedCertificates, empty or not
  Place revoked_place;            // of it
  // Where the entries begin in the document.
  std::span<const std::uint32_t> entries;
  CrlInteger number, delta_base;
  IssuingDistributionPoint idp;
};

// One of revokedCertificates.
struct CrlEntry {
  std::uint32_t index = 0;
  std::string_view serial;  // content octets of userCertificate, as encoded
  Place serial_place;
  Time revoked;  // revocationDate
  Place place;   // of the whole entry
  // In the order of the encoding; until the reader reads another entry.
  std::span<const Extension> extensions;
  // The first of their kind; null: absent. They point into `extensions`.
  const Extension* reason = nullptr;
  const Extension* invalidity_date = nullptr;
  const Extension* certificate_issuer = nullptr;
  std::optional<std::int64_t> reason_code;  // when `reason` can be read
};

// Reads entries of one list, one after another. What can't be read stays empty: the source has told
// of it as a fault.
class CrlEntries {
 public:
  explicit CrlEntries(const Crl& crl) : crl_(&crl) {}
  std::size_t size() const { return crl_->entries.size(); }
  // Valid until the next call.
  const CrlEntry& at(std::size_t index);
  // The serial number alone, which is quick.
  std::string_view serial(std::size_t index) const;

 private:
  const Crl* crl_;
  CrlEntry entry_;
  std::vector<Extension> extensions_;
};

// A frame of extnID, critical and extnValue within [begin, end) of the bytes, as far as it can be
// read.
Extension extension_frame(std::string_view bytes, Doc doc, std::uint32_t begin, std::uint32_t end);
// The ENUMERATED that reasonCode holds; nothing when it is something else.
std::optional<std::int64_t> crl_reason_code(std::string_view extension_value);

// Pairs of entries with one serial number and, in an indirect list, one issuer: (earlier, later),
// by the later one. At most `most`.
std::vector<std::pair<std::uint32_t, std::uint32_t>> repeated_serials(const Crl& crl,
                                                                      std::size_t most);

// An INTEGER's content octets compared as numbers: negative, 0 or positive.
int compare_integers(std::string_view a, std::string_view b);
// "1234567890" for what fits 64 bits, else "0x…"; "-1"; "nothing" when there are no octets.
std::string integer_text(std::string_view content);
// "4b1d5ca07e93": serial numbers as people copy them, without the octet that only holds the sign.
std::string serial_text(std::string_view content);

}  // namespace dcvlint
