#pragma once
// Validating resolvers that we trust, asked over UDP and TCP with c-ares.
//
// Our own query bytes, since c-ares would leave AD and DO out, and answers as they come, since
// SERVFAIL carries its reasons (RFC 8914). c-ares finds an answer's query by number and question
// and takes only what came from the server's address and port. On TC the question goes over TCP, at
// most 16 connections a server, one question at a time on each.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "lint/base/clock.h"
#include "lint/base/result.h"
#include "lint/sources/dns_address.h"
#include "lint/sources/dns_engine.h"

namespace dcvlint {

struct DnsServerOptions {
  std::size_t window = 2000;  // questions in flight; each has its number, of 65 536
  // Milliseconds for the first try; c-ares doubles it for each further.
  std::uint32_t timeout = 3000;
  std::uint32_t tries = 2;  // for each server
  // Politeness, for each server that is not on this machine: others need it, too.
  std::uint32_t rate = 500;     // questions a second; 0: as many as one likes
  std::size_t in_flight = 250;  // questions on their way
};

// Questions go to the servers in turn. A server that does not answer, or refuses, hands the
// question on to the next; one that failed three times in a row is left alone for five seconds.
// When none of them has ever answered and each has failed eight times, all further questions are
// `unreachable` at once.
class DnsServer : public DnsTransport {
 public:
  // At least one server. What is given outlives the result. An error: the system has no sockets
  // left.
  static Result<std::unique_ptr<DnsServer>> open(std::span<const ServerAddress> servers,
                                                 const Names& names, Clock& clock,
                                                 DnsServerOptions options = {});
  ~DnsServer() override;
  DnsServer(const DnsServer&) = delete;
  DnsServer& operator=(const DnsServer&) = delete;

  std::size_t window() const override;
  void send(std::uint32_t ticket, DnsQuestion question, QueryFlags flags) override;
  void wait(std::vector<DnsArrival>& arrivals) override;

  // One for each server that is not on this machine: the path to it is trusted.
  std::vector<std::string> warnings() const;

 private:
  struct State;
  explicit DnsServer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dcvlint
