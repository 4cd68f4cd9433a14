#include "lint/facts/text_memo.h"

#include <doctest/doctest.h>

#include <map>
#include <string>

using namespace dcvlint;

TEST_CASE("an answer is worked out once, and never given for another text or country") {
  struct Both {
    std::string text;
  };
  TextMemo<Both> memo;
  std::map<std::string, int> asked;
  const auto find = [&](std::string_view text, std::string_view country) {
    std::string both = std::string(text) + "|" + std::string(country);
    ++asked[both];
    return Both{both};
  };
  // Many more than the memo has places for.
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 500; ++i) {
      for (const char* country : {"", "SE", "GR"}) {
        const std::string text = std::to_string(i);
        CHECK(memo.of(text, country, find).text == text + "|" + country);
      }
    }
  }
  for (int i = 0; i < 10; ++i) CHECK(memo.of("Åbo", "FI", find).text == "Åbo|FI");
  CHECK(asked["Åbo|FI"] == 1);
}

TEST_CASE("where nobody remembers, or a text is no name, it is worked out each time") {
  struct Size {
    std::size_t size = 0;
  };
  const Names names(1);
  const Documents documents;
  const Repository repository(names, std::vector<Zone>());
  Memos memos;
  Context in{.documents = documents,
             .names = names,
             .authorities = {},
             .repository = repository,
             .as_of = make_date(2026, 11, 21)};
  int asked = 0;
  const auto find = [&](std::string_view text, std::string_view) {
    ++asked;
    return Size{text.size()};
  };
  for (int i = 0; i < 2; ++i) CHECK(remembered<Size>(in, "Lund", "SE", find).size == 4);
  CHECK(asked == 2);
  in.memos = &memos;
  for (int i = 0; i < 2; ++i) CHECK(remembered<Size>(in, "Lund", "SE", find).size == 4);
  CHECK(asked == 3);
  const std::string text(600, 'x');
  for (int i = 0; i < 2; ++i) CHECK(remembered<Size>(in, text, "SE", find).size == 600);
  CHECK(asked == 5);
}
