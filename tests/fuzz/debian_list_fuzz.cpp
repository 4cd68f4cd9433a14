// A list of Debian's weak keys (--debian-weak-keys): read to its end or refused with a line of it,
// and what it has is found again.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "lint/base/files.h"
#include "lint/commands/debian_lists.h"
#include "lint/facts/debian_key.h"

namespace {

using namespace dcvlint;

void require(bool holds) {
  if (!holds) std::abort();
}

std::string hex(const DebianKeyHalf& half) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t octet : half) {
    text += digits[octet >> 4U];
    text += digits[octet & 15U];
  }
  return text;
}

// The octets as a modulus, too: a list that has it says so.
void look_up(DebianKeys keys, std::string_view octets) {
  PublicKey key;
  key.modulus = octets;
  key.bits = 2048;
  const DebianKeyHalf half = debian_key_half(octets);
  auto& list = keys.by_bits[2048];
  require(keys.has(key) == (!octets.empty() && std::ranges::binary_search(list, half)));
  if (octets.empty()) return;
  list.insert(std::ranges::lower_bound(list, half), half);
  require(keys.has(key));
  key.bits = 1024;
  require(!keys.has(key));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::vector<DebianKeyHalf> halves;
  const auto problem = read_debian_list(text, halves);
  const auto lines = static_cast<std::size_t>(std::ranges::count(text, '\n')) + 1;
  require(!problem || (problem->line > 0 && problem->line <= lines && !problem->what.empty()));
  require(halves.size() <= lines);

  const MemoryFiles files({{"/lists/blacklist.RSA-2048", std::string(text)}});
  const auto keys = read_debian_lists(files, "/lists");
  require(keys.has_value() == !problem);
  if (const auto bits = debian_list_bits(text)) {
    require(text.starts_with("blacklist.RSA-") && *bits <= UINT32_MAX);
  }
  if (!keys) {
    require(!keys.error().what.empty());
    return 0;
  }
  require(keys->by_bits.at(2048) == halves && std::ranges::is_sorted(halves));
  look_up(*keys, text);
  // Written out, it is the same list.
  std::string again;
  for (const DebianKeyHalf& each : halves) again += hex(each) + "\n";
  std::vector<DebianKeyHalf> back;
  require(!read_debian_list(again, back) && back == halves);
  return 0;
}
