#pragma once
// Mail servers as the zones of a repository have them. Adds nothing to Names: checks run beside
// each other.

#include <deque>
#include <unordered_map>
#include <vector>

#include "lint/facts/mailbox.h"
#include "lint/facts/zone_facts.h"

namespace dcvlint {

// The records that decide of RRsets with many, chosen once a worker: one RRset may be what
// thousands of names lead to. By the first of its records in the zone.
struct ManyRecords {
  std::unordered_map<const Record*, std::vector<AnswerRecord>> chosen;
};

// An address as unreachable_block() takes it.
std::string_view octets_of(std::span<const std::uint8_t> rdata);

// What stands outside of the zones, below a delegation or a DNAME, in a fragment, or in a zone of
// which lines may be lost, is `unseen`. Of a long RRset an answer has what mail_level() would look
// at, and an address that is reached, if it has one; it lives as long as this and the worker's
// memos.
class RepositoryMail : public MailSource {
 public:
  explicit RepositoryMail(const Context& in) : in_(in) {}
  Answer find(Name name, Type type) override;
  // `wire` is part of a zone's RDATA.
  Answer find_host(std::span<const std::uint8_t> wire, Type type) override;
  std::string host_text(std::span<const std::uint8_t> wire) const override;
  const Names& names() const override { return in_.names; }

 private:
  Answer answer(Standing standing, Type type);
  void fill(const Standing& standing, Type type, Answer& out);
  std::span<const AnswerRecord> kept(const Zone& zone, std::span<const Record> records);

  const Context& in_;
  ManyRecords own_;  // where no worker remembers anything
  std::deque<std::vector<AnswerRecord>> records_;
  std::deque<std::vector<Name>> aliases_;
};

}  // namespace dcvlint
