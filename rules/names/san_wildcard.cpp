#include <string>

#include "lint/facts/special_name.h"
#include "rules/names/checks.h"
#include "rules/names/place.h"

namespace dcvlint {
namespace {

bool begins_with_star(const SanFact& san) { return san.name.bytes.starts_with("*."); }

// What stands behind the last asterisk's label.
std::string_view behind_stars(std::string_view bare) {
  const std::size_t star = bare.rfind('*');
  const std::size_t dot = bare.find('.', star == std::string_view::npos ? 0 : star);
  return star == std::string_view::npos ? bare : bare.substr(std::min(dot, bare.size() - 1) + 1);
}

}  // namespace

Result<void> NamesSanWildcardShape::prepare() const {
  if (shape == "partial" || shape == "inner" || shape == "double" || shape == "bare") return {};
  return fail("shape", "must be partial, inner, double or bare");
}

void NamesSanWildcardShape::operator()(const SanFact& san, Hits& hits) const {
  constexpr unsigned wrong = host_bare_star | host_partial_star | host_inner_star;
  if ((san.host.traits & wrong) == 0) return;
  const auto add = [&](std::string_view label) {
    hits.add(part_place(san, label), san.name.bytes,
             {{"kind", kind_word(san)},
              {"name", name_excerpt(san.name.bytes)},
              {"label", name_excerpt(label)},
              {"parent", name_excerpt(behind_stars(san.host.bare))}});
  };
  if (shape == "bare") {
    if (san.host.has(host_bare_star)) add(san.name.bytes.substr(0, 1));
    return;
  }
  const HostTrait trait = shape == "partial" ? host_partial_star : host_inner_star;
  if (!san.host.has(trait) || (shape == "double" && !begins_with_star(san)) ||
      (shape == "inner" && begins_with_star(san))) {
    return;
  }
  bool told = false;  // one name, one finding
  each_label(san.host.bare, [&](std::string_view label) {
    const bool star = label.find('*') != std::string_view::npos;
    if (told || !star || (label == "*") != (trait == host_inner_star)) return;
    told = true;
    add(label);
  });
}

void NamesSanWildcardPublicSuffix::operator()(const SanFact& san, Hits& hits) const {
  const DomainLists* lists = san.of.in.lists;
  if (!san.host.has(host_wildcard) || lists == nullptr) return;
  const std::string_view bare = san.host.bare;
  if (!lists->public_suffixes.is_public_suffix(bare)) return;
  // Of a label that is in no list there is more to say: names/san-unknown-tld does.
  if (!lists->top_levels.contains(san.host.last)) return;
  if (special_name(bare, san.host.last) != nullptr || is_reverse_name(bare, san.host.last)) return;
  hits.add(san.name.place, san.name.bytes,
           {{"name", name_excerpt(san.name.bytes)},
            {"suffix", bare},
            {"list_date", list_date_text(lists->public_suffixes.date)}});
}

void NamesSanWildcard::operator()(const SanFact& san, Hits& hits) const {
  if (!san.host.has(host_wildcard) || equal_names(san.host.last, "onion")) return;
  hits.add(san.name.place, san.name.bytes, {{"name", name_excerpt(san.name.bytes)}});
}

}  // namespace dcvlint
