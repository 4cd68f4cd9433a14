#pragma once
// What an organisation may want of its CAA records: checks for rules of --rules DIR.

#include <array>
#include <tuple>

#include "lint/engine/check.h"

namespace dcvlint {

struct CaaIssuersWithin {
  static constexpr std::string_view id = "caa.issuers-within";
  static constexpr std::string_view about = "A CAA property names a CA that is not on the list.";
  static constexpr auto words = std::array<std::string_view, 3>{"owner", "tag", "issuer"};

  Strings issuers;
  Strings tags;
  static constexpr auto params = std::tuple{
      param("issuers", &CaaIssuersWithin::issuers, "issuer-domain-names that may stand there"),
      optional_param("tags", &CaaIssuersWithin::tags,
                     "property tags to look at; all that name issuers when left out")};
  Result<void> prepare() const;
  void operator()(const CaaFact& caa, Hits& hits) const;
};

struct CaaIodefWithin {
  static constexpr std::string_view id = "caa.iodef-within";
  static constexpr std::string_view about = "An iodef property fits none of the patterns.";
  static constexpr auto words = std::array<std::string_view, 2>{"owner", "value"};

  Strings urls;
  static constexpr auto params = std::tuple{
      param("urls", &CaaIodefWithin::urls, "what may stand there; * stands for any characters")};
  void operator()(const CaaFact& caa, Hits& hits) const;
};

// RFC 8657's accounturi and validationmethods, or a CA's own parameters.
struct CaaParameter {
  static constexpr std::string_view id = "caa.parameter";
  static constexpr std::string_view about =
      "An issuer's parameter is missing or fits none of the patterns.";
  static constexpr auto words =
      std::array<std::string_view, 5>{"owner", "tag", "issuer", "parameter", "problem"};

  std::string_view parameter;
  Strings values;
  std::string_view issuer;
  bool required = true;
  static constexpr auto params = std::tuple{
      param("parameter", &CaaParameter::parameter, "the parameter's tag"),
      param("values", &CaaParameter::values, "what may stand there; * stands for any characters"),
      optional_param("issuer", &CaaParameter::issuer,
                     "look only at properties that name this issuer"),
      optional_param("required", &CaaParameter::required, "whether it may not be left out (true)")};
  Result<void> prepare() const;
  void operator()(const CaaFact& caa, Hits& hits) const;
};

struct CaaPresent {
  static constexpr std::string_view id = "caa.present";
  static constexpr std::string_view about = "An owner name lacks CAA, or one of its properties.";
  static constexpr auto words = std::array<std::string_view, 2>{"owner", "missing"};

  static constexpr auto apex = std::array<std::string_view, 1>{"@"};
  Strings owners = apex;
  Strings tags;
  static constexpr auto params = std::tuple{
      optional_param("owners", &CaaPresent::owners,
                     "owner names; * stands for any characters, @ for the zone's apex; [\"@\"]"),
      optional_param("tags", &CaaPresent::tags, "property tags of which each must be there")};
  void operator()(const OwnerFact& fact, Hits& hits) const;
};

}  // namespace dcvlint
