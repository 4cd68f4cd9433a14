#include "lint/reports/markdown_text.h"

#include <doctest/doctest.h>

#include <string>

using namespace dcvlint;

TEST_CASE("text as Markdown: code spans stay, markup does not") {
  struct Row {
    const char* text;
    const char* expected;
  };
  const Row rows[] = {
      {"", ""},
      {"Write `@ CAA 0 issue \"a<b>\"`.", "Write `@ CAA 0 issue \"a<b>\"`."},
      {"two ``a`b`` in `c`", "two ``a`b`` in `c`"},
      {"a < b & c > d, 3 * 4, _tag", "a < b & c > d, 3 * 4, _tag"},
      {"<script>alert(1)</script>", "\\<script>alert(1)\\</script>"},
      {"<!-- --> <?x?> <https://a.example>", "\\<!-- --> \\<?x?> \\<https://a.example>"},
      {"&lt; &#60; R&D", "\\&lt; \\&#60; R\\&D"},
      {"![x](http://a.example) [y]: z", "!\\[x\\](http://a.example) \\[y\\]: z"},
      {"a | b", "a \\| b"},
      {"| - | - |", "\\| - \\| - \\|"},
      {"- | -", "\\- \\| -"},
      {"# big", "\\# big"},
      {"> quoted", "\\> quoted"},
      {"===", "\\==="},
      {"---", "\\---"},
      {"~~~", "\\~~~"},
      {"- an item", "- an item"},
      {"     far in", "   far in"},
      {"one ` alone <b>", "one \\` alone \\<b>"},
      {"``` <b> `x`", "\\`\\`\\` \\<b> `x`"},
      {"\\`<b>`", "\\\\`<b>`"},
      {"\\<b> \\; C:\\zones", "\\\\\\<b> \\\\; C:\\zones"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(markdown_text(row.text) == row.expected);
  }
}
