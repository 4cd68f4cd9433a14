#include "lint/commands/progress.h"

#include <unistd.h>

#include <csignal>
#include <ctime>

#include "lint/commands/output.h"
#include "lint/reports/shown.h"

namespace dcvlint {
namespace {

std::atomic<bool> noted = false;
static_assert(std::atomic<bool>::is_always_lock_free);  // a signal handler sets it

void note(int) { noted = true; }

std::int64_t now() {
  timespec time{};
  clock_gettime(CLOCK_MONOTONIC, &time);
  return std::int64_t{time.tv_sec} * 1000 + time.tv_nsec / 1'000'000;
}

}  // namespace

void catch_interrupt() {
  struct sigaction action {};
  action.sa_handler = note;
  // The second one does what it always does.
  action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;
  sigaction(SIGINT, &action, nullptr);
}

bool interrupted() { return noted; }

const std::atomic<bool>& interrupt_noted() { return noted; }

Progress::Progress() : terminal_(is_terminal(STDERR_FILENO)), begun_(now()) {}

Progress::~Progress() { clear(); }

bool Progress::due() {
  if (!terminal_) return false;
  const std::int64_t time = now();
  if (time - begun_ < 1000 || time - last_ < 100) return false;
  last_ = time;
  return true;
}

void Progress::show(const std::string& line) {
  const std::string text = "\r" + line + "\x1b[K";
  if (::write(STDERR_FILENO, text.data(), text.size()) < 0) terminal_ = false;
  shown_ = true;
}

void Progress::zones(std::uint64_t done, std::uint64_t all, std::uint64_t records) {
  if (due()) {
    show("zones " + grouped(done) + "/" + grouped(all) + " · " + counted(records, "record"));
  }
}

void Progress::names(std::uint64_t done, std::uint64_t all) {
  if (due()) show("DNS " + grouped(done) + "/" + counted(all, "name"));
}

void Progress::rules() {
  if (terminal_ && now() - begun_ >= 1000) show("rules");
}

void Progress::clear() {
  if (!shown_) return;
  shown_ = false;
  if (::write(STDERR_FILENO, "\r\x1b[K", 4) < 0) terminal_ = false;
}

}  // namespace dcvlint
