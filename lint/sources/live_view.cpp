#include "lint/sources/live_view.h"

namespace dcvlint {
namespace {

std::uint64_t key_of(Name name, Type type) {
  return std::uint64_t{static_cast<std::uint32_t>(name)} << 16U | static_cast<std::uint16_t>(type);
}

}  // namespace

Answer LiveView::find(Name name, Type type) {
  const auto [known, fresh] =
      known_.try_emplace(key_of(name, type), static_cast<std::uint32_t>(entries_.size()));
  if (fresh) {
    Entry& entry = entries_.emplace_back();
    entry.question = {name, type};
    entry.answer.owner = entry.answer.source = name;
  }
  Entry& entry = entries_[known->second];
  if (entry.answer.status == Status::unasked && asked_by_somebody_) note_waiter(entry);
  return entry.answer;
}

void LiveView::note_waiter(Entry& entry) {
  if (entry.last_turn == turn_) return;  // asked twice in one turn
  entry.last_turn = turn_;
  std::uint32_t number = free_waiter_;
  if (number == 0) {
    waiters_.emplace_back();
    number = static_cast<std::uint32_t>(waiters_.size());
  } else {
    free_waiter_ = waiters_[number - 1].next;
  }
  waiters_[number - 1] = {asker_, entry.waiting};
  entry.waiting = number;
  ++missing_[asker_];
}

void LiveView::begin(Asker asker) {
  asker_ = asker;
  asked_by_somebody_ = true;
  ++turn_;
  if (missing_.size() <= asker) missing_.resize(asker + std::size_t{1});
  missing_[asker] = 0;
}

std::uint32_t LiveView::end() {
  asked_by_somebody_ = false;
  return missing_[asker_];
}

void LiveView::wake(Entry& entry, std::vector<Asker>& ready) {
  for (std::uint32_t number = entry.waiting; number != 0;) {
    Waiter& waiter = waiters_[number - 1];
    if (--missing_[waiter.asker] == 0) ready.push_back(waiter.asker);
    const std::uint32_t next = waiter.next;
    waiter.next = free_waiter_;
    free_waiter_ = number;
    number = next;
  }
  entry.waiting = 0;
}

bool LiveView::wait(std::vector<Asker>& ready) {
  for (std::size_t room = engine_->room(); room > 0 && sent_ < entries_.size(); --room) {
    engine_->send(entries_[sent_++].question);
  }
  looked_.clear();
  const bool going_on = engine_->wait(looked_);
  for (const Looked& looked : looked_) {
    const auto known = known_.find(key_of(looked.question.name, looked.question.type));
    if (known == known_.end()) continue;
    Entry& entry = entries_[known->second];
    entry.answer = looked.answer;
    wake(entry, ready);
  }
  return going_on;
}

}  // namespace dcvlint
