#pragma once
// DNS as it is: a view over an engine. Each question is asked once and its answer kept for as long
// as the view lives, so that all rules see the same world; TTLs are told, not obeyed.

#include <cstdint>
#include <deque>
#include <unordered_map>
#include <vector>

#include "lint/facts/answer.h"
#include "lint/sources/dns_engine.h"

namespace dcvlint {

class LiveView : public View {
 public:
  // Whoever asks: a small number, used again when he is done.
  using Asker = std::uint32_t;

  explicit LiveView(DnsEngine& engine) : engine_(&engine) {}

  // `unasked` when the answer is not there yet; then the question is noted, and the asker with it.
  Answer find(Name name, Type type) override;

  // Between these, questions are asked by `asker`; end() says for how many answers he waits.
  void begin(Asker asker);
  std::uint32_t end();
  // Sends what was noted as far as the engine has room, and waits for something to happen (a tenth
  // of a second at most). Appends the askers that have got all answers they waited for. False when
  // no question is noted or on its way.
  bool wait(std::vector<Asker>& ready);

  std::size_t questions() const { return entries_.size(); }

 private:
  struct Entry {
    DnsQuestion question;
    Answer answer;                // unasked until it is there
    std::uint32_t waiting = 0;    // first of its waiters, number + 1
    std::uint64_t last_turn = 0;  // the turn in which a waiter was noted last
  };
  struct Waiter {
    Asker asker = 0;
    std::uint32_t next = 0;  // number + 1
  };

  void note_waiter(Entry& entry);
  void wake(Entry& entry, std::vector<Asker>& ready);

  DnsEngine* engine_;
  std::unordered_map<std::uint64_t, std::uint32_t> known_;  // question → entry
  std::deque<Entry> entries_;
  std::size_t sent_ = 0;  // entries are sent in their order
  std::vector<Waiter> waiters_;
  std::uint32_t free_waiter_ = 0;       // number + 1
  std::vector<std::uint32_t> missing_;  // by asker
  std::vector<Looked> looked_;
  Asker asker_ = 0;
  bool asked_by_somebody_ = false;
  std::uint64_t turn_ = 0;
};

}  // namespace dcvlint
