#include "lint/reports/perspectives.h"

#include <doctest/doctest.h>

#include "tests/facts/caa_tree.h"

using namespace dcvlint;

namespace {

using Remotes = std::vector<RemotePerspective>;
constexpr auto permits = PerspectiveAnswer::permits;
constexpr auto refuses = PerspectiveAnswer::refuses;
constexpr auto failed = PerspectiveAnswer::failed;

}  // namespace

TEST_CASE("a quorum in one sentence") {
  struct Row {
    Date date;
    PerspectiveAnswer primary;
    Remotes remotes;
    std::string_view expected;
  };
  const Date today = make_date(2026, 11, 22);
  const Date early = make_date(2025, 6, 1);
  const Remotes two{{permits, Rir::ripe}, {permits, std::nullopt}};
  const Remotes none{{refuses, Rir::ripe}, {failed, Rir::arin}};
  const RemotePerspective ripe{permits, Rir::ripe};
  const RemotePerspective arin{permits, Rir::arin};
  const RemotePerspective unknown{permits, std::nullopt};
  const RemotePerspective against{refuses, Rir::apnic};
  const Row rows[] = {
      {today,
       permits,
       {ripe, arin, ripe, against},
       "met: 3 of 4 remotes corroborate, in 2 RIR regions (arin, ripe); from 2026-12-15 at least 5 "
       "remotes are needed"},
      {today,
       permits,
       {ripe, arin, ripe, arin, ripe},
       "met: 5 of 5 remotes corroborate, in 2 RIR regions (arin, ripe)"},
      {today,
       permits,
       {ripe, arin, against, against},
       "not met: 2 of 4 remotes corroborate, and no more than 1 may fail to"},
      {today,
       permits,
       {ripe, against, against, against, against, against},
       "not met: 1 of 6 remotes corroborates, and no more than 2 may fail to"},
      {today,
       permits,
       {ripe, ripe, ripe, against},
       "not met: 3 of 4 remotes corroborate, but all in the region of RIPE NCC; 2 RIR regions are "
       "needed; from 2026-12-15 at least 5 remotes are needed"},
      {today, permits, two,
       "not shown: 2 of 2 remotes corroborate, and since 2026-06-15 at least 4 remotes are needed"},
      {today,
       permits,
       {against},
       "not shown: 0 of 1 remote corroborate, and since 2026-06-15 at least 4 remotes are needed"},
      {make_date(2026, 12, 15),
       permits,
       {ripe, unknown, unknown, unknown, unknown},
       "not shown: 5 of 5 remotes corroborate, but nothing tells that they are in 2 RIR regions "
       "(region of [[perspective]] in dcvlint.toml)"},
      {today, refuses, two,
       "not reached: the primary perspective does not permit, so that the CA does not issue "
       "whatever "
       "the remotes see"},
      {today, failed, two,
       "not reached: the look-up of the primary perspective failed, so that the CA does not issue "
       "whatever the remotes see"},
      {early, permits, two,
       "met: 2 of 2 remotes corroborate; from 2026-03-15 at least 3 remotes are needed"},
      {early, permits, none,
       "not met: 0 of 2 remotes corroborate, and no more than 1 may fail to; until 2025-09-15 a CA "
       "may issue all the same"},
      {make_date(2025, 10, 1),
       permits,
       {ripe, ripe, ripe, ripe, ripe},
       "met: 5 of 5 remotes corroborate; from 2026-03-15 they must be in 2 RIR regions"},
      {make_date(2025, 3, 14), permits, none,
       "not asked for before 2025-03-15: 0 of 2 remotes corroborate"},
  };
  for (const Row& row : rows) {
    CHECK(quorum_text(judge_quorum(row.date, row.primary, row.remotes)) == row.expected);
  }
}

TEST_CASE("answers are alike whatever the order of their records") {
  CaaTree one("a CAA 0 issue \"x.example\"\na CAA 0 issue \"y.example\"\n");
  CaaTree turned("a CAA 0 issue \"y.example\"\na CAA 0 issue \"x.example\"\n");
  CaaTree less("a CAA 0 issue \"x.example\"\n");
  CaaTree broken("");
  broken.fails("a.test.", Failure::timeout);
  CaaTree broken_too("");
  broken_too.fails("a.test.", Failure::server_failure);
  CaaTree empty("");
  CaaTree* const trees[] = {&one, &turned, &less, &broken, &broken_too, &empty};
  const int kinds[] = {0, 0, 1, 2, 2, 3};
  for (std::size_t i = 0; i < std::size(trees); ++i) {
    for (std::size_t k = 0; k < std::size(trees); ++k) {
      CAPTURE(i);
      CAPTURE(k);
      const RelevantCaa a = trees[i]->relevant("a.test.");
      const RelevantCaa b = trees[k]->relevant("a.test.");
      const PerspectivesReport report{
          "a.test",
          "",
          {{"one", {}, &a, &trees[i]->names}, {"two", {}, &b, &trees[k]->names}},
          {},
          {}};
      CHECK(is_alike(report) == (kinds[i] == kinds[k]));
    }
  }
}
