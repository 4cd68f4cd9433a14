#pragma once
// Textual encodings (RFC 7468, and what RFC 1421 left behind): blocks in any text.

#include <atomic>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "lint/base/base64.h"
#include "lint/base/document.h"
#include "lint/facts/fault.h"

namespace dcvlint {

enum class PemKind : std::uint8_t {
  certificate,
  trusted_certificate,  // OpenSSL's own form: trust settings behind the certificate
  request,
  crl,
  private_key,
  public_key,
  cms,
  other,  // parameters, attribute certificates, PGP, SSH …
  unknown,
};
PemKind pem_kind(std::string_view label);

struct PemBlock {
  PemKind kind = PemKind::unknown;
  bool complete = false;   // has its END line
  bool quoted = false;     // ">" begins its lines, as in an answer to a mail
  std::string_view label;  // "CERTIFICATE REQUEST"
  Place place;             // from the first hyphen of BEGIN to the last of END
  Place begin;             // the BEGIN boundary alone, from hyphen to hyphen
  Place body;              // base64 between the boundaries, without RFC 1421 headers
};

struct PemText {
  static constexpr std::size_t max_blocks = 100'000;

  std::vector<PemBlock> blocks;
  std::vector<Fault> faults;
  bool stopped = false;  // from outside: there may be more of both
};
// Finds the blocks and what is wrong with their frames. Of a private key nothing
// but the place of its BEGIN boundary is given: its body is empty.
// What follows `most` blocks is not looked at, and a fault says so. `stop` may be set from outside.
PemText find_pem_blocks(std::string_view bytes, Doc doc, std::size_t most = PemText::max_blocks,
                        const std::atomic<bool>* stop = nullptr);

// The octets of a block. Faults of the base64 are added to `faults`.
Bytes decode_pem_block(std::string_view bytes, const PemBlock& block, std::vector<Fault>& faults);

}  // namespace dcvlint
