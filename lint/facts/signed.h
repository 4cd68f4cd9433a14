#pragma once
// What a certificate, a request and a revocation list have in common, so that rules on subject,
// names, key and signature judge all that have these.

#include <cstdint>
#include <span>
#include <string_view>

#include "lint/base/document.h"
#include "lint/facts/extension.h"
#include "lint/facts/fault.h"
#include "lint/facts/key.h"
#include "lint/facts/subject.h"

namespace dcvlint {

enum class SignedKind : std::uint8_t { request, certificate, crl };

// Views into the DER document and into the arena that the reader was given;
// valid as long as both. Copied freely.
struct Signed {
  SignedKind kind{};
  std::int64_t version = 0;   // as encoded: 0 is v1; -1: can't be read
  Place version_place;        // of the INTEGER, or of the whole where it is absent
  DistinguishedName subject;  // this and the key: a revocation list has neither
  PublicKey key;
  Extensions extensions;  // of a request: those that it asks for
  Signature signature;
  std::string_view to_be_signed;  // whole TLV: what the signature is over
  std::string_view bytes;         // the whole
  Place place;                    // of bytes
  std::span<const Fault> faults;
  std::uint64_t fault_count = 0;  // also those beyond what `faults` keeps
};

}  // namespace dcvlint
