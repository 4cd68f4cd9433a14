#include "lint/facts/debian_key.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "lint/base/sha1.h"

namespace dcvlint {
namespace {

std::optional<std::uint8_t> digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<std::uint8_t>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<std::uint8_t>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<std::uint8_t>(c - 'A' + 10);
  return std::nullopt;
}

std::optional<DebianKeyHalf> half(std::string_view line) {
  DebianKeyHalf octets{};
  if (line.size() != 2 * octets.size()) return std::nullopt;
  for (std::size_t i = 0; i < octets.size(); ++i) {
    const auto high = digit(line[2 * i]), low = digit(line[2 * i + 1]);
    if (!high || !low) return std::nullopt;
    octets[i] = static_cast<std::uint8_t>(*high << 4U | *low);
  }
  return octets;
}

}  // namespace

DebianKeyHalf debian_key_half(std::string_view modulus) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string text = "Modulus=";
  text.reserve(text.size() + 2 * modulus.size() + 1);
  for (const char each : modulus) {
    const auto octet = static_cast<std::uint8_t>(each);
    text += digits[octet >> 4U];
    text += digits[octet & 15U];
  }
  text += '\n';
  const auto digest = sha1(text);
  DebianKeyHalf out{};
  std::copy(digest.begin() + 10, digest.end(), out.begin());
  return out;
}

bool DebianKeys::has(const PublicKey& key) const {
  if (key.modulus.empty()) return false;
  const auto list = by_bits.find(key.bits);
  return list != by_bits.end() &&
         std::ranges::binary_search(list->second, debian_key_half(key.modulus));
}

std::optional<DebianListProblem> read_debian_list(std::string_view text,
                                                  std::vector<DebianKeyHalf>& into) {
  std::uint32_t number = 0;
  while (!text.empty()) {
    ++number;
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    line = line.substr(0, line.find('#'));
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    const auto octets = half(line);
    if (!octets) return DebianListProblem{number, "no 20 hexadecimal digits"};
    into.push_back(*octets);
  }
  std::ranges::sort(into);
  return std::nullopt;
}

std::optional<std::uint32_t> debian_list_bits(std::string_view file_name) {
  constexpr std::string_view start = "blacklist.RSA-";
  if (!file_name.starts_with(start)) return std::nullopt;
  file_name.remove_prefix(start.size());
  std::uint32_t bits = 0;
  const char* const end = file_name.data() + file_name.size();
  const auto [at, problem] = std::from_chars(file_name.data(), end, bits);
  if (file_name.empty() || problem != std::errc() || at != end) return std::nullopt;
  return bits;
}

}  // namespace dcvlint
