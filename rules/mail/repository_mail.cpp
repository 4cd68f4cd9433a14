#include "rules/mail/repository_mail.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <string>

#include "rules/zone/target.h"

namespace dcvlint {

namespace {

constexpr std::size_t most_hops = 8;
constexpr std::size_t few = most_mail_servers + 1;

Standing standing_at(const Context& in, Name name) {
  const Zone* zone = in.repository.zone_for(name);
  const Standing elsewhere{Standing::Kind::elsewhere, nullptr, Name{}, name};
  if (zone == nullptr || zone->fragment()) return elsewhere;
  if (zone->delegation(name) || zone->dname_above(name)) return elsewhere;
  if (zone->exists(name)) return {Standing::Kind::present, zone, name, name};
  Name encloser = name;
  while (encloser != zone->origin() && !zone->exists(encloser)) {
    encloser = in.names.parent(encloser);
  }
  const auto wildcard = in.names.child(encloser, "*");
  if (wildcard && !zone->at(*wildcard).empty()) {
    return {Standing::Kind::present, zone, *wildcard, name};
  }
  return {Standing::Kind::absent, zone, name, name};
}

AnswerRecord answer_record(const Zone& zone, const Record& record) {
  return {zone.rdata(record), record.ttl, record.place};
}

std::vector<AnswerRecord> first_records(const Zone& zone, std::span<const Record> records) {
  std::vector<AnswerRecord> out;
  for (const Record& record : records.first(few)) out.push_back(answer_record(zone, record));
  const auto reached = std::ranges::find_if(records.subspan(few), [&](const Record& record) {
    return unreachable_block(octets_of(zone.rdata(record))) == nullptr;
  });
  if (reached != records.end()) out.push_back(answer_record(zone, *reached));
  return out;
}

// In the order of the zone: the first record, which findings point to; two that say that the domain
// takes no mail; and one more server, by preference, than mail_level() looks at.
std::vector<AnswerRecord> chosen_exchanges(const Zone& zone, std::span<const Record> records) {
  const auto preference = [&](std::size_t i) {
    const auto rdata = zone.rdata(records[i]);
    return rdata.size() < 2 ? 0U : unsigned{rdata[0]} << 8U | rdata[1];
  };
  std::vector<std::size_t> order(records.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, preference);
  std::vector<std::size_t> chosen = {0};
  std::set<std::string> servers;
  std::size_t nulls = 0;
  for (const std::size_t i : order) {
    const auto wire = target_of(zone, records[i]);
    if (wire.empty()) continue;
    const bool null = wire.size() == 1;
    if (null ? ++nulls <= 2 : servers.size() < few && servers.insert(wire_text(wire)).second) {
      chosen.push_back(i);
    }
  }
  std::ranges::sort(chosen);
  chosen.erase(std::ranges::unique(chosen).begin(), chosen.end());
  std::vector<AnswerRecord> out;
  out.reserve(chosen.size());
  for (const std::size_t i : chosen) out.push_back(answer_record(zone, records[i]));
  return out;
}

}  // namespace

std::string_view octets_of(std::span<const std::uint8_t> rdata) {
  return {reinterpret_cast<const char*>(rdata.data()), rdata.size()};
}

Answer RepositoryMail::find(Name name, Type type) { return answer(standing_at(in_, name), type); }

Answer RepositoryMail::find_host(std::span<const std::uint8_t> wire, Type type) {
  return answer(standing_of(in_, wire), type);
}

std::string RepositoryMail::host_text(std::span<const std::uint8_t> wire) const {
  return wire_text(wire);
}

Answer RepositoryMail::answer(Standing standing, Type type) {
  Answer out;
  std::vector<Name> hops;
  for (;;) {
    // A name that nobody mentions has no number; that it was led to counts all the same.
    out.owner = standing.name.value_or(Name::root);
    const Record* alias = alias_at(standing);
    if (alias == nullptr) break;
    if (hops.size() == most_hops) {
      out.status = Status::failed;
      out.failure = Failure::alias_chain_too_long;
      return out;
    }
    standing = standing_of(in_, standing.zone->rdata(*alias));
    hops.push_back(standing.name.value_or(Name::root));
  }
  if (!hops.empty()) out.aliases = aliases_.emplace_back(std::move(hops));
  fill(standing, type, out);
  return out;
}

void RepositoryMail::fill(const Standing& standing, Type type, Answer& out) {
  out.status = Status::unseen;
  if (standing.kind == Standing::Kind::elsewhere) return;
  const bool whole = !may_lack_records(*standing.zone);
  if (standing.kind == Standing::Kind::absent) {
    if (whole) out.status = Status::no_name;
    return;
  }
  out.source = standing.owner;
  out.from_wildcard = standing.name != standing.owner;
  const auto records = standing.zone->rrset(standing.owner, type);
  if (records.empty()) {
    if (whole) out.status = Status::no_data;
    return;
  }
  out.status = Status::records;
  out.records = kept(*standing.zone, records);
}

std::span<const AnswerRecord> RepositoryMail::kept(const Zone& zone,
                                                   std::span<const Record> records) {
  if (records.size() > few) {
    ManyRecords& many = in_.memos != nullptr ? in_.memos->of<ManyRecords>() : own_;
    const auto [entry, fresh] = many.chosen.try_emplace(records.data());
    const bool exchanges = records.front().type == Type::mx;
    if (fresh && exchanges) entry->second = chosen_exchanges(zone, records);
    if (fresh && !exchanges) entry->second = first_records(zone, records);
    return entry->second;
  }
  std::vector<AnswerRecord>& copy = records_.emplace_back();
  copy.reserve(records.size());
  for (const Record& record : records) copy.push_back(answer_record(zone, record));
  return copy;
}

}  // namespace dcvlint
