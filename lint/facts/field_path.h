#pragma once
// What the reader of a report wants to know of a place in DER. Worked out from
// the bytes again, so that reading stays fast.

#include <cstdint>
#include <optional>
#include <string>

#include "lint/base/base64.h"
#include "lint/base/document.h"

namespace dcvlint {

// "tbsCertificate.extensions[3].extnValue": the innermost named field of the
// certificate, request or revocation list that `place` lies in; "" when it lies in none.
std::string field_path(const Documents& documents, Place place);

// The same for many places, quickest in the order in which they stand: it remembers where it was in
// a value that holds many others, so that a hundred thousand names are not passed for each of them.
class FieldPaths {
 public:
  explicit FieldPaths(const Documents& documents) : documents_(&documents) {}
  std::string at(Place place);

  // How far the value of [begin, end) was gone through: its child number `index` begins at `next`.
  struct Reached {
    Doc doc{};
    std::uint32_t begin = 0, end = 0, next = 0, index = 0;
    std::uint32_t slot = 0;  // children before it without a tag of their own
  };

 private:
  const Documents* documents_;
  Reached reached_;
};

// The characters of the PEM text that made these octets; nothing when the
// document does not come from PEM.
std::optional<Place> pem_place(const Documents& documents, Place der);

// The same for many places, quickest document by document.
class PemPlaces {
 public:
  explicit PemPlaces(const Documents& documents) : documents_(&documents) {}
  std::optional<Place> at(Place der);

 private:
  const Documents* documents_;
  Doc doc_{};  // of origins_
  std::optional<Base64Origins> origins_;
};

}  // namespace dcvlint
