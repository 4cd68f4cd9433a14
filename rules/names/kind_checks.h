#pragma once
// Checks of names in subjectAltName as certificates for mail, clients and services have them: mail
// addresses, URIs, names of accounts (RFC 5280 §4.2.1.6), which TLS certificates must not have; and
// DNS names, which of these names/checks.h judges further.

#include <array>
#include <string_view>
#include <tuple>

#include "lint/engine/check.h"

namespace dcvlint {

struct NamesMailAddress {
  static constexpr std::string_view id = "names.san-mail-address";
  static constexpr std::string_view about = "A rfc822Name is no mail address.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "problem"};
  static constexpr auto params = std::tuple{};
  void operator()(const SanFact& san, Hits& hits) const;
};

struct NamesDnsSyntax {
  static constexpr std::string_view id = "names.san-dns-syntax";
  static constexpr std::string_view about =
      "A dNSName is no domain name: what it is in place of one is told once. Underscores, "
      "first labels with an asterisk and a final dot are left alone.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "problem"};
  static constexpr auto params = std::tuple{};
  void operator()(const SanFact& san, Hits& hits) const;
};

struct NamesUri {
  static constexpr std::string_view id = "names.san-uri";
  static constexpr std::string_view about =
      "A uniformResourceIdentifier is no URI, relative, or its host is none.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "problem"};
  static constexpr auto params = std::tuple{};
  void operator()(const SanFact& san, Hits& hits) const;
};

struct NamesUserPrincipal {
  static constexpr std::string_view id = "names.user-principal";
  static constexpr std::string_view about =
      "An otherName is a user principal name of Windows, but none by its form.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "problem"};
  static constexpr auto params = std::tuple{};
  void operator()(const SanFact& san, Hits& hits) const;
};

struct NamesSanMojibake {
  static constexpr std::string_view id = "names.san-mojibake";
  static constexpr std::string_view about =
      "A SmtpUTF8Mailbox or user principal name is UTF-8 that was read with the wrong character "
      "set.";
  static constexpr auto words = std::array<std::string_view, 4>{"kind", "name", "meant", "how"};
  static constexpr auto params = std::tuple{};
  void operator()(const SanFact& san, Hits& hits) const;
};

}  // namespace dcvlint
