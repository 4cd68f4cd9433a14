#pragma once
// Checks of the subject that go by the tables of data/profiles: which attributes a type of
// certificate requires, allows and forbids, and how they are written (BR 2.3.1 sections 7.1.2.7,
// 7.1.4.1 and 7.1.4.2; EVG 2.0.2 section 7.1.4.2; GFD.225 section 3.3).
//
// A table is that of the type of what is judged, or the one that the parameter `table` names. What
// it says holds from a day on; the day is notBefore of a certificate, else --as-of.

#include <array>
#include <string_view>
#include <tuple>

#include "lint/engine/check.h"
#include "lint/facts/signed_facts.h"
#include "rules/subject/attribute_set.h"

namespace dcvlint {

namespace profile_checks {
inline constexpr std::string_view about_table =
    "name of a table of data/profiles; default: that of the type of certificate";
inline constexpr std::string_view about_attributes = "only these; default: all";
inline constexpr std::string_view about_except = "all but these";
}  // namespace profile_checks

// --- which attributes: presence.cpp ----------------------------------------------------------

struct SubjectAttributeMissing {
  static constexpr std::string_view id = "subject.attribute-missing";
  static constexpr std::string_view about =
      "The subject lacks an attribute that its type of certificate requires.";
  static constexpr auto words =
      std::array<std::string_view, 6>{"attribute", "name", "named", "type", "basis", "clause"};
  std::string_view table;
  Strings attributes, except;
  static constexpr auto params = std::tuple{
      optional_param("table", &SubjectAttributeMissing::table, profile_checks::about_table),
      optional_param("attributes", &SubjectAttributeMissing::attributes,
                     profile_checks::about_attributes),
      optional_param("except", &SubjectAttributeMissing::except, profile_checks::about_except)};
  Result<void> prepare();
  void operator()(const SignedFact& fact, Hits& hits) const;

 private:
  AttributeSet set_;
};

struct SubjectChoiceMissing {
  static constexpr std::string_view id = "subject.choice-missing";
  static constexpr std::string_view about =
      "The subject has none of two attributes of which its type of certificate requires one.";
  static constexpr auto words =
      std::array<std::string_view, 4>{"attributes", "type", "basis", "clause"};
  std::string_view table;
  static constexpr auto params = std::tuple{
      optional_param("table", &SubjectChoiceMissing::table, profile_checks::about_table)};
  void operator()(const SignedFact& fact, Hits& hits) const;
};

struct SubjectAttributePresence {
  static constexpr std::string_view id = "subject.attribute-presence";
  static constexpr std::string_view about =
      "The subject has an attribute that its type of certificate forbids or discourages.";
  static constexpr auto words =
      std::array<std::string_view, 6>{"attribute", "name", "value", "type", "basis", "clause"};
  std::string_view presence;
  std::string_view table;
  Strings attributes, except;
  static constexpr auto params = std::tuple{
      param("presence", &SubjectAttributePresence::presence, "\"forbidden\" or \"discouraged\""),
      optional_param("table", &SubjectAttributePresence::table, profile_checks::about_table),
      optional_param("attributes", &SubjectAttributePresence::attributes,
                     profile_checks::about_attributes),
      optional_param("except", &SubjectAttributePresence::except, profile_checks::about_except)};
  Result<void> prepare();
  void operator()(const AttributeFact& fact, Hits& hits) const;

