#include "lint/reports/spot.h"

#include <algorithm>

#include "lint/base/ascii.h"

namespace dcvlint {
namespace {

constexpr std::size_t documents_kept = 16;
constexpr unsigned trail_length = 32;  // more than ZoneFileLimits::include_depth

bool begins_with_generate(std::string_view text) {
  constexpr std::string_view directive = "$GENERATE";
  return equal_folded(text.substr(0, directive.size()), directive);
}

// A SEQUENCE, and not text that begins with "0".
bool is_der(std::string_view bytes) {
  if (!bytes.starts_with('0')) return false;
  return std::ranges::any_of(bytes.substr(0, 64), [](char c) {
    const auto octet = static_cast<unsigned char>(c);
    return octet < 0x09 || octet >= 0x80;
  });
}

// What a PEM block holds has the path of the block's file; an included file has its own. Whatever
// the octets are: they may be those of a key.
bool is_decoded(const Documents& documents, const Document& document) {
  return document.from && documents[document.from->doc].path == document.path;
}

}  // namespace

const Lines& Spots::lines(Doc doc) {
  auto found = lines_.find(doc);
  if (found != lines_.end()) return *found->second;
  if (lines_.size() >= documents_kept) lines_.clear();
  auto made = std::make_unique<Lines>(documents_[doc].bytes);
  return *lines_.emplace(doc, std::move(made)).first->second;
}

Spot Spots::at(Place place) {
  Spot spot;
  for (unsigned i = 0; i < trail_length; ++i) {
    const Document& document = documents_[place.doc];
    if (!document.from || !begins_with_generate(documents_.text(*document.from))) break;
    if (!spot.made) spot.made = place;
    place = *document.from;
  }
  if (is_der(documents_[place.doc].bytes) || is_decoded(documents_, documents_[place.doc])) {
    spot.der = place;
    place = pem_.at(place).value_or(Place{place.doc, 0, 0});
  }
  const Document& document = documents_[place.doc];
  const Lines& lines = this->lines(place.doc);
  LineColumn begin = lines.at(place.begin);
  LineColumn end = lines.at(place.end < place.begin ? place.begin : place.end);
  spot.file = document.path;
  spot.place = place;
  spot.line = begin.line;
  spot.column = begin.code_points;
  spot.end_line = end.line;
  spot.end_column = end.code_points;
  return spot;
}

std::vector<Spot> Spots::trail(const Spot& spot) {
  std::vector<Spot> trail;
  std::optional<Place> from = documents_[spot.place.doc].from;
  while (from && trail.size() < trail_length) {
    trail.push_back(at(*from));
    from = documents_[trail.back().place.doc].from;
  }
  return trail;
}

}  // namespace dcvlint
