#pragma once
// Checks of a certificate that go by the tables of data/profiles: what it may be for, how its key
// may be used, how long it is valid, which policies and extensions it has. A table is that of the
// type of what is judged, or the one that the parameter `table` names. What it says holds from a
// day on; the day is notBefore of a certificate, else --as-of.
//
// Where two sources want opposite things, one finding tells both: the parameter `against` names
// another table (of the type of what is judged: "type"), and the word {against} says what that one
// wants where it is the opposite, else nothing.

#include <array>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "lint/engine/check.h"
#include "lint/facts/certificate_profile.h"

namespace dcvlint {

namespace row_checks {
inline constexpr std::string_view about_table =
    "name of a table of data/profiles; default: that of the type of certificate";
inline constexpr std::string_view about_against =
    "name of a table that may want the opposite, \"type\" for that of the type of certificate";
inline constexpr std::string_view about_except = "all but these purposes, as dotted OIDs";
}  // namespace row_checks

// --- extKeyUsage and keyUsage: usage_rows.cpp -------------------------------------------------

struct PurposeMissing {
  static constexpr std::string_view id = "certificate.purpose-missing";
  static constexpr std::string_view about =
      "extKeyUsage lacks a purpose that the type of certificate requires. A request that has no "
      "extKeyUsage is left alone.";
  static constexpr auto words =
      std::array<std::string_view, 4>{"purpose", "type", "clause", "against"};
  std::string_view presence, table, against;
  Strings purposes, except;
  static constexpr auto params = std::tuple{
      param("presence", &PurposeMissing::presence, "\"required\" or \"recommended\""),
      optional_param("table", &PurposeMissing::table, row_checks::about_table),
      optional_param("against", &PurposeMissing::against, row_checks::about_against),
      optional_param("purposes", &PurposeMissing::purposes, "only these, as dotted OIDs"),
      optional_param("except", &PurposeMissing::except, row_checks::about_except)};
  Result<void> prepare();
  void operator()(const SignedFact& fact, Hits& hits) const;

 private:
  Presence presence_{};
  std::vector<std::string> only_, except_;
};

struct PurposePresence {
  static constexpr std::string_view id = "certificate.purpose-presence";
  static constexpr std::string_view about =
      "extKeyUsage has a purpose that the type of certificate forbids or discourages.";
  static constexpr auto words =
      std::array<std::string_view, 4>{"purpose", "type", "clause", "against"};
  std::string_view presence, table, against;
  Strings purposes, except;
  static constexpr auto params = std::tuple{
      param("presence", &PurposePresence::presence, "\"forbidden\" or \"discouraged\""),
      optional_param("table", &PurposePresence::table, row_checks::about_table),
      optional_param("against", &PurposePresence::against, row_checks::about_against),
      optional_param("purposes", &PurposePresence::purposes, "only these, as dotted OIDs"),
      optional_param("except", &PurposePresence::except, row_checks::about_except)};
  Result<void> prepare();
  void operator()(const SignedFact& fact, Hits& hits) const;

 private:
  Presence presence_{};
  std::vector<std::string> only_, except_;
};

struct KeyUsageBits {
  static constexpr std::string_view id = "certificate.key-usage-bits";
  static constexpr std::string_view about =
      "keyUsage is not as the type of certificate has it for such a key.";
  static constexpr auto words =
      std::array<std::string_view, 6>{"bits", "key", "allowed", "type", "clause", "against"};
  std::string_view problem, table, against;
  static constexpr auto params = std::tuple{
      param("problem", &KeyUsageBits::problem,
            "\"forbidden\", \"discouraged\", \"missing\" (a required bit) or \"none-of\" (several "
            "of which one must be there)"),
      optional_param("table", &KeyUsageBits::table, row_checks::about_table),
      optional_param("against", &KeyUsageBits::against, row_checks::about_against)};
  Result<void> prepare();
  void operator()(const SignedFact& fact, Hits& hits) const;

 private:
  enum class Problem : std::uint8_t { forbidden, discouraged, missing, none_of };
  unsigned bits_of(const KeyUsageRow& row, unsigned bits) const;
  Problem problem_{};
};

// --- policies: policy_rows.cpp ----------------------------------------------------------------

struct PolicyDemanded {
  static constexpr std::string_view id = "certificate.policy-demand";
  static constexpr std::string_view about =
      "certificatePolicies is not as the type of certificate demands.";
  static constexpr auto words =
      std::array<std::string_view, 5>{"count", "verb", "policies", "type", "clause"};
  std::string_view demand, table;
  static constexpr auto params =
      std::tuple{param("demand", &PolicyDemanded::demand,
                       "\"exactly-one\", \"at-least-one\", \"recommended\" or \"forbidden\""),
                 optional_param("table", &PolicyDemanded::table, row_checks::about_table)};
  Result<void> prepare();
  void operator()(const CertificateFact& fact, Hits& hits) const;

 private:
  PolicyDemand demand_{};
};

struct PolicyPresent {
  static constexpr std::string_view id = "certificate.policy-present";
  static constexpr std::string_view about = "One of these policies is there.";
  static constexpr auto words = std::array<std::string_view, 1>{"policy"};
  Strings policies;
  static constexpr auto params =
      std::tuple{param("policies", &PolicyPresent::policies, "dotted OIDs")};
  Result<void> prepare();
  void operator()(const CertificateFact& fact, Hits& hits) const;

 private:
  std::vector<std::string> octets_;
};

// --- extensions: extension_rows.cpp -----------------------------------------------------------

struct ExtensionDemanded {
  static constexpr std::string_view id = "certificate.extension-demand";
  static constexpr std::string_view about =
      "An extension is missing or there, against what the type of certificate has. Certificates "
      "without any extension are left alone.";
  static constexpr auto words = std::array<std::string_view, 3>{"extension", "type", "clause"};
  std::string_view presence, table;
  static constexpr auto params = std::tuple{
      param("presence", &ExtensionDemanded::presence,
            "\"required\" or \"recommended\" (and missing), \"forbidden\" or \"discouraged\" (and "
            "there)"),
      optional_param("table", &ExtensionDemanded::table, row_checks::about_table)};
  Result<void> prepare();
  void operator()(const CertificateFact& fact, Hits& hits) const;

 private:
  Presence presence_{};
};

struct ExtensionCriticality {
  static constexpr std::string_view id = "certificate.extension-criticality";
  static constexpr std::string_view about =
      "An extension is critical, or is not, against what the type of certificate has.";
  static constexpr auto words =
      std::array<std::string_view, 4>{"extension", "is", "type", "clause"};
  std::string_view table;
  static constexpr auto params =
      std::tuple{optional_param("table", &ExtensionCriticality::table, row_checks::about_table)};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

}  // namespace dcvlint
