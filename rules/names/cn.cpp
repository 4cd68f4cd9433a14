#include <algorithm>
#include <string>

#include "lint/facts/ip_range.h"
#include "rules/names/checks.h"
#include "rules/names/cn_advice.h"
#include "rules/names/place.h"

namespace dcvlint {
namespace {

enum class Match : std::uint8_t { none, other_form, other_case, exact };

struct BestMatch {
  Match match = Match::none;
  const GeneralName* name = nullptr;
};

// One CN is allowed, and to have more is another rule's matter: a request with ten thousand of
// them and a hundred thousand names must not cost their product.
constexpr std::size_t most_cns = 4;

BestMatch best_match(std::string_view cn, std::span<const GeneralName> names) {
  BestMatch best;
  const auto address = parse_ip(cn, IpText::lenient);
  for (const GeneralName& name : names) {
    Match match = Match::none;
    if (name.kind == GeneralNameKind::ip_address) {
      if (address && name.bytes == address->view()) {
        match = ip_text(name.bytes) == cn ? Match::exact : Match::other_form;
      }
    } else if (name.is_text() && name.bytes.size() == cn.size()) {
      const bool dns = name.kind == GeneralNameKind::dns_name;
      match = name.bytes == cn                     ? Match::exact
              : dns && equal_names(name.bytes, cn) ? Match::other_case
                                                   : Match::none;
    }
    if (match > best.match) best = {match, &name};
    if (match == Match::exact) break;
  }
  return best;
}

// Calls `look(cn, best)` for each commonName of what has names at all.
template <class Look>
void each_cn(const SignedFact& object, const Look& look) {
  const auto names = object.object.extensions.subject_alt_name.names;
  if (names.empty()) return;
  std::size_t seen = 0;
  for (const Attribute& attribute : object.object.subject.attributes) {
    if (attribute.type != AttributeType::common_name || attribute.text.empty()) continue;
    if (++seen > most_cns) return;
    look(attribute, best_match(attribute.text, names));
  }
}

bool is_covered(std::string_view cn, const GeneralName& name) {
  const std::size_t dot = cn.find('.');
  return name.kind == GeneralNameKind::dns_name && name.bytes.starts_with("*.") &&
         dot != std::string_view::npos && equal_names(name.bytes.substr(1), cn.substr(dot));
}

std::string hint(const Attribute& cn, std::span<const GeneralName> names) {
  if (const std::string other = other_spelling(cn, names); !other.empty()) {
    return ": write it as " + name_excerpt(other);
  }
  if (std::ranges::any_of(names,
                          [&](const GeneralName& name) { return is_covered(cn.text, name); })) {
    return ": the wildcard among them does not count";
  }
  return "";
}

}  // namespace

void NamesCnPresent::operator()(const AttributeFact& attribute, Hits& hits) const {
  if (attribute.attribute.type != AttributeType::common_name) return;
  hits.add(attribute.attribute.place, "CN", {{"cn", name_excerpt(attribute.attribute.text)}});
}

void NamesCnNotInSan::operator()(const SignedFact& object, Hits& hits) const {
  each_cn(object, [&](const Attribute& cn, const BestMatch& best) {
    if (best.match != Match::none || !host_of_service(cn.text).empty()) return;
    Hit& hit = hits.add(cn.value, "CN",
                        {{"cn", name_excerpt(cn.text)},
                         {"hint", hint(cn, object.object.extensions.subject_alt_name.names)}});
    if (hits.is_spare(hit)) return;
    advise_cn(object, cn_in_san(object, cn), hits, hit);
  });
}

void NamesCnService::operator()(const SignedFact& object, Hits& hits) const {
  each_cn(object, [&](const Attribute& cn, const BestMatch& best) {
    const std::string_view host = host_of_service(cn.text);
    if (best.match != Match::none || host.empty()) return;
    Hit& hit = hits.add(cn.value, "CN",
                        {{"cn", name_excerpt(cn.text)},
                         {"service", name_excerpt(cn.text.substr(0, cn.text.find('/')))},
                         {"host", name_excerpt(host)}});
    if (hits.is_spare(hit)) return;
    advise_cn(object, cn_in_san(object, cn), hits, hit);
  });
}

void NamesCnCaseDiffers::operator()(const SignedFact& object, Hits& hits) const {
  each_cn(object, [&](const Attribute& cn, const BestMatch& best) {
    if (best.match != Match::other_case) return;
    Hit& hit = hits.add(cn.value, "CN",
                        {{"cn", name_excerpt(cn.text)}, {"name", name_excerpt(best.name->bytes)}});
    hits.relate(hit, best.name->place, "the name");
    if (hits.is_spare(hit)) return;
    advise_cn(object, cn_written(cn, best.name->bytes), hits, hit);
  });
}

void NamesCnIpNotCanonical::operator()(const SignedFact& object, Hits& hits) const {
  each_cn(object, [&](const Attribute& cn, const BestMatch& best) {
    if (best.match != Match::other_form) return;
    const std::string address = ip_text(best.name->bytes);
    Hit& hit = hits.add(cn.value, "CN", {{"cn", name_excerpt(cn.text)}, {"address", address}});
    if (hits.is_spare(hit)) return;
    advise_cn(object, cn_written(cn, address), hits, hit);
  });
}

}  // namespace dcvlint
