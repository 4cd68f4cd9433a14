#pragma once
// Commands that make a CN one of the names of subjectAltName.

#include <string>
#include <string_view>

#include "lint/facts/signed_facts.h"
#include "rules/subject/request_command.h"

namespace dcvlint {

// The host of "host/ce01.kth.se", as grid software once named services; empty: it is no such name.
std::string_view host_of_service(std::string_view cn);
// The one of the names that the CN is, written otherwise: as an A-label, without a service; empty:
// none.
std::string other_spelling(const Attribute& cn, std::span<const GeneralName> names);

RequestChanges cn_written(const Attribute& cn, std::string_view text);
// The name of a host is asked for in subjectAltName, too; a CN that is none gives way to one of the
// names there. Nothing where there is none.
RequestChanges cn_in_san(const SignedFact& object, const Attribute& cn);

// Gives the hit the command with these changes, unless there are several CNs.
void advise_cn(const SignedFact& object, const RequestChanges& changes, Hits& hits, Hit& hit);

}  // namespace dcvlint
