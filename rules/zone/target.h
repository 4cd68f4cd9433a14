#pragma once
// The names that records point to, and what the repository knows of them.
// Everything here looks without adding to Names: checks run beside each other.

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "lint/facts/standing.h"
#include "lint/facts/zone_facts.h"

namespace dcvlint {

// The name in the RDATA of CNAME, DNAME, MX, NS, PTR and SRV (wire form);
// empty for other types and for RDATA that holds no such name.
std::span<const std::uint8_t> target_of(const Zone& zone, const Record& record);
// Where the target is written; the whole record when that can't be told.
Place target_place(const Context& in, const Record& record);
// Whether the name in wire form is `name` or below it.
bool is_within(const Names& names, std::span<const std::uint8_t> wire, Name name);
// Presentation form without the final dot, as Names::display.
std::string wire_text(std::span<const std::uint8_t> wire);
// An IPv4 or IPv6 address that was written where a name belongs, so that it
// became the first labels of a name in `origin` or the whole name; else empty.
std::string address_in_name(const Context& in, std::span<const std::uint8_t> wire, Name origin);

// Whether a line of the zone may have been lost, so that "absent" means nothing.
bool may_lack_records(const Zone& zone);

// Of a name within `origin` that ends in the same labels twice, the origin
// among them ("www.example.org.example.org", "a.sub.example.org.sub.example.org"):
// how many labels are repeated; else 0. Origins of one label never count:
// a host may well be called as its top-level domain.
unsigned repeated_labels(const Names& names, Name name, Name origin);
unsigned repeated_labels(const Context& in, std::span<const std::uint8_t> wire, Name origin);
// The text of all labels but the last `labels`: what was meant as a full name.
std::string without_last_labels(std::span<const std::uint8_t> wire, unsigned labels);

}  // namespace dcvlint
