// Letters that are lost, escaped, of another alphabet or of another form; T.61 and octets.

#include <doctest/doctest.h>

#include <array>
#include <string>

#include "lint/facts/compatibility_form.h"
#include "lint/facts/confusable.h"
#include "lint/facts/octet_text.h"
#include "lint/facts/sure_escape.h"
#include "lint/facts/t61.h"
#include "lint/facts/text_escape.h"
#include "lint/facts/text_loss.h"
#include "tests/facts/real_names.h"

namespace dcvlint {
namespace {

std::string part(std::string_view text, TextSpan at) {
  return "[" + std::string(text.substr(at.begin, at.end - at.begin)) + "]";
}

std::string lost(std::string_view text) {
  const auto found = find_loss(text);
  return found ? part(text, found->at) : "";
}

std::string unescaped(std::string_view text) {
  const auto found = find_escape(text);
  return found ? part(text, found->at) + " " + found->meant : "";
}

std::string one_alphabet(std::string_view text) {
  const auto found = find_confusable(text);
  return found ? part(text, found->at) + " " + found->meant : "";
}

std::string plain(std::string_view text) {
  const auto found = find_compatibility_form(text);
  return found ? part(text, found->at) + " +" + std::to_string(found->more) + " " + found->plain
               : "";
}

struct Row {
  const char* text;
  const char* found;
};

}  // namespace

TEST_CASE("text loss: question marks in words, not behind questions") {
  const Row rows[] = {
      {"Universit?t", "[?]"},
      {"?rebro l?n", "[?]"},
      {"Malm? universitet", "[?]"},
      {"S?o-?lvaro", "[?]"},
      {"?????", "[?]"},
      {"????????? ???????????", "[?]"},
      {"Malm¿", "[¿]"},
      {"Malm\uFFFD", "[\uFFFD]"},
      {"Ã?rebro", "[Ã]"},
      {"Ãrebro universitet", "[Ã]"},
      {"Is it Ltd?", ""},
      {"Who? Me Inc.", ""},
      {"Why not? AG", ""},
      {"?", ""},
      {"What??", ""},
      {"¿Qué tal? S.L.", ""},
      {"http://kth.se/?id=a", ""},
      {"kth.se/x?=y", ""},
      {"SÃO PAULO", ""},
      {"Ão", ""},
      {"", ""},
      // At the end of a word: where the word lacks a letter, or another one goes on.
      {"Universit? Grenoble Alpes", "[?]"},
      {"UNIVERSIT?", "[?]"},
      {"Libera Universit?? IULM", "[?]"},
      {"Ume?", "[?]"},
      {"Lule? Tekniska", "[?]"},
      {"Malm? e.V.", "[?]"},
      {"Quo Vadis? gGmbH", ""},
      {"Wohin? e.V.", ""},
      {"Universit???", ""},
      // In capitals, behind an apostrophe, each octet by itself.
      {"K?LN", "[?]"},
      {"?REBRO", "[?]"},
      {"L'?cole", "[?]"},
      {"??stersund", "[?]"},
      {"iPhone?Shop", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(lost(row.text) == row.found);
  }
}

TEST_CASE("text loss: a place asks nothing, and places tell which words lack a letter") {
  const auto in_place = [](std::string_view text) {
    const auto found = find_loss(text, {.may_ask = false, .country = {}});
    return found ? part(text, found->at) : "";
  };
  CHECK(in_place("Vadis?") == "[?]");
  CHECK(in_place("Vadis? X") == "[?]");
  CHECK(in_place("?") == "");
  CHECK(in_place("- ? -") == "");
  CHECK(in_place("http://kth.se/?id=a") == "");
  CHECK(find_loss("Gandsf? AB", {.may_ask = true, .country = "SE"}) == std::nullopt);
  CHECK(find_loss("Hovedstade? AB", {.may_ask = true, .country = "SE"}) == std::nullopt);
  CHECK(find_loss("Cear? AB", {.may_ask = true, .country = "BR"}).has_value());
  CHECK_FALSE(find_loss("Cear? AB").has_value());
}

TEST_CASE("text loss: a question that nobody can answer") {
  const auto asked = [](std::string_view text) {
    const auto found = find_question(text);
    return found ? std::to_string(found->at.begin) : "";
  };
  CHECK(asked("Quo Vadis? gGmbH") == "9");
  CHECK(asked("Is it Ltd?") == "9");
  CHECK(asked("?") == "");
  CHECK(asked("a ? b") == "");
  CHECK(asked("www.kth.se/page?id") == "");
}

TEST_CASE("text loss: filled from names that are known, if one fits") {
  const std::array<std::string_view, 5> known = {"Örebro län", "Malmö universitet", "Gävle",
                                                 "Gövle", "Gavle"};
  CHECK(filled_from("?rebro l?n", known) == "Örebro län");
  CHECK(filled_from("??rebro l??n", known) == "Örebro län");  // one for each octet
  CHECK(filled_from("Ã?rebro l\uFFFD\uFFFDn", known) == "Örebro län");
  CHECK(filled_from("Malm? universitet", known) == "Malmö universitet");
  CHECK(filled_from("G?vle", known).empty());  // two of them
  CHECK(filled_from("Malm?", known).empty());
  CHECK(filled_from("", known).empty());
}

TEST_CASE("text escape: what each layer leaves, undone") {
  const Row rows[] = {
      {"Malm&ouml; universitet", "[&ouml;] Malmö universitet"},
      {"Malm&#246; &amp; S&#xF6;ner", "[&#246;] Malmö & Söner"},
      {"Malm%C3%B6", "[%C3%B6] Malmö"},
      {"Malm%F6", "[%F6] Malmö"},
      {"Lunds%20universitet", "[%20] Lunds universitet"},
      {"Malm=C3=B6", "[=C3=B6] Malmö"},
      {"=?UTF-8?Q?Malm=C3=B6_u?=", "[=?UTF-8?Q?Malm=C3=B6_u?=] Malmö u"},
      {"=?utf-8?b?TWFsbcO2?=", "[=?utf-8?b?TWFsbcO2?=] Malmö"},
      {"Malm\\u00f6", "[\\u00f6] Malmö"},
      {"Malm\\u{f6}", "[\\u{f6}] Malmö"},
      {"Malm\\U000000f6", "[\\U000000f6] Malmö"},
      {"Malm\\C3\\B6", "[\\C3\\B6] Malmö"},
      {"Malm\\xC3\\xB6", "[\\xC3\\xB6] Malmö"},
      {"Malm\\xF6", "[\\xF6] Malmö"},
      {"Malm\\303\\266", "[\\303\\266] Malmö"},
      {"MalmU+00F6", "[U+00F6] Malmö"},
      {"Malm\\\"o", "[\\\"o] Malmö"},
      {"Malm{\\\"o}", "[\\\"o}] Malmö"},
      {"Universit\\'{e}", "[\\'{e}] Université"},
      {"Malm+APY-", "[+APY-] Malmö"},
      {"xn--malm-8qa", "[xn--malm-8qa] malmö"},
      {"K=F6ln", "[=F6] Köln"},
      {"Universit=E4t T=FCbingen", "[=E4] Universität Tübingen"},
      {"=D6rebro", "[=D6] Örebro"},
      {"MALM=D6", "[=D6] MALMÖ"},
      {"Malm%u00f6 universitet", "[%u00f6] Malmö universitet"},
      {"%u6771%u4EAC", "[%u6771] 東京"},
      // Layer by layer.
      {"Malm&amp;ouml;", "[&amp;] Malmö"},
      {"Malm&amp;amp;ouml;", "[&amp;] Malmö"},
      {"Malm%25C3%25B6", "[%25] Malmö"},
      {"Malm&Atilde;&para;", "[&Atilde;] Malmö"},
      // Signs that names have.
      {"AT&T; Inc.", ""},
      {"Johnson & Wales", ""},
      {"100% Digital", ""},
      {"100%Fahrrad GmbH", ""},
      {"100%Cashmere Ltd", ""},
      {"5%Effekt AB", ""},
      {"50%DEAL", ""},
      {"50%25 AB", ""},
      {"R+D-Labs", ""},
      {"C++-School", ""},
      {"A=B", ""},
      {"A=BC", ""},
      {"Mode=DEsign", ""},
      {"x=e4y", ""},
      {"E=MC2", ""},
      {"100%uface", ""},
      {"Own%uface", ""},
      {"EU+1234", ""},
      {"Acme\\, Inc.", ""},
      {"a\\b", ""},
      {"AC\\DC", ""},
      {"http://x/%C3%B6", ""},
      {"xn--", ""},
      {"&", ""},
      {"%", ""},
      {"\\", ""},
      {"=?", ""},
      {"&#0;", ""},
      {"&#xD800;", ""},
      {"\\u", ""},
      {"\\ud83d", ""},
      {"100%u", ""},
      {"Malm%u00f6%u", "[%u00f6] Malmö%u"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(unescaped(row.text) == row.found);
    // A field that was cut ends anywhere in an escape.
    for (std::size_t size = 0; size < std::string_view(row.text).size(); ++size) {
      CAPTURE(size);
      const auto found = find_escape(std::string_view(row.text, size));
      CHECK((!found || (found->at.begin < found->at.end && found->at.end <= size)));
    }
  }
}

TEST_CASE("text escape: a per cent sign of a name is none for certain") {
  struct Certain {
    std::string_view text;
    bool certain;
  };
  const Certain rows[] = {
      {"Malm%C3%B6", true}, {"Malm&ouml;", true},   {"100%C3%B6", true},
      {"Malm%F6", false},   {"Malm%20City", false}, {"Zero%Bad", false},
      {"Malm=C3=B6", true}, {"Malm=F6", false},     {"Malm%u00f6", true},
  };
  for (const Certain& row : rows) {
    CAPTURE(row.text);
    const auto found = find_escape(row.text);
    REQUIRE(found);
    CHECK(is_certain_escape(*found, row.text) == row.certain);
  }
}

TEST_CASE("confusable: words of two alphabets") {
  const Row rows[] = {
      {"Mаlmö", "[а] Malmö"},
      {"Сlark State", "[С] Clark State"},
      {"Москвa", "[a] Москва"},
      {"ΠΑΝΕΠΙΣΤΗΜΙΟ AE", "[A] ΠΑΝΕΠΙΣΤΗΜΙΟ ΑΕ"},
      {"Αθήνa", ""},  // no Greek letter looks like a small Latin "a"
      {"Τράπεζα ALPHA", ""},
      {"ООО Яндекс Cloud", ""},
      {"Школа №1", ""},
      {"Malmö", ""},
      {"東京AB", ""},
      {"μTorrent", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(one_alphabet(row.text) == row.found);
  }
}

TEST_CASE("compatibility forms: letters, not signs") {
  const Row rows[] = {
      {"Ｍａｌｍö", "[Ｍ] +3 Malmö"},
      {"ﬁnance", "[ﬁ] +0 finance"},
      {"𝐊𝐓𝐇", "[𝐊] +2 KTH"},
      {"Ⅳ", "[Ⅳ] +0 IV"},
      {"ﾄｳｷｮｳ", "[ﾄ] +4 トウキョウ"},
      {"NESTLÉ® 3M™ Nº 5 № ½", ""},
      {"東京大学（本郷）", ""},
      {"Malmö", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(plain(row.text) == row.found);
  }
}

TEST_CASE("T.61: accents before letters") {
  CHECK(from_t61("Malm\xC8o") == "Malmö");
  CHECK(from_t61("\xCA\x41rhus \xF9\xF1") == "Århus øæ");
  CHECK(from_t61("plain") == "plain");
  CHECK(!from_t61("Malm\xC8"));      // nothing to stand on
  CHECK(!from_t61("Malm\xC8\x31"));  // a digit
  CHECK(!from_t61("\x81"));
}

TEST_CASE("octets that are no UTF-8 get the page that makes a name") {
  const auto read = [](std::string_view octets, std::string_view country = {}) {
    const auto found = read_octets(octets, country);
    return found ? found->text + " " + std::string(code_page_text(found->page)) : "";
  };
  CHECK(read("Malm\xF6") == "Malmö Windows-1252");
  CHECK(read("Malm\xF6 l\xC3\xA4n") == "Malmö län Windows-1252");  // UTF-8 stays
  CHECK(read("\xCC\xEE\xF1\xEA\xE2\xE0") == "Москва Windows-1251");
  CHECK(read("\xC1\xE8\xDE\xED\xE1", "GR") == "Αθήνα Windows-1253");
  CHECK(read("Malm\xC3") == "");  // cut off
  CHECK(read("A\xC0\xAF\x42") == "");
}

TEST_CASE("letters: nothing in real names") {
  for (const RealName& row : real_names) {
    CAPTURE(row.name);
    CHECK(lost(row.name) == "");
    CHECK(unescaped(row.name) == "");
    CHECK(one_alphabet(row.name) == "");
    CHECK(plain(row.name) == "");
  }
}

}  // namespace dcvlint
