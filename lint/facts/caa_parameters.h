#pragma once
// The parameters that restrict an issue property: accounturi and
// validationmethods (RFC 8657; BR 2.3.1 section 4.2.2.1.2).

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace dcvlint {

inline constexpr std::string_view accounturi_tag = "accounturi";
inline constexpr std::string_view validationmethods_tag = "validationmethods";

// What keeps a text from being an absolute URI (RFC 3986 §3).
enum class UriFault : std::uint8_t {
  none,
  empty,
  no_scheme,
  bad_character,  // of a kind that a URI has nowhere, or a % without two hex digits
  no_host,        // http and https only (RFC 9110 §4.2)
};
struct UriCheck {
  UriFault fault = UriFault::none;
  std::uint32_t at = 0, end = 0;  // octets that break it; all of the text for no_scheme
};
UriCheck check_uri(std::string_view text);
// "https" of "https://ca.example/"; as written. Empty when there is none.
std::string_view uri_scheme(std::string_view text);

// One label of a validationmethods list, or what stands in its place.
struct MethodLabel {
  std::string_view text;
  std::uint32_t at = 0;  // offset in the parameter's value
};
// value = [*(label ",") label]; label = 1*(ALPHA / DIGIT / "-") (RFC 8657 §4).
// Splits at commas; nothing for the empty list.
std::vector<MethodLabel> method_labels(std::string_view value);
// Offset of the first octet that keeps a text from being a label; nothing for a good one. An empty
// text breaks at 0.
std::optional<std::uint32_t> method_label_break(std::string_view text);

// "ca-tbr-7" in any case: the number, as written, of BR 3.2.2.4.N. Empty for other labels.
std::string_view tbr_number(std::string_view label);

}  // namespace dcvlint
