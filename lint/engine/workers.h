#pragma once
// Threads that share out work.

#include <cstddef>
#include <functional>

namespace dcvlint {

// However many are asked for.
inline constexpr std::size_t most_workers = 256;

// Calls `work` on so many threads at once, this one among them, and returns when all have returned.
// `work` takes its share by itself, so that it is all done when the machine gives fewer threads
// than asked for. What a call throws is thrown here, of several the first.
void run_workers(std::size_t workers, const std::function<void()>& work);

}  // namespace dcvlint
