#include <algorithm>
#include <string>

#include "lint/facts/special_name.h"
#include "rules/names/checks.h"
#include "rules/names/place.h"

namespace dcvlint {
namespace {

// Whether the end of the name can be judged: "a..", "*" and the like are other rules'.
bool has_domain(const HostName& host) {
  return host.is_name() && !host.last.empty() && !host.bare.empty();
}

bool is_single(const HostName& host) { return host.labels == 1 && !host.has(host_wildcard); }

void add(const SanFact& san, Hits& hits, std::string_view why) {
  hits.add(part_place(san, san.host.last), san.name.bytes,
           {{"name", name_excerpt(san.name.bytes)}, {"why", why}});
}

std::optional<SpecialUse> use_from_text(std::string_view text) {
  if (text == "documentation") return SpecialUse::documentation;
  if (text == "technical") return SpecialUse::technical;
  return std::nullopt;
}

}  // namespace

void NamesSanInternalName::operator()(const SanFact& san, Hits& hits) const {
  const HostName& host = san.host;
  if (!has_domain(host) || ends_by(san.of, beyond)) return;
  const DomainLists* lists = san.of.in.lists;
  const auto is_delegated = [&] {
    return lists != nullptr && lists->top_levels.contains(host.last);
  };
  const SpecialName* special = special_name(host.bare, host.last);
  if (special != nullptr && special->use != SpecialUse::internal) return;
  if (special == nullptr && !is_single(host)) return;
  if (is_delegated()) return;
  if (is_single(host)) {
    add(san, hits, "it has one label only");
  } else if (special != nullptr) {
    add(san, hits,
        "\"." + std::string(special->suffix) + "\" " + std::string(special->purpose) + " (" +
            std::string(special->defined) + ")");
  }
}

void NamesSanUnknownTld::operator()(const SanFact& san, Hits& hits) const {
  const HostName& host = san.host;
  const DomainLists* lists = san.of.in.lists;
  if (!has_domain(host) || lists == nullptr || is_single(host)) return;
  if (lists->top_levels.contains(host.last) || special_name(host.bare, host.last) != nullptr) {
    return;
  }
  hits.add(part_place(san, host.last), san.name.bytes,
           {{"name", name_excerpt(san.name.bytes)},
            {"tld", name_excerpt(host.last)},
            {"list_date", list_date_text(lists->top_levels.date)}});
}

Result<void> NamesSanSpecialUse::prepare() const {
  if (!use_from_text(use)) return fail("use", "must be documentation or technical");
  return {};
}

void NamesSanSpecialUse::operator()(const SanFact& san, Hits& hits) const {
  if (!has_domain(san.host)) return;
  const SpecialName* special = special_name(san.host.bare, san.host.last);
  if (special == nullptr || special->use != use_from_text(use)) return;
  hits.add(part_place(san, san.host.last), san.name.bytes,
           {{"name", name_excerpt(san.name.bytes)},
            {"suffix", special->suffix},
            {"purpose", special->purpose},
            {"defined", special->defined}});
}

void NamesSanReverseSuffix::operator()(const SanFact& san, Hits& hits) const {
  if (!has_domain(san.host) || !is_reverse_name(san.host.bare, san.host.last)) return;
  hits.add(san.name.place, san.name.bytes, {{"name", name_excerpt(san.name.bytes)}});
}

void NamesSanPublicSuffix::operator()(const SanFact& san, Hits& hits) const {
  const HostName& host = san.host;
  const DomainLists* lists = san.of.in.lists;
  constexpr unsigned most_labels = 5;  // no rule of the ICANN section has more
  if (lists == nullptr || !has_domain(host) || host.has(host_wildcard)) return;
  if (host.labels > most_labels || (host.labels == 1) != top_level) return;
  if (!lists->public_suffixes.is_public_suffix(host.bare)) return;
  if (!lists->top_levels.contains(host.last)) return;
  if (special_name(host.bare, host.last) != nullptr || is_reverse_name(host.bare, host.last))
    return;
  hits.add(san.name.place, san.name.bytes,
           {{"name", name_excerpt(san.name.bytes)},
            {"list_date", list_date_text(lists->public_suffixes.date)}});
}

void NamesSanOnionMalformed::operator()(const SanFact& san, Hits& hits) const {
  if (!has_domain(san.host) || !equal_names(san.host.last, "onion") || is_onion_v3(san.host))
    return;
  hits.add(san.name.place, san.name.bytes, {{"name", name_excerpt(san.name.bytes)}});
}

Result<void> NamesWithin::prepare() const {
  for (const std::string_view domain : domains) {
    const HostName host = host_name(domain);
    constexpr unsigned allowed = host_a_label;
    const bool capitals = std::ranges::any_of(domain, [](char c) { return ascii_lower(c) != c; });
    if (!host.is_name() || (host.traits & ~allowed) != 0 || capitals) {
      return fail("domains", "\"" + std::string(domain) +
                                 "\" must be a domain in lower case, without a final dot");
    }
  }
  return {};
}

void NamesWithin::operator()(const SanFact& san, Hits& hits) const {
  if (!has_domain(san.host)) return;
  const auto holds = [&](std::string_view domain) { return is_under(san.host.bare, domain); };
  if (std::ranges::any_of(domains, holds)) return;
  hits.add(san.name.place, san.name.bytes, {{"name", name_excerpt(san.name.bytes)}});
}

}  // namespace dcvlint
