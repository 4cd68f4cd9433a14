#pragma once
// Checks of names in subjectAltName that are no DNS names: mail addresses and URIs, as certificates
// for mail, clients and services have them (RFC 5280 §4.2.1.6). TLS certificates must have neither.

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

struct NamesUri {
  static constexpr std::string_view id = "names.san-uri";
  static constexpr std::string_view about =
      "A uniformResourceIdentifier is no URI, relative, or its host is none.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "problem"};
  static constexpr auto params = std::tuple{};
  void operator()(const SanFact& san, Hits& hits) const;
};

}  // namespace dcvlint
