#include "lint/facts/overlay_view.h"

#include <algorithm>
#include <array>

namespace dcvlint {
namespace {

constexpr std::size_t most_hops = 16;

// Targets so far, with room for the one that closes a loop.
struct Hops {
  std::array<Name, most_hops + 1> targets{};
  std::size_t count = 0;
  Failure failure = Failure::none;

  std::span<const Name> all() const { return {targets.data(), count}; }
  // False when the chain ends here, with a failure.
  bool add(Name asked, Name target) {
    const bool again = target == asked || std::ranges::find(all(), target) != all().end();
    if (!again && count == most_hops) {
      failure = Failure::alias_chain_too_long;
      return false;
    }
    targets[count++] = target;
    if (again) failure = Failure::alias_loop;
    return !again;
  }
};

}  // namespace

std::span<const Name> OverlayView::keep(Name name, Type type, std::span<const Name> aliases) {
  const std::uint64_t question =
      std::uint64_t{static_cast<std::uint32_t>(name)} << 16U | static_cast<std::uint16_t>(type);
  const auto [entry, fresh] = aliases_.try_emplace(question);
  if (fresh) entry->second = arena_.copy(aliases);
  return entry->second;
}

Answer OverlayView::find(Name name, Type type) {
  Hops hops;
  bool mixed = false;
  const auto finish = [&](Answer answer) {
    if (hops.failure != Failure::none) {
      answer.status = Status::failed;
      answer.failure = hops.failure;
      answer.records = {};
      answer.owner = answer.source = hops.targets[hops.count - 1];
    }
    if (mixed && answer.security == Security::secure) answer.security = Security::unknown;
    if (mixed || hops.failure != Failure::none) answer.aliases = keep(name, type, hops.all());
    return answer;
  };
  for (Name current = name;;) {
    const Answer above = upper_->find(current, type);
    for (const Name target : above.aliases) {
      if (!hops.add(name, target)) return finish(above);
    }
    if (above.status != Status::unseen) return finish(above);
    mixed = mixed || !above.aliases.empty();
    const Answer below = lower_->find(above.owner, type);
    if (below.status == Status::unasked) return below;
    bool back = false;
    for (auto target = below.aliases.begin(); target != below.aliases.end() && !back; ++target) {
      if (!hops.add(name, *target)) return finish(below);
      current = *target;
      const Answer there = upper_->find(current, type);
      back = there.status != Status::unseen || !there.aliases.empty();
    }
    if (!back) return finish(below);
    mixed = true;
  }
}

}  // namespace dcvlint
