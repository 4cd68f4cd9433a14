#include "lint/sources/crl_file.h"

#include <algorithm>
#include <bitset>
#include <vector>

namespace dcvlint {
namespace {

// The one value in an extension's OCTET STRING.
DerReader value_of(DerFaults& faults, const Extension& extension) {
  return {faults, extension.value_place.begin, extension.value_place.end};
}

std::span<const GeneralName> read_names(DerScratch& scratch, DerReader list) {
  const std::size_t from = scratch.names.size();
  for (std::uint32_t index = 0; !list.done(); ++index) {
    const Tlv tlv = list.take();
    const GeneralName name = read_general_name(scratch, list, tlv, index);
    scratch.names.push_back(name);
  }
  return scratch.keep(scratch.names, from);
}

std::span<const std::string_view> sorted_addresses(DerScratch& scratch,
                                                   std::span<const GeneralName> names) {
  std::vector<std::string_view> addresses;
  for (const GeneralName& name : names) {
    if (name.kind == GeneralNameKind::uri) addresses.push_back(name.bytes);
  }
  std::ranges::sort(addresses);
  return scratch.arena->copy(std::span<const std::string_view>(addresses));
}

CrlInteger read_integer(DerScratch& scratch, const Extension& extension) {
  CrlInteger integer{&extension, {}};
  DerReader value = value_of(scratch.faults, extension);
  if (const auto tlv = value.expect(tag::integer, "an INTEGER")) {
    integer.number = value.content(*tlv);
    value.finish("extnValue");
  }
  return integer;
}

// A BOOLEAN DEFAULT FALSE under a tag of its own, which hides it from check_der.
bool read_flag(DerReader& in, unsigned number, std::string_view name) {
  const auto tlv = in.take_if(tag::context(number, false));
  if (!tlv) return false;
  const std::string_view content = in.content(*tlv);
  const bool is = content.find_first_not_of('\0') != std::string_view::npos;
  if (content.size() != 1 || (content[0] != '\0' && content[0] != '\xFF')) {
    in.faults().add(FaultCode::der_bad_boolean, tlv->begin, tlv->end);
  } else if (!is) {
    in.faults().add(FaultCode::der_default_encoded, tlv->begin, tlv->end, name);
  }
  return is;
}

void read_point_name(DerScratch& scratch, DerReader in, IssuingDistributionPoint& point) {
  point.named = true;
  if (const auto full = in.take_if(tag::context(0, true))) {
    point.full_name = read_names(scratch, in.inside(*full));
    point.addresses = sorted_addresses(scratch, point.full_name);
  } else if (in.take_if(tag::context(1, true))) {
    point.relative_name = true;
  } else {
    in.expect(tag::context(0, true), "fullName, [0]");
  }
  in.finish("distributionPoint");
}

IssuingDistributionPoint read_point(DerScratch& scratch, const Extension& extension) {
  IssuingDistributionPoint point;
  point.extension = &extension;
  DerReader value = value_of(scratch.faults, extension);
  const auto sequence = value.expect(tag::sequence, "IssuingDistributionPoint, a SEQUENCE");
  if (!sequence) return point;
  value.finish("extnValue");
  DerReader in = value.inside(*sequence);
  point.empty = in.done();
  if (const auto name = in.take_if(tag::context(0, true))) {
    read_point_name(scratch, in.inside(*name), point);
  }
  point.only_user = read_flag(in, 1, "onlyContainsUserCerts FALSE");
  point.only_ca = read_flag(in, 2, "onlyContainsCACerts FALSE");
  if (const auto reasons = in.take_if(tag::context(3, false))) {
    check_bit_string(scratch.faults, *reasons);
    point.some_reasons = true;
  }
  point.indirect = read_flag(in, 4, "indirectCRL FALSE");
  point.only_attribute = read_flag(in, 5, "onlyContainsAttributeCerts FALSE");
  in.finish("IssuingDistributionPoint");
  return point;
}

// RFC 5280 §5.2: those that rules look into, beside what read_extensions has read.
void read_values(DerScratch& scratch, Crl& crl) {
  DerFaults& faults = scratch.faults;
  for (const Extension& each : crl.extensions.all) {
    CrlInteger* integer = each.type == ExtensionType::crl_number            ? &crl.number
                          : each.type == ExtensionType::delta_crl_indicator ? &crl.delta_base
                                                                            : nullptr;
    const bool point = each.type == ExtensionType::issuing_distribution_point;
    if (integer == nullptr && !point) continue;
    // What is broken in here says nothing about the rest.
    const bool broken = faults.is_broken();
    const std::uint64_t before = faults.count();
    check_der(faults, each.value_place.begin, each.value_place.end);
    if (integer != nullptr && integer->extension == nullptr) {
      *integer = read_integer(scratch, each);
    } else if (point && crl.idp.extension == nullptr) {
      crl.idp = read_point(scratch, each);
      crl.idp.readable = faults.count() == before;
    }
    faults.broken(broken);
  }
}

// What an entry's extension holds (RFC 5280 §5.3).
void check_known_value(DerFaults& faults, const Extension& extension) {
  DerReader value = value_of(faults, extension);
  switch (extension.type) {
    case ExtensionType::crl_reason:
      if (value.expect(tag::enumerated, "CRLReason, an ENUMERATED")) value.finish("extnValue");
      return;
    case ExtensionType::invalidity_date:
      if (value.next() == tag::generalized_time) {
        const Tlv tlv = value.take();
        const Time time = parse_time(TimeType::generalized_time, value.content(tlv));
        if (time.fault != TimeFault::none) {
          faults.add(FaultCode::der_bad_time, tlv.content, tlv.end, time_fault_text(time.fault));
        }
        value.finish("extnValue");
      } else {
        value.expect(tag::generalized_time, "InvalidityDate, a GeneralizedTime");
      }
      return;
    case ExtensionType::certificate_issuer:
      if (value.expect(tag::sequence, "GeneralNames, a SEQUENCE")) value.finish("extnValue");
      return;
    default:
      return;
  }
}

// The content of OCTET STRINGs is any octets to check_der; here it is DER again.
void check_entry_value(DerFaults& faults, const Extension& extension) {
  // What a million entries have is looked at once.
  if (extension.type == ExtensionType::crl_reason && crl_reason_code(extension.value)) return;
  const bool broken = faults.is_broken();
  check_der(faults, extension.value_place.begin, extension.value_place.end);
  check_known_value(faults, extension);
  faults.broken(broken);
}

void read_entry_extensions(const DerReader& outer, const Tlv& list) {
  DerFaults& faults = outer.faults();
  if (list.size() == 0) {
    faults.add_unless_broken(FaultCode::der_empty_sequence, list.begin, list.end,
                             "crlEntryExtensions");
  }
  std::bitset<static_cast<std::size_t>(ExtensionType::count_)> seen;
  std::uint32_t index = 0;
  for (DerReader in = outer.inside(list); !in.done(); ++index) {
    const auto frame = in.expect(tag::sequence, "Extension, a SEQUENCE");
    if (!frame) {
      in.take();
      continue;
    }
    const Extension extension = read_extension(in, *frame, index);
    const auto bit = static_cast<std::size_t>(extension.type);
    if (extension.type != ExtensionType::unknown && seen[bit]) {
      faults.add(FaultCode::crl_entry_extension_duplicate, extension.oid_place.begin,
                 extension.oid_place.end, extension_name(extension.type));
    }
    seen.set(bit);
    if (extension.type != ExtensionType::unknown) check_entry_value(faults, extension);
  }
}

}  // namespace

void CrlReader::read_entries(Crl& crl, const DerReader& in, const Tlv& list) {
  scratch_.entries.clear();
  for (DerReader entries = in.inside(list); !entries.done();) {
    const auto each = entries.expect(tag::sequence, "an entry of revokedCertificates, a SEQUENCE");
    if (!each) {
      entries.take();
      continue;
    }
    scratch_.entries.push_back(each->begin);
    DerReader entry = entries.inside(*each);
    entry.expect(tag::integer, "userCertificate, an INTEGER");
    read_time(entry, "revocationDate, a UTCTime or GeneralizedTime", FaultCode::crl_time_type);
    if (const auto extensions = entry.take_if(tag::sequence)) {
      read_entry_extensions(entry, *extensions);
    }
    entry.finish("an entry of revokedCertificates");
  }
  crl.entries = scratch_.arena->copy(std::span<const std::uint32_t>(scratch_.entries));
}

void CrlReader::read_to_be_signed(Crl& crl, DerReader in) {
  DerFaults& faults = scratch_.faults;
  if (const auto version = in.take_if(tag::integer)) {
    crl.version_written = true;
    crl.version = der_integer(in.content(*version)).value_or(-1);
    crl.version_place = in.whole_place(*version);
  }
  crl.inner_algorithm = read_algorithm(in, "signature, a SEQUENCE");
  crl.issuer = read_name(scratch_, in, "issuer, a SEQUENCE");
  crl.this_update =
      read_time(in, "thisUpdate, a UTCTime or GeneralizedTime", FaultCode::crl_time_type);
  crl.next_update.place = faults.place(in.at(), in.at());
  if (in.next() == tag::utc_time || in.next() == tag::generalized_time) {
    crl.next_update = read_time(in, "nextUpdate", FaultCode::crl_time_type);
  }
  crl.revoked_place = faults.place(in.at(), in.at());
  if (const auto list = in.take_if(tag::sequence)) {
    crl.revoked_written = true;
    crl.revoked_place = in.whole_place(*list);
    if (list->size() == 0) {
      faults.add_unless_broken(FaultCode::crl_revoked_empty, list->begin, list->end);
    }
    read_entries(crl, in, *list);
  }
  if (const auto wrapped = in.take_if(tag::context(0, true))) {
    DerReader inside = in.inside(*wrapped);
    if (const auto list = inside.expect(tag::sequence, "crlExtensions, a SEQUENCE in [0]")) {
      crl.extensions = read_extensions(scratch_, inside, *list, FaultCode::crl_extension_duplicate);
      inside.finish("crlExtensions");
      read_values(scratch_, crl);
    }
  }
  in.finish("tbsCertList");
}

Crl CrlReader::read(const Documents& documents, Doc der, Arena& arena) {
  Crl crl;
  crl.kind = SignedKind::crl;
  const auto outer = start_der(scratch_, documents, der, arena, crl);
  if (outer) {
    DerReader in(scratch_.faults, outer->content, outer->end);
    if (const auto list = in.expect(tag::sequence, "tbsCertList, a SEQUENCE")) {
      crl.to_be_signed = in.whole(*list);
      read_to_be_signed(crl, in.inside(*list));
    }
    const SignatureAlgorithm algorithm =
        read_signature_algorithm(in, "signatureAlgorithm, a SEQUENCE");
    crl.signature = read_signature(in, algorithm);
    in.finish("CertificateList");
  }
  finish_der(scratch_, crl);
  return crl;
}

}  // namespace dcvlint
