#pragma once
// A certificate of the CA whose lists der_crl.h and the fuzzer's corpus have, by itself: it is on
// such a list when that has the number 0x1234567890.

#include <string>

#include "lint/sources/der_writer.h"
#include "lint/sources/sample_key.h"

namespace dcvlint::der {

inline std::string certificate_of_crl_issuer() {
  CertificateParts parts;
  parts.inner_algorithm = algorithm("1.2.840.10045.4.3.2");
  parts.issuer = sequence({rdn("2.5.4.10", utf8("KTH")), rdn("2.5.4.3", utf8("KTH CA"))});
  parts.subject = parts.issuer;
  parts.key = sample_public_key(SampleKey::p256);
  parts.extensions = {{extension("2.5.29.14", octet_string("\x01\x02")),
                       extension("2.5.29.19", sequence({boolean(true)}), true)}};
  return sequence({to_be_signed(parts), parts.inner_algorithm, bit_string(std::string(64, 'Z'))});
}

}  // namespace dcvlint::der
