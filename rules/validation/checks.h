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
  static constexpr std::string_view id = "validation.method-state";
  static constexpr std::string_view about =
      "On its day a validation's method was retired, discouraged or not yet there.";
  static constexpr auto words = std::array<std::string_view, 4>{"name", "method", "day", "since"};
  static constexpr auto params =
      std::tuple{param("state", &ValidationMethodState::state, "retired, should-not or not-yet")};
  Result<void> prepare() const;
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

struct ValidationUnsuitedMethod {
  std::string_view names;
  static constexpr std::string_view id = "validation.unsuited-method";
  static constexpr std::string_view about =
      "A name was validated by a method that cannot validate such names.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "method"};
  static constexpr auto params =
      std::tuple{param("names", &ValidationUnsuitedMethod::names, "wildcard or onion")};
  Result<void> prepare() const;
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

struct ValidationDescendant {
  static constexpr std::string_view id = "validation.descendant-of-exact-name";
  static constexpr std::string_view about =
      "A name was validated at one above it, by a method that proves control over that name alone.";
  static constexpr auto words = std::array<std::string_view, 3>{"name", "adn", "method"};
  static constexpr auto params = std::tuple{};
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

struct ValidationCaaAge {
  static constexpr std::string_view id = "validation.caa-too-old";
  static constexpr std::string_view about =
      "A certificate was issued later after its CAA check than the TTL and eight hours allow.";
  static constexpr auto words = std::array<std::string_view, 3>{"name", "age", "limit"};
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
  static constexpr std::string_view id = "validation.fields-missing";
  static constexpr std::string_view about = "A record of a validation lacks fields.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "missing"};
  static constexpr auto params =
      std::tuple{param("fields", &ValidationFields::fields, "names of fields that must be there")};
  Result<void> prepare() const;
  void operator()(const LogLineFact& fact, Hits& hits) const;
};

struct ValidationCaaRefused {
  static constexpr std::string_view id = "validation.caa-refused";
  static constexpr std::string_view about =
      "A certificate was issued though its CAA check says that the CA must not.";
  static constexpr auto words = std::array<std::string_view, 1>{"name"};
  static constexpr auto params = std::tuple{};
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

struct ValidationPerspectivesUnlogged {
  static constexpr std::string_view id = "validation.perspectives-missing";
  static constexpr std::string_view about =
      "A validation whose method wants network perspectives names none.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "method"};
  static constexpr auto params = std::tuple{};
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
