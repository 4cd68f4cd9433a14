#include "lint/facts/name.h"

#include <doctest/doctest.h>

#include <string>

using namespace dcvlint;
using namespace std::string_literals;

namespace {

std::string fault_text(const NameFault& fault) {
  constexpr const char* kinds[] = {"empty_label", "label_too_long", "name_too_long", "bad_escape"};
  return kinds[static_cast<std::size_t>(fault.kind)] + " "s + std::to_string(fault.at) + "+" +
         std::to_string(fault.length);
}

// The name as text, or what is wrong with it.
std::string interned(std::string_view text, std::string_view origin = ".") {
  Names names(1);
  const auto name = names.intern(text, *names.intern(origin, Name::root));
  return name ? names.text(*name) : fault_text(name.error());
}

std::span<const std::uint8_t> octets(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::string interned_wire(std::string_view wire) {
  Names names(1);
  const auto name = names.intern_wire(octets(wire));
  return name ? names.text(*name) : fault_text(name.error());
}

std::string label(std::size_t size) { return std::string(size, 'x'); }

// 4 × 64 octets less the last one's length: 192 + `last` + 1 + the root's octet.
std::string long_name(std::size_t last) {
  return label(63) + "." + label(63) + "." + label(63) + "." + label(last);
}

}  // namespace

TEST_CASE("names are relative unless they end with a dot") {
  CHECK(interned("www", "example.org.") == "www.example.org.");
  CHECK(interned("www.example.com.", "example.org.") == "www.example.com.");
  CHECK(interned("a.b.c", "example.org.") == "a.b.c.example.org.");
  CHECK(interned(".", "example.org.") == ".");
  CHECK(interned("www\\.", "example.org.") == "www\\..example.org.");
  CHECK(interned("@", "example.org.") == "\\@.example.org.");
}

TEST_CASE("escapes are octets") {
  struct Row {
    const char* text;
    const char* shown;
  };
  const Row rows[] = {{"a\\046b.", "a\\.b."},
                      {"a\\.b.", "a\\.b."},
                      {"\\000\\255.", "\\000\\255."},
                      {"\\065\\z.", "az."},
                      {"a\\032b.", "a\\032b."},
                      {"a\\ b.", "a\\032b."},
                      {"\\\\.", "\\\\."},
                      {"\\\"\\;\\(\\).", "\\\"\\;\\(\\)."},
                      {"\\@\\$.", "\\@\\$."},
                      {"\\*.x.", "*.x."},
                      {"\\042.x.", "*.x."},
                      {"z\xC3\xBC.", "z\\195\\188."},
                      {"_dmarc.", "_dmarc."},
                      {"a\\0461.", "a\\.1."}};
  for (const Row& row : rows) {
    INFO(std::string(row.text));
    CHECK(interned(row.text) == row.shown);
    CHECK(interned(row.shown) == row.shown);
  }
}

TEST_CASE("only ASCII capitals fold") {
  Names names(1);
  const Name lower = *names.intern("abcdefghijklmnopqrstuvwxyz.", Name::root);
  CHECK(names.intern("ABCDEFGHIJKLMNOPQRSTUVWXYZ.", Name::root) == lower);
  // The octets beside the letters, and those with the eighth bit, stay as they are.
  for (unsigned octet = 0; octet < 256; ++octet) {
    const char c = static_cast<char>(octet);
    const bool capital = octet >= 'A' && octet <= 'Z';
    const Name name = *names.add_child(Name::root, "12345678" + std::string(1, c) + "9");
    INFO(octet);
    const char expected = capital ? static_cast<char>(octet + 32) : c;
    CHECK(names.label(name)[8] == expected);
  }
  CHECK(names.text(*names.intern("\\196.", Name::root)) == "\\196.");
}

TEST_CASE("limits: labels of 63 octets, names of 255") {
  CHECK(interned(label(63)) == label(63) + ".");
  CHECK(interned("a." + label(64)) == "label_too_long 2+64");
  CHECK(interned(label(64) + ".") == "label_too_long 0+64");
  // 63 octets, written longer.
  CHECK(interned(label(62) + "\\046") == label(62) + "\\..");
  CHECK(interned(label(63) + "\\046") == "label_too_long 0+67");

  CHECK(interned(long_name(61)) == long_name(61) + ".");
  CHECK(interned(long_name(62)) == "name_too_long 0+254");
  CHECK(interned(long_name(61) + ".").size() == 254);
  CHECK(interned(long_name(58), "o.") == long_name(58) + ".o.");
  CHECK(interned(long_name(59), "o.") == long_name(59) + ".o.");
  CHECK(interned(long_name(60), "o.") == "name_too_long 0+252");
  CHECK(interned(long_name(60) + ".", "o.") == long_name(60) + ".");

  std::string letters;
  for (int i = 0; i < 127; ++i) letters += "a.";
  CHECK(interned(letters) == letters);
  CHECK(interned(letters + "a.") == "name_too_long 0+256");
  CHECK(interned(letters + "a") == "name_too_long 0+255");
  std::string escapes;
  for (int i = 0; i < 127; ++i) escapes += "\\097.";
  CHECK(interned(escapes) == letters);
  CHECK(interned(escapes + "\\097.") == "name_too_long 0+640");
  CHECK(interned(std::string(100'000, 'a')) == "label_too_long 0+100000");
}

TEST_CASE("faults tell where they are") {
  struct Row {
    const char* text;
    const char* fault;
  };
  const Row rows[] = {
      {"", "empty_label 0+1"},      {"a..b", "empty_label 2+1"},   {".a", "empty_label 0+1"},
      {"..", "empty_label 0+1"},    {"a..", "empty_label 2+1"},    {"a\\..b..c", "empty_label 6+1"},
      {"a\\", "bad_escape 1+1"},    {"\\256.x", "bad_escape 0+4"}, {"a.b\\25", "bad_escape 3+3"},
      {"b\\2.c", "bad_escape 1+2"}, {"\\12x", "bad_escape 0+3"},   {"\\999", "bad_escape 0+4"},
      {"x.\\", "bad_escape 2+1"}};
  for (const Row& row : rows) {
    INFO(std::string(row.text));
    CHECK(interned(row.text) == row.fault);
  }
}

TEST_CASE("a fault adds nothing") {
  Names names(1);
  const std::size_t before = names.size();
  CHECK_FALSE(names.intern("new..b", Name::root));
  CHECK_FALSE(names.intern("new." + label(64), Name::root));
  CHECK_FALSE(names.intern(long_name(62), Name::root));
  CHECK(names.size() == before);
}

TEST_CASE("finding does not add") {
  Names names(1);
  const Name org = *names.intern("example.org.", Name::root);
  CHECK_FALSE(names.find("www", org));
  CHECK(names.size() == 3);
  const Name www = *names.intern("www", org);
  CHECK(names.find("WWW", org) == www);
  CHECK(names.find("www.Example.Org.", Name::root) == www);
  CHECK(names.find(".", org) == Name::root);
  CHECK(names.child(org, "wWw") == www);
  CHECK_FALSE(names.child(org, ""));
  CHECK_FALSE(names.child(org, label(64)));
  CHECK_FALSE(names.child(Name::root, "www"));
  CHECK_FALSE(names.find("a..b", org));
  CHECK(names.find_wire(octets("\3www\7example\3org\0"s)) == www);
  CHECK_FALSE(names.find_wire(octets("\3ftp\7example\3org\0"s)));
  CHECK(names.add_child(org, "www") == www);
  CHECK(names.size() == 4);
}

TEST_CASE("children: any octets, limits kept") {
  Names names(1);
  const Name dots = *names.add_child(Name::root, "a.b\0c"s);
  CHECK(names.text(dots) == "a\\.b\\000c.");
  CHECK(names.intern("a\\.b\\000c.", Name::root) == dots);
  CHECK(fault_text(names.add_child(dots, "").error()) == "empty_label 0+1");
  CHECK(fault_text(names.add_child(dots, label(64)).error()) == "label_too_long 0+64");
  const Name full = *names.intern(long_name(59), Name::root);
  CHECK(fault_text(names.add_child(full, "ab").error()) == "name_too_long 0+2");
  CHECK(names.wire_length(*names.add_child(full, "a")) == 255);
}

TEST_CASE("wire form, there and back") {
  const std::string wire = "\3WWW\7example\3org\0"s;
  CHECK(interned_wire(wire) == "www.example.org.");
  CHECK(interned_wire("\0"s) == ".");
  CHECK(interned_wire("\1.\0"s) == "\\..");
  Names names(1);
  std::vector<std::uint8_t> out;
  names.append_wire(*names.intern_wire(octets(wire)), out);
  CHECK(std::string(out.begin(), out.end()) == "\3www\7example\3org\0"s);
  CHECK(names.wire_length(*names.intern_wire(octets(wire))) == wire.size());
}

TEST_CASE("broken wire form") {
  CHECK(interned_wire("") == "empty_label 0+1");
  CHECK(interned_wire("\3www") == "empty_label 4+1");
  CHECK(interned_wire("\4www") == "label_too_long 0+1");
  CHECK(interned_wire("\4www\0"s) == "empty_label 5+1");
  CHECK(interned_wire("\3www\1") == "label_too_long 4+1");
  CHECK(interned_wire("\1a\0\0"s) == "empty_label 2+2");
  CHECK(interned_wire("\xC0\x0C") == "label_too_long 0+1");
  CHECK(interned_wire("\1a\xC0\x0C") == "label_too_long 2+1");
  std::string longest;
  for (int i = 0; i < 127; ++i) longest += "\1a";
  CHECK(interned_wire(longest + "\0"s).size() == 254);
  CHECK(interned_wire(longest + "\1a\0"s) == "name_too_long 0+257");
  CHECK(interned_wire(longest + "\1a"s) == "name_too_long 0+256");
}

TEST_CASE("ancestry") {
  Names names(1);
  const Name org = *names.intern("example.org.", Name::root);
  const Name www = *names.intern("a.www", org);
  const Name other = *names.intern("example.com.", Name::root);
  const Name star = *names.intern("*", org);
  CHECK(names.text(names.parent(www)) == "www.example.org.");
  CHECK(names.parent(Name::root) == Name::root);
  CHECK(names.label(Name::root).empty());
  CHECK(names.label(www) == "a");
  CHECK(names.label_count(www) == 4);
  CHECK(names.label_count(Name::root) == 0);
  CHECK(names.wire_length(Name::root) == 1);
  CHECK(names.is_within(www, org));
  CHECK(names.is_within(org, org));
  CHECK(names.is_within(www, Name::root));
  CHECK_FALSE(names.is_within(org, www));
  CHECK_FALSE(names.is_within(www, other));
  CHECK_FALSE(names.is_within(other, org));
  CHECK(names.is_wildcard(star));
  CHECK_FALSE(names.is_wildcard(*names.intern("*", star)) == false);
  CHECK_FALSE(names.is_wildcard(*names.intern("**", org)));
  CHECK(names.display(www) == "a.www.example.org");
  CHECK(names.display(Name::root) == ".");
}

TEST_CASE("many names: growing loses none, numbers follow first mention") {
  for (const std::uint64_t seed : {0ULL, 1ULL, ~0ULL}) {
    Names names(seed);
    const Name org = *names.intern("example.org.", Name::root);
    for (std::uint32_t i = 0; i < 50'000; ++i) {
      const auto name = names.intern("h" + std::to_string(i), org);
      REQUIRE(static_cast<std::uint32_t>(*name) == i + 3);
    }
    for (std::uint32_t i = 0; i < 50'000; ++i) {
      const auto name = names.find("H" + std::to_string(i) + ".example.org.", Name::root);
      REQUIRE(static_cast<std::uint32_t>(*name) == i + 3);
    }
  }
}

TEST_CASE("bytes that were expected change no number, whenever they are told of") {
  Names names(7);
  const Name org = *names.intern("example.org.", Name::root);
  for (std::uint32_t i = 0; i < 20'000; ++i) {
    // Many small files, and one that is larger than all names so far.
    if (i % 50 == 0) names.expect_bytes(i == 10'000 ? 64'000'000 : 2'000);
    REQUIRE(static_cast<std::uint32_t>(*names.intern("h" + std::to_string(i), org)) == i + 3);
  }
  for (std::uint32_t i = 0; i < 20'000; ++i) {
    const auto name = names.child(org, "H" + std::to_string(i));
    REQUIRE(static_cast<std::uint32_t>(*name) == i + 3);
  }
}
