// Domains whose names are to be validated by mail alone.

#include <algorithm>
#include <string>
#include <unordered_map>

#include "lint/facts/authorization_domain.h"
#include "lint/facts/ca_policy.h"
#include "lint/facts/caa.h"
#include "lint/facts/governed_caa.h"
#include "lint/facts/mail_contact.h"
#include "lint/facts/registered_domain.h"
#include "rules/mail/certifiable.h"
#include "rules/mail/checks.h"
#include "rules/mail/mail_use.h"
#include "rules/mail/repository_mail.h"
#include "rules/shared/days_text.h"

namespace dcvlint {

namespace {

// Whether a domain has one in DNS, looked for once a worker, however many zones are below it.
struct Contacts {
  std::unordered_map<Name, bool> by_domain;
};

// One zone, and the domain that all its names are in.
class MailedZone {
 public:
  explicit MailedZone(const ZoneFact& fact)
      : fact_(fact), in_(fact.in), names_(fact.in.names), source_(fact.in) {
    const PublicSuffixes* suffixes = in_.lists != nullptr ? &in_.lists->public_suffixes : nullptr;
    base_ = registered_domain(names_, suffixes, fact.zone.origin());
    level_ = mail_level(source_, base_, suffixes);
  }

  // Whether mail is the only way, for a zone that answers and has public names.
  static bool concerns(const ZoneFact& fact) {
    return mail_use(fact.in).alone() && has_public_names(fact);
  }

  Name base() const { return base_; }
  bool is_base() const { return base_ == fact_.zone.origin(); }
  const MailLevel& level() const { return level_; }

  // A contact of the domain is another way, where such methods are in use.
  bool has_contact() const {
    if (!mail_use(in_).contacts) return false;
    if (in_.memos == nullptr) return find_contact();
    const auto [entry, fresh] = in_.memos->of<Contacts>().by_domain.try_emplace(base_, false);
    if (fresh) entry->second = find_contact();
    return entry->second;
  }
  bool find_contact() const {
    const Zone* zone = in_.repository.zone_for(base_);
    if (zone == nullptr) return true;  // nobody can see whether there is one
    for (const std::string_view label : {contact_email_label, contact_phone_label}) {
      const auto owner = names_.child(base_, label);
      if (owner && !zone->rrset(*owner, Type::txt).empty()) return true;
    }
    return std::ranges::any_of(zone->rrset(base_, Type::caa), [&](const Record& record) {
      const CaaTag tag = parse_caa(zone->rdata(record)).known_tag;
      return tag == CaaTag::contactemail || tag == CaaTag::contactphone;
    });
  }

  // Names of the zone that can get a certificate: of which all levels are surely dead, or, where
  // the domains above the zone are not, none.
  struct Found {
    GovernedNames lost;
    bool any = false;
  };
  Found look() {
    Found found;
    const bool lost_above = all_dead(fact_.zone.origin(), names_.parent(base_));
    auto records = fact_.zone.records();
    while (!records.empty()) {
      const Name owner = records.front().owner;
      std::size_t size = 1;
      while (size < records.size() && records[size].owner == owner) ++size;
      if (is_certifiable(fact_, owner, records.first(size))) {
        found.any = true;
        if (!lost_above) break;
        if (is_lost(owner)) put(found.lost, records.front());
      }
      records = records.subspan(size);
    }
    return found;
  }

  // Where to tell of the domain: at its MX if it has one here, else at its address or SOA.
  Place place() const {
    const Zone& zone = fact_.zone;
    if (is_base() && !level_.mx.records.empty()) return level_.mx.records.front().place;
    if (is_base() && level_.has(MailRemarkKind::implicit_mx)) {
      for (const Type type : {Type::a, Type::aaaa}) {
        const auto addresses = zone.rrset(base_, type);
        if (!addresses.empty()) return addresses.front().place;
      }
    }
    const auto soa = zone.rrset(zone.origin(), Type::soa);
    return soa.empty() ? zone.records().front().place : soa.front().place;
  }

  std::string reason() const {
    return level_.remarks.empty() ? std::string()
                                  : mail_remark_text(level_, level_.remarks.front(), names_);
  }

 private:
  bool all_dead(Name from, Name end) {
    for (Name at = from; at != end; at = names_.parent(at)) {
      const bool dead = is_surely_dead(at == base_ ? level_ : mail_level(source_, at, nullptr));
      if (!dead) return false;
    }
    return true;
  }

