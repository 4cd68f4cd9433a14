#pragma once
// A line on standard error while a run lasts, and Ctrl-C.

#include <atomic>
#include <cstdint>
#include <string>

namespace dcvlint {

// From then on the first SIGINT is only noted; a second one ends the process.
void catch_interrupt();
bool interrupted();
const std::atomic<bool>& interrupt_noted();

// Shows nothing in the first second, and nothing when standard error is no terminal.
class Progress {
 public:
  Progress();
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  // "zones 412/2 000 · 3 100 000 records"; at most ten times a second.
  void zones(std::uint64_t done, std::uint64_t all, std::uint64_t records);
  void names(std::uint64_t done, std::uint64_t all);  // of which DNS is asked
  void rules();                                       // reading is done
  void clear();

 private:
  bool due();
  void show(const std::string& line);

  bool terminal_ = false;
  bool shown_ = false;
  std::int64_t begun_ = 0, last_ = 0;  // milliseconds of the monotonic clock
};

}  // namespace dcvlint
