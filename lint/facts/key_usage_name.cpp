#include "lint/facts/key_usage_name.h"

#include <algorithm>
#include <array>

namespace dcvlint {
namespace {

constexpr std::array<std::string_view, 9> names = {
    "digitalSignature", "contentCommitment", "keyEncipherment", "dataEncipherment", "keyAgreement",
    "keyCertSign",      "cRLSign",           "encipherOnly",    "decipherOnly"};

}  // namespace

std::string key_usage_text(std::uint32_t bits) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if ((bits >> i & 1U) == 0) continue;
    if (!text.empty()) text += ", ";
    text += names[i];
  }
  return text;
}

std::uint32_t key_usage_bit(std::string_view name) {
  const auto found = std::ranges::find(names, name);
  return found == names.end() ? 0 : 1U << static_cast<unsigned>(found - names.begin());
}

}  // namespace dcvlint
