#pragma once
// What an organisation may want of its CNAME, MX and TXT records: checks for
// rules of --rules DIR.

#include <array>
#include <tuple>

#include "lint/engine/check.h"

namespace dcvlint {

inline constexpr auto any_owner = std::array<std::string_view, 1>{"*"};

struct CnameTargetWithin {
  static constexpr std::string_view id = "cname.target-within";
  static constexpr std::string_view about = "A CNAME leads out of the domains on the list.";
  static constexpr auto words = std::array<std::string_view, 2>{"owner", "target"};

  Strings domains;
  Strings owners = any_owner;
  static constexpr auto params = std::tuple{
      param("domains", &CnameTargetWithin::domains, "domains that targets may be in or below"),
      optional_param("owners", &CnameTargetWithin::owners,
                     "owner names to look at; * stands for any characters; all")};
  void operator()(const RecordFact& fact, Hits& hits) const;
};

struct MailWithin {
  static constexpr std::string_view id = "mail.within";
  static constexpr std::string_view about = "An MX leads to a host that is not on the list.";
  static constexpr auto words = std::array<std::string_view, 2>{"owner", "target"};

  Strings domains;
  static constexpr auto params = std::tuple{
      param("domains", &MailWithin::domains, "domains that mail servers may be in or below")};
  void operator()(const RecordFact& fact, Hits& hits) const;
};

struct TxtMatches {
  static constexpr std::string_view id = "txt.matches";
  static constexpr std::string_view about = "A TXT record fits none of the patterns.";
  static constexpr auto words = std::array<std::string_view, 2>{"owner", "value"};

  Strings values;
  Strings owners = any_owner;
  std::string_view starting;
  static constexpr auto params = std::tuple{
      param("values", &TxtMatches::values, "what may stand there; * stands for any characters"),
      optional_param("owners", &TxtMatches::owners,
                     "owner names to look at; * stands for any characters; all"),
      optional_param("starting", &TxtMatches::starting,
                     "look only at records that begin so, as \"v=spf1 \"")};
  void operator()(const RecordFact& fact, Hits& hits) const;
};

}  // namespace dcvlint
