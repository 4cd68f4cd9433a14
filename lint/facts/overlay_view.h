#pragma once
// One view over another: a pull request's zones over the world, as if it were merged.

#include <unordered_map>

#include "lint/base/arena.h"
#include "lint/facts/answer.h"

namespace dcvlint {

// Names that `upper` can see are answered by it, all others by `lower`. Aliases are followed from
// one into the other and back, at most 16 hops. Nobody validates what `upper` says, so an answer
// that both had a part in is not `secure`, but `unknown`.
class OverlayView : public View {
 public:
  OverlayView(View& upper, View& lower) : upper_(&upper), lower_(&lower) {}
  Answer find(Name name, Type type) override;

 private:
  std::span<const Name> keep(Name name, Type type, std::span<const Name> aliases);

  View* upper_;
  View* lower_;
  Arena arena_;
  std::unordered_map<std::uint64_t, std::span<const Name>> aliases_;  // by question
};

}  // namespace dcvlint
