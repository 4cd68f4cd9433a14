#include "lint/base/document.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <thread>
#include <utility>
#include <vector>

using namespace dcvlint;

TEST_CASE("bytes are followed by zeros, after shrinking too") {
  Bytes bytes(std::string_view("abcdef"));
  CHECK(bytes.view() == "abcdef");
  bytes.shrink(2);
  CHECK(bytes.view() == "ab");
  const std::string_view behind(bytes.view().data() + 2, Bytes::padding);
  CHECK(std::ranges::count(behind, '\0') == static_cast<std::ptrdiff_t>(Bytes::padding));
  bytes.shrink(100);
  CHECK(bytes.size() == 2);
  CHECK(Bytes().view().empty());
}

TEST_CASE("a document knows its path, input and where it came from") {
  Documents documents;
  const Doc zone = documents.add("org.zone", Bytes("$INCLUDE a\n"), 7);
  const Doc part = documents.add("a", Bytes("www A 1\n"), Place{zone, 0, 10});
  CHECK(documents[zone].path == "org.zone");
  CHECK_FALSE(documents[zone].from);
  CHECK(documents[part].input == 7);
  CHECK(documents[part].from == Place{zone, 0, 10});
  CHECK(documents.text({part, 0, 3}) == "www");
}

TEST_CASE("text of a place outside of its document is cut, not read") {
  Documents documents;
  const Doc doc = documents.add("x", Bytes("abc"), 0);
  CHECK(documents.text({doc, 1, 900}) == "bc");
  CHECK(documents.text({doc, 800, 900}).empty());
  CHECK(documents.text({doc, 2, 1}).empty());
}

namespace {

// Places in the order that a reader meets them.
std::vector<Place> reading_order(Documents& documents) {
  const Bytes none;
  // The second input is added first, as a faster worker would.
  const Doc second = documents.add("b", Bytes("......"), 1);
  const Doc first = documents.add("a", Bytes("......"), 0);
  const Doc beside = documents.add("c", Bytes("......"), 0);
  const Doc late = documents.add("late", Bytes("......"), Place{first, 4, 5});
  const Doc early = documents.add("early", Bytes("......"), Place{first, 2, 3});
  const Doc inner = documents.add("inner", Bytes("......"), Place{early, 1, 2});
  const Doc step_one = documents.add("step", Bytes("......"), Place{late, 1, 4});
  const Doc step_two = documents.add("step", Bytes("......"), Place{late, 1, 4});
  return {{first, 0, 1},    {first, 2, 3},    {early, 0, 1},    {early, 1, 2}, {inner, 0, 1},
          {inner, 3, 4},    {early, 2, 3},    {first, 3, 4},    {first, 4, 5}, {late, 1, 4},
          {step_one, 0, 1}, {step_one, 1, 2}, {step_two, 0, 1}, {late, 2, 3},  {first, 5, 5},
          {first, 5, 6},    {beside, 0, 1},   {second, 0, 1},   {second, 1, 1}};
}

}  // namespace

TEST_CASE("places order as if every document stood where it came from") {
  Documents documents;
  const std::vector<Place> places = reading_order(documents);
  for (std::size_t i = 0; i < places.size(); ++i) {
    for (std::size_t j = 0; j < places.size(); ++j) {
      INFO(i << " and " << j);
      CHECK(documents.before(places[i], places[j]) == (i < j));
    }
  }
}

TEST_CASE("adding from threads keeps references") {
  Documents documents;
  const Doc first = documents.add("first", Bytes("first"), 0);
  const Document& reference = documents[first];
  const auto work = [&documents, first](std::uint32_t input) {
    for (int i = 0; i < 500; ++i) {
      const std::string name = std::to_string(input) + "/" + std::to_string(i);
      const Doc doc = documents.add(name, Bytes(name), input);
      const Doc below = documents.add(name, Bytes(name), Place{doc, 0, 1});
      if (documents[doc].bytes != name || !documents.before({first, 0, 1}, {below, 0, 1})) return;
    }
  };
  {
    std::vector<std::jthread> threads;
    for (std::uint32_t input = 1; input <= 3; ++input) threads.emplace_back(work, input);
  }
  CHECK(&documents[first] == &reference);
  CHECK(reference.bytes == "first");
  CHECK(documents.add("last", Bytes(), 9) == static_cast<Doc>(1 + 3 * 1000));
}
