// What holds for every text that is shown.

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>

#include "lint/base/lines.h"
#include "lint/base/printable.h"
#include "lint/base/utf8.h"

using namespace dcvlint;
using namespace std::string_literals;

namespace {

// Octets that often make UTF-8, near what must be hidden.
std::string some_text() {
  const std::string octets =
      "ab "
      "\\\n\r\x1B\x7F\x80\x8B\x9B\xAD\xAE\xBE\xBF\xC2\xCD\xD8\xE2\xEF\xB7\xF0\x9F\xF3\xA0\xF4\x00"s;
  return *rc::gen::container<std::string>(rc::gen::elementOf(octets));
}

}  // namespace

TEST_CASE("properties of printable text") {
  CHECK(rc::check("no control, nothing hidden, all UTF-8", [] {
    const std::string shown = printable(some_text());
    for (std::size_t at = 0; at < shown.size();) {
      const Utf8Step step = utf8_at(shown, at);
      RC_ASSERT(step.valid);
      RC_ASSERT(step.code_point >= 0x20U);
      RC_ASSERT(step.code_point < 0x7FU || step.code_point >= 0xA0U);
      RC_ASSERT(step.code_point != 0xFEFFU);
      RC_ASSERT(step.code_point < 0x2028U || step.code_point > 0x202EU);
      RC_ASSERT(step.code_point < 0x200BU || step.code_point > 0x200FU);
      at += step.size;
    }
  }));
  CHECK(rc::check("printable text is left alone", [] {
    const std::string shown = printable(some_text());
    RC_ASSERT(printable(shown) == shown);
  }));
  CHECK(rc::check("texts are shown piece by piece where characters end", [] {
    const std::string a = some_text() + "a";
    const std::string b = some_text();
    RC_ASSERT(printable(a + b) == printable(a) + printable(b));
  }));
  CHECK(rc::check("lines and columns lead back to the offset", [] {
    const std::string text = some_text();
    const Lines lines(text);
    std::uint32_t line_start = 0;
    std::uint32_t line = 1;
    for (std::uint32_t at = 0; at <= text.size(); ++at) {
      const LineColumn found = lines.at(at);
      RC_ASSERT(found.line == line);
      RC_ASSERT(line_start + found.column - 1 == at);
      RC_ASSERT(found.code_points <= found.column);
      const bool carriage = at < text.size() && text[at] == '\r' && text.substr(at, 2) != "\r\n";
      if ((at < text.size() && text[at] == '\n') || carriage) line_start = at + 1, ++line;
    }
    RC_ASSERT(lines.count() == line);
  }));
}
