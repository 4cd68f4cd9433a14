#include "lint/sources/domain_list_file.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "lint/facts/host_name.h"
#include "lint/facts/punycode.h"

namespace dcvlint {
namespace {

// More than any list has, by far; a file of another kind ends here and not in gigabytes.
constexpr std::size_t most_names = 1'000'000;

std::string_view trimmed(std::string_view line) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!line.empty() && is_blank(line.front())) line.remove_prefix(1);
  while (!line.empty() && is_blank(line.back())) line.remove_suffix(1);
  return line;
}

// Calls `look(line, number)` until it gives an error.
template <class Look>
Result<void> each_line(std::string_view text, const Look& look) {
  std::size_t number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (auto read = look(trimmed(text.substr(0, end)), ++number); !read) return read;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return {};
}

Error at_line(std::size_t number, std::string what) {
  return {"line " + std::to_string(number), std::move(what)};
}

// In lower case; nothing when it can't be a name of the DNS.
std::optional<std::string> listed_name(std::string_view text) {
  auto name = to_a_labels(text);
  if (!name) return std::nullopt;
  std::ranges::transform(*name, name->begin(), ascii_lower);
  const HostName host = host_name(*name);
  constexpr std::uint16_t wrong = static_cast<std::uint16_t>(~static_cast<unsigned>(host_a_label));
  if (!host.is_name() || (host.traits & wrong) != 0) return std::nullopt;
  return name;
}

PackedNames pack(std::vector<std::string> names, Arena& arena) {
  std::ranges::sort(names);
  const auto again = std::ranges::unique(names);
  names.erase(again.begin(), again.end());
  std::string text;
  std::vector<std::uint32_t> starts;
  starts.reserve(names.size() + 1);
  for (const std::string& name : names) {
    starts.push_back(static_cast<std::uint32_t>(text.size()));
    text += name;
  }
  starts.push_back(static_cast<std::uint32_t>(text.size()));
  return {arena.copy(std::string_view(text)), arena.copy(std::span<const std::uint32_t>(starts))};
}

// "2026102200" as IANA numbers its versions: the day, and two digits within it.
std::optional<Date> iana_date(std::string_view line) {
  constexpr std::string_view word = "Version ";
  const std::size_t at = line.find(word);
  if (at == std::string_view::npos || line.size() - at - word.size() < 8) return std::nullopt;
  const std::string digits(line.substr(at + word.size(), 8));
  return parse_date(digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6, 2));
}

}  // namespace

Result<TopLevels> read_top_levels(std::string_view text, Arena& arena) {
  TopLevels list;
  bool dated = false;
  std::vector<std::string> names;
  auto read = each_line(text, [&](std::string_view line, std::size_t number) -> Result<void> {
    if (line.starts_with('#') && !dated) {
      if (const auto date = iana_date(line)) list.date = *date, dated = true;
    }
    if (line.empty() || line.starts_with('#')) return {};
    auto name = listed_name(line);
    if (!name || name->find('.') != std::string::npos || names.size() >= most_names) {
      return tl::unexpected(at_line(number, "no top-level domain"));
    }
    names.push_back(*std::move(name));
    return {};
  });
  if (!read) return tl::unexpected(read.error());
  if (!dated)
    return fail("line 1", "no \"# Version\" and number, which tells the date of the list");
  if (names.empty()) return fail("line 1", "no top-level domain in it");
  list.names = pack(std::move(names), arena);
  return list;
}

Result<PublicSuffixes> read_public_suffixes(std::string_view text, Arena& arena) {
  PublicSuffixes list;
  bool icann = false, found = false;
  std::vector<std::string> rules, wildcards, exceptions;
  auto read = each_line(text, [&](std::string_view line, std::size_t number) -> Result<void> {
    if (line.starts_with("//")) {
      if (line.find("===BEGIN ICANN DOMAINS===") != std::string_view::npos) icann = found = true;
      if (line.find("===END ICANN DOMAINS===") != std::string_view::npos) icann = false;
      constexpr std::string_view version = "// VERSION: ";
      if (line.starts_with(version)) {
        if (const auto date = parse_date(line.substr(version.size(), 10))) list.date = *date;
      }
      return {};
    }
    if (!icann || line.empty()) return {};
    // A rule ends at the first blank.
    line = line.substr(0, line.find_first_of(" \t"));
    std::vector<std::string>& to = line.starts_with('!')    ? exceptions
                                   : line.starts_with("*.") ? wildcards
                                                            : rules;
    line.remove_prefix(&to == &exceptions ? 1 : &to == &wildcards ? 2 : 0);
    auto name = listed_name(line);
    if (!name || rules.size() + wildcards.size() + exceptions.size() >= most_names) {
      return tl::unexpected(at_line(number, "no rule of the Public Suffix List"));
    }
    to.push_back(*std::move(name));
    return {};
  });
  if (!read) return tl::unexpected(read.error());
  if (!found) return fail("the file", "no \"===BEGIN ICANN DOMAINS===\" in it");
  if (rules.empty()) return fail("the file", "no rule between the marks of the ICANN section");
  list.rules = pack(std::move(rules), arena);
  list.wildcards = pack(std::move(wildcards), arena);
  list.exceptions = pack(std::move(exceptions), arena);
  return list;
}

}  // namespace dcvlint
