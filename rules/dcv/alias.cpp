#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/facts/dcv_presence.h"
#include "rules/dcv/checks.h"
#include "rules/zone/target.h"

namespace dcvlint {
namespace {

constexpr std::string_view challenge = "_acme-challenge";
constexpr std::size_t most_quoted = 60;

// The origins of all zones and fragments; that of the root, which all names are in, tells nothing.
class Origins {
 public:
  explicit Origins(const Repository& repository) {
    for (const Zone& zone : repository.zones()) {
      if (zone.origin() != Name::root) sorted_.push_back(zone.origin());
    }
    std::ranges::sort(sorted_);
  }

  bool has(const Names& names, std::span<const std::uint8_t> wire) const {
    // No zone is below a name that nobody mentions.
    std::optional<Name> name = names.find_wire(wire);
    for (std::size_t at = 0; !name && at < wire.size() && wire[at] != 0;) {
      at += 1U + wire[at];
      name = names.find_wire(wire.subspan(at));
    }
    for (Name at = name.value_or(Name::root); at != Name::root; at = names.parent(at)) {
      if (std::ranges::binary_search(sorted_, at)) return true;
    }
    return false;
  }

 private:
  std::vector<Name> sorted_;
};

// Made once a worker: each wildcard of each of many zones asks.
struct OriginsMemo {
  std::optional<Origins> origins;
};

bool is_ours(const Context& in, std::span<const std::uint8_t> wire) {
  if (in.memos == nullptr) return Origins(in.repository).has(in.names, wire);
  auto& origins = in.memos->of<OriginsMemo>().origins;
  if (!origins) origins.emplace(in.repository);
  return origins->has(in.names, wire);
}

// The target of the owner's CNAME, when no zone of the run has it; empty otherwise.
std::string target_outside(const OwnerFact& owner) {
  const auto cname = owner.zone.rrset(owner.owner, Type::cname);
  if (cname.empty()) return {};
  const auto wire = target_of(owner.zone, cname.front());
  if (wire.size() <= 1) return {};
  return is_ours(owner.in, wire) ? std::string() : wire_text(wire);
}

bool has_child(const OwnerFact& owner, Name parent, std::string_view label) {
  const auto child = owner.in.names.child(parent, label);
  return child && owner.zone.exists(*child);
}

}  // namespace

void DcvDanglingDelegation::operator()(const OwnerFact& owner, Hits& hits) const {
  const Names& names = owner.in.names;
  if (names.label(owner.owner) != challenge) return;
  const Name host = names.parent(owner.owner);
  // "*.host" needs the same record, and a line that was lost may have been the host.
  if (host == owner.zone.origin() || !owner.zone.at(host).empty()) return;
  if (has_child(owner, host, "*") || owner.zone.delegation(owner.owner)) return;
  if (may_lack_records(owner.zone)) return;
  // Another wildcard makes the host.
  for (Name above = names.parent(host);; above = names.parent(above)) {
    if (has_child(owner, above, "*")) return;
    if (above == owner.zone.origin() || above == Name::root) break;
  }
  const std::string target = target_outside(owner);
  if (target.empty()) return;
  const std::string name = names.display(owner.owner);
  hits.add(target_place(owner.in, owner.zone.rrset(owner.owner, Type::cname).front()), name,
           {{"name", name}, {"host", names.display(host)}, {"target", target}});
}

void DcvWildcardAlias::operator()(const OwnerFact& owner, Hits& hits) const {
  const Names& names = owner.in.names;
  if (!names.is_wildcard(owner.owner)) return;
  const Name parent = names.parent(owner.owner);
  if (has_child(owner, parent, challenge) || owner.zone.delegation(owner.owner)) return;
  const std::string target = target_outside(owner);
  if (target.empty()) return;
  const std::string name = names.display(owner.owner), above = names.display(parent);
  hits.add(target_place(owner.in, owner.zone.rrset(owner.owner, Type::cname).front()), name,
           {{"name", name},
            {"target", target},
            {"label", std::string(challenge) + "." + above},
            {"parent", above}});
}

void DcvWildcardText::operator()(const OwnerFact& owner, Hits& hits) const {
  const Names& names = owner.in.names;
  if (!names.is_wildcard(owner.owner)) return;
  const Name parent = names.parent(owner.owner);
  if (has_child(owner, parent, challenge) || owner.zone.delegation(owner.owner)) return;
  const auto texts = owner.zone.rrset(owner.owner, Type::txt);
  if (texts.empty()) return;
  const std::string text = txt_value(owner.zone.rdata(texts.front()));
  // Said for all names on purpose, so that none of them sends mail (RFC 7208 §4).
  if (text.starts_with("v=spf1")) return;
  const std::string name = names.display(owner.owner);
  hits.add(texts.front().place, name,
           {{"name", name},
            {"label", std::string(challenge) + "." + names.display(parent)},
            {"text", text.size() > most_quoted ? text.substr(0, most_quoted) + "…" : text}});
}

}  // namespace dcvlint
