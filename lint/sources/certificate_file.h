#pragma once

#include "lint/base/arena.h"
#include "lint/base/document.h"
#include "lint/facts/certificate.h"
#include "lint/sources/der_parts.h"

namespace dcvlint {

// Reads certificates (RFC 5280 §4.1) from DER, one after another; one reader a thread.
class CertificateReader {
 public:
  // Never fails: what can't be read is a fault of the certificate. It points
  // into the document and into `arena`. Signatures are not checked here.
  Certificate read(const Documents& documents, Doc der, Arena& arena);

 private:
  void read_to_be_signed(Certificate& certificate, DerReader in);

  DerScratch scratch_;
};

}  // namespace dcvlint
