#pragma once
// The command that makes a request anew with everything in its subject mended: what is damaged, and
// what is certainly to be otherwise (certain_change.h), in the order that is wanted.

#include <optional>
#include <string>
#include <vector>

#include "lint/facts/signed_facts.h"
#include "lint/findings/finding.h"
#include "rules/subject/certain_change.h"

namespace dcvlint {

// What a value was meant to be: octets that are no text read as Windows-1252, then mended(). None
// where a letter is lost, or where that reading gives letters that the country does not write.
std::optional<std::string> repaired(const Attribute& attribute, std::string_view country);

struct RequestCommand {
  std::string command;      // `openssl req -new -utf8 … -subj '…' -addext '…'`, on one line
  bool names_left = false;  // of subjectAltName, which are too many or too odd to be written there
  std::string others_left;  // other extensions that the request asked for: "keyUsage, tlsFeature"
};
// A longer subject is not copied.
inline constexpr std::size_t most_attributes_of_command = 64;

// What a rule wants to be otherwise, too. It goes before what is certain for all.
struct RequestChanges {
  std::vector<AttributeChange> attributes = {};
  std::string added_name = {};  // to subjectAltName, a dNSName
  std::string title = {};       // what the command does; a phrase
};

// For a POSIX shell: nothing in it ends the quotes before their end, and no character of it is
// unseen. None where a value can't be repaired, can't be written so, or is of a type that openssl
// does not know by its name, and where the subject is too long to be copied.
std::optional<RequestCommand> request_command(const SignedFact& fact,
                                              const RequestChanges& changes = {});

// Gives the hit that command as advice, if there is one.
void advise_command(const SignedFact& fact, Hits& hits, Hit& hit,
                    const RequestChanges& changes = {});
// Likewise, but only where it is certain how the attribute is to be changed.
void advise_if_changed(const AttributeFact& fact, Hits& hits, Hit& hit);

}  // namespace dcvlint
