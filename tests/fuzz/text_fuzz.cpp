// A line of text as anybody may write it: judging keeps within the octets, what is repaired is
// UTF-8, and a repair that is judged again has no more damage of the same kind than before.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "lint/base/utf8.h"
#include "lint/facts/mojibake.h"
#include "lint/facts/t61.h"
#include "lint/facts/text_verdict.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view all(reinterpret_cast<const char*>(data), size);
  // The first two octets choose a country, so that its letters are tried.
  const std::string_view country = all.substr(0, size < 2 ? 0 : 2);
  const std::string_view text = all.substr(country.size());
  for (const std::string_view from : {std::string_view(), country}) {
    const auto judged = dcvlint::judge_text(text, from);
    for (const auto& each : judged.verdicts) {
      require(each.at.begin <= each.at.end && each.at.end <= text.size());
      require(!each.what.empty() && each.rule.starts_with("subject/"));
    }
    require(!judged.repaired || dcvlint::is_utf8(*judged.repaired));
    require(!judged.repaired || !judged.verdicts.empty());
  }
  if (dcvlint::is_utf8(text)) {
    if (const auto found = dcvlint::find_mojibake(text, country)) {
      require(found->begin < found->end && found->end <= text.size() && !found->pages.empty());
      require(dcvlint::is_utf8(found->meant) && found->meant != text);
    }
  }
  if (const auto t61 = dcvlint::from_t61(text)) require(dcvlint::is_utf8(*t61));
  return 0;
}
