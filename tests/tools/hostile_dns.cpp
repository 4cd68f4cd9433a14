// A DNS server that does what servers should not. The first label of the name asked for says what.
//   hostile_dns PORT ADDRESS...          UDP and TCP, until it is killed
//   hostile_dns --synthetic DELAY PORT ADDRESS
//       a validating resolver for which all names exist: DS and AD below "signed.", unsigned
//       delegations of two labels below all else; each answer DELAY milliseconds late
//
// As a resolver: "shut.evil" is a signed zone, "open.evil" is delegated without DS. Asked for CAA
// below them it answers with AD, or without. Asked by a resolver (RD is clear) it is the name
// server of what it is asked for.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <map>
#include <string>
#include <thread>
#include <vector>

namespace {

using Octets = std::vector<std::uint8_t>;
using Clock = std::chrono::steady_clock;

constexpr unsigned type_a = 1, type_ns = 2, type_soa = 6, type_ds = 43, type_rrsig = 46,
                   type_nsec = 47, type_caa = 257;
constexpr unsigned flag_ad = 0x0020, flag_cd = 0x0010, flag_tc = 0x0200, flag_ra = 0x0080,
                   flag_rd = 0x0100, flag_aa = 0x0400, flag_qr = 0x8000;

void add_16(Octets& out, unsigned value) {
  out.push_back(static_cast<std::uint8_t>(value >> 8U));
  out.push_back(static_cast<std::uint8_t>(value));
}

Octets wire_name(const std::string& text) {
  Octets wire;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('.', at), text.size());
    wire.push_back(static_cast<std::uint8_t>(end - at));
    wire.insert(wire.end(), text.begin() + static_cast<std::ptrdiff_t>(at),
                text.begin() + static_cast<std::ptrdiff_t>(end));
    at = end + 1;
  }
  wire.push_back(0);
  return wire;
}

struct Query {
  Octets octets;
  std::size_t question_end = 0;
  std::string name;  // lower case, without the final dot
  std::string what;  // its first label
  unsigned type = 0, flags = 0;

  bool read() {
    std::size_t at = 12;
    if (octets.size() < 17) return false;
    flags = static_cast<unsigned>(octets[2]) << 8U | octets[3];
    while (at < octets.size() && octets[at] != 0) {
      const std::size_t size = octets[at];
      if (size > 63 || at + size + 1 >= octets.size()) return false;
      if (!name.empty()) name += '.';
      for (std::size_t i = 0; i < size; ++i) {
        const char c = static_cast<char>(octets[at + 1 + i]);
        name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      }
      at += size + 1;
    }
    if (at + 5 > octets.size()) return false;
    type = static_cast<unsigned>(octets[at + 1]) << 8U | octets[at + 2];
    question_end = at + 5;
    what = name.substr(0, name.find('.'));
    return true;
  }
  bool ends_with(const std::string& end) const {
    return name == end || (name.size() > end.size() && name.ends_with('.' + end));
  }
};

struct Message {
  Octets octets;

  Message(const Query& query, unsigned flags) {
    octets.assign(query.octets.begin(),
                  query.octets.begin() + static_cast<std::ptrdiff_t>(query.question_end));
    flags |= flag_qr | (query.flags & (flag_rd | flag_cd));
    octets[2] = static_cast<std::uint8_t>(flags >> 8U);
    octets[3] = static_cast<std::uint8_t>(flags);
    std::fill(octets.begin() + 6, octets.begin() + 12, std::uint8_t{0});
    octets[5] = 1;
  }
  void count(std::size_t section) {
    if (++octets[5 + 2 * section] == 0) ++octets[4 + 2 * section];
  }
  // `owner` in wire form.
  Message& record(std::size_t section, const Octets& owner, unsigned type, const Octets& rdata,
                  unsigned rr_class = 1, std::uint32_t ttl = 60) {
    count(section);
    octets.insert(octets.end(), owner.begin(), owner.end());
    add_16(octets, type);
    add_16(octets, rr_class);
    add_16(octets, ttl >> 16U);
    add_16(octets, ttl & 0xFFFFU);
    add_16(octets, static_cast<unsigned>(rdata.size()));
    octets.insert(octets.end(), rdata.begin(), rdata.end());
    return *this;
  }
  Message& caa(const std::string& value) {
    const std::string text = std::string("\0\5issue", 7) + value;
    return record(1, {0xC0, 12}, type_caa, {text.begin(), text.end()});
  }
  Message& opt(unsigned error = 0, const std::string& text = "") {
    Octets options;
    if (error != 0) {
      add_16(options, 15);
      add_16(options, static_cast<unsigned>(text.size() + 2));
      add_16(options, error);
      options.insert(options.end(), text.begin(), text.end());
    }
    return record(3, {0}, 41, options, 1232, 0x8000);
  }
  Message& soa(const std::string& zone) {
    return record(2, wire_name(zone), type_soa, Octets(22, 0));
  }
  Message& nsec(const std::string& owner, unsigned type) {
    Octets rdata = wire_name("zzz." + owner);
    Octets bits(6, 0);
    for (const unsigned one : {type, type_rrsig, type_nsec}) {
      bits[one / 8] = static_cast<std::uint8_t>(bits[one / 8] | 0x80U >> one % 8);
    }
    rdata.insert(rdata.end(), {0, 6});
    rdata.insert(rdata.end(), bits.begin(), bits.end());
    return record(2, wire_name(owner), type_nsec, rdata);
  }
  Message& ds() { return record(1, {0xC0, 12}, type_ds, Octets{0, 1, 13, 2, 1, 2, 3, 4}); }
};

