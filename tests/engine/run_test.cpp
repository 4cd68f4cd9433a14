#include "lint/engine/run.h"

#include <doctest/doctest.h>

#include <deque>

#include "lint/engine/governed.h"
#include "tests/engine/sample_checks.h"

using namespace dcvlint;

namespace {

constexpr std::string_view issue[] = {"issue"};
constexpr Param tag_params[] = {{"tags", Strings(issue)}};
constexpr Phase tag_phase[] = {{always, Severity::warning, "{tag} at {owner}", tag_params}};
constexpr Phase what_phase[] = {{always, Severity::notice, "{what}", {}}};
constexpr Phase fault_phase[] = {{always, Severity::error, "{text}", {}}};
constexpr Phase plain_phase[] = {{always, Severity::error, "thrown", {}}};

Rule make_rule(std::string_view id, std::string_view check, std::span<const Phase> phases) {
  Rule rule;
  rule.id = id;
  rule.check = check;
  rule.documents.add(DocumentKind::zone);
  rule.phases = phases;
  return rule;
}

// Repositories made by hand, so that nothing depends on how zones are read.
class Sample {
 public:
  // Each word is a record of five bytes in the file: "c1" CAA issue at n1, "p1"
  // the same with two parameters, "w1" issuewild, "a2" A, "x1" CAA that is no property, "f" a
  // fault.
  void zone(std::uint32_t input, std::string_view words) {
    const auto origin = names_.intern("z" + std::to_string(input), Name::root);
    const Doc document =
        documents_.add("z" + std::to_string(input), Bytes(std::string(9'000'000, ' ')), input);
    ZoneBuilder builder(names_, *origin, document);
    std::uint32_t at = 0;
    for (std::size_t i = 0; i < words.size();
         i = words.find_first_not_of(' ', words.find(' ', i))) {
      const std::string_view word = words.substr(i, words.find(' ', i) - i);
      const Place place{document, at, at + 5};
      at += 5;
      if (word == "f") {
        builder.fault({FaultCode::zone_bad_escape, place, "bad", {}, {}});
      } else {
        add(builder, word, place, *origin);
      }
      if (words.find(' ', i) == std::string_view::npos) break;
    }
    zones_.push_back(std::move(builder).finish());
  }

  RunResult run(std::span<const Rule> rules, RunOptions options = {},
                std::vector<const Plan*> plans = {}, std::span<const LooseFault> loose = {}) {
    repository_ = std::make_unique<Repository>(names_, std::move(zones_));
    if (plans.empty()) {
      plans_.push_back(plan(rules));
      plans.assign(repository_->zones().size(), &plans_.back());
    }
    context_ = std::make_unique<Context>(
        Context{documents_, names_, authorities_, *repository_, make_date(2026, 11, 21)});
    view_ = std::make_unique<RepositoryView>(*repository_, names_);
    governed_ = find_governed(*view_, *repository_, plans);
    return run_zones(*context_, plans, options, loose, governed_);
  }

  static Plan plan(std::span<const Rule> rules, bool live = false) {
    const Book book{rules, {}};
    const Book* books[] = {&book};
    PlanRequest request;
    request.live = live;
    auto made = make_plan(books, sample_checks, request);
    REQUIRE(made);
    return *std::move(made);
  }

  Documents& documents() { return documents_; }

  // "input:offset message" of each finding.
  std::string lines(const RunResult& result) const {
    std::string out;
    for (const Finding& finding : result.findings) {
      const Place place = finding.hit->place;
      out += std::to_string(documents_[place.doc].input) + ":" + std::to_string(place.begin) + " " +
             message(finding) + "\n";
    }
    return out;
  }

 private:
  void add(ZoneBuilder& builder, std::string_view word, Place place, Name origin) {
    Record record;
    record.owner = *names_.intern("n" + std::string(word.substr(1)), origin);
    record.place = place;
    record.type = word[0] == 'a' ? Type::a : Type::caa;
    std::string rdata = word[0] == 'a' ? std::string(4, '\1') : std::string(2, '\0');
    if (word[0] == 'c') rdata = std::string("\0\5issueca.example", 17);
    if (word[0] == 'p') rdata = std::string("\0\5issueca.example;a=b;c=d", 25);
    if (word[0] == 'w') rdata = std::string("\0\11issuewildca.example", 21);
    builder.add(record, {reinterpret_cast<const std::uint8_t*>(rdata.data()), rdata.size()});
  }

  Documents documents_;
  Names names_{1};
  Authorities authorities_;
  std::vector<Zone> zones_;
  std::deque<Plan> plans_;
  std::unique_ptr<Repository> repository_;
  std::unique_ptr<RepositoryView> view_;
  std::vector<GovernedCaa> governed_;
  std::unique_ptr<Context> context_;
};

}  // namespace

