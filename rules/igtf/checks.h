#pragma once
// Checks of the igtf family: what grid software asks of subjects beside what the tables of
// data/profiles say (GFD.225). Their rules hold under policy igtf.

#include <array>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <vector>

#include "lint/engine/check.h"
#include "lint/facts/signed_facts.h"
#include "rules/subject/attribute_set.h"

namespace dcvlint {

// GFD.225 section 4.3.1.
struct SubjectCharacters {
  static constexpr std::string_view id = "subject.characters";
  static constexpr std::string_view about =
      "A value has one of some characters of ASCII. The first one is told.";
  static constexpr auto words = std::array<std::string_view, 3>{"attribute", "value", "character"};
  std::string_view characters;
  Strings attributes, except;
  static constexpr auto params =
      std::tuple{param("characters", &SubjectCharacters::characters, "those looked for"),
                 optional_param("attributes", &SubjectCharacters::attributes,
                                "only in these; default: in all"),
                 optional_param("except", &SubjectCharacters::except, "in all but these")};
  Result<void> prepare();
  void operator()(const AttributeFact& fact, Hits& hits) const;

 private:
  AttributeSet set_;
};

// GFD.225 section 3.3.
struct SubjectLineTooLong {
  static constexpr std::string_view id = "subject.line-too-long";
  static constexpr std::string_view about =
      "The subject on one line, as OpenSSL writes it with slashes, is too long.";
  static constexpr auto words = std::array<std::string_view, 2>{"characters", "most"};
  std::int64_t most = 0;
  static constexpr auto params =
      std::tuple{param("most", &SubjectLineTooLong::most, "characters that it may have")};
  void operator()(const SignedFact& fact, Hits& hits) const;
};

// GFD.225 section 3.3.1.
struct SubjectServiceName {
  static constexpr std::string_view id = "subject.service-name";
  static constexpr std::string_view about =
      "CN is a host name behind the name of a service and a slash: host/www.example.com.";
  static constexpr auto words = std::array<std::string_view, 3>{"value", "service", "host"};
  static constexpr auto params = std::tuple{};
  void operator()(const AttributeFact& fact, Hits& hits) const;
};

// GFD.225 section 3.4.8.
struct SanWildcard {
  static constexpr std::string_view id = "names.wildcard";
  static constexpr std::string_view about = "A dNSName of subjectAltName is a wildcard.";
  static constexpr auto words = std::array<std::string_view, 1>{"name"};
  static constexpr auto params = std::tuple{};
  void operator()(const SanFact& fact, Hits& hits) const;
};

// Where a federation has one beginning for all subjects (GEANT TCS: the namespaces files of the
// IGTF trust anchor distribution permit nothing else).
struct SubjectPrefix {
  static constexpr std::string_view id = "subject.prefix";
  static constexpr std::string_view about =
      "A certificate with a policy of the IGTF has a subject that does not begin as it must.";
  static constexpr auto words = std::array<std::string_view, 2>{"wanted", "found"};
  Strings prefix;
  static constexpr auto params =
      std::tuple{param("prefix", &SubjectPrefix::prefix, "the first attributes, such as DC=org")};
  Result<void> prepare();
  void operator()(const SignedFact& fact, Hits& hits) const;

 private:
  struct Part {
    AttributeType type{};
    std::string_view value;
  };
  std::vector<Part> parts_;
};

}  // namespace dcvlint
