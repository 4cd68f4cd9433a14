#pragma once
// What test tools ask DNS with: an engine, manners, look-ups and a view, as lint/commands has them.
//   SERVER...                           validating resolvers
//   --embedded ROOT-HINTS TRUST-ANCHORS   recursion of our own, loopback included
//   --timeout MS, --window N, --domain-rate N

#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "lint/commands/machine_clock.h"
#include "lint/sources/dns_embedded.h"
#include "lint/sources/dns_lookups.h"
#include "lint/sources/dns_server.h"
#include "lint/sources/live_view.h"
#include "lint/sources/polite_transport.h"

namespace dcvlint {

struct DnsStackOptions {
  DnsServerOptions server;
  std::vector<ServerAddress> servers;
  DnsEmbeddedOptions embedded;
  bool is_embedded = false;
  Politeness politeness;

  // Takes the word at `i`, and what belongs to it. False, and a word on standard error: it is
  // nothing of ours.
  bool take(int count, char** words, int& i) {
    const std::string word = words[i];
    const int left = count - i - 1;
    if (word == "--timeout" && left > 0) {
      server.timeout = embedded.timeout = static_cast<std::uint32_t>(std::stoul(words[++i]));
    } else if (word == "--window" && left > 0) {
      server.window = embedded.window = std::stoul(words[++i]);
    } else if (word == "--domain-rate" && left > 0) {
      politeness.rate = static_cast<std::uint32_t>(std::stoul(words[++i]));
    } else if (word == "--embedded" && left > 1) {
      is_embedded = embedded.ask_loopback = true;
      embedded.root_hints = words[++i];
      embedded.trust_anchors = words[++i];
    } else if (const auto address = parse_server_address(word)) {
      servers.push_back(*address);
    } else {
      std::fprintf(stderr, "%s: %s\n", word.c_str(), address.error().what.c_str());
      return false;
    }
    return true;
  }
};

class DnsStack {
 public:
  // Null, and a word on standard error: it cannot be opened.
  static std::unique_ptr<DnsStack> open(const DnsStackOptions& options) {
    auto stack = std::unique_ptr<DnsStack>(new DnsStack);
    if (!stack->open_transport(options)) return nullptr;
    stack->polite_ = std::make_unique<PoliteTransport>(*stack->transport_, stack->names_,
                                                       stack->clock_, options.politeness);
    stack->lookups_ =
        std::make_unique<DnsLookups>(*stack->polite_, stack->names_, stack->clock_, nullptr);
    stack->live_ = std::make_unique<LiveView>(*stack->lookups_);
    return stack;
  }
  Names& names() { return names_; }
  LiveView& live() { return *live_; }
  MachineClock& clock() { return clock_; }
  const PoliteTransport& polite() const { return *polite_; }

 private:
  DnsStack() = default;

  bool open_transport(const DnsStackOptions& options) {
    if (options.is_embedded) {
      auto embedded = DnsEmbedded::open(names_, clock_, options.embedded);
      if (!embedded) return refuse(embedded.error());
      transport_ = std::move(*embedded);
      return true;
    }
    auto server = DnsServer::open(options.servers, names_, clock_, options.server);
    if (!server) return refuse(server.error());
    for (const std::string& warning : (*server)->warnings()) {
      std::fprintf(stderr, "%s\n", warning.c_str());
    }
    transport_ = std::move(*server);
    return true;
  }
  static bool refuse(const Error& error) {
    std::fprintf(stderr, "%s: %s\n", error.where.c_str(), error.what.c_str());
    return false;
  }

  MachineClock clock_;
  Names names_{1};
  std::unique_ptr<DnsTransport> transport_;
  std::unique_ptr<PoliteTransport> polite_;
  std::unique_ptr<DnsLookups> lookups_;
  std::unique_ptr<LiveView> live_;
};

}  // namespace dcvlint
