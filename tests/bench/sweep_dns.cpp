// A sweep over many names: CAA of each and of all above it, its CNAME, MX of its domain; what names
// share is asked once. Prints how fast that went, and what it took.
//   sweep_dns [--at-a-time N] [OPTION...] SERVER... <names      options of tests/tools/dns_stack.h
//   --at-a-time N   names in hand at most (default: as dcvlint domain has)

#include <malloc.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <string>
#include <vector>

#include "lint/engine/settle.h"
#include "lint/facts/registered_domain.h"
#include "lint/facts/relevant_caa.h"
#include "tests/tools/dns_stack.h"

namespace dcvlint {
namespace {

// Octets on the heap, all threads' included.
std::size_t heap() {
  const auto info = mallinfo2();
  return info.uordblks + info.hblkhd;
}

double cpu_seconds() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

class Sweep {
 public:
  Sweep(DnsStack& stack, const std::vector<Name>& asked) : stack_(stack), asked_(asked) {}

  void run(std::size_t at_a_time) {
    const std::size_t heap_before = heap();
    const double cpu_before = cpu_seconds();
    const std::int64_t begun = stack_.clock().steady_microseconds();
    settle(stack_.live(), asked_.size(), [&](std::size_t i) { return derive(i); },
           StopSign(nullptr), {.window = at_a_time});
    const double seconds = static_cast<double>(stack_.clock().steady_microseconds() - begun) / 1e6;
    const double cpu = cpu_seconds() - cpu_before;
    most_heap_ = std::max(most_heap_, heap());
    const auto names = static_cast<double>(asked_.size());
    const auto questions = static_cast<double>(stack_.live().questions());
    std::printf("%zu names: %zu secure, %zu insecure, %zu neither\n", asked_.size(), secure_,
                insecure_, asked_.size() - secure_ - insecure_);
    std::printf("%.0f names/s, %.0f questions/s, %.1f s, %.1f us CPU a question\n", names / seconds,
                questions / seconds, seconds, cpu * 1e6 / questions);
    std::printf("%.0f questions, %llu of them held for politeness; heap +%zu octets\n", questions,
                static_cast<unsigned long long>(stack_.polite().held()), most_heap_ - heap_before);
  }

 private:
  bool derive(std::size_t i) {
    constexpr std::size_t often = 512;
    if (++calls_ % often == 0) most_heap_ = std::max(most_heap_, heap());
    LiveView& live = stack_.live();
    const Name name = asked_[i];
    const Names& names = stack_.names();
    find_relevant_caa(live, names, name, relevant_);
    const Answer alias = live.find(name, Type::cname);
    const Answer mail = live.find(registered_domain(names, nullptr, name), Type::mx);
    if (relevant_.found == CaaFound::unasked || alias.status == Status::unasked ||
        mail.status == Status::unasked) {
      return false;
    }
    const Security security = weakest_security(relevant_);
    secure_ += security == Security::secure ? 1 : 0;
    insecure_ += security == Security::insecure ? 1 : 0;
    return true;
  }

  DnsStack& stack_;
  const std::vector<Name>& asked_;
  RelevantCaa relevant_;
  std::size_t secure_ = 0, insecure_ = 0, calls_ = 0, most_heap_ = 0;
};

int run(const DnsStackOptions& options, std::size_t at_a_time) {
  const auto stack = DnsStack::open(options);
  if (!stack) return 2;
  std::vector<Name> asked;
  for (std::string text; std::getline(std::cin, text);) {
    if (const auto name = stack->names().intern(text, Name::root)) asked.push_back(*name);
  }
  Sweep(*stack, asked).run(at_a_time);
  return 0;
}

}  // namespace
}  // namespace dcvlint

int main(int count, char** words) {
  dcvlint::DnsStackOptions options;
  std::size_t at_a_time = 32'768;
  for (int i = 1; i < count; ++i) {
    if (std::string(words[i]) == "--at-a-time" && i + 1 < count) {
      at_a_time = std::stoul(words[++i]);
    } else if (!options.take(count, words, i)) {
      return 2;
    }
  }
  return dcvlint::run(options, at_a_time);
}
