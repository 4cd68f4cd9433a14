#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "lint/facts/cn_name.h"
#include "rules/names/checks.h"
#include "rules/names/place.h"

namespace dcvlint {
namespace {

struct Duplicate {
  std::uint32_t first, again;
};

bool is_same(const GeneralName& a, const GeneralName& b) {
  if (a.kind != b.kind || a.bytes.size() != b.bytes.size()) return false;
  if (a.kind == GeneralNameKind::dns_name) return equal_names(a.bytes, b.bytes);
  return a.bytes == b.bytes && a.type_id == b.type_id;
}

bool is_before(const GeneralName& a, const GeneralName& b) {
  if (a.kind != b.kind) return a.kind < b.kind;
  if (a.bytes.size() != b.bytes.size()) return a.bytes.size() < b.bytes.size();
  if (a.kind != GeneralNameKind::dns_name) {
    return std::tie(a.type_id, a.bytes) < std::tie(b.type_id, b.bytes);
  }
  return std::ranges::lexicographical_compare(a.bytes, b.bytes, {}, ascii_lower, ascii_lower);
}

// A certificate has two or three names mostly: no sorting for those.
std::vector<Duplicate> duplicates_of_few(std::span<const GeneralName> names) {
  std::vector<Duplicate> found;
  for (std::uint32_t again = 1; again < names.size(); ++again) {
    for (std::uint32_t first = 0; first < again; ++first) {
      if (!is_same(names[first], names[again])) continue;
      found.push_back({first, again});
      break;
    }
  }
  return found;
}

std::vector<Duplicate> duplicates_of_many(std::span<const GeneralName> names) {
  std::vector<std::uint32_t> order(names.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    if (is_same(names[a], names[b])) return a < b;
    return is_before(names[a], names[b]);
  });
  std::vector<Duplicate> found;
  std::size_t first = 0;
  for (std::size_t i = 1; i < order.size(); ++i) {
    if (is_same(names[order[first]], names[order[i]])) {
      found.push_back({order[first], order[i]});
    } else {
      first = i;
    }
  }
  std::ranges::sort(found, {}, &Duplicate::again);
  return found;
}

}  // namespace

void NamesSanMissing::operator()(const SignedFact& object, Hits& hits) const {
  if (!has_no_san(object.object)) return;
  const SubjectAltName& san = object.object.extensions.subject_alt_name;
  const DistinguishedName& subject = object.object.subject;
  const Attribute* cn = subject.first(AttributeType::common_name);
  const std::string hint = cn != nullptr && !cn->text.empty()
                               ? ": there is only CN=" + name_excerpt(cn->text)
                               : std::string();
  const Place place = san.extension != nullptr ? san.extension->place
                      : cn != nullptr          ? cn->place
                                               : subject.place;
  hits.add(place, "subjectAltName", {{"hint", hint}});
}

void NamesSanDuplicate::operator()(const SignedFact& object, Hits& hits) const {
  const auto names = object.object.extensions.subject_alt_name.names;
  if (names.size() < 2) return;
  constexpr std::size_t few = 16;
  for (const Duplicate& each :
       names.size() <= few ? duplicates_of_few(names) : duplicates_of_many(names)) {
    const GeneralName& first = names[each.first];
    const GeneralName& again = names[each.again];
    const std::string text = general_name_text(again);
    Hit& hit = hits.add(again.place, text,
                        {{"kind", general_name_kind_text(again.kind)},
                         {"name", name_excerpt(text)},
                         {"case", first.bytes == again.bytes ? "" : ", but for capital letters"}});
    hits.relate(hit, first.place, "first here");
  }
}

}  // namespace dcvlint
