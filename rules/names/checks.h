#pragma once
// Checks of the names family: what certificates name, in subjectAltName and commonName
// (BR 7.1.2.7.12, 7.1.4.3). The .cpp files are named after their matter.
//
// Divided so that one cause gives one finding: what a dNSName is as a whole (HostShape) is
// told once, and only what has the shape of a name is looked at label by label.

#include <array>
#include <cstdint>
#include <string_view>
#include <tuple>

#include "lint/engine/check.h"

namespace dcvlint {

// --- what a dNSName is as a whole: san_shape.cpp -----------------------------------------------

struct NamesSanNonAscii {
  static constexpr std::string_view id = "names.san-non-ascii";
  static constexpr std::string_view about = "A dNSName has octets outside ASCII.";
  static constexpr auto words = std::array<std::string_view, 3>{"kind", "name", "hint"};
  static constexpr auto params = std::tuple{};
  void operator()(const SanFact& san, Hits& hits) const;
};

struct NamesSanIpAsDnsName {
  static constexpr std::string_view id = "names.san-ip-as-dns-name";
  static constexpr std::string_view about = "A dNSName is an IP address as text.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "address"};
  static constexpr auto params = std::tuple{};
  void operator()(const SanFact& san, Hits& hits) const;
};

struct NamesSanNotAHostName {
  static constexpr std::string_view id = "names.san-not-a-host-name";
  static constexpr std::string_view about =
      "A dNSName is empty, or has characters that host names don't have: a URL, a mail address, "
      "a port.";
  static constexpr auto words = std::array<std::string_view, 3>{"kind", "name", "problem"};
  static constexpr auto params = std::tuple{};
  void operator()(const SanFact& san, Hits& hits) const;
};

struct NamesSanTrailingDot {
  static constexpr std::string_view id = "names.san-trailing-dot";
  static constexpr std::string_view about = "A dNSName ends with a dot.";
  static constexpr auto words = std::array<std::string_view, 2>{"kind", "name"};
  static constexpr auto params = std::tuple{};
  void operator()(const SanFact& san, Hits& hits) const;
};

struct NamesSanNameTooLong {
  static constexpr std::string_view id = "names.san-name-too-long";
  static constexpr std::string_view about = "A dNSName is longer than 253 octets.";
  static constexpr auto words = std::array<std::string_view, 3>{"kind", "name", "size"};
  static constexpr auto params = std::tuple{};
  void operator()(const SanFact& san, Hits& hits) const;
};

// --- labels: san_label.cpp ---------------------------------------------------------------------

struct NamesSanEmptyLabel {
  static constexpr std::string_view id = "names.san-empty-label";
  static constexpr std::string_view about = "A dNSName begins with a dot or has two in a row.";
  static constexpr auto words = std::array<std::string_view, 2>{"kind", "name"};
  static constexpr auto params = std::tuple{};
  void operator()(const SanFact& san, Hits& hits) const;
};

struct NamesSanLabelTooLong {
  static constexpr std::string_view id = "names.san-label-too-long";
  static constexpr std::string_view about = "A label of a dNSName is longer than 63 octets.";
  static constexpr auto words = std::array<std::string_view, 3>{"name", "label", "size"};
  static constexpr auto params = std::tuple{};
  void operator()(const SanFact& san, Hits& hits) const;
};

struct NamesSanUnderscore {
  static constexpr std::string_view id = "names.san-underscore";
  static constexpr std::string_view about = "A label of a dNSName has an underscore.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "label"};
  static constexpr auto params = std::tuple{};
  void operator()(const SanFact& san, Hits& hits) const;
};

struct NamesSanOuterHyphen {
  static constexpr std::string_view id = "names.san-outer-hyphen";
  static constexpr std::string_view about = "A label of a dNSName begins or ends with a hyphen.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "label"};
  static constexpr auto params = std::tuple{};
  void operator()(const SanFact& san, Hits& hits) const;
};

struct NamesSanReservedLdhLabel {
  static constexpr std::string_view id = "names.san-reserved-ldh-label";
  static constexpr std::string_view about =
      "A label of a dNSName has \"--\" as third and fourth character, but not \"xn\" before.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "label"};
  static constexpr auto params = std::tuple{};
  void operator()(const SanFact& san, Hits& hits) const;
};

struct NamesSanInvalidPunycode {
  static constexpr std::string_view id = "names.san-invalid-punycode";
  static constexpr std::string_view about = "What follows \"xn--\" is no output of Punycode.";
  static constexpr auto words = std::array<std::string_view, 3>{"name", "label", "problem"};
  static constexpr auto params = std::tuple{};
  void operator()(const SanFact& san, Hits& hits) const;
};

struct NamesSanNotIdna {
  static constexpr std::string_view id = "names.san-not-idna";
  static constexpr std::string_view about =
      "A label decodes to something that IDNA2008 doesn't allow, as far as that can be told "
      "without Unicode's tables.";
  static constexpr auto words =
      std::array<std::string_view, 4>{"name", "label", "decoded", "problem"};
  static constexpr auto params = std::tuple{};
  void operator()(const SanFact& san, Hits& hits) const;
};

// --- wildcards: san_wildcard.cpp ---------------------------------------------------------------

struct NamesSanWildcardShape {
  static constexpr std::string_view id = "names.san-wildcard-shape";
  static constexpr std::string_view about = "An asterisk stands where a dNSName may have none.";
  std::string_view shape;
  static constexpr auto words = std::array<std::string_view, 4>{"kind", "name", "label", "parent"};
  static constexpr auto params =
      std::tuple{param("shape", &NamesSanWildcardShape::shape,
                       "partial (\"f*.a.example\"), inner (\"www.*.a.example\"), double "
                       "(\"*.*.a.example\") or bare (\"*\")")};
  Result<void> prepare() const;
  void operator()(const SanFact& san, Hits& hits) const;
};

struct NamesSanWildcardPublicSuffix {
  static constexpr std::string_view id = "names.san-wildcard-public-suffix";
  static constexpr std::string_view about =
      "A wildcard stands directly before a public suffix (ICANN section).";
  static constexpr auto words = std::array<std::string_view, 3>{"name", "suffix", "list_date"};
  static constexpr auto params = std::tuple{};
  void operator()(const SanFact& san, Hits& hits) const;
};

struct NamesSanWildcard {
  static constexpr std::string_view id = "names.san-wildcard";
  static constexpr std::string_view about = "A wildcard name, other than one of Tor's network.";
  static constexpr auto words = std::array<std::string_view, 1>{"name"};
  static constexpr auto params = std::tuple{};
  void operator()(const SanFact& san, Hits& hits) const;
};

// --- which domain it is in: san_domain.cpp -----------------------------------------------------

struct NamesSanInternalName {
  Date beyond{INT32_MIN};
  static constexpr std::string_view id = "names.san-internal-name";
  static constexpr std::string_view about =
      "A dNSName has a single label, or ends with a domain that is set aside for private use.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "why"};
  static constexpr auto params = std::tuple{
      optional_param("beyond", &NamesSanInternalName::beyond,
                     "of certificates issued until that day only those that are valid beyond it")};
  void operator()(const SanFact& san, Hits& hits) const;
};

struct NamesSanUnknownTld {
  static constexpr std::string_view id = "names.san-unknown-tld";
  static constexpr std::string_view about =
      "A dNSName ends with a label that is not in the list of top-level domains.";
  static constexpr auto words = std::array<std::string_view, 3>{"name", "tld", "list_date"};
  static constexpr auto params = std::tuple{};
  void operator()(const SanFact& san, Hits& hits) const;
};

struct NamesSanSpecialUse {
  static constexpr std::string_view id = "names.san-special-use";
  static constexpr std::string_view about =
      "A dNSName is in a domain of one of these uses, which no certificate is for.";
  std::string_view use;
  static constexpr auto words =
      std::array<std::string_view, 4>{"name", "suffix", "purpose", "defined"};
  static constexpr auto params =
      std::tuple{param("use", &NamesSanSpecialUse::use,
                       "documentation (example.com) or technical (home.arpa and others in .arpa)")};
  Result<void> prepare() const;
  void operator()(const SanFact& san, Hits& hits) const;
};

struct NamesSanReverseSuffix {
  static constexpr std::string_view id = "names.san-reverse-suffix";
  static constexpr std::string_view about = "A dNSName ends with in-addr.arpa or ip6.arpa.";
  static constexpr auto words = std::array<std::string_view, 1>{"name"};
  static constexpr auto params = std::tuple{};
  void operator()(const SanFact& san, Hits& hits) const;
};

struct NamesSanPublicSuffix {
  static constexpr std::string_view id = "names.san-public-suffix";
  static constexpr std::string_view about = "A dNSName is itself a public suffix (ICANN section).";
  bool top_level = false;
  static constexpr auto words = std::array<std::string_view, 2>{"name", "list_date"};
  static constexpr auto params =
      std::tuple{param("top_level", &NamesSanPublicSuffix::top_level,
                       "true: only top-level domains; false: only suffixes of several labels")};
  void operator()(const SanFact& san, Hits& hits) const;
};

struct NamesSanOnionMalformed {
  static constexpr std::string_view id = "names.san-onion-malformed";
  static constexpr std::string_view about =
      "A name in .onion has no version 3 address before that; its checksum is not looked at.";
  static constexpr auto words = std::array<std::string_view, 1>{"name"};
  static constexpr auto params = std::tuple{};
  void operator()(const SanFact& san, Hits& hits) const;
};

struct NamesWithin {
  static constexpr std::string_view id = "names.within";
  static constexpr std::string_view about = "A dNSName is in none of the listed domains.";
  Strings domains;
  static constexpr auto words = std::array<std::string_view, 1>{"name"};
  static constexpr auto params = std::tuple{
      param("domains", &NamesWithin::domains, "Domains without a final dot, like \"kth.se\"")};
  Result<void> prepare() const;
  void operator()(const SanFact& san, Hits& hits) const;
};

// --- other kinds of names: san_kind.cpp --------------------------------------------------------

struct NamesSanKind {
  static constexpr std::string_view id = "names.san-kind";
  static constexpr std::string_view about = "subjectAltName has a name of one of these kinds.";
  Strings kinds;
  static constexpr auto words = std::array<std::string_view, 2>{"kind", "name"};
  static constexpr auto params =
      std::tuple{param("kinds", &NamesSanKind::kinds,
                       "dNSName, iPAddress, rfc822Name, uniformResourceIdentifier, otherName, "
                       "directoryName, registeredID, x400Address, ediPartyName, unknown")};
  Result<void> prepare();
  void operator()(const SanFact& san, Hits& hits) const;

