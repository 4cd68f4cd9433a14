#pragma once
// Places as people and tools name them: file, lines, columns.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/base/document.h"
#include "lint/base/lines.h"
#include "lint/facts/field_path.h"

namespace dcvlint {

// A place in a file that somebody can open. Lines and columns count from 1, columns
// in characters (a byte that is no UTF-8 counts as one); the end is the
// character behind the last.
struct Spot {
  std::string_view file;
  std::uint32_t line = 1, column = 1;
  std::uint32_t end_line = 1, end_column = 1;
  Place place;  // in the file
  // Set when the place is in text that isn't in any file: the line that a
  // $GENERATE step made. `place` is then that of the $GENERATE.
  std::optional<Place> made;
  // Set when the place is in DER: where in it. `place` is then that of the PEM text that the octets
  // come from, or, when the file itself is DER, its first octet: such a file has no lines.
  std::optional<Place> der;
};

class Spots {
 public:
  explicit Spots(const Documents& documents)
      : documents_(documents), fields_(documents), pem_(documents) {}
  Spot at(Place place);
  // The places that led to the file of a spot, nearest first: where it was included.
  std::vector<Spot> trail(const Spot& spot);
  const Lines& lines(Doc doc);
  // field_path() of a spot's `der`.
  std::string field(Place der) { return fields_.at(der); }
  const Documents& documents() const { return documents_; }

 private:
  const Documents& documents_;
  FieldPaths fields_;
  PemPlaces pem_;
  // Line starts of a few documents: findings come document by document.
  std::map<Doc, std::unique_ptr<Lines>> lines_;
};

}  // namespace dcvlint
