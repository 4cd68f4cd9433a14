// Names that none of the methods in use can validate, as far as zones show.

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <unordered_map>

#include "lint/facts/ca_policy.h"
#include "lint/facts/caa.h"
#include "lint/facts/governed_caa.h"
#include "lint/facts/ip_range.h"
#include "lint/facts/mail_contact.h"
#include "lint/facts/registered_domain.h"
#include "rules/dcv/checks.h"
#include "rules/mail/certifiable.h"
#include "rules/mail/mail_use.h"
#include "rules/mail/repository_mail.h"

namespace dcvlint {
namespace {

// What the methods of [policy] need, where every one of them needs something that zones show.
struct Needs {
  bool mailbox = false;  // constructed addresses
  bool contact = false;  // TXT or CAA contacts
  bool server = false;   // a web server, or one that speaks TLS
  bool retired = false;  // one can't be used any more
  bool open = false;     // one needs nothing that zones show
};

void add(Needs& needs, const ValidationMethod& method, Date day) {
  if (method.state_on(day) == MethodState::retired) {
    needs.retired = true;
    return;
  }
  if (method.family == MethodFamily::other) {
    // Those for mailboxes and devices validate no host, that for the Tor network none in DNS.
    needs.open = needs.open || (method.hosts && !method.ticks.onion);
    return;
  }
  switch (method.number) {
    case 4:
      needs.mailbox = true;
      break;
    case 13:
    case 14:
    case 16:
    case 17:
      needs.contact = true;
      break;
    case 18:
    case 19:
    case 20:
      needs.server = true;
      break;
    default:
      needs.open = true;
  }
}

Needs needs_of(const Context& in) {
  Needs needs;
  if (in.policy == nullptr || in.policy->methods.empty()) return Needs{.open = true};
  for (const std::string& label : in.policy->methods) {
    const ValidationMethod* method = in.authorities.methods.find(label);
    if (method == nullptr) return Needs{.open = true};  // a CA's own
    add(needs, *method, in.as_of);
  }
  return needs;
}

class HostNames {
 public:
  HostNames(const Context& in, const Needs& needs) : in_(in), needs_(needs) {
    suffixes_ = in_.lists != nullptr ? &in_.lists->public_suffixes : nullptr;
  }

  // A wildcard is left out: whether it is to have a certificate of its own nobody can tell.
  bool is_lost(Name name) {
    return !in_.names.is_wildcard(name) && !(needs_.server && has_server(name)) && !any_level(name);
  }

 private:
  bool has_server(Name name) const {
    RepositoryMail source(in_);
    return std::ranges::any_of(std::array{Type::a, Type::aaaa}, [&](Type type) {
      const Answer answer = source.find(name, type);
      if (answer.status != Status::records) {
        return answer.status != Status::no_name && answer.status != Status::no_data;
      }
      return std::ranges::any_of(answer.records, [](const AnswerRecord& record) {
        return unreachable_block(octets_of(record.rdata)) == nullptr;
      });
    });
  }

  // At the name, at those above it, and the same for the targets of its aliases.
  bool any_level(Name name) {
    if (any_above(name)) return true;
    RepositoryMail source(in_);
    const Answer answer = source.find(name, Type::txt);
    return std::ranges::any_of(answer.aliases, [&](Name target) {
      return target == Name::root || any_above(target);  // root: in no zone of ours
    });
  }
  bool any_above(Name name) {
    const Name end = in_.names.parent(registered_domain(in_.names, suffixes_, name));
    for (Name at = name; at != end && at != Name::root; at = in_.names.parent(at)) {
      const auto [known, fresh] = works_.try_emplace(at, false);
      if (fresh) {
        known->second = (needs_.contact && has_contact(at)) || (needs_.mailbox && takes_mail(at));
      }
      if (known->second) return true;
    }
    return false;
  }

  bool takes_mail(Name domain) const {
    RepositoryMail source(in_);
    return !is_surely_dead(mail_level(source, domain, nullptr));
  }

  bool has_contact(Name domain) const {
    const Zone* zone = in_.repository.zone_for(domain);
    if (zone == nullptr || zone->fragment() || zone->delegation(domain)) return true;  // can't see
    for (const std::string_view label : {contact_email_label, contact_phone_label}) {
      const auto owner = in_.names.child(domain, label);
      if (owner && !zone->at(*owner).empty()) return true;
    }
    return std::ranges::any_of(zone->rrset(domain, Type::caa), [&](const Record& record) {
      const CaaTag tag = parse_caa(zone->rdata(record)).known_tag;
      return tag == CaaTag::contactemail || tag == CaaTag::contactphone;
    });
  }

  const Context& in_;
  const Needs& needs_;
  const PublicSuffixes* suffixes_ = nullptr;
  std::unordered_map<Name, bool> works_;  // contact or mail, by domain: most names share theirs
};

std::string reason(const Needs& needs) {
  std::string out;
  const auto add = [&](bool is, std::string_view text) {
    if (is) out += (out.empty() ? "" : ", ") + std::string(text);
  };
  add(needs.server, "no address that is reached from outside");
  add(needs.mailbox, "no domain that takes mail");
  add(needs.contact, "no contact in DNS");
  add(needs.retired, "a method that CAs may not use any more");
  return out.empty() ? "no method for hosts" : out;
}

}  // namespace

void DcvNoMethod::operator()(const ZoneFact& fact, Hits& hits) const {
  if (fact.in.policy == nullptr || mail_use(fact.in).alone() || !has_public_names(fact)) return;
  const Needs needs = needs_of(fact.in);
  if (needs.open) return;
  HostNames judged(fact.in, needs);
  GovernedNames lost;
  auto records = fact.zone.records();
  while (!records.empty()) {
    const Name owner = records.front().owner;
    std::size_t size = 1;
    while (size < records.size() && records[size].owner == owner) ++size;
    if (is_certifiable(fact, owner, records.first(size)) && judged.is_lost(owner)) {
      if (lost.count == 0) lost.record = &records.front();
      if (lost.count < GovernedNames::kept) lost.first[lost.count] = owner;
      ++lost.count;
    }
    records = records.subspan(size);
  }
  if (lost.count == 0) return;
  hits.add(lost.record->place, fact.in.names.display(lost.first[0]),
           {{"names", names_text(lost, fact.in.names)}, {"reason", reason(needs)}});
}

}  // namespace dcvlint
