// Values of the extensions that rules look into (RFC 5280 §4.2.1, §4.2.2, RFC 6962 §3.3).

#include <algorithm>

#include "lint/sources/der_parts.h"

namespace dcvlint {
namespace {

// GeneralNames of the values in `list`.
std::span<const GeneralName> read_general_names(DerScratch& scratch, DerReader list) {
  const std::size_t from = scratch.names.size();
  for (std::uint32_t index = 0; !list.done(); ++index) {
    const Tlv tlv = list.take();
    const GeneralName name = read_general_name(scratch, list, tlv, index);
    scratch.names.push_back(name);
  }
  return scratch.keep(scratch.names, from);
}

class ValueReader {
 public:
  ValueReader(DerScratch& scratch, Extensions& into, Extension& extension)
      : scratch_(scratch),
        into_(into),
        extension_(extension),
        value_(scratch.faults, extension.value_place.begin, extension.value_place.end) {}

  void read() {
    switch (extension_.type) {
      case ExtensionType::subject_alt_name:
        return subject_alt_name();
      case ExtensionType::key_usage:
        return key_usage();
      case ExtensionType::extended_key_usage:
        return extended_key_usage();
      case ExtensionType::basic_constraints:
        return basic_constraints();
      case ExtensionType::certificate_policies:
        return certificate_policies();
      case ExtensionType::authority_key_identifier:
        return authority_key_identifier();
      case ExtensionType::subject_key_identifier:
        return subject_key_identifier();
      case ExtensionType::crl_distribution_points:
        return crl_distribution_points();
      case ExtensionType::authority_info_access:
        return authority_info_access();
      case ExtensionType::sct_list:
        return sct_list();
      case ExtensionType::precert_poison:
        into_.precert_poison = &extension_;
        if (value_.expect(tag::null, "NULL")) value_.finish("extnValue");
        return;
      default:
        return;
    }
  }

 private:
  DerFaults& faults() { return scratch_.faults; }

  // The one value in the OCTET STRING, a SEQUENCE.
  std::optional<DerReader> sequence(std::string_view what, bool may_be_empty = false) {
    const auto tlv = value_.expect(tag::sequence, what);
    if (!tlv) return std::nullopt;
    if (tlv->size() == 0 && !may_be_empty) {
      faults().add_unless_broken(FaultCode::der_empty_sequence, tlv->begin, tlv->end, what);
    }
    value_.finish("extnValue");
    return value_.inside(*tlv);
  }

  // A BIT STRING of named bits; X.690 §11.2.2 wants no trailing zero bits.
  std::uint16_t named_bits(std::string_view content, std::uint32_t begin, std::uint32_t end) {
    if (content.size() < 2) return 0;
    std::uint16_t bits = 0;
    const auto unused = static_cast<std::uint8_t>(content[0]);
    const std::size_t count = (content.size() - 1) * 8 - std::min<std::size_t>(unused, 7);
    for (std::size_t i = 0; i < 16 && i < count; ++i) {
      const auto octet = static_cast<std::uint8_t>(content[i / 8 + 1]);
      if ((octet & (0x80U >> (i % 8))) != 0) bits = static_cast<std::uint16_t>(bits | 1U << i);
    }
    const auto last = static_cast<std::uint8_t>(content.back());
    if (unused <= 7 && (last >> unused & 1U) == 0) {
      faults().add_unless_broken(FaultCode::der_bit_list_trailing_zero, begin, end);
    }
    return bits;
  }

  void subject_alt_name() {
    into_.subject_alt_name.extension = &extension_;
    if (auto in = sequence("GeneralNames, a SEQUENCE")) {
      into_.subject_alt_name.names = read_general_names(scratch_, *in);
    }
  }

  void key_usage() {
    into_.key_usage.extension = &extension_;
    const auto tlv = value_.expect(tag::bit_string, "KeyUsage, a BIT STRING");
    if (!tlv) return;
    into_.key_usage.bits = named_bits(value_.content(*tlv), tlv->begin, tlv->end);
    value_.finish("extnValue");
  }

  void extended_key_usage() {
    into_.extended_key_usage.extension = &extension_;
    auto in = sequence("ExtKeyUsageSyntax, a SEQUENCE");
    if (!in) return;
    const std::size_t from = scratch_.oids.size();
    while (!in->done()) {
      const auto oid = in->expect(tag::oid, "KeyPurposeId, an OBJECT IDENTIFIER");
      if (!oid) {
        in->take();
        continue;
      }
      scratch_.oids.push_back({in->content(*oid), in->whole_place(*oid)});
    }
    into_.extended_key_usage.purposes = scratch_.keep(scratch_.oids, from);
  }

