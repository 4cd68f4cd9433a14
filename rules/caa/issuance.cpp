#include "rules/caa/issuance.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include "lint/facts/ca_policy.h"
#include "lint/facts/type.h"
#include "rules/caa/checks.h"
#include "rules/caa/place.h"

namespace dcvlint {

namespace {

// No host: "_dmarc", "s1._domainkey" (BR 7.1.2.7.12 has no underscore in a name).
bool has_underscore_label(const Names& names, Name name) {
  for (; name != Name::root; name = names.parent(name)) {
    if (names.label(name).starts_with('_')) return true;
  }
  return false;
}

class Collector {
 public:
  Collector(const Context& in, std::span<const Type> host_types)
      : in_(in), host_types_(host_types) {}

  void zone(const Zone& zone) {
    if (zone.fragment()) return;
    auto records = zone.records();
    while (!records.empty()) {
      const Name owner = records.front().owner;
      std::size_t size = 1;
      while (size < records.size() && records[size].owner == owner) ++size;
      this->owner(zone, owner, records.first(size));
      records = records.subspan(size);
    }
  }

  std::vector<GovernedSet> take() { return std::move(sets_); }

 private:
  bool is_host(std::span<const Record> records) const {
    return std::ranges::any_of(records, [&](const Record& record) {
      return std::ranges::find(host_types_, record.type) != host_types_.end();
    });
  }

  void owner(const Zone& zone, Name owner, std::span<const Record> records) {
    const bool wildcard = in_.names.is_wildcard(owner);
    const bool mail = !wildcard && std::ranges::any_of(records, [](const Record& record) {
      return record.type == Type::mx;
    });
    if (!wildcard && !mail && !is_host(records)) return;
    if (zone.delegation(owner) || zone.dname_above(owner)) return;
    if (in_.repository.zone_for(owner) != &zone || has_underscore_label(in_.names, owner)) return;
    const Name asked = wildcard ? in_.names.parent(owner) : owner;
    Governing found = caa_governing(in_, zone, asked);
    if (found.kind == Governing::Kind::unknown) {
      if (!none_in_zones(zone, asked)) return;
      found.kind = Governing::Kind::none;
    }
    GovernedSet& set = of(found, zone);
    const CaaProfile profile = wildcard ? CaaProfile::wildcard : CaaProfile::host;
    if (wildcard || is_host(records)) add(set, profile, owner, records.front());
    if (mail) add(set, CaaProfile::smime, owner, records.front());
  }

  // Whether it is only above the zones that nothing is known: of a top-level domain with CAA nobody
  // has heard.
  bool none_in_zones(const Zone& zone, Name name) const {
    for (; name != Name::root; name = in_.names.parent(name)) {
      const bool outside = in_.repository.zone_for(name) == nullptr;
      if (outside && !in_.names.is_within(name, zone.origin())) return true;
      if (caa_at(in_, zone, name).kind != Governing::Kind::none) return false;
    }
    return true;
  }

  // Sets by their first record; "no set" by zone.
  GovernedSet& of(const Governing& found, const Zone& zone) {
    const bool there = found.kind == Governing::Kind::set;
    const void* key = there ? static_cast<const void*>(found.records.data()) : &zone;
    const auto [at, fresh] = places_.try_emplace(key, sets_.size());
    if (fresh) sets_.push_back({found, &zone, {}});
    return sets_[at->second];
  }

  static void add(GovernedSet& set, CaaProfile profile, Name name, const Record& record) {
    GovernedNames& names = set.names[static_cast<std::size_t>(profile)];
    if (names.count == 0) names.record = &record;
    if (names.count < GovernedNames::kept) names.first[names.count] = name;
    ++names.count;
  }

  const Context& in_;
  std::span<const Type> host_types_;
  std::vector<GovernedSet> sets_;
  std::unordered_map<const void*, std::size_t> places_;
};

std::string_view kind_words(CaaProfile profile) {
  constexpr std::string_view words[] = {"certificates", "wildcard certificates",
                                        "S/MIME certificates", "mark certificates"};
  return words[static_cast<std::size_t>(profile)];
}

Result<std::vector<Type>> types_of(Strings words) {
  std::vector<Type> types;
  for (const std::string_view word : words) {
    const auto type = type_from_text(word);
    if (!type) return fail("types", "\"" + std::string(word) + "\" is no type of records");
    types.push_back(*type);
  }
  return types;
}

// What one policy list asks of one kind of names.
struct Demand {
  const std::vector<const Authority*>& cas;
  std::string_view key;  // in dcvlint.toml
  CaaProfile profile{};
  bool may = true;  // the CA must be able to issue, or must not
};

class Judge {
 public:
  Judge(const Context& in, Hits& hits) : in_(in), hits_(hits) {}

