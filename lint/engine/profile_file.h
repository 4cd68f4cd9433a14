#pragma once
// Reading data/profiles/*.toml (what each type of certificate requires of a subject). As strict as
// reading rules: unknown keys, attributes, string types and sources are refused with the nearest
// spelling, and every row says where it comes from.
//
// Form of a profile:
//   name, title, date          name is that of the file; date is the table's
//   extend                     another profile: what this file does not say of an attribute (in
//                              [[attribute]], or in [[form]]) is taken from there, and so are
//                              one-of, values, order and repeated where it has none
//   applies_to                 types of certificates (dv, iv, ov, ev, tls, ca, other) whose table
//                              it is; none for a table that only a policy's rules ask for
//   [source.ID]                title and as_of, the day on which it was read
//   [[attribute]]              types, presence (required, allowed, discouraged, forbidden), from
//   [[form]]                   types, strings, characters, from
//   [[one-of]]                 types: at least one of them must be there; from
//   [[values]]                 type, values: no others; from
//   [order], [repeated]        types: in this order; which may stand more than once; from
// Each row has cite = { source, section, says }, and without `from` it holds always. A type is
// "C", "countryName" or an OID; "other" in [[attribute]] is every attribute that no row names.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/base/arena.h"
#include "lint/engine/rule_file.h"
#include "lint/facts/certificate_profile.h"

namespace dcvlint {

// A file of data/, read already.
struct DataFile {
  std::string path;  // ".../ov.toml"
  std::string_view toml;
};
struct ProfilesRead {
  CertificateProfiles profiles;       // its spans live in the arena; countries are not read here
  std::vector<FileProblem> problems;  // not empty: don't use profiles
};
ProfilesRead read_profiles(std::span<const DataFile> files, Arena& arena);

}  // namespace dcvlint