 private:
  void advise_leaving_out(const AttributeFact& fact, const CertificateProfile& profile, Hits& hits,
                          Hit& hit) const;
  AttributeSet set_;
  Presence presence_{};
};

struct SubjectValueNotListed {
  static constexpr std::string_view id = "subject.value-not-listed";
  static constexpr std::string_view about =
      "An attribute has another value than those that its type of certificate allows.";
  static constexpr auto words =
      std::array<std::string_view, 5>{"attribute", "value", "values", "type", "clause"};
  std::string_view table;
  static constexpr auto params = std::tuple{
      optional_param("table", &SubjectValueNotListed::table, profile_checks::about_table)};
  void operator()(const AttributeFact& fact, Hits& hits) const;
};

struct SubjectNeeds {
  static constexpr std::string_view id = "subject.needs";
  static constexpr std::string_view about =
      "The subject has an attribute, and not the other one that its type of certificate wants "
      "beside it.";
  static constexpr auto words =
      std::array<std::string_view, 5>{"attribute", "needed", "type", "basis", "clause"};
  std::string_view table;
  static constexpr auto params =
      std::tuple{optional_param("table", &SubjectNeeds::table, profile_checks::about_table)};
  void operator()(const SignedFact& fact, Hits& hits) const;
};

// --- how they are written: form.cpp ----------------------------------------------------------

struct SubjectStringType {
  static constexpr std::string_view id = "subject.string-type";
  static constexpr std::string_view about =
      "A value is of a string type that its attribute must not have.";
  static constexpr auto words =
      std::array<std::string_view, 4>{"attribute", "found", "wanted", "clause"};
  std::string_view table;
  static constexpr auto params =
      std::tuple{optional_param("table", &SubjectStringType::table, profile_checks::about_table)};
  void operator()(const AttributeFact& fact, Hits& hits) const;
};

struct SubjectTooLong {
  static constexpr std::string_view id = "subject.too-long";
  static constexpr std::string_view about =
      "A value has more characters than its attribute may have. Countries are "
      "subject.country's matter.";
  static constexpr auto words =
      std::array<std::string_view, 5>{"attribute", "value", "characters", "most", "clause"};
  std::string_view table;
  static constexpr auto params =
      std::tuple{optional_param("table", &SubjectTooLong::table, profile_checks::about_table)};
  void operator()(const AttributeFact& fact, Hits& hits) const;
};

struct SubjectEmptyValue {
  static constexpr std::string_view id = "subject.empty-value";
  static constexpr std::string_view about = "An attribute has a value of no octets.";
  static constexpr auto words = std::array<std::string_view, 1>{"attribute"};
  static constexpr auto params = std::tuple{};
  void operator()(const AttributeFact& fact, Hits& hits) const;
};

// --- how they stand together: shape.cpp ------------------------------------------------------

struct SubjectDuplicate {
  static constexpr std::string_view id = "subject.duplicate-attribute";
  static constexpr std::string_view about =
      "An attribute stands in the subject more than once, and not one that may.";
  static constexpr auto words = std::array<std::string_view, 3>{"attribute", "count", "clause"};
  std::string_view table;
  static constexpr auto params =
      std::tuple{optional_param("table", &SubjectDuplicate::table, profile_checks::about_table)};
  void operator()(const SignedFact& fact, Hits& hits) const;
};

struct SubjectMultivaluedRdn {
  static constexpr std::string_view id = "subject.multivalued-rdn";
  static constexpr std::string_view about = "An RDN of the subject has more than one attribute.";
  static constexpr auto words = std::array<std::string_view, 1>{"attributes"};
  static constexpr auto params = std::tuple{};
  void operator()(const AttributeFact& fact, Hits& hits) const;
};

struct SubjectOrder {
  static constexpr std::string_view id = "subject.attribute-order";
  static constexpr std::string_view about =
      "The attributes of the subject do not stand in the order that is wanted.";
  static constexpr auto words =
      std::array<std::string_view, 4>{"attribute", "behind", "order", "clause"};
  std::string_view table;
  static constexpr auto params =
      std::tuple{optional_param("table", &SubjectOrder::table, profile_checks::about_table)};
  void operator()(const SignedFact& fact, Hits& hits) const;
};

// --- countries: country.cpp ------------------------------------------------------------------

struct SubjectCountry {
  static constexpr std::string_view id = "subject.country";
  static constexpr std::string_view about =
      "C or jurisdictionC is not a country's code of ISO 3166-1: what is wrong is \"unassigned\" "
      "(no country's, and none of the following), \"lower-case\", \"XX\" or \"UK\".";
  static constexpr auto words =
      std::array<std::string_view, 4>{"attribute", "value", "hint", "source"};
  std::string_view problem;
  static constexpr auto params =
      std::tuple{param("problem", &SubjectCountry::problem, "unassigned, lower-case, XX or UK")};
  Result<void> prepare();
  void operator()(const AttributeFact& fact, Hits& hits) const;

 private:
  enum class Problem : std::uint8_t { none, unassigned, lower_case, xx, uk };
  static Problem problem_of(std::string_view value, Date day);
  Problem problem_{};
};

}  // namespace dcvlint
