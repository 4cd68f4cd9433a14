#pragma once
// Revocation lists for tests, from whole TLVs.

#include <optional>
#include <string>
#include <vector>

#include "tests/tools/der_signer.h"

namespace dcvlint::der {

// Fields as whole TLVs; an empty one is left out.
struct CrlParts {
  Octets version = integer(1);
  Octets inner_algorithm = signature_algorithm(TestKey::p256, TestDigest::sha256);
  Octets issuer = sequence({rdn("2.5.4.10", utf8("KTH")), rdn("2.5.4.3", utf8("KTH CA"))});
  Octets this_update = utc_time("261120080000Z");
  Octets next_update = utc_time("261127080000Z");
  std::optional<std::vector<Octets>> entries;
  std::optional<std::vector<Octets>> extensions =
      std::vector<Octets>{extension("2.5.29.20", integer(7))};
};
inline Octets to_be_signed(const CrlParts& parts) {
  return sequence({parts.version, parts.inner_algorithm, parts.issuer, parts.this_update,
                   parts.next_update, parts.entries ? sequence(*parts.entries) : Octets(),
                   parts.extensions ? context(0, sequence(*parts.extensions)) : Octets()});
}
inline Octets crl_of(const CrlParts& parts) {
  return unsigned_by(TestKey::p256, TestDigest::sha256, to_be_signed(parts));
}
inline Octets crl_entry(const Octets& serial, const Octets& date,
                        const std::vector<Octets>& extensions = {}) {
  return sequence({serial, date, extensions.empty() ? Octets() : sequence(extensions)});
}
inline Octets reason_code(int code, bool critical = false) {
  return extension("2.5.29.21", tlv(0x0A, std::string(1, static_cast<char>(code))), critical);
}

}  // namespace dcvlint::der
