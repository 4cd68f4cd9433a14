#pragma once
// Checks of the validation family: what a log of validations, CAA checks and certificates tells an
// auditor (BR 3.2.2.4, 3.2.2.5, 3.2.2.9, 4.2.1, 4.2.2, 5.4.1).

#include <array>
#include <cstdint>
#include <string_view>
#include <tuple>

#include "lint/engine/check.h"
#include "lint/facts/log_facts.h"

namespace dcvlint {

// --- methods and names: methods.cpp -----------------------------------------------------------

struct ValidationMethodState {
  std::string_view state;
  std::string_view of = "all";
  static constexpr std::string_view id = "validation.method-state";
  static constexpr std::string_view about =
      "On its day a validation's method was retired, discouraged, about to end or not yet there.";
  static constexpr auto words = std::array<std::string_view, 4>{"name", "method", "day", "since"};
  static constexpr auto params = std::tuple{
      param("state", &ValidationMethodState::state, "retired, should-not, not-yet or ending"),
      optional_param("of", &ValidationMethodState::of,
                     "names or addresses: methods of BR 3.2.2.4 or 3.2.2.5 only; left out: all")};
  Result<void> prepare() const;
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

struct ValidationUnsuitedMethod {
  std::string_view names;
  Date since{INT32_MIN};
  static constexpr std::string_view id = "validation.unsuited-method";
  static constexpr std::string_view about =
      "A name was validated by a method that cannot validate such names.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "method"};
  static constexpr auto params =
      std::tuple{param("names", &ValidationUnsuitedMethod::names, "wildcard or onion"),
                 optional_param("since", &ValidationUnsuitedMethod::since,
                                "the day of issue from which on it is so")};
  Result<void> prepare() const;
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

struct ValidationMethodKind {
  static constexpr std::string_view id = "validation.method-of-other-kind";
  static constexpr std::string_view about =
      "An address was validated by a method for names, or a name by one for something else.";
  static constexpr auto words = std::array<std::string_view, 3>{"name", "method", "kind"};
  static constexpr auto params = std::tuple{};
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

struct ValidationWildcardOnHost {
  Date since{};
  static constexpr std::string_view id = "validation.wildcard-on-host";
  static constexpr std::string_view about =
      "A wildcard of a certificate rests on a validation of the name below it, by a method that "
      "validates no wildcards.";
  static constexpr auto words =
      std::array<std::string_view, 4>{"certificate", "name", "host", "method"};
  static constexpr auto params = std::tuple{
      param("since", &ValidationWildcardOnHost::since, "the day of issue from which on it is so")};
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

struct ValidationWildcardOfSuffix {
  static constexpr std::string_view id = "validation.wildcard-of-suffix";
  static constexpr std::string_view about =
      "A wildcard was validated that stands for all domains below a public suffix.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "suffix"};
  static constexpr auto params = std::tuple{};
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

struct ValidationDescendant {
  Date since{};
  static constexpr std::string_view id = "validation.descendant-of-exact-name";
  static constexpr std::string_view about =
      "A name was validated at one above it, by a method that proves control over that name alone.";
  static constexpr auto words = std::array<std::string_view, 3>{"name", "adn", "method"};
  static constexpr auto params = std::tuple{
      param("since", &ValidationDescendant::since, "the day of issue from which on it is so")};
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

struct ValidationAdn {
  bool logged = true;
  static constexpr std::string_view id = "validation.adn-not-derivable";
  static constexpr std::string_view about =
      "No step of BR 3.2.2.4 leads from a name to the Authorization Domain Name of its validation.";
  static constexpr auto words =
      std::array<std::string_view, 4>{"name", "adn", "method", "reachable"};
  static constexpr auto params = std::tuple{param("logged", &ValidationAdn::logged,
                                                  "true: as the line's aliases show; false: where "
                                                  "aliases could lead there, and none are told")};
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

struct ValidationAdnAboveBase {
  static constexpr std::string_view id = "validation.adn-above-base-domain";
  static constexpr std::string_view about =
      "The Authorization Domain Name of a validation is a public suffix.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "adn"};
  static constexpr auto params = std::tuple{};
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

// 3.2.2.4.12.
struct ValidationRegistrarBase {
  static constexpr std::string_view id = "validation.registrar-base-domain";
  static constexpr std::string_view about =
      "A registrar's CA validated a customer at another name than a base domain.";
  static constexpr auto words = std::array<std::string_view, 3>{"name", "adn", "base"};
  static constexpr auto params = std::tuple{};
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

// 3.2.2.5.3.
struct ValidationReverseName {
  static constexpr std::string_view id = "validation.reverse-name";
  static constexpr std::string_view about =
      "The name at which an address was validated is none of those that its PTR records give.";
  static constexpr auto words = std::array<std::string_view, 3>{"name", "adn", "ptr"};
  static constexpr auto params = std::tuple{};
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

// 3.2.2.4.2, .12 and .15.
struct ValidationContactSource {
  static constexpr std::string_view id = "validation.contact-source";
  static constexpr std::string_view about = "A Domain Contact was taken from a web page.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "method"};
  static constexpr auto params = std::tuple{};
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

// --- times: times.cpp -------------------------------------------------------------------------

struct ValidationReuse {
  std::string_view of;
  std::string_view verdict;
  static constexpr std::string_view id = "validation.reuse";
  static constexpr std::string_view about =
      "A certificate rests on a validation of a certain age or method.";
  static constexpr auto words =
      std::array<std::string_view, 5>{"subject", "method", "age", "limit", "since"};
  static constexpr auto params = std::tuple{
      param("of", &ValidationReuse::of, "control (over a name or an address) or identity"),
      param("verdict", &ValidationReuse::verdict, "exceeded, boundary, retired or later")};
  Result<void> prepare() const;
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

struct ValidationRandomValueAge {
  bool beyond_reuse = true;
  static constexpr std::string_view id = "validation.random-value-age";
  static constexpr std::string_view about =
      "A Random Value was older than its method allows when it was used.";
  static constexpr auto words = std::array<std::string_view, 4>{"name", "method", "age", "limit"};
  static constexpr auto params =
      std::tuple{param("beyond_reuse", &ValidationRandomValueAge::beyond_reuse,
                       "false: only where the method has the reuse period as a second limit, and "
                       "that one is kept")};
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

struct ValidationRequestToken {
  bool future = true;
  static constexpr std::string_view id = "validation.request-token-time";
  static constexpr std::string_view about =
      "The time within a Request Token lies ahead of its use, or more than 30 days before it.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "age"};
  static constexpr auto params = std::tuple{
      param("future", &ValidationRequestToken::future, "true: it lies ahead; false: it expired")};
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

// --- Random Values: random_values.cpp ---------------------------------------------------------

struct ValidationRandomValueLater {
  static constexpr std::string_view id = "validation.random-value-later";
  static constexpr std::string_view about = "A Random Value was made after it was used.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "age"};
  static constexpr auto params = std::tuple{};
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

struct ValidationRandomValueReused {
  static constexpr std::string_view id = "validation.random-value-reused";
  static constexpr std::string_view about =
      "One Random Value was used at two times, for two certificates.";
  static constexpr auto words =
      std::array<std::string_view, 4>{"name", "certificate", "other", "earlier"};
  static constexpr auto params = std::tuple{};
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

struct ValidationRandomValueShort {
  std::int64_t bits = 0;
  static constexpr std::string_view id = "validation.random-value-short";
  static constexpr std::string_view about =
      "A Random Value has fewer characters than so many bits need in its alphabet.";
  static constexpr auto words =
      std::array<std::string_view, 4>{"name", "characters", "alphabet", "bits"};
  static constexpr auto params = std::tuple{
      param("bits", &ValidationRandomValueShort::bits, "of entropy that it must have, at least")};
  Result<void> prepare() const;
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

// --- CAA checks: caa.cpp ----------------------------------------------------------------------

struct ValidationCaaAge {
  static constexpr std::string_view id = "validation.caa-too-old";
  static constexpr std::string_view about =
      "A certificate was issued later after its last CAA check than the TTL and eight hours allow.";
  static constexpr auto words = std::array<std::string_view, 3>{"name", "age", "limit"};
  static constexpr auto params = std::tuple{};
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

struct ValidationCaaAfterIssue {
  static constexpr std::string_view id = "validation.caa-after-issue";
  static constexpr std::string_view about =
      "CAA of a name was first checked when the certificate had been issued.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "age"};
  static constexpr auto params = std::tuple{};
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

// --- what the log has and has not: records.cpp ------------------------------------------------

struct ValidationMissing {
  std::string_view kind;
  static constexpr std::string_view id = "validation.name-without-record";
  static constexpr std::string_view about =
      "A name of a certificate has no validation, or no CAA check, in the log.";
  static constexpr auto words = std::array<std::string_view, 2>{"certificate", "name"};
  static constexpr auto params =
      std::tuple{param("kind", &ValidationMissing::kind, "validation or caa")};
  Result<void> prepare() const;
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

struct ValidationEvidenceShared {
  static constexpr std::string_view id = "validation.evidence-shared";
  static constexpr std::string_view about = "One piece of evidence stands for two names.";
  static constexpr auto words = std::array<std::string_view, 3>{"evidence", "name", "other"};
  static constexpr auto params = std::tuple{};
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

struct ValidationFields {
  Strings fields;
  Strings kinds;
  static constexpr std::string_view id = "validation.fields-missing";
  static constexpr std::string_view about = "A line lacks fields.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "missing"};
  static constexpr auto params =
      std::tuple{param("fields", &ValidationFields::fields, "names of fields that must be there"),
                 param("kinds", &ValidationFields::kinds, "kinds of lines that must have them")};
  Result<void> prepare() const;
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

struct ValidationCaaRefused {
  std::string_view result;
  static constexpr std::string_view id = "validation.caa-refused";
  static constexpr std::string_view about =
      "A certificate was issued though its last CAA check says that the CA must not.";
  static constexpr auto words = std::array<std::string_view, 1>{"name"};
  static constexpr auto params =
      std::tuple{param("result", &ValidationCaaRefused::result,
                       "deny, or fail: of a name in a signed zone, which is no permission")};
  Result<void> prepare() const;
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

struct ValidationDnssec {
  std::string_view state;
  static constexpr std::string_view id = "validation.dnssec";
  static constexpr std::string_view about =
      "DNSSEC was not validated in a check, or what came back did not validate.";
  static constexpr auto words = std::array<std::string_view, 1>{"name"};
  static constexpr auto params =
      std::tuple{param("state", &ValidationDnssec::state, "off or bogus")};
  Result<void> prepare() const;
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

// --- network perspectives: perspectives.cpp ---------------------------------------------------

struct ValidationPerspectives {
  std::int64_t remotes = 0;
  static constexpr std::string_view id = "validation.too-few-perspectives";
  static constexpr std::string_view about = "A check has fewer remote perspectives than wanted.";
  static constexpr auto words = std::array<std::string_view, 3>{"name", "remotes", "wanted"};
  static constexpr auto params = std::tuple{
      param("remotes", &ValidationPerspectives::remotes, "perspectives besides the primary one")};
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

struct ValidationQuorum {
  static constexpr std::string_view id = "validation.quorum-not-met";
  static constexpr std::string_view about =
      "Too many remote perspectives do not corroborate what the primary one found.";
  static constexpr auto words =
      std::array<std::string_view, 4>{"name", "corroborating", "remotes", "wanted"};
  static constexpr auto params = std::tuple{};
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

struct ValidationRegions {
  std::int64_t regions = 0;
  static constexpr std::string_view id = "validation.too-few-regions";
  static constexpr std::string_view about =
      "The perspectives that corroborate lie in the regions of too few registries.";
  static constexpr auto words = std::array<std::string_view, 3>{"name", "regions", "wanted"};
  static constexpr auto params = std::tuple{
      param("regions", &ValidationRegions::regions, "regions of address registries, at least")};
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

struct ValidationPerspectivesClose {
  std::int64_t kilometres = 0;
  static constexpr std::string_view id = "validation.perspectives-too-close";
  static constexpr std::string_view about = "Two remote perspectives lie nearer than wanted.";
  static constexpr auto words =
      std::array<std::string_view, 5>{"name", "one", "other", "distance", "wanted"};
  static constexpr auto params =
      std::tuple{param("kilometres", &ValidationPerspectivesClose::kilometres,
                       "between any two perspectives, at least")};
  Result<void> prepare() const;
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

struct ValidationPerspectivesUnlogged {
  std::string_view lacks;
  static constexpr std::string_view id = "validation.perspectives-missing";
  static constexpr std::string_view about =
      "A validation whose method wants network perspectives does not tell of them.";
  static constexpr auto words = std::array<std::string_view, 3>{"name", "method", "missing"};
  static constexpr auto params =
      std::tuple{param("lacks", &ValidationPerspectivesUnlogged::lacks,
                       "both or one: of the perspectives and the quorum")};
  Result<void> prepare() const;
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

// --- HTTP and mail: challenges.cpp ------------------------------------------------------------

struct ValidationRedirectCode {
  static constexpr std::string_view id = "validation.redirect-code";
  static constexpr std::string_view about =
      "A redirect was followed that has another code than 301, 302, 307 and 308.";
  static constexpr auto words = std::array<std::string_view, 3>{"name", "code", "target"};
  static constexpr auto params = std::tuple{};
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

struct ValidationRedirectTarget {
  static constexpr std::string_view id = "validation.redirect-target";
  static constexpr std::string_view about =
      "A redirect was followed to a scheme or port that a CA may not ask.";
  static constexpr auto words = std::array<std::string_view, 3>{"name", "target", "problem"};
  static constexpr auto params = std::tuple{};
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

// Of what was fetched first.
struct ValidationUrl {
  std::string_view part;
  static constexpr std::string_view id = "validation.url";
  static constexpr std::string_view about =
      "What was fetched first is not where the method wants it.";
  static constexpr auto words = std::array<std::string_view, 4>{"name", "method", "url", "problem"};
  static constexpr auto params =
      std::tuple{param("part", &ValidationUrl::part, "port (and scheme), path or host")};
  Result<void> prepare() const;
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

struct ValidationRandomValueInUrl {
  static constexpr std::string_view id = "validation.random-value-in-url";
  static constexpr std::string_view about = "The request for a file had the Random Value in it.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "url"};
  static constexpr auto params = std::tuple{};
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

struct ValidationHttpStatus {
  static constexpr std::string_view id = "validation.http-status";
  static constexpr std::string_view about =
      "A validation over HTTP rests on a response that is no success.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "status"};
  static constexpr auto params = std::tuple{};
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

struct ValidationMailAddress {
  bool domain = false;
  static constexpr std::string_view id = "validation.constructed-address";
  static constexpr std::string_view about =
      "Mail of method 3.2.2.4.4 went to an address that is none of the constructed ones.";
  static constexpr auto words = std::array<std::string_view, 3>{"name", "address", "adn"};
  static constexpr auto params =
      std::tuple{param("domain", &ValidationMailAddress::domain,
                       "false: the part before the @ is judged; true: the one behind it")};
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

}  // namespace dcvlint
