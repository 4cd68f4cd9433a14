#pragma once
// Name constraints of a CA (RFC 5280 §4.2.1.10), read when they are wanted: few certificates have
// them.

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "lint/facts/extension.h"

namespace dcvlint {

struct NameConstraint {
  GeneralNameKind kind = GeneralNameKind::unknown;
  bool excluded = false;
  // Content octets: "example.com" or ".example.com", address and mask, the whole TLV of a Name.
  std::string_view base;
  Place place;  // of the GeneralSubtree
};
// In the order of the encoding, at most 10 000; what can't be read ends the list.
std::vector<NameConstraint> name_constraints(const Extension& extension);

enum class ConstraintBreak : std::uint8_t {
  none,
  excluded,       // a constraint excludes the name
  not_permitted,  // there are permitted names of this kind, and it is none of them
};
// For dNSName, iPAddress, rfc822Name, uniformResourceIdentifier (one without a host is not
// compared) and directoryName; names of other kinds are not compared, nor is what can't be told.
// `which`: the constraint that excludes it.
ConstraintBreak constraint_break(std::span<const NameConstraint> constraints,
                                 const GeneralName& name, const NameConstraint*& which);
// Of a subject, by the constraints for directoryName. One without attributes keeps to all.
ConstraintBreak constraint_break(std::span<const NameConstraint> constraints,
                                 const DistinguishedName& subject, const NameConstraint*& which);

// For messages: "example.com", "192.0.2.0/255.255.255.0", "C=SE, O=KTH", "every dNSName".
std::string constraint_text(const NameConstraint& constraint);

}  // namespace dcvlint
