// A line of text as anybody may write it, and below it names that are known: judging keeps within
// the octets, what is repaired is UTF-8, and what is told of it can be shown on a terminal.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "lint/base/utf8.h"
#include "lint/facts/known_names.h"
#include "lint/facts/mojibake.h"
#include "lint/facts/t61.h"
#include "lint/facts/text_verdict.h"
#include "lint/reports/judged_lines.h"
#include "tests/tools/harmless_sink.h"

namespace {

using namespace dcvlint;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_told(std::string_view text, const TextJudgement& judged) {
  JudgedLine line{"names.txt", 1, text, {}, judged.repaired};
  for (const TextVerdict& each : judged.verdicts) {
    line.verdicts.push_back({each.rule, Severity::warning, 1, 1, each.what});
  }
  HarmlessSink sink;
  sink.write(judged_line_text(line, false));
  JsonWriter json;
  write_judged_line(line, json);
  sink.write(json.text());
}

void check(std::string_view text, std::string_view country, const KnownNames* known) {
  const TextJudgement judged = judge_text(text, country, known);
  for (const auto& each : judged.verdicts) {
    require(each.at.begin <= each.at.end && each.at.end <= text.size());
    require(!each.what.empty() && each.rule.starts_with("subject/"));
  }
  require(!judged.repaired || is_utf8(*judged.repaired));
  require(!judged.repaired || !judged.verdicts.empty());
  check_told(text, judged);
}

// A list that is refused holds what came before its problem.
void check_known(std::string_view text, std::string_view country, std::string_view list) {
  KnownNames known;
  if (const auto problem = known.add_list(list)) {
    require(!problem->what.empty() && !problem->help.empty());
  }
  known.settle();
  check(text, country, &known);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view all(reinterpret_cast<const char*>(data), size);
  // The first two octets choose a country, so that its letters are tried.
  const std::string_view country = all.substr(0, size < 2 ? 0 : 2);
  const std::string_view text = all.substr(country.size());
  for (const std::string_view from : {std::string_view(), country}) check(text, from, nullptr);
  if (const std::size_t end = text.find('\n'); end != text.npos) {
    check_known(text.substr(0, end), country, text.substr(end + 1));
  }
  if (is_utf8(text)) {
    if (const auto found = find_mojibake(text, country)) {
      require(found->begin < found->end && found->end <= text.size() && !found->pages.empty());
      require(is_utf8(found->meant) && found->meant != text);
    }
  }
  if (const auto t61 = from_t61(text)) require(is_utf8(*t61));
  return 0;
}
