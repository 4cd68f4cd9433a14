#include "lint/facts/field_path.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include "lint/base/base64.h"
#include "lint/base/der.h"
#include "lint/facts/extension.h"

namespace dcvlint {
namespace {

// What a constructed value is, as far as names of its fields go.
enum class Inside : std::uint8_t {
  nothing,  // not looked into
  certificate,
  request,
  to_be_signed,
  request_info,
  validity,
  name,
  rdn,
  attribute,  // AttributeTypeAndValue
  key_info,
  algorithm,
  wrapped_extensions,  // [3], a SEQUENCE in it
  extensions,
  extension,
  wrapped_list,  // an OCTET STRING with a SEQUENCE OF
  list,
  request_attributes,
  request_attribute,
  request_values,
  crl,
  list_info,  // TBSCertList
  revoked,
  revoked_entry,
};

struct Named {
  std::string_view name;
  Inside inside = Inside::nothing;
};

constexpr auto certificate_fields = std::to_array<Named>({{"tbsCertificate", Inside::to_be_signed},
                                                          {"signatureAlgorithm", Inside::algorithm},
                                                          {"signatureValue"}});
constexpr auto request_fields =
    std::to_array<Named>({{"certificationRequestInfo", Inside::request_info},
                          {"signatureAlgorithm", Inside::algorithm},
                          {"signature"}});
constexpr auto to_be_signed_fields =
    std::to_array<Named>({{"serialNumber"},
                          {"signature", Inside::algorithm},
                          {"issuer", Inside::name},
                          {"validity", Inside::validity},
                          {"subject", Inside::name},
                          {"subjectPublicKeyInfo", Inside::key_info}});
constexpr auto request_info_fields = std::to_array<Named>(
    {{"version"}, {"subject", Inside::name}, {"subjectPKInfo", Inside::key_info}});
constexpr auto validity_fields = std::to_array<Named>({{"notBefore"}, {"notAfter"}});
constexpr auto attribute_fields = std::to_array<Named>({{"type"}, {"value"}});
constexpr auto key_info_fields =
    std::to_array<Named>({{"algorithm", Inside::algorithm}, {"subjectPublicKey"}});
constexpr auto algorithm_fields = std::to_array<Named>({{"algorithm"}, {"parameters"}});
constexpr auto request_attribute_fields =
    std::to_array<Named>({{"type"}, {"values", Inside::request_values}});

constexpr auto crl_fields = std::to_array<Named>({{"tbsCertList", Inside::list_info},
                                                  {"signatureAlgorithm", Inside::algorithm},
                                                  {"signatureValue"}});
constexpr auto revoked_entry_fields = std::to_array<Named>(
    {{"userCertificate"}, {"revocationDate"}, {"crlEntryExtensions", Inside::extensions}});

template <std::size_t N>
Named at(const std::array<Named, N>& fields, std::uint32_t index) {
  return index < N ? fields[index] : Named{};
}

// A child as its parent's structure has it. `slot` counts children without those
// that have a tag of their own.
struct Child {
  Tlv tlv;
  std::uint32_t index = 0;
  std::uint32_t slot = 0;
  bool only = false;  // its parent has no other
};

std::string indexed(std::uint32_t index) { return '[' + std::to_string(index) + ']'; }

class Descent {
 public:
  Descent(std::string_view bytes, Place place, FieldPaths::Reached& reached)
      : bytes_(bytes), place_(place), reached_(reached) {}

  std::string run() {
    std::uint32_t begin = 0;
    auto end = static_cast<std::uint32_t>(bytes_.size());
    const auto outer = child(begin, end);
    if (!outer || outer->tlv.tag != tag::sequence) return {};
    begin = outer->tlv.content;
    end = outer->tlv.end;
    Inside inside = kind(begin, end);
    while (inside != Inside::nothing) {
      const auto found = child(begin, end);
      if (!found) break;
      inside = step(inside, *found, begin);
      begin = found->tlv.content;
      end = found->tlv.end;
    }
    return std::move(path_);
  }

