#pragma once
// Checks of what identifies an organisation or a person in a subject: registration numbers,
// jurisdictions, domain components, mail addresses (EVG 7.1.4.2; RFC 4519 §2.4; RFC 5280 §4.1.2.6).

#include <array>
#include <string_view>
#include <tuple>
#include <vector>

#include "lint/engine/check.h"
#include "lint/facts/subject.h"

namespace dcvlint {

// --- organizationIdentifier: organization_identifier.cpp --------------------------------------

struct OrganizationIdSyntax {
  Strings schemes;
  bool any_subdivision = false;
  static constexpr std::string_view id = "subject.organization-identifier";
  static constexpr std::string_view about =
      "organizationIdentifier is not scheme, country and number as the requirements write it, or "
      "of a "
      "country that there is not.";
  static constexpr auto words = std::array<std::string_view, 2>{"value", "problem"};
  static constexpr auto params =
      std::tuple{param("schemes", &OrganizationIdSyntax::schemes, "those that are allowed"),
                 optional_param("any_subdivision", &OrganizationIdSyntax::any_subdivision,
                                "true: VAT and PSD may have a subdivision, as NTR and GOV do")};
  void operator()(const AttributeFact& fact, Hits& hits) const;
};

struct OrganizationIdCountry {
  static constexpr std::string_view id = "subject.organization-identifier-country";
  static constexpr std::string_view about =
      "The country in organizationIdentifier is not the C of the subject. VAT of Greece has EL, "
      "that of Northern Ireland XI; LEI and INT have none.";
  static constexpr auto words =
      std::array<std::string_view, 3>{"value", "country", "subject_country"};
  static constexpr auto params = std::tuple{};
  void operator()(const AttributeFact& fact, Hits& hits) const;
};

struct OrganizationIdEuid {
  std::string_view country;
  static constexpr std::string_view id = "subject.organization-identifier-euid";
  static constexpr std::string_view about =
      "The number of an NTR identifier of a country is no European unique identifier.";
  static constexpr auto words = std::array<std::string_view, 2>{"value", "reference"};
  static constexpr auto params =
      std::tuple{param("country", &OrganizationIdEuid::country, "its code, such as DE")};
  void operator()(const AttributeFact& fact, Hits& hits) const;
};

struct SubjectOrganizationIdExtension {
  static constexpr std::string_view id = "subject.organization-identifier-extension";
  static constexpr std::string_view about =
      "organizationIdentifier stands in the subject and its extension is \"missing\", or says "
      "something else (\"differs\").";
  static constexpr auto words = std::array<std::string_view, 2>{"value", "extension"};
  std::string_view problem;
  static constexpr auto params =
      std::tuple{param("problem", &SubjectOrganizationIdExtension::problem, "missing or differs")};
  Result<void> prepare();
  void operator()(const CertificateFact& fact, Hits& hits) const;

 private:
  bool missing_ = false;
};

// --- the rest: identity.cpp -------------------------------------------------------------------

struct SubjectJurisdictionLevel {
  static constexpr std::string_view id = "subject.jurisdiction-level";
  static constexpr std::string_view about =
      "A locality of jurisdiction stands in the subject without a state.";
  static constexpr auto words = std::array<std::string_view, 1>{"locality"};
  static constexpr auto params = std::tuple{};
  void operator()(const SignedFact& fact, Hits& hits) const;
};

struct SubjectDateFormat {
  static constexpr std::string_view id = "subject.registration-date-format";
  static constexpr std::string_view about =
      "serialNumber is a date in another form than year-month-day.";
  static constexpr auto words = std::array<std::string_view, 1>{"value"};
  static constexpr auto params = std::tuple{};
  void operator()(const AttributeFact& fact, Hits& hits) const;
};

struct SubjectDomainComponentChain {
  static constexpr std::string_view id = "subject.domain-component-chain";
  static constexpr std::string_view about =
      "The domain components are no domain name from the top-level domain on.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "problem"};
  static constexpr auto params = std::tuple{};
  void operator()(const SignedFact& fact, Hits& hits) const;
};

struct SubjectEmailNotInSan {
  static constexpr std::string_view id = "subject.email-not-in-san";
  static constexpr std::string_view about =
      "An emailAddress of the subject isn't among the rfc822Names.";
  static constexpr auto words = std::array<std::string_view, 1>{"address"};
  static constexpr auto params = std::tuple{};
  void operator()(const SignedFact& fact, Hits& hits) const;
};

struct SubjectPersonWithoutPolicy {
  static constexpr std::string_view id = "subject.person-without-policy";
  static constexpr std::string_view about =
      "A given name or surname stands in a certificate without the policy for individuals.";
  static constexpr auto words = std::array<std::string_view, 1>{"attribute"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct SubjectBeside {
  Strings attributes, beside;
  static constexpr std::string_view id = "subject.beside";
  static constexpr std::string_view about =
      "One of some attributes stands in the subject, and none of others. Where the table of the "
      "type "
      "of certificate forbids the former or requires one of the latter, that is what there is to "
      "say.";
  static constexpr auto words = std::array<std::string_view, 2>{"attribute", "needed"};
  static constexpr auto params = std::tuple{param("attributes", &SubjectBeside::attributes, "some"),
                                            param("beside", &SubjectBeside::beside, "others")};
  Result<void> prepare();
  void operator()(const SignedFact& fact, Hits& hits) const;

 private:
  bool is_told(const SignedFact& fact, const Attribute& attribute) const;
  std::vector<AttributeType> attributes_, beside_;
};

struct SubjectIndividualUnnamed {
  Date until{};
  static constexpr std::string_view id = "subject.individual-unnamed";
  static constexpr std::string_view about =
      "The subject has neither an organisation nor both a given name and a surname.";
  static constexpr auto words = std::array<std::string_view, 1>{"missing"};
  static constexpr auto params = std::tuple{
      param("until", &SubjectIndividualUnnamed::until, "the first day on which others decide")};
  void operator()(const SignedFact& fact, Hits& hits) const;
};

}  // namespace dcvlint
