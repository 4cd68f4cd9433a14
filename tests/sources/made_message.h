#pragma once
// DNS messages for tests, put together octet by octet.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lint/facts/name.h"
#include "lint/sources/dns_message.h"

namespace dcvlint {

using MadeOctets = std::vector<std::uint8_t>;

inline void add_16(MadeOctets& out, unsigned value) {
  out.push_back(static_cast<std::uint8_t>(value >> 8U));
  out.push_back(static_cast<std::uint8_t>(value));
}

// "www.example." without compression, letters kept; "" and "." are the root.
inline MadeOctets made_name(std::string_view text) {
  MadeOctets wire;
  while (!text.empty() && text != ".") {
    const std::size_t end = text.find('.');
    const std::string_view label = text.substr(0, end);
    wire.push_back(static_cast<std::uint8_t>(label.size()));
    wire.insert(wire.end(), label.begin(), label.end());
    text = end == std::string_view::npos ? "" : text.substr(end + 1);
  }
  wire.push_back(0);
  return wire;
}

inline MadeOctets joined(std::initializer_list<MadeOctets> parts) {
  MadeOctets all;
  for (const MadeOctets& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

inline MadeOctets made_caa(std::string_view tag, std::string_view value) {
  MadeOctets rdata = {0, static_cast<std::uint8_t>(tag.size())};
  rdata.insert(rdata.end(), tag.begin(), tag.end());
  rdata.insert(rdata.end(), value.begin(), value.end());
  return rdata;
}

inline MadeOctets made_soa(std::uint8_t minimum) {
  MadeOctets rdata = joined({made_name("ns."), made_name("host.")});
  rdata.insert(rdata.end(), 19, 0);
  rdata.push_back(minimum);
  return rdata;
}

// An NSEC that ends at `next` and has these types, all below 256.
inline MadeOctets made_nsec(std::string_view next, std::initializer_list<unsigned> types) {
  MadeOctets rdata = made_name(next);
  MadeOctets bits(32, 0);
  for (const unsigned type : types) {
    bits[type / 8] = static_cast<std::uint8_t>(bits[type / 8] | 0x80U >> type % 8);
  }
  while (!bits.empty() && bits.back() == 0) bits.pop_back();
  if (bits.empty()) return rdata;
  rdata.push_back(0);
  rdata.push_back(static_cast<std::uint8_t>(bits.size()));
  rdata.insert(rdata.end(), bits.begin(), bits.end());
  return rdata;
}

struct MadeMessage {
  static constexpr unsigned ad = 0x0020, cd = 0x0010, tc = 0x0200, nxdomain = 3, servfail = 2;

  MadeOctets octets;

  // QR, RD and RA are set; `flags`: the bits above and the RCODE.
  MadeMessage(std::string_view name, Type type, unsigned flags = 0, std::uint16_t id = 0x1234) {
    add_16(octets, id);
    add_16(octets, 0x8180U | flags);
    for (const unsigned count : {1U, 0U, 0U, 0U}) add_16(octets, count);
    add(made_name(name));
    add_16(octets, static_cast<unsigned>(type));
    add_16(octets, class_in);
  }
  void add(const MadeOctets& more) { octets.insert(octets.end(), more.begin(), more.end()); }
  // Sections must come in their order.
  MadeMessage& record(unsigned section, const MadeOctets& owner, Type type, std::uint32_t ttl,
                      const MadeOctets& rdata, unsigned rr_class = class_in) {
    ++octets[5 + 2 * section];
    add(owner);
    add_16(octets, static_cast<unsigned>(type));
    add_16(octets, rr_class);
    add_16(octets, ttl >> 16U);
    add_16(octets, ttl & 0xFFFFU);
    add_16(octets, static_cast<unsigned>(rdata.size()));
    add(rdata);
    return *this;
  }
  MadeMessage& answer(std::string_view owner, Type type, const MadeOctets& rdata,
                      std::uint32_t ttl = 300) {
    return record(1, made_name(owner), type, ttl, rdata);
  }
  MadeMessage& authority(std::string_view owner, Type type, const MadeOctets& rdata,
                         std::uint32_t ttl = 300) {
    return record(2, made_name(owner), type, ttl, rdata);
  }
  // OPT with one extended error, or none.
  MadeMessage& opt(unsigned code = 0, std::string_view text = "", unsigned high_rcode = 0) {
    MadeOctets option;
    if (code != 0) {
      add_16(option, 15);
      add_16(option, static_cast<unsigned>(2 + text.size()));
      add_16(option, code);
      option.insert(option.end(), text.begin(), text.end());
    }
    return record(3, {0}, Type{41}, high_rcode << 24U | 0x8000U, option, 1232);
  }
};

}  // namespace dcvlint
