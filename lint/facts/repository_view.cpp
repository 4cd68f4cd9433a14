#include <algorithm>
#include <array>
#include <unordered_map>

#include "lint/base/arena.h"
#include "lint/facts/repository.h"

namespace dcvlint {
namespace {

constexpr std::size_t most_hops = 16;

// What one zone says to one question, before any alias is followed.
struct Found {
  Status status = Status::unseen;
  Failure failure = Failure::none;
  const Zone* zone = nullptr;
  std::span<const Record> records;
  Name source{};
  bool from_wildcard = false;
  std::optional<Name> alias;  // ask again for this name
};

Found failed(Failure failure) {
  Found found;
  found.status = Status::failed;
  found.failure = failure;
  return found;
}

// These two prove the CNAME itself (RFC 4035 §2.5), and are answered beside it.
bool stands_beside_cname(Type type) {
  return type == Type::cname || type == Type::rrsig || type == Type::nsec;
}

// The name that `record`, a CNAME or DNAME, leads to.
tl::expected<Name, NameFault> target_of(const Zone& zone, const Record& record, Names& names) {
  return names.intern_wire(zone.rdata(record));
}

// What stands at `source`, an existing name, for a question for `name`: itself or what a wildcard
// makes of it (RFC 1034 §4.3.2 step 3a and 3c).
Found at_node(const Zone& zone, Name source, Name name, Type type, Names& names) {
  Found found;
  found.zone = &zone;
  found.source = source;
  found.from_wildcard = source != name;
  if (!stands_beside_cname(type)) {
    if (const auto cname = zone.rrset(source, Type::cname); !cname.empty()) {
      const auto target = target_of(zone, cname.front(), names);
      if (!target) return failed(Failure::malformed);
      found.alias = *target;
      return found;
    }
  }
  found.records = zone.rrset(source, type);
  found.status = found.records.empty() ? Status::no_data : Status::records;
  return found;
}

// RFC 6672 §2.2: the labels below the DNAME's owner, put before its target.
Found at_dname(const Zone& zone, Name owner, Name name, Names& names) {
  const auto target = target_of(zone, zone.rrset(owner, Type::dname).front(), names);
  if (!target) return failed(Failure::malformed);
  if (names.wire_length(*target) + names.wire_length(name) - names.wire_length(owner) > 255) {
    return failed(Failure::name_too_long);
  }
  std::array<Name, 127> below;
  std::size_t count = 0;
  for (; name != owner; name = names.parent(name)) below[count++] = name;
  Name made = *target;
  while (count > 0) made = *names.add_child(made, names.label(below[--count]));
  Found found;
  found.zone = &zone;
  found.source = owner;
  found.records = zone.rrset(owner, Type::dname).first(1);
  found.alias = made;
  return found;
}

// RFC 4592 §3.3.1: `name` does not exist; the wildcard below its closest encloser may make it.
Found at_wildcard(const Zone& zone, Name name, Type type, Names& names) {
  Name encloser = names.parent(name);
  while (!zone.exists(encloser)) encloser = names.parent(encloser);
  const auto wildcard = names.child(encloser, "*");
  if (wildcard && zone.exists(*wildcard)) return at_node(zone, *wildcard, name, type, names);
  Found found;
  found.zone = &zone;
  found.source = name;
  found.status = Status::no_name;
  return found;
}

Found look(const Zone& zone, Name name, Type type, Names& names) {
  const auto cut = zone.delegation(name);
  const auto dname = zone.dname_above(name);
  // Whichever comes first on the way down from the apex.
  if (cut && (!dname || *cut <= *dname)) {
    // At the cut the parent holds DS (RFC 4035 §3.1.4.1), and its NS is what a referral says.
    const bool held = *cut == name && (type == Type::ds || type == Type::ns);
    if (!held) return {};
    return at_node(zone, name, name, type, names);
  }
  if (dname) return at_dname(zone, *dname, name, names);
  if (zone.exists(name)) return at_node(zone, name, name, type, names);
  return at_wildcard(zone, name, type, names);
}

// Repository::zone_for, which remembers. Somebody who climbs from a name of a hundred labels would
// otherwise have it climb again from each of them.
class ZoneMemo {
 public:
  const Zone* zone_for(const Repository& repository, Name name) {
    const Names& names = repository.names();
    const Zone* zone = nullptr;
    Name top = name;
    for (;; top = names.parent(top)) {
      const Seen& seen = at(top);
      if (top != Name::root && seen.name == top) {
        zone = seen.zone;
        break;
      }
      zone = repository.zone_with_origin(top);
      if (zone != nullptr || top == Name::root) break;
    }
    for (; name != top; name = names.parent(name)) at(name) = {name, zone};
    return zone;
  }

