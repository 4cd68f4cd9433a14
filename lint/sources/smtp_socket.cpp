// Mail servers over TCP: sockets that never wait, and poll(), which waits until a deadline.

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "lint/sources/smtp_transport.h"

namespace dcvlint {

namespace {

constexpr std::size_t most_read = 4096;

struct SocketAddress {
  sockaddr_storage storage{};
  socklen_t size = 0;
  const sockaddr* raw() const { return reinterpret_cast<const sockaddr*>(&storage); }
};

SocketAddress socket_address(const IpAddress& address, std::uint16_t port) {
  SocketAddress out;
  if (address.size == 4) {
    sockaddr_in v4{};
    v4.sin_family = AF_INET;
    v4.sin_port = htons(port);
    std::memcpy(&v4.sin_addr, address.octets.data(), 4);
    std::memcpy(&out.storage, &v4, sizeof v4);
    out.size = sizeof v4;
  } else {
    sockaddr_in6 v6{};
    v6.sin6_family = AF_INET6;
    v6.sin6_port = htons(port);
    std::memcpy(&v6.sin6_addr, address.octets.data(), 16);
    std::memcpy(&out.storage, &v6, sizeof v6);
    out.size = sizeof v6;
  }
  return out;
}

class SocketTransport : public SmtpTransport {
 public:
  SocketTransport(Clock& clock, StopSign stop) : clock_(clock), stop_(stop) {}
  SocketTransport(const SocketTransport&) = delete;
  SocketTransport& operator=(const SocketTransport&) = delete;
  ~SocketTransport() override { SocketTransport::close(); }

  SmtpIo connect(const IpAddress& address, std::uint16_t port, std::int64_t until,
                 std::string& why) override {
    close();
    const SocketAddress to = socket_address(address, port);
    socket_ = ::socket(to.storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (socket_ < 0) return failed(errno, why);
    if (::connect(socket_, to.raw(), to.size) == 0) return SmtpIo::done;
    if (errno != EINPROGRESS) return failed(errno, why);
    const SmtpIo waited = wait(POLLOUT, until);
    if (waited != SmtpIo::done) return waited;
    int error = 0;
    socklen_t size = sizeof error;
    if (::getsockopt(socket_, SOL_SOCKET, SO_ERROR, &error, &size) != 0) error = errno;
    return error == 0 ? SmtpIo::done : failed(error, why);
  }

  SmtpIo send(std::string_view octets, std::int64_t until) override {
    while (!octets.empty()) {
      const SmtpIo waited = wait(POLLOUT, until);
      if (waited != SmtpIo::done) return waited;
      const ssize_t sent = ::send(socket_, octets.data(), octets.size(), MSG_NOSIGNAL);
      if (sent < 0 && !again(errno)) return SmtpIo::closed;
      if (sent > 0) octets.remove_prefix(static_cast<std::size_t>(sent));
    }
    return SmtpIo::done;
  }

  SmtpIo receive(std::string& octets, std::int64_t until) override {
    std::array<char, most_read> room;
    for (;;) {
      const SmtpIo waited = wait(POLLIN, until);
      if (waited != SmtpIo::done) return waited;
      const ssize_t read = ::recv(socket_, room.data(), room.size(), 0);
      if (read == 0 || (read < 0 && !again(errno))) return SmtpIo::closed;
      if (read < 0) continue;
      octets.append(room.data(), static_cast<std::size_t>(read));
      return SmtpIo::done;
    }
  }

  void close() override {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
  }

 private:
  static bool again(int error) { return error == EAGAIN || error == EWOULDBLOCK || error == EINTR; }

  static SmtpIo failed(int error, std::string& why) {
    why = std::generic_category().message(error);
    return SmtpIo::closed;
  }

  // In slices, so that Ctrl-C is seen.
  SmtpIo wait(short events, std::int64_t until) {
    constexpr std::int64_t slice = 100;  // milliseconds
    if (socket_ < 0) return SmtpIo::closed;
    for (;;) {
      if (stop_.stands()) return SmtpIo::stopped;
      const std::int64_t left = (until - clock_.steady_microseconds() + 999) / 1000;
      if (left <= 0) return SmtpIo::timed_out;
      pollfd waiting{socket_, events, 0};
      const int ready = ::poll(&waiting, 1, static_cast<int>(std::min(left, slice)));
      if (ready > 0) return SmtpIo::done;
      if (ready < 0 && errno != EINTR) return SmtpIo::closed;
    }
  }

  Clock& clock_;
  StopSign stop_;
  int socket_ = -1;
};

}  // namespace

std::unique_ptr<SmtpTransport> open_smtp(Clock& clock, StopSign stop) {
  return std::make_unique<SocketTransport>(clock, stop);
}

}  // namespace dcvlint
