#pragma once
// Checks of names by rules that were in force for some time, or came before today's.

#include <array>
#include <cstdint>
#include <string_view>
#include <tuple>

#include "lint/engine/check.h"

namespace dcvlint {

struct NamesUnderscoreTransition {
  std::int64_t days = 0;
  Date until{};
  static constexpr std::string_view id = "names.san-underscore-transition";
  static constexpr std::string_view about =
      "A dNSName has an underscore: in its first label, where a hyphen in its place would make no "
      "label, or in a certificate that is valid for too long.";
  static constexpr auto words = std::array<std::string_view, 3>{"name", "label", "problem"};
  static constexpr auto params = std::tuple{
      param("days", &NamesUnderscoreTransition::days,
            "for how long such a certificate may be valid; 0: none may be"),
      param("until", &NamesUnderscoreTransition::until, "the first day of names.san-underscore")};
  void operator()(const SanFact& san, Hits& hits) const;
};

struct NamesCnSeveral {
  Date until{};
  static constexpr std::string_view id = "names.cn-several";
  static constexpr std::string_view about = "The subject has more than one CN.";
  static constexpr auto words = std::array<std::string_view, 1>{"count"};
  static constexpr auto params = std::tuple{
      param("until", &NamesCnSeveral::until, "the first day of the rule about any attribute")};
  void operator()(const SignedFact& object, Hits& hits) const;
};

struct NamesReverseAddress {
  Date until{};
  static constexpr std::string_view id = "names.san-reverse-address";
  static constexpr std::string_view about =
      "A name of the reverse DNS stands for an address that is set aside, or for none.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "problem"};
  static constexpr auto params = std::tuple{
      param("until", &NamesReverseAddress::until, "the first day of names.san-reverse-suffix")};
  void operator()(const SanFact& san, Hits& hits) const;
};

}  // namespace dcvlint
