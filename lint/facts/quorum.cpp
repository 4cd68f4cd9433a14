#include "lint/facts/quorum.h"

#include <algorithm>
#include <array>
#include <ranges>

namespace dcvlint {
namespace {

constexpr std::array<std::string_view, 5> rirs{"arin", "ripe", "apnic", "lacnic", "afrinic"};

// Remotes of which the answer is a permission.
struct Corroboration {
  unsigned count = 0;
  unsigned unknown_regions = 0;
  std::array<bool, rirs.size()> in{};

  unsigned regions() const { return static_cast<unsigned>(std::ranges::count(in, true)); }
};

bool permits(PerspectiveAnswer answer, bool failures_count) {
  return answer == PerspectiveAnswer::permits ||
         (failures_count && answer == PerspectiveAnswer::failed_acceptably);
}

Corroboration corroboration(std::span<const RemotePerspective> remotes, bool failures_count) {
  Corroboration sum;
  for (const RemotePerspective& remote : remotes) {
    if (!permits(remote.answer, failures_count)) continue;
    ++sum.count;
    if (remote.region) {
      sum.in[static_cast<std::size_t>(*remote.region)] = true;
    } else {
      ++sum.unknown_regions;
    }
  }
  return sum;
}

unsigned misses_of(const QuorumPhase& phase, unsigned remotes) {
  return allowed_misses(std::max(phase.remotes, remotes));
}

QuorumResult result_of(const QuorumPhase* phase, unsigned remotes, const Corroboration& sum) {
  if (phase == nullptr) return QuorumResult::not_required;
  if (remotes - sum.count > misses_of(*phase, remotes)) return QuorumResult::not_met;
  if (remotes < phase->remotes) return QuorumResult::too_few;
  if (sum.regions() >= phase->regions) return QuorumResult::met;
  const bool could_be = sum.regions() + sum.unknown_regions >= phase->regions;
  return could_be ? QuorumResult::regions_unknown : QuorumResult::not_met;
}

}  // namespace

std::string_view rir_text(Rir rir) { return rirs[static_cast<std::size_t>(rir)]; }

std::string_view rir_title(Rir rir) {
  constexpr std::array<std::string_view, rirs.size()> titles{"ARIN", "RIPE NCC", "APNIC", "LACNIC",
                                                             "AFRINIC"};
  return titles[static_cast<std::size_t>(rir)];
}

std::optional<Rir> rir_from_text(std::string_view text) {
  const auto found = std::ranges::find(rirs, text);
  if (found == rirs.end()) return std::nullopt;
  return static_cast<Rir>(found - rirs.begin());
}

std::span<const std::string_view> rir_names() { return rirs; }

std::span<const QuorumPhase> quorum_phases() {
  static const std::array<QuorumPhase, 5> phases{{{make_date(2025, 3, 15), 2, 0, false},
                                                  {make_date(2025, 9, 15), 2, 0, true},
                                                  {make_date(2026, 3, 15), 3, 2, true},
                                                  {make_date(2026, 6, 15), 4, 2, true},
                                                  {make_date(2026, 12, 15), 5, 2, true}}};
  return phases;
}

const QuorumPhase* quorum_phase(Date date) {
  for (const QuorumPhase& phase : quorum_phases() | std::views::reverse) {
    if (phase.from <= date) return &phase;
  }
  return nullptr;
}

unsigned allowed_misses(unsigned remotes) {
  if (remotes < 2) return 0;
  return remotes < 6 ? 1 : 2;
}

PerspectiveAnswer perspective_answer(const CaaDecision& decision) {
  if (decision.verdict == CaaVerdict::permit) return PerspectiveAnswer::permits;
  if (decision.verdict == CaaVerdict::deny) return PerspectiveAnswer::refuses;
  const bool acceptable = decision.reason == CaaReason::lookup_insecure;
  return acceptable ? PerspectiveAnswer::failed_acceptably : PerspectiveAnswer::failed;
}

std::string_view quorum_result_text(QuorumResult result) {
  constexpr std::array<std::string_view, 6> texts{
      "met", "not_met", "too_few", "regions_unknown", "primary_refuses", "not_required"};
  return texts[static_cast<std::size_t>(result)];
}

Quorum judge_quorum(Date date, PerspectiveAnswer primary,
                    std::span<const RemotePerspective> remotes) {
  const Corroboration strict = corroboration(remotes, false);
  const Corroboration lenient = corroboration(remotes, true);
  const auto count = static_cast<unsigned>(remotes.size());
  const auto judge = [&](const QuorumPhase* phase, bool failures_count) {
    if (!permits(primary, failures_count)) return QuorumResult::primary_refuses;
    return result_of(phase, count, failures_count ? lenient : strict);
  };
  Quorum quorum;
  quorum.phase = quorum_phase(date);
  quorum.primary = primary;
  quorum.remotes = count;
  quorum.corroborating = strict.count;
  if (quorum.phase != nullptr) quorum.misses = misses_of(*quorum.phase, count);
  for (std::size_t i = 0; i < strict.in.size(); ++i) {
    if (strict.in[i]) quorum.regions.push_back(static_cast<Rir>(i));
  }
  quorum.unknown_regions = strict.unknown_regions;
  quorum.result = judge(quorum.phase, false);
  quorum.if_failures_count = judge(quorum.phase, true);
  for (const QuorumPhase& phase : quorum_phases()) {
    if (phase.from > date) quorum.later.push_back({&phase, judge(&phase, false)});
  }
  return quorum;
}

}  // namespace dcvlint
