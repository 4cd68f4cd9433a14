#include "lint/facts/type.h"

#include <doctest/doctest.h>

#include <string>

using namespace dcvlint;

TEST_CASE("types by mnemonic, in any case") {
  CHECK(type_from_text("A") == Type::a);
  CHECK(type_from_text("caa") == Type::caa);
  CHECK(type_from_text("CnAmE") == Type::cname);
  CHECK(type_from_text("nsap-ptr") == static_cast<Type>(23));
  CHECK(type_from_text("NSEC3PARAM") == Type::nsec3param);
  CHECK(type_from_text("OPENPGPKEY") == Type::openpgpkey);
  CHECK(type_from_text("TYPE257") == Type::caa);
  CHECK(type_from_text("type65535") == static_cast<Type>(65535));
  CHECK(type_from_text("TYPE0") == static_cast<Type>(0));
  CHECK(type_from_text("TYPE00257") == Type::caa);
}

TEST_CASE("words that are no type") {
  for (const char* word : {"", "AA", "CAAA", "TYPE", "TYPE65536", "TYPE000257", "TYPE-1", "TYPE1x",
                           "TYPE 1", "IN", "3600", "@", "www", "NSEC3PARAMX", "OPENPGPKEYS",
                           "\xC3\xA1", "a-very-long-word-that-is-no-type-at-all"}) {
    INFO(std::string(word));
    CHECK_FALSE(type_from_text(word));
  }
  // An octet of zero must not count as nothing.
  CHECK_FALSE(type_from_text(std::string_view("\0A", 2)));
}

TEST_CASE("every type's text names it again") {
  unsigned words = 0;
  for (std::uint32_t number = 0; number <= 65535; ++number) {
    const Type type = static_cast<Type>(number);
    const std::string text = type_text(type);
    INFO(text);
    REQUIRE(type_from_text(text) == type);
    if (!text.starts_with("TYPE")) ++words;
  }
  CHECK(words == 97);
  CHECK(type_text(Type::caa) == "CAA");
  CHECK(type_text(static_cast<Type>(65400)) == "TYPE65400");
}

TEST_CASE("classes") {
  CHECK(class_from_text("in") == class_in);
  CHECK(class_from_text("CH") == 3);
  CHECK(class_from_text("Chaos") == 3);
  CHECK(class_from_text("HS") == 4);
  CHECK(class_from_text("CLASS1") == 1);
  CHECK(class_from_text("class65535") == 65535);
  for (const char* word : {"", "I", "INN", "CLASS", "CLASS65536", "A", "CLASS1x", "hesiodx"}) {
    INFO(std::string(word));
    CHECK_FALSE(class_from_text(word));
  }
}
