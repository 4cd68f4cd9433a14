#include "lint/facts/overlay_view.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>

#include "lint/facts/repository.h"
#include "tests/facts/made_zone.h"

using namespace dcvlint;

namespace {

// The world below: a repository of its own whose answers are secure, and `unasked` where told.
class World : public View {
 public:
  World(const Repository& repository, Names& names) : view_(repository, names) {}
  Answer find(Name name, Type type) override {
    ++asked;
    if (waits) {
      Answer none;
      none.owner = none.source = name;
      return none;
    }
    Answer answer = view_.find(name, type);
    answer.security = Security::secure;
    return answer;
  }
  bool waits = false;
  int asked = 0;

 private:
  RepositoryView view_;
};

struct Overlaid {
  Names names{1};
  Repository ours{names, zones({{"org.",
                                 {{"@", Type::soa},
                                  {"here", Type::a, "ours"},
                                  {"out", Type::cname, "cdn.net."},
                                  {"long", Type::cname, "back.net."},
                                  {"round", Type::cname, "round.net."},
                                  {"sub", Type::ns, "ns.net."}}}})};
  Repository theirs{
      names,
      zones({{"org.", {{"@", Type::soa}, {"here", Type::a, "old"}, {"x.sub", Type::a, "child"}}},
             {"net.",
              {{"@", Type::soa},
               {"cdn", Type::a, "theirs"},
               {"back", Type::cname, "mid.net."},
               {"mid", Type::cname, "here.org."},
               {"round", Type::cname, "round.org."},
               {"plain", Type::cname, "cdn.net."}}}})};
  RepositoryView upper{ours, names};
  World lower{theirs, names};
  OverlayView view{upper, lower};

  struct Made {
    const char* origin;
    std::vector<MadeRecord> records;
  };
  std::vector<Zone> zones(const std::vector<Made>& made) {
    std::vector<Zone> all;
    for (const Made& one : made) all.push_back(made_zone(names, one.origin, one.records));
    return all;
  }

  std::string ask(std::string_view text) {
    const Answer answer = view.find(names.intern(text, Name::root).value(), Type::a);
    constexpr const char* statuses[] = {"records", "no_data", "no_name",
                                        "failed",  "unseen",  "unasked"};
    constexpr const char* securities[] = {"unknown", "secure", "insecure", "bogus",
                                          "indeterminate"};
    std::string shown = statuses[static_cast<std::size_t>(answer.status)];
    if (answer.failure == Failure::alias_loop) shown += "/alias_loop";
    shown += std::string(" ") + securities[static_cast<std::size_t>(answer.security)];
    shown += ' ' + names.text(answer.owner);
    for (const Name alias : answer.aliases) shown += " > " + names.text(alias);
    for (const AnswerRecord& record : answer.records) {
      shown += ' ' + std::string(record.rdata.begin(), record.rdata.end());
    }
    return shown;
  }
};

}  // namespace

TEST_CASE_FIXTURE(Overlaid, "what the repository sees is its own") {
  CHECK(ask("here.org.") == "records unknown here.org. ours");
  CHECK(ask("nothing.org.") == "no_name unknown nothing.org.");
  CHECK(lower.asked == 0);
}

TEST_CASE_FIXTURE(Overlaid, "all else is the world's") {
  CHECK(ask("cdn.net.") == "records secure cdn.net. theirs");
  CHECK(ask("plain.net.") == "records secure cdn.net. > cdn.net. theirs");
  CHECK(ask("x.sub.org.") == "records secure x.sub.org. child");
}

TEST_CASE_FIXTURE(Overlaid, "aliases lead from one into the other, and back") {
  CHECK(ask("out.org.") == "records unknown cdn.net. > cdn.net. theirs");
  CHECK(ask("out.org.") == "records unknown cdn.net. > cdn.net. theirs");
  CHECK(ask("back.net.") == "records unknown here.org. > mid.net. > here.org. ours");
  CHECK(ask("long.org.") == "records unknown here.org. > back.net. > mid.net. > here.org. ours");
}

TEST_CASE_FIXTURE(Overlaid, "loops through both are noticed") {
  CHECK(ask("round.org.") == "failed/alias_loop unknown round.org. > round.net. > round.org.");
}

TEST_CASE_FIXTURE(Overlaid, "while the world has not answered, nothing is known") {
  lower.waits = true;
  CHECK(ask("out.org.") == "unasked unknown cdn.net.");
  CHECK(ask("here.org.") == "records unknown here.org. ours");
  lower.waits = false;
  CHECK(ask("out.org.") == "records unknown cdn.net. > cdn.net. theirs");
}
