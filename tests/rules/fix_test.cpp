// What a page tells to do: for whoever orders certificates, something that can be typed.

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>

#include "lint/engine/rule.h"

namespace dcvlint {
namespace {

bool has_any(std::string_view text, std::span<const std::string_view> parts) {
  return std::ranges::any_of(
      parts, [&](std::string_view part) { return text.find(part) != std::string_view::npos; });
}

constexpr std::array<std::string_view, 9> families = {"subject/", "names/",       "request/",
                                                      "key/",     "igtf/",        "crl/",
                                                      "smime/",   "codesigning/", "certificate/"};
bool is_looked_at(std::string_view id) {
  return std::ranges::any_of(families, [&](std::string_view each) { return id.starts_with(each); });
}

// A command or a line of a configuration; a field of a CA's form.
bool is_concrete(std::string_view fix) {
  constexpr std::array<std::string_view, 7> fields = {
      "the field ", "fields ", "SCM", "CertManager", "-addext", "-subj", "openssl ca: "};
  const std::size_t begin = fix.find('`');
  return (begin != std::string_view::npos && fix.find('`', begin + 1) != std::string_view::npos) ||
         has_any(fix, fields);
}

// For somebody else than who reads the page: a CA, which has its own software and knows it; or for
// nobody.
bool is_for_others(std::string_view fix) {
  constexpr std::array<std::string_view, 24> begins = {
      "The CA must",
      "Have it issued again",
      "Have the certificate issued",
      "Nobody but the CA",
      "Nothing",
      "Have the CA",
      "Have the issuer",
      "Ask the CA",
      "Take the flag",
      "Take it out of the",
      "Take the qualifier",
      "Put the reserved",
      "Have each CA",
      "Issue",
      "Mark it",
      "Report it",
      "Set one of them",
      "Leave the extension",
      "Leave certificateIssuer",
      "Leave the entry",
      "Write the address under which",
      "Give the CA",
      "Correct the clock of the machine",
      "Leave the bit",
  };
  return std::ranges::any_of(begins, [&](std::string_view each) { return fix.starts_with(each); });
}

// Where nothing can be typed: another type of certificate is ordered, or something is to be known.
constexpr std::array<std::string_view, 19> elsewhere = {
    "subject/locality-beside-state",
    "names/san-onion-not-ev",
    "igtf/client-auth-sunset",
    "igtf/outside-namespace",
    "igtf/policy-missing",
    "igtf/tcs-prefix",
    "crl/delta",
    "crl/extension-not-recommended",
    "crl/revocation-date-early",
    "smime/attribute-missing",
    "smime/legacy-generation",
    "smime/organization-identifier-euid",
    "smime/other-name-strict",
    "smime/purpose-forbidden",
    "smime/validity-at-max",
    "codesigning/lifetime-signing",
    "codesigning/purpose-forbidden",
    "codesigning/validity-future",
    "certificate/precert-poison",
};

TEST_CASE("rules for requesters say how, by a command or a field of a form") {
  std::string vague;
  for (const Rule& rule : builtin_book.rules) {
    if (!is_looked_at(rule.id) || is_concrete(rule.fix) || is_for_others(rule.fix)) continue;
    if (std::ranges::find(elsewhere, rule.id) != elsewhere.end()) continue;
    vague += std::string(rule.id) + ": " + std::string(rule.fix) + "\n";
  }
  CHECK(vague == "");
  for (const std::string_view id : elsewhere) {
    INFO(id);
    const Rule* rule = builtin_book.find(id);
    CHECK((rule != nullptr && !is_concrete(rule->fix) && !is_for_others(rule->fix)));
  }
}

TEST_CASE("commands in pages are whole") {
  for (const Rule& rule : builtin_book.rules) {
    INFO(rule.id);
    CHECK(std::ranges::count(rule.fix, '`') % 2 == 0);
    // What the shell would take apart: quotes that are not closed within a command.
    std::string_view rest = rule.fix;
    for (std::size_t at = rest.find('`'); at != std::string_view::npos; at = rest.find('`')) {
      rest.remove_prefix(at + 1);
      const std::string_view command = rest.substr(0, rest.find('`'));
      INFO(command);
      CHECK_FALSE(command.empty());
      CHECK(std::ranges::count(command, '"') % 2 == 0);
      rest.remove_prefix(std::min(command.size() + 1, rest.size()));
    }
  }
}

// Whoever pastes it must not ask for somebody else's certificate, nor for one without names, on the
// terminal. What can be pasted as it is comes with the finding.
TEST_CASE("commands in pages that make a request leave open whose it is") {
  for (const Rule& rule : builtin_book.rules) {
    if (!rule.id.starts_with("subject/") && !rule.id.starts_with("names/")) continue;
    INFO(rule.id);
    for (std::size_t at = rule.fix.find("`openssl req -new"); at != std::string_view::npos;
         at = rule.fix.find("`openssl req -new", at + 1)) {
      const std::string_view command = rule.fix.substr(at, rule.fix.find('`', at + 1) - at);
      if (command.find("-key ") == std::string_view::npos) continue;  // a part of one
      INFO(command);
      CHECK(command.find("…") != std::string_view::npos);
      CHECK(command.find("-out NAME.csr") != std::string_view::npos);
      CHECK(command.find("subjectAltName") != std::string_view::npos);
    }
  }
}

}  // namespace
}  // namespace dcvlint
