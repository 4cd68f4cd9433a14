#pragma once
// The CAA sets that govern the names of the zones that check reads: as the zones have them, over
// live or recorded DNS where that is asked.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lint/commands/live_dns.h"
#include "lint/engine/governed.h"
#include "lint/facts/overlay_view.h"
#include "lint/facts/repository.h"

namespace dcvlint {

// DNS, of which nobody learns the names of a private network: what stands below ".local" and its
// like has no public CAA, and is not asked for.
class PublicDns : public View {
 public:
  PublicDns(View& dns, const Names& names) : dns_(&dns), names_(&names) {}
  Answer find(Name name, Type type) override;

 private:
  View* dns_;
  const Names* names_;
};

class ZoneCaa {
 public:
  // All outlive it. `dns`: null, or what is asked for what the zones don't have.
  ZoneCaa(const Repository& repository, Names& names, LiveDns* dns);

  // Asks what has to be asked, and finds the sets that the plans want. plans[i] is for zone i.
  // False: Ctrl-C came before.
  bool find(std::span<const Plan* const> plans, Progress* progress);
  std::span<const GovernedCaa> sets() const { return sets_; }
  // The names that DNS was asked about, in presentation form.
  std::vector<std::string> asked() const;
  // Names whose CAA is not known, since a look-up in DNS failed.
  std::uint64_t undecided() const;
  // One sentence, when it failed because the resolver is not there, or the evidence doesn't have
  // it.
  std::string unreachable() const;

 private:
  const Repository& repository_;
  const Names& names_;
  LiveDns* dns_;
  RepositoryView zones_;
  std::optional<PublicDns> public_dns_;
  std::optional<OverlayView> both_;
  std::vector<Name> asked_;
  std::vector<GovernedCaa> sets_;
};

}  // namespace dcvlint
