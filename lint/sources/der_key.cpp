// Algorithm identifiers, public keys, signatures.

#include <array>
#include <bit>

#include "lint/sources/der_parts.h"

namespace dcvlint {
namespace {

using namespace std::string_view_literals;

struct KeyRow {
  std::string_view oid;
  KeyKind kind;
};
constexpr auto key_rows = std::to_array<KeyRow>({
    {"\x2A\x86\x48\x86\xF7\x0D\x01\x01\x01", KeyKind::rsa},
    {"\x2A\x86\x48\x86\xF7\x0D\x01\x01\x0A", KeyKind::rsa_pss},
    {"\x2A\x86\x48\xCE\x3D\x02\x01", KeyKind::ec},
    {"\x2B\x65\x70", KeyKind::ed25519},
    {"\x2B\x65\x71", KeyKind::ed448},
    {"\x2B\x65\x6E", KeyKind::x25519},
    {"\x2B\x65\x6F", KeyKind::x448},
    {"\x2A\x86\x48\xCE\x38\x04\x01", KeyKind::dsa},
    {"\x2A\x86\x48\xCE\x3E\x02\x01", KeyKind::dh},
    {"\x2A\x86\x48\x86\xF7\x0D\x01\x03\x01", KeyKind::dh},
});

struct CurveRow {
  std::string_view oid;
  Curve curve;
};
constexpr auto curve_rows = std::to_array<CurveRow>({
    {"\x2A\x86\x48\xCE\x3D\x03\x01\x07", Curve::p256},
    {"\x2B\x81\x04\x00\x22"sv, Curve::p384},
    {"\x2B\x81\x04\x00\x23"sv, Curve::p521},
    {"\x2A\x86\x48\xCE\x3D\x03\x01\x01", Curve::p192},
    {"\x2B\x81\x04\x00\x21"sv, Curve::p224},
    {"\x2B\x81\x04\x00\x0A"sv, Curve::secp256k1},
    {"\x2B\x24\x03\x03\x02\x08\x01\x01\x07", Curve::brainpool_p256r1},
    {"\x2B\x24\x03\x03\x02\x08\x01\x01\x0B", Curve::brainpool_p384r1},
    {"\x2B\x24\x03\x03\x02\x08\x01\x01\x0D", Curve::brainpool_p512r1},
});

struct SignatureRow {
  std::string_view oid;
  SignatureScheme scheme;
  Digest digest;
};
using enum SignatureScheme;
constexpr auto signature_rows = std::to_array<SignatureRow>({
    {"\x2A\x86\x48\x86\xF7\x0D\x01\x01\x0B", rsa_pkcs1, Digest::sha256},
    {"\x2A\x86\x48\xCE\x3D\x04\x03\x02", ecdsa, Digest::sha256},
    {"\x2A\x86\x48\x86\xF7\x0D\x01\x01\x0C", rsa_pkcs1, Digest::sha384},
    {"\x2A\x86\x48\x86\xF7\x0D\x01\x01\x0D", rsa_pkcs1, Digest::sha512},
    {"\x2A\x86\x48\xCE\x3D\x04\x03\x03", ecdsa, Digest::sha384},
    {"\x2A\x86\x48\xCE\x3D\x04\x03\x04", ecdsa, Digest::sha512},
    {"\x2A\x86\x48\x86\xF7\x0D\x01\x01\x05", rsa_pkcs1, Digest::sha1},
    {"\x2B\x0E\x03\x02\x1D", rsa_pkcs1, Digest::sha1},  // 1.3.14.3.2.29, an old alias
    {"\x2A\x86\x48\x86\xF7\x0D\x01\x01\x0E", rsa_pkcs1, Digest::sha224},
    {"\x2A\x86\x48\x86\xF7\x0D\x01\x01\x0F", rsa_pkcs1, Digest::unknown},  // SHA-512/224
    {"\x2A\x86\x48\x86\xF7\x0D\x01\x01\x10", rsa_pkcs1, Digest::sha512_256},
    {"\x2A\x86\x48\x86\xF7\x0D\x01\x01\x02", rsa_pkcs1, Digest::md2},
    {"\x2A\x86\x48\x86\xF7\x0D\x01\x01\x03", rsa_pkcs1, Digest::md4},
    {"\x2A\x86\x48\x86\xF7\x0D\x01\x01\x04", rsa_pkcs1, Digest::md5},
    {"\x60\x86\x48\x01\x65\x03\x04\x03\x0E", rsa_pkcs1, Digest::sha3_256},
    {"\x60\x86\x48\x01\x65\x03\x04\x03\x0F", rsa_pkcs1, Digest::sha3_384},
    {"\x60\x86\x48\x01\x65\x03\x04\x03\x10", rsa_pkcs1, Digest::sha3_512},
    {"\x2A\x86\x48\xCE\x3D\x04\x01", ecdsa, Digest::sha1},
    {"\x2A\x86\x48\xCE\x3D\x04\x03\x01", ecdsa, Digest::sha224},
    {"\x60\x86\x48\x01\x65\x03\x04\x03\x0A", ecdsa, Digest::sha3_256},
    {"\x60\x86\x48\x01\x65\x03\x04\x03\x0B", ecdsa, Digest::sha3_384},
    {"\x60\x86\x48\x01\x65\x03\x04\x03\x0C", ecdsa, Digest::sha3_512},
    {"\x2B\x65\x70", ed25519, Digest::none},
    {"\x2B\x65\x71", ed448, Digest::none},
    {"\x2A\x86\x48\xCE\x38\x04\x03", dsa, Digest::sha1},
    {"\x60\x86\x48\x01\x65\x03\x04\x03\x01", dsa, Digest::sha224},
    {"\x60\x86\x48\x01\x65\x03\x04\x03\x02", dsa, Digest::sha256},
});
constexpr std::string_view pss_oid = "\x2A\x86\x48\x86\xF7\x0D\x01\x01\x0A";
constexpr std::string_view mgf1_oid = "\x2A\x86\x48\x86\xF7\x0D\x01\x01\x08";

struct DigestRow {
  std::string_view oid;
  Digest digest;
};
constexpr auto digest_rows = std::to_array<DigestRow>({
    {"\x60\x86\x48\x01\x65\x03\x04\x02\x01", Digest::sha256},
    {"\x60\x86\x48\x01\x65\x03\x04\x02\x02", Digest::sha384},
    {"\x60\x86\x48\x01\x65\x03\x04\x02\x03", Digest::sha512},
    {"\x60\x86\x48\x01\x65\x03\x04\x02\x04", Digest::sha224},
    {"\x60\x86\x48\x01\x65\x03\x04\x02\x06", Digest::sha512_256},
    {"\x60\x86\x48\x01\x65\x03\x04\x02\x08", Digest::sha3_256},
    {"\x60\x86\x48\x01\x65\x03\x04\x02\x09", Digest::sha3_384},
    {"\x60\x86\x48\x01\x65\x03\x04\x02\x0A", Digest::sha3_512},
    {"\x2B\x0E\x03\x02\x1A", Digest::sha1},
    {"\x2A\x86\x48\x86\xF7\x0D\x02\x05", Digest::md5},
});

template <class Row, std::size_t N>
const Row* find_row(const std::array<Row, N>& rows, std::string_view oid) {
  for (const Row& row : rows) {
    if (row.oid == oid) return &row;
  }
  return nullptr;
}

Digest digest_of(std::string_view oid) {
  const DigestRow* row = find_row(digest_rows, oid);
  return row == nullptr ? Digest::unknown : row->digest;
}

// RFC 4055 §3.1: all four have defaults, which DER leaves out.
void read_pss(DerReader at, SignatureAlgorithm& algorithm) {
  algorithm.digest = algorithm.mask_digest = Digest::sha1;
  algorithm.salt_length = 20;
  const auto parameters = at.take_if(tag::sequence);
  if (!parameters) return;
  DerReader in = at.inside(*parameters);
  if (const auto hash = in.take_if(tag::context(0, true))) {
    DerReader inside = in.inside(*hash);
    algorithm.digest = digest_of(read_algorithm(inside, "hashAlgorithm").oid);
  }
  if (const auto mask = in.take_if(tag::context(1, true))) {
    DerReader inside = in.inside(*mask);
    const auto sequence = inside.expect(tag::sequence, "maskGenAlgorithm, a SEQUENCE");
    algorithm.mask_digest = Digest::unknown;
    if (sequence) {
      DerReader mgf = inside.inside(*sequence);
      const auto oid = mgf.expect(tag::oid, "algorithm, an OBJECT IDENTIFIER");
      if (oid && mgf.content(*oid) == mgf1_oid) {
        algorithm.mask_digest = digest_of(read_algorithm(mgf, "parameters of MGF1").oid);
      }
    }
  }
  if (const auto salt = in.take_if(tag::context(2, true))) {
    DerReader inside = in.inside(*salt);
    const auto integer = inside.expect(tag::integer, "saltLength, an INTEGER");
    const auto length = integer ? der_integer(inside.content(*integer)) : std::nullopt;
    algorithm.salt_length = length && *length >= 0 && *length < INT32_MAX
                                ? static_cast<std::uint32_t>(*length)
                                : UINT32_MAX;
  }
  if (in.next() == tag::context(3, true)) in.take();
  in.finish("RSASSA-PSS-params");
}

// The magnitude of an INTEGER, its place, and whether it is negative.
std::string_view read_magnitude(DerReader& in, std::string_view what, Place& place,
                                bool& negative) {
  const auto integer = in.expect(tag::integer, what);
  if (!integer) return {};
  place = in.content_place(*integer);
  std::string_view content = in.content(*integer);
  negative = !content.empty() && (static_cast<std::uint8_t>(content[0]) & 0x80U) != 0;
  while (!content.empty() && content[0] == '\0') content.remove_prefix(1);
  return content;
}

void read_rsa(DerFaults& faults, PublicKey& key) {
  check_der(faults, key.key_place.begin, key.key_place.end);
  DerReader at(faults, key.key_place.begin, key.key_place.end);
  const auto sequence = at.expect(tag::sequence, "RSAPublicKey, a SEQUENCE");
  if (!sequence) return;
  DerReader in = at.inside(*sequence);
  key.modulus = read_magnitude(in, "modulus, an INTEGER", key.modulus_place, key.modulus_negative);
  key.exponent =
      read_magnitude(in, "publicExponent, an INTEGER", key.exponent_place, key.exponent_negative);
  in.finish("RSAPublicKey");
  at.finish("subjectPublicKey");
  if (!key.modulus.empty()) {
    const auto top = static_cast<std::uint8_t>(key.modulus[0]);
    key.bits = static_cast<std::uint32_t>((key.modulus.size() - 1) * 8 +
                                          static_cast<std::size_t>(std::bit_width(top)));
  }
}

PointForm point_form(std::string_view point) {
  if (point.empty()) return PointForm::none;
  switch (static_cast<std::uint8_t>(point[0])) {
    case 0:
      return PointForm::infinity;
    case 2:
    case 3:
      return PointForm::compressed;
    case 4:
      return PointForm::uncompressed;
    case 6:
    case 7:
      return PointForm::hybrid;
    default:
      return PointForm::unknown;
  }
}

void read_ec(DerFaults& faults, PublicKey& key) {
  key.point = key.key_octets;
  key.point_form = point_form(key.point);
  if (key.algorithm.parameters.empty()) return;
  const auto end = key.algorithm.place.end;
  const auto begin = end - static_cast<std::uint32_t>(key.algorithm.parameters.size());
  DerReader at(faults, begin, end);
  if (const auto oid = at.take_if(tag::oid)) {
    const CurveRow* row = find_row(curve_rows, at.content(*oid));
    key.curve = row == nullptr ? Curve::unknown : row->curve;
    key.bits = curve_bits(key.curve);
  } else if (at.next() == tag::sequence) {
    key.curve = Curve::explicit_parameters;
  }
}

// The octets of a BIT STRING, for what uses whole octets only.
std::string_view whole_octets(DerReader& in, std::string_view what, Place& place) {
  const auto bits = in.expect(tag::bit_string, what);
  place = in.faults().place(in.at(), in.at());
  if (!bits || bits->size() == 0) return {};
  place = in.faults().place(bits->content + 1, bits->end);
  if (in.content(*bits)[0] != '\0') {
    in.faults().add_unless_broken(FaultCode::der_bad_bit_string, bits->begin, bits->end,
                                  "no whole number of octets");
  }
  return in.content(*bits).substr(1);
}

}  // namespace

AlgorithmIdentifier read_algorithm(DerReader& at, std::string_view what) {
  AlgorithmIdentifier algorithm;
  algorithm.place = at.faults().place(at.at(), at.at());
  const auto sequence = at.expect(tag::sequence, what);
  if (!sequence) return algorithm;
  algorithm.bytes = at.whole(*sequence);
  algorithm.place = at.whole_place(*sequence);
  DerReader in = at.inside(*sequence);
  if (const auto oid = in.expect(tag::oid, "algorithm, an OBJECT IDENTIFIER")) {
    algorithm.oid = in.content(*oid);
  }
  if (!in.done()) {
    algorithm.parameters = in.whole(in.take());
    in.finish("AlgorithmIdentifier");
  }
  return algorithm;
}

SignatureAlgorithm read_signature_algorithm(DerReader& at, std::string_view what) {
  SignatureAlgorithm algorithm;
  algorithm.identifier = read_algorithm(at, what);
  algorithm.digest = Digest::unknown;
  if (const SignatureRow* row = find_row(signature_rows, algorithm.identifier.oid)) {
    algorithm.scheme = row->scheme;
    algorithm.digest = row->digest;
  } else if (algorithm.identifier.oid == pss_oid) {
    algorithm.scheme = rsa_pss;
    const auto end = algorithm.identifier.place.end;
    const auto size = static_cast<std::uint32_t>(algorithm.identifier.parameters.size());
    read_pss(DerReader(at.faults(), end - size, end), algorithm);
  }
  return algorithm;
}

PublicKey read_public_key(DerReader& at) {
  PublicKey key;
  key.place = at.faults().place(at.at(), at.at());
  const auto sequence = at.expect(tag::sequence, "subjectPublicKeyInfo, a SEQUENCE");
  if (!sequence) return key;
  key.bytes = at.whole(*sequence);
  key.place = at.whole_place(*sequence);
  DerReader in = at.inside(*sequence);
  key.algorithm = read_algorithm(in, "algorithm, a SEQUENCE");
  key.key_octets = whole_octets(in, "subjectPublicKey, a BIT STRING", key.key_place);
  in.finish("subjectPublicKeyInfo");
  const KeyRow* row = find_row(key_rows, key.algorithm.oid);
  key.kind = row == nullptr ? KeyKind::unknown : row->kind;
  switch (key.kind) {
    case KeyKind::rsa:
    case KeyKind::rsa_pss:
      read_rsa(at.faults(), key);
      break;
    case KeyKind::ec:
      read_ec(at.faults(), key);
      break;
    case KeyKind::ed25519:
    case KeyKind::x25519:
      key.point = key.key_octets;
      key.bits = 256;
      break;
    case KeyKind::ed448:
    case KeyKind::x448:
      key.point = key.key_octets;
      key.bits = 456;
      break;
    case KeyKind::dsa:
    case KeyKind::dh:
    case KeyKind::unknown:
      break;
  }
  return key;
}

Signature read_signature(DerReader& at, const SignatureAlgorithm& algorithm) {
  Signature signature;
  signature.algorithm = algorithm;
  signature.octets = whole_octets(at, "signature, a BIT STRING", signature.place);
  return signature;
}

}  // namespace dcvlint
