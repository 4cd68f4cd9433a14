#include "rules/caa/restriction.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "rules/caa/checks.h"
#include "rules/caa/place.h"

namespace dcvlint {

namespace {

void add(Restriction& all, CaaTag tag, bool grants) {
  switch (tag) {
    case CaaTag::issue:
      all.issue = true;
      all.issue_grants = all.issue_grants || grants;
      break;
    case CaaTag::issuewild:
      all.issuewild = true;
      all.issuewild_grants = all.issuewild_grants || grants;
      break;
    case CaaTag::issuemail:
      all.issuemail = true;
      break;
    case CaaTag::issuevmc:
      all.issuevmc = true;
      break;
    default:
      break;
  }
}

// A few sets stand above all others.
struct RestrictionMemo {
  struct Entry {
    const Record* set = nullptr;
    Restriction restriction;
  };
  std::array<Entry, 64> entries;
  Entry& entry(const Record* set) {
    const auto number = reinterpret_cast<std::uintptr_t>(set) / sizeof(Record);
    return entries[(number ^ number >> 6U) % entries.size()];
  }
};

Restriction work_out(const Governing& set) {
  Restriction all;
  for (const Record& record : set.records) {
    const CaaProperty property = parse_caa(set.zone->rdata(record));
    std::string_view issuer;
    const bool valid = check_issue_value(property.value, issuer) == IssueFault::none;
    add(all, property.known_tag, valid && !issuer.empty());
  }
  return all;
}

Restriction restriction(const Context& in, const Governing& set) {
  if (in.memos == nullptr) return work_out(set);
  RestrictionMemo::Entry& entry = in.memos->of<RestrictionMemo>().entry(set.records.data());
  if (entry.set != set.records.data()) entry = {set.records.data(), work_out(set)};
  return entry.restriction;
}

// The set is not what a name server answers with: it stands below a delegation or a DNAME.
bool hidden(const CaaSetFact& set) {
  return set.zone.delegation(set.rrset.owner) || set.zone.dname_above(set.rrset.owner);
}

bool gets_mail(const CaaSetFact& set) { return !set.zone.rrset(set.rrset.owner, Type::mx).empty(); }

std::string owner_text(const CaaSetFact& set) { return set.in.names.display(set.rrset.owner); }

const CaaFact* first_with(const CaaSetFact& set, CaaTag tag) {
  const auto at = std::ranges::find_if(
      set.properties, [&](const CaaFact& caa) { return caa.property.known_tag == tag; });
  return at == set.properties.end() ? nullptr : &*at;
}

}  // namespace

Restriction restriction(const CaaSetFact& set) {
  Restriction all;
  for (const CaaFact& caa : set.properties)
    add(all, caa.property.known_tag, caa.issue != nullptr && !caa.issue->names_nobody());
  return all;
}

Lifted lifted(const CaaSetFact& set) {
  Lifted found;
  const Restriction here = restriction(set);
  const bool mail = gets_mail(set);
  // Whatever stands above, this set restricts as much.
  if (here.issue && (here.issuewild || !here.issue_grants) &&
      (!mail || (here.issuemail && here.issuevmc)))
    return found;
  // At a wildcard, CaaWildcardOwner tells how the sets differ.
  if (hidden(set) || set.in.names.is_wildcard(set.rrset.owner)) return found;
  found.parent = comparable(caa_governing(set.in, set.zone, set.in.names.parent(set.rrset.owner)));
  if (found.parent.kind != Governing::Kind::set) return found;
  const Restriction above = restriction(set.in, found.parent);
  const auto lift = [&](std::string_view what, std::string_view missing) {
    found.what.emplace_back(what);
    if (std::ranges::find(found.missing, missing) == found.missing.end())
      found.missing.emplace_back(missing);
  };
  found.host_names = above.issue && !here.issue;
  if (found.host_names) lift("host names", "issue");
  if (above.issue && !above.issuewild && !here.issue && !here.issuewild) lift("wildcards", "issue");
  if (above.issuewild && !here.issue && !here.issuewild) lift("wildcards", "issuewild");
  if (above.issuewild && !above.issuewild_grants && here.issue_grants && !here.issuewild)
    lift("wildcards (for the CAs of its issue records)", "issuewild");
  // Certificates for mail and for its marks are asked for domains that get mail: a web server
  // without issuemail opens nothing that anybody could want.
  if (!mail) return found;
  if (above.issuemail && !here.issuemail) lift("S/MIME", "issuemail");
  if (above.issuevmc && !here.issuevmc) lift("mark certificates", "issuevmc");
  return found;
}

void CaaChildLiftsRestriction::operator()(const CaaSetFact& set, Hits& hits) const {
  if (set.properties.empty()) return;
  const Lifted found = lifted(set);
  if (found.what.empty()) return;
  Hit& hit = hits.add(set.properties.front().record.place, owner_text(set),
                      {{"owner", owner_text(set)},
                       {"parent", set.in.names.display(found.parent.owner)},
                       {"lifted", enumeration(found.what)},
                       {"missing", enumeration(found.missing)}});
  hits.relate(hit, found.parent.records.front().place, "the set that would otherwise count");
}

void CaaIssuewildWithoutIssue::operator()(const CaaSetFact& set, Hits& hits) const {
  const CaaFact* wild = first_with(set, CaaTag::issuewild);
  if (wild == nullptr || first_with(set, CaaTag::issue) != nullptr || hidden(set)) return;
  if (lifted(set).host_names) return;
  hits.add(CaaText(*wild).tag(), owner_text(set), {{"owner", owner_text(set)}});
}

void CaaNoRestriction::operator()(const CaaSetFact& set, Hits& hits) const {
  if (set.properties.empty() || restriction(set).any() || hidden(set)) return;
  std::vector<std::string> tags;
  for (const CaaFact& caa : set.properties) {
    // A tag that nobody knows may be meant to restrict: that finding explains this one.
    if (caa.property.known_tag == CaaTag::unknown) return;
    std::string tag = lower_case(caa.property.tag);
    if (std::ranges::find(tags, tag) == tags.end()) tags.push_back(std::move(tag));
  }
  if (!lifted(set).what.empty()) return;
  hits.add(set.properties.front().record.place, owner_text(set),
           {{"owner", owner_text(set)}, {"tags", enumeration(tags)}});
}

void CaaIssuewildConflict::operator()(const CaaSetFact& set, Hits& hits) const {
  const CaaFact* wild = first_with(set, CaaTag::issuewild);
  if (wild == nullptr) return;
  std::vector<std::string> wild_issuers, shut_out;
  std::set<std::string> known;  // of both; a hostile set has a million
  for (const CaaFact& caa : set.properties) {
    if (caa.property.known_tag != CaaTag::issuewild) continue;
    if (!caa.issue->well_formed()) return;  // what it was to say is not known
    if (caa.issue->issuer.empty()) continue;
    wild_issuers.push_back(lower_case(caa.issue->issuer));
    known.insert(wild_issuers.back());
  }
  const CaaFact* first = nullptr;
  for (const CaaFact& caa : set.properties) {
    if (caa.property.known_tag != CaaTag::issue || caa.issue->names_nobody()) continue;
    std::string issuer = lower_case(caa.issue->issuer);
    if (!known.insert(issuer).second) continue;
    if (first == nullptr) first = &caa;
    shut_out.push_back(std::move(issuer));
  }
  if (first == nullptr) return;
  Hit& hit = hits.add(CaaText(*wild).value(), owner_text(set),
                      {{"owner", owner_text(set)},
                       {"issuers", enumeration(shut_out)},
                       {"wildcard", wild_issuers.empty() ? "nobody" : enumeration(wild_issuers)}});
  hits.relate(hit, first->record.place, "allowed here");
}

void CaaDenyRedundantWithAllow::operator()(const CaaSetFact& set, Hits& hits) const {
  std::array<const CaaFact*, static_cast<std::size_t>(CaaTag::unknown)>
      grants{};  // the first of each tag
  for (const CaaFact& caa : set.properties) {
    if (caa.issue == nullptr || caa.issue->names_nobody()) continue;
    const CaaFact*& grant = grants[static_cast<std::size_t>(caa.property.known_tag)];
    if (grant == nullptr) grant = &caa;
  }
  std::set<std::pair<CaaTag, std::string_view>> told;
  for (const CaaFact& deny : set.properties) {
    if (deny.issue == nullptr || !deny.issue->well_formed() || !deny.issue->issuer.empty())
      continue;
    const CaaTag tag = deny.property.known_tag;
    const CaaFact* grant = grants[static_cast<std::size_t>(tag)];
    if (grant == nullptr) continue;
    // A second one like it is a duplicate, and that is told elsewhere.
    if (!told.emplace(tag, deny.property.value).second) continue;
    Hit& hit = hits.add(CaaText(deny).value(), owner_text(set),
                        {{"owner", owner_text(set)},
                         {"tag", lower_case(deny.property.tag)},
                         {"issuer", excerpt(grant->issue->issuer)}});
    hits.relate(hit, grant->record.place, "allowed here");
  }
}

}  // namespace dcvlint