  void basic_constraints() {
    BasicConstraints& constraints = into_.basic_constraints;
    constraints.extension = &extension_;
    auto in = sequence("BasicConstraints, a SEQUENCE", true);
    if (!in) return;
    if (const auto ca = in->take_if(tag::boolean)) {
      constraints.ca = in->content(*ca).find_first_not_of('\0') != std::string_view::npos;
      if (!constraints.ca) {
        faults().add(FaultCode::der_default_encoded, ca->begin, ca->end, "cA FALSE");
      }
    }
    if (const auto length = in->take_if(tag::integer)) {
      const std::string_view content = in->content(*length);
      const auto number = der_integer(content);
      if (content.empty() || (static_cast<std::uint8_t>(content[0]) & 0x80U) != 0) {
        faults().add_unless_broken(FaultCode::der_integer_range, length->begin, length->end,
                                   "pathLenConstraint");
      } else {
        constraints.path_length =
            number && *number < UINT32_MAX ? static_cast<std::uint32_t>(*number) : UINT32_MAX;
      }
    }
    in->finish("BasicConstraints");
  }

  void set_text(PolicyQualifier& qualifier, StringType type, std::string_view octets) {
    const Decoded decoded = decode_string(type, octets, *scratch_.arena);
    qualifier.text_type = type;
    qualifier.text = decoded.text;
    qualifier.text_fault = decoded.fault;
  }

  // UserNotice ::= SEQUENCE { noticeRef NoticeReference OPTIONAL, explicitText DisplayText OPTIONAL
  // }
  void user_notice(DerReader in, PolicyQualifier& qualifier) {
    in.take_if(tag::sequence);
    const StringType type = string_type(in.next());
    if (type == StringType::none) return in.finish("UserNotice");
    const Tlv text = in.take();
    set_text(qualifier, type, in.content(text));
    in.finish("UserNotice");
  }

  void policy_qualifier(DerReader& list) {
    const auto tlv = list.expect(tag::sequence, "PolicyQualifierInfo, a SEQUENCE");
    if (!tlv) {
      list.take();
      return;
    }
    DerReader in = list.inside(*tlv);
    PolicyQualifier qualifier;
    qualifier.place = list.whole_place(*tlv);
    if (const auto oid = in.expect(tag::oid, "policyQualifierId, an OBJECT IDENTIFIER")) {
      qualifier.oid = in.content(*oid);
    }
    if (!in.done()) {
      const Tlv value = in.take();
      qualifier.value = in.whole(value);
      const bool cps = qualifier.oid == oids::qualifier_cps;
      const bool notice = qualifier.oid == oids::qualifier_user_notice;
      if ((cps && value.tag != tag::ia5_string) || (notice && value.tag != tag::sequence)) {
        faults().add_unless_broken(FaultCode::der_wrong_tag, value.begin, value.content,
                                   cps ? "CPSuri, an IA5String" : "UserNotice, a SEQUENCE");
      } else if (cps) {
        set_text(qualifier, string_type(value.tag), in.content(value));
      } else if (notice) {
        user_notice(in.inside(value), qualifier);
      }
    } else {
      in.expect(tag::sequence, "qualifier");
    }
    in.finish("PolicyQualifierInfo");
    scratch_.qualifiers.push_back(qualifier);
  }

  void certificate_policies() {
    into_.certificate_policies.extension = &extension_;
    auto list = sequence("CertificatePolicies, a SEQUENCE");
    if (!list) return;
    const std::size_t from = scratch_.policies.size();
    while (!list->done()) {
      const auto tlv = list->expect(tag::sequence, "PolicyInformation, a SEQUENCE");
      if (!tlv) {
        list->take();
        continue;
      }
      DerReader in = list->inside(*tlv);
      Policy policy;
      policy.place = list->whole_place(*tlv);
      if (const auto oid = in.expect(tag::oid, "policyIdentifier, an OBJECT IDENTIFIER")) {
        policy.oid = in.content(*oid);
      }
      if (const auto qualifiers = in.take_if(tag::sequence)) {
        if (qualifiers->size() == 0) {
          faults().add_unless_broken(FaultCode::der_empty_sequence, qualifiers->begin,
                                     qualifiers->end, "policyQualifiers");
        }
        const std::size_t first = scratch_.qualifiers.size();
        for (DerReader each = in.inside(*qualifiers); !each.done();) policy_qualifier(each);
        policy.qualifiers = scratch_.keep(scratch_.qualifiers, first);
      }
      in.finish("PolicyInformation");
      scratch_.policies.push_back(policy);
    }
    into_.certificate_policies.policies = scratch_.keep(scratch_.policies, from);
  }

