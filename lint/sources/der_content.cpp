#include "lint/sources/der_content.h"

#include <algorithm>
#include <array>
#include <optional>

#include "lint/base/der.h"

namespace dcvlint {
namespace {

constexpr std::string_view pkcs7_arc = "\x2A\x86\x48\x86\xF7\x0D\x01\x07";

// The first values of a constructed one; tag 0 where there is none.
class Peek {
 public:
  Peek(std::string_view bytes, std::uint32_t begin, std::uint32_t end) : bytes_(bytes) {
    for (Tlv& tlv : values_) {
      if (begin >= end) break;
      tlv = tlv_at(bytes, begin, end).tlv;
      begin = tlv.end;
    }
  }
  Peek(std::string_view bytes, const Tlv& tlv) : Peek(bytes, tlv.content, tlv.end) {}

  std::uint8_t tag(std::size_t i) const { return values_[i].tag; }
  std::uint32_t size(std::size_t i) const { return values_[i].size(); }
  Peek inside(std::size_t i) const { return {bytes_, values_[i]}; }
  std::string_view content(std::size_t i) const {
    return bytes_.substr(values_[i].content, values_[i].size());
  }

 private:
  std::string_view bytes_;
  std::array<Tlv, 4> values_{};
};

bool is_time(std::uint8_t tag) { return tag == tag::utc_time || tag == tag::generalized_time; }

DerContent begins_with_integer(const Peek& outer) {
  const bool small = outer.size(0) <= 1;
  if (!small) return outer.tag(1) == tag::integer ? DerContent::public_key : DerContent::unknown;
  switch (outer.tag(1)) {
    case tag::octet_string:
    case tag::integer:
      return DerContent::private_key;
    case tag::sequence: {
      const Peek inner = outer.inside(1);
      if (inner.tag(0) != tag::oid) return DerContent::unknown;
      const bool pkcs7 = inner.content(0).substr(0, pkcs7_arc.size()) == pkcs7_arc;
      return pkcs7 ? DerContent::pkcs12 : DerContent::private_key;
    }
    default:
      return DerContent::unknown;
  }
}

DerContent begins_with_sequence(const Peek& outer) {
  const Peek inner = outer.inside(0);
  if (inner.tag(0) == tag::context(0, true)) return DerContent::certificate;
  if (inner.tag(0) == tag::oid) {
    if (outer.tag(1) == tag::bit_string) return DerContent::public_key;
    return outer.tag(1) == tag::octet_string ? DerContent::private_key : DerContent::unknown;
  }
  if (inner.tag(0) == tag::sequence) {
    return is_time(inner.tag(2)) ? DerContent::crl : DerContent::unknown;
  }
  if (inner.tag(0) != tag::integer || inner.tag(1) != tag::sequence) return DerContent::unknown;
  // An algorithm begins with its OID, a name with a SET.
  if (inner.inside(1).tag(0) != tag::oid) return DerContent::request;
  return is_time(inner.tag(3)) ? DerContent::crl : DerContent::certificate;
}

}  // namespace

DerContent der_content(std::string_view bytes) {
  if (bytes.empty() || static_cast<std::uint8_t>(bytes[0]) != tag::sequence) {
    return DerContent::unknown;
  }
  const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(bytes.size(), UINT32_MAX));
  const Peek outer = Peek(bytes, 0, end).inside(0);
  switch (outer.tag(0)) {
    case tag::integer:
      return begins_with_integer(outer);
    case tag::sequence:
      return begins_with_sequence(outer);
    case tag::oid:
      return outer.content(0).substr(0, pkcs7_arc.size()) == pkcs7_arc ? DerContent::cms
                                                                       : DerContent::unknown;
    default:
      return DerContent::unknown;
  }
}

std::string_view der_content_text(DerContent content) {
  switch (content) {
    case DerContent::certificate:
      return "a certificate";
    case DerContent::request:
      return "a certificate request";
    case DerContent::crl:
      return "a certificate revocation list";
    case DerContent::public_key:
      return "a public key";
    case DerContent::private_key:
      return "a private key";
    case DerContent::pkcs12:
      return "a PKCS#12 key store";
    case DerContent::cms:
      return "a CMS (PKCS#7) message";
    case DerContent::unknown:
      break;
  }
  return "none of the things that we know";
}

}  // namespace dcvlint