  void judge(const GovernedSet& set, std::span<const Demand> demands) {
    std::optional<FoundSet> found;
    for (const Demand& demand : demands) {
      const GovernedNames& names = set.names[static_cast<std::size_t>(demand.profile)];
      if (names.count == 0) continue;
      for (const Authority* ca : demand.cas) {
        if (!found) found.emplace(set.set);
        const CaaQuestion question{ca, demand.profile, {}, {}, in_.as_of, CaaReading::authority};
        const CaaDecision made = decide_caa(found->relevant(), in_.authorities, question);
        if (breaks(made, demand)) report(set, names, demand, question, made, found->relevant());
      }
    }
  }

 private:
  // A refusal that the CA may pass over is no refusal, and a failed look-up no permission.
  static bool breaks(const CaaDecision& made, const Demand& demand) {
    if (demand.may) {
      const bool denied = made.verdict == CaaVerdict::deny && !made.may_be_ignored;
      return denied || made.verdict == CaaVerdict::fail;
    }
    return made.verdict == CaaVerdict::permit;
  }

  void report(const GovernedSet& set, const GovernedNames& names, const Demand& demand,
              const CaaQuestion& question, const CaaDecision& made, const RelevantCaa& relevant) {
    if (!hits_.keeping()) return hits_.count_one();
    const bool there = set.set.kind == Governing::Kind::set;
    const std::size_t at = made.record < set.set.records.size() ? made.record : 0;
    const Place place = there ? set.set.records[at].place : names.record->place;
    const std::string owner =
        there ? in_.names.display(set.set.owner) : in_.names.display(names.first[0]);
    hits_.add(place, owner + " " + std::string(question.authority->id),
              {{"authority", question.authority->title},
               {"key", demand.key},
               {"kind", kind_words(demand.profile)},
               {"names", names_text(names, in_.names)},
               {"owner", owner},
               {"reason", there ? reason_text(made, question, relevant, in_.names)
                                : "no CAA governs them in these zones"}});
  }

  const Context& in_;
  Hits& hits_;
};

void judge_all(const RepositoryFact& repository, std::span<const Type> types,
               std::span<const Demand> demands, Hits& hits) {
  const bool none =
      std::ranges::all_of(demands, [](const Demand& each) { return each.cas.empty(); });
  if (none) return;
  Judge judge(repository.in, hits);
  for (const GovernedSet& set : governed_sets(repository.in, types)) judge.judge(set, demands);
}

}  // namespace

std::vector<GovernedSet> governed_sets(const Context& in, std::span<const Type> host_types) {
  Collector collector(in, host_types);
  for (const Zone& zone : in.repository.zones()) collector.zone(zone);
  return collector.take();
}

FoundSet::FoundSet(const Governing& set) {
  if (set.kind != Governing::Kind::set) return;
  for (const Record& record : set.records) {
    records_.push_back({set.zone->rdata(record), record.ttl, record.place});
  }
  relevant_.found = CaaFound::set;
  CaaHop& hop = relevant_.path.emplace_back();
  hop.asked = hop.answer.owner = hop.answer.source = set.owner;
  hop.answer.status = Status::records;
  hop.answer.records = records_;
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

Result<void> CaaIssuerNotAuthorized::prepare() {
  auto read = types_of(types);
  if (!read) return fail(read.error());
  host_types_ = *std::move(read);
  return {};
}

void CaaIssuerNotAuthorized::operator()(const RepositoryFact& repository, Hits& hits) const {
  const CaPolicy* policy = repository.in.policy;
  if (policy == nullptr) return;
  const Demand demands[] = {{policy->must_issue, "must-issue", CaaProfile::host},
                            {policy->wildcard, "wildcard", CaaProfile::wildcard},
                            {policy->smime, "smime", CaaProfile::smime}};
  judge_all(repository, host_types_, demands, hits);
}

Result<void> CaaIssuerAgainstPolicy::prepare() {
  auto read = types_of(types);
  if (!read) return fail(read.error());
  host_types_ = *std::move(read);
  return {};
}

void CaaIssuerAgainstPolicy::operator()(const RepositoryFact& repository, Hits& hits) const {
  const CaPolicy* policy = repository.in.policy;
  if (policy == nullptr) return;
  const Demand demands[] = {
      {policy->must_not_issue, "must-not-issue", CaaProfile::host, false},
      {policy->must_not_issue, "must-not-issue", CaaProfile::wildcard, false}};
  judge_all(repository, host_types_, demands, hits);
}

}  // namespace dcvlint
