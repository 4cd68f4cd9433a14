#include <doctest/doctest.h>

#include <string>

#include "lint/findings/finding.h"

using namespace dcvlint;

TEST_CASE("hits keep copies of their words") {
  Hits hits;
  hits.begin(3);
  {
    std::string tag = "isue";
    std::string target = "www.example.org";
    Hit& hit = hits.add({Doc{1}, 2, 5}, target,
                        {{"tag", tag}, {"count", hits.number(18446744073709551615U)}});
    tag = "....";
    target = "...............";
    CHECK(hit.step == 3);
  }
  const Hit& hit = hits.hits().front();
  CHECK(hit.place == Place{Doc{1}, 2, 5});
  CHECK(hit.target == "www.example.org");
  REQUIRE(hit.words.size() == 2);
  CHECK(hit.words[0].name == "tag");
  CHECK(hit.words[0].value == "isue");
  CHECK(hit.words[1].value == "18446744073709551615");
  CHECK(hit.fix == nullptr);
}

TEST_CASE("what is very long is cut between characters") {
  Hits hits;
  hits.begin(0);
  const std::string a(1024, 'a'), more = a + "a";
  // The octets of "é" lie on both sides of the cut.
  const std::string split = std::string(4092, 'b') + "\xC3\xA9" + std::string(10, 'b');
  const std::string whole = std::string(4091, 'b') + "\xC3\xA9" + std::string(10, 'b');
  const std::string odd(5000, '\x80');
  hits.add({}, a, {{"split", split}, {"whole", whole}, {"odd", odd}});
  hits.add({}, more, {{"fits", std::string(4096, 'c')}});
  const Hit& hit = hits.hits()[0];
  CHECK(hit.target == a);
  CHECK(hit.words[0].value == std::string(4092, 'b') + "…");
  CHECK(hit.words[1].value == std::string(4091, 'b') + "\xC3\xA9…");
  CHECK(hit.words[2].value.size() <= 4096);
  CHECK(hit.words[2].value.ends_with("…"));
  CHECK(hits.hits()[1].target == std::string(1021, 'a') + "…");
  CHECK(hits.hits()[1].words[0].value == std::string(4096, 'c'));
}

TEST_CASE("each step keeps up to the cap, and counts all") {
  Hits hits(2);
  for (int round = 0; round < 3; ++round) {
    for (std::uint32_t step : {5U, 1U}) {
      hits.begin(step);
      CHECK(hits.keeping() == (round < 2));
      hits.add({}, "t", {{"round", std::to_string(round)}});
    }
  }
  CHECK(hits.count(5) == 3);
  CHECK(hits.count(1) == 3);
  CHECK(hits.count(0) == 0);
  CHECK(hits.count(99) == 0);
  REQUIRE(hits.hits().size() == 4);
  std::string order;
  for (const Hit& hit : hits.hits()) {
    order += std::to_string(hit.step) + "." + std::to_string(hit.ordinal) + "=" +
             std::string(hit.words[0].value) + " ";
  }
  CHECK(order == "5.0=0 1.0=0 5.1=1 1.1=1 ");
}

TEST_CASE("a hit beyond the cap can be worked on, and is gone") {
  Hits hits(0);
  hits.begin(0);
  Hit& spare = hits.add({}, "target", {});
  hits.relate(spare, {}, "here");
  const Edit edit{{}, "x"};
  hits.fix(spare, true, "title", {&edit, 1});
  CHECK(hits.hits().empty());
  CHECK(spare.related.empty());
  CHECK(spare.fix == nullptr);
  CHECK(hits.count(0) == 1);
}

TEST_CASE("related places and fixes are copied") {
  Hits hits;
  Hit& hit = hits.add({}, "t", {});
  {
    std::string text = "opened here";
    hits.relate(hit, {Doc{}, 1, 2}, text);
    text = "the other one";
    hits.relate(hit, {Doc{}, 3, 4}, text);
    std::string replacement = "issue";
    std::string title = "write issue";
    const Edit edits[] = {{{Doc{}, 5, 6}, replacement}, {{Doc{}, 7, 7}, "!"}};
    hits.fix(hit, true, title, edits);
    replacement = text = title = "--------------------";
  }
  REQUIRE(hit.related.size() == 2);
  CHECK(hit.related[0].what == "opened here");
  CHECK(hit.related[1].what == "the other one");
  CHECK(hit.related[1].place.begin == 3);
  REQUIRE(hit.fix != nullptr);
  CHECK(hit.fix->safe);
  CHECK(hit.fix->title == "write issue");
  REQUIRE(hit.fix->edits.size() == 2);
  CHECK(hit.fix->edits[0].text == "issue");
  CHECK(hit.fix->edits[1].place.begin == 7);
}

TEST_CASE("steps that nobody began count too") {
  Hits hits(1);
  CHECK(hits.keeping());
  hits.add({}, "", {});
  CHECK(hits.count(0) == 1);
  CHECK_FALSE(hits.keeping());
}
