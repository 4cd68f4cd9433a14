#include "lint/sources/request_file.h"

#include <bitset>

namespace dcvlint {
namespace {

void read_values(DerScratch& scratch, DerReader list, RequestAttribute& attribute) {
  const std::size_t from = scratch.values.size();
  while (!list.done()) {
    const Tlv tlv = list.take();
    RequestAttributeValue value;
    value.tag = tlv.tag;
    value.raw = list.content(tlv);
    value.place = list.content_place(tlv);
    value.string_type = string_type(tlv.tag);
    const Decoded decoded = decode_string(value.string_type, value.raw, *scratch.arena);
    value.text = decoded.text;
    value.text_fault = decoded.fault;
    scratch.values.push_back(value);
  }
  attribute.values = scratch.keep(scratch.values, from);
}

RequestAttribute read_attribute(DerScratch& scratch, const DerReader& outer, const Tlv& sequence,
                                std::uint32_t index) {
  DerReader in = outer.inside(sequence);
  RequestAttribute attribute;
  attribute.index = index;
  attribute.place = outer.whole_place(sequence);
  if (const auto oid = in.expect(tag::oid, "type, an OBJECT IDENTIFIER")) {
    attribute.oid = in.content(*oid);
    attribute.type = request_attribute_type(attribute.oid);
  }
  if (const auto values = in.expect(tag::set, "values, a SET")) {
    read_values(scratch, in.inside(*values), attribute);
    in.finish("Attribute");
  }
  // All that we know are single-valued (RFC 2985 §5.4).
  const bool known = attribute.type != RequestAttributeType::unknown;
  if (attribute.values.empty() || (known && attribute.values.size() > 1)) {
    scratch.faults.add_unless_broken(FaultCode::request_attribute_values, sequence.begin,
                                     sequence.end, request_attribute_name(attribute.type));
  }
  return attribute;
}

// The reader of an attribute's first value, when that is a SEQUENCE.
std::optional<DerReader> first_sequence(DerScratch& scratch, const RequestAttribute& attribute) {
  if (attribute.values.empty()) return std::nullopt;
  const RequestAttributeValue& value = attribute.values.front();
  if (value.tag != tag::sequence) {
    scratch.faults.add_unless_broken(FaultCode::der_wrong_tag, value.place.begin, value.place.end,
                                     "value, a SEQUENCE");
    return std::nullopt;
  }
  return DerReader(scratch.faults, value.place.begin, value.place.end);
}

std::string_view read_text(DerScratch& scratch, DerReader& in) {
  const StringType type = string_type(in.next());
  if (type == StringType::none) return {};
  const Tlv tlv = in.take();
  return decode_string(type, in.content(tlv), *scratch.arena).text;
}

std::int64_t read_number(DerReader& in) {
  const auto integer = in.take_if(tag::integer);
  return integer ? der_integer(in.content(*integer)).value_or(-1) : -1;
}

void read_extension_request(DerScratch& scratch, Request& request,
                            const RequestAttribute& attribute) {
  if (request.extension_request != nullptr || !first_sequence(scratch, attribute)) return;
  request.extension_request = &attribute;
  // The value's header stands before its content; its place is needed whole.
  const Place place = attribute.values.front().place;
  const DerReader in(scratch.faults, place.begin, place.begin);
  const Tlv sequence{tag::sequence, place.begin, place.begin, place.end};
  request.extensions =
      read_extensions(scratch, in, sequence, FaultCode::request_extension_duplicate);
}

void read_known(DerScratch& scratch, Request& request, const RequestAttribute& attribute) {
  switch (attribute.type) {
    case RequestAttributeType::extension_request:
    case RequestAttributeType::microsoft_extension_request:
      return read_extension_request(scratch, request, attribute);
    case RequestAttributeType::challenge_password:
      request.challenge_password = &attribute;
      return;
    case RequestAttributeType::unstructured_name:
      request.unstructured_name = &attribute;
      return;
    case RequestAttributeType::microsoft_os_version:
      if (!attribute.values.empty()) request.microsoft_os_version = attribute.values[0].text;
      return;
    case RequestAttributeType::microsoft_csp:
      if (auto in = first_sequence(scratch, attribute)) {
        request.microsoft_csp.attribute = &attribute;
        request.microsoft_csp.key_spec = read_number(*in);
        request.microsoft_csp.provider = read_text(scratch, *in);
      }
      return;
    case RequestAttributeType::microsoft_client_info:
      if (auto in = first_sequence(scratch, attribute)) {
        MicrosoftClientInfo& info = request.microsoft_client_info;
        info.attribute = &attribute;
        info.client_id = read_number(*in);
        info.machine = read_text(scratch, *in);
        info.user = read_text(scratch, *in);
        info.process = read_text(scratch, *in);
      }
      return;
    case RequestAttributeType::unknown:
    case RequestAttributeType::unstructured_address:
    case RequestAttributeType::microsoft_renewal:
    case RequestAttributeType::count_:
      return;
  }
}

// SET OF, so in ascending order (X.690 §11.6); its tag is implicit, which hides
// that from check_der.
void tell_order(const DerReader& list, DerFaults& faults, const Tlv& before, const Tlv& tlv) {
  if (list.whole(tlv) < list.whole(before)) {
    faults.add_unless_broken(FaultCode::der_set_order, tlv.begin, tlv.end);
  }
}

void read_attributes(DerScratch& scratch, Request& request, DerReader list) {
  const std::size_t from = scratch.request_attributes.size();
  std::optional<Tlv> before;
  for (std::uint32_t index = 0; !list.done(); ++index) {
    const auto each = list.expect(tag::sequence, "Attribute, a SEQUENCE");
    if (!each) {
      list.take();
      continue;
    }
    if (before) tell_order(list, scratch.faults, *before, *each);
    before = each;
    const RequestAttribute attribute = read_attribute(scratch, list, *each, index);
    scratch.request_attributes.push_back(attribute);
  }
  request.attributes = scratch.keep(scratch.request_attributes, from);
  std::bitset<static_cast<std::size_t>(RequestAttributeType::count_)> seen;
  for (const RequestAttribute& attribute : request.attributes) {
    const auto bit = static_cast<std::size_t>(attribute.type);
    if (attribute.type != RequestAttributeType::unknown && seen[bit]) {
      scratch.faults.add(FaultCode::request_attribute_duplicate, attribute.place.begin,
                         attribute.place.end, request_attribute_name(attribute.type));
      continue;
    }
    seen.set(bit);
    read_known(scratch, request, attribute);
  }
}

}  // namespace

void RequestReader::read_to_be_signed(Request& request, DerReader in) {
  request.version = -1;
  if (const auto version = in.expect(tag::integer, "version, an INTEGER")) {
    request.version = der_integer(in.content(*version)).value_or(-1);
    request.version_place = in.whole_place(*version);
  }
  request.subject = read_name(scratch_, in, "subject, a SEQUENCE");
  request.key = read_public_key(in);
  request.attributes_place = scratch_.faults.place(in.at(), in.at());
  if (const auto attributes = in.take_if(tag::context(0, true))) {
    request.attributes_place = in.whole_place(*attributes);
    read_attributes(scratch_, request, in.inside(*attributes));
  } else if (in.next() == tag::context(0, false)) {
    in.expect(tag::context(0, true), "attributes, [0]");
  } else if (in.done()) {
    const Place place = in.header();
    scratch_.faults.add_unless_broken(FaultCode::request_attributes_missing, place.begin,
                                      place.end);
  }
  in.finish("certificationRequestInfo");
}

Request RequestReader::read(const Documents& documents, Doc der, Arena& arena) {
  Request request;
  request.kind = SignedKind::request;
  const auto outer = start_der(scratch_, documents, der, arena, request);
  if (outer) {
    DerReader in(scratch_.faults, outer->content, outer->end);
    if (const auto info = in.expect(tag::sequence, "certificationRequestInfo, a SEQUENCE")) {
      request.to_be_signed = in.whole(*info);
      read_to_be_signed(request, in.inside(*info));
    }
    const SignatureAlgorithm algorithm =
        read_signature_algorithm(in, "signatureAlgorithm, a SEQUENCE");
    request.signature = read_signature(in, algorithm);
    in.finish("CertificationRequest");
  }
  finish_der(scratch_, request);
  return request;
}

}  // namespace dcvlint
