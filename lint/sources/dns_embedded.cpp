#include "lint/sources/dns_embedded.h"

#include <poll.h>

#include <algorithm>
#include <array>
#include <deque>
#include <string_view>

#include "lint/base/pool.h"
#include "lint/facts/registered_domain.h"
#include "lint/sources/dns_root_files.h"
#include "lint/sources/dns_unbound.h"

namespace dcvlint {
namespace {

constexpr int longest_wait = 100;  // milliseconds
constexpr std::size_t header_size = 12;
constexpr std::uint16_t rcode_servfail = 2;

}  // namespace

struct DnsEmbedded::State {
  struct Sent {
    State* state = nullptr;
    std::uint32_t ticket = 0;
    DnsQuestion question;
    ub_ctx* context = nullptr;
    std::uint64_t serial = 0;  // 0: not under way
    int async_id = 0;
    std::int64_t since = 0;
  };
  // Octets and words stand in `octets`.
  struct Outcome {
    Sent* sent = nullptr;
    DnsArrival arrival;
    std::size_t begin = 0, size = 0, why_size = 0;  // `why` follows the message
  };
  // Whether anybody can be asked at all. The first question has one for the root's SOA beside it.
  enum class Root : std::uint8_t { unknown, asked, answers, silent };
  // A failure that came before that is known.
  struct Held {
    Sent* sent = nullptr;
    DnsArrival arrival;
    std::string why;
  };
  struct Begun {
    Sent* sent = nullptr;
    std::uint64_t serial = 0;
  };

