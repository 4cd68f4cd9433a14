#pragma once
// The rule book as C++: what the rulebook tool prints and the compiler makes
// into rows that need neither time nor memory when dcvlint starts.

#include <span>
#include <string>

#include "lint/engine/coverage.h"
#include "lint/engine/policy_preset.h"
#include "lint/engine/rule.h"
#include "lint/facts/issued_types.h"

namespace dcvlint {

// What data/ holds.
struct BookData {
  Authorities authorities;
  CertificateProfiles profiles;
  DomainLists lists;
  std::span<const PolicyPreset> presets = {};
  std::span<const CoveredLinter> coverage = {};
  std::span<const IssuedTypes> issued_types = {};
};

// Defines builtin_book, builtin_authorities, builtin_profiles, builtin_domain_lists,
// builtin_presets, builtin_coverage and builtin_issued_types. `path` of the rules printed is
// rules/<id>.toml, wherever they were read.
std::string book_source(const Book& book, const BookData& data);

// A C++ literal of type string_view for any bytes.
std::string text_literal(std::string_view text);

}  // namespace dcvlint
