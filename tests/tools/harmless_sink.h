#pragma once
// Takes what a report is made of, and allows no control but the line end, no way to turn text
// around, and nothing that is no UTF-8.

#include <cstdlib>
#include <string_view>

#include "lint/base/utf8.h"
#include "lint/reports/report.h"

namespace dcvlint {

class HarmlessSink : public Sink {
 public:
  void write(std::string_view bytes) override {
    for (std::size_t at = 0; at < bytes.size();) {
      const Utf8Step step = utf8_at(bytes, at);
      const char32_t c = step.code_point;
      const bool control = (c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0);
      const bool bidi = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
      if (!step.valid || control || bidi) std::abort();
      at += step.size;
    }
  }
};

}  // namespace dcvlint
