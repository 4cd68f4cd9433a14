#include "lint/engine/settle.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

#include "tests/sources/fake_engine.h"

using namespace dcvlint;

namespace {

struct Settled {
  Names names{1};
  FakeEngine engine{names, 50};
  LiveView live{engine};

  Name name(std::string_view text) { return names.intern(text, Name::root).value(); }
};

}  // namespace

TEST_CASE_FIXTURE(Settled, "climbs of many names ask each ancestor once") {
  constexpr std::size_t count = 300;
  std::vector<Name> hosts;
  for (std::size_t i = 0; i < count; ++i) {
    hosts.push_back(name("h" + std::to_string(i) + ".d" + std::to_string(i % 10) + ".org."));
  }
  engine.answers["d3.org. CAA"] = Status::records;
  std::vector<std::string> results(count);
  std::vector<int> runs(count);
  std::size_t begun = 0, open = 0, most_open = 0;
  const auto climb = [&](std::size_t i) {
    if (runs[i]++ == 0) {
      CHECK(i == begun++);  // in order
      most_open = std::max(most_open, ++open);
    }
    bool unasked = false;
    for (Name at = hosts[i]; at != Name::root; at = names.parent(at)) {
      const Answer answer = live.find(at, Type::caa);
      unasked = unasked || answer.status == Status::unasked;
      if (answer.status == Status::records) results[i] = names.text(at);
    }
    if (unasked) return false;
    --open;
    return true;
  };
  CHECK(settle(live, count, climb, StopSign(nullptr), {.window = 40}));
  CHECK(engine.asked.size() == count + 10 + 1);
  CHECK(most_open <= 40);
  CHECK(engine.most_in_flight <= 50);
  for (std::size_t i = 0; i < count; ++i) {
    CHECK(results[i] == (i % 10 == 3 ? "d3.org." : ""));
    CHECK(runs[i] <= 2);  // all was asked for at once
  }
}

TEST_CASE_FIXTURE(Settled, "one step after another") {
  const auto steps = [&](std::size_t) {
    for (const char* text : {"a.", "b.", "c."}) {
      if (live.find(name(text), Type::a).status == Status::unasked) return false;
    }
    return true;
  };
  CHECK(settle(live, 5, steps));
  CHECK(engine.asked == std::vector<std::string>{"a. A", "b. A", "c. A"});
}

TEST_CASE_FIXTURE(Settled,
                  "what needs nothing, and what settles while its questions are on the way") {
  CHECK(settle(live, 0, [](std::size_t) { return false; }));
  CHECK(settle(live, 3, [](std::size_t) { return true; }));
  std::vector<int> runs(9);
  CHECK(settle(live, 9,
               [&](std::size_t i) {
                 ++runs[i];
                 live.find(name("n" + std::to_string(i) + "."), Type::a);
                 return true;
               },
               StopSign(nullptr), {.window = 2}));
  CHECK(runs == std::vector<int>(9, 1));
  CHECK(live.find(name("n8."), Type::a).status == Status::no_data);
}

TEST_CASE_FIXTURE(Settled, "a derivation that waits for nothing is a mistake") {
  CHECK_THROWS_AS(settle(live, 1, [](std::size_t) { return false; }), std::logic_error);
}

TEST_CASE_FIXTURE(Settled, "a stop sign ends it") {
  std::atomic<bool> flag = false;
  std::size_t runs = 0;
  const auto endless = [&](std::size_t) {
    if (++runs == 10) flag = true;
    live.find(name("n" + std::to_string(runs) + "."), Type::a);
    return false;
  };
  CHECK_FALSE(settle(live, 1, endless, StopSign(&flag)));
  CHECK(runs == 10);
}
