#include "lint/facts/governed_caa.h"

#include <algorithm>
#include <unordered_map>

namespace dcvlint {

namespace {

// No host: "_dmarc", "s1._domainkey" (BR 7.1.2.7.12 has no underscore in a name).
bool has_underscore_label(const Names& names, Name name) {
  for (; name != Name::root; name = names.parent(name)) {
    if (names.label(name).starts_with('_')) return true;
  }
  return false;
}

// A name that can get a certificate, or the owner of a delegation.
struct Certifiable {
  std::uint32_t zone = 0;  // index
  Name owner{};
  Name asked{};  // where the climb begins
  const Record* record = nullptr;
  bool host = false, wildcard = false, mail = false, delegated = false;
};

// Calls take(Certifiable) for each, zone by zone.
template <class Take>
class Lister {
 public:
  Lister(const Repository& repository, const Names& names, const CertifiableNames& which,
         Take& take)
      : repository_(repository), names_(names), which_(which), take_(take) {}

  void list() {
    const auto zones = repository_.zones();
    if (which_.only_wildcards) {
      for (const Name name : names_.wildcards()) {
        const Zone* zone = repository_.zone_for(name);
        if (zone == nullptr) continue;
        const auto records = zone->at(name);
        if (!records.empty()) owner(static_cast<std::uint32_t>(zone - zones.data()), records);
      }
      return;
    }
    for (std::uint32_t i = 0; i < zones.size(); ++i) {
      if (!zones[i].fragment()) list_zone(i, zones[i].records());
    }
  }

 private:
  void list_zone(std::uint32_t zone, std::span<const Record> records) {
    while (!records.empty()) {
      std::size_t size = 1;
      while (size < records.size() && records[size].owner == records.front().owner) ++size;
      owner(zone, records.first(size));
      records = records.subspan(size);
    }
  }

  static bool has(std::span<const Record> records, Type type) {
    return std::ranges::find(records, type, &Record::type) != records.end();
  }

  bool is_host(std::uint32_t zone, std::span<const Record> records) const {
    const auto types = which_.host_types[zone];
    return std::ranges::any_of(records, [&](const Record& record) {
      return std::ranges::find(types, record.type) != types.end();
    });
  }

  void owner(std::uint32_t number, std::span<const Record> records) {
    const Zone& zone = repository_.zones()[number];
    Certifiable found{
        number, records.front().owner, records.front().owner, &records.front(), false, false, false,
        false};
    found.wildcard = names_.is_wildcard(found.owner);
    if (found.wildcard) {
      found.asked = names_.parent(found.owner);
    } else if (!which_.only_wildcards) {
      found.mail = has(records, Type::mx);
      found.host = is_host(number, records);
      found.delegated = found.owner != zone.origin() && has(records, Type::ns);
      // Whether the zone there has CAA of its own is its owner's matter: nobody is asked for it.
      if (found.delegated) found.asked = names_.parent(found.owner);
    }
    if (!found.wildcard && !found.host && !found.mail && !found.delegated) return;
    const auto cut = zone.delegation(found.owner);
    if (cut) {
      if (!found.delegated || *cut != found.owner) return;
      found.host = found.mail = false;  // glue
    }
    if (zone.dname_above(found.owner) || repository_.zone_for(found.owner) != &zone) return;
    if (!has_underscore_label(names_, found.owner)) take_(found);
  }

  const Repository& repository_;
  const Names& names_;
  const CertifiableNames& which_;
  Take& take_;
};

template <class Take>
void each_certifiable(const Repository& repository, const Names& names,
                      const CertifiableNames& which, Take take) {
  Lister<Take>(repository, names, which, take).list();
}

// What a climb may end with.
struct End {
  CaaFound found = CaaFound::none;
  bool no_top_level = false;
  CaaHop hop;
};

// Which end the climb from a name comes to. Each name is asked about once.
class Climbs {
 public:
  static constexpr std::uint32_t left_out = 0;

  Climbs(View& view, const Repository& repository, const Names& names)
      : view_(view), repository_(repository), names_(names), by_name_(names.size(), unknown) {
    ends_.emplace_back();  // left_out
  }

  const End& end(std::uint32_t number) const { return ends_[number]; }

  std::uint32_t of(Name name) {
    Name top = name;
    std::uint32_t found = unknown;
    const CaaHop* last = nullptr;
    for (; top != Name::root; top = names_.parent(top)) {
      found = at(top);
      if (found == unknown) {
        found = ask(top);
        last = &hop_;
      }
      if (found != unknown) break;
    }
    if (found == unknown) found = none(last);
    for (; name != top; name = names_.parent(name)) at(name) = found;
    if (top != Name::root) at(top) = found;
    return found;
  }

 private:
  static constexpr std::uint32_t unknown = UINT32_MAX;

  std::uint32_t& at(Name name) { return by_name_[static_cast<std::size_t>(name)]; }

  // `unknown` where nothing stands, so that the climb goes on.
  std::uint32_t ask(Name name) {
    hop_ = {name, view_.find(name, Type::caa)};
    switch (hop_.answer.status) {
      case Status::records:
        return set();
      case Status::failed:
        return add({CaaFound::failed, false, hop_});
      case Status::unseen: {
        const bool above = hop_.answer.aliases.empty() && repository_.zone_for(name) == nullptr;
        return above ? unknown : left_out;
      }
      case Status::unasked:
        return left_out;
      case Status::no_data:
      case Status::no_name:
        break;
    }
    return unknown;
  }

  // Several aliases may lead to one set; its own name is the best to tell of it.
  std::uint32_t set() {
    const auto [known, fresh] = sets_.try_emplace(hop_.answer.records.data(), 0);
    if (fresh) {
      known->second = add({CaaFound::set, false, hop_});
    } else if (hop_.answer.aliases.empty()) {
      ends_[known->second].hop = hop_;
    }
    return known->second;
  }

