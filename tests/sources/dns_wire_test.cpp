#include "lint/sources/dns_wire.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/sources/made_message.h"

using namespace dcvlint;

namespace {

// Twelve octets of header, then what is given; the name is read at `at`.
std::string name_at(MadeOctets behind_header, std::size_t at) {
  MadeOctets message(12, 0);
  message.insert(message.end(), behind_header.begin(), behind_header.end());
  WireName name;
  const std::size_t end = read_wire_name(message, at, name);
  if (end == 0) return "none";
  std::string text = std::to_string(end) + " ";
  for (std::size_t i = 0; i < name.size && name.octets[i] != 0; i += name.octets[i] + 1U) {
    text.append(reinterpret_cast<const char*>(name.octets.data()) + i + 1, name.octets[i]);
    text += '.';
  }
  return text;
}

std::string hex(std::span<const std::uint8_t> octets) {
  std::string text;
  for (const std::uint8_t octet : octets) {
    text += "0123456789abcdef"[octet >> 4U];
    text += "0123456789abcdef"[octet & 15U];
  }
  return text;
}

}  // namespace

TEST_CASE("names on the wire") {
  struct Row {
    const char* name;
    MadeOctets octets;
    std::size_t at;
    const char* read;
  };
  const Row rows[] = {
      {"the root", {0}, 12, "13 "},
      {"plain", {1, 'a', 2, 'B', 'c', 0}, 12, "18 a.Bc."},
      {"a pointer back", {1, 'a', 0, 1, 'b', 0xC0, 12}, 15, "19 b.a."},
      {"a pointer alone", {1, 'a', 0, 0xC0, 12}, 15, "17 a."},
      {"a pointer to a pointer", {1, 'a', 0, 1, 'b', 0xC0, 12, 0xC0, 15}, 19, "21 b.a."},
      {"a pointer to itself", {0xC0, 12}, 12, "none"},
      {"a pointer forward", {0xC0, 14, 0}, 12, "none"},
      {"a pointer into its own labels", {1, 'a', 0xC0, 12}, 12, "none"},
      {"two that point at each other", {1, 'a', 0xC0, 16, 1, 'b', 0xC0, 12}, 16, "none"},
      {"a pointer into the header", {0xC0, 11}, 12, "none"},
      {"half a pointer", {0xC0}, 12, "none"},
      {"no end", {1, 'a'}, 12, "none"},
      {"a label that overruns", {5, 'a', 0}, 12, "none"},
      {"a label of type 01", {0x41, 'a', 0}, 12, "none"},
      {"a label of type 10", {0x81, 'a', 0}, 12, "none"},
      {"behind the end", {0}, 13, "none"},
  };
  for (const Row& row : rows) {
    SUBCASE(row.name) { CHECK(name_at(row.octets, row.at) == row.read); }
  }
}

TEST_CASE("255 octets are a name, 256 are none, also when pointers add them up") {
  MadeOctets octets;
  for (int i = 0; i < 3; ++i) {
    octets.push_back(63);
    octets.insert(octets.end(), 63, 'x');
  }
  MadeOctets longest = octets;
  longest.push_back(61);
  longest.insert(longest.end(), 61, 'y');
  longest.push_back(0);
  CHECK(name_at(longest, 12).starts_with("267 xxx"));
  MadeOctets longer = octets;
  longer.push_back(62);
  longer.insert(longer.end(), 62, 'y');
  longer.push_back(0);
  CHECK(name_at(longer, 12) == "none");
  MadeOctets pointed = longest;
  pointed.insert(pointed.end(), {1, 'z', 0xC0, 12});
  CHECK(name_at(pointed, 12 + 255) == "none");
}

TEST_CASE("a chain of pointers comes to an end") {
  const auto chain = [](std::size_t pointers) {
    MadeOctets octets = {0};
    std::size_t target = 12;
    for (std::size_t i = 0; i < pointers; ++i) {
      const std::size_t here = 12 + octets.size();
      octets.push_back(static_cast<std::uint8_t>(0xC0U | target >> 8U));
      octets.push_back(static_cast<std::uint8_t>(target));
      target = here;
    }
    return name_at(octets, target);
  };
  CHECK(chain(64) == "141 ");
  CHECK(chain(65) == "none");
}

TEST_CASE("names are the same whatever their case, and stand below others") {
  const MadeOctets name = made_name("www.Example.ORG");
  CHECK(same_wire_name(name, made_name("WWW.example.org")));
  CHECK_FALSE(same_wire_name(name, made_name("ww.example.org")));
  CHECK(octets_before(name, made_name("example.org")) == 4);
  CHECK(octets_before(name, made_name("EXAMPLE.org")) == 4);
  CHECK(octets_before(name, name) == 0);
  CHECK(octets_before(name, made_name(".")) == 16);
  CHECK(octets_before(name, made_name("ample.org")) == std::nullopt);
  CHECK(octets_before(name, made_name("x.www.example.org")) == std::nullopt);
}

TEST_CASE("RDATA keeps its names without compression") {
  // "a." at 12.
  struct Row {
    const char* name;
    Type type;
    MadeOctets rdata;
    const char* expanded;
  };
  const Row rows[] = {
      {"NS", Type::ns, {1, 'b', 0xC0, 12}, "0162016100"},
      {"MX", Type::mx, {0, 9, 0xC0, 12}, "0009016100"},
      {"SRV", Type::srv, {0, 1, 0, 2, 0, 3, 0xC0, 12}, "000100020003016100"},
      {"SOA", Type::soa, joined({{0xC0, 12, 0}, MadeOctets(20, 7)}),
       "016100000707070707070707070707070707070707070707"},
      {"CAA as it is", Type::caa, {0, 5, 'i', 's', 's', 'u', 'e', 0xC0, 12}, "000569737375 65c00c"},
      {"MX too short", Type::mx, {0}, "none"},
      {"MX without a name", Type::mx, {0, 9}, "none"},
      {"octets behind the name", Type::ns, {0xC0, 12, 0}, "none"},
      {"SOA without numbers", Type::soa, {0, 0, 1}, "none"},
  };
  for (const Row& row : rows) {
    SUBCASE(row.name) {
      MadeOctets message(12, 0);
      message.insert(message.end(), {1, 'a', 0});
      const auto begin = static_cast<std::uint32_t>(message.size());
      message.insert(message.end(), row.rdata.begin(), row.rdata.end());
      const auto end = static_cast<std::uint32_t>(message.size());
      // What follows must not be taken for more of it.
      message.insert(message.end(), 40, 0);
      MadeOctets out;
      std::string expected = row.expanded;
      std::erase(expected, ' ');
      const bool sound = expand_rdata(message, {12, row.type, class_in, 0, begin, end}, out);
      CHECK((sound ? hex(out) : "none") == expected);
    }
  }
}

TEST_CASE("the query") {
  Names names(1);
  const Name name = names.intern("www.Example.org.", Name::root).value();
  MadeOctets query = {1, 2, 3};
  write_query(0xABCD, names, name, Type::caa, {}, query);
  CHECK(hex(query) ==
        "abcd012000010000000000010377777707657861"
        "6d706c65036f72670001010001000029"
        "04d0000080000000");
  write_query(0xABCD, names, name, Type::caa, {.checking_disabled = true}, query);
  CHECK(hex(query).substr(0, 8) == "abcd0130");
}
