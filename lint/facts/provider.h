#pragma once
// Records by which CAs, and services that order certificates for others, see that a domain is
// under control (BR 2.3.1 §3.2.2.4.7, .18, .21, .22): what shape they have, and for how long they
// are needed. The table is data/providers.toml. A shape is written once, so that the record that
// is to be added and the one that is found come from the same row.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/base/date.h"
#include "lint/facts/type.h"

namespace dcvlint {

// Characters that a gap in a shape may have.
enum class ShapeSet : std::uint8_t {
  digits,     // 0-9
  hex,        // 0-9 a-f, either case
  base32,     // a-z 2-7, either case (RFC 4648 §6)
  base36,     // 0-9 a-z
  alnum,      // 0-9 a-z A-Z
  base64url,  // 0-9 a-z A-Z - _
  token,      // printable ASCII without blank, quotes, ";" and "\"
  label,      // of a domain name: 0-9 a-z A-Z - _
  labels,     // several of them, with dots between
  text,       // any octet
};

// What a gap is filled with.
enum class Filling : std::uint8_t {
  secret,  // what nobody but the CA can tell
  request_md5,
  request_md5_capitals,
  request_sha256,
  request_sha256_head,  // its first 32 digits
  request_sha256_tail,  // its last 32
  request_sha1,
  request_sha1_head,  // 20 digits each
  request_sha1_tail,
  unique,             // what the requester adds, at most 20 letters and digits
  request_token,      // DigiCert's: time and HMAC
  acme_token,         // of the challenge
  key_authorization,  // RFC 8555 §8.1
  acme_digest,        // its SHA-256, as dns-01 wants it (RFC 8555 §8.4)
  account_label,      // of the account's URI, as dns-account-01 wants it
  account,            // the URI
  issuer,             // the CA's issuer-domain-name
  count_
};
inline constexpr auto filling_count = static_cast<std::size_t>(Filling::count_);

// A piece of a shape: text, or a gap.
struct ShapePart {
  std::string_view literal;  // empty: a gap
  ShapeSet set{};
  Filling filling{};
  std::uint16_t least = 0, most = 0;  // characters of a gap
  bool optional = false;              // of the group in brackets
};

// "_{request-md5}", "{hex 32}.{hex 32}[.{unique}].sectigo.com": text, gaps in braces, at most one
// group in brackets that may be left out. A gap is a set with its length ("hex 32", "alnum 1-20";
// without length: 1 or more), or the name of a filling. The parts are views into `text`. The error
// says what is wrong.
struct ShapeRead {
  std::vector<ShapePart> parts;
  std::string problem;  // empty: none
};
ShapeRead read_shape(std::string_view text);
std::span<const std::string_view> shape_set_words();
std::span<const std::string_view> filling_words();

// Values by Filling; empty: not known.
struct Fillings {
  std::array<std::string, filling_count> values;
  std::string& operator[](Filling filling) { return values[static_cast<std::size_t>(filling)]; }
  const std::string& operator[](Filling filling) const {
    return values[static_cast<std::size_t>(filling)];
  }
};

// Whether `text` has the shape, whatever its gaps hold. `fold`: letters of the text may be of
// either case, as in names. Time at most quadratic in the text, of which 4096 octets are looked at.
bool has_shape(std::span<const ShapePart> shape, std::string_view text, bool fold);

struct FilledShape {
  std::string text;
  bool complete = true;  // no gap is left; those that are read like <32 hex digits>
};
// A group is left out where it can't be filled.
FilledShape fill_shape(std::span<const ShapePart> shape, const Fillings& fillings);
// Dots in it that separate labels, plus one; 0 for the empty shape.
unsigned label_count(std::span<const ShapePart> shape);

// As --method of dcvlint dcv has them.
enum class DcvMethod : std::uint8_t {
  cname,
  txt,
  http,            // a file (BR 3.2.2.4.18)
  email,           // to constructed addresses (BR 3.2.2.4.4)
  persist,         // BR 3.2.2.4.22, dns-persist-01
  dns_01,          // RFC 8555 §8.4
  dns_account_01,  // BR 3.2.2.4.21
  http_01,         // RFC 8555 §8.3
  count_
};
std::span<const std::string_view> dcv_method_words();
std::string_view dcv_method_text(DcvMethod method);
std::optional<DcvMethod> dcv_method_from_text(std::string_view text);
// N of BR 3.2.2.4.N.
unsigned dcv_method_number(DcvMethod method);

// What has to happen to the record when the domain has been validated.
enum class Keeping : std::uint8_t {
  once,   // of no use any more
  keep,   // renewals, or a service, look for it again
  hands,  // an alias that hands validation of the name to somebody else: kept, and a danger when
          // that somebody is gone
};

struct RecordShape {
  std::string_view id;         // "sectigo-cname"
  std::uint16_t provider = 0;  // index in Providers::providers
  std::string_view title;      // "Sectigo's CNAME made of the request"
  DcvMethod method{};
  bool file = false;                 // `owner` is the path of a URL and `value` what the file holds
  Type type{};                       // of a record
  std::span<const ShapePart> owner;  // labels before the name that is validated; empty: none
  std::span<const ShapePart> value;  // of a CNAME the target without its final dot
  std::string_view owner_shape;      // as in the table
  std::string_view value_shape;
  Keeping keeping{};
  std::uint16_t days = 0;   // for which the value can be used; 0: no such limit
  bool obsolete = false;    // no longer given out
  bool exact = false;       // looked for at the name itself only, and at none above it
  bool telling = false;     // a record of this shape is hardly anything else
  bool confirmed = true;    // false: no primary text and no code has it; a notice at most
  std::string_view where;   // where what only the CA knows is to be had; may be empty
  std::string_view source;  // where the row comes from
  Date as_of{};             // when that was read
};

struct Provider {
  std::string_view id;      // "sectigo"
  std::string_view title;   // "Sectigo"
  std::string_view issuer;  // issuer-domain-name of a CA; empty: it is none, or none is known
  std::span<const DcvMethod> methods;  // that it is known to offer
};

struct Providers {
  Date date{};  // of the table
  std::span<const Provider> providers;
  std::span<const RecordShape> shapes;

  const Provider* by_id(std::string_view id) const;
  const RecordShape* shape(std::string_view id) const;
  // Of a provider by a method: its own shapes, or those that all share.
  std::vector<const RecordShape*> shapes_of(const Provider& provider, DcvMethod method) const;
  // The first shape that tells and that a record has: its owner's first labels as text, lower case
  // ("_acme-challenge.www.example.org"), and its value. Null: none.
  const RecordShape* recognise(std::string_view owner, Type type, std::string_view value) const;
};

// What all CAs share: [[provider]] id "any", and "acme" for those that speak ACME.
inline constexpr std::string_view any_provider = "any";
inline constexpr std::string_view acme_provider = "acme";

}  // namespace dcvlint
