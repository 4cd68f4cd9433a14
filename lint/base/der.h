#pragma once
// One step through BER/DER (X.690 §8.1): identifier, length, content. Says what
// is there; what DER forbids is lint/sources/der.h's matter.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dcvlint {

// Identifier octets that X.509 and PKCS#10 use.
namespace tag {
inline constexpr std::uint8_t boolean = 0x01;
inline constexpr std::uint8_t integer = 0x02;
inline constexpr std::uint8_t bit_string = 0x03;
inline constexpr std::uint8_t octet_string = 0x04;
inline constexpr std::uint8_t null = 0x05;
inline constexpr std::uint8_t oid = 0x06;
inline constexpr std::uint8_t enumerated = 0x0A;
inline constexpr std::uint8_t utf8_string = 0x0C;
inline constexpr std::uint8_t numeric_string = 0x12;
inline constexpr std::uint8_t printable_string = 0x13;
inline constexpr std::uint8_t t61_string = 0x14;
inline constexpr std::uint8_t ia5_string = 0x16;
inline constexpr std::uint8_t utc_time = 0x17;
inline constexpr std::uint8_t generalized_time = 0x18;
inline constexpr std::uint8_t visible_string = 0x1A;
inline constexpr std::uint8_t universal_string = 0x1C;
inline constexpr std::uint8_t bmp_string = 0x1E;
inline constexpr std::uint8_t sequence = 0x30;
inline constexpr std::uint8_t set = 0x31;
constexpr std::uint8_t context(unsigned number, bool constructed) {
  return static_cast<std::uint8_t>(0x80U | (constructed ? 0x20U : 0U) | number);
}
}  // namespace tag

// A value's octets as offsets in its document: [begin, content) is the header.
struct Tlv {
  std::uint8_t tag = 0;  // the first identifier octet
  std::uint32_t begin = 0;
  std::uint32_t content = 0;
  std::uint32_t end = 0;
  bool constructed() const { return (tag & 0x20U) != 0; }
  std::uint32_t size() const { return end - content; }
};

enum class TlvProblem : std::uint8_t {
  none,
  no_header,         // the octets end within identifier or length
  reserved_length,   // 0xFF
  length_too_large,  // does not fit 32 bits
  overrun,           // the length leads past the end; `end` is that end
  indefinite,        // 0x80; `end` is the end of what encloses
};

struct TlvStep {
  Tlv tlv;
  TlvProblem problem = TlvProblem::none;
  bool minimal_length = true;
  bool minimal_tag = true;  // of the high-tag-number form (X.690 §8.1.2.4)
};

// The usual case of tlv_at, small enough to be inlined: one identifier octet that is not 0, a
// length below 128 that leads to no further than `end`. False: see tlv_at.
inline bool short_tlv_at(std::string_view bytes, std::uint32_t at, std::uint32_t end, Tlv& tlv) {
  if (end - at < 2) return false;
  const auto identifier = static_cast<std::uint8_t>(bytes[at]);
  const auto length = static_cast<std::uint8_t>(bytes[at + 1]);
  if ((identifier & 0x1FU) == 0x1F || identifier == 0 || length >= 0x80 || length > end - at - 2) {
    return false;
  }
  tlv = {identifier, at, at + 2, at + 2 + length};
  return true;
}

// What stands at `at`, within [at, end) of `bytes`; at < end <= bytes.size() < 4 GiB.
inline TlvStep tlv_at(std::string_view bytes, std::uint32_t at, std::uint32_t end) {
  auto octet = [&](std::uint32_t i) { return static_cast<std::uint8_t>(bytes[i]); };
  TlvStep step;
  Tlv& tlv = step.tlv;
  tlv.begin = at;
  tlv.end = tlv.content = end;
  tlv.tag = octet(at++);
  if ((tlv.tag & 0x1FU) == 0x1FU) {
    if (at == end) return step.problem = TlvProblem::no_header, step;
    step.minimal_tag = octet(at) != 0x80 && octet(at) >= 31;
    while (at < end && (octet(at) & 0x80U) != 0) ++at;
    ++at;
  }
  if (at >= end) return step.problem = TlvProblem::no_header, step;
  std::uint64_t length = octet(at++);
  if (length == 0x80) return tlv.content = at, step.problem = TlvProblem::indefinite, step;
  if (length == 0xFF) return step.problem = TlvProblem::reserved_length, step;
  if (length > 0x80) {
    const std::uint32_t octets = static_cast<std::uint32_t>(length & 0x7FU);
    if (octets > end - at) return step.problem = TlvProblem::no_header, step;
    step.minimal_length = octet(at) != 0;
    length = 0;
    for (const std::uint32_t stop = at + octets; at < stop; ++at) {
      if (length > 0xFFFFFFU) return step.problem = TlvProblem::length_too_large, step;
      length = length << 8U | octet(at);
    }
    if (length < 0x80) step.minimal_length = false;
  }
  tlv.content = at;
  if (length > end - at) return step.problem = TlvProblem::overrun, step;
  tlv.end = at + static_cast<std::uint32_t>(length);
  return step;
}

}  // namespace dcvlint
