#include "lint/sources/dns_server.h"

#include <ares.h>

#include <algorithm>
#include <deque>
#include <optional>

#include "lint/base/pool.h"
#include "lint/sources/dns_channels.h"
#include "lint/sources/dns_pace.h"
#include "lint/sources/dns_query_ids.h"

namespace dcvlint {
namespace {

constexpr std::int64_t longest_wait = 100'000;  // µs
constexpr std::int64_t rest = 5'000'000;        // µs: how long a failing server is left alone
constexpr unsigned misses_until_rest = 3;
constexpr unsigned misses_until_gone = 8;
constexpr std::size_t header_size = 12;
constexpr std::size_t most_lanes = 16;
constexpr std::uint32_t burst = 32;  // questions at once: sockets are looked at every 20 ms
// A datagram of that length may have been longer: without EDNS c-ares takes 512 octets.
constexpr std::size_t cut_by_cares[] = {512, most_read_by_cares};

// TC, or as long as what c-ares cuts: the whole has to be asked for over TCP.
bool is_cut(std::span<const std::uint8_t> message) {
  return (message[2] & 0x02U) != 0 ||
         std::ranges::find(cut_by_cares, message.size()) != std::end(cut_by_cares);
}

// RCODEs by which a server says that it will not: another may.
bool is_unwilling(std::span<const std::uint8_t> message) {
  constexpr unsigned format_error = 1, not_implemented = 4, refused = 5;
  const unsigned rcode = message[3] & 0x0FU;
  return rcode == format_error || rcode == not_implemented || rcode == refused;
}

}  // namespace

struct DnsServer::State {
  using Channel = DnsChannels::Channel;
  struct Sent {
    State* state = nullptr;
    std::uint32_t ticket = 0;
    DnsQuestion question;
    QueryFlags flags;
    std::uint32_t server = 0;
    std::uint32_t servers_tried = 0;
    Channel* lane = nullptr;            // if it went over TCP
    std::vector<std::uint8_t> refusal;  // what a server said that would not, before the next one
    std::uint32_t refused_by = 0;
    std::uint8_t attempts = 0;
    std::int64_t since = 0;
  };
  struct Server {
    ServerAddress address;
    Channel* datagrams = nullptr;
    std::vector<Channel*> lanes;  // of TCP, one question at a time on each
    std::deque<Sent*> for_lanes;
    std::size_t in_flight = 0;
    DnsPace pace;
    bool has_answered = false;
    unsigned misses = 0;  // in a row
    std::int64_t last_miss = 0;
    std::string silence, tcp_silence;  // what is said of it when it does not answer
  };
  // What c-ares told of a query; octets stand in `octets`.
  struct Outcome {
    Sent* sent = nullptr;
    int status = 0;
    std::size_t begin = 0, size = 0;
  };

  State(const Names& the_names, Clock& the_clock, DnsServerOptions the_options)
      : names(the_names),
        clock(the_clock),
        options(the_options),
        pace_limit(the_options.rate, burst),
        channels(the_clock, the_options.timeout, the_options.tries) {}
  ~State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  bool open(const ServerAddress& address);
  Channel* idle_lane(Server& server);
  bool may_be_asked(const Server& server, std::int64_t now) const;
  std::optional<std::uint32_t> pick();
  void release_line();
  void pass(Sent& sent);
  void pass_on(Sent& sent);
  void fill_lanes(Server& server);
  void release_lane(const Outcome& outcome);
  void send(const Channel& channel, Sent& sent);
  void take(Outcome outcome, std::vector<DnsArrival>& arrivals);
  bool miss(const Outcome& outcome, DnsArrival& arrival);
  bool judge(const Outcome& outcome, bool tcp, DnsArrival& arrival);
  bool is_gone() const;

  static void on_answer(void* sent, int status, int timeouts, unsigned char* message,
                        int size) noexcept;

  const Names& names;
  Clock& clock;
  DnsServerOptions options;
  DnsPaceLimit pace_limit;
  std::vector<Server> servers;
  std::uint32_t turn = 0;
  DnsQueryIds ids;
  Pool<Sent> pool;
  std::deque<Sent*> line;  // waits until a server may be asked
  std::vector<std::uint8_t> query;
  std::vector<std::uint8_t> octets;
  std::vector<Outcome> outcomes;
  std::vector<Outcome> taken;
  std::vector<Outcome> arrived;  // where the arrivals' octets are
  DnsChannels channels;          // the first to go: what is still open is told to the others
};

bool DnsServer::State::open(const ServerAddress& address) {
  Server& server = servers.emplace_back();
  server.address = address;
  server.silence = address.text + " does not answer";
  server.tcp_silence = address.text + " does not answer over TCP";
  server.datagrams = channels.add(address, false);
  return server.datagrams != nullptr;
}

// Our own machine's resolver serves nobody but us, and has limits of its own.
bool DnsServer::State::may_be_asked(const Server& server, std::int64_t now) const {
  return server.address.is_loopback() || is_gone() ||
         (server.in_flight < options.in_flight && server.pace.next(pace_limit) <= now);
}

// The next in turn that is not resting, or the next if all rest; nothing when those have enough to
// do.
std::optional<std::uint32_t> DnsServer::State::pick() {
  const auto count = static_cast<std::uint32_t>(servers.size());
  const std::int64_t now = clock.steady_microseconds();
  const auto rests = [&](const Server& server) {
    return server.misses >= misses_until_rest && now - server.last_miss < rest;
  };
  const bool all_rest = std::ranges::all_of(servers, rests);
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t number = (turn + i) % count;
    const Server& server = servers[number];
    if ((rests(server) && !all_rest) || !may_be_asked(server, now)) continue;
    turn = (number + 1) % count;
    return number;
  }
  return std::nullopt;
}

