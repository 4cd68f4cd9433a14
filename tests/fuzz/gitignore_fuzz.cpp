// A .gitignore as anybody may write it, and behind a NUL a path that is held against it: deciding
// ends, is the same each time, and what a pattern says is turned round by its negation.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "lint/sources/gitignore.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dcvlint;
  const std::string_view all(reinterpret_cast<const char*>(data), size);
  const std::size_t end = std::min(all.find('\0'), size);
  const std::string_view text = all.substr(0, end);
  const std::string_view path = end == size ? std::string_view("a/b") : all.substr(end + 1);
  const IgnorePatterns patterns(text);
  for (const bool directory : {false, true}) {
    const auto decided = patterns.decide(path, directory);
    require(patterns.decide(path, directory) == decided);
    require(!decided || !patterns.empty());
  }
  require(Glob(text).matches(path) == glob_matches(text, path));
  return 0;
}
