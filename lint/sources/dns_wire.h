#pragma once
// DNS messages as octets (RFC 1035 §4): names with compression, resource records, queries. What
// comes from the network is hostile, so everything is checked before it is believed.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "lint/facts/name.h"
#include "lint/facts/type.h"

namespace dcvlint {

// A name without compression, letters as they came.
struct WireName {
  std::array<std::uint8_t, 255>
      octets;             // not initialised: one is made for each record of a message
  std::uint8_t size = 0;  // 0 is no name; the root has 1

  std::span<const std::uint8_t> wire() const { return {octets.data(), size}; }
};

// Reads the name that starts at `at`. Returns the offset behind it in the message, or 0 when there
// is none: it overruns the end, is longer than 255 octets, has labels that are neither text nor
// pointers, or pointers that do not lead strictly backwards (RFC 1035 §4.1.4: "prior"), more
// than 64.
std::size_t read_wire_name(std::span<const std::uint8_t> message, std::size_t at, WireName& name);

// ASCII case aside (RFC 4343). Both without compression.
bool same_wire_name(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b);
// How many octets of `name` stand before `ancestor`: 0 when they are the same; nothing when `name`
// is not within it.
std::optional<std::size_t> octets_before(std::span<const std::uint8_t> name,
                                         std::span<const std::uint8_t> ancestor);

// A record where it stands in its message.
struct WireRecord {
  std::uint32_t owner = 0;  // offset of its name, which has been read once and is sound
  Type type{};
  std::uint16_t rr_class = 0;  // of OPT: a payload size
  std::uint32_t ttl = 0;       // as it stands
  std::uint32_t begin = 0;     // RDATA
  std::uint32_t end = 0;
};

// RDATA with the names in it uncompressed: those of RFC 1035 and the few others that RFC 3597 §4
// has receivers decompress (RP, AFSDB, RT, PX, KX, SRV, DNAME). Nothing when the type has names and
// these octets do not hold them.
bool expand_rdata(std::span<const std::uint8_t> message, const WireRecord& record,
                  std::vector<std::uint8_t>& out);

// A query as we send it: one question of class IN, recursion desired, AD (RFC 6840 §5.7: say
// whether you validated), EDNS with DO and a payload of 1232 octets.
struct QueryFlags {
  bool checking_disabled = false;  // CD (RFC 4035 §3.2.2): tell even what does not validate
};
void write_query(std::uint16_t id, const Names& names, Name name, Type type, QueryFlags flags,
                 std::vector<std::uint8_t>& out);

inline constexpr std::uint16_t edns_payload = 1232;  // fits every path unfragmented

}  // namespace dcvlint