TEST_CASE("each kind of check sees its facts") {
  struct Row {
    const char* check;
    std::span<const Phase> phases;
    const char* expected;
    std::uint64_t looks;
  };
  // Records at 0, 5, 10, 15, a fault at 20, records at 25 and 30.
  const Row rows[] = {
      {"sample.tag", tag_phase, "0:0 issue at n1.z0\n0:10 issue at n2.z0\n", 3},
      {"sample.fault", fault_phase, "0:20 bad\n", 1},
      {"sample.record", what_phase,
       "0:0 record\n0:5 record\n0:10 record\n0:15 record\n0:25 record\n0:30 record\n", 6},
      {"sample.rrset", what_phase, "0:0 2\n0:10 2\n0:15 1\n0:30 1\n", 4},
      {"sample.caa_set", what_phase, "0:0 2\n0:10 1\n", 2},
      {"sample.owner", what_phase, "0:0 2\n0:15 3\n0:30 1\n", 3},
      // What they have no say in is not shown to them.
      {"sample.several", what_phase, "0:0 2\n0:10 2\n", 2},
      {"sample.several_caa", what_phase, "0:0 2\n0:10 2\n", 2},
      {"sample.address_owner", what_phase, "0:15 3\n0:30 1\n", 2},
      {"sample.zone", what_phase, "0:0 zone\n", 1},
      {"sample.repository", what_phase, "0:0 repository\n", 1},
  };
  for (const Row& row : rows) {
    SUBCASE(row.check) {
      Sample sample;
      sample.zone(0, "c1 w1 c2 a2 f x2 a3");
      const Rule rules[] = {make_rule("x/y", row.check, row.phases)};
      const RunResult result = sample.run(rules);
      CHECK(sample.lines(result) == row.expected);
      CHECK(result.looks == row.looks);
      CHECK_FALSE(result.stopped);
    }
  }
}

TEST_CASE("a check of parameters is shown issue values that have some") {
  Sample sample;
  sample.zone(0, "c1 p1 w1 x1 p2");
  const Rule rules[] = {make_rule("x/y", "sample.parameters", what_phase)};
  const RunResult result = sample.run(rules);
  CHECK(sample.lines(result) == "0:5 2\n0:20 2\n");
  CHECK(result.looks == 2);
}

TEST_CASE("findings come by input, place, rule") {
  Sample sample;
  sample.zone(1, "a1 c1");
  sample.zone(0, "c1 f a1");
  const Rule rules[] = {make_rule("x/a", "sample.fault", fault_phase),
                        make_rule("x/b", "sample.record", what_phase),
                        make_rule("x/c", "sample.tag", tag_phase)};
  CHECK(sample.lines(sample.run(rules)) ==
        "0:0 record\n0:0 issue at n1.z0\n0:5 bad\n0:10 record\n"
        "1:0 record\n1:5 record\n1:5 issue at n1.z1\n");
}

TEST_CASE("the cap holds for each rule and input, and everything is counted") {
  Sample sample;
  sample.zone(0, "c1 c2 c3 a4 a5");
  sample.zone(1, "c1 c2");
  const Rule rules[] = {make_rule("x/b", "sample.record", what_phase),
                        make_rule("x/c", "sample.tag", tag_phase)};
  const RunResult result = sample.run(rules, {.jobs = 1, .cap = 2});
  CHECK(sample.lines(result) ==
        "0:0 record\n0:0 issue at n1.z0\n0:5 record\n0:5 issue at n2.z0\n"
        "1:0 record\n1:0 issue at n1.z1\n1:5 record\n1:5 issue at n2.z1\n");
  REQUIRE(result.counts.size() == 2);
  CHECK(result.counts[0].rule == &rules[0]);
  CHECK(result.counts[0].all == 7);
  CHECK(result.counts[0].kept == 4);
  CHECK(result.counts[1].severity == Severity::warning);
  CHECK(result.counts[1].all == 5);
  CHECK(result.counts[1].kept == 4);
}

TEST_CASE("an exception of a check is counted, and the others go on") {
  Sample sample;
  sample.zone(0, "c1 c2");
  const Rule rules[] = {make_rule("x/a", "sample.throws", plain_phase),
                        make_rule("x/c", "sample.tag", tag_phase)};
  const RunResult result = sample.run(rules);
  CHECK(sample.lines(result) == "0:0 issue at n1.z0\n0:5 issue at n2.z0\n");
  REQUIRE(result.broken.size() == 1);
  CHECK(result.broken[0].rule == &rules[0]);
  CHECK(result.broken[0].what == "it broke");
  CHECK(result.broken[0].times == 2);
}

