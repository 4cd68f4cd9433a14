#pragma once

#include "lint/base/arena.h"
#include "lint/base/document.h"
#include "lint/facts/crl.h"
#include "lint/sources/der_parts.h"

namespace dcvlint {

// Reads revocation lists (RFC 5280 §5.1) from DER, one after another; one reader a thread.
class CrlReader {
 public:
  // Never fails: what can't be read is a fault of the list. It points into the document and into
  // `arena`, which gets four octets for an entry. Time is linear in the octets. Signatures are not
  // checked here.
  Crl read(const Documents& documents, Doc der, Arena& arena);

 private:
  void read_to_be_signed(Crl& crl, DerReader in);
  void read_entries(Crl& crl, const DerReader& in, const Tlv& list);

  DerScratch scratch_;
};

}  // namespace dcvlint
