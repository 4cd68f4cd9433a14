#pragma once
// What an organisation may want of subjects: checks for rules of --rules DIR. A field is an
// attribute by its short or long name ("O", "organizationName") or its OID ("2.5.4.10").

#include <array>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "lint/engine/check.h"

namespace dcvlint {

// Fields that a rule names, looked up once.
class SubjectFields {
 public:
  // An error's `where` is `parameter`.
  Result<void> add(std::string_view parameter, std::string_view field);
  bool has(const Attribute& attribute) const;
  // As the rule wrote the one at `at`.
  std::string_view text(std::size_t at) const { return fields_[at].text; }
  std::size_t size() const { return fields_.size(); }
  bool is(std::size_t at, const Attribute& attribute) const;

 private:
  struct Field {
    std::string text;
    AttributeType type = AttributeType::unknown;
    std::string oid;  // content octets, for types without a name
  };
  std::vector<Field> fields_;
};

namespace subject_within {
inline constexpr std::string_view about_field = "an attribute: \"O\", \"organizationName\", an OID";
}

struct SubjectOneOf {
  static constexpr std::string_view id = "subject.one-of";
  static constexpr std::string_view about = "An attribute has a value that is not on the list.";
  static constexpr auto words = std::array<std::string_view, 3>{"field", "value", "values"};

  std::string_view field;
  Strings values;
  static constexpr auto params = std::tuple{
      param("field", &SubjectOneOf::field, subject_within::about_field),
      param("values", &SubjectOneOf::values, "the values that may stand there, exactly so")};
  Result<void> prepare();
  void operator()(const AttributeFact& fact, Hits& hits) const;

 private:
  SubjectFields fields_;
};

struct SubjectMatches {
  static constexpr std::string_view id = "subject.matches";
  static constexpr std::string_view about = "An attribute's value fits none of the patterns.";
  static constexpr auto words = std::array<std::string_view, 2>{"field", "value"};

  std::string_view field;
  Strings patterns;
  static constexpr auto params =
      std::tuple{param("field", &SubjectMatches::field, subject_within::about_field),
                 param("patterns", &SubjectMatches::patterns,
                       "what may stand there; * stands for any characters")};
  Result<void> prepare();
  void operator()(const AttributeFact& fact, Hits& hits) const;

 private:
  SubjectFields fields_;
};

struct SubjectRequired {
  static constexpr std::string_view id = "subject.required";
  static constexpr std::string_view about = "A subject lacks an attribute.";
  static constexpr auto words = std::array<std::string_view, 2>{"field", "subject"};

  Strings fields;
  static constexpr auto params =
      std::tuple{param("fields", &SubjectRequired::fields, "attributes that each must be there")};
  Result<void> prepare();
  void operator()(const SignedFact& fact, Hits& hits) const;

 private:
  SubjectFields fields_;
};

struct SubjectForbidden {
  static constexpr std::string_view id = "subject.forbidden";
  static constexpr std::string_view about = "A subject has an attribute that is not wanted.";
  static constexpr auto words = std::array<std::string_view, 2>{"field", "value"};

  Strings fields;
  static constexpr auto params =
      std::tuple{param("fields", &SubjectForbidden::fields, "attributes that must not be there")};
  Result<void> prepare();
  void operator()(const AttributeFact& fact, Hits& hits) const;

 private:
  SubjectFields fields_;
};

struct SubjectLength {
  static constexpr std::string_view id = "subject.length";
  static constexpr std::string_view about =
      "An attribute's value has more or fewer characters than wanted.";
  static constexpr auto words =
      std::array<std::string_view, 5>{"field", "value", "length", "least", "most"};

  std::string_view field;
  std::int64_t least = 0;
  std::int64_t most = 0;
  static constexpr auto params = std::tuple{
      param("field", &SubjectLength::field, subject_within::about_field),
      param("most", &SubjectLength::most, "the most characters (not octets) that it may have"),
      optional_param("least", &SubjectLength::least, "the fewest; 0")};
  Result<void> prepare();
  void operator()(const AttributeFact& fact, Hits& hits) const;

 private:
  SubjectFields fields_;
};

}  // namespace dcvlint
