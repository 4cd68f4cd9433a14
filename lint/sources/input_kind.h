#pragma once
// What an input is, by its content; the name only decides what content can't.

#include <cstdint>
#include <string_view>

namespace dcvlint {

enum class InputKind : std::uint8_t {
  zone,        // a master file
  root_hints,  // where the root's servers are: looks like a master file and is no zone
  zone_key,    // a DNSSEC key or DS record that a signer left beside the zone
  named_conf,  // BIND's configuration: tells origins, as the next three do
  nsd_conf,
  knot_conf,
  corefile,  // CoreDNS
  config,    // dcvlint.toml
  rule,      // a rule file (TOML)
  certificate,
  request,
  crl,
  other_pem,    // PEM blocks, or DER that begins like one
  private_key,  // never shown, not even in an excerpt
  pkcs12,
  ssh_key,
  json,
  yaml,
  archive,
  image,
  executable,
  script,
  markup,
  text,  // none of these
  binary,
  empty,
};

// Whether it is the configuration of a name server, which tells what its zones are called.
bool is_server_conf(InputKind kind);

// Looks at the first 64 kB. `path` only for its last part.
InputKind input_kind(std::string_view path, std::string_view bytes);
// Whether bytes that are of another kind may be a request, certificate or list all the same:
// boundaries that are damaged or indented, base64 that lost them, UTF-16. Looks at the first 64 kB.
bool resembles_signed(std::string_view bytes);
// By its ending: ".csr", ".pem", ".crt".
bool named_like_signed(std::string_view path);
std::string_view input_kind_text(InputKind kind);  // "a PEM certificate", "a shell script"

}  // namespace dcvlint
