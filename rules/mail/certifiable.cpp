#include "rules/mail/certifiable.h"

#include <algorithm>
#include <string>

#include "lint/facts/authorization_domain.h"
#include "lint/facts/ca_policy.h"
#include "lint/facts/special_name.h"

namespace dcvlint {

namespace {

bool has_underscore_label(const Names& names, Name name) {
  for (; name != Name::root; name = names.parent(name)) {
    if (names.label(name).starts_with('_')) return true;
  }
  return false;
}

}  // namespace

bool has_public_names(const ZoneFact& fact) {
  const Zone& zone = fact.zone;
  if (zone.fragment() || zone.records().empty()) return false;
  if (fact.in.repository.zone_with_origin(zone.origin()) != &zone) return false;
  const DomainLists* lists = fact.in.lists;
  if (lists != nullptr && !base_domain(fact.in.names, lists->public_suffixes, zone.origin())) {
    return false;
  }
  const std::string origin = fact.in.names.display(zone.origin());
  const std::size_t dot = origin.rfind('.');
  if (zone.origin() == Name::root || dot == std::string::npos) return false;
  return !is_reverse_name(origin, std::string_view(origin).substr(dot + 1));
}

bool is_certifiable(const ZoneFact& fact, Name owner, std::span<const Record> records) {
  const auto& types = fact.in.policy->host_types;
  const bool host = std::ranges::any_of(records, [&](const Record& record) {
    // Who refuses mail is not a mail host for that.
    constexpr std::size_t null_mx_size = 3;
    if (record.type == Type::mx && record.rdata_size == null_mx_size) return false;
    return std::ranges::find(types, record.type) != types.end();
  });
  return host && !fact.zone.delegation(owner) && !fact.zone.dname_above(owner) &&
         fact.in.repository.zone_for(owner) == &fact.zone &&
         !has_underscore_label(fact.in.names, owner);
}

bool is_surely_dead(const MailLevel& level) {
  return level.verdict == MailVerdict::dead && !level.has(MailRemarkKind::server_missing) &&
         !level.has(MailRemarkKind::server_addressless);
}

}  // namespace dcvlint
