#pragma once
// Requests, certificates and revocation lists in examples of rules: from TOML to DER. One of these
// keys stands in an
// [[example]] in place of `zone`; what is wrong in it is refused with its place.
//
//   subject = { C = "SE", O = "KTH", CN = "www.kth.se" }
//     A request with this subject, or a certificate if the rule applies to certificates only.
//     Everything else in it is faultless. (Names: lint/engine/example_name.h.)
//
//   request = { subject = …, key = "p256", san = ["www.kth.se"], … }
//     subject             default: C=SE, L=Stockholm, O=KTH
//     key                 default: "p256" (example_key.h)
//     san and others      extensions that are asked for (example_extension.h); san defaults to the
//                         CNs that look like DNS names or addresses, else to www.kth.se
//     signature_algorithm default: what is usual for the key (example_key.h)
//     signature           "valid", "wrong" or hex; default: valid where somebody has the key
//     version             as encoded; default 0
//     challenge_password, unstructured_name        texts (example_name.h)
//     microsoft_os_version                         an IA5String
//     microsoft_extension_request = true           extensions under Microsoft's OID
//     attributes = [{ oid = "1.2.3", hex = "…" }]  more of them, hex: what the SET holds
//     attributes = false                           nothing there at all, not even the empty [0]
//
//   certificate = { subject = …, issuer = …, not_before = 2026-01-01T00:00:00Z, … }
//     subject, key, extensions, signature_algorithm and signature as above. Without the example's
//     asking there are san, key_usage (digitalSignature), extended_key_usage (serverAuth), policies
//     (by what the subject has: dv, iv, ov, ev), authority_key_identifier,
//     crl_distribution_points and authority_info_access. `policies = false` leaves one out.
//     issuer              default: C=SE, O=Sample Trust AB, CN=Sample Trust TLS CA 1, whose key
//                         signs; with the subject's own Name its own key does
//     not_before          a date and time, a date, or { text = "2611210000Z", type = "utc" };
//                         type: utc or generalized. Default: the day that the example is run for
//     not_after           the same; or days = 90 (that many times 86 400 seconds, both ends
//                         counted). Default: 45 days
//     serial              hex: content octets of the INTEGER
//     inner_algorithm     of tbsCertificate, if it is not the outer one
//     version             as encoded: 2 is v3, the default; 0 is not written
//     issuer_unique_id, subject_unique_id          hex
//
//   crl = { this_update = 2026-11-01T00:00:00Z, entries = [{ serial = "0a", reason = 1 }], … }
//     issuer, signature_algorithm, signature, inner_algorithm as above. Without the example's
//     asking there are authority_key_identifier and crl_number (7).
//     key                 the sample key that signs, in place of the CA's
//     version             as encoded: 1 is v2, the default; false: not there
//     this_update         as not_before; default: the day that the example is run for
//     next_update         the same, or false; or days = 10. Default: 7 days later
//     entries             default: no revokedCertificates, as false has it; [] is an empty one
//       serial            hex
//       date              as not_before; default: this_update
//       reason            a number; and reason_critical = true
//       invalidity_date   a date and time; and invalidity_date_critical = true
//       certificate_issuer = ["…"], certificate_issuer_critical = false
//       extensions        as they are
//
//   debian_keys = ["2048 00112233445566778899"]
//     beside any of them: lines of the lists of --debian-weak-keys, each behind its size
//
//   Beside any of these: namespaces = '''…''' and grid-mapfile = '''…''', the text of such a file
//   (--namespaces, --grid-mapfile); beside = [{ certificate = { … } }, { crl = { … } }], more
//   objects of the run, each in a file of its own, or beside = '''…''', a zone.
//
//   All of them: patch = [{ find = "hex", replace = "hex" }], in turn, on the whole; `find` must be
//   there exactly once. Lengths around it stay as they were.
//
//   issuer_certificate = { … }, precertificate = { … }
//     beside a certificate: other inputs of the same run, made as certificates are. What the first
//     does not say is that of the CA which signs certificates in examples; given_issuer = true has
//     it given by --issuer. The second is any certificate, a precertificate with
//     precert_poison = true.
//
//   pem = '''…'''   the text of a file
//   der = "30 82…"  the octets of a file

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/base/result.h"
#include "lint/engine/rule.h"
#include "lint/engine/rule_file.h"
#include "lint/engine/toml_tree.h"

namespace dcvlint {

// What the rule decides where an example does not say.
struct SignedDefaults {
  bool certificate = false;  // `subject` makes one, in place of a request
  Date day{};                // of notBefore
};

// What the example has of the keys above. Nothing, and perhaps a problem, when it has none.
std::optional<SignedExample> read_signed_example(TableReader& example,
                                                 const SignedDefaults& defaults,
                                                 TomlProblems& problems);

// A certificate beside the one that an example is about: `is_ca`, that of the CA which signs that
// one and is its issuer, else one more like it. `name` is its key in the example.
SignedExample read_certificate_example(const TomlValue& value, std::string_view name, bool is_ca,
                                       const SignedDefaults& defaults, TomlProblems& problems);

// The octets of the file, signed and patched. Errors: a patch that doesn't fit.
Result<std::string> file_of(const SignedExample& example);

}  // namespace dcvlint
