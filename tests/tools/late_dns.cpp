// A DNS server that answers as late as one far away, for measurements.
//   late_dns DELAY PORT ADDRESS           a validating resolver for which all names exist: DS and
//   AD
//                                         below "signed.", unsigned delegations of two labels else
//   late_dns DELAY PORT ADDRESS TO-PORT   hands questions to the server at that port of the same
//                                         address; UDP only
// DELAY is in milliseconds. Until it is killed.

#include <poll.h>

#include <chrono>
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "tests/tools/test_server.h"

namespace {

using namespace test_server;
using Clock = std::chrono::steady_clock;

Octets synthetic(const Query& query) {
  const bool in_signed = query.ends_with("signed");
  const auto labels = 1 + std::count(query.name.begin(), query.name.end(), '.');
  const bool validated = in_signed || labels < 2 || (query.type == type_ds && labels == 2);
  Message message(query, flag_ra | (validated ? flag_ad : 0U));
  if (query.type == type_ds && (labels == 1 || (labels == 2 && in_signed)))
    return message.ds().opt().octets;
  if (query.type == type_ds) {
    return message.soa("signed").nsec(query.name, labels == 2 ? type_ns : type_a).opt().octets;
  }
  if (query.type == type_caa && labels == 2) return message.caa("ca.example").opt().octets;
  return message.soa("signed").opt().octets;
}

class LateServer {
 public:
  LateServer(int delay, const Address& address)
      : delay_(delay), clients_(bound(address, SOCK_DGRAM)), asked_(65536) {}

  void hand_on(const Address& to) {
    upstream_ = socket(to.storage.ss_family, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (connect(upstream_, reinterpret_cast<const sockaddr*>(&to.storage), to.size) != 0) {
      std::perror("connect");
      std::exit(2);
    }
  }
  [[noreturn]] void serve() {
    for (;;) {
      pollfd waiting[2] = {{clients_, POLLIN, 0}, {upstream_, POLLIN, 0}};
      poll(waiting, 2, patience());
      for (int i = 0; i < 256 && take_query(); ++i) {
      }
      for (int i = 0; i < 256 && take_answer(); ++i) {
      }
      const auto now = Clock::now();
      for (; !late_.empty() && late_.front().due <= now; late_.pop_front()) {
        const Late& late = late_.front();
        sendto(clients_, late.octets.data(), late.octets.size(), 0,
               reinterpret_cast<const sockaddr*>(&late.to.storage), late.to.size);
      }
    }
  }

 private:
  struct Late {
    Clock::time_point due;
    Address to;
    Octets octets;
  };
  struct Asked {
    Address from;
    std::uint8_t id[2] = {};
  };

  int patience() const {
    if (late_.empty()) return -1;
    const auto left = late_.front().due - Clock::now();
    const auto whole = std::chrono::duration_cast<std::chrono::milliseconds>(left).count();
    return std::max(0, static_cast<int>(whole) + 1);
  }
  void add(const Address& to, Octets octets) {
    late_.push_back({Clock::now() + std::chrono::milliseconds(delay_), to, std::move(octets)});
  }

  bool take_query() {
    Address from;
    from.size = sizeof from.storage;
    Query query;
    query.octets.resize(512);
    const ssize_t size = recvfrom(clients_, query.octets.data(), query.octets.size(), MSG_DONTWAIT,
                                  reinterpret_cast<sockaddr*>(&from.storage), &from.size);
    if (size <= 0) return false;
    query.octets.resize(static_cast<std::size_t>(size));
    if (!query.read()) return true;
    if (upstream_ < 0) {
      add(from, synthetic(query));
      return true;
    }
    // A number of our own, by which the answer finds its way back.
    Asked& asked = asked_[next_];
    asked.from = from;
    for (std::size_t i = 0; i < 2; ++i) asked.id[i] = query.octets[i];
    query.octets[0] = static_cast<std::uint8_t>(next_ >> 8U);
    query.octets[1] = static_cast<std::uint8_t>(next_);
    next_ = (next_ + 1) % asked_.size();
    send(upstream_, query.octets.data(), query.octets.size(), 0);
    return true;
  }

  bool take_answer() {
    if (upstream_ < 0) return false;
    Octets octets(4096);
    const ssize_t size = recv(upstream_, octets.data(), octets.size(), MSG_DONTWAIT);
    if (size < 2) return false;
    octets.resize(static_cast<std::size_t>(size));
    const Asked& asked = asked_[static_cast<std::size_t>(octets[0]) << 8U | octets[1]];
    for (std::size_t i = 0; i < 2; ++i) octets[i] = asked.id[i];
    add(asked.from, std::move(octets));
    return true;
  }

  int delay_;
  int clients_;
  int upstream_ = -1;
  std::vector<Asked> asked_;  // by the number that we gave it
  std::size_t next_ = 0;
  std::deque<Late> late_;
};

std::uint16_t port_of(const char* text) { return static_cast<std::uint16_t>(std::atoi(text)); }

}  // namespace

int main(int count, char** words) {
  if (count != 4 && count != 5) {
    std::fprintf(stderr, "usage: late_dns DELAY PORT ADDRESS [TO-PORT]\n");
    return 2;
  }
  LateServer server(std::atoi(words[1]), address_of(words[3], port_of(words[2])));
  if (count == 5) server.hand_on(address_of(words[3], port_of(words[4])));
  server.serve();
}
