#pragma once
// The command that makes a request anew with everything in its subject mended.

#include <optional>
#include <string>

#include "lint/facts/signed_facts.h"
#include "lint/findings/finding.h"

namespace dcvlint {

// What a value was meant to be: octets that are no text read as Windows-1252, then mended(). None
// where a letter is lost, or where that reading gives letters that the country does not write.
std::optional<std::string> repaired(const Attribute& attribute, std::string_view country);

struct RequestCommand {
  std::string command;      // `openssl req -new -utf8 … -subj '…' -addext '…'`, on one line
  bool names_left = false;  // of subjectAltName, which are too many or too odd to be written there
  std::string others_left;  // other extensions that the request asked for: "keyUsage, tlsFeature"
};
// For a POSIX shell: nothing in it ends the quotes before their end, and no character of it is
// unseen. None where a value can't be repaired, can't be written so, or is of a type that openssl
// does not know by its name, and where the subject is too long to be copied.
std::optional<RequestCommand> request_command(const SignedFact& fact);

// Gives the hit that command as advice, if there is one.
void advise_command(const SignedFact& fact, Hits& hits, Hit& hit);

}  // namespace dcvlint
