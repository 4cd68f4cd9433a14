#pragma once
// What rules on certificates beside each other look at: a certificate and its issuer's, and two
// that have issuer and serial number in common, as a precertificate and its certificate have (RFC
// 6962 §3.1). They come from one run; lint/engine/run_chain.h finds them.

#include <cstdint>

#include "lint/facts/signed_facts.h"

namespace dcvlint {

// Why a CA's certificate is taken for the issuer's.
enum class IssuerMatch : std::uint8_t {
  name,   // its subject is the issuer, octet by octet
  key,    // authorityKeyIdentifier names its key, or its key made the signature
  given,  // --issuer says so, and nothing else does
};

struct IssuedFact {
  const SignedFact& of;  // the certificate's
  const Certificate& certificate;
  const Certificate& issuer;
  IssuerMatch match{};
  SignatureState signature{};  // of the certificate, by the issuer's key
};

// Not octet for octet the same. Each pair is looked at once, the certificate before the
// precertificate, else the one that is read later first.
struct TwinFact {
  const SignedFact& of;  // the certificate's
  const Certificate& certificate;
  const Certificate& twin;
  bool twin_is_precertificate() const { return twin.extensions.precert_poison != nullptr; }
  bool is_precertificate() const { return certificate.extensions.precert_poison != nullptr; }
};

}  // namespace dcvlint
