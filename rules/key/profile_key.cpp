// Keys by the tables of data/profiles (SBR 6.1.5, CSBR 6.1.5.2).

#include <algorithm>
#include <string>
#include <vector>

#include "lint/facts/certificate_profile.h"
#include "lint/facts/oid.h"
#include "rules/key/checks.h"
#include "rules/key/text.h"
#include "rules/shared/dotted_oids.h"
#include "rules/subject/attribute_set.h"

namespace dcvlint {
namespace {

std::string curves_text(const KeyRow& row) {
  std::vector<std::string_view> names;
  for (auto i = static_cast<unsigned>(Curve::p192);
       i <= static_cast<unsigned>(Curve::brainpool_p512r1); ++i) {
    if (row.has(static_cast<Curve>(i))) names.push_back(curve_text(static_cast<Curve>(i)));
  }
  return alternatives(names);
}

std::string kinds_text(const ProfileRows& rows, Date day) {
  std::vector<std::string_view> names;
  for (const KeyRow& row : rows.keys) {
    const std::string_view name = key_kind_text(row.kind);
    if (row.from <= day && std::ranges::find(names, name) == names.end()) names.push_back(name);
  }
  return alternatives(names);
}

}  // namespace

Result<void> KeyOfProfile::prepare() {
  constexpr std::array<std::string_view, 3> known = {"kind", "bits", "curve"};
  const auto found = std::ranges::find(known, problem);
  if (found == known.end())
    return fail("problem", "\"problem\" is \"kind\", \"bits\" or \"curve\"");
  problem_ = static_cast<Problem>(found - known.begin());
  return read_oids("unjudged", unjudged, unjudged_);
}

void KeyOfProfile::operator()(const SignedFact& object, Hits& hits) const {
  const CertificateProfile* profile = profile_table(object, {});
  const PublicKey& key = object.object.key;
  if (profile == nullptr || key.algorithm.oid.empty()) return;
  const KeyRow* row = profile->rows.key(key.kind, object.day);
  const auto add = [&](Place place, std::string_view found, const std::string& allowed,
                       const KeyRow* by) {
    tell_days(*profile, *by, hits,
              hits.add(place, "key",
                       {{"found", found},
                        {"allowed", allowed},
                        {"type", profile->title},
                        {"clause", clause_text(by->clause)}}));
  };
  if (problem_ == Problem::kind) {
    if (row != nullptr || !profile->rows.has_keys(object.day)) return;
    if (std::ranges::find(unjudged_, key.algorithm.oid) != unjudged_.end()) return;
    const KeyRow* any =
        row_in_force(profile->rows.keys, object.day, [](const KeyRow&) { return true; });
    add(key.algorithm.place, key_text(key), kinds_text(profile->rows, object.day), any);
  } else if (row != nullptr && problem_ == Problem::bits) {
    if (key.bits == 0 || key.bits >= row->bits) return;
    add(key.modulus_place.end > key.modulus_place.begin ? key.modulus_place : key.place,
        std::to_string(key.bits), std::to_string(row->bits), row);
  } else if (row != nullptr && problem_ == Problem::curve) {
    const bool named = key.curve != Curve::none && key.curve != Curve::explicit_parameters;
    if (!named || row->has(key.curve)) return;
    add(key.algorithm.place, key.curve == Curve::unknown ? "another one" : curve_text(key.curve),
        curves_text(*row), row);
  }
}

}  // namespace dcvlint