void DnsServer::State::release_line() {
  while (!line.empty()) {
    const auto server = pick();
    if (!server) return;
    Sent& sent = *line.front();
    line.pop_front();
    sent.server = *server;
    sent.since = clock.steady_microseconds();
    pass(sent);
  }
}

bool DnsServer::State::is_gone() const {
  return std::ranges::all_of(servers, [](const Server& server) {
    return !server.has_answered && server.misses >= misses_until_gone;
  });
}

// c-ares may call back before this returns.
void DnsServer::State::send(const Channel& channel, Sent& sent) {
  write_query(ids.next(), names, sent.question.name, sent.question.type, sent.flags, query);
  ares_send(channel.ares, query.data(), static_cast<int>(query.size()), on_answer, &sent);
}

// Hands a question to its server.
void DnsServer::State::pass(Sent& sent) {
  Server& server = servers[sent.server];
  ++server.in_flight;
  server.pace.take(pace_limit, clock.steady_microseconds());
  if (is_gone()) {
    outcomes.push_back({&sent, ARES_ECONNREFUSED, 0, 0});
    return;
  }
  ++sent.servers_tried;
  send(*server.datagrams, sent);
}

// Hands it to the next one.
void DnsServer::State::pass_on(Sent& sent) {
  --servers[sent.server].in_flight;
  sent.server = (sent.server + 1) % static_cast<std::uint32_t>(servers.size());
  pass(sent);
}

DnsServer::State::Channel* DnsServer::State::idle_lane(Server& server) {
  const auto idle = std::ranges::find(server.lanes, false, &Channel::busy);
  if (idle != server.lanes.end()) return *idle;
  if (server.lanes.size() == most_lanes) return nullptr;
  Channel* lane = channels.add(server.address, true);
  if (lane != nullptr) server.lanes.push_back(lane);
  return lane;
}

void DnsServer::State::fill_lanes(Server& server) {
  while (!server.for_lanes.empty()) {
    Channel* lane = idle_lane(server);
    if (lane == nullptr && !server.lanes.empty()) return;  // there will be one
    Sent& sent = *server.for_lanes.front();
    server.for_lanes.pop_front();
    if (lane == nullptr) {
      outcomes.push_back({&sent, ARES_ENOMEM, 0, 0});
      continue;
    }
    lane->busy = true;
    sent.lane = lane;
    send(*lane, sent);
  }
}

// A connection that failed may have half a message in it: a new one is made.
void DnsServer::State::release_lane(const Outcome& outcome) {
  Channel& lane = *outcome.sent->lane;
  outcome.sent->lane = nullptr;
  lane.busy = false;
  if (outcome.status == ARES_SUCCESS) return;
  Server& server = servers[outcome.sent->server];
  if (!channels.reset(lane, server.address)) std::erase(server.lanes, &lane);
}

void DnsServer::State::on_answer(void* argument, int status, int timeouts, unsigned char* message,
                                 int size) noexcept {
  auto* sent = static_cast<Sent*>(argument);
  if (status == ARES_EDESTRUCTION || status == ARES_ECANCELLED) return;
  State& state = *sent->state;
  const int answered = status == ARES_ETIMEOUT ? 0 : 1;
  sent->attempts = static_cast<std::uint8_t>(std::min(255, sent->attempts + timeouts + answered));
  Outcome outcome{sent, status, state.octets.size(), 0};
  if (status == ARES_SUCCESS && message != nullptr) {
    outcome.size = static_cast<std::size_t>(size);
    state.octets.insert(state.octets.end(), message, message + size);
  }
  state.outcomes.push_back(outcome);
}

// No answer. False when another server is asked.
bool DnsServer::State::miss(const Outcome& outcome, DnsArrival& arrival) {
  Sent& sent = *outcome.sent;
  Server& server = servers[sent.server];
  ++server.misses;
  server.last_miss = clock.steady_microseconds();
  if (sent.servers_tried < servers.size() && !is_gone()) {
    pass_on(sent);
    return false;
  }
  // Silence of a server that has answered before may be the question's fault; being refused by one
  // that has not is not.
  const bool lost = is_gone() || (!server.has_answered && outcome.status != ARES_ETIMEOUT);
  arrival.kind = lost ? DnsArrival::Kind::unreachable : DnsArrival::Kind::timeout;
  arrival.why = server.silence;
  return true;
}

