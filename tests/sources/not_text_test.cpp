#include "lint/sources/not_text.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>

#include "tests/sources/zone_reading.h"

using namespace dcvlint;
using namespace std::literals;
using dcvlint::testing::ReadZone;

namespace {

std::string noise(std::size_t size, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::string octets(size, '\0');
  for (char& octet : octets) octet = static_cast<char>(random() & 0xFFU);
  return octets;
}

std::string utf_16(std::string_view text, bool mark) {
  std::string out = mark ? "\xff\xfe" : "";
  for (char c : text) out += {c, '\0'};
  return out;
}

}  // namespace

TEST_CASE("what is no text, and why") {
  const std::string koi8 = "; \xda\xcf\xce\xc1 \xd5\xce\xc9\xd7\xc5\xd2\xd3\xc9\xd4\xc5\xd4\xc1\n";
  const std::string record = "www 300 A 192.0.2.1\n";
  struct Row {
    std::string bytes;
    std::string_view why;  // empty: it is text
  };
  const Row rows[] = {
      {"", ""},
      {record, ""},
      {"; Universität, Zürich, 大学\n" + record, ""},
      {koi8 + koi8 + koi8 + record, ""},
      {"a TXT \"\x01\x02\x03\"\n" + record, ""},
      {"a TXT \"\x01\xff\xfe\x80\x81\"\n" + record + record + record, ""},
      {utf_16(record, true), "it is in UTF-16"},
      {utf_16(record, false), "it has NUL bytes"},
      {"\x01\x02\x03\x04 abc", "it has control characters"},
      {"\0\0\0\2\0\0\0\1a"s, "it has NUL bytes"},
      {record + std::string(8000, '\0'), "it has NUL bytes"},
      {std::string(5000, 'a') + std::string(8000, '\0'), ""},  // the reader tells where
  };
  for (const Row& row : rows) {
    INFO(row.bytes.substr(0, 40));
    CHECK(why_not_text(row.bytes).value_or(""sv) == row.why);
  }
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    INFO(seed);
    CHECK(why_not_text(noise(500 + 50 * std::size_t{seed}, seed)));
  }
}

TEST_CASE("a zone that is no text has that fault and no other") {
  CHECK(ReadZone(utf_16("@ 1 SOA a b 1 1 1 1 1\n", false)).faults() ==
        "1:1+16 not-text [@\0 \0001\0 \0S\0O\0A\0 \0] it has NUL bytes\n"s);
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    const std::string faults = ReadZone(noise(3000, seed)).faults();
    INFO(faults);
    CHECK(faults.find("not-text") != faults.npos);
    CHECK(faults.find("soa-missing") == faults.npos);
    CHECK(faults.find("ns-missing") == faults.npos);
  }
}

TEST_CASE("an included file that is no text leaves the zone to be judged") {
  const ReadZone read("$INCLUDE raw\nwww 1 A 192.0.2.1\n",
                      {{"/zones/raw", std::string(100, '\0')}});
  std::string faults = read.faults();
  std::ranges::replace(faults, '\0', '0');  // doctest prints a text as far as its first NUL
  CHECK(faults ==
        "raw:1:1+16 not-text [0000000000000000] it has NUL bytes\n"
        "2:1+17 soa-missing [example]\n2:1+17 ns-missing [example]\n");
  CHECK(read.records() == "www.example. 1 A c0000201\n");
}
