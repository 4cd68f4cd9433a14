#include <algorithm>
#include <array>
#include <string>

#include "lint/base/spelling.h"
#include "rules/caa/checks.h"
#include "rules/caa/place.h"

namespace dcvlint {

namespace {

constexpr std::array<std::string_view, 7> known_tags{
    "issue", "issuewild", "iodef", "issuemail", "issuevmc", "contactemail", "contactphone"};
// Set aside since the first drafts of CAA and given no meaning.
constexpr std::array<std::string_view, 3> reserved_tags{"auth", "path", "policy"};

bool may_stand_in_tag(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// A tag that is well formed and that no document defines.
bool is_unknown(const CaaProperty& property) {
  return property.known_tag == CaaTag::unknown &&
         std::ranges::all_of(property.tag, may_stand_in_tag);
}

std::string hint(std::string_view tag) {
  const std::string folded = lower_case(tag);
  if (std::ranges::find(reserved_tags, folded) != reserved_tags.end())
    return "; the word is reserved and means nothing";
  const std::string_view meant = nearest(folded, known_tags);
  return meant.empty() ? "" : "; was \"" + std::string(meant) + "\" meant?";
}

void report_unknown(const CaaFact& caa, Hits& hits) {
  hits.add(CaaText(caa).tag(), owner_text(caa),
           {{"owner", owner_text(caa)},
            {"tag", excerpt(caa.property.tag)},
            {"hint", hint(caa.property.tag)}});
}

}  // namespace

void CaaUnknownCritical::operator()(const CaaFact& caa, Hits& hits) const {
  if (caa.property.critical() && is_unknown(caa.property)) report_unknown(caa, hits);
}

void CaaUnknownTag::operator()(const CaaFact& caa, Hits& hits) const {
  if (!caa.property.critical() && is_unknown(caa.property)) report_unknown(caa, hits);
}

void CaaTagInvalidCharacters::operator()(const CaaFact& caa, Hits& hits) const {
  const std::string_view tag = caa.property.tag;
  if (caa.property.known_tag != CaaTag::unknown) return;
  const auto bad = std::ranges::find_if_not(tag, may_stand_in_tag);
  if (bad == tag.end()) return;
  const auto begin = static_cast<std::size_t>(bad - tag.begin());
  std::size_t end = begin + 1;
  while (end < tag.size() && (static_cast<unsigned char>(tag[end]) & 0xC0U) == 0x80U) ++end;
  const std::string_view effect =
      caa.property.critical() ? "it is marked critical, so no CA may issue" : "no CA obeys it";
  hits.add(CaaText(caa).tag(begin, end), owner_text(caa),
           {{"owner", owner_text(caa)},
            {"tag", excerpt(tag)},
            {"character", tag.substr(begin, end - begin)},
            {"effect", effect}});
}

void CaaTagUppercase::operator()(const CaaFact& caa, Hits& hits) const {
  const std::string_view tag = caa.property.tag;
  if (!has_capitals(tag) || !std::ranges::all_of(tag, may_stand_in_tag)) return;
  const std::string lower = lower_case(tag);
  Hit& hit =
      hits.add(CaaText(caa).tag(), owner_text(caa),
               {{"owner", owner_text(caa)}, {"tag", excerpt(tag)}, {"lower", excerpt(lower)}});
  CaaFix(caa).tag(lower).give(hits, hit, true, "write the tag in lower case");
}

}  // namespace dcvlint
