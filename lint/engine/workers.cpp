#include "lint/engine/workers.h"

#include <algorithm>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace dcvlint {

void run_workers(std::size_t workers, const std::function<void()>& work) {
  std::mutex guard;
  std::exception_ptr thrown;
  // What leaves a thread's function ends the process, and the report is lost.
  const auto guarded = [&] {
    try {
      work();
    } catch (const std::exception&) {
      const std::scoped_lock lock(guard);
      if (!thrown) thrown = std::current_exception();
    }
  };
  std::vector<std::thread> threads;
  workers = std::clamp<std::size_t>(workers, 1, most_workers);
  threads.reserve(workers - 1);
  try {
    while (threads.size() + 1 < workers) threads.emplace_back(guarded);
  } catch (const std::system_error&) {
    // Limits of memory or of threads. Those that run, and this one, do it all.
  }
  guarded();
  for (std::thread& thread : threads) thread.join();
  if (thrown) std::rethrow_exception(thrown);
}

}  // namespace dcvlint
