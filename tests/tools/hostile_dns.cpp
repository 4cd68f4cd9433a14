// A DNS server that does what servers should not. The first label of the name asked for says what.
//   hostile_dns PORT ADDRESS...          UDP and TCP, until it is killed
//
// As a resolver: "shut.evil" is a signed zone, "open.evil" is delegated without DS. Asked for CAA
// below them it answers with AD, or without. Asked by a resolver (RD is clear) it is the name
// server of hostile.tree, spoof.tree and so on, which play the same tricks.

#include <poll.h>
#include <unistd.h>

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "tests/tools/test_server.h"

namespace {

using namespace test_server;

// What is sent, and from where.
struct Reply {
  Octets octets;
  int after = 0;           // milliseconds
  bool elsewhere = false;  // from a socket of another port
};

struct Behaviour {
  std::map<std::string, int> times;  // "flaky" fails the first time only

  std::vector<Reply> as_resolver(const Query& query, bool tcp);
  std::vector<Reply> as_authority(const Query& query, bool tcp) const;
  std::vector<Reply> answer(const Query& query, bool tcp) {
    return (query.flags & flag_rd) != 0 ? as_resolver(query, tcp) : as_authority(query, tcp);
  }
};

std::vector<Reply> one(Message message) { return {{message.opt().octets, 0, false}}; }

std::vector<Reply> delegation(const Query& query) {
  Message message(query, flag_ra | flag_ad);
  if (query.name == "evil" || query.name == "shut.evil") return one(message.ds());
  if (query.name == "open.evil") return one(message.soa("evil").nsec("open.evil", type_ns));
  return one(message.soa("shut.evil").nsec(query.name, type_a));
}

// What goes wrong with octets and packets, whoever is asked; nothing for other labels. `good`:
// flags of an answer that is right.
std::optional<std::vector<Reply>> tricks(const Query& query, bool tcp, unsigned good) {
  const std::string& what = query.what;
  Message message(query, good);
  Message forged = Message(query, good | flag_ad).caa("forged.example").opt();
  const Octets right = Message(query, good).caa("ca.example").opt().octets;
  const auto then_right = [&](bool elsewhere) {
    return std::vector<Reply>{{forged.octets, 0, elsewhere}, {right, 30, false}};
  };
  if (what == "wrongid") {
    forged.octets[0] ^= 1U;
    return then_right(false);
  }
  if (what == "spoof") return then_right(true);
  if (what == "otherquestion") {
    forged.octets[13] ^= 1U;
    return then_right(false);
  }
  if (what == "loop" || what == "forward") {
    const auto at = static_cast<std::uint8_t>(message.octets.size() + (what == "forward" ? 40 : 0));
    return one(message.record(1, {0xC0, at}, type_caa, {0, 5, 'i', 's', 's', 'u', 'e'}));
  }
  if (what == "junk") {
    message.caa("ca.example").opt();
    message.octets.insert(message.octets.end(), 7, 0xFF);
    return std::vector<Reply>{{message.octets, 0, false}};
  }
  if (what == "truncated" || what == "drip" || what == "closed") {
    if (!tcp) return one(Message(query, good | flag_tc));
    for (int i = 0; i < 300; ++i) message.caa("ca" + std::to_string(1000 + i) + ".example");
    return one(message);
  }
  return std::nullopt;
}

std::vector<Reply> Behaviour::as_resolver(const Query& query, bool tcp) {
  if (query.type == type_ds) return delegation(query);
  const bool shut = query.ends_with("shut.evil");
  const unsigned good = flag_ra | (shut ? flag_ad : 0U);
  if (auto played = tricks(query, tcp, good)) return *std::move(played);
  const std::string& what = query.what;
  Message message(query, good);
  const auto failing = [&](unsigned rcode, unsigned error, const char* text) {
    return std::vector<Reply>{{Message(query, flag_ra | rcode).opt(error, text).octets, 0, false}};
  };
  if (what == "big") {
    for (int i = 0; i < 60; ++i) message.caa("ca" + std::to_string(1000 + i) + ".example");
    return one(message);
  }
  if (what == "formerr") return {{Message(query, flag_ra | 1).octets, 0, false}};
  if (what == "servfail") return failing(2, 22, "all its servers are silent");
  if (what == "notimp") return failing(4, 0, "");
  if (what == "refused") return failing(5, 18, "not for you");
  if (what == "bogus" && (query.flags & flag_cd) == 0) return failing(2, 7, "expired in 2020");
  if (what == "early" && (query.flags & flag_cd) == 0) return failing(2, 8, "");
  if (what == "loud") return failing(2, 22, "\x1b[31m\n::error::x ##[error]\xe2\x80\xae\xff");
  if (what == "slow") return {{message.caa("ca.example").opt().octets, 1500, false}};
  if (what == "flaky" && times[query.name]++ == 0) return failing(2, 23, "");
  if (what == "silent") return {};
  if (what == "noad") return one(Message(query, flag_ra).caa("ca.example"));
  if (what == "norecursion") return one(Message(query, flag_ad).caa("ca.example"));
  return one(message.caa("ca.example"));
}

// The zone's own server: SOA and NS where they are asked for, CAA as the label says.
std::vector<Reply> Behaviour::as_authority(const Query& query, bool tcp) const {
  const auto rcode = [&](unsigned code) {
    return std::vector<Reply>{{Message(query, flag_aa | code).octets, 0, false}};
  };
  const auto last_dot = query.name.rfind('.');
  const auto dot = last_dot == 0 ? last_dot : query.name.rfind('.', last_dot - 1);
  const std::string zone = dot == std::string::npos ? query.name : query.name.substr(dot + 1);
  Message message(query, flag_aa);
  if (query.type == type_caa) {
    if (query.what == "refused") return rcode(5);
    if (query.what == "notimp") return rcode(4);
    if (query.what == "formerr") return rcode(1);
    if (query.what == "servfail") return rcode(2);
    if (query.what == "silent") return {};
    if (query.what == "fine") return one(message.caa("ca.example"));
    if (auto played = tricks(query, tcp, flag_aa)) return *std::move(played);
  }
  if (query.type == type_a) return one(message.record(1, {0xC0, 12}, type_a, {192, 0, 2, 1}));
  if (query.type == type_ns && query.name == zone) {
    return one(message.record(1, {0xC0, 12}, type_ns, wire_name("ns." + zone)));
  }
  return one(message.soa(zone));
}

// --- sockets -----------------------------------------------------------------------------------

void pause_for(int milliseconds) {
  std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
}

class Server {
 public:
  void listen_on(const Address& address) {
    sockets_.push_back({bound(address, SOCK_DGRAM), POLLIN, 0});
    sockets_.push_back({bound(address, SOCK_STREAM), POLLIN, 0});
    Address other = address;
    reinterpret_cast<sockaddr_in*>(&other.storage)->sin_port =
        0;  // the same place for both families
    elsewhere_.push_back(bound(other, SOCK_DGRAM));
  }
  [[noreturn]] void serve() {
    for (;;) {
      poll(sockets_.data(), sockets_.size(), -1);
      for (std::size_t i = 0; i < sockets_.size(); ++i) {
        if ((sockets_[i].revents & POLLIN) == 0) continue;
        if (i % 2 == 0) {
          datagram(i);
        } else {
          connection(i);
        }
      }
    }
  }

