#include "lint/facts/known_names.h"

#include <algorithm>
#include <utility>

#include "lint/base/ascii.h"
#include "lint/base/utf8.h"
#include "lint/facts/ca_policy.h"
#include "lint/facts/page_mixup.h"
#include "lint/facts/signed_facts.h"
#include "lint/facts/text_loss.h"

namespace dcvlint {
namespace {

// Names without a Latin letter all look alike; so many are compared.
constexpr std::size_t most_compared = 256;

std::string skeleton_of(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const char upper = ascii_upper(c);
    if ((upper >= 'A' && upper <= 'Z') || (c >= '0' && c <= '9')) out += c;
  }
  return out;
}

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// Written in one page and read as another. Empty: a character is in neither.
std::string mixed_up(std::string_view name, PageMixup mixup) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const Utf8Step step = utf8_at(name, at);
    at += step.size;
    if (step.code_point < 0x80) {
      out += static_cast<char>(step.code_point);
      continue;
    }
    const std::uint8_t octet = octet_in(mixup.written, step.code_point);
    if (octet == 0) return {};
    // Latin-1, where the page of Windows has signs.
    append_utf8(out, mixup.read == mixup.written ? octet : character_in(mixup.read, octet));
  }
  return out;
}

// What is left of a text by programs that leave C1 controls out.
std::string without_controls(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = utf8_at(text, at);
    if (step.code_point < 0x80 || step.code_point >= 0xA0) out += text.substr(at, step.size);
    at += step.size;
  }
  return out;
}

std::string read_as_latin1(std::string_view octets) {
  std::string out;
  for (const char octet : octets) append_utf8(out, static_cast<std::uint8_t>(octet));
  return out;
}

Mojibake damage_of(std::string_view text, std::string_view name, std::vector<CodePage> pages) {
  Mojibake out;
  out.meant = name;
  out.pages = std::move(pages);
  const auto is_high = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  const auto first = std::ranges::find_if(text, is_high);
  const auto last = std::find_if(text.rbegin(), text.rend(), is_high);
  out.begin = static_cast<std::uint32_t>(first - text.begin());
  out.end = static_cast<std::uint32_t>(last.base() - text.begin());
  return out;
}

// UTF-8 read as Windows-1252 or as Latin-1, whose C1 controls were left out.
std::optional<Mojibake> misread_in_part(std::string_view text, std::string_view name) {
  if (characters_in(text) <= characters_in(name)) return std::nullopt;
  const bool latin1 = without_controls(read_as_latin1(name)) == text;
  const bool windows = without_controls(read_as(CodePage::windows_1252, name)) == text;
  if (!latin1 && !windows) return std::nullopt;
  Mojibake found = damage_of(text, name, {CodePage::windows_1252});
  found.latin1 = !windows;
  found.certain = true;
  return found;
}

// UTF-8 read as a page, or as one and then as Windows-1252.
std::optional<Mojibake> misread_utf8(std::string_view text, std::string_view name) {
  // One character for each octet at least, but for those that were left out.
  if (characters_in(text) < name.size()) return misread_in_part(text, name);
  if (read_as_latin1(name) == text && read_as(CodePage::windows_1252, name) != text) {
    Mojibake found = damage_of(text, name, {CodePage::windows_1252});
    found.latin1 = found.certain = true;
    return found;
  }
  for (std::size_t i = 0; i < code_page_count; ++i) {
    const auto page = static_cast<CodePage>(i);
    const std::string once = read_as(page, name);
    std::optional<Mojibake> found;
    if (once == text) found = damage_of(text, name, {page});
    if (!found && once.size() < text.size() && read_as(CodePage::windows_1252, once) == text) {
      found = damage_of(text, name, {page, CodePage::windows_1252});
    }
    if (!found) continue;
    found->certain = true;
    return found;
  }
  return std::nullopt;
}

std::optional<Mojibake> mixed_up_page(std::string_view text, std::string_view name) {
  if (characters_in(text) != characters_in(name)) return std::nullopt;
  for (const PageMixup mixup : page_mixups()) {
    if (mixed_up(name, mixup) != text) continue;
    Mojibake found = damage_of(text, name, {mixup.read});
    found.written = mixup.written;
    found.latin1 = mixup.read == mixup.written;
    return found;
  }
  return std::nullopt;
}

}  // namespace

std::optional<NameListProblem> KnownNames::add_list(std::string_view text) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    return NameListProblem{0, 0, "is UTF-16", "save it as UTF-8"};
  }
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (text.starts_with(mark)) text.remove_prefix(mark.size());
  std::uint32_t number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    if (line.size() > longest_name) {
      return NameListProblem{number, 1,
                             "a name of more than " + std::to_string(longest_name) + " octets", ""};
    }
    std::size_t valid = 0;
    while (valid < line.size() && utf8_at(line, valid).valid) valid += utf8_at(line, valid).size;
    if (valid < line.size()) {
      return NameListProblem{number, static_cast<std::uint32_t>(valid) + 1, "is no UTF-8",
                             "save it as UTF-8"};
    }
    if (names_.size() == most_names) {
      return NameListProblem{number, 1, "more than " + std::to_string(most_names) + " names", ""};
    }
    names_.emplace_back(line);
  }
  return std::nullopt;
}

void KnownNames::settle() {
  std::ranges::sort(names_);
  names_.erase(std::unique(names_.begin(), names_.end()), names_.end());
  by_skeleton_.clear();
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (is_ascii(names_[i])) continue;
    by_skeleton_.push_back({skeleton_of(names_[i]), static_cast<std::uint32_t>(i)});
  }
  std::ranges::stable_sort(by_skeleton_, {}, &Row::skeleton);
}

bool KnownNames::has(std::string_view text) const {
  return std::ranges::binary_search(names_, text, std::less<>());
}

std::vector<std::string_view> KnownNames::like(std::string_view text) const {
  std::vector<std::string_view> out;
  if (text.size() > 4 * longest_name) return out;
  const std::string skeleton = skeleton_of(text);
  for (const Row& row : std::ranges::equal_range(by_skeleton_, skeleton, {}, &Row::skeleton)) {
    if (out.size() == most_compared) break;
    out.emplace_back(names_[row.name]);
  }
  return out;
}

std::optional<Mojibake> misread_known(const KnownNames& known, std::string_view text) {
  if (is_ascii(text) || known.has(text)) return std::nullopt;
  for (const std::string_view name : known.like(text)) {
    if (auto found = misread_utf8(text, name)) return found;
    if (auto found = mixed_up_page(text, name)) return found;
  }
  return std::nullopt;
}

std::string_view filled_known(const KnownNames& known, std::string_view text) {
  const std::vector<std::string_view> names = known.like(text);
  return filled_from(text, names);
}

const KnownNames* known_names(const SignedFact& fact) {
  return fact.in.policy == nullptr ? nullptr : fact.in.policy->known;
}

bool is_known_name(const SignedFact& fact, std::string_view text) {
  const KnownNames* known = known_names(fact);
  return known != nullptr && known->has(text);
}

}  // namespace dcvlint
