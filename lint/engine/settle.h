#pragma once
// Runs derivations over a live view until each has what it needs (architecture, decision 11).

#include <cstddef>
#include <functional>

#include "lint/base/stop_sign.h"
#include "lint/sources/live_view.h"

namespace dcvlint {

struct SettleOptions {
  std::size_t window = 4096;  // derivations begun and not settled, at most
};

// `derive(i)` for each i below `count`, in order, over views that lead to `live`. A derivation is a
// plain function: it asks its view, and returns true when it has settled, or false when an answer
// was `unasked`. Then its questions are sent (it should have asked all that it may need before it
// gives up, a whole climb at once) and it is run again when they have been answered. Returns false
// when `stop` ended it early. A derivation that returns false without having asked is a mistake,
// and throws std::logic_error.
bool settle(LiveView& live, std::size_t count, const std::function<bool(std::size_t)>& derive,
            StopSign stop = StopSign(nullptr), SettleOptions options = {});

}  // namespace dcvlint
