#include "lint/facts/authorization_domain.h"

#include <algorithm>
#include <string>

namespace dcvlint {
namespace {

constexpr std::size_t most_aliases = 16;

// Follows CNAMEs one by one, and drops labels of each name on the way.
class Walk {
 public:
  Walk(View& view, Names& names, const PublicSuffixes& suffixes, const MethodTicks& ticks,
       AdnRule rule)
      : view_(view), names_(names), suffixes_(suffixes), ticks_(ticks), rule_(rule) {}

  AuthorizationDomains run(Name name, bool wildcard) {
    if (names_.is_wildcard(name)) {
      wildcard = true;
      name = names_.parent(name);
    }
    const bool onion = is_onion(name);
    if (wildcard && !ticks_.wildcard) {
      out_.bar = AdnBar::no_wildcards;
    } else if (onion && !ticks_.onion) {
      out_.bar = AdnBar::no_onion;
    } else {
      add(name);
      // There is no DNS to ask for a name of the Tor network.
      if (!onion) follow(name, wildcard);
    }
    return std::move(out_);
  }

 private:
  bool is_onion(Name name) const {
    Name top = name;
    while (names_.label_count(top) > 1) top = names_.parent(top);
    return names_.label(top) == "onion";
  }

  // The name itself and what is left of it without labels on its left.
  void add(Name name) {
    const auto base = ticks_.prune ? base_domain(names_, suffixes_, name) : std::nullopt;
    for (std::uint8_t pruned = 0;; ++pruned, name = names_.parent(name)) {
      if (out_.find(name) == nullptr) out_.all.push_back({name, aliases_, pruned, before_sc101_});
      if (!base || name == *base) return;
    }
  }

  void follow(Name name, bool wildcard) {
    const bool new_way = ticks_.cname && !wildcard && rule_ != AdnRule::old;
    const bool old_way = ticks_.cname_before && rule_ != AdnRule::sc101;
    if (!new_way && !old_way) return;
    before_sc101_ = !new_way;
    seen_.push_back(name);
    while (const auto target = alias_of(name)) {
      if (std::ranges::find(seen_, *target) != seen_.end()) return fail(name, Failure::alias_loop);
      if (seen_.size() > most_aliases) return fail(name, Failure::alias_chain_too_long);
      name = *target;
      seen_.push_back(name);
      ++aliases_;
      add(name);
    }
  }

  void fail(Name name, Failure failure) {
    out_.failed = name;
    out_.failure = failure;
  }

  // Where a CNAME leads; nothing when there is none, or when that is not known.
  std::optional<Name> alias_of(Name name) {
    const Answer answer = view_.find(name, Type::cname);
    // What a server adds on the way to the last one (RFC 6672 §3.1) is followed hop by hop.
    if (!answer.aliases.empty()) return answer.aliases.front();
    switch (answer.status) {
      case Status::records:
        break;
      case Status::no_data:
      case Status::no_name:
        return std::nullopt;
      case Status::failed:
        fail(name, answer.failure);
        out_.security = answer.security;
        return std::nullopt;
      case Status::unseen:
        out_.unseen = name;
        return std::nullopt;
      case Status::unasked:
        out_.unasked = true;
        return std::nullopt;
    }
    const auto target = names_.intern_wire(answer.records.front().rdata);
    if (target) return *target;
    fail(name, Failure::malformed);
    return std::nullopt;
  }

  View& view_;
  Names& names_;
  const PublicSuffixes& suffixes_;
  const MethodTicks& ticks_;
  AdnRule rule_;
  AuthorizationDomains out_;
  std::vector<Name> seen_;  // the name applied for, and the targets
  std::uint8_t aliases_ = 0;
  bool before_sc101_ = false;
};

}  // namespace

AdnRule adn_rule(Date day) {
  static const Date begins = make_date(2026, 8, 6), alone = make_date(2026, 11, 15);
  if (day < begins) return AdnRule::old;
  return day < alone ? AdnRule::either : AdnRule::sc101;
}

std::optional<Name> base_domain(const Names& names, const PublicSuffixes& suffixes, Name name) {
  if (name == Name::root) return std::nullopt;
  const std::string text = names.display(name);
  const std::string_view suffix = suffixes.public_suffix(text);
  const auto labels = static_cast<unsigned>(std::ranges::count(suffix, '.')) + 2;
  if (names.label_count(name) < labels) return std::nullopt;
  while (names.label_count(name) > labels) name = names.parent(name);
  return name;
}

const AuthorizationDomain* AuthorizationDomains::find(Name name) const {
  const auto found = std::ranges::find(all, name, &AuthorizationDomain::name);
  return found == all.end() ? nullptr : &*found;
}

AuthorizationDomains authorization_domains(View& view, Names& names, const PublicSuffixes& suffixes,
                                           Name name, bool wildcard, const MethodTicks& ticks,
                                           AdnRule rule) {
  return Walk(view, names, suffixes, ticks, rule).run(name, wildcard);
}

}  // namespace dcvlint
