#pragma once
// Checks of the caa family: what a CA makes of CAA records (RFC 8659, RFC 8657,
// RFC 9495; BR 2.3.1 section 4.2.2.1). The .cpp files are named after their matter.
//
// Matters that touch each other are divided so that one cause gives one finding:
// a value that breaks the grammar is issue-value-malformed's or quotes-in-value's,
// and what looks at issuers and parameters leaves it alone; a child that frees
// what its parent closed is child-lifts-restriction's, not issuewild-without-issue's
// or no-restriction-in-rrset's.

#include <array>
#include <string_view>
#include <tuple>
#include <vector>

#include "lint/engine/check.h"

namespace dcvlint {

// --- flags and tag (RFC 8659 §4.1): flags.cpp, tag.cpp ---------------------------------------

// Tags whose value has the grammar of RFC 8659 §4.2.
inline constexpr auto caa_issue_tags =
    std::array{CaaTag::issue, CaaTag::issuewild, CaaTag::issuemail, CaaTag::issuevmc};

struct CaaReservedFlagBitsSet {
  static constexpr std::string_view id = "caa.reserved-flag-bits-set";
  static constexpr std::string_view about =
      "Flags have bits other than 128 set. Flags of exactly 1 are caa.flag-value-one's matter.";
  static constexpr auto words = std::array<std::string_view, 3>{"owner", "flags", "meaning"};
  static constexpr auto params = std::tuple{};
  void operator()(const CaaFact& caa, Hits& hits) const;
};

struct CaaFlagValueOne {
  static constexpr std::string_view id = "caa.flag-value-one";
  static constexpr std::string_view about = "Flags are 1, by which people mean 128.";
  static constexpr auto words = std::array<std::string_view, 2>{"owner", "tag"};
  static constexpr auto params = std::tuple{};
  void operator()(const CaaFact& caa, Hits& hits) const;
};

struct CaaUnknownCritical {
  static constexpr std::string_view id = "caa.unknown-critical";
  static constexpr std::string_view about = "A tag that CAs don't know is marked critical.";
  static constexpr auto words = std::array<std::string_view, 3>{"owner", "tag", "hint"};
  static constexpr auto only_tags = std::array{CaaTag::unknown};
  static constexpr auto params = std::tuple{};
  void operator()(const CaaFact& caa, Hits& hits) const;
};

struct CaaUnknownTag {
  static constexpr std::string_view id = "caa.unknown-tag";
  static constexpr std::string_view about = "A tag that CAs don't know, not marked critical.";
  static constexpr auto words = std::array<std::string_view, 3>{"owner", "tag", "hint"};
  static constexpr auto only_tags = std::array{CaaTag::unknown};
  static constexpr auto params = std::tuple{};
  void operator()(const CaaFact& caa, Hits& hits) const;
};

struct CaaContactCritical {
  static constexpr std::string_view id = "caa.contact-critical";
  static constexpr std::string_view about =
      "contactemail or contactphone is marked critical, which stops CAs that don't know them.";
  static constexpr auto words = std::array<std::string_view, 2>{"owner", "tag"};
  static constexpr auto only_tags = std::array{CaaTag::contactemail, CaaTag::contactphone};
  static constexpr auto params = std::tuple{};
  void operator()(const CaaFact& caa, Hits& hits) const;
};

struct CaaTagInvalidCharacters {
  static constexpr std::string_view id = "caa.tag-invalid-characters";
  static constexpr std::string_view about = "A tag has other characters than letters and digits.";
  static constexpr auto words =
      std::array<std::string_view, 4>{"owner", "tag", "character", "effect"};
  static constexpr auto only_tags = std::array{CaaTag::unknown};
  static constexpr auto params = std::tuple{};
  void operator()(const CaaFact& caa, Hits& hits) const;
};

struct CaaTagUppercase {
  static constexpr std::string_view id = "caa.tag-uppercase";
  static constexpr std::string_view about = "A tag has capital letters.";
  static constexpr auto words = std::array<std::string_view, 3>{"owner", "tag", "lower"};
  static constexpr auto params = std::tuple{};
  void operator()(const CaaFact& caa, Hits& hits) const;
};

// --- issue values (RFC 8659 §4.2): issue_value.cpp -------------------------------------------

struct CaaIssueValueMalformed {
  static constexpr std::string_view id = "caa.issue-value-malformed";
  static constexpr std::string_view about =
      "The value of issue, issuewild, issuemail or issuevmc breaks the grammar.";
  static constexpr auto words =
      std::array<std::string_view, 5>{"owner", "tag", "value", "problem", "what"};
  static constexpr auto only_tags = caa_issue_tags;
  static constexpr auto params = std::tuple{};
  void operator()(const CaaFact& caa, Hits& hits) const;
};

struct CaaQuotesInValue {
  static constexpr std::string_view id = "caa.quotes-in-value";
  static constexpr std::string_view about =
      "Quotation marks, straight or typographic, are part of an issue value and break it.";
  static constexpr auto words =
      std::array<std::string_view, 5>{"owner", "tag", "value", "quote", "what"};
  static constexpr auto only_tags = caa_issue_tags;
  static constexpr auto params = std::tuple{};
  void operator()(const CaaFact& caa, Hits& hits) const;
};

// --- issuer-domain-names (BR 4.2.2.1): issuer.cpp --------------------------------------------

struct CaaIssuerUnknown {
  static constexpr std::string_view id = "caa.issuer-unknown";
  static constexpr std::string_view about =
      "No known CA goes by the issuer name, and it isn't near to one that is sure.";
  static constexpr auto words =
      std::array<std::string_view, 4>{"owner", "issuer", "hint", "table_date"};
  static constexpr auto only_tags = caa_issue_tags;
  static constexpr auto params = std::tuple{};
  void operator()(const CaaFact& caa, Hits& hits) const;
};

struct CaaIssuerMisspelled {
  static constexpr std::string_view id = "caa.issuer-misspelled";
  static constexpr std::string_view about =
      "An unknown issuer name is a parent, a child or a misspelling of a known one.";
  static constexpr auto words =
      std::array<std::string_view, 4>{"owner", "issuer", "known", "authority"};
  static constexpr auto only_tags = caa_issue_tags;
  static constexpr auto params = std::tuple{};
  void operator()(const CaaFact& caa, Hits& hits) const;
};

struct CaaIssuerDeprecated {
  static constexpr std::string_view id = "caa.issuer-deprecated";
  static constexpr std::string_view about =
      "The issuer name is an old one of its CA, or its CA is no longer publicly trusted.";
  static constexpr auto words =
      std::array<std::string_view, 5>{"owner", "issuer", "authority", "remark", "source"};
  static constexpr auto only_tags = caa_issue_tags;
  static constexpr auto params = std::tuple{};
  void operator()(const CaaFact& caa, Hits& hits) const;
};

struct CaaIssuerUppercase {
  static constexpr std::string_view id = "caa.issuer-uppercase";
  static constexpr std::string_view about = "The issuer name has capital letters.";
  static constexpr auto words = std::array<std::string_view, 4>{"owner", "issuer", "lower", "who"};
  static constexpr auto only_tags = caa_issue_tags;
  static constexpr auto params = std::tuple{};
  void operator()(const CaaFact& caa, Hits& hits) const;
};

// --- parameters (RFC 8657): parameters.cpp, validation_methods.cpp ---------------------------

struct CaaParameterMultiple {
  std::string_view parameter;
  static constexpr std::string_view id = "caa.parameter-multiple";
  static constexpr std::string_view about = "One record has a parameter more than once.";
  static constexpr auto words = std::array<std::string_view, 3>{"owner", "parameter", "count"};
  static constexpr auto only_tags = caa_issue_tags;
  static constexpr bool only_parameters = true;
  static constexpr auto params = std::tuple{
      param("parameter", &CaaParameterMultiple::parameter, "which one, such as accounturi")};
  void operator()(const CaaFact& caa, Hits& hits) const;
};

struct CaaAccounturiInvalid {
  static constexpr std::string_view id = "caa.accounturi-invalid-uri";
  static constexpr std::string_view about = "The value of accounturi is no URI.";
  static constexpr auto words = std::array<std::string_view, 3>{"owner", "value", "problem"};
  static constexpr auto only_tags = caa_issue_tags;
  static constexpr bool only_parameters = true;
  static constexpr auto params = std::tuple{};
  void operator()(const CaaFact& caa, Hits& hits) const;
};

struct CaaParameterMisspelled {
  static constexpr std::string_view id = "caa.parameter-misspelled";
  static constexpr std::string_view about =
      "A parameter is at most two edits away from accounturi or validationmethods.";
  static constexpr auto words = std::array<std::string_view, 3>{"owner", "parameter", "meant"};
  static constexpr auto only_tags = caa_issue_tags;
  static constexpr bool only_parameters = true;
  static constexpr auto params = std::tuple{};
  void operator()(const CaaFact& caa, Hits& hits) const;
};

struct CaaMethodsBadLabel {
  static constexpr std::string_view id = "caa.validationmethods-bad-label";
  static constexpr std::string_view about =
      "The list of validationmethods is empty or breaks its grammar.";
  static constexpr auto words = std::array<std::string_view, 3>{"owner", "value", "problem"};
  static constexpr auto only_tags = caa_issue_tags;
  static constexpr bool only_parameters = true;
  static constexpr auto params = std::tuple{};
  void operator()(const CaaFact& caa, Hits& hits) const;
};

struct CaaMethodsUnknownLabel {
  Strings known;
  static constexpr std::string_view id = "caa.validationmethods-unknown-label";
  static constexpr std::string_view about =
      "validationmethods names a method that nobody has registered. Labels of CAs (ca-…) pass.";
  static constexpr auto words = std::array<std::string_view, 3>{"owner", "label", "hint"};
  static constexpr auto only_tags = caa_issue_tags;
  static constexpr bool only_parameters = true;
  static constexpr auto params =
      std::tuple{param("known", &CaaMethodsUnknownLabel::known, "labels, lower case")};
  void operator()(const CaaFact& caa, Hits& hits) const;
};

struct CaaMethodsUppercase {
  Strings known;
  static constexpr std::string_view id = "caa.validationmethods-uppercase";
  static constexpr std::string_view about =
      "validationmethods names a method in another case than the registry.";
  static constexpr auto words = std::array<std::string_view, 3>{"owner", "label", "lower"};
  static constexpr auto only_tags = caa_issue_tags;
  static constexpr bool only_parameters = true;
  static constexpr auto params =
      std::tuple{param("known", &CaaMethodsUppercase::known, "labels, lower case")};
  void operator()(const CaaFact& caa, Hits& hits) const;
};

struct CaaMethodsRetired {
  Strings retired;
  static constexpr std::string_view id = "caa.validationmethods-retired-tbr";
  static constexpr std::string_view about =
      "validationmethods names a method of the BR that may no longer be used.";
  static constexpr auto words = std::array<std::string_view, 4>{"owner", "label", "method", "rest"};
  static constexpr auto only_tags = caa_issue_tags;
  static constexpr bool only_parameters = true;
  static constexpr auto params =
      std::tuple{param("retired", &CaaMethodsRetired::retired, "N of section 3.2.2.4.N, as texts")};
  void operator()(const CaaFact& caa, Hits& hits) const;
};

struct CaaMethodsOnlySunset {
  Strings ending;
  Strings ended;
  static constexpr std::string_view id = "caa.validationmethods-only-sunset";
  static constexpr std::string_view about =
      "Every method that validationmethods leaves open has a last day.";
  static constexpr auto words = std::array<std::string_view, 2>{"owner", "labels"};
  static constexpr auto only_tags = caa_issue_tags;
  static constexpr bool only_parameters = true;
  static constexpr auto params = std::tuple{
      param("ending", &CaaMethodsOnlySunset::ending, "N of section 3.2.2.4.N: a last day is set"),
      param("ended", &CaaMethodsOnlySunset::ended, "N of section 3.2.2.4.N: it has passed")};
  void operator()(const CaaFact& caa, Hits& hits) const;
};

// --- iodef and contacts (RFC 8659 §4.4; BR appendix A.1): iodef.cpp, contact.cpp -------------

struct CaaIodefUnsupportedScheme {
  static constexpr std::string_view id = "caa.iodef-unsupported-scheme";
  static constexpr std::string_view about =
      "The value of iodef is no mailto:, https: or http: URL.";
  static constexpr auto words = std::array<std::string_view, 3>{"owner", "value", "problem"};
  static constexpr auto only_tags = std::array{CaaTag::iodef};
  static constexpr auto params = std::tuple{};
  void operator()(const CaaFact& caa, Hits& hits) const;
};

struct CaaIodefHttpScheme {
  static constexpr std::string_view id = "caa.iodef-http-scheme";
  static constexpr std::string_view about = "The value of iodef is an http: URL.";
  static constexpr auto words = std::array<std::string_view, 2>{"owner", "value"};
  static constexpr auto only_tags = std::array{CaaTag::iodef};
  static constexpr auto params = std::tuple{};
  void operator()(const CaaFact& caa, Hits& hits) const;
};

struct CaaContactemailSyntax {
  static constexpr std::string_view id = "caa.contactemail-syntax";
  static constexpr std::string_view about = "The value of contactemail is not one mail address.";
  static constexpr auto words = std::array<std::string_view, 3>{"owner", "value", "problem"};
  static constexpr auto only_tags = std::array{CaaTag::contactemail};
  static constexpr auto params = std::tuple{};
  void operator()(const CaaFact& caa, Hits& hits) const;
};

struct CaaContactphoneSyntax {
  static constexpr std::string_view id = "caa.contactphone-syntax";
  static constexpr std::string_view about = "The value of contactphone is no global number.";
  static constexpr auto words = std::array<std::string_view, 3>{"owner", "value", "problem"};
  static constexpr auto only_tags = std::array{CaaTag::contactphone};
  static constexpr auto params = std::tuple{};
  void operator()(const CaaFact& caa, Hits& hits) const;
};

struct CaaContactSunset {
  std::string_view tag;
  Date until{};
  static constexpr std::string_view id = "caa.contact-sunset";
  static constexpr std::string_view about =
      "A contact property whose validation method has a last day.";
  static constexpr auto words = std::array<std::string_view, 4>{"owner", "value", "until", "in"};
  static constexpr auto only_tags = std::array{CaaTag::contactemail, CaaTag::contactphone};
  static constexpr auto params =
      std::tuple{param("tag", &CaaContactSunset::tag, "contactemail or contactphone"),
                 param("until", &CaaContactSunset::until, "the first day without the method")};
  Result<void> prepare() const;
  void operator()(const CaaFact& caa, Hits& hits) const;
};

// --- sets (RFC 8659 §3, §4.2, §4.3): one file each -------------------------------------------

struct CaaDenyRedundantWithAllow {
  static constexpr std::string_view id = "caa.deny-redundant-with-allow";
  static constexpr std::string_view about =
      "A record that names nobody stands beside one that names a CA.";
  static constexpr auto words = std::array<std::string_view, 3>{"owner", "tag", "issuer"};
  static constexpr bool only_several = true;
  static constexpr auto params = std::tuple{};
  void operator()(const CaaSetFact& set, Hits& hits) const;
};

struct CaaIssuewildWithoutIssue {
  static constexpr std::string_view id = "caa.issuewild-without-issue";
  static constexpr std::string_view about =
      "A set has issuewild and no issue, so that host names are open to every CA.";
  static constexpr auto words = std::array<std::string_view, 1>{"owner"};
  static constexpr auto params = std::tuple{};
  void operator()(const CaaSetFact& set, Hits& hits) const;
};

struct CaaIssuewildConflict {
  static constexpr std::string_view id = "caa.issuewild-conflict";
  static constexpr std::string_view about = "issue names a CA that issuewild doesn't name.";
  static constexpr auto words = std::array<std::string_view, 3>{"owner", "issuers", "wildcard"};
  static constexpr bool only_several = true;
  static constexpr auto params = std::tuple{};
  void operator()(const CaaSetFact& set, Hits& hits) const;
};

struct CaaNoRestriction {
  static constexpr std::string_view id = "caa.no-restriction-in-rrset";
  static constexpr std::string_view about = "No record of a set restricts anybody.";
  static constexpr auto words = std::array<std::string_view, 2>{"owner", "tags"};
  static constexpr auto params = std::tuple{};
  void operator()(const CaaSetFact& set, Hits& hits) const;
};

struct CaaChildLiftsRestriction {
  static constexpr std::string_view id = "caa.child-lifts-restriction";
  static constexpr std::string_view about =
      "A set leaves open what the next set above it had closed.";
  static constexpr auto words =
      std::array<std::string_view, 4>{"owner", "parent", "lifted", "missing"};
  static constexpr auto params = std::tuple{};
  void operator()(const CaaSetFact& set, Hits& hits) const;
};

struct CaaDuplicateRecord {
  static constexpr std::string_view id = "caa.duplicate-record";
  static constexpr std::string_view about =
      "A set has a property twice; the case of tags and the flags don't count.";
  static constexpr auto words = std::array<std::string_view, 3>{"owner", "tag", "difference"};
  static constexpr bool only_several = true;
  static constexpr auto params = std::tuple{};
  void operator()(const CaaSetFact& set, Hits& hits) const;
};

struct CaaRrsetOversize {
  std::int64_t octets = 0;
  static constexpr std::string_view id = "caa.rrset-oversize";
  static constexpr std::string_view about =
      "The answer with a set doesn't fit in one UDP datagram.";
  static constexpr auto words =
      std::array<std::string_view, 4>{"owner", "records", "size", "limit"};
  static constexpr auto params = std::tuple{
      param("octets", &CaaRrsetOversize::octets, "the largest DNS message that is sent in one")};
  Result<void> prepare() const;
  void operator()(const CaaSetFact& set, Hits& hits) const;
};

struct CaaWildcardOwner {
  bool differs = false;
  static constexpr std::string_view id = "caa.wildcard-owner";
  static constexpr std::string_view about =
      "A set stands at a wildcard and so does not cover the domain and its hosts.";
  static constexpr auto words = std::array<std::string_view, 3>{"owner", "domain", "governs"};
  static constexpr auto params = std::tuple{
      param("differs", &CaaWildcardOwner::differs,
            "true: sets that say something else than the set for the domain; false: the others")};
  void operator()(const CaaSetFact& set, Hits& hits) const;
};

struct CaaAtAlias {
  static constexpr std::string_view id = "caa.caa-at-alias";
  static constexpr std::string_view about =
      "A CNAME puts its owner under other CAA than that of the owner's domain.";
  static constexpr auto words = std::array<std::string_view, 3>{"owner", "target", "otherwise"};
  static constexpr auto only_types = std::array{Type::cname};
  static constexpr auto params = std::tuple{};
  void operator()(const OwnerFact& owner, Hits& hits) const;
};

struct CaaTtlOverHours {
  std::int64_t hours = 8;
  static constexpr std::string_view id = "caa.ttl-over-hours";
  static constexpr std::string_view about =
      "The TTL of a set is longer than so many hours. Where that is so at the zone's apex, it is "
      "told "
      "there only.";
  static constexpr auto words = std::array<std::string_view, 2>{"owner", "ttl"};
  static constexpr auto params =
      std::tuple{param("hours", &CaaTtlOverHours::hours, "the longest that is left alone")};
  Result<void> prepare() const;
  void operator()(const CaaSetFact& set, Hits& hits) const;
};

// --- moving from one CA to another: issuer.cpp -----------------------------------------------

struct CaaIssuerNotBeside {
  Strings issuers, wanted;
  static constexpr std::string_view id = "caa.issuer-not-beside";
  static constexpr std::string_view about =
      "A set names a CA that was left, and with the same tag none of those that came in its place.";
  static constexpr auto words = std::array<std::string_view, 4>{"owner", "tag", "issuer", "wanted"};
  static constexpr auto params = std::tuple{
      param("issuers", &CaaIssuerNotBeside::issuers, "issuer names of the CA before"),
      param("wanted", &CaaIssuerNotBeside::wanted, "issuer names, one of which suffices")};
  void operator()(const CaaSetFact& set, Hits& hits) const;
};

}  // namespace dcvlint
