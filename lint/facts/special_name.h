#pragma once
// Names that are set aside for something else than the public DNS: IANA's
// Special-Use Domain Names (RFC 6761), a few that ICANN will not delegate, and those that RFC 6762
// appendix G saw in private networks. Others that people make up (.localdomain) are in no document.

#include <cstdint>
#include <string_view>

namespace dcvlint {

enum class SpecialUse : std::uint8_t {
  internal,       // a top-level domain that names no public host: ".local", ".internal"
  documentation,  // ".example", "example.com"
  technical,      // below .arpa: "home.arpa"
  onion,          // names of the Tor network, which certificates may have (BR appendix B)
};

struct SpecialName {
  std::string_view suffix;
  SpecialUse use{};
  std::string_view purpose;  // a phrase: "is for names found by multicast DNS"
  std::string_view defined;  // "RFC 6762"
};
// Null when there is none. `bare` without a wildcard label and final dot, in any case; `last` is
// its last label.
const SpecialName* special_name(std::string_view bare, std::string_view last);

// Ends with in-addr.arpa or ip6.arpa, case aside.
bool is_reverse_name(std::string_view bare, std::string_view last);

}  // namespace dcvlint
