#include "lint/facts/special_name.h"

#include <array>

#include "lint/facts/host_name.h"

namespace dcvlint {
namespace {

constexpr auto names = std::to_array<SpecialName>({
    {"6tisch.arpa", SpecialUse::technical, "is for networks of small devices", "RFC 9031"},
    {"alt", SpecialUse::internal, "is for names outside DNS", "RFC 9476"},
    {"corp", SpecialUse::internal, "is not delegated, as private networks use it",
     "ICANN Board resolution of 2018-02-04"},
    {"eap-noob.arpa", SpecialUse::technical, "is for devices without a user name", "RFC 9140"},
    {"example", SpecialUse::documentation, "is for documentation", "RFC 6761"},
    {"example.com", SpecialUse::documentation, "is for documentation", "RFC 6761"},
    {"example.net", SpecialUse::documentation, "is for documentation", "RFC 6761"},
    {"example.org", SpecialUse::documentation, "is for documentation", "RFC 6761"},
    {"home", SpecialUse::internal, "is not delegated, as private networks use it",
     "ICANN Board resolution of 2018-02-04"},
    {"home.arpa", SpecialUse::technical, "is for networks at home", "RFC 8375"},
    {"internal", SpecialUse::internal, "is for private networks",
     "ICANN Board resolution of 2024-07-29"},
    {"invalid", SpecialUse::internal, "is for names that must not exist", "RFC 6761"},
    {"intranet", SpecialUse::internal, "is used in private networks", "RFC 6762 appendix G"},
    {"ipv4only.arpa", SpecialUse::technical, "is for finding NAT64 translators", "RFC 8880"},
    {"lan", SpecialUse::internal, "is used in private networks", "RFC 6762 appendix G"},
    {"local", SpecialUse::internal, "is for names found by multicast DNS", "RFC 6762"},
    {"localhost", SpecialUse::internal, "is the machine itself", "RFC 6761"},
    {"mail", SpecialUse::internal, "is not delegated, as private networks use it",
     "ICANN Board resolution of 2018-02-04"},
    {"onion", SpecialUse::onion, "is for names of the Tor network", "RFC 7686"},
    {"private", SpecialUse::internal, "is used in private networks", "RFC 6762 appendix G"},
    {"resolver.arpa", SpecialUse::technical, "is for finding encrypted resolvers", "RFC 9462"},
    {"service.arpa", SpecialUse::technical, "is for finding services in a local network",
     "RFC 9665"},
    {"test", SpecialUse::internal, "is for tests", "RFC 6761"},
});

constexpr std::size_t longest_last = 9;  // "localhost"

constexpr std::string_view last_label(std::string_view suffix) {
  const std::size_t dot = suffix.rfind('.');
  return dot == std::string_view::npos ? suffix : suffix.substr(dot + 1);
}

// Of each length of a last label, its first characters as bits from 'a': nearly every name ends
// here.
constexpr auto first_letters = [] {
  std::array<std::uint32_t, longest_last + 1> bits{};
  for (const SpecialName& each : names) {
    const std::string_view last = last_label(each.suffix);
    bits[last.size()] |= 1U << static_cast<unsigned>(last[0] - 'a');
  }
  return bits;
}();

bool is_candidate(std::string_view last) {
  if (last.empty() || last.size() > longest_last) return false;
  const char first = ascii_lower(last.front());
  if (first < 'a' || first > 'z') return false;
  return (first_letters[last.size()] >> static_cast<unsigned>(first - 'a') & 1U) != 0;
}

}  // namespace

const SpecialName* special_name(std::string_view bare, std::string_view last) {
  if (!is_candidate(last)) return nullptr;
  for (const SpecialName& each : names) {
    if (equal_names(last, last_label(each.suffix)) && is_under(bare, each.suffix)) return &each;
  }
  return nullptr;
}

bool is_reverse_name(std::string_view bare, std::string_view last) {
  return equal_names(last, "arpa") &&
         (is_under(bare, "in-addr.arpa") || is_under(bare, "ip6.arpa"));
}

}  // namespace dcvlint
