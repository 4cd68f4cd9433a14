#include "lint/facts/text_verdict.h"

#include <doctest/doctest.h>

#include <chrono>
#include <string>

#include "lint/facts/known_names.h"
#include "lint/facts/mojibake.h"
#include "tests/facts/real_names.h"

namespace dcvlint {
namespace {

std::string told(std::string_view text, std::string_view country = {}) {
  const TextJudgement judged = judge_text(text, country);
  std::string out;
  for (const TextVerdict& each : judged.verdicts) {
    out += std::string(each.rule.substr(each.rule.find('/') + 1)) + " ";
  }
  return out + (judged.repaired ? "-> " + *judged.repaired : "");
}

}  // namespace

TEST_CASE("text verdict: one cause gives one verdict, and the repair has all of them") {
  struct Row {
    const char* text;
    const char* told;
  };
  const Row rows[] = {
      {"Malmö universitet", ""},
      {"", ""},
      {"MalmÃ¶", "mojibake -> Malmö"},
      {"Ã\u0096rebro", "mojibake -> Örebro"},  // the control is part of it
      {" MalmÃ¶  universitet", "spacing mojibake -> Malmö universitet"},
      {"Universit„t", "suspect-text -> Universität"},
      {"ÐœÐ¾ÑÐºÐ²Ð°", "mojibake "},  // an octet is gone
      {"Universit?t", "lossy-text "},
      {"ÅÃ³dÅº", "mojibake "},
      {"Malm□", "lossy-text "},
      {"├Qisu", "lossy-text "},
      {"TromsÃ", "lossy-text "},
      {"┼bo Akademi", "suspect-text -> Åbo Akademi"},  // a page explains it
      {"○○大学", ""},
      {"?rebro l?n", "lossy-text -> Örebro län"},  // one subdivision is like that
      {"Malm\uFFFD", "replacement-character "},
      {"Malm\xF6", "invalid-encoding -> Malmö"},
      {"Malm\xC3", "invalid-encoding "},
      {"Malm&ouml;", "foreign-escape -> Malmö"},
      {"Mal\u200Bmö", "invisible-character -> Malmö"},
      {"\u202EömlaM", "bidi-control "},
      {"Malmo\u0308", "not-nfc -> Malmö"},
      {"ﬁnance", "compatibility-form -> finance"},
      {"Mаlmö", "confusable -> Malmö"},
      {"-", "metadata-only-value "},
      {"Some-State", "placeholder-value "},
      {"Ume? Universitet", "lossy-text "},
      {"Quo Vadis? gGmbH", "question-mark "},
      {"Malm=F6", "suspect-escape -> Malmö"},
      {"Malm&amp;ouml;", "foreign-escape -> Malmö"},
      {"Malm&amp;amp;amp;amp;amp;ouml;", "foreign-escape "},  // no repair that is damaged again
      {"Malmö\u200E", "bidi-control -> Malmö"},
      {"O=Malmö universitet", "rdn-syntax-in-value "},
      {"\"Malmö universitet", "rdn-syntax-in-value "},
      {"CN=www.lu.se", "rdn-syntax-in-value "},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(told(row.text) == row.told);
  }
  CHECK(told(std::string_view("a\0b", 3)) == "control-character ");
}

TEST_CASE("text verdict: the country settles") {
  CHECK(told("KLAIPÄ–DA", "LT") == "suspect-text -> KLAIPĖDA");
  CHECK(told("KLAIPÄ–DA") == "");
  CHECK(told("?rebro l?n", "NO") == "lossy-text ");
  CHECK(told("Cear?", "BR") == "lossy-text -> Ceará");
}

TEST_CASE("text verdict: names that are known fill in what is lost") {
  KnownNames known;
  REQUIRE(!known.add_list("Malmö universitet\nLunds universitet\nÜbersee\nMalm? kommun\n"));
  known.settle();
  CHECK(judge_text("Malm? universitet", {}, &known).repaired == "Malmö universitet");
  CHECK(!judge_text("M?lm? universitet", {}, &known).repaired);
  // Not only where a letter is certainly lost.
  REQUIRE(!known.add_list("Zwoté\nWärmä? AG\n"));
  known.settle();
  CHECK(judge_text("Zwot?", {}, &known).repaired == "Zwoté");
  CHECK(judge_text("Zwot? AG", {}, &known).verdicts.at(0).rule == "subject/question-mark");
  CHECK(judge_text("Malm□ universitet", {}, &known).repaired == "Malmö universitet");
  // What is listed is right, whatever it looks like.
  CHECK(judge_text("Malm? kommun", {}, &known).verdicts.empty());
  const TextJudgement other = judge_text("šbersee", {}, &known);
  REQUIRE(other.verdicts.size() == 1);
  CHECK(other.verdicts[0].rule == "subject/suspect-text");
  CHECK(other.verdicts[0].what == "CP850 was read as Windows-1252 (octets C5 A1)");
  CHECK(other.repaired == "Übersee");
  KnownNames polish;
  REQUIRE(!polish.add_list("Łódź\nСофия\n"));
  polish.settle();
  CHECK(judge_text("ÅÃ³dÅº", {}, &polish).repaired == "Łódź");
  CHECK(judge_text("Ð¡Ð¾ÑÐ¸Ñ", {}, &polish).repaired == "София");
}

TEST_CASE("text verdict: real names are left alone") {
  for (const RealName& row : real_names) {
    CAPTURE(row.name);
    CHECK(told(row.name, row.country) == "");
    CHECK(told(row.name) == "");
  }
}

TEST_CASE("text verdict: time grows with the length, whatever the text") {
  // The worst of each kind, at 64 kB: all that begins an escape, a sequence, a quote, a word.
  const char* const units[] = {"Ã¶",  "ÃƒÂ¶", "«Ã",  "\\u00f6", "&#x", "=?a?q?", "+APY", "?a",
                               "аa ", "„",    "\"a", "\xC3",    "Ã ",  "ﬁ",      "%C3",  "xn--a "};
  for (const char* unit : units) {
    CAPTURE(unit);
    std::string text;
    while (text.size() < 65536) text += unit;
    const auto start = std::chrono::steady_clock::now();
    static_cast<void>(judge_text(text));
    static_cast<void>(judge_text(text.substr(0, 4096)));
    const auto took = std::chrono::steady_clock::now() - start;
    CHECK(took < std::chrono::seconds(4));  // quadratic would be minutes; sanitizers are slow
  }
}

}  // namespace dcvlint
