#include "lint/sources/dns_channels.h"

#include <ares.h>
#include <sys/epoll.h>
#include <unistd.h>

#include <array>
#include <cstring>

namespace dcvlint {
namespace {

constexpr std::int64_t tick = 20'000;  // µs: how exact timeouts are

}  // namespace

DnsChannels::DnsChannels(Clock& clock, std::uint32_t timeout, std::uint32_t tries)
    : clock_(&clock), timeout_(timeout), tries_(tries), epoll_(epoll_create1(EPOLL_CLOEXEC)) {
  if (epoll_ < 0 || ares_library_init(ARES_LIB_INIT_ALL) == ARES_SUCCESS) return;
  close(epoll_);
  epoll_ = -1;
}

DnsChannels::~DnsChannels() {
  for (const Channel& channel : channels_) {
    if (channel.ares != nullptr) ares_destroy(channel.ares);
  }
  if (epoll_ >= 0) close(epoll_);
}

DnsChannels::Channel* DnsChannels::add(const ServerAddress& address, bool tcp) {
  Channel& channel = channels_.emplace_back();
  channel.all = this;
  channel.number = static_cast<std::uint32_t>(channels_.size() - 1);
  channel.tcp = tcp;
  if (reset(channel, address)) return &channel;
  channels_.pop_back();
  return nullptr;
}

bool DnsChannels::reset(Channel& channel, const ServerAddress& address) {
  if (channel.ares != nullptr) ares_destroy(channel.ares);
  channel.ares = nullptr;
  ares_options settings{};
  // EDNS only tells c-ares how large answers may be; the queries are ours, and so is what becomes
  // of TC.
  const int kind =
      channel.tcp ? ARES_FLAG_USEVC | ARES_FLAG_STAYOPEN : ARES_FLAG_EDNS | ARES_FLAG_IGNTC;
  settings.flags = kind | ARES_FLAG_NOCHECKRESP | ARES_FLAG_NOSEARCH | ARES_FLAG_NOALIASES;
  settings.ednspsz = most_read_by_cares;
  settings.timeout = static_cast<int>(timeout_);
  settings.tries = static_cast<int>(tries_);
  settings.socket_receive_buffer_size = 4 << 20;
  settings.sock_state_cb = on_socket;
  settings.sock_state_cb_data = &channel;
  std::array<char, 2> lookups = {'b', '\0'};
  settings.lookups = lookups.data();
  std::array<char, 10> no_file = {"/dev/null"};  // the machine's own resolvers are not our matter
  settings.resolvconf_path = no_file.data();
  constexpr int mask = ARES_OPT_FLAGS | ARES_OPT_EDNSPSZ | ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES |
                       ARES_OPT_SOCK_RCVBUF | ARES_OPT_SOCK_STATE_CB | ARES_OPT_LOOKUPS |
                       ARES_OPT_DOMAINS | ARES_OPT_RESOLVCONF;
  if (ares_init_options(&channel.ares, &settings, mask) != ARES_SUCCESS) {
    channel.ares = nullptr;
    return false;
  }
  ares_addr_port_node node{};
  node.family = address.ipv6 ? AF_INET6 : AF_INET;
  node.udp_port = node.tcp_port = address.port;
  std::memcpy(&node.addr, address.octets.data(), address.ipv6 ? 16 : 4);
  if (ares_set_servers_ports(channel.ares, &node) == ARES_SUCCESS) return true;
  ares_destroy(channel.ares);
  channel.ares = nullptr;
  return false;
}

void DnsChannels::on_socket(void* argument, int socket, int readable, int writable) noexcept {
  const auto* channel = static_cast<Channel*>(argument);
  epoll_event event{};
  event.data.u64 = std::uint64_t{channel->number} << 32U | static_cast<std::uint32_t>(socket);
  if (readable != 0) event.events |= EPOLLIN;
  if (writable != 0) event.events |= EPOLLOUT;
  const int epoll = channel->all->epoll_;
  if (event.events == 0) {
    epoll_ctl(epoll, EPOLL_CTL_DEL, socket, nullptr);
  } else if (epoll_ctl(epoll, EPOLL_CTL_MOD, socket, &event) != 0) {
    epoll_ctl(epoll, EPOLL_CTL_ADD, socket, &event);
  }
}

void DnsChannels::process() {
  std::array<epoll_event, 64> events;
  const int count = epoll_wait(epoll_, events.data(), static_cast<int>(events.size()),
                               static_cast<int>(tick / 1000));
  for (int i = 0; i < count; ++i) {
    const epoll_event& event = events[static_cast<std::size_t>(i)];
    const auto socket = static_cast<ares_socket_t>(event.data.u64 & 0xFFFFFFFFU);
    const bool in = (event.events & (EPOLLIN | EPOLLERR | EPOLLHUP)) != 0;
    const bool out = (event.events & EPOLLOUT) != 0;
    ares_process_fd(channels_[event.data.u64 >> 32U].ares, in ? socket : ARES_SOCKET_BAD,
                    out ? socket : ARES_SOCKET_BAD);
  }
  // Its clock only now and then: ares_timeout() would look at every query each time.
  const std::int64_t now = clock_->steady_microseconds();
  if (now - last_tick_ < tick) return;
  last_tick_ = now;
  for (const Channel& channel : channels_) {
    if (channel.ares != nullptr) ares_process_fd(channel.ares, ARES_SOCKET_BAD, ARES_SOCKET_BAD);
  }
}

}  // namespace dcvlint