 private:
  // The value within [begin, end) that the place lies in.
  std::optional<Child> child(std::uint32_t begin, std::uint32_t end) {
    Child found;
    std::uint32_t next = begin;
    if (reached_.doc == place_.doc && reached_.begin == begin && reached_.end == end &&
        reached_.next <= place_.begin && reached_.next > begin) {
      next = reached_.next;
      found.index = reached_.index;
      found.slot = reached_.slot;
    }
    constexpr std::uint32_t many = 64;
    for (; next < end; ++found.index) {
      const TlvStep step = tlv_at(bytes_, next, end);
      if (step.problem == TlvProblem::no_header) return std::nullopt;
      found.tlv = step.tlv;
      const bool tagged = (found.tlv.tag & 0xC0U) == 0x80;
      if (place_.begin >= found.tlv.begin && place_.begin < found.tlv.end) {
        if (place_.end > found.tlv.end) return std::nullopt;
        found.only = found.index == 0 && found.tlv.end == end;
        if (found.index >= many) {
          reached_ = {place_.doc, begin, end, found.tlv.begin, found.index, found.slot};
        }
        return found;
      }
      if (!tagged) ++found.slot;
      next = found.tlv.end;
    }
    return std::nullopt;
  }

  // A TBSCertificate has a version in [0], or an algorithm second, which begins with an OID; at the
  // same place a request has its subject. Where that is broken: six fields and more, or fewer.
  Inside kind(std::uint32_t begin, std::uint32_t end) const {
    if (begin >= end) return Inside::nothing;
    const Tlv first = tlv_at(bytes_, begin, end).tlv;
    if (is_list(first)) return Inside::crl;
    std::uint32_t count = 0;
    bool number = false;
    for (std::uint32_t next = first.content; next < first.end && count < 5; ++count) {
      const Tlv tlv = tlv_at(bytes_, next, first.end).tlv;
      if (count == 0 && tlv.tag == tag::context(0, true)) return Inside::certificate;
      if (count == 0) number = tlv.tag == tag::integer;
      if (count == 1 && number && tlv.tag == tag::sequence) {
        const bool algorithm = !oid_at(tlv.content, tlv.end).empty();
        return algorithm ? Inside::certificate : Inside::request;
      }
      next = tlv.end;
    }
    return count == 5 ? Inside::certificate : Inside::request;
  }

  // A TBSCertList has a time third, or fourth behind its version.
  bool is_list(const Tlv& first) const {
    std::uint32_t place = 0;
    bool begins = true;
    for (std::uint32_t next = first.content; next < first.end && place < 3; begins = false) {
      const Tlv tlv = tlv_at(bytes_, next, first.end).tlv;
      if (place == 2) return tlv.tag == tag::utc_time || tlv.tag == tag::generalized_time;
      if (!(begins && tlv.tag == tag::integer)) {
        if (tlv.tag != tag::sequence) return false;
        ++place;
      }
      next = tlv.end;
    }
    return false;
  }

  Inside enter(Named named) {
    if (named.name.empty()) return Inside::nothing;
    if (!path_.empty()) path_ += '.';
    path_ += named.name;
    return named.inside;
  }
  Inside enter_index(std::uint32_t index, Inside inside) {
    path_ += indexed(index);
    return inside;
  }

  Inside step(Inside inside, const Child& found, std::uint32_t parent) {
    switch (inside) {
      case Inside::certificate:
        return enter(at(certificate_fields, found.index));
      case Inside::request:
        return enter(at(request_fields, found.index));
      case Inside::to_be_signed:
        return to_be_signed(found);
      case Inside::request_info:
        if (found.tlv.tag == tag::context(0, true)) {
          return enter({"attributes", Inside::request_attributes});
        }
        return enter(at(request_info_fields, found.slot));
      case Inside::validity:
        return enter(at(validity_fields, found.index));
      case Inside::name:
        return enter_index(found.index, Inside::rdn);
      case Inside::rdn:
        return found.only ? Inside::attribute : enter_index(found.index, Inside::attribute);
      case Inside::attribute:
        return enter(at(attribute_fields, found.index));
      case Inside::key_info:
        return enter(at(key_info_fields, found.index));
      case Inside::algorithm:
        return enter(at(algorithm_fields, found.index));
      case Inside::wrapped_extensions:
        return Inside::extensions;
      case Inside::extensions:
        return enter_index(found.index, Inside::extension);
      case Inside::extension:
        return extension(found, parent);
      case Inside::wrapped_list:
        return Inside::list;
      case Inside::list:
        return enter_index(found.index, Inside::nothing);
      case Inside::request_attributes:
        return enter_index(found.index, Inside::request_attribute);
      case Inside::request_attribute:
        return request_attribute(found, parent);
      case Inside::request_values:
        return enter_index(found.index, wants_extensions_ ? Inside::extensions : Inside::nothing);
      case Inside::crl:
        return enter(at(crl_fields, found.index));
      case Inside::list_info:
        return list_info(found, parent);
      case Inside::revoked:
        return enter_index(found.index, Inside::revoked_entry);
      case Inside::revoked_entry:
        return enter(at(revoked_entry_fields, found.index));
      case Inside::nothing:
        break;
    }
    return Inside::nothing;
  }

