#pragma once
// The name that a request's CN is, where subjectAltName has none: what a CA then takes it for, and
// has to validate like any other (BR 4.2.2, 7.1.2.7.12, 7.1.4.3).

#include <optional>

#include "lint/facts/domain_lists.h"
#include "lint/facts/general_name.h"
#include "lint/facts/ip_range.h"
#include "lint/facts/signed.h"

namespace dcvlint {

// No name at all in subjectAltName, as far as it could be read.
bool has_no_san(const Signed& object);

// A CN as iPAddress or dNSName, at its own place; the octets of an address are kept in `address`,
// which must live as long. Nothing for what is no host to anybody: "Erik Ek", "erik@kth.se",
// "J.Müller". `lists` may be null; they tell whether a last label outside ASCII is a domain.
std::optional<GeneralName> cn_name(const Attribute& cn, const DomainLists* lists,
                                   IpAddress& address);

}  // namespace dcvlint