 private:
  void datagram(std::size_t i) {
    Address from;
    from.size = sizeof from.storage;
    auto* raw = reinterpret_cast<sockaddr*>(&from.storage);
    Query query;
    query.octets.resize(2048);
    const ssize_t size =
        recvfrom(sockets_[i].fd, query.octets.data(), query.octets.size(), 0, raw, &from.size);
    if (size <= 0) return;
    query.octets.resize(static_cast<std::size_t>(size));
    if (!query.read()) return;
    for (const Reply& reply : behaviour_.answer(query, false)) {
      if (reply.after > 0) pause_for(reply.after);
      const int by = reply.elsewhere ? elsewhere_[i / 2] : sockets_[i].fd;
      sendto(by, reply.octets.data(), reply.octets.size(), 0, raw, from.size);
    }
  }

  // Each in a thread of its own: some never come to an end.
  void connection(std::size_t i) const {
    const int stream = accept(sockets_[i].fd, nullptr, nullptr);
    if (stream < 0) return;
    std::thread([stream] {
      for (;;) {
        std::uint8_t head[2];
        if (recv(stream, head, 2, MSG_WAITALL) != 2) break;
        Query query;
        query.octets.resize(static_cast<std::size_t>(head[0]) << 8U | head[1]);
        const auto wanted = static_cast<ssize_t>(query.octets.size());
        if (recv(stream, query.octets.data(), query.octets.size(), MSG_WAITALL) != wanted) break;
        if (!query.read() || query.what == "closed") break;
        for (const Reply& reply : Behaviour().answer(query, true))
          write(stream, query, reply.octets);
      }
      close(stream);
    }).detach();
  }

  static void write(int stream, const Query& query, const Octets& message) {
    Octets framed;
    add_16(framed, static_cast<unsigned>(message.size()));
    framed.insert(framed.end(), message.begin(), message.end());
    const std::size_t piece = query.what == "drip" ? 1 : framed.size();
    for (std::size_t at = 0; at < framed.size(); at += piece) {
      if (send(stream, framed.data() + at, piece, MSG_NOSIGNAL) < 0) return;
      if (piece == 1) pause_for(200);
    }
  }

  Behaviour behaviour_;
  std::vector<pollfd> sockets_;  // UDP and TCP by turns
  std::vector<int> elsewhere_;
};

}  // namespace

int main(int count, char** words) {
  if (count < 3) {
    std::fprintf(stderr, "usage: hostile_dns PORT ADDRESS...\n");
    return 2;
  }
  Server server;
  for (int i = 2; i < count; ++i) {
    server.listen_on(address_of(words[i], static_cast<std::uint16_t>(std::atoi(words[1]))));
  }
  server.serve();
}
