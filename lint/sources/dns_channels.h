#pragma once
// Channels of c-ares and the sockets that they wait for.
//
// A channel has one server, since c-ares does not say which of several has answered. Datagrams and
// connections have channels of their own: c-ares gives up all queries of a channel when a
// connection breaks, and a connection may be kept busy for as long as the other side likes.

#include <cstdint>
#include <deque>

#include "lint/base/clock.h"
#include "lint/sources/dns_address.h"

struct ares_channeldata;

namespace dcvlint {

// c-ares reads no more of a datagram.
inline constexpr int most_read_by_cares = 4096;

class DnsChannels {
 public:
  struct Channel {
    DnsChannels* all = nullptr;
    std::uint32_t number = 0;
    ares_channeldata* ares = nullptr;
    bool tcp = false;
    bool busy = false;  // the owner's
  };

  // `timeout` in milliseconds for the first of `tries`.
  DnsChannels(Clock& clock, std::uint32_t timeout, std::uint32_t tries);
  ~DnsChannels();  // queries that are open are called back with ARES_EDESTRUCTION
  DnsChannels(const DnsChannels&) = delete;
  DnsChannels& operator=(const DnsChannels&) = delete;

  bool good() const { return epoll_ >= 0; }
  // Null: no memory or no sockets are left.
  Channel* add(const ServerAddress& address, bool tcp);
  // Makes it as new. Without queries only. False: it cannot be used any more.
  bool reset(Channel& channel, const ServerAddress& address);
  // Waits for sockets, 20 ms at most, and lets c-ares read, write and look at its clock.
  void process();

 private:
  static void on_socket(void* channel, int socket, int readable, int writable) noexcept;

  Clock* clock_;
  std::uint32_t timeout_;
  std::uint32_t tries_;
  int epoll_;
  std::deque<Channel> channels_;  // c-ares keeps their addresses
  std::int64_t last_tick_ = 0;
};

}  // namespace dcvlint
