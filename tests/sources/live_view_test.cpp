#include "lint/sources/live_view.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/sources/fake_engine.h"

using namespace dcvlint;

namespace {

struct Viewed {
  Names names{1};
  FakeEngine engine{names, 2};
  LiveView view{engine};

  Name name(std::string_view text) { return names.intern(text, Name::root).value(); }
};

}  // namespace

TEST_CASE_FIXTURE(Viewed, "a question is asked once, its answer stays") {
  engine.answers["b. CAA"] = Status::no_name;
  CHECK(view.find(name("a."), Type::caa).status == Status::unasked);
  CHECK(view.find(name("A."), Type::caa).status == Status::unasked);
  CHECK(view.find(name("b."), Type::caa).status == Status::unasked);
  CHECK(view.find(name("a."), Type::mx).status == Status::unasked);
  CHECK(view.questions() == 3);
  CHECK(engine.asked.empty());
  std::vector<LiveView::Asker> ready;
  while (view.wait(ready)) {
  }
  CHECK(engine.asked == std::vector<std::string>{"a. CAA", "b. CAA", "a. MX"});
  CHECK(engine.most_in_flight == 2);
  CHECK(ready.empty());  // nobody waited
  CHECK(view.find(name("a."), Type::caa).status == Status::no_data);
  CHECK(view.find(name("b."), Type::caa).status == Status::no_name);
  CHECK(engine.asked.size() == 3);
}

TEST_CASE_FIXTURE(Viewed, "askers are told when the last of their answers is there") {
  view.begin(7);
  view.find(name("a."), Type::caa);
  view.find(name("b."), Type::caa);
  view.find(name("a."), Type::caa);
  CHECK(view.end() == 2);
  view.begin(3);
  view.find(name("a."), Type::caa);
  CHECK(view.end() == 1);
  std::vector<LiveView::Asker> ready;
  while (view.wait(ready)) {
  }
  std::ranges::sort(ready);
  CHECK(ready == std::vector<LiveView::Asker>{3, 7});
  view.begin(3);
  CHECK(view.find(name("b."), Type::caa).status == Status::no_data);
  CHECK(view.end() == 0);
}
