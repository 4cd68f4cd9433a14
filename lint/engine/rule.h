#pragma once
// Rules: the data half. Built-in ones are constexpr rows that the rulebook tool
// prints; those of --rules DIR are the same rows, made at run time.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "lint/engine/check.h"
#include "lint/facts/certificate_profile.h"
#include "lint/facts/profile.h"

namespace dcvlint {

template <class E>
class Set {
 public:
  constexpr Set() = default;
  constexpr explicit Set(std::uint32_t bits) : bits_(bits) {}
  constexpr void add(E item) { bits_ |= 1U << static_cast<unsigned>(item); }
  constexpr bool has(E item) const { return (bits_ >> static_cast<unsigned>(item) & 1U) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr std::uint32_t bits() const { return bits_; }

 private:
  std::uint32_t bits_ = 0;
};

// Kinds of documents that a rule may be about (`applies_to.documents`).
enum class DocumentKind : std::uint8_t { zone, dns, csr, certificate, crl, log, count_ };
std::string_view document_kind_text(DocumentKind kind);
std::optional<DocumentKind> document_kind_from_text(std::string_view text);

// Types of certificates (`applies_to.profiles`); an empty set means any. "tls", "smime" and
// "codesigning" in a rule file stand for several (stands_for() in lint/facts/profile.h).

// Policies that have a name (`applies_to.policies`, `--policy`): what a federation or a CA adds to
// the requirements for a type of certificate. Their tables are data/policies/*.toml; a CA's come
// last, because it decides what becomes of a request.
enum class Preset : std::uint8_t { igtf, igtf_strict, tcs_sectigo, tcs_harica, count_ };
std::string_view preset_text(Preset preset);  // "tcs-harica"
std::optional<Preset> preset_from_text(std::string_view text);
std::span<const std::string_view> preset_names();

// Which date of a document decides what is in force.
enum class RuleClock : std::uint8_t { as_of, not_before, this_update, record };

struct Citation {
  std::string_view source;   // "RFC 8659", "BR 2.3.1"
  std::string_view section;  // "4.2"; may be empty
  std::string_view says;     // in our words
};

inline constexpr Date always{INT32_MIN};

// From a date on. Every phase is complete: the loader has filled in what it
// takes over from the rule's head or from the phase before.
struct Phase {
  Date from = always;
  Severity severity{};
  std::string_view message;
  std::span<const Param> params;
  // For requests, where these differ ("would break … if copied").
  std::optional<Severity> csr_severity = {};
  std::string_view csr_message = {};
};

struct Rule {
  std::string_view id;  // its path: "caa/unknown-critical"
  std::string_view title;
  std::string_view check;  // id of its check
  Set<DocumentKind> documents;
  Set<Profile> profiles;
  Set<Preset> policies;  // the rule holds under these only; empty: always
  RuleClock clock{};
  std::string_view why;
  std::string_view fix;
  std::span<const Citation> citations;
  std::span<const Phase> phases;              // ascending by date, at least one
  std::span<const std::string_view> related;  // other rules' ids
  std::string_view toml;  // the file's text: examples are read from it when wanted
  std::string_view path;  // of the file, as the user knows it; "rules/caa/….toml" for built-in ones
};
// The phase in force on a day; null before the first.
const Phase* phase_on(const Rule& rule, Date day);

struct RenamedRule {
  std::string_view from;
  std::string_view to;
};

// All rules of a run, ascending by id.
struct Book {
  std::span<const Rule> rules;
  std::span<const RenamedRule> renamed;
  const Rule* find(std::string_view id) const;
};

// Printed by the rulebook tool (lint/commands/rulebook.cpp) at build time.
extern const Book builtin_book;
extern const Authorities builtin_authorities;
extern const CertificateProfiles builtin_profiles;
extern const DomainLists builtin_domain_lists;

}  // namespace dcvlint
