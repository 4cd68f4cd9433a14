#pragma once
// An engine for tests: knows all answers, gives them in a turned order, a few at a time.

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "lint/sources/dns_engine.h"

namespace dcvlint {

class FakeEngine : public DnsEngine {
 public:
  FakeEngine(const Names& names, std::size_t window) : names_(&names), window_(window) {}

  // Status of "name. TYPE"; no_data for all others.
  std::map<std::string, Status> answers;
  std::vector<std::string> asked;
  std::size_t most_in_flight = 0;
  std::size_t waits = 0;

  std::size_t room() const override { return window_ - in_flight_.size(); }
  void send(DnsQuestion question) override {
    asked.push_back(names_->text(question.name) + ' ' + type_text(question.type));
    in_flight_.push_back(question);
    most_in_flight = std::max(most_in_flight, in_flight_.size());
  }
  bool wait(std::vector<Looked>& out) override {
    ++waits;
    if (in_flight_.empty()) return false;
    if (waits % 3 == 0) return true;  // nothing came yet
    for (int i = 0; i < 2 && !in_flight_.empty(); ++i) {
      const DnsQuestion question = in_flight_.back();
      in_flight_.pop_back();
      Answer answer;
      answer.status = Status::no_data;
      answer.owner = answer.source = question.name;
      const auto known = answers.find(names_->text(question.name) + ' ' + type_text(question.type));
      if (known != answers.end()) answer.status = known->second;
      out.push_back({question, answer});
    }
    return true;
  }

 private:
  const Names* names_;
  std::size_t window_;
  std::vector<DnsQuestion> in_flight_;
};

}  // namespace dcvlint