  void authority_key_identifier() {
    AuthorityKeyIdentifier& identifier = into_.authority_key_identifier;
    identifier.extension = &extension_;
    auto in = sequence("AuthorityKeyIdentifier, a SEQUENCE", true);
    if (!in) return;
    if (const auto key = in->take_if(tag::context(0, false))) {
      identifier.key_identifier = in->content(*key);
    }
    if (const auto issuer = in->take_if(tag::context(1, true))) {
      identifier.issuer = read_general_names(scratch_, in->inside(*issuer));
    }
    if (const auto serial = in->take_if(tag::context(2, false))) {
      identifier.serial = in->content(*serial);
      if (identifier.serial->empty()) {
        faults().add(FaultCode::der_empty_integer, serial->begin, serial->end);
      }
    }
    in->finish("AuthorityKeyIdentifier");
  }

  void subject_key_identifier() {
    into_.subject_key_identifier.extension = &extension_;
    const auto tlv = value_.expect(tag::octet_string, "SubjectKeyIdentifier, an OCTET STRING");
    if (!tlv) return;
    into_.subject_key_identifier.key_identifier = value_.content(*tlv);
    value_.finish("extnValue");
  }

  // DistributionPointName ::= CHOICE { fullName [0], nameRelativeToCRLIssuer [1] }
  void point_name(DerReader in, DistributionPoint& point) {
    if (const auto full = in.take_if(tag::context(0, true))) {
      point.full_name = read_general_names(scratch_, in.inside(*full));
    } else if (in.take_if(tag::context(1, true))) {
      point.relative_name = true;
    } else {
      in.expect(tag::context(0, true), "fullName, [0]");
    }
    in.finish("distributionPoint");
  }

  void crl_distribution_points() {
    into_.crl_distribution_points.extension = &extension_;
    auto list = sequence("CRLDistributionPoints, a SEQUENCE");
    if (!list) return;
    const std::size_t from = scratch_.points.size();
    while (!list->done()) {
      const auto tlv = list->expect(tag::sequence, "DistributionPoint, a SEQUENCE");
      if (!tlv) {
        list->take();
        continue;
      }
      DerReader in = list->inside(*tlv);
      DistributionPoint point;
      point.place = list->whole_place(*tlv);
      if (const auto name = in.take_if(tag::context(0, true))) point_name(in.inside(*name), point);
      if (const auto reasons = in.take_if(tag::context(1, false))) {
        check_bit_string(faults(), *reasons);
        point.reasons = named_bits(in.content(*reasons), reasons->begin, reasons->end);
      }
      if (const auto issuer = in.take_if(tag::context(2, true))) {
        point.crl_issuer = read_general_names(scratch_, in.inside(*issuer));
      }
      in.finish("DistributionPoint");
      scratch_.points.push_back(point);
    }
    into_.crl_distribution_points.points = scratch_.keep(scratch_.points, from);
  }

  void authority_info_access() {
    into_.authority_info_access.extension = &extension_;
    auto list = sequence("AuthorityInfoAccessSyntax, a SEQUENCE");
    if (!list) return;
    const std::size_t from = scratch_.descriptions.size();
    while (!list->done()) {
      const auto tlv = list->expect(tag::sequence, "AccessDescription, a SEQUENCE");
      if (!tlv) {
        list->take();
        continue;
      }
      DerReader in = list->inside(*tlv);
      AccessDescription description;
      description.place = list->whole_place(*tlv);
      if (const auto oid = in.expect(tag::oid, "accessMethod, an OBJECT IDENTIFIER")) {
        description.method = in.content(*oid);
        description.ocsp = description.method == oids::ocsp;
        description.ca_issuers = description.method == oids::ca_issuers;
      }
      if (in.done()) {
        in.expect(tag::context(6, false), "accessLocation");
      } else {
        description.location = read_general_name(scratch_, in, in.take(), 0);
      }
      in.finish("AccessDescription");
      scratch_.descriptions.push_back(description);
    }
    into_.authority_info_access.descriptions = scratch_.keep(scratch_.descriptions, from);
  }