 private:
  std::uint16_t set_ = 0;  // bit n: GeneralNameKind(n)
};

struct NamesSanIpLength {
  static constexpr std::string_view id = "names.san-ip-length";
  static constexpr std::string_view about = "An iPAddress has neither 4 nor 16 octets.";
  static constexpr auto words = std::array<std::string_view, 3>{"address", "size", "hint"};
  static constexpr auto params = std::tuple{};
  void operator()(const SanFact& san, Hits& hits) const;
};

struct NamesSanReservedIp {
  Date beyond{INT32_MIN};
  static constexpr std::string_view id = "names.san-reserved-ip";
  static constexpr std::string_view about =
      "An iPAddress lies in a block of IANA's registries of special-purpose addresses.";
  static constexpr auto words =
      std::array<std::string_view, 4>{"address", "block", "purpose", "defined"};
  static constexpr auto params = std::tuple{
      optional_param("beyond", &NamesSanReservedIp::beyond,
                     "of certificates issued until that day only those that are valid beyond it")};
  void operator()(const SanFact& san, Hits& hits) const;
};

// --- all names together: san_set.cpp -----------------------------------------------------------

struct NamesSanMissing {
  static constexpr std::string_view id = "names.san-missing";
  static constexpr std::string_view about = "There is no subjectAltName, or nothing is in it.";
  static constexpr auto words = std::array<std::string_view, 1>{"hint"};
  static constexpr auto params = std::tuple{};
  void operator()(const SignedFact& object, Hits& hits) const;
};

struct NamesSanDuplicate {
  static constexpr std::string_view id = "names.san-duplicate";
  static constexpr std::string_view about = "subjectAltName has the same name twice.";
  static constexpr auto words = std::array<std::string_view, 3>{"kind", "name", "case"};
  static constexpr auto params = std::tuple{};
  void operator()(const SignedFact& object, Hits& hits) const;
};

// --- commonName: cn.cpp ------------------------------------------------------------------------

struct NamesCnPresent {
  static constexpr std::string_view id = "names.cn-present";
  static constexpr std::string_view about = "The subject has a commonName.";
  static constexpr auto words = std::array<std::string_view, 1>{"cn"};
  static constexpr auto params = std::tuple{};
  void operator()(const AttributeFact& attribute, Hits& hits) const;
};

struct NamesCnNotInSan {
  static constexpr std::string_view id = "names.cn-not-in-san";
  static constexpr std::string_view about =
      "CN is none of the names in subjectAltName, not even in another case or form. Those with a "
      "service are names.cn-service's.";
  static constexpr auto words = std::array<std::string_view, 2>{"cn", "hint"};
  static constexpr auto params = std::tuple{};
  void operator()(const SignedFact& object, Hits& hits) const;
};

struct NamesCnService {
  static constexpr std::string_view id = "names.cn-service";
  static constexpr std::string_view about =
      "CN is a service, a slash and a host, host/www.example.com, and none of the names in "
      "subjectAltName.";
  static constexpr auto words = std::array<std::string_view, 3>{"cn", "service", "host"};
  static constexpr auto params = std::tuple{};
  void operator()(const SignedFact& object, Hits& hits) const;
};

struct NamesCnCaseDiffers {
  static constexpr std::string_view id = "names.cn-case-differs";
  static constexpr std::string_view about =
      "CN equals a name in subjectAltName but for capital letters.";
  static constexpr auto words = std::array<std::string_view, 2>{"cn", "name"};
  static constexpr auto params = std::tuple{};
  void operator()(const SignedFact& object, Hits& hits) const;
};

struct NamesCnIpNotCanonical {
  static constexpr std::string_view id = "names.cn-ip-not-canonical";
  static constexpr std::string_view about =
      "CN is an IP address of subjectAltName in another form than RFC 5952's or a dotted quad.";
  static constexpr auto words = std::array<std::string_view, 2>{"cn", "address"};
  static constexpr auto params = std::tuple{};
  void operator()(const SignedFact& object, Hits& hits) const;
};

}  // namespace dcvlint
