#pragma once
// Which zones and names may want certificates that a CA validates, and domains that no CA can mail
// to.

#include <span>

#include "lint/facts/mailbox.h"
#include "lint/facts/zone_facts.h"

namespace dcvlint {

// A zone that answers for the repository, and is neither a registry's nor one of reverse names.
bool has_public_names(const ZoneFact& fact);

// Whether the owner of these records is taken for a host, by [policy] hosts; wildcards too.
bool is_certifiable(const ZoneFact& fact, Name owner, std::span<const Record> records);

// Dead beyond doubt: hosts that the zones don't have may be added at run time, by DHCP for
// instance.
bool is_surely_dead(const MailLevel& level);

}  // namespace dcvlint
