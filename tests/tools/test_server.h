#pragma once
// What the test servers share: queries, messages put together octet by octet, sockets.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace test_server {

using Octets = std::vector<std::uint8_t>;

inline constexpr unsigned type_a = 1, type_ns = 2, type_soa = 6, type_ds = 43, type_rrsig = 46,
                          type_nsec = 47, type_caa = 257;
inline constexpr unsigned flag_ad = 0x0020, flag_cd = 0x0010, flag_tc = 0x0200, flag_ra = 0x0080,
                          flag_rd = 0x0100, flag_aa = 0x0400, flag_qr = 0x8000;

inline void add_16(Octets& out, unsigned value) {
  out.push_back(static_cast<std::uint8_t>(value >> 8U));
  out.push_back(static_cast<std::uint8_t>(value));
}

inline Octets wire_name(const std::string& text) {
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

// --- sockets ---------------------------------------------------------------------------------

struct Address {
  sockaddr_storage storage{};
  socklen_t size = 0;
};

inline Address address_of(const std::string& text, std::uint16_t port) {
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

inline int bound(const Address& address, int kind) {
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

}  // namespace test_server
