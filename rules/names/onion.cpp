#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "lint/base/sha3.h"
#include "lint/facts/validity.h"
#include "rules/names/onion_checks.h"
#include "rules/names/place.h"

namespace dcvlint {
namespace {

constexpr std::size_t address_size = 56;  // characters; 35 octets: key, checksum, version
using Address = std::array<std::uint8_t, 35>;

bool is_onion(const HostName& host) {
  return host.is_name() && equal_names(host.last, "onion") && host.labels > 1;
}

// The label before ".onion".
std::string_view address_label(const HostName& host) {
  const std::string_view before = host.bare.substr(0, host.bare.size() - host.last.size() - 1);
  const std::size_t dot = before.rfind('.');
  return dot == std::string_view::npos ? before : before.substr(dot + 1);
}

// Base32 (RFC 4648 §6) without padding.
std::optional<Address> decode(std::string_view label) {
  if (label.size() != address_size) return std::nullopt;
  Address octets{};
  for (std::size_t i = 0; i < label.size(); ++i) {
    const char c = ascii_lower(label[i]);
    unsigned five = 0;
    if (c >= 'a' && c <= 'z') {
      five = static_cast<unsigned>(c - 'a');
    } else if (c >= '2' && c <= '7') {
      five = static_cast<unsigned>(c - '2') + 26U;
    } else {
      return std::nullopt;
    }
    for (std::size_t bit = 0; bit < 5; ++bit) {
      const std::size_t at = i * 5 + bit;
      if ((five >> (4 - bit) & 1U) == 0) continue;
      octets[at / 8] = static_cast<std::uint8_t>(octets[at / 8] | 0x80U >> (at % 8));
    }
  }
  return octets;
}

// The specification of Tor's version 3 addresses: two octets of SHA3-256 over a fixed text, the key
// and the version.
bool has_checksum(const Address& address) {
  std::string text = ".onion checksum";
  constexpr std::size_t key_size = 32;
  for (std::size_t i = 0; i < key_size; ++i) text += static_cast<char>(address[i]);
  text += static_cast<char>(address[34]);
  const auto digest = sha3_256(text);
  return digest[0] == address[32] && digest[1] == address[33];
}

}  // namespace

void NamesOnionChecksum::operator()(const SanFact& san, Hits& hits) const {
  if (!is_onion(san.host) || !is_onion_v3(san.host)) return;
  const auto address = decode(address_label(san.host));
  if (!address) return;
  constexpr std::uint8_t version = 3;
  const std::string_view problem = (*address)[34] != version ? "another version than 3"
                                   : !has_checksum(*address) ? "a wrong checksum"
                                                             : "";
  if (problem.empty()) return;
  hits.add(san.name.place, san.name.bytes,
           {{"name", name_excerpt(san.name.bytes)}, {"problem", problem}});
}

void NamesOnionNotEv::operator()(const SanFact& san, Hits& hits) const {
  if (!is_onion(san.host) || san.of.day >= until || san.of.profile.profile == Profile::ev) return;
  hits.add(
      san.name.place, san.name.bytes,
      {{"name", name_excerpt(san.name.bytes)}, {"type", profile_text(san.of.profile.profile)}});
}

void NamesOnionValidity::operator()(const CertificateFact& fact, Hits& hits) const {
  const auto seconds = validity_seconds(fact.certificate);
  if (days == 0 || !seconds || validity_days(*seconds) <= days) return;
  for (const GeneralName& name : fact.certificate.extensions.subject_alt_name.names) {
    if (name.kind != GeneralNameKind::dns_name || !is_onion(host_name(name.bytes))) continue;
    hits.add(fact.certificate.validity_place, name.bytes,
             {{"name", name_excerpt(name.bytes)},
              {"period", duration_text(*seconds)},
              {"days", hits.number(static_cast<std::uint64_t>(days))}});
    return;
  }
}

}  // namespace dcvlint
