#include <string>

#include "lint/facts/ip_range.h"
#include "lint/facts/punycode.h"
#include "rules/names/checks.h"
#include "rules/names/place.h"

namespace dcvlint {
namespace {

// For a name that is UTF-8 and in lower case: what to write. Capitals outside ASCII are the mapping
// of IDNA's matter, which takes Unicode's tables.
std::string a_label_hint(std::string_view name) {
  const auto encoded = to_a_labels(name);
  if (!encoded) return "";
  std::string lowered = *encoded;
  for (char& c : lowered) c = ascii_lower(c);
  return ": write " + name_excerpt(lowered);
}

std::string problem(std::string_view name) {
  if (name.empty() || name == ".") return "is empty";
  const ForeignText text = foreign_text(name);
  std::string words(foreign_text_words(text));
  if (text == ForeignText::port) words += " (" + name_excerpt(name.substr(name.rfind(':'))) + ")";
  if (text == ForeignText::kind_prefix) {
    words += " (" + std::string(name.substr(0, name.find_first_of(":=") + 1)) + ")";
  }
  return words;
}

}  // namespace

void NamesSanNonAscii::operator()(const SanFact& san, Hits& hits) const {
  if (san.host.shape != HostShape::non_ascii) return;
  hits.add(san.name.place, san.name.bytes,
           {{"kind", kind_word(san)},
            {"name", name_excerpt(san.name.bytes)},
            {"hint", a_label_hint(san.name.bytes)}});
}

void NamesSanIpAsDnsName::operator()(const SanFact& san, Hits& hits) const {
  if (san.host.shape != HostShape::address) return;
  std::string_view text = san.name.bytes;
  if (text.front() == '[') text = text.substr(1, text.size() - 2);
  const auto address = parse_ip(text, IpText::lenient);
  hits.add(san.name.place, san.name.bytes,
           {{"name", san.name.bytes}, {"address", address ? ip_text(address->view()) : ""}});
}

void NamesSanNotAHostName::operator()(const SanFact& san, Hits& hits) const {
  if (san.host.shape != HostShape::empty && san.host.shape != HostShape::foreign) return;
  hits.add(san.name.place, san.name.bytes,
           {{"kind", kind_word(san)},
            {"name", name_excerpt(san.name.bytes)},
            {"problem", problem(san.name.bytes)}});
}

void NamesSanTrailingDot::operator()(const SanFact& san, Hits& hits) const {
  if (!san.host.has(host_trailing_dot)) return;
  hits.add(part_place(san, san.name.bytes.substr(san.name.bytes.size() - 1)), san.name.bytes,
           {{"kind", kind_word(san)}, {"name", name_excerpt(san.name.bytes)}});
}

void NamesSanNameTooLong::operator()(const SanFact& san, Hits& hits) const {
  if (!san.host.has(host_name_too_long)) return;
  const std::size_t size = san.name.bytes.size() - (san.host.has(host_trailing_dot) ? 1 : 0);
  hits.add(san.name.place, san.name.bytes,
           {{"kind", kind_word(san)},
            {"name", name_excerpt(san.name.bytes)},
            {"size", hits.number(size)}});
}

}  // namespace dcvlint
