// MX records, whatever the domain is used for.

#include <algorithm>
#include <string>

#include "lint/base/ascii.h"
#include "rules/mail/checks.h"
#include "rules/mail/mail_use.h"
#include "rules/mail/repository_mail.h"
#include "rules/zone/target.h"

namespace dcvlint {

namespace {

bool is_null(std::span<const std::uint8_t> wire) { return wire.size() == 1; }

// "localhost" and names below it, which resolvers answer with the asker's own address.
bool is_localhost(std::span<const std::uint8_t> wire) {
  constexpr std::string_view word = "localhost";
  std::span<const std::uint8_t> last;
  for (std::size_t at = 0; at < wire.size() && wire[at] != 0; at += 1U + wire[at]) {
    last = wire.subspan(at + 1, wire[at]);
  }
  return std::ranges::equal(
      last, word, {}, [](std::uint8_t octet) { return ascii_lower(static_cast<char>(octet)); });
}

// Only the first of two files for one zone answers for the repository.
bool is_of_another_view(const Zone& zone, const Zone& answering) {
  return &zone != &answering && zone.origin() == answering.origin();
}

}  // namespace

void MailNullMxMixed::operator()(const RrsetFact& fact, Hits& hits) const {
  const auto records = fact.rrset.records;
  const auto null = std::ranges::find_if(
      records, [&](const Record& record) { return is_null(target_of(fact.zone, record)); });
  if (null == records.end()) return;
  // The same record twice is one.
  const auto other = std::ranges::find_if(records, [&](const Record& record) {
    return !std::ranges::equal(fact.zone.rdata(record), fact.zone.rdata(*null));
  });
  if (other == records.end()) return;
  const std::string name = fact.in.names.display(fact.rrset.owner);
  Hit& hit = hits.add(target_place(fact.in, *null), name, {{"name", name}});
  hits.relate(hit, other->place, "another MX");
}

void MailMxWithoutAddress::operator()(const RrsetFact& fact, Hits& hits) const {
  for (const Record& record : fact.rrset.records) {
    const auto wire = target_of(fact.zone, record);
    if (wire.empty() || is_null(wire)) continue;
    const Standing standing = standing_of(fact.in, wire);
    if (standing.kind != Standing::Kind::present || alias_at(standing) != nullptr) continue;
    if (may_lack_records(*standing.zone) || is_of_another_view(fact.zone, *standing.zone)) continue;
    const auto has = [&](Type type) { return !standing.zone->rrset(standing.owner, type).empty(); };
    if (has(Type::a) || has(Type::aaaa)) continue;
    const std::string name = fact.in.names.display(fact.rrset.owner);
    hits.add(target_place(fact.in, record), name, {{"name", name}, {"target", wire_text(wire)}});
  }
}

void MailMxLocalhost::operator()(const RrsetFact& fact, Hits& hits) const {
  for (const Record& record : fact.rrset.records) {
    const auto wire = target_of(fact.zone, record);
    if (!is_localhost(wire)) continue;
    const std::string name = fact.in.names.display(fact.rrset.owner);
    hits.add(target_place(fact.in, record), name, {{"name", name}, {"target", wire_text(wire)}});
  }
}

void MailMxPrivate::operator()(const RrsetFact& fact, Hits& hits) const {
  if (!mail_use(fact.in).constructed || fact.in.names.is_wildcard(fact.rrset.owner)) return;
  RepositoryMail source(fact.in);
  const MailLevel level = mail_level(source, fact.rrset.owner, nullptr);
  const auto server = std::ranges::find_if(
      level.servers, [](const MailServer& each) { return each.block != nullptr; });
  const bool reached = level.verdict == MailVerdict::live || level.verdict == MailVerdict::unseen;
  if (reached || server == level.servers.end() || server->record == nullptr) return;
  const std::string name = fact.in.names.display(fact.rrset.owner);
  hits.add(server->record->place, name,
           {{"name", name}, {"target", server->name}, {"block", server->block->name}});
}

void MailWildcardMx::operator()(const RrsetFact& fact, Hits& hits) const {
  const Names& names = fact.in.names;
  if (!names.is_wildcard(fact.rrset.owner) || !mail_use(fact.in).constructed) return;
  const Record& first = fact.rrset.records.front();
  const auto wire = target_of(fact.zone, first);
  // "takes no mail" for all names is as good as it gets.
  if (wire.empty() || is_null(wire)) return;
  const std::string owner = names.display(fact.rrset.owner);
  hits.add(first.place, owner,
           {{"owner", owner},
            {"domain", names.display(names.parent(fact.rrset.owner))},
            {"target", wire_text(wire)}});
}

}  // namespace dcvlint