// What is sent, and from where.
struct Reply {
  Octets octets;
  int after = 0;           // milliseconds
  bool elsewhere = false;  // from a socket of another port
};

struct Behaviour {
  std::map<std::string, int> times;  // "flaky" fails the first time only

  std::vector<Reply> as_resolver(const Query& query, bool tcp);
  std::vector<Reply> as_authority(const Query& query) const;
  std::vector<Reply> answer(const Query& query, bool tcp) {
    return (query.flags & flag_rd) != 0 ? as_resolver(query, tcp) : as_authority(query);
  }
};

std::vector<Reply> one(Message& message) { return {{message.opt().octets, 0, false}}; }

std::vector<Reply> delegation(const Query& query) {
  Message message(query, flag_ra | flag_ad);
  if (query.name == "evil" || query.name == "shut.evil") return one(message.ds());
  if (query.name == "open.evil") return one(message.soa("evil").nsec("open.evil", type_ns));
  return one(message.soa("shut.evil").nsec(query.name, type_a));
}

std::vector<Reply> Behaviour::as_resolver(const Query& query, bool tcp) {
  if (query.type == type_ds) return delegation(query);
  const bool shut = query.ends_with("shut.evil");
  const unsigned good = flag_ra | (shut ? flag_ad : 0U);
  const std::string& what = query.what;
  Message message(query, good);
  Message forged = Message(query, flag_ra | flag_ad).caa("forged.example").opt();
  const auto failing = [&](unsigned rcode, unsigned error, const char* text) {
    return std::vector<Reply>{{Message(query, flag_ra | rcode).opt(error, text).octets, 0, false}};
  };
  const Octets right = Message(query, good).caa("ca.example").opt().octets;
  if (what == "wrongid") {
    forged.octets[0] ^= 1U;
    return {{forged.octets, 0, false}, {right, 30, false}};
  }
  if (what == "spoof") return {{forged.octets, 0, true}, {right, 30, false}};
  if (what == "otherquestion") {
    forged.octets[13] ^= 1U;
    return {{forged.octets, 0, false}, {right, 30, false}};
  }
  if (what == "loop" || what == "forward") {
    const auto at = static_cast<std::uint8_t>(message.octets.size() + (what == "forward" ? 40 : 0));
    return one(message.record(1, {0xC0, at}, type_caa, {0, 5, 'i', 's', 's', 'u', 'e'}));
  }
  if (what == "junk") {
    message.caa("ca.example").opt();
    message.octets.insert(message.octets.end(), 7, 0xFF);
    return {{message.octets, 0, false}};
  }
  if (what == "truncated" || what == "drip" || what == "closed") {
    if (!tcp) return {{Message(query, good | flag_tc).opt().octets, 0, false}};
    for (int i = 0; i < 300; ++i) message.caa("ca" + std::to_string(1000 + i) + ".example");
    return one(message);
  }
  if (what == "big") {
    for (int i = 0; i < 60; ++i) message.caa("ca" + std::to_string(1000 + i) + ".example");
    return one(message);
  }
  if (what == "formerr") return {{Message(query, flag_ra | 1).octets, 0, false}};
  if (what == "servfail") return failing(2, 22, "all its servers are silent");
  if (what == "notimp") return failing(4, 0, "");
  if (what == "refused") return failing(5, 18, "not for you");
  if (what == "bogus" && (query.flags & flag_cd) == 0) return failing(2, 7, "expired in 2020");
  if (what == "flaky" && times[query.name]++ == 0) return failing(2, 23, "");
  if (what == "silent") return {};
  if (what == "noad") return one(Message(query, flag_ra).caa("ca.example"));
  if (what == "norecursion") return one(Message(query, flag_ad).caa("ca.example"));
  return {{right, 0, false}};
}

