#pragma once
// Reading data/profiles/*.toml (what each type of certificate requires of a subject). As strict as
// reading rules: unknown keys, attributes, string types and sources are refused with the nearest
// spelling, and every row says where it comes from.
//
// Form of a profile (clang-format would run its lines together):
// clang-format off
//   name, title, date          name is that of the file; date is the table's
//   extend                     another profile, or a list of them of which earlier ones win: what
//                              this file does not say of an attribute (in [[attribute]], or in
//                              [[form]]), a purpose, a kind of key or an extension is taken from
//                              there, and so are one-of, values, order, repeated and needs where it
//                              has none
//   applies_to                 types of certificates ("ov", "smime-mailbox-strict", "ca") whose
//                              table it is; none for a table that only a policy's rules ask for
//   [source.ID]                title and as_of, the day on which it was read
//   [[attribute]]              types, presence, from
//   [[form]]                   types, strings, characters, from
//   [[one-of]]                 types: at least one of them must be there; from
//   [[values]]                 type, values: no others; from
//   [order], [repeated]        types: in this order; which may stand more than once; from
//   [[needs]]                  types, one-of: where one of `types` is there, one of the others must
//                              be, too; from
//   [[purpose]]                purposes of extKeyUsage ("serverAuth", "1.2.3", "other"), presence,
//                              from
//   [[key-usage]]              keys ("RSA", "EC", "other"), and lists of bits: required, one-of (at
//                              least one of them), allowed, discouraged; others are forbidden; from
//   [[validity]]               days (advised: the days that should not be exceeded) or months; from
//   [[policy]]                 oids, demand: exactly-one of them is there, at-least-one,
//                              recommended (at least one should be) or forbidden; from
//   [[key]]                    kind ("RSA"), bits (at least), curves; other kinds are not allowed;
//                              from
//   [[extension]]              types ("subjectAltName"), presence, criticality (critical or
//                              not-critical), from
// clang-format on
// A presence is required, recommended, allowed, discouraged or forbidden. Each row has cite = {
// source, section, says }, and without `from` it holds always. A type is "C", "countryName" or an
// OID; "other" in [[attribute]] is every attribute that no row names.

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

// An organisation's own profile (--profile FILE), which mostly extends a known one. It stands for
// the types in its `applies_to`, else for those of the table that it extends.
struct OwnProfileRead {
  CertificateProfiles profiles;       // the known ones, the own one in place; points to them, too
  Profile profile = Profile::other;   // the first type that it stands for
  std::vector<FileProblem> problems;  // not empty: don't use the others
};
OwnProfileRead read_own_profile(const DataFile& file, const CertificateProfiles& known,
                                Arena& arena);

}  // namespace dcvlint
