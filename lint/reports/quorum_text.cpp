// A quorum in one sentence.

#include <fmt/format.h>

#include "lint/reports/perspectives.h"
#include "lint/reports/shown.h"

namespace dcvlint {
namespace {

std::string at_least(unsigned remotes) {
  return fmt::format("at least {} remotes are needed", remotes);
}

std::string region_list(const Quorum& quorum) {
  std::string words;
  for (const Rir rir : quorum.regions) {
    words += (words.empty() ? "" : ", ") + std::string(rir_text(rir));
  }
  return words;
}

std::string shortfall(const Quorum& quorum, const std::string& seen) {
  if (quorum.remotes - quorum.corroborating > quorum.misses) {
    return fmt::format("not met: {}, and no more than {} may fail to", seen, quorum.misses);
  }
  return fmt::format("not met: {}, but all in the region of {}; {} RIR regions are needed", seen,
                     rir_title(quorum.regions.front()), quorum.phase->regions);
}

std::string without_primary(const Quorum& quorum) {
  const bool refused = quorum.primary == PerspectiveAnswer::refuses;
  return fmt::format("not reached: {}, so that the CA does not issue whatever the remotes see",
                     refused ? "the primary perspective does not permit"
                             : "the look-up of the primary perspective failed");
}

std::string result(const Quorum& quorum) {
  const std::string seen =
      fmt::format("{} of {} {}", quorum.corroborating, counted(quorum.remotes, "remote"),
                  quorum.corroborating == 1 ? "corroborates" : "corroborate");
  switch (quorum.result) {
    case QuorumResult::met:
      if (quorum.phase->regions == 0) return "met: " + seen;
      return fmt::format("met: {}, in {} RIR regions ({})", seen, quorum.regions.size(),
                         region_list(quorum));
    case QuorumResult::not_met:
      return shortfall(quorum, seen);
    case QuorumResult::too_few:
      return fmt::format("not shown: {}, and since {} {}", seen, to_string(quorum.phase->from),
                         at_least(quorum.phase->remotes));
    case QuorumResult::regions_unknown:
      return fmt::format(
          "not shown: {}, but nothing tells that they are in {} RIR regions (region of "
          "[[perspective]] in dcvlint.toml)",
          seen, quorum.phase->regions);
    case QuorumResult::primary_refuses:
      return without_primary(quorum);
    case QuorumResult::not_required:
      break;
  }
  return fmt::format("not asked for before {}: {}", to_string(quorum_phases().front().from), seen);
}

// Until a CA must heed it.
std::string leave(const Quorum& quorum) {
  const bool met = quorum.result == QuorumResult::met;
  const bool refused = quorum.result == QuorumResult::primary_refuses;
  if (quorum.phase == nullptr || quorum.phase->binding || met || refused) return {};
  for (const LaterQuorum& later : quorum.later) {
    if (!later.phase->binding) continue;
    return fmt::format("; until {} a CA may issue all the same", to_string(later.phase->from));
  }
  return {};
}

// The first coming day that makes a difference.
std::string coming(const Quorum& quorum) {
  if (quorum.phase == nullptr) return {};
  for (const LaterQuorum& later : quorum.later) {
    if (later.result == quorum.result) continue;
    const std::string from = to_string(later.phase->from);
    if (later.result == QuorumResult::too_few) {
      return fmt::format("; from {} {}", from, at_least(later.phase->remotes));
    }
    return fmt::format("; from {} they must be in {} RIR regions", from, later.phase->regions);
  }
  return {};
}

}  // namespace

std::string quorum_text(const Quorum& quorum) {
  return result(quorum) + leave(quorum) + coming(quorum);
}

}  // namespace dcvlint
