#include "rules/mail/repository_mail.h"

#include "rules/zone/target.h"

namespace dcvlint {

namespace {

constexpr std::size_t most_hops = 8;

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

}  // namespace

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
  std::vector<AnswerRecord>& kept = records_.emplace_back();
  for (const Record& record : records) {
    kept.push_back({standing.zone->rdata(record), record.ttl, record.place});
  }
  out.status = Status::records;
  out.records = kept;
}

}  // namespace dcvlint