  // `last`: the question for the top-level domain. Null: the root itself is asked for.
  std::uint32_t none(const CaaHop* last) {
    const bool missing =
        last != nullptr && last->answer.status == Status::no_name && last->answer.aliases.empty();
    const bool live = last != nullptr && last->answer.reply != nullptr;
    std::uint32_t& known = none_[(missing ? 2U : 0U) + (live ? 1U : 0U)];
    if (known == unknown) {
      known = add({CaaFound::none, missing, last != nullptr ? *last : CaaHop{}});
    }
    return known;
  }

  std::uint32_t add(const End& end) {
    ends_.push_back(end);
    return static_cast<std::uint32_t>(ends_.size() - 1);
  }

  View& view_;
  const Repository& repository_;
  const Names& names_;
  std::vector<std::uint32_t> by_name_;  // index in ends_
  std::vector<End> ends_;
  std::unordered_map<const AnswerRecord*, std::uint32_t> sets_;
  std::array<std::uint32_t, 4> none_{unknown, unknown, unknown, unknown};
  CaaHop hop_;
};

// Puts names with the same end together.
class Groups {
 public:
  explicit Groups(const Repository& repository) : zones_(repository.zones()) {}

  void add(const Certifiable& name, std::uint32_t number, const End& end,
           const Repository& repository) {
    const bool own = end.found == CaaFound::set && end.hop.answer.reply == nullptr;
    const std::uint64_t zone = own ? 0 : name.zone + std::uint64_t{1};
    const auto [known, fresh] = by_end_.try_emplace(zone << 32U | number, sets_.size());
    if (fresh) {
      GovernedCaa& made = sets_.emplace_back();
      made.found = end.found;
      made.no_top_level = end.no_top_level;
      made.live = end.hop.answer.reply != nullptr;
      made.zone = own ? repository.zone_for(end.hop.answer.source) : &zones_[name.zone];
      ends_.push_back(number);
    }
    GovernedCaa& set = sets_[known->second];
    if (name.host) put(set.hosts, name);
    if (name.wildcard) put(set.wildcards, name);
    if (name.mail) put(set.mail, name);
    if (name.delegated) put(set.delegated, name);
  }

  std::vector<GovernedCaa> take(const Climbs& climbs) {
    // Only now it is known by which name each set is best told of.
    for (std::size_t i = 0; i < sets_.size(); ++i) sets_[i].hop = climbs.end(ends_[i]).hop;
    return std::move(sets_);
  }

 private:
  static void put(GovernedNames& names, const Certifiable& name) {
    if (names.count == 0) names.record = name.record;
    if (names.count < GovernedNames::kept) names.first[names.count] = name.owner;
    ++names.count;
  }

  std::span<const Zone> zones_;
  std::vector<GovernedCaa> sets_;
  std::vector<std::uint32_t> ends_;  // beside sets_
  std::unordered_map<std::uint64_t, std::size_t> by_end_;
};

}  // namespace

const GovernedNames* GovernedCaa::of(CaaProfile profile) const {
  switch (profile) {
    case CaaProfile::host:
      return &hosts;
    case CaaProfile::wildcard:
      return &wildcards;
    case CaaProfile::smime:
      return &mail;
    case CaaProfile::vmc:
      break;
  }
  return nullptr;
}

const GovernedNames& GovernedCaa::any() const {
  for (const GovernedNames* each : {&hosts, &wildcards, &mail}) {
    if (each->count > 0) return *each;
  }
  return delegated;
}

RelevantCaa GovernedCaa::relevant(const Names& names) const {
  RelevantCaa out;
  out.found = found;
  out.no_top_level = no_top_level;
  const Name first = any().first[0];
  const Name from = names.is_wildcard(first) ? names.parent(first) : first;
  // Only that the climb began there: what decides follows.
  if (from != hop.asked) {
    CaaHop& begun = out.path.emplace_back(CaaHop{from, {}});
    begun.answer.status = Status::no_data;
    begun.answer.owner = begun.answer.source = from;
  }
  out.path.push_back(hop);
  return out;
}

std::string names_text(const GovernedNames& names, const Names& all) {
  std::string text;
  const std::size_t shown = std::min<std::size_t>(names.count, GovernedNames::kept);
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) text += i + 1 == names.count ? " and " : ", ";
    text += all.display(names.first[i]);
  }
  if (names.count > shown) text += " and " + std::to_string(names.count - shown) + " more";
  return text;
}

std::vector<GovernedCaa> governed_caa(View& view, const Repository& repository, const Names& names,
                                      const CertifiableNames& which) {
  if (which.only_wildcards && names.wildcards().empty()) return {};
  Climbs climbs(view, repository, names);
  Groups groups(repository);
  each_certifiable(repository, names, which, [&](const Certifiable& name) {
    const std::uint32_t end = climbs.of(name.asked);
    if (end != Climbs::left_out) groups.add(name, end, climbs.end(end), repository);
  });
  return groups.take(climbs);
}

std::vector<Name> unasked_caa(View& view, const Repository& repository, const Names& names,
                              const CertifiableNames& which) {
  std::vector<Name> unasked;
  std::vector<bool> passed(names.size());
  each_certifiable(repository, names, which, [&](const Certifiable& name) {
    for (Name at = name.asked; at != Name::root; at = names.parent(at)) {
      if (passed[static_cast<std::size_t>(at)]) return;
      passed[static_cast<std::size_t>(at)] = true;
      const Status status = view.find(at, Type::caa).status;
      if (status == Status::unasked) unasked.push_back(at);
      if (status == Status::records || status == Status::failed) return;
    }
  });
  return unasked;
}

}  // namespace dcvlint