// False when it is asked once more, of another server or over TCP.
bool DnsServer::State::judge(const Outcome& outcome, bool tcp, DnsArrival& arrival) {
  Sent& sent = *outcome.sent;
  Server& server = servers[sent.server];
  if (outcome.size < header_size) {
    if (!tcp) return miss(outcome, arrival);
    if (sent.servers_tried < servers.size()) return pass_on(sent), false;
    arrival.kind = DnsArrival::Kind::timeout;
    arrival.why = server.tcp_silence;
    return true;
  }
  server.has_answered = true;
  server.misses = 0;
  const auto message = std::span<const std::uint8_t>(octets).subspan(outcome.begin, outcome.size);
  if (!tcp && is_cut(message)) {
    server.for_lanes.push_back(&sent);
    fill_lanes(server);
    return false;
  }
  if (is_unwilling(message) && sent.servers_tried < servers.size()) {
    sent.refusal.assign(message.begin(), message.end());
    sent.refused_by = sent.server;
    return pass_on(sent), false;
  }
  sent.refusal.clear();
  return true;
}

void DnsServer::State::take(Outcome outcome, std::vector<DnsArrival>& arrivals) {
  Sent& sent = *outcome.sent;
  const bool tcp = sent.lane != nullptr;
  if (tcp) {
    release_lane(outcome);
    fill_lanes(servers[sent.server]);
  }
  DnsArrival arrival;
  if (!judge(outcome, tcp, arrival)) return;
  --servers[sent.server].in_flight;
  arrival.ticket = sent.ticket;
  if (!sent.refusal.empty()) {
    // The next one was silent, and a refusal says more than silence.
    arrival.kind = DnsArrival::Kind::message;
    arrival.why = {};
    sent.server = sent.refused_by;
    outcome.begin = octets.size();
    outcome.size = sent.refusal.size();
    octets.insert(octets.end(), sent.refusal.begin(), sent.refusal.end());
  }
  arrival.server = servers[sent.server].address.text;
  arrival.attempts = std::max<std::uint8_t>(sent.attempts, 1);
  arrival.round_trip = static_cast<std::uint32_t>(clock.steady_microseconds() - sent.since);
  arrivals.push_back(arrival);
  arrived.push_back(outcome);
  pool.give_back(sent);
}

// --- what others see ---------------------------------------------------------------------------

DnsServer::DnsServer(std::unique_ptr<State> state) : state_(std::move(state)) {}

DnsServer::~DnsServer() = default;

Result<std::unique_ptr<DnsServer>> DnsServer::open(std::span<const ServerAddress> servers,
                                                   const Names& names, Clock& clock,
                                                   DnsServerOptions options) {
  if (servers.empty()) return fail("--dns", "no resolver is given");
  auto state = std::make_unique<State>(names, clock, options);
  bool done = state->channels.good();
  for (const ServerAddress& server : servers) done = done && state->open(server);
  if (!done) return fail(servers.front().text, "cannot be asked: no sockets or no memory are left");
  return std::unique_ptr<DnsServer>(new DnsServer(std::move(state)));
}

std::size_t DnsServer::window() const { return state_->options.window; }

void DnsServer::send(std::uint32_t ticket, DnsQuestion question, QueryFlags flags) {
  State& state = *state_;
  State::Sent& sent = state.pool.take();
  sent.state = &state;
  sent.ticket = ticket;
  sent.question = question;
  sent.flags = flags;
  state.line.push_back(&sent);
  state.release_line();
}

void DnsServer::wait(std::vector<DnsArrival>& arrivals) {
  State& state = *state_;
  arrivals.clear();
  state.arrived.clear();
  state.octets.clear();
  const std::int64_t until = state.clock.steady_microseconds() + longest_wait;
  while (arrivals.empty() && state.pool.taken() > 0) {
    state.release_line();
    if (state.outcomes.empty()) state.channels.process();
    // Asking the next server may add outcomes.
    state.taken.swap(state.outcomes);
    for (const State::Outcome& outcome : state.taken) state.take(outcome, arrivals);
    state.taken.clear();
    if (state.clock.steady_microseconds() >= until) break;
  }
  // Only now `octets` stays where it is.
  const std::span<const std::uint8_t> octets(state.octets);
  for (std::size_t i = 0; i < arrivals.size(); ++i) {
    arrivals[i].message = octets.subspan(state.arrived[i].begin, state.arrived[i].size);
  }
}

std::vector<std::string> DnsServer::warnings() const {
  std::vector<std::string> warnings;
  for (const State::Server& server : state_->servers) {
    if (server.address.is_loopback()) continue;
    warnings.push_back(server.address.text +
                       " is not on this machine: whoever can change packets on the way to it can "
                       "forge every answer, validated ones too");
  }
  return warnings;
}

}  // namespace dcvlint
