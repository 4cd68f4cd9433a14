#pragma once
// What every run has to keep to, whatever its inputs are: for fuzzers, which end where it doesn't.

#include <cstdlib>
#include <string_view>

#include "tests/tools/harmless_sink.h"

namespace dcvlint {

// No check threw, what was found stands within its document, and each format of the report is text
// that a terminal can be shown.
inline void require_harmless(const Report& report) {
  if (!report.broken.empty()) std::abort();
  for (const Finding& finding : report.findings) {
    const Place place = finding.hit->place;
    const std::size_t end = report.documents[place.doc].bytes.size();
    if (place.begin > place.end || place.end > end) std::abort();
  }
  HarmlessSink sink;
  for (const std::string_view name : format_names()) {
    write_report(*format_from_text(name), report, {.width = 40}, sink);
  }
}

}  // namespace dcvlint
