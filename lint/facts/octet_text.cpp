#include "lint/facts/octet_text.h"

#include <algorithm>

#include "lint/base/utf8.h"
#include "lint/facts/country_letters.h"
#include "lint/facts/strangeness.h"

namespace dcvlint {
namespace {

constexpr int most_strange = 5;

// Empty: the page leaves one of them open.
std::u32string read_in(std::string_view octets, CodePage page) {
  std::u32string out;
  for (std::size_t at = 0; at < octets.size();) {
    const Utf8Step step = utf8_at(octets, at);
    const char32_t c =
        step.valid ? step.code_point : character_in(page, static_cast<std::uint8_t>(octets[at]));
    if (!step.valid && (c == 0xFFFD || (c >= 0x80 && c < 0xA0))) return {};
    out += c;
    at += step.size;
  }
  return out;
}

int strangeness_of(std::u32string_view text, std::string_view letters) {
  int sum = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(U' ', at);
    if (begin == std::u32string_view::npos) break;
    at = std::min(text.find(U' ', begin), text.size());
    sum += strangeness(text, begin, at, letters);
  }
  return sum;
}

// The text ends with the beginning of a character: it was cut after so many octets.
bool is_cut(std::string_view octets) {
  std::size_t at = octets.size();
  while (at > 0 && octets.size() - at < 3 &&
         (static_cast<std::uint8_t>(octets[at - 1]) & 0xC0U) == 0x80U)
    --at;
  if (at == 0) return false;
  const auto lead = static_cast<std::uint8_t>(octets[at - 1]);
  if (lead < 0xC2 || lead > 0xF4 || utf8_at(octets, at - 1).valid) return false;
  const std::size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return octets.size() - (at - 1) < size && is_utf8(octets.substr(0, at - 1));
}

}  // namespace

std::optional<OctetText> read_octets(std::string_view octets, std::string_view country) {
  constexpr std::size_t longest_name = 1024;
  if (octets.size() > longest_name || is_cut(octets)) return std::nullopt;
  const std::string_view letters = country_letters(country);
  std::optional<OctetText> out;
  std::u32string best;
  int least = most_strange + 1;
  for (std::size_t i = 0; i < code_page_count; ++i) {
    const auto page = static_cast<CodePage>(i);
    std::u32string text = read_in(octets, page);
    if (text.empty()) continue;
    const int strange = strangeness_of(text, letters);
    if (strange >= least) continue;
    least = strange;
    best = std::move(text);
    out = OctetText{{}, page};
  }
  if (out) {
    for (const char32_t c : best) append_utf8(out->text, c);
  }
  return out;
}

}  // namespace dcvlint
