#pragma once
// Checks of where the subject is: ST against the subdivisions of its country (ISO 3166-2), postal
// codes, L beside ST, and names in ASCII beside native ones. What is known of places is never
// whole, so that these are heuristics (lint/facts/state_value.h).
//
// One cause gives one finding: a value that is damaged, a placeholder or not wanted at all is left
// to the rules that say so.

#include <array>
#include <string_view>
#include <tuple>
#include <vector>

#include "lint/engine/check.h"
#include "lint/facts/state_value.h"
#include "rules/subject/attribute_set.h"

namespace dcvlint {

// --- ST: state.cpp -----------------------------------------------------------------------------

// What is wrong with an ST, where no other rule speaks of its value.
StateJudgement judged_state(const AttributeFact& fact);

struct SubjectState {
  static constexpr std::string_view id = "subject.state";
  static constexpr std::string_view about =
      "ST is no subdivision of the subject's country. What it seems to be is \"unknown\", "
      "\"misspelled\", \"abbreviated\", \"dissolved\", \"country\", \"city\", \"city-or-state\", "
      "\"same-as-locality\", \"swapped\" (with L) or \"where-none\" (the country has none).";
  static constexpr auto words =
      std::array<std::string_view, 5>{"value", "locality", "country", "meant", "until"};
  std::string_view problem;
  static constexpr auto params =
      std::tuple{param("problem", &SubjectState::problem, "which of these is looked for")};
  Result<void> prepare();
  void operator()(const AttributeFact& fact, Hits& hits) const;

 private:
  StateCause cause_{};
};

// --- a name in several inputs: spelled_otherwise.cpp -------------------------------------------

struct SubjectSpelledOtherwise {
  static constexpr std::string_view id = "subject.spelled-otherwise";
  static constexpr std::string_view about =
      "O, ST or L is written with its own letters in one input and in ASCII in another one.";
  static constexpr auto words = std::array<std::string_view, 3>{"attribute", "value", "other"};
  static constexpr auto params = std::tuple{};
  void operator()(const SpellingFact& fact, Hits& hits) const;
};

// --- L and ST: locality.cpp --------------------------------------------------------------------

struct SubjectPostalCode {
  static constexpr std::string_view id = "subject.postal-code-in-place";
  static constexpr std::string_view about = "L or ST has a postal code of the subject's country.";
  static constexpr auto words = std::array<std::string_view, 3>{"attribute", "value", "code"};
  static constexpr auto params = std::tuple{};
  void operator()(const AttributeFact& fact, Hits& hits) const;
};

struct SubjectTogether {
  static constexpr std::string_view id = "subject.together";
  static constexpr std::string_view about =
      "The subject has all of these attributes. The last one is told.";
  static constexpr auto words = std::array<std::string_view, 3>{"attribute", "value", "attributes"};
  Strings attributes;
  static constexpr auto params =
      std::tuple{param("attributes", &SubjectTogether::attributes, "which, by name")};
  Result<void> prepare();
  void operator()(const SignedFact& fact, Hits& hits) const;

 private:
  std::vector<AttributeType> types_;
};

// --- names in ASCII: ascii_twin.cpp ------------------------------------------------------------

struct SubjectAsciiTwin {
  static constexpr std::string_view id = "subject.ascii-twin";
  static constexpr std::string_view about =
      "A value in ASCII is not how a native name is written in ASCII: of `names`, else of another "
      "value of that attribute in the subject.";
  static constexpr auto words =
      std::array<std::string_view, 5>{"attribute", "value", "native", "ascii", "doubled"};
  Strings attributes, names;
  static constexpr auto params = std::tuple{
      optional_param("attributes", &SubjectAsciiTwin::attributes, "which; default: O, ST and L"),
      optional_param("names", &SubjectAsciiTwin::names,
                     "the organisation's names, with all their letters; the value must be one of "
                     "them in ASCII. Default: what the subject has beside it")};
  Result<void> prepare();
  void operator()(const AttributeFact& fact, Hits& hits) const;

 private:
  AttributeSet set_;
};

}  // namespace dcvlint
