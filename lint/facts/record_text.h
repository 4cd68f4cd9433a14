#pragma once
// Where in a record's source text a piece of its RDATA stands. Looked up again
// from the text when a finding needs it, so that reading a zone stays fast.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "lint/base/document.h"

namespace dcvlint {

struct RecordToken {
  Place place;  // with its quotes
  bool quoted = false;
};

// The tokens of one record in a master file (RFC 1035 §5.1): parentheses,
// comments and line ends are passed over.
class RecordText {
 public:
  RecordText(const Documents& documents, Place record);

  // Tokens behind the type. In the generic form (RFC 3597) that is \#, the length, and hex.
  std::size_t rdata_count() const;
  bool generic() const;
  // The token, or the whole record when there is none.
  Place rdata(std::size_t index) const;
  // Place of the type mnemonic itself.
  Place type() const;
  // Place of the owner as written; nothing when inherited from the line before.
  std::optional<Place> owner() const;

  // The bytes of the source that make octets [begin, end) of a token's content
  // (escapes and quotes worked out).
  Place within(std::size_t index, std::uint32_t begin, std::uint32_t end) const;
  // The hex digits of RDATA octets [begin, end) in the generic form.
  Place generic_octets(std::uint32_t begin, std::uint32_t end) const;

 private:
  const Documents* documents_;
  Place record_;
  std::vector<RecordToken> tokens_;
  std::size_t type_ = 0;  // index of the type token
  bool owner_ = false;
};

}  // namespace dcvlint