  bool is_dead(Name domain) {
    const auto [entry, fresh] = dead_.try_emplace(domain, false);
    if (fresh) {
      RepositoryMail source(in_);
      entry->second = is_surely_dead(mail_level(source, domain, nullptr));
    }
    return entry->second;
  }

  bool is_lost(Name owner) {
    const bool wildcard = names_.is_wildcard(owner);
    const Name name = wildcard ? names_.parent(owner) : owner;
    for (Name at = name; at != fact_.zone.origin(); at = names_.parent(at)) {
      if (!is_dead(at)) return false;
    }
    return wildcard || !may_by_alias(name);
  }

  // The target of an alias may be validated in the name's place, and then every name above it.
  bool may_by_alias(Name name) {
    RepositoryMail source(in_);
    const PublicSuffixes* suffixes = in_.lists != nullptr ? &in_.lists->public_suffixes : nullptr;
    const Answer answer = source.find(name, Type::mx);
    return std::ranges::any_of(answer.aliases, [&](Name target) {
      if (target == Name::root) return true;  // in no zone of ours
      const Name end = names_.parent(registered_domain(names_, suffixes, target));
      for (Name at = target; at != end && at != Name::root; at = names_.parent(at)) {
        if (!is_dead(at)) return true;
      }
      return false;
    });
  }

  static void put(GovernedNames& names, const Record& record) {
    if (names.count == 0) names.record = &record;
    if (names.count < GovernedNames::kept) names.first[names.count] = record.owner;
    ++names.count;
  }

  const ZoneFact& fact_;
  const Context& in_;
  const Names& names_;
  RepositoryMail source_;
  Name base_{};
  MailLevel level_;
  std::unordered_map<Name, bool> dead_;  // below this zone's origin, and where aliases lead
};

bool is_in_state(const MailLevel& level, std::string_view state) {
  if (state == "null-mx") return level.has(MailRemarkKind::null_mx);
  if (state == "no-server") {
    return level.has(MailRemarkKind::no_server) || level.has(MailRemarkKind::no_such_name);
  }
  if (state == "implicit") return level.has(MailRemarkKind::implicit_mx);
  return level.verdict == MailVerdict::dead && !level.servers.empty() &&
         !level.has(MailRemarkKind::implicit_mx);
}

}  // namespace

void MailNoMailbox::operator()(const ZoneFact& fact, Hits& hits) const {
  if (!MailedZone::concerns(fact)) return;
  MailedZone zone(fact);
  if (!is_surely_dead(zone.level()) || zone.has_contact()) return;
  const auto found = zone.look();
  if (found.lost.count == 0) return;
  Hit& hit =
      hits.add(zone.place(), fact.in.names.display(zone.base()),
               {{"names", names_text(found.lost, fact.in.names)}, {"reason", zone.reason()}});
  hits.relate(hit, found.lost.record->place, "the first of them");
}

Result<void> MailDomain::prepare() const {
  for (const std::string_view known : {"null-mx", "no-server", "implicit", "servers-dead"}) {
    if (state == known) return {};
  }
  return fail("state", "must be null-mx, no-server, implicit or servers-dead");
}

void MailDomain::operator()(const ZoneFact& fact, Hits& hits) const {
  if (!MailedZone::concerns(fact)) return;
  MailedZone zone(fact);
  if (!zone.is_base() || !is_in_state(zone.level(), state) || zone.has_contact()) return;
  const auto found = zone.look();
  if (!found.any || found.lost.count > 0) return;
  const std::string domain = fact.in.names.display(zone.base());
  hits.add(zone.place(), domain, {{"domain", domain}, {"reason", zone.reason()}});
}

void MailSunsetAhead::operator()(const ZoneFact& fact, Hits& hits) const {
  if (!MailedZone::concerns(fact)) return;
  MailedZone zone(fact);
  if (!zone.is_base() || !zone.look().any) return;
  const std::string domain = fact.in.names.display(zone.base());
  const Zone& own = fact.zone;
  const auto soa = own.rrset(own.origin(), Type::soa);
  hits.add(soa.empty() ? own.records().front().place : soa.front().place, domain,
           {{"domain", domain},
            {"by", mail_use(fact.in).phone ? "mail or phone" : "mail"},
            {"until", to_string(until)},
            {"in", days_text(days_between(fact.in.as_of, until))}});
}

}  // namespace dcvlint
