#include "lint/sources/dns_lookups.h"

#include <algorithm>
#include <array>
#include <string>

#include "lint/base/printable.h"
#include "lint/sources/dns_signatures.h"

namespace dcvlint {
namespace {

constexpr unsigned rcode_no_error = 0, rcode_servfail = 2, rcode_nxdomain = 3, rcode_yxdomain = 6;

bool is_told(const DnsMessage& message) {
  return message.rcode == rcode_no_error || message.rcode == rcode_nxdomain ||
         message.rcode == rcode_yxdomain;
}

bool is_authentic(const DnsArrival& arrival, const DnsMessage& message) {
  return arrival.validation == Validation::by_flag ? message.authentic
                                                   : arrival.validation == Validation::secure;
}

}  // namespace

DnsLookups::DnsLookups(DnsTransport& transport, Names& names, Clock& clock, Documents* documents)
    : transport_(&transport),
      names_(&names),
      clock_(&clock),
      documents_(documents),
      reader_(names) {}

std::size_t DnsLookups::room() const {
  const std::size_t window = transport_->window();
  return window > open_ ? window - open_ : 0;
}

void DnsLookups::send(DnsQuestion question) {
  ++open_;
  start(question, false);
}

void DnsLookups::start(DnsQuestion question, bool is_cut) {
  std::uint32_t number = 0;
  if (free_.empty()) {
    number = static_cast<std::uint32_t>(lookups_.size());
    lookups_.emplace_back();
  } else {
    number = free_.back();
    free_.pop_back();
  }
  Lookup& lookup = lookups_[number] = {};
  lookup.question = question;
  lookup.is_cut = is_cut;
  lookup.asked = clock_->unix_milliseconds();
  lookup.answer.owner = lookup.answer.source = question.name;
  ask(number, Stage::first);
}

void DnsLookups::ask(std::uint32_t number, Stage stage) {
  Lookup& lookup = lookups_[number];
  lookup.stage = stage;
  transport_->send(number, lookup.question, {.checking_disabled = stage == Stage::unchecked});
}

bool DnsLookups::wait(std::vector<Looked>& out) {
  if (open_ == 0) return false;
  transport_->wait(arrivals_);
  for (const DnsArrival& arrival : arrivals_) take_arrival(arrival);
  while (!ready_.empty()) {
    const std::uint32_t number = ready_.back();
    ready_.pop_back();
    climb(number);
  }
  out.insert(out.end(), done_.begin(), done_.end());
  done_.clear();
  return true;
}

// --- what comes back ---------------------------------------------------------------------------

void DnsLookups::take_arrival(const DnsArrival& arrival) {
  Lookup& lookup = lookups_[arrival.ticket];
  if (lookup.attempts == 0 && arrival.asked) lookup.asked = *arrival.asked;
  lookup.attempts = static_cast<std::uint8_t>(std::min(255, lookup.attempts + arrival.attempts));
  if (arrival.kind == DnsArrival::Kind::failure) {
    DnsMessage told;
    told.rcode = arrival.rcode;
    return take_failure(arrival.ticket, arrival, told);
  }
  if (arrival.kind != DnsArrival::Kind::message) return take_nothing(arrival.ticket, arrival);
  const auto message = reader_.read(arrival.message, lookup.question, std::nullopt);
  if (!message) return take_flaw(arrival.ticket, arrival, message.error());
  take_message(arrival.ticket, arrival, *message);
}

void DnsLookups::take_message(std::uint32_t number, const DnsArrival& arrival,
                              const DnsMessage& message) {
  Lookup& lookup = lookups_[number];
  const bool recursion = message.recursion || arrival.validation != Validation::by_flag;
  if (!is_told(message) || !recursion || arrival.validation == Validation::bogus) {
    return take_failure(number, arrival, message);
  }
  if (lookup.stage == Stage::unchecked) {
    // What the resolver found wrong can be seen here.
    const std::string flaw = signature_time_flaw(message, lookup.asked);
    lookup.signature_flaw = arena_.copy(std::string_view(flaw));
    return ask(number, Stage::confirm);
  }
  if (!lookup.is_cut) return take_answer(number, arrival, message);
  const bool authentic = is_authentic(arrival, message);
  decide_cut(number, read_cut(message, *names_, lookup.question.name, authentic));
}

void DnsLookups::take_failure(std::uint32_t number, const DnsArrival& arrival,
                              const DnsMessage& message) {
  Lookup& lookup = lookups_[number];
  const bool bogus = arrival.validation == Validation::bogus;
  if (lookup.is_cut) {
    if (lookup.stage == Stage::first && !bogus) return ask(number, Stage::again);
    return decide_cut(number, Cut::undecided);
  }
  // What is said of the checked question counts, not what became of the unchecked one.
  if (lookup.stage != Stage::unchecked) describe(lookup, arrival, &message);
  if (bogus || (lookup.stage == Stage::confirm && message.rcode == rcode_servfail)) {
    if (lookup.reply->why.empty()) lookup.reply->why = lookup.signature_flaw;
    fail(lookup, Failure::bogus);
    return finish(number, Security::bogus);
  }
  if (lookup.stage == Stage::first) {
    const bool may_be_bogus =
        message.rcode == rcode_servfail && arrival.validation == Validation::by_flag;
    return ask(number, may_be_bogus ? Stage::unchecked : Stage::again);
  }
  constexpr unsigned refused = 5;
  const bool closed = message.rcode == refused || is_told(message);  // told, but no recursion
  if (is_told(message) && arrival.kind == DnsArrival::Kind::message) {
    lookup.reply->why = "the server offers no recursion";
  }
  fail(lookup, closed ? Failure::refused : Failure::server_failure);
  climb(number);
}

void DnsLookups::take_answer(std::uint32_t number, const DnsArrival& arrival,
                             const DnsMessage& message) {
  Lookup& lookup = lookups_[number];
  const auto doc = keep(lookup, arrival);
  const auto read = read_answer(message, lookup.question, *names_, arena_, doc);
  if (!read) return take_flaw(number, arrival, read.error());
  lookup.answer = read->answer;
  describe(lookup, arrival, &message);
  lookup.reply->ttl = read->ttl;
  if (doc) {
    const auto size = static_cast<std::uint32_t>(arrival.message.size());
    lookup.reply->message = Place{*doc, 0, size};
  }
  if (arrival.validation == Validation::insecure) return finish(number, Security::insecure);
  if (is_authentic(arrival, message)) return finish(number, Security::secure);
  climb(number);
}

void DnsLookups::take_flaw(std::uint32_t number, const DnsArrival& arrival, DnsFlaw flaw) {
  Lookup& lookup = lookups_[number];
  if (lookup.stage == Stage::first) return ask(number, Stage::again);
  if (lookup.is_cut) return decide_cut(number, Cut::undecided);
  if (lookup.stage == Stage::unchecked) {
    fail(lookup, Failure::server_failure);  // as it was told the first time
    return climb(number);
  }
  describe(lookup, arrival, nullptr);
  lookup.reply->why = dns_flaw_text(flaw);
  fail(lookup, Failure::malformed);
  climb(number);
}

void DnsLookups::take_nothing(std::uint32_t number, const DnsArrival& arrival) {
  Lookup& lookup = lookups_[number];
  if (lookup.is_cut) return decide_cut(number, Cut::undecided);
  const bool unreachable = arrival.kind == DnsArrival::Kind::unreachable;
  if (lookup.stage == Stage::unchecked && !unreachable) {
    fail(lookup, Failure::server_failure);
    return climb(number);
  }
  describe(lookup, arrival, nullptr);
  fail(lookup, unreachable ? Failure::unreachable : Failure::timeout);
  if (unreachable) return finish(number, Security::indeterminate);
  climb(number);
}

// --- what is told of it ------------------------------------------------------------------------

std::optional<Doc> DnsLookups::keep(const Lookup& lookup, const DnsArrival& arrival) {
  if (documents_ == nullptr || arrival.message.empty()) return std::nullopt;
  std::string path = "DNS answer to " + names_->display(lookup.question.name) + ' ' +
                     type_text(lookup.question.type);
  if (!arrival.server.empty()) path.append(" from ").append(arrival.server);
  const std::string_view octets(reinterpret_cast<const char*>(arrival.message.data()),
                                arrival.message.size());
  return documents_->add(std::move(path), Bytes(octets), 0);
}

void DnsLookups::describe(Lookup& lookup, const DnsArrival& arrival, const DnsMessage* message) {
  Reply reply;
  reply.server = arrival.server;
  reply.asked = lookup.asked;
  constexpr std::size_t longest_why = 1024;  // of evidence it may be anything
  reply.why = arena_.copy(std::string_view(printable(arrival.why.substr(0, longest_why))));
  const bool told =
      arrival.kind == DnsArrival::Kind::message || arrival.kind == DnsArrival::Kind::failure;
  if (told) reply.round_trip = arrival.round_trip;
  if (message != nullptr) {
    reply.rcode = message->rcode;
    const auto errors = arena_.copy(message->errors);
    for (ExtendedError& error : errors) error.text = arena_.copy(error.text);
    reply.errors = errors;
    if (!is_told(*message)) {
      if (const auto doc = keep(lookup, arrival)) {
        reply.message = Place{*doc, 0, static_cast<std::uint32_t>(arrival.message.size())};
      }
    }
  }
  lookup.reply = arena_.copy(std::span<const Reply>(&reply, 1)).data();
}

void DnsLookups::fail(Lookup& lookup, Failure failure) {
  const Name name = lookup.question.name;
  lookup.answer = {};
  lookup.answer.status = Status::failed;
  lookup.answer.failure = failure;
  lookup.answer.owner = lookup.answer.source = name;
}

void DnsLookups::finish(std::uint32_t number, Security security) {
  Lookup& lookup = lookups_[number];
  lookup.answer.security = security;
  if (security != Security::secure && lookup.answer.from_wildcard) {
    lookup.answer.from_wildcard = false;  // anybody could have written that
    lookup.answer.source = lookup.answer.owner;
  }
  lookup.reply->attempts = lookup.attempts;
  lookup.answer.reply = lookup.reply;
  done_.push_back({lookup.question, lookup.answer});
  --open_;
  release(number);
}

void DnsLookups::release(std::uint32_t number) {
  lookups_[number].stage = Stage::free;
  free_.push_back(number);
}

// --- delegations -------------------------------------------------------------------------------

// `trusted`: a chain leads to the zone that `target` is in. Nothing: a DS question is on its way.
std::optional<Cut> DnsLookups::chain_to(Name target, std::uint32_t number) {
  std::array<Name, 127> path;
  std::size_t count = 0;
  for (; target != Name::root; target = names_->parent(target)) path[count++] = target;
  while (count > 0) {
    const Name name = path[--count];
    const auto [entry, fresh] = cuts_.try_emplace(static_cast<std::uint32_t>(name));
    KnownCut& known = entry->second;
    if (!known.known) {
      lookups_[number].next = known.waiting;
      known.waiting = number + 1;
      if (fresh) start({name, Type::ds}, true);
      return std::nullopt;
    }
    if (known.cut == Cut::untrusted) return Cut::untrusted;
    if (known.cut != Cut::undecided) continue;
    std::string_view& why = lookups_[number].reply->why;
    if (why.empty()) {
      why = arena_.copy(
          std::string_view("no validated answer about the delegation of " + names_->display(name)));
    }
    return Cut::undecided;
  }
  return Cut::trusted;
}

// One insecure hop makes the whole answer insecure.
void DnsLookups::climb(std::uint32_t number) {
  Lookup& lookup = lookups_[number];
  lookup.stage = Stage::climbing;
  const bool failed = lookup.answer.status == Status::failed;
  for (; lookup.target <= lookup.answer.aliases.size(); ++lookup.target) {
    Name target = lookup.question.name;
    if (lookup.target > 0) target = lookup.answer.aliases[lookup.target - 1U];
    // DS is the parent's (RFC 4035 §3.1.4.1).
    if (lookup.question.type == Type::ds) target = names_->parent(target);
    const auto cut = chain_to(target, number);
    if (!cut) return;
    if (*cut == Cut::untrusted) return finish(number, Security::insecure);
    if (*cut == Cut::undecided) return finish(number, Security::indeterminate);
  }
  if (failed) return finish(number, Security::secure);
  lookup.reply->why = "the zone is signed, but the answer does not say that it was validated";
  finish(number, Security::indeterminate);
}

void DnsLookups::decide_cut(std::uint32_t number, Cut cut) {
  KnownCut& known = cuts_[static_cast<std::uint32_t>(lookups_[number].question.name)];
  release(number);
  known.known = true;
  known.cut = cut;
  std::uint32_t waiting = known.waiting;
  known.waiting = 0;
  while (waiting != 0) {
    ready_.push_back(waiting - 1);
    waiting = lookups_[waiting - 1].next;
  }
}

}  // namespace dcvlint
