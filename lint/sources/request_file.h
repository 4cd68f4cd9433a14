#pragma once

#include "lint/base/arena.h"
#include "lint/base/document.h"
#include "lint/facts/request.h"
#include "lint/sources/der_parts.h"

namespace dcvlint {

// Reads certification requests (RFC 2986 §4) from DER, one after another; one reader a thread.
class RequestReader {
 public:
  // Never fails: what can't be read is a fault of the request. It points into
  // the document and into `arena`. Signatures are not checked here.
  Request read(const Documents& documents, Doc der, Arena& arena);

 private:
  void read_to_be_signed(Request& request, DerReader in);

  DerScratch scratch_;
};

}  // namespace dcvlint
