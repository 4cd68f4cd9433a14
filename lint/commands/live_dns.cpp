#include "lint/commands/live_dns.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "lint/base/date.h"
#include "lint/commands/exit_code.h"
#include "lint/commands/output.h"
#include "lint/commands/progress.h"
#include "lint/engine/rule.h"
#include "lint/engine/settle.h"
#include "lint/facts/relevant_caa.h"
#include "lint/sources/dns_embedded.h"
#include "lint/sources/dns_server.h"
#include "lint/sources/evidence_transport.h"
#include "lint/sources/polite_transport.h"

namespace dcvlint {
namespace {

constexpr std::string_view embedded = "embedded";
// Names of a list are often in order: with so many in hand, hundreds of domains share the window.
constexpr SettleOptions many_names{.window = 32'768};

// What carries questions, and what is to be said of it.
struct Resolver {
  std::unique_ptr<DnsTransport> transport;
  std::string name;
  std::vector<std::string> warnings;
};

Result<Resolver> open_servers(const LiveDnsOptions& options, const Names& names, Clock& clock) {
  std::vector<ServerAddress> servers;
  Resolver resolver;
  for (const std::string& text : options.servers) {
    auto server = parse_server_address(text);
    if (!server) return fail("--dns", '"' + text + "\" " + server.error().what);
    resolver.name += (resolver.name.empty() ? "" : ", ") + server->text;
    servers.push_back(*std::move(server));
  }
  DnsServerOptions how;
  how.rate = options.rates.resolver.value_or(how.rate);
  auto opened = DnsServer::open(servers, names, clock, how);
  if (!opened) return fail("--dns", opened.error().what);
  resolver.warnings = (*opened)->warnings();
  resolver.transport = *std::move(opened);
  return resolver;
}

Result<Resolver> open_embedded(const LiveDnsOptions& options, const Names& names, Clock& clock) {
  DnsEmbeddedOptions how;
  how.suffixes = &builtin_domain_lists.public_suffixes;
  if (!options.trust_anchors.empty()) how.trust_anchors = options.trust_anchors;
  if (!options.root_hints.empty()) {
    // A root of one's own; its name servers may be on this machine.
    how.root_hints = options.root_hints;
    how.ask_loopback = true;
  }
  auto opened = DnsEmbedded::open(names, clock, how);
  if (!opened) return fail(opened.error());
  return Resolver{*std::move(opened), "embedded resolver", {}};
}

Result<void> check_options(const LiveDnsOptions& options) {
  const bool asks = options.live || !options.servers.empty() || !options.record.empty();
  if (!options.replay.empty() && asks) {
    return fail("--replay", "asks nobody: leave out --live, --dns and --record");
  }
  const bool of_own = std::ranges::find(options.servers, embedded) != options.servers.end();
  if (of_own && options.servers.size() > 1) {
    return fail("--dns", "embedded stands alone: it asks the name servers themselves");
  }
  if (!options.replay.empty() && options.rates.given()) {
    return fail("--replay", "asks nobody: leave out --domain-rate and --resolver-rate");
  }
  const bool files = !options.trust_anchors.empty() || !options.root_hints.empty();
  if (files && !options.servers.empty() && !of_own) {
    return fail("--dns", "--trust-anchors and --root-hints are for the embedded resolver");
  }
  return {};
}

bool settle_each(LiveDns& dns, std::span<const Name> asked, Progress* progress,
                 const std::function<bool(Name)>& decided) {
  std::uint64_t done = 0;
  const auto derive = [&](std::size_t i) {
    if (!decided(asked[i])) return false;
    if (++done; progress != nullptr) progress->names(done, asked.size());
    return true;
  };
  return settle(dns.view(), asked.size(), derive, StopSign(&interrupt_noted()), many_names);
}

}  // namespace

void declare_resolver(CommandLine& line, LiveDnsOptions& options) {
  line.list("--dns", options.servers,
            "Ask this validating resolver, like 127.0.0.1:5353; embedded (default): none");
  line.option("--trust-anchors", options.trust_anchors,
              "The root's keys, for the embedded resolver");
  line.option("--root-hints", options.root_hints,
              "Name servers of the root, for the embedded resolver");
  declare_rates(line, options.rates);
}

void declare_live_dns(CommandLine& line, LiveDnsOptions& options, const char* live) {
  line.flag("--live", options.live, live);
  declare_resolver(line, options);
  line.option("--record", options.record, "New folder for what DNS says");
  line.option("--replay", options.replay, "Folder that was recorded, in place of DNS");
}

LiveDns::LiveDns(std::unique_ptr<MachineClock> clock, std::unique_ptr<DnsTransport> transport,
                 Evidence evidence, Names& names, Documents& documents,
                 const LiveDnsOptions& options)
    : clock_(std::move(clock)),
      evidence_(std::move(evidence)),
      replaying_(transport == nullptr),
      record_(options.record),
      layers_(layers_on(std::move(transport), names, options)),
      lookups_(*layers_.back(), names, *clock_, &documents),
      view_(lookups_) {}

LiveDns::Layers LiveDns::layers_on(std::unique_ptr<DnsTransport> transport, Names& names,
                                   const LiveDnsOptions& options) {
  Layers layers;
  if (replaying_) {
    layers.push_back(std::make_unique<ReplayTransport>(evidence_, names));
    return layers;
  }
  layers.push_back(std::move(transport));
  if (!record_.empty()) {
    layers.push_back(
        std::make_unique<RecordingTransport>(*layers.back(), names, *clock_, evidence_));
  }
  Politeness limits;
  limits.rate = options.rates.domain.value_or(limits.rate);
  limits.suffixes = &builtin_domain_lists.public_suffixes;
  layers.push_back(std::make_unique<PoliteTransport>(*layers.back(), names, *clock_, limits));
  return layers;
}

Result<std::unique_ptr<LiveDns>> LiveDns::open(const LiveDnsOptions& options, const Files& files,
                                               Names& names, Documents& documents) {
  if (auto good = check_options(options); !good) return fail(good.error());
  if (!options.replay.empty()) {
    auto evidence = read_evidence(files, options.replay);
    if (!evidence) return fail(evidence.error());
    std::unique_ptr<LiveDns> dns(new LiveDns(std::make_unique<MachineClock>(), nullptr,
                                             *std::move(evidence), names, documents, options));
    dns->resolver_ = dns->evidence_.head.resolver;
    return dns;
  }
  if (!options.record.empty()) {
    if (auto made = new_folder(files, options.record); !made) return fail(made.error());
  }
  auto clock = std::make_unique<MachineClock>();
  const bool own = options.servers.empty() || options.servers.front() == embedded;
  auto resolver =
      own ? open_embedded(options, names, *clock) : open_servers(options, names, *clock);
  if (!resolver) return fail(resolver.error());
  std::unique_ptr<LiveDns> dns(
      new LiveDns(std::move(clock), std::move(resolver->transport), {}, names, documents, options));
  dns->resolver_ = std::move(resolver->name);
  dns->warnings_ = std::move(resolver->warnings);
  dns->evidence_.head.begun = dns->clock_->unix_milliseconds();
  return dns;
}

std::string LiveDns::source() const {
  if (!replaying_) return "live DNS by " + resolver_;
  return "evidence of " + to_string(utc_day(evidence_.head.begun / 1000)) + " by " + resolver_;
}

Result<void> LiveDns::finish(Date as_of, std::vector<std::string> asked) {
  if (record_.empty()) return {};
  EvidenceHead& head = evidence_.head;
  head.tool = "dcvlint " DCVLINT_VERSION;
  head.authorities = builtin_authorities.date;
  head.as_of = as_of;
  head.resolver = resolver_;
  head.names = std::move(asked);
  for (const auto& [name, content] : evidence_files(evidence_)) {
    auto out = file_output(join_path(record_, name));
    if (!out) return fail(out.error());
    (*out)->write(content);
    if (auto done = (*out)->finish(); !done) return done;
  }
  return {};
}

int open_live_dns(const LiveDnsOptions& options, const Files& files, Names& names,
                  Documents& documents, std::unique_ptr<LiveDns>& dns) {
  if (!options.wanted()) return exit_clean;
  auto opened = LiveDns::open(options, files, names, documents);
  if (!opened) {
    complain(opened.error());
    return opened.error().where.starts_with("--") ? exit_usage : exit_input;
  }
  dns = *std::move(opened);
  for (const std::string& warning : dns->warnings()) complain(warning);
  return exit_clean;
}

bool settle_caa(LiveDns& dns, View& view, const Names& names, std::span<const Name> asked,
                Progress* progress) {
  RelevantCaa relevant;
  return settle_each(dns, asked, progress, [&](Name name) {
    find_relevant_caa(view, names, name, relevant);
    return relevant.found != CaaFound::unasked;
  });
}

bool settle_answers(LiveDns& dns, View& view, std::span<const Name> asked, Progress* progress) {
  return settle_each(dns, asked, progress, [&](Name name) {
    return view.find(name, Type::caa).status != Status::unasked;
  });
}

}  // namespace dcvlint