  State(const UnboundLibrary& the_library, const Names& the_names, Clock& the_clock,
        const DnsEmbeddedOptions& the_options)
      : library(the_library), names(the_names), clock(the_clock), options(the_options) {}
  ~State() {
    for (ub_ctx* context : contexts) library.destroy(context);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  bool add_context();
  ub_ctx* context_of(Name name) const;
  void begin(Sent& sent);
  void add(Sent& sent, DnsArrival arrival, std::string_view message, std::string_view why);
  void ask_root();
  bool hold(const Outcome& outcome);
  void release_held();
  void give_up_old();
  void poll_contexts();

  static void on_result(void* sent, int error, ub_result* result) noexcept;

  UnboundLibrary library;
  const Names& names;
  Clock& clock;
  DnsEmbeddedOptions options;
  std::vector<ub_ctx*> contexts;
  Pool<Sent> pool;
  std::deque<Begun> begun;  // oldest first
  std::uint64_t last_serial = 0;
  Root root = Root::unknown;
  Sent root_question;
  std::vector<Held> held;
  std::vector<Outcome> outcomes;
  std::string octets;
  std::string given;  // what the last arrivals point into
};

bool DnsEmbedded::State::add_context() {
  ub_ctx* context = library.create();
  if (context == nullptr) return false;
  contexts.push_back(context);
  library.debug_to(context, nullptr);
  // One socket a question on its way upstream; libunbound's own defaults are 16 and 1024.
  const std::string sockets = std::to_string(900 / options.contexts);
  const std::array<std::array<const char*, 2>, 13> settings = {{
      {"module-config:", "validator iterator"},
      {"trust-anchor-file:", options.trust_anchors.c_str()},
      {"root-hints:", options.root_hints.c_str()},
      {"outgoing-range:", sockets.c_str()},
      {"num-queries-per-thread:", "2048"},
      {"msg-cache-size:", "32m"},
      {"rrset-cache-size:", "64m"},
      {"key-cache-size:", "16m"},
      {"neg-cache-size:", "8m"},
      {"edns-buffer-size:", "1232"},
      {"do-not-query-localhost:", options.ask_loopback ? "no" : "yes"},
      {"use-syslog:", "no"},
      {"val-log-level:", "2"},  // so that `why_bogus` says something
  }};
  for (const auto& [name, value] : settings) {
    if (library.set_option(context, name, value) != 0) return false;
  }
  return library.use_thread(context, 1) == 0;
}

// All names of a domain in the same one: each has caches of its own.
ub_ctx* DnsEmbedded::State::context_of(Name name) const {
  const Name domain = registered_domain(names, options.suffixes, name);
  return contexts[static_cast<std::uint32_t>(domain) % contexts.size()];
}

void DnsEmbedded::State::begin(Sent& sent) {
  sent.serial = ++last_serial;
  sent.since = clock.steady_microseconds();
  begun.push_back({&sent, sent.serial});
  sent.context = context_of(sent.question.name);
  const int error = library.resolve(sent.context, names.text(sent.question.name).c_str(),
                                    static_cast<int>(sent.question.type), class_in, &sent,
                                    on_result, &sent.async_id);
  if (error != 0) on_result(&sent, error, nullptr);
}

void DnsEmbedded::State::add(Sent& sent, DnsArrival arrival, std::string_view message,
                             std::string_view why) {
  arrival.ticket = sent.ticket;
  arrival.round_trip = static_cast<std::uint32_t>(clock.steady_microseconds() - sent.since);
  outcomes.push_back({&sent, arrival, octets.size(), message.size(), why.size()});
  octets.append(message).append(why);
}

void DnsEmbedded::State::on_result(void* argument, int error, ub_result* result) noexcept {
  Sent& sent = *static_cast<Sent*>(argument);
  State& state = *sent.state;
  DnsArrival arrival;
  // Nothing is known of what failed: look-ups ask again, and work out the zone's status.
  arrival.validation = Validation::insecure;
  if (error != 0 || result == nullptr) {
    arrival.kind = DnsArrival::Kind::failure;
    arrival.rcode = rcode_servfail;
    state.add(sent, arrival, {}, state.library.error_text(error));
    return;
  }
  if (result->secure != 0) arrival.validation = Validation::secure;
  if (result->bogus != 0) arrival.validation = Validation::bogus;
  const auto size = static_cast<std::size_t>(std::max(result->answer_len, 0));
  std::string_view message(static_cast<const char*>(result->answer_packet), size);
  // A failure comes as a header, without the question.
  if (size < header_size || message[5] == 0) {
    arrival.kind = DnsArrival::Kind::failure;
    arrival.rcode = static_cast<std::uint16_t>(result->rcode == 0 ? rcode_servfail : result->rcode);
    message = {};
  }
  state.add(sent, arrival, message, result->why_bogus != nullptr ? result->why_bogus : "");
  state.library.free_result(result);
}

void DnsEmbedded::State::give_up_old() {
  const std::int64_t oldest = clock.steady_microseconds() - std::int64_t{1000} * options.timeout;
  for (; !begun.empty(); begun.pop_front()) {
    const auto [sent, serial] = begun.front();
    if (sent->serial != serial) continue;  // answered long ago
    if (sent->since > oldest) return;
    library.cancel(sent->context, sent->async_id);
    DnsArrival arrival;
    arrival.kind = DnsArrival::Kind::timeout;
    add(*sent, arrival, {}, "its name servers do not answer");
  }
}

void DnsEmbedded::State::ask_root() {
  root = Root::asked;
  root_question.state = this;
  root_question.question = {Name::root, Type::soa};
  begin(root_question);
}

// Whether the outcome is the root's own, or has to wait for it.
bool DnsEmbedded::State::hold(const Outcome& outcome) {
  const bool message = outcome.arrival.kind == DnsArrival::Kind::message;
  if (message) root = Root::answers;
  if (outcome.sent == &root_question) {
    if (!message && root == Root::asked) root = Root::silent;
    return true;
  }
  if (message || root != Root::asked) return false;
  const std::string_view why =
      std::string_view(given).substr(outcome.begin + outcome.size, outcome.why_size);
  held.push_back({outcome.sent, outcome.arrival, std::string(why)});
  return true;
}

void DnsEmbedded::State::release_held() {
  for (const Held& each : held) {
    outcomes.push_back({each.sent, each.arrival, octets.size(), 0, each.why.size()});
    octets.append(each.why);
  }
  held.clear();
}

void DnsEmbedded::State::poll_contexts() {
  std::vector<pollfd> descriptors;
  descriptors.reserve(contexts.size());
  for (ub_ctx* context : contexts) descriptors.push_back({library.descriptor(context), POLLIN, 0});
  if (poll(descriptors.data(), descriptors.size(), longest_wait) <= 0) return;
  for (std::size_t i = 0; i < contexts.size(); ++i) {
    if (descriptors[i].revents != 0) library.process(contexts[i]);
  }
}

// --- what others see ---------------------------------------------------------------------------

DnsEmbedded::DnsEmbedded(std::unique_ptr<State> state) : state_(std::move(state)) {}

DnsEmbedded::~DnsEmbedded() = default;

Result<std::unique_ptr<DnsEmbedded>> DnsEmbedded::open(const Names& names, Clock& clock,
                                                       const DnsEmbeddedOptions& options) {
  if (auto checked = check_root_files(options.trust_anchors, options.root_hints); !checked) {
    return fail(checked.error());
  }
  const auto library = UnboundLibrary::load();
  if (!library) {
    return fail(unbound_library_name, "cannot be loaded; Debian's package is libunbound8");
  }
  auto state = std::make_unique<State>(*library, names, clock, options);
  for (std::size_t i = 0; i < options.contexts; ++i) {
    if (!state->add_context()) return fail(unbound_library_name, "refuses our settings");
  }
  return std::unique_ptr<DnsEmbedded>(new DnsEmbedded(std::move(state)));
}

std::size_t DnsEmbedded::window() const { return state_->options.window; }

void DnsEmbedded::send(std::uint32_t ticket, DnsQuestion question, QueryFlags) {
  State& state = *state_;
  State::Sent& sent = state.pool.take();
  sent.state = &state;
  sent.ticket = ticket;
  sent.question = question;
  if (state.root == State::Root::unknown) state.ask_root();
  state.begin(sent);
}

void DnsEmbedded::wait(std::vector<DnsArrival>& arrivals) {
  State& state = *state_;
  arrivals.clear();
  state.give_up_old();
  if (state.root != State::Root::asked) state.release_held();
  if (state.outcomes.empty() && state.pool.taken() > 0) state.poll_contexts();
  std::vector<State::Outcome> outcomes;
  outcomes.swap(state.outcomes);
  state.given.swap(state.octets);
  state.octets.clear();
  for (const State::Outcome& outcome : outcomes) outcome.sent->serial = 0;
  std::erase_if(outcomes, [&](const State::Outcome& outcome) { return state.hold(outcome); });
  for (State::Outcome& outcome : outcomes) {
    const std::string_view all(state.given);
    const auto* first = reinterpret_cast<const std::uint8_t*>(all.data()) + outcome.begin;
    DnsArrival& arrival = outcome.arrival;
    arrival.message = {first, outcome.size};
    arrival.why = all.substr(outcome.begin + outcome.size, outcome.why_size);
    if (state.root == State::Root::silent) {
      arrival.kind = DnsArrival::Kind::unreachable;
      arrival.why = "no root server answers";
    }
    arrivals.push_back(arrival);
    state.pool.give_back(*outcome.sent);
  }
}

}  // namespace dcvlint
