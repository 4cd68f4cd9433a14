#pragma once
// Whether network perspectives agree on a CAA check (BR 2.3.1 §3.2.2.9 and §4.2.2.1.1).

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "lint/base/date.h"
#include "lint/facts/caa_decision.h"

namespace dcvlint {

// Regional Internet Registries: perspectives are told apart by their service regions (BR §1.6.1).
enum class Rir : std::uint8_t { arin, ripe, apnic, lacnic, afrinic };
std::string_view rir_text(Rir rir);   // "ripe"
std::string_view rir_title(Rir rir);  // "RIPE NCC"
std::optional<Rir> rir_from_text(std::string_view text);
std::span<const std::string_view> rir_names();  // the words, in the order of Rir

// What is asked for from a day on (the table of BR §3.2.2.9).
struct QuorumPhase {
  Date from{};
  unsigned remotes = 0;  // perspectives besides the primary one, at least
  unsigned regions = 0;  // at least so many, of those that corroborate; 0: anywhere
  bool binding = false;  // a CA must not issue without it
};
std::span<const QuorumPhase> quorum_phases();  // by date
// Null before 2025-03-15.
const QuorumPhase* quorum_phase(Date date);

// Of so many remotes these need not corroborate: 1 of 2 to 5, 2 of 6 or more.
unsigned allowed_misses(unsigned remotes);

// What a perspective finds on its own. Answers need not be identical: whether each of them permits
// is all that counts.
enum class PerspectiveAnswer : std::uint8_t {
  permits,
  refuses,
  failed,
  // Failed in a zone that is shown to have no DNSSEC: after a second attempt a CA may count that
  // for a permission (BR §4.2.2.1). We don't, and tell what would be if.
  failed_acceptably,
};

PerspectiveAnswer perspective_answer(const CaaDecision& decision);

struct RemotePerspective {
  PerspectiveAnswer answer{};
  std::optional<Rir> region;
};

enum class QuorumResult : std::uint8_t {
  met,
  not_met,
  too_few,          // fewer remotes than are asked for, of which not too many fail to corroborate
  regions_unknown,  // met or not, by where the remotes are
  primary_refuses,  // nothing to corroborate
  not_required,     // before there was a duty
};
std::string_view quorum_result_text(QuorumResult result);  // "not_met"

struct LaterQuorum {
  const QuorumPhase* phase = nullptr;
  QuorumResult result{};
};

struct Quorum {
  QuorumResult result{};
  const QuorumPhase* phase = nullptr;  // of the day; null: not_required
  PerspectiveAnswer primary{};
  unsigned remotes = 0, corroborating = 0;
  unsigned misses = 0;               // remotes that need not corroborate, of as many as are needed
  std::vector<Rir> regions;          // of those that corroborate; each once, in the order of Rir
  unsigned unknown_regions = 0;      // of those that corroborate
  QuorumResult if_failures_count{};  // had each failed_acceptably been a permission
  std::vector<LaterQuorum> later;    // coming phases, were all answers what they are now
};

Quorum judge_quorum(Date date, PerspectiveAnswer primary,
                    std::span<const RemotePerspective> remotes);

}  // namespace dcvlint
