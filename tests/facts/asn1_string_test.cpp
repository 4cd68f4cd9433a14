#include "lint/facts/asn1_string.h"

#include <doctest/doctest.h>

#include <string>

namespace dcvlint {
namespace {

using namespace std::string_view_literals;

TEST_CASE("strings of each type become UTF-8") {
  struct Row {
    const char* name;
    StringType type;
    std::string_view octets;
    std::string_view text;
    TextFault fault = TextFault::none;
    std::uint32_t fault_at = 0;
    bool guessed = false;
  };
  const Row rows[] = {
      {"UTF-8", StringType::utf8, "Malm\xC3\xB6", "Malm\xC3\xB6"},
      {"no UTF-8", StringType::utf8, "Malm\xF6!", "Malm\xEF\xBF\xBD!", TextFault::invalid_octets,
       4},
      {"overlong", StringType::utf8, "\xC0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD",
       TextFault::invalid_octets, 0},
      {"printable", StringType::printable, "KTH, (x)?", "KTH, (x)?"},
      {"at sign in printable", StringType::printable, "a@b", "a@b", TextFault::not_in_set, 1},
      {"UTF-8 in printable", StringType::printable, "Malm\xC3\xB6", "Malm\xC3\xB6",
       TextFault::invalid_octets, 4, true},
      {"Latin-1 in IA5", StringType::ia5, "Malm\xF6", "Malm\xC3\xB6", TextFault::invalid_octets, 4,
       true},
      {"control in visible", StringType::visible, "a\tb", "a\tb", TextFault::not_in_set, 1},
      {"letters in numeric", StringType::numeric, "12 x", "12 x", TextFault::not_in_set, 3},
      {"T61 as Latin-1", StringType::t61, "Malm\xF6", "Malm\xC3\xB6", TextFault::none, 0, true},
      {"T61 in ASCII", StringType::t61, "Malmo", "Malmo"},
      {"BMP", StringType::bmp, "\0M\0\xF6"sv, "M\xC3\xB6"},
      {"BMP, odd", StringType::bmp, "\0M\0"sv, "M\xEF\xBF\xBD", TextFault::odd_length, 2},
      {"BMP, surrogate pair", StringType::bmp, "\xD8\x3C\xDF\x93"sv, "\xF0\x9F\x8E\x93",
       TextFault::surrogate, 0},
      {"BMP, half a pair", StringType::bmp, "\xD8\x3C\0a"sv,
       "\xEF\xBF\xBD"
       "a",
       TextFault::surrogate, 0},
      {"universal", StringType::universal, "\0\1\xF3\x93"sv, "\xF0\x9F\x8E\x93"},
      {"universal, too large", StringType::universal, "\0\x11\0\0"sv, "\xEF\xBF\xBD",
       TextFault::out_of_range, 0},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    Arena arena;
    const Decoded decoded = decode_string(row.type, row.octets, arena);
    CHECK(std::string(decoded.text) == std::string(row.text));
    CHECK(decoded.fault == row.fault);
    CHECK(decoded.fault_at == row.fault_at);
    CHECK(decoded.guessed == row.guessed);
  }
}

TEST_CASE("what is UTF-8 already is not copied") {
  Arena arena;
  const std::string octets = "Kungliga Tekniska h\xC3\xB6gskolan";
  CHECK(decode_string(StringType::utf8, octets, arena).text.data() == octets.data());
}

}  // namespace
}  // namespace dcvlint
