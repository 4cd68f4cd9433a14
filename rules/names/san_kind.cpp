#include <string>

#include "lint/facts/ip_range.h"
#include "rules/names/checks.h"
#include "rules/names/place.h"

namespace dcvlint {
namespace {

unsigned bit(GeneralNameKind kind) { return 1U << static_cast<unsigned>(kind); }

std::string length_hint(std::string_view octets) {
  if (parse_ip(octets, IpText::lenient)) return ": they are the address as text";
  const bool masked = octets.size() == 8 || octets.size() == 32;
  return masked ? ": address and mask, as name constraints have them" : "";
}

}  // namespace

Result<void> NamesSanKind::prepare() {
  for (const std::string_view given : kinds) {
    unsigned found = 0;
    for (unsigned i = 0; i <= static_cast<unsigned>(GeneralNameKind::unknown); ++i) {
      const auto kind = static_cast<GeneralNameKind>(i);
      if (general_name_kind_text(kind) == given) found = bit(kind);
    }
    if (found == 0) return fail("kinds", "\"" + std::string(given) + "\" is no kind of name");
    set_ = static_cast<std::uint16_t>(set_ | found);
  }
  return {};
}

void NamesSanKind::operator()(const SanFact& san, Hits& hits) const {
  if ((set_ & bit(san.name.kind)) == 0) return;
  const std::string text = general_name_text(san.name);
  hits.add(san.name.place, text, {{"kind", kind_word(san)}, {"name", name_excerpt(text)}});
}

void NamesSanIpLength::operator()(const SanFact& san, Hits& hits) const {
  if (san.name.kind != GeneralNameKind::ip_address) return;
  const std::string_view octets = san.name.bytes;
  if (octets.size() == 4 || octets.size() == 16) return;
  const std::string text = ip_text(octets.substr(0, 64));
  hits.add(san.name.place, text,
           {{"address", name_excerpt(text)},
            {"size", hits.number(octets.size())},
            {"hint", length_hint(octets)}});
}

void NamesSanReservedIp::operator()(const SanFact& san, Hits& hits) const {
  if (san.name.kind != GeneralNameKind::ip_address) return;
  const SpecialBlock* block = special_block(san.name.bytes);
  if (block == nullptr || ends_by(san.of, beyond)) return;
  const std::string text = ip_text(san.name.bytes);
  hits.add(san.name.place, text,
           {{"address", text},
            {"block", block->prefix},
            {"purpose", block->name},
            {"defined", block->defined}});
}

}  // namespace dcvlint
