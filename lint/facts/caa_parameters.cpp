#include "lint/facts/caa_parameters.h"

#include <algorithm>
#include <array>

#include "lint/base/ascii.h"

namespace dcvlint {

namespace {

constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// unreserved, reserved and "%" (RFC 3986 §2).
constexpr auto uri_characters = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < 0x80; ++c) {
    const char letter = static_cast<char>(c);
    table[c] = is_letter(letter) || is_digit(letter);
  }
  for (char c : std::string_view("-._~:/?#[]@!$&'()*+,;=%")) {
    table[static_cast<unsigned char>(c)] = true;
  }
  return table;
}();
bool is_uri_character(char c) { return uri_characters[static_cast<unsigned char>(c)]; }

UriCheck broken(UriFault fault, std::size_t at, std::size_t end) {
  return {fault, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
}

}  // namespace

std::string_view uri_scheme(std::string_view text) {
  if (text.empty() || !is_letter(text.front())) return {};
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == ':') return text.substr(0, i);
    if (!is_letter(c) && !is_digit(c) && c != '+' && c != '-' && c != '.') return {};
  }
  return {};
}

UriCheck check_uri(std::string_view text) {
  if (text.empty()) return broken(UriFault::empty, 0, 0);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool cut_escape =
        text[i] == '%' && (i + 2 >= text.size() || !is_hex(text[i + 1]) || !is_hex(text[i + 2]));
    if (!is_uri_character(text[i]) || cut_escape) return broken(UriFault::bad_character, i, i + 1);
  }
  const std::string_view scheme = uri_scheme(text);
  // A scheme alone names nothing.
  if (scheme.empty() || scheme.size() + 1 == text.size())
    return broken(UriFault::no_scheme, 0, text.size());
  if (equal_folded(scheme, "http") || equal_folded(scheme, "https")) {
    const std::string_view rest = text.substr(scheme.size() + 1);
    const bool slashes = rest.starts_with("//");
    if (!slashes || rest.size() == 2 || rest[2] == '/' || rest[2] == '?' || rest[2] == '#')
      return broken(UriFault::no_host, scheme.size(), text.size());
  }
  return {};
}

std::vector<MethodLabel> method_labels(std::string_view value) {
  std::vector<MethodLabel> labels;
  if (value.empty()) return labels;
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = std::min(value.find(',', begin), value.size());
    labels.push_back({value.substr(begin, end - begin), static_cast<std::uint32_t>(begin)});
    if (end == value.size()) return labels;
    begin = end + 1;
  }
}

std::optional<std::uint32_t> method_label_break(std::string_view text) {
  if (text.empty()) return 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_letter(text[i]) && !is_digit(text[i]) && text[i] != '-')
      return static_cast<std::uint32_t>(i);
  }
  return std::nullopt;
}

std::string_view tbr_number(std::string_view label) {
  constexpr std::string_view prefix = "ca-tbr-";
  if (label.size() <= prefix.size() || !equal_folded(label.substr(0, prefix.size()), prefix))
    return {};
  const std::string_view number = label.substr(prefix.size());
  if (!std::ranges::all_of(number, is_digit) || number.front() == '0') return {};
  return number;
}

}  // namespace dcvlint
