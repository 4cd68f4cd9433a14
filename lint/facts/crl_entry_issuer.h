#pragma once
// Whose certificate an entry of a revocation list is about (RFC 5280 §5.3.3).

#include <cstdint>
#include <string_view>
#include <vector>

#include "lint/facts/crl.h"

namespace dcvlint {

// The Name (the whole TLV) of the first directoryName in a value of certificateIssuer; empty where
// there is none.
std::string_view certificate_issuer_name(std::string_view extension_value);

// Walks along the entries of a list: certificateIssuer holds for its entry and all that follow, up
// to the next one; before the first one the list's own issuer is meant.
class EntryIssuers {
 public:
  explicit EntryIssuers(const Crl& crl) : now_(crl.issuer.bytes) {}
  // The whole Name of the issuer of the certificate that the entry is about; empty where the list
  // names nobody. Entries are given in the list's order, none left out. While it does not change it
  // begins at the same octet of the document.
  std::string_view of(const CrlEntry& entry) {
    if (entry.certificate_issuer != nullptr) {
      now_ = certificate_issuer_name(entry.certificate_issuer->value);
    }
    return now_;
  }

 private:
  std::string_view now_;
};

// A number for each entry of an indirect list: two have the same one when they are about
// certificates of one issuer. Empty for other lists.
std::vector<std::uint32_t> issuer_numbers(const Crl& crl);

}  // namespace dcvlint
