#include "lint/facts/punycode.h"

#include <doctest/doctest.h>

#include <string>

using namespace dcvlint;

TEST_CASE("Punycode to code points and back") {
  struct Row {
    const char* name;
    std::u32string_view points;
    std::string_view text;
  };
  // The texts were made by Python's codec punycode.
  static const Row rows[] = {
      {"nothing", U"", ""},
      {"ASCII alone ends with the delimiter", U"foo", "foo-"},
      {"one letter among ASCII", U"bücher", "bcher-kva"},
      {"Swedish", U"räksmörgås", "rksmrgs-5wao1o"},
      {"Cyrillic", U"рф", "p1ai"},
      {"Chinese", U"中国", "fiqs8s"},
      {"a heart", U"i❤", "i-7iq"},
      {"beyond the basic plane", U"😀", "e28h"},
      {"a hyphen inside", U"a-ö", "a--gka"},
      {"the last code point", U"\U0010FFFF", "dn32g"},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    const auto encoded = encode_punycode(row.points);
    REQUIRE(encoded);
    const CodePoints decoded = check_punycode(*encoded);
    CHECK(decoded.fault == PunycodeFault::none);
    CHECK(to_utf8(decoded.view()) == to_utf8(row.points));
    CHECK(*encoded == row.text);
  }
}

TEST_CASE("the case of Punycode's digits means nothing") {
  CHECK(check_punycode("RKSMRGS-5WAO1O").fault == PunycodeFault::none);
  CHECK(check_punycode("BCHER-Kva").fault == PunycodeFault::none);
}

TEST_CASE("what is no Punycode") {
  struct Row {
    std::string_view text;
    PunycodeFault fault;
  };
  static const std::string long_text(64, 'a');
  static const Row rows[] = {
      {"99999999", PunycodeFault::overflow},    {"rksmrgs-5wao1", PunycodeFault::bad_digit},
      {"z", PunycodeFault::bad_digit},          {"-", PunycodeFault::bad_digit},
      {"-abc", PunycodeFault::bad_digit},       {"a.b", PunycodeFault::bad_digit},
      {"\xC3\xA4-a", PunycodeFault::bad_digit}, {long_text, PunycodeFault::too_long},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(static_cast<int>(check_punycode(row.text).fault) == static_cast<int>(row.fault));
    CHECK(punycode_fault_text(row.fault) != "it is fine");
  }
}

TEST_CASE("names label by label") {
  CHECK(to_a_labels("räksmörgås.se") == "xn--rksmrgs-5wao1o.se");
  CHECK(to_a_labels("www.kth.se") == "www.kth.se");
  CHECK(to_a_labels("*.ö.рф") == "*.xn--nda.xn--p1ai");
  CHECK(to_a_labels("") == "");
  CHECK(to_a_labels("a..") == "a..");
  CHECK_FALSE(to_a_labels("k\xF6k.se"));
  std::string many;
  for (int i = 0; i < 70; ++i) many += "ö";
  CHECK_FALSE(to_a_labels(many + ".se"));
}

TEST_CASE("what IDNA does not allow") {
  struct Row {
    std::u32string_view points;
    ULabelFault fault;
  };
  static const char32_t surrogate[] = {0xD800, 0};
  static const Row rows[] = {
      {U"räksmörgås", ULabelFault::none},     {U"中国", ULabelFault::none},
      {U"نامه\u200Cای", ULabelFault::none},  // a joiner, as Persian needs it
      {U"Ärende", ULabelFault::other_form},   {U"ﬁn", ULabelFault::other_form},
      {U"straße", ULabelFault::none},         {U"ς", ULabelFault::none},
      {U"räkA", ULabelFault::capital},        {U"i❤", ULabelFault::symbol},
      {U"😀", ULabelFault::symbol},           {U"ö\u202Ex", ULabelFault::control},
      {U"ö\u00A0x", ULabelFault::blank},      {U"\u0301ö", ULabelFault::combining_first},
      {U"o\u0308", ULabelFault::not_nfc},     {surrogate, ULabelFault::no_character},
      {U"\uE000", ULabelFault::no_character},
  };
  for (const Row& row : rows) {
    INFO(to_utf8(row.points));
    CHECK(static_cast<int>(u_label_fault(row.points)) == static_cast<int>(row.fault));
  }
}
