#include "lint/sources/pem_boundary.h"

#include <array>

namespace dcvlint {
namespace {

// Hyphens, and what word processors make of them.
constexpr auto dashes = std::to_array<std::string_view>(
    {"-", "\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x80\x92", "\xE2\x80\x93", "\xE2\x80\x94",
     "\xE2\x80\x95", "\xE2\x88\x92", "\xC2\xAD"});

std::size_t dash_before(std::string_view bytes, std::size_t at) {
  for (const std::string_view dash : dashes) {
    if (bytes.substr(0, at).ends_with(dash)) return dash.size();
  }
  return 0;
}
std::size_t dash_behind(std::string_view bytes, std::size_t at) {
  for (const std::string_view dash : dashes) {
    if (bytes.substr(at).starts_with(dash)) return dash.size();
  }
  return 0;
}

bool is_label_character(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ' ' ||
         c == '#' || c == '.' || c == '/' || c == '_' || c == '+';
}

constexpr std::size_t max_label = 64;

// `word` is where BEGIN or END stands.
std::optional<Boundary> boundary_at(std::string_view bytes, std::size_t word, bool opens) {
  Boundary boundary;
  boundary.opens = opens;
  boundary.begin = word;
  const bool spaced = word > 0 && bytes[word - 1] == ' ';
  if (spaced) --boundary.begin;
  std::size_t before = 0;
  while (const std::size_t size = dash_before(bytes, boundary.begin)) {
    boundary.begin -= size;
    if (++before == 64) break;
  }
  if (before < 2) return std::nullopt;
  const std::size_t label = word + (opens ? 6 : 4);
  std::size_t end = label;
  while (end < bytes.size() && end - label < max_label && is_label_character(bytes[end])) ++end;
  boundary.label = bytes.substr(label, end - label);
  boundary.end = end;
  std::size_t behind = 0;
  while (const std::size_t size = dash_behind(bytes, boundary.end)) {
    boundary.end += size;
    if (++behind == 64) break;
  }
  const std::size_t key = boundary.label.find("PRIVATE KEY");
  if (behind == 0 && key != std::string_view::npos) {
    // Nothing that could be of the key belongs to the boundary.
    boundary.label = boundary.label.substr(0, key + 11);
    boundary.end = label + boundary.label.size();
  } else if (behind < 2) {
    return std::nullopt;
  }
  boundary.label = trimmed_blanks(boundary.label);
  if (boundary.label.empty()) return std::nullopt;
  if (boundary.label.starts_with("SSH2 ")) return boundary;  // RFC 4716: four hyphens and a space
  const std::string_view text = bytes.substr(boundary.begin, boundary.end - boundary.begin);
  const bool hyphens_only = text.starts_with("-----") && (behind == 0 || text.ends_with("-----"));
  if (before != 5 || behind != 5) {
    boundary.damage = "not five hyphens on each side";
  } else if (!hyphens_only) {
    boundary.damage = "dashes that are no hyphens";
  } else if (spaced || boundary.label.size() != end - label) {
    boundary.damage = "spaces beside the hyphens";
  }
  return boundary;
}

}  // namespace

std::string_view trimmed_blanks(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  return text;
}

std::optional<Boundary> Boundaries::next() {
  while (!stopped() && (at_ = bytes_.find(' ', at_)) != std::string_view::npos) {
    const std::string_view before = bytes_.substr(0, at_++);
    if (before.ends_with("BEGIN")) {
      if (auto boundary = boundary_at(bytes_, before.size() - 5, true)) return boundary;
    } else if (before.ends_with("END")) {
      if (auto boundary = boundary_at(bytes_, before.size() - 3, false)) return boundary;
    }
  }
  return std::nullopt;
}

}  // namespace dcvlint
