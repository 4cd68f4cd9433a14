#pragma once
// Whether the record that a CA looks for is there, and which mistake was made where it is not as
// it should be (BR 2.3.1 §3.2.2.4.7, .21).

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/facts/answer.h"
#include "lint/facts/dcv_token.h"
#include "lint/facts/repository.h"

namespace dcvlint {

// A record that is wanted at Authorization Domain Names.
struct DcvWanted {
  const RecordShape* shape = nullptr;
  FilledShape owner;  // labels before the name; complete: can be asked for
  FilledShape value;
};
DcvWanted wanted_record(const RecordShape& shape, const TokenInputs& inputs);

enum class DcvPresence : std::uint8_t {
  right,
  shape,  // one of that shape; whether it is the one only the CA knows
  wrong,  // what is there will not do; its sightings say why
  absent,
  unseen,  // outside of what the view sees, or at a name that nobody but the CA knows
  failed,  // a look-up failed
  unasked,
};

// Where something that looks like it stands.
enum class SightPlace : std::uint8_t {
  at_owner,
  other_type,   // a TXT in place of a CNAME, or the other way round
  stripped,     // at the owner without its underscore
  doubled,      // at the owner with the domain once more behind it
  mistaken,     // at a label that is the digest of other octets than the DER
  cut_label,    // at a label without its last digits
  other_name,   // in another place of the zones
  below_cut,    // in a zone that has delegated the name to others
  other_label,  // at the right name, under a label of the same shape that something else made
};

struct Sighting {
  SightPlace place{};
  TokenVerdict token;
  Name owner{};  // where it was looked for
  Type type{};
  std::string value;  // of a CNAME the target without its final dot; text of a TXT otherwise
  Place where;        // in a zone; empty for live answers
  Name source{};      // the wildcard's owner that made it
  bool from_wildcard = false;
  std::string note;               // of `mistaken`: which octets; of `doubled`: the domain
  std::span<const Name> aliases;  // on the way
};

struct DcvSeen {
  Name name{};  // the Authorization Domain Name
  DcvPresence presence = DcvPresence::absent;
  Failure failure{};
  std::vector<Sighting> sightings;  // the best one first
  bool exists_as_other = false;     // something else stands at the owner, or below it
  std::optional<Name> alias;        // the owner of a TXT is an alias: the CA looks at its target
  // What else the zone has at the owner of a CNAME, so that no name server loads it (RFC 1034
  // §3.6.2): "a record of type TXT"; empty: nothing.
  std::string beside;
};

// Looks at `name` for the record. `above`: names that may have got behind it when a final dot was
// missing, nearest first. All questions are asked before it gives up on an unasked one.
DcvSeen look_for_record(View& view, Names& names, const DcvWanted& wanted,
                        const TokenInputs& inputs, Name name, std::span<const Name> above);

// What the zones have beside a CNAME that was found: then the CA will find nothing, and `presence`
// is wrong.
void look_beside_alias(const Repository& repository, DcvSeen& seen);

// Records of the zones that look like the wanted one and stand where no CA looks for `names`, at
// most 20: under another name, behind a delegation, with a label cut short. `base`: nothing
// outside of it is told.
std::vector<Sighting> stray_records(const Repository& repository, const DcvWanted& wanted,
                                    const TokenInputs& inputs, std::span<const Name> names,
                                    Name base);

// The strings of a TXT record joined, as CAs read them (RFC 7208 §3.3 has the custom's origin);
// empty for RDATA that is none.
std::string txt_value(std::span<const std::uint8_t> rdata);

}  // namespace dcvlint