  // Version and nextUpdate may be absent.
  Inside list_info(const Child& found, std::uint32_t parent) {
    if (found.tlv.tag == tag::context(0, true)) {
      return enter({"crlExtensions", Inside::wrapped_extensions});
    }
    const auto first = static_cast<std::uint8_t>(bytes_[parent]);
    const std::uint32_t before = first == tag::integer ? 1 : 0;
    if (found.slot < before) return enter({"version"});
    const std::uint32_t slot = found.slot - before;
    const bool time = found.tlv.tag == tag::utc_time || found.tlv.tag == tag::generalized_time;
    if (slot == 0) return enter({"signature", Inside::algorithm});
    if (slot == 1) return enter({"issuer", Inside::name});
    if (slot == 2) return enter({"thisUpdate"});
    if (slot == 3 && time) return enter({"nextUpdate"});
    return slot <= 4 ? enter({"revokedCertificates", Inside::revoked}) : Inside::nothing;
  }

  Inside to_be_signed(const Child& found) {
    switch (found.tlv.tag) {
      case tag::context(0, true):
        return enter({"version"});
      case tag::context(1, false):
      case tag::context(1, true):
        return enter({"issuerUniqueID"});
      case tag::context(2, false):
      case tag::context(2, true):
        return enter({"subjectUniqueID"});
      case tag::context(3, true):
        return enter({"extensions", Inside::wrapped_extensions});
      default:
        return enter(at(to_be_signed_fields, found.slot));
    }
  }

  // The OID that a value with fields begins with.
  std::string_view oid_at(std::uint32_t begin, std::uint32_t end) const {
    if (begin >= end) return {};
    const Tlv tlv = tlv_at(bytes_, begin, end).tlv;
    return tlv.tag == tag::oid ? bytes_.substr(tlv.content, tlv.size()) : std::string_view();
  }

  Inside extension(const Child& found, std::uint32_t parent) {
    switch (found.tlv.tag) {
      case tag::oid:
        return enter({"extnID"});
      case tag::boolean:
        return enter({"critical"});
      case tag::octet_string:
        break;
      default:
        return Inside::nothing;
    }
    switch (extension_type(oid_at(parent, found.tlv.begin))) {
      case ExtensionType::subject_alt_name:
      case ExtensionType::issuer_alt_name:
      case ExtensionType::extended_key_usage:
      case ExtensionType::certificate_policies:
      case ExtensionType::crl_distribution_points:
      case ExtensionType::authority_info_access:
        return enter({"extnValue", Inside::wrapped_list});
      default:
        return enter({"extnValue"});
    }
  }

  Inside request_attribute(const Child& found, std::uint32_t parent) {
    const std::string_view oid = oid_at(parent, found.tlv.begin);
    wants_extensions_ = oid == "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x0E" ||
                        oid == "\x2B\x06\x01\x04\x01\x82\x37\x02\x01\x0E";
    return enter(at(request_attribute_fields, found.index));
  }

  std::string_view bytes_;
  Place place_;
  FieldPaths::Reached& reached_;
  std::string path_;
  bool wants_extensions_ = false;
};

}  // namespace

std::string FieldPaths::at(Place place) {
  const std::string_view bytes = (*documents_)[place.doc].bytes;
  if (bytes.empty() || place.begin >= bytes.size()) return {};
  return Descent(bytes, place, reached_).run();
}

std::string field_path(const Documents& documents, Place place) {
  return FieldPaths(documents).at(place);
}

std::optional<Place> pem_place(const Documents& documents, Place der) {
  return PemPlaces(documents).at(der);
}

std::optional<Place> PemPlaces::at(Place der) {
  const auto from = (*documents_)[der.doc].from;
  if (!from) return std::nullopt;
  if (!origins_ || doc_ != der.doc) {
    doc_ = der.doc;
    origins_.emplace(documents_->text(*from));
  }
  auto origin = [&](std::uint32_t octet) {
    return from->begin + static_cast<std::uint32_t>(origins_->of(octet));
  };
  const std::uint32_t begin = origin(der.begin);
  if (der.end <= der.begin) return Place{from->doc, begin, begin};
  const std::uint32_t last = origin(der.end - 1);
  return Place{from->doc, begin, last < from->end ? last + 1 : last};
}

}  // namespace dcvlint
