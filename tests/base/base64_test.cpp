#include "lint/base/base64.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace dcvlint;

namespace {

// Characters of the alphabet among line ends, letters of no alphabet and long runs of blanks; and
// where each of them is.
struct Broken {
  std::string text;
  std::vector<std::size_t> at;

  Broken() {
    for (std::size_t i = 0; i < 40'000; ++i) {
      if (i % 64 == 0) text += i % 3 == 0 ? "\r\n" : "\\n";
      if (i % 1000 == 0) text += "!\xC3\xB6*";
      if (i % 9000 == 5) text += std::string(10'000, ' ');
      at.push_back(text.size());
      text += static_cast<char>('A' + i % 26);
    }
  }
  // Octet 0 begins in character 0, 1 in 1, 2 in 2, 3 in 4.
  std::size_t origin(std::size_t octet) const {
    const std::size_t character = octet / 3 * 4 + octet % 3;
    return character < at.size() ? at[character] : text.size();
  }
};

}  // namespace

TEST_CASE("each octet comes from its characters, in whatever order it is asked for") {
  const Broken broken;
  Base64Origins forwards(broken.text);
  Base64Origins backwards(broken.text);
  Base64Origins scattered(broken.text);
  std::size_t differ = 0;
  constexpr std::size_t octets = 30'010;  // ten more than there are
  for (std::size_t i = 0; i < octets; ++i) {
    const std::size_t back = octets - 1 - i;
    const std::size_t mixed = i * 7919 % octets;
    differ += forwards.of(i) != broken.origin(i);
    differ += backwards.of(back) != broken.origin(back);
    differ += scattered.of(mixed) != broken.origin(mixed);
  }
  CHECK(differ == 0);
}

TEST_CASE("behind the padding there are no octets") {
  const std::string text = "QQ==" + std::string(20'000, 'A');
  Base64Origins origins(text);
  CHECK(origins.of(0) == 0);
  CHECK(origins.of(9000) == text.size());
  CHECK(origins.of(9000) == text.size());
  CHECK(Base64Origins({}).of(0) == 0);
}