  // RFC 6962 §3.3: a TLS vector of vectors inside an OCTET STRING of its own.
  void sct_list() {
    into_.sct_list.extension = &extension_;
    const auto tlv = value_.expect(tag::octet_string, "SignedCertificateTimestampList");
    if (!tlv) return;
    value_.finish("extnValue");
    const std::string_view bytes = faults().bytes();
    auto number = [&](std::uint32_t at, std::uint32_t octets) {
      std::uint64_t value = 0;
      for (std::uint32_t i = 0; i < octets; ++i) {
        value = value << 8U | static_cast<std::uint8_t>(bytes[at + i]);
      }
      return value;
    };
    auto malformed = [&](std::uint32_t begin) {
      faults().add_unless_broken(FaultCode::certificate_sct_list_malformed, begin, tlv->end);
    };
    std::uint32_t at = tlv->content;
    if (tlv->end - at < 2 || number(at, 2) != tlv->end - at - 2) return malformed(at);
    at += 2;
    if (at == tlv->end) return malformed(tlv->content);
    const std::size_t from = scratch_.scts.size();
    while (at < tlv->end) {
      const auto size = tlv->end - at < 2 ? UINT32_MAX : static_cast<std::uint32_t>(number(at, 2));
      if (size == 0 || size > tlv->end - at - 2) {
        malformed(at);
        break;
      }
      at += 2;
      Sct sct;
      sct.version = static_cast<std::uint8_t>(bytes[at]);
      sct.place = faults().place(at, at + size);
      if (sct.version == 0 && size >= 47) {  // up to the length of the signature
        sct.log_id = bytes.substr(at + 1, 32);
        sct.milliseconds = number(at + 33, 8);
      } else if (sct.version == 0) {
        malformed(at);
      }
      scratch_.scts.push_back(sct);
      at += size;
    }
    into_.sct_list.scts = scratch_.keep(scratch_.scts, from);
  }

  DerScratch& scratch_;
  Extensions& into_;
  Extension& extension_;
  DerReader value_;
};

bool is_parsed(ExtensionType type) {
  switch (type) {
    case ExtensionType::subject_alt_name:
    case ExtensionType::key_usage:
    case ExtensionType::extended_key_usage:
    case ExtensionType::basic_constraints:
    case ExtensionType::certificate_policies:
    case ExtensionType::authority_key_identifier:
    case ExtensionType::subject_key_identifier:
    case ExtensionType::crl_distribution_points:
    case ExtensionType::authority_info_access:
    case ExtensionType::sct_list:
    case ExtensionType::precert_poison:
      return true;
    default:
      return false;
  }
}

// Of those that are known, and of which rules want no more than that they are there: RFC 5280 §4.1
// has the DER of one value in every extension. What crl_file.cpp reads is looked at there.
bool is_looked_through(ExtensionType type) {
  return type != ExtensionType::unknown && type != ExtensionType::crl_number &&
         type != ExtensionType::delta_crl_indicator &&
         type != ExtensionType::issuing_distribution_point;
}

void look_through(DerFaults& faults, const Extension& extension) {
  DerReader value(faults, extension.value_place.begin, extension.value_place.end);
  if (value.done()) {
    value.expect(tag::sequence, "a value in DER");
    return;
  }
  value.take();
  value.finish("extnValue");
}

}  // namespace

void read_extension_values(DerScratch& scratch, Extensions& extensions, std::span<Extension> all) {
  std::uint64_t seen = 0;
  static_assert(static_cast<std::size_t>(ExtensionType::count_) <= 64);
  for (Extension& extension : all) {
    const std::uint64_t bit = std::uint64_t{1} << static_cast<unsigned>(extension.type);
    const bool parsed = is_parsed(extension.type);
    if ((!parsed && !is_looked_through(extension.type)) || (seen & bit) != 0) continue;
    seen |= bit;
    // What is broken in here says nothing about the rest.
    const bool broken = scratch.faults.is_broken();
    const std::uint64_t before = scratch.faults.count();
    check_der(scratch.faults, extension.value_place.begin, extension.value_place.end);
    if (parsed) {
      ValueReader(scratch, extensions, extension).read();
    } else {
      look_through(scratch.faults, extension);
    }
    extension.readable = scratch.faults.count() == before;
    scratch.faults.broken(broken);
  }
}

}  // namespace dcvlint
