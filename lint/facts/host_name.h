#pragma once
// What stands in a dNSName (RFC 5280 §4.2.1.6; BR 7.1.2.7.12): its shape, told in one
// pass over its octets, so that each of twenty rules needs a glance only.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "lint/base/ascii.h"

namespace dcvlint {

// One of these; what has a later one has none of those before it.
enum class HostShape : std::uint8_t {
  none,       // not a dNSName at all
  empty,      // no octets, or a single dot
  non_ascii,  // an octet above 0x7F
  address,    // an IPv4 or IPv6 address as text, also in brackets
  foreign,    // another character than letters, digits, "-", ".", "_" and "*": a URL, for instance
  name,
};

// Of shape `name`.
enum HostTrait : std::uint16_t {
  host_trailing_dot = 1U << 0U,    // "www.example.com."
  host_empty_label = 1U << 1U,     // ".example.com", "a..b"
  host_label_too_long = 1U << 2U,  // over 63 octets
  host_name_too_long = 1U << 3U,   // over 253 octets without a final dot (RFC 1035 §3.1)
  host_wildcard = 1U << 4U,        // begins with "*.", something follows
  host_bare_star = 1U << 5U,       // "*" and nothing else
  host_partial_star = 1U << 6U,    // "f*.example.com"
  host_inner_star = 1U << 7U,      // "www.*.example.com", "*.*.example.com"
  host_underscore = 1U << 8U,
  host_outer_hyphen = 1U << 9U,   // a label begins or ends with one
  host_reserved_ldh = 1U << 10U,  // "??--", but not "xn--" (RFC 5890 §2.3.1)
  host_a_label = 1U << 11U,       // a label begins with "xn--", in any case
};

struct HostName {
  HostShape shape = HostShape::none;
  std::uint16_t traits = 0;
  std::uint32_t labels = 0;  // of `bare`
  std::string_view bare;     // shape name: without "*." before and "." behind
  std::string_view last;     // the last label of `bare`
  bool has(HostTrait trait) const { return (traits & trait) != 0; }
  bool is_name() const { return shape == HostShape::name; }
};
HostName host_name(std::string_view dns_name);

// Calls `look(label)` for each label, from the left.
template <class Look>
void each_label(std::string_view name, const Look& look) {
  for (std::size_t at = 0; at <= name.size();) {
    std::size_t dot = name.find('.', at);
    if (dot == std::string_view::npos) dot = name.size();
    look(name.substr(at, dot - at));
    at = dot + 1;
  }
}

bool has_reserved_hyphens(std::string_view label);  // "--" as third and fourth octet
bool is_xn_label(std::string_view label);           // "xn--" in any case

// What text of shape `foreign` probably is: "is a URL", "has a port", "has the character \"%\"".
enum class ForeignText : std::uint8_t {
  url,
  mail_address,
  kind_prefix,  // "DNS:www.example.com": a configuration file's words
  port,
  address_range,
  path,
  list,
  blank,
  control,
  other,
};
ForeignText foreign_text(std::string_view dns_name);
// For the end of a sentence: "is a URL".
std::string_view foreign_text_words(ForeignText text);

bool equal_names(std::string_view a, std::string_view b);  // case aside
// Ends with that suffix as labels: "a.b" with "b", and "b" itself. `suffix` is in lower case.
bool is_under(std::string_view name, std::string_view suffix);

// An onion name (RFC 7686; BR appendix B.1): its second label from the right is a version 3
// address of 56 base32 characters. The checksum within is not looked at.
bool is_onion_v3(const HostName& host);

}  // namespace dcvlint
