#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "lint/facts/ip_range.h"
#include "lint/facts/special_name.h"
#include "lint/facts/validity.h"
#include "rules/names/dated_checks.h"
#include "rules/names/place.h"

namespace dcvlint {
namespace {

// The labels of a reverse name before its suffix, from the right: the octets or nibbles in their
// order. Of more labels than an address has some, one too many.
std::vector<std::string_view> reversed_parts(std::string_view bare, std::string_view suffix) {
  std::vector<std::string_view> parts;
  constexpr std::size_t nibbles = 32;
  each_label(bare.substr(0, bare.size() - std::min(bare.size(), suffix.size() + 1)),
             [&](std::string_view label) {
               if (parts.size() <= nibbles) parts.push_back(label);
             });
  std::ranges::reverse(parts);
  return parts;
}

std::optional<unsigned> number(std::string_view text, int base, unsigned most) {
  unsigned value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (text.empty() || problem != std::errc() || end != text.data() + text.size()) return {};
  if (value > most || (base == 10 && text.size() > 1 && text.front() == '0')) return {};
  return value;
}

// 4 or 16 octets; nothing when the labels are none, too few or too many.
std::string address_of(std::span<const std::string_view> parts, bool ipv6) {
  constexpr std::size_t octets = 4, nibbles = 32;
  if (parts.size() != (ipv6 ? nibbles : octets)) return "";
  std::string address;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto value = ipv6 ? number(parts[i], 16, 15) : number(parts[i], 10, 255);
    if (!value || (ipv6 && parts[i].size() != 1)) return "";
    if (!ipv6 || i % 2 == 0) {
      address += static_cast<char>(ipv6 ? *value << 4U : *value);
    } else {
      address.back() = static_cast<char>(static_cast<std::uint8_t>(address.back()) | *value);
    }
  }
  return address;
}

}  // namespace

void NamesUnderscoreTransition::operator()(const SanFact& san, Hits& hits) const {
  if (!san.host.has(host_underscore) || san.of.day >= until || san.of.certificate == nullptr) {
    return;
  }
  const auto seconds = validity_seconds(*san.of.certificate);
  bool first = true;
  std::string_view label_at, problem;
  if (days == 0) {
    problem = "no certificate may have one any more";
  } else if (!seconds || validity_days(*seconds) > days) {
    problem = "the certificate is valid for more than 30 days";
  }
  each_label(san.host.bare, [&](std::string_view label) {
    if (label.find('_') != std::string_view::npos && label_at.empty()) {
      label_at = label;
      if (problem.empty() && first && !san.host.has(host_wildcard)) {
        problem = "it is in the first label";
      } else if (problem.empty() && (label.front() == '_' || label.back() == '_')) {
        problem = "a hyphen in its place would make no label";
      }
    }
    first = false;
  });
  if (problem.empty() || label_at.empty()) return;
  hits.add(part_place(san, label_at), san.name.bytes,
           {{"name", name_excerpt(san.name.bytes)},
            {"label", name_excerpt(label_at)},
            {"problem", problem}});
}

void NamesCnSeveral::operator()(const SignedFact& object, Hits& hits) const {
  if (object.day >= until) return;
  const std::size_t count = object.object.subject.count(AttributeType::common_name);
  if (count < 2) return;
  hits.add(object.object.subject.first(AttributeType::common_name)->place, "CN",
           {{"count", hits.number(count)}});
}

void NamesReverseAddress::operator()(const SanFact& san, Hits& hits) const {
  const HostName& host = san.host;
  if (!host.is_name() || san.of.day >= until || !is_reverse_name(host.bare, host.last)) return;
  constexpr std::string_view v4 = "in-addr.arpa", v6 = "ip6.arpa";
  const bool ipv6 = is_under(host.bare, v6);
  const std::vector<std::string_view> parts = reversed_parts(host.bare, ipv6 ? v6 : v4);
  const std::string address = address_of(parts, ipv6);
  std::string problem = "it stands for no address";
  if (!address.empty()) {
    const SpecialBlock* block = special_block(address);
    if (block == nullptr) return;
    problem = ip_text(address) + " is set aside: " + std::string(block->name);
  }
  hits.add(san.name.place, san.name.bytes,
           {{"name", name_excerpt(san.name.bytes)}, {"problem", problem}});
}

}  // namespace dcvlint
