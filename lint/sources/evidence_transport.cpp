#include "lint/sources/evidence_transport.h"

namespace dcvlint {
namespace {

std::uint64_t key_of(Name name, std::uint16_t type, bool checking_disabled) {
  return std::uint64_t{static_cast<std::uint32_t>(name)} << 17U | std::uint64_t{type} << 1U |
         std::uint64_t{checking_disabled};
}

}  // namespace

void RecordingTransport::send(std::uint32_t ticket, DnsQuestion question, QueryFlags flags) {
  EvidenceEntry entry;
  entry.name = names_->text(question.name);
  entry.type = static_cast<std::uint16_t>(question.type);
  entry.checking_disabled = flags.checking_disabled;
  entry.asked = clock_->unix_milliseconds();
  // As long as nothing came back; a run that is interrupted leaves it like that.
  entry.why = "no answer until the recording ended";
  sent_[ticket] = evidence_->entries.size();
  evidence_->entries.push_back(std::move(entry));
  to_->send(ticket, question, flags);
}

void RecordingTransport::wait(std::vector<DnsArrival>& arrivals) {
  to_->wait(arrivals);
  for (DnsArrival& arrival : arrivals) {
    const auto sent = sent_.find(arrival.ticket);
    if (sent == sent_.end()) continue;
    EvidenceEntry& entry = evidence_->entries[sent->second];
    sent_.erase(sent);
    entry.kind = arrival.kind;
    entry.validation = arrival.validation;
    entry.rcode = arrival.rcode;
    entry.why = arrival.why;
    entry.server = arrival.server;
    entry.round_trip = arrival.round_trip;
    entry.attempts = arrival.attempts;
    entry.message.assign(arrival.message.begin(), arrival.message.end());
    arrival.asked = entry.asked;
  }
}

ReplayTransport::ReplayTransport(const Evidence& evidence, Names& names) {
  for (const EvidenceEntry& entry : evidence.entries) {
    const auto name = names.intern(entry.name, Name::root);
    if (!name) continue;
    recorded_[key_of(*name, entry.type, entry.checking_disabled)].entries.push_back(&entry);
  }
}

void ReplayTransport::send(std::uint32_t ticket, DnsQuestion question, QueryFlags flags) {
  DnsArrival arrival;
  arrival.ticket = ticket;
  arrival.kind = DnsArrival::Kind::unreachable;
  arrival.why = "the evidence has no such question";
  arrival.asked = 0;
  const auto found = recorded_.find(
      key_of(question.name, static_cast<std::uint16_t>(question.type), flags.checking_disabled));
  if (found != recorded_.end() && found->second.next < found->second.entries.size()) {
    const EvidenceEntry& entry = *found->second.entries[found->second.next++];
    arrival.kind = entry.kind;
    arrival.validation = entry.validation;
    arrival.rcode = entry.rcode;
    arrival.why = entry.why;
    arrival.server = entry.server;
    arrival.round_trip = entry.round_trip;
    arrival.attempts = entry.attempts;
    arrival.asked = entry.asked;
    arrival.message = entry.message;
  }
  waiting_.push_back(arrival);
}

void ReplayTransport::wait(std::vector<DnsArrival>& arrivals) {
  arrivals.clear();
  arrivals.swap(waiting_);
}

}  // namespace dcvlint
