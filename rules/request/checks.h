#pragma once
// Checks of the request family: what only a certification request has (RFC 2986, RFC 2985).

#include <array>
#include <cstdint>
#include <string_view>
#include <tuple>

#include "lint/engine/check.h"

namespace dcvlint {

// --- the request itself: request.cpp ----------------------------------------------------------

struct RequestSignatureInvalid {
  static constexpr std::string_view id = "request.signature-invalid";
  static constexpr std::string_view about = "The request's signature isn't made by the key inside.";
  static constexpr auto words = std::array<std::string_view, 1>{"algorithm"};
  static constexpr auto params = std::tuple{};
  void operator()(const RequestFact& fact, Hits& hits) const;
};

struct RequestSignatureUnchecked {
  static constexpr std::string_view id = "request.signature-unchecked";
  static constexpr std::string_view about =
      "The request's signature is of a kind that we can't verify.";
  static constexpr auto words = std::array<std::string_view, 1>{"algorithm"};
  static constexpr auto params = std::tuple{};
  void operator()(const RequestFact& fact, Hits& hits) const;
};

struct RequestVersion {
  static constexpr std::string_view id = "request.version";
  static constexpr std::string_view about = "The version isn't v1, which is 0.";
  static constexpr auto words = std::array<std::string_view, 1>{"version"};
  static constexpr auto params = std::tuple{};
  void operator()(const RequestFact& fact, Hits& hits) const;
};

struct RequestNamesNothing {
  static constexpr std::string_view id = "request.names-nothing";
  static constexpr std::string_view about = "The subject is empty, and there is no subjectAltName.";
  static constexpr auto words = std::array<std::string_view, 1>{"field"};
  static constexpr auto params = std::tuple{};
  void operator()(const RequestFact& fact, Hits& hits) const;
};

struct RequestNamesNoHost {
  static constexpr std::string_view id = "request.names-no-host";
  static constexpr std::string_view about =
      "There is no subjectAltName, and the CN looks like a person's or an organisation's.";
  static constexpr auto words = std::array<std::string_view, 2>{"cn", "type"};
  static constexpr auto params = std::tuple{};
  void operator()(const RequestFact& fact, Hits& hits) const;
};

struct RequestCa {
  static constexpr std::string_view id = "request.ca-requested";
  static constexpr std::string_view about = "It asks for a CA's certificate.";
  static constexpr auto words = std::array<std::string_view, 1>{"problem"};
  static constexpr auto params = std::tuple{};
  void operator()(const RequestFact& fact, Hits& hits) const;
};

struct RequestExtensionIgnored {
  Strings extensions;
  static constexpr std::string_view id = "request.extension-ignored";
  static constexpr std::string_view about = "It asks for extensions that a CA sets by itself.";
  static constexpr auto words = std::array<std::string_view, 1>{"extensions"};
  static constexpr auto params = std::tuple{param(
      "extensions", &RequestExtensionIgnored::extensions, "those that a CA may look at, by name")};
  Result<void> prepare();
  void operator()(const RequestFact& fact, Hits& hits) const;

 private:
  std::uint64_t mask_ = 0;
};

// --- attributes: attributes.cpp ---------------------------------------------------------------

struct RequestChallengePassword {
  static constexpr std::string_view id = "request.challenge-password-present";
  static constexpr std::string_view about =
      "It has a challengePassword, among its attributes or in the subject.";
  static constexpr auto words = std::array<std::string_view, 2>{"attribute", "where"};
  static constexpr auto params = std::tuple{};
  void operator()(const RequestFact& fact, Hits& hits) const;
};

struct RequestAttributeIgnored {
  static constexpr std::string_view id = "request.attribute-ignored";
  static constexpr std::string_view about = "It has attributes that CAs don't look at.";
  static constexpr auto words = std::array<std::string_view, 1>{"attributes"};
  static constexpr auto params = std::tuple{};
  void operator()(const RequestFact& fact, Hits& hits) const;
};

struct RequestMicrosoftClientInfo {
  static constexpr std::string_view id = "request.microsoft-client-info";
  static constexpr std::string_view about =
      "It names the machine, user or program that made it; the version of Windows and the key's "
      "provider are told along.";
  static constexpr auto words = std::array<std::string_view, 1>{"details"};
  static constexpr auto params = std::tuple{};
  void operator()(const RequestFact& fact, Hits& hits) const;
};

struct RequestMicrosoftSystem {
  static constexpr std::string_view id = "request.microsoft-system";
  static constexpr std::string_view about =
      "It tells the version of Windows or the key's provider, and no names.";
  static constexpr auto words = std::array<std::string_view, 1>{"details"};
  static constexpr auto params = std::tuple{};
  void operator()(const RequestFact& fact, Hits& hits) const;
};

struct RequestMicrosoftExtensions {
  static constexpr std::string_view id = "request.microsoft-extension-request";
  static constexpr std::string_view about =
      "The extensions stand in Microsoft's attribute in place of PKCS#9's.";
  static constexpr auto words = std::array<std::string_view, 1>{"attribute"};
  static constexpr auto params = std::tuple{};
  void operator()(const RequestFact& fact, Hits& hits) const;
};

}  // namespace dcvlint
