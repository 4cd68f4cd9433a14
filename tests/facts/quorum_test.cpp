#include "lint/facts/quorum.h"

#include <doctest/doctest.h>

#include <string>

using namespace dcvlint;

namespace {

// One letter a perspective, the primary one first: p permits, r refuses, f failed, a failed in an
// unsigned zone. In capitals those whose region is known: the n-th remote is in the n-th region,
// round and round; "1" behind the letters puts all of them into one.
struct Views {
  PerspectiveAnswer primary{};
  std::vector<RemotePerspective> remotes;
};

Views views(std::string_view text) {
  const bool one_region = text.ends_with('1');
  if (one_region) text.remove_suffix(1);
  Views out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool known = text[i] >= 'A' && text[i] <= 'Z';
    const char letter = known ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
    const PerspectiveAnswer answer = letter == 'p'   ? PerspectiveAnswer::permits
                                     : letter == 'r' ? PerspectiveAnswer::refuses
                                     : letter == 'f' ? PerspectiveAnswer::failed
                                                     : PerspectiveAnswer::failed_acceptably;
    if (i == 0) {
      out.primary = answer;
      continue;
    }
    std::optional<Rir> region;
    if (known) region = one_region ? Rir::ripe : static_cast<Rir>((i - 1) % 5);
    out.remotes.push_back({answer, region});
  }
  return out;
}

Quorum judged(Date date, std::string_view text) {
  const Views seen = views(text);
  return judge_quorum(date, seen.primary, seen.remotes);
}

}  // namespace

TEST_CASE("phases begin on their day") {
  struct Row {
    Date date;
    unsigned remotes, regions;
    bool binding;
  };
  CHECK(quorum_phase(make_date(2025, 3, 14)) == nullptr);
  const Row rows[] = {
      {make_date(2025, 3, 15), 2, 0, false}, {make_date(2025, 9, 14), 2, 0, false},
      {make_date(2025, 9, 15), 2, 0, true},  {make_date(2026, 3, 14), 2, 0, true},
      {make_date(2026, 3, 15), 3, 2, true},  {make_date(2026, 6, 14), 3, 2, true},
      {make_date(2026, 6, 15), 4, 2, true},  {make_date(2026, 12, 14), 4, 2, true},
      {make_date(2026, 12, 15), 5, 2, true}, {make_date(2030, 1, 1), 5, 2, true},
  };
  for (const Row& row : rows) {
    INFO(to_string(row.date));
    const QuorumPhase* phase = quorum_phase(row.date);
    REQUIRE(phase != nullptr);
    CHECK(phase->remotes == row.remotes);
    CHECK(phase->regions == row.regions);
    CHECK(phase->binding == row.binding);
  }
}

TEST_CASE("how many remotes need not corroborate") {
  const unsigned expected[] = {0, 0, 1, 1, 1, 1, 2, 2, 2};
  for (unsigned remotes = 0; remotes < 9; ++remotes) {
    INFO(remotes);
    CHECK(allowed_misses(remotes) == expected[remotes]);
  }
}

TEST_CASE("the quorum by day, primary and remotes") {
  struct Row {
    Date date;
    std::string_view views;
    std::string_view result;
  };
  const Date before = make_date(2025, 3, 14);
  const Date first = make_date(2025, 3, 15);
  const Date three = make_date(2026, 3, 15);
  const Date four = make_date(2026, 6, 15);
  const Date last_of_four = make_date(2026, 12, 14);
  const Date five = make_date(2026, 12, 15);
  const Row rows[] = {
      {before, "prr", "not_required"},
      {before, "rpp", "primary_refuses"},
      {first, "pp", "too_few"},
      {first, "pr", "too_few"},
      {first, "prr", "not_met"},
      {first, "ppr", "met"},
      {first, "ppp", "met"},
      {make_date(2026, 3, 14), "PPP1", "met"},
      // Regions count from here on.
      {three, "PPP1", "too_few"},
      {three, "PPPP1", "not_met"},
      {three, "PPPP", "met"},
      {three, "PPPR", "met"},
      {three, "PPPR1", "not_met"},
      {three, "PPRR", "not_met"},
      {three, "pppp", "regions_unknown"},
      {three, "pPpr", "regions_unknown"},
      {three, "pPPp", "met"},
      // Whoever does not corroborate lends no region.
      {three, "pPrP1", "not_met"},
      {three, "pRPp", "regions_unknown"},
      {make_date(2026, 6, 14), "PPPP", "met"},
      {four, "PPPP", "too_few"},
      {four, "PPPPP", "met"},
      {four, "PPPPR", "met"},
      {four, "PPPRR", "not_met"},
      {four, "PPPPF", "met"},
      {four, "PPPPA", "met"},
      {four, "PPPFA", "not_met"},
      // Two of five or fewer are too many, however many more there may be.
      {four, "PRR", "not_met"},
      {four, "PR", "too_few"},
      {four, "P", "too_few"},
      {last_of_four, "PPPPP", "met"},
      {five, "PPPPP", "too_few"},
      {five, "PPPPPP", "met"},
      {five, "PPPPPR", "met"},
      {five, "PPPPRR", "not_met"},
      {five, "PPPPPRR", "met"},
      {five, "PPPPRRR", "not_met"},
      {five, "RPPPPPP", "primary_refuses"},
      {five, "FPPPPPP", "primary_refuses"},
      {five, "APPPPPP", "primary_refuses"},
  };
  for (const Row& row : rows) {
    INFO(to_string(row.date) << " " << row.views);
    CHECK(quorum_result_text(judged(row.date, row.views).result) == row.result);
  }
}

