#include "lint/facts/general_name.h"

#include <array>
#include <cstddef>

#include "lint/facts/oid.h"

namespace dcvlint {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

std::uint8_t octet(std::string_view octets, std::size_t at) {
  return static_cast<std::uint8_t>(octets[at]);
}

std::string hex(std::string_view octets) {
  std::string out;
  for (std::size_t i = 0; i < octets.size(); ++i) {
    out += hex_digits[octet(octets, i) >> 4U];
    out += hex_digits[octet(octets, i) & 0xFU];
  }
  return out;
}

std::string ipv4(std::string_view octets) {
  std::string out;
  for (std::size_t i = 0; i < 4; ++i) {
    if (i != 0) out += '.';
    out += std::to_string(octet(octets, i));
  }
  return out;
}

void append_group(std::string& out, unsigned group) {
  bool begun = false;
  for (unsigned shift = 16; shift > 0;) {
    shift -= 4;
    const unsigned digit = group >> shift & 0xFU;
    begun = begun || digit != 0 || shift == 0;
    if (begun) out += hex_digits[digit];
  }
}

// RFC 5952 §4: the first longest run of at least two zero groups becomes "::".
std::string ipv6(std::string_view octets) {
  std::array<unsigned, 8> groups{};
  for (std::size_t i = 0; i < 8; ++i) {
    groups[i] = static_cast<unsigned>(octet(octets, 2 * i)) << 8U | octet(octets, 2 * i + 1);
  }
  std::size_t run = 8;
  std::size_t length = 1;
  for (std::size_t i = 0; i < 8; ++i) {
    std::size_t end = i;
    while (end < 8 && groups[end] == 0) ++end;
    if (end - i > length) run = i, length = end - i;
  }
  std::string out;
  for (std::size_t i = 0; i < 8; ++i) {
    if (i == run) {
      out += "::";
      i += length - 1;
      continue;
    }
    if (!out.empty() && out.back() != ':') out += ':';
    append_group(out, groups[i]);
  }
  return out;
}

}  // namespace

std::string_view general_name_kind_text(GeneralNameKind kind) {
  switch (kind) {
    case GeneralNameKind::other_name:
      return "otherName";
    case GeneralNameKind::rfc822_name:
      return "rfc822Name";
    case GeneralNameKind::dns_name:
      return "dNSName";
    case GeneralNameKind::x400_address:
      return "x400Address";
    case GeneralNameKind::directory_name:
      return "directoryName";
    case GeneralNameKind::edi_party_name:
      return "ediPartyName";
    case GeneralNameKind::uri:
      return "uniformResourceIdentifier";
    case GeneralNameKind::ip_address:
      return "iPAddress";
    case GeneralNameKind::registered_id:
      return "registeredID";
    case GeneralNameKind::unknown:
      break;
  }
  return "unknown";
}

std::string ip_text(std::string_view octets) {
  switch (octets.size()) {
    case 4:
      return ipv4(octets);
    case 8:
      return ipv4(octets) + "/" + ipv4(octets.substr(4));
    case 16:
      return ipv6(octets);
    case 32:
      return ipv6(octets) + "/" + ipv6(octets.substr(16));
    default:
      return hex(octets);
  }
}

std::string general_name_text(const GeneralName& name) {
  switch (name.kind) {
    case GeneralNameKind::rfc822_name:
    case GeneralNameKind::dns_name:
    case GeneralNameKind::uri:
      return std::string(name.bytes);
    case GeneralNameKind::ip_address:
      return ip_text(name.bytes);
    case GeneralNameKind::registered_id:
      return oid_text(name.bytes);
    case GeneralNameKind::other_name:
      return oid_text(name.type_id);
    case GeneralNameKind::directory_name:
      if (name.directory != nullptr) return name_text(*name.directory);
      break;
    case GeneralNameKind::x400_address:
    case GeneralNameKind::edi_party_name:
    case GeneralNameKind::unknown:
      break;
  }
  return hex(name.bytes);
}

}  // namespace dcvlint