 private:
  struct Seen {
    Name name{};  // the root: nothing
    const Zone* zone = nullptr;
  };
  // A chain of names mostly has numbers in a row.
  Seen& at(Name name) { return seen_[static_cast<std::uint32_t>(name) % seen_.size()]; }
  std::array<Seen, 1024> seen_;
};

// The zone that answers: DS of a zone's apex is in its parent.
const Zone* answering(ZoneMemo& memo, const Repository& repository, Name name, Type type) {
  const Zone* zone = memo.zone_for(repository, name);
  const bool above = zone != nullptr && zone->origin() == name && type == Type::ds;
  if (!above || name == Name::root) return zone;
  return memo.zone_for(repository, repository.names().parent(name));
}

}  // namespace

// Answers point here. An RRset and a chain of aliases are kept once, however often they are asked
// for; an answer without records takes no memory.
struct RepositoryView::Kept {
  Arena arena;
  ZoneMemo zones;
  std::unordered_map<const Record*, std::span<const AnswerRecord>> rrsets;
  std::unordered_map<std::uint64_t, std::span<const Name>> aliases;         // by question
  std::unordered_map<std::uint32_t, std::span<const AnswerRecord>> cnames;  // that a DNAME made
  std::vector<AnswerRecord> spare;

  std::span<const AnswerRecord> keep(const Zone& zone, std::span<const Record> records) {
    const auto [entry, fresh] = rrsets.try_emplace(records.data());
    if (!fresh) return entry->second;
    spare.clear();
    for (const Record& record : records) {
      spare.push_back({zone.rdata(record), record.ttl, record.place});
    }
    return entry->second = arena.copy(std::span<const AnswerRecord>(spare));
  }

  // RFC 6672 §3.1: the TTL is the DNAME's.
  std::span<const AnswerRecord> make_cname(Name owner, const Record& dname, Name target,
                                           const Names& names) {
    const auto [entry, fresh] = cnames.try_emplace(static_cast<std::uint32_t>(owner));
    if (!fresh) return entry->second;
    std::vector<std::uint8_t> wire;
    names.append_wire(target, wire);
    const AnswerRecord record{arena.copy(std::span<const std::uint8_t>(wire)), dname.ttl,
                              dname.place};
    return entry->second = arena.copy(std::span<const AnswerRecord>(&record, 1));
  }

  std::span<const Name> keep(Name name, Type type, std::span<const Name> targets) {
    const std::uint64_t question =
        std::uint64_t{static_cast<std::uint32_t>(name)} << 16U | static_cast<std::uint16_t>(type);
    const auto [entry, fresh] = aliases.try_emplace(question);
    if (fresh) entry->second = arena.copy(targets);
    return entry->second;
  }
};

RepositoryView::RepositoryView(const Repository& repository, Names& names)
    : repository_(&repository), names_(&names), kept_(std::make_unique<Kept>()) {}

RepositoryView::~RepositoryView() = default;

Answer RepositoryView::find(Name name, Type type) {
  Answer answer;
  answer.owner = name;
  std::array<Name, most_hops + 1> targets;
  std::size_t hops = 0;
  for (;;) {
    const Zone* zone = answering(kept_->zones, *repository_, answer.owner, type);
    const Found found = zone != nullptr ? look(*zone, answer.owner, type, *names_) : Found{};
    answer.status = found.status;
    answer.failure = found.failure;
    answer.from_wildcard = found.from_wildcard;
    answer.source = found.from_wildcard ? found.source : answer.owner;
    if (found.alias && type == Type::cname) {
      // Only a DNAME leads on from here: what it makes is the CNAME that was asked for.
      answer.status = Status::records;
      answer.source = found.source;
      answer.records =
          kept_->make_cname(answer.owner, found.records.front(), *found.alias, *names_);
      break;
    }
    if (!found.alias) {
      if (!found.records.empty()) answer.records = kept_->keep(*zone, found.records);
      break;
    }
    const auto end = targets.begin() + static_cast<std::ptrdiff_t>(hops);
    const bool again = *found.alias == name || std::find(targets.begin(), end, *found.alias) != end;
    answer.status = Status::failed;
    answer.failure = again ? Failure::alias_loop : Failure::alias_chain_too_long;
    if (!again && hops == most_hops) break;
    targets[hops++] = answer.owner = answer.source = *found.alias;
    answer.from_wildcard = false;
    if (again) break;
  }
  if (hops > 0) answer.aliases = kept_->keep(name, type, {targets.data(), hops});
  return answer;
}

}  // namespace dcvlint