TEST_CASE("the number of jobs changes nothing") {
  // More records than one piece of work holds, and an owner across what would be its end.
  std::string words;
  for (int i = 0; i < 40'000; ++i) {
    words += i % 7 == 0                 ? "f "
             : i > 16'000 && i < 19'000 ? "c16000 "
                                        : "c" + std::to_string(i) + " ";
  }
  words += "a1";
  const Rule rules[] = {make_rule("x/a", "sample.fault", fault_phase),
                        make_rule("x/b", "sample.owner", what_phase),
                        make_rule("x/c", "sample.tag", tag_phase)};
  for (const std::uint32_t cap : {0U, 3U, 100U}) {
    std::string expected;
    for (const unsigned jobs : {1U, 2U, 5U}) {
      INFO("cap " << cap << ", jobs " << jobs);
      Sample sample;
      sample.zone(0, words);
      const RunResult result = sample.run(rules, {.jobs = jobs, .cap = cap});
      std::string found = sample.lines(result);
      for (const RuleCount& count : result.counts) {
        found += std::to_string(count.all) + "/" + std::to_string(count.kept) + " ";
      }
      found += std::to_string(result.looks);
      if (jobs == 1) expected = found;
      CHECK(found == expected);
      CHECK(result.counts[0].all == 5715);
      CHECK(result.counts[0].kept == (cap == 0 ? 5715 : cap));
    }
  }
}

TEST_CASE("each configuration hears of its own zones") {
  Sample sample;
  sample.zone(0, "c1");
  sample.zone(1, "c1");
  const Rule one[] = {make_rule("x/r", "sample.repository", what_phase),
                      make_rule("x/t", "sample.tag", tag_phase)};
  const Rule two[] = {make_rule("x/r", "sample.repository", what_phase)};
  const Plan plan_one = Sample::plan(one);
  const Plan plan_two = Sample::plan(two);
  const RunResult result = sample.run({}, {}, {&plan_one, &plan_two});
  CHECK(sample.lines(result) == "0:0 repository\n0:0 issue at n1.z0\n1:0 repository\n");
  REQUIRE(result.counts.size() == 2);
  CHECK(result.counts[0].all == 2);
  CHECK(result.counts[0].kept == 2);
}

TEST_CASE(
    "sets that govern names are shown to the plan of their zone, if it has a reason to look") {
  Sample sample;
  sample.zone(0, "c1 a1 a2 a3");
  sample.zone(1, "c1 a1");
  const Rule rules[] = {make_rule("x/g", "sample.governed", what_phase)};
  const Plan live = Sample::plan(rules, true);
  const Plan plain = Sample::plan(rules);
  CHECK(live.governed_scope() == GovernedScope::all);
  CHECK(plain.governed_scope() == GovernedScope::none);
  CHECK(plain.counts().in_force == 1);
  const RunResult result = sample.run({}, {.jobs = 2}, {&live, &plain});
  CHECK(sample.lines(result) == "0:5 1\n0:10 2\n");
  CHECK(result.looks == 2);
}

TEST_CASE("faults of documents without a zone") {
  Sample sample;
  const Doc document = sample.documents().add("x", Bytes("zone"), 7);
  const Rule rules[] = {make_rule("x/f", "sample.fault", fault_phase)};
  const Plan plan = Sample::plan(rules);
  const LooseFault loose[] = {
      {&plan, {FaultCode::zone_origin_unknown, Place{document, 0, 1}, "nameless", {}, {}}}};
  CHECK(sample.lines(sample.run({}, {}, {&plan}, loose)) == "7:0 nameless\n");
}

TEST_CASE("a run that is stopped says so") {
  Sample sample;
  sample.zone(0, "c1");
  const std::atomic<bool> stop = true;
  const Rule rules[] = {make_rule("x/t", "sample.tag", tag_phase)};
  const RunResult result = sample.run(rules, {.stop = &stop});
  CHECK(result.stopped);
  CHECK(result.findings.empty());
}

TEST_CASE("a run that is stopped in the middle keeps what it found") {
  std::string words;
  for (int i = 0; i < 8000; ++i) words += (i == 0 ? "c" : " c") + std::to_string(i);
  Sample sample;
  sample.zone(0, words);
  std::atomic<bool> stop = false;
  SampleStops::flag = &stop;
  const Rule rules[] = {make_rule("x/s", "sample.stops", plain_phase),
                        make_rule("x/t", "sample.tag", tag_phase)};
  const RunResult result = sample.run(rules, {.jobs = 1, .cap = 0, .stop = &stop});
  SampleStops::flag = nullptr;
  CHECK(result.stopped);
  CHECK(result.findings.size() >= 1);
  CHECK(result.findings.size() <= 1024);
  CHECK(result.looks <= 2 * 1024);
}

TEST_CASE("a message is rendered with its words") {
  Sample sample;
  sample.zone(0, "c1");
  const Rule rules[] = {make_rule("x/t", "sample.tag", tag_phase)};
  const RunResult result = sample.run(rules);
  REQUIRE(result.findings.size() == 1);
  CHECK(message(result.findings[0]) == "issue at n1.z0");
  CHECK(result.findings[0].hit->target == "n1.z0");
  CHECK(result.findings[0].severity == Severity::warning);
  CHECK(result.held.size() == 1);
}