TEST_CASE("what would be if acceptable failures counted") {
  const Date day = make_date(2026, 11, 22);
  CHECK(judged(day, "PPPAA").result == QuorumResult::not_met);
  CHECK(judged(day, "PPPAA").if_failures_count == QuorumResult::met);
  CHECK(judged(day, "PPPFF").if_failures_count == QuorumResult::not_met);
  CHECK(judged(day, "APPPP").if_failures_count == QuorumResult::met);
  CHECK(judged(day, "PPPPP").if_failures_count == QuorumResult::met);
  // Its region counts then, too.
  CHECK(judged(make_date(2026, 3, 15), "PRPA").result == QuorumResult::not_met);
  CHECK(judged(make_date(2026, 3, 15), "PRPA").if_failures_count == QuorumResult::met);
}

TEST_CASE("the numbers behind a result") {
  const Quorum quorum = judged(make_date(2026, 11, 22), "PPrpP");
  CHECK(quorum.result == QuorumResult::met);
  REQUIRE(quorum.phase != nullptr);
  CHECK(quorum.phase->remotes == 4);
  CHECK(quorum.remotes == 4);
  CHECK(quorum.corroborating == 3);
  CHECK(quorum.misses == 1);
  CHECK(quorum.regions == std::vector<Rir>{Rir::arin, Rir::lacnic});
  CHECK(quorum.unknown_regions == 1);
  REQUIRE(quorum.later.size() == 1);
  CHECK(quorum.later[0].phase->from == make_date(2026, 12, 15));
  CHECK(quorum.later[0].result == QuorumResult::too_few);
  CHECK(judged(make_date(2025, 1, 1), "PPP").later.size() == 5);
  CHECK(judged(make_date(2026, 12, 15), "PPP").later.empty());
}

TEST_CASE("a decision as a perspective's answer") {
  const auto answer = [](CaaVerdict verdict, CaaReason reason) {
    CaaDecision decision;
    decision.verdict = verdict;
    decision.reason = reason;
    return perspective_answer(decision);
  };
  CHECK(answer(CaaVerdict::permit, CaaReason::no_set) == PerspectiveAnswer::permits);
  CHECK(answer(CaaVerdict::deny, CaaReason::nobody) == PerspectiveAnswer::refuses);
  CHECK(answer(CaaVerdict::fail, CaaReason::lookup) == PerspectiveAnswer::failed);
  CHECK(answer(CaaVerdict::fail, CaaReason::lookup_bogus) == PerspectiveAnswer::failed);
  CHECK(answer(CaaVerdict::fail, CaaReason::malformed_record) == PerspectiveAnswer::failed);
  CHECK(answer(CaaVerdict::fail, CaaReason::lookup_insecure) ==
        PerspectiveAnswer::failed_acceptably);
  CHECK(answer(CaaVerdict::unasked, CaaReason::pending) == PerspectiveAnswer::failed);
}

TEST_CASE("regions have words") {
  for (const std::string_view word : rir_names()) {
    const auto rir = rir_from_text(word);
    REQUIRE(rir);
    CHECK(rir_text(*rir) == word);
    CHECK_FALSE(rir_title(*rir).empty());
  }
  CHECK(rir_names().size() == 5);
  CHECK_FALSE(rir_from_text("RIPE"));
  CHECK_FALSE(rir_from_text(""));
}