// The zone's own server: SOA and NS where they are asked for, CAA as the label says.
std::vector<Reply> Behaviour::as_authority(const Query& query) const {
  const auto rcode = [&](unsigned code) {
    return std::vector<Reply>{{Message(query, flag_aa | code).octets, 0, false}};
  };
  const std::string zone = "hostile.tree";
  Message message(query, flag_aa);
  if (query.type == type_caa) {
    if (query.what == "refused") return rcode(5);
    if (query.what == "notimp") return rcode(4);
    if (query.what == "formerr") return rcode(1);
    if (query.what == "servfail") return rcode(2);
    if (query.what == "silent") return {};
    if (query.what == "fine") return one(message.caa("ca.example"));
  }
  if (query.type == type_a) return one(message.record(1, {0xC0, 12}, type_a, {192, 0, 2, 1}));
  if (query.type == type_ns && query.name == zone) {
    return one(message.record(1, {0xC0, 12}, type_ns, wire_name("ns." + zone)));
  }
  return one(message.soa(zone));
}

// --- sockets -----------------------------------------------------------------------------------

struct Address {
  sockaddr_storage storage{};
  socklen_t size = 0;
};

Address address_of(const std::string& text, std::uint16_t port) {
  Address address;
  auto* v6 = reinterpret_cast<sockaddr_in6*>(&address.storage);
  auto* v4 = reinterpret_cast<sockaddr_in*>(&address.storage);
  if (inet_pton(AF_INET6, text.c_str(), &v6->sin6_addr) == 1) {
    v6->sin6_family = AF_INET6;
    v6->sin6_port = htons(port);
    address.size = sizeof *v6;
  } else if (inet_pton(AF_INET, text.c_str(), &v4->sin_addr) == 1) {
    v4->sin_family = AF_INET;
    v4->sin_port = htons(port);
    address.size = sizeof *v4;
  } else {
    std::fprintf(stderr, "%s: no address\n", text.c_str());
    std::exit(2);
  }
  return address;
}

int bound(const Address& address, int kind) {
  const int socket_number = socket(address.storage.ss_family, kind | SOCK_CLOEXEC, 0);
  const int yes = 1, large = 8 << 20;
  setsockopt(socket_number, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  setsockopt(socket_number, SOL_SOCKET, SO_RCVBUF, &large, sizeof large);
  const auto* raw = reinterpret_cast<const sockaddr*>(&address.storage);
  if (bind(socket_number, raw, address.size) != 0 ||
      (kind == SOCK_STREAM && listen(socket_number, 64) != 0)) {
    std::perror("bind");
    std::exit(2);
  }
  return socket_number;
}

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

// --- the synthetic resolver --------------------------------------------------------------------

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

[[noreturn]] void serve_synthetic(int delay, const Address& address) {
  struct Late {
    Clock::time_point due;
    Address to;
    Octets octets;
  };
  const int datagrams = bound(address, SOCK_DGRAM);
  std::deque<Late> late;
  for (;;) {
    int patience = -1;
    if (!late.empty()) {
      const auto left = late.front().due - Clock::now();
      patience = std::max(
          0, static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(left).count()) +
                 1);
    }
    pollfd waiting{datagrams, POLLIN, 0};
    poll(&waiting, 1, patience);
    for (int i = 0; i < 256; ++i) {
      Late entry;
      entry.to.size = sizeof entry.to.storage;
      Query query;
      query.octets.resize(512);
      const ssize_t size =
          recvfrom(datagrams, query.octets.data(), query.octets.size(), MSG_DONTWAIT,
                   reinterpret_cast<sockaddr*>(&entry.to.storage), &entry.to.size);
      if (size <= 0) break;
      query.octets.resize(static_cast<std::size_t>(size));
      if (!query.read()) continue;
      entry.due = Clock::now() + std::chrono::milliseconds(delay);
      entry.octets = synthetic(query);
      late.push_back(std::move(entry));
    }
    const auto now = Clock::now();
    for (; !late.empty() && late.front().due <= now; late.pop_front()) {
      const Late& entry = late.front();
      sendto(datagrams, entry.octets.data(), entry.octets.size(), 0,
             reinterpret_cast<const sockaddr*>(&entry.to.storage), entry.to.size);
    }
  }
}

}  // namespace

int main(int count, char** words) {
  if (count == 5 && std::string(words[1]) == "--synthetic") {
    serve_synthetic(std::atoi(words[2]),
                    address_of(words[4], static_cast<std::uint16_t>(std::atoi(words[3]))));
  }
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
