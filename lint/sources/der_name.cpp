// Distinguished names and general names.

#include <algorithm>

#include "lint/base/utf8.h"
#include "lint/facts/oid.h"
#include "lint/sources/der_parts.h"

namespace dcvlint {
namespace {

void read_text(DerScratch& scratch, Attribute& attribute) {
  if (attribute.type == AttributeType::challenge_password) {
    attribute.raw = hidden_value;
    if (attribute.string_type != StringType::none) attribute.text = hidden_value;
    return;
  }
  const Decoded decoded = decode_string(attribute.string_type, attribute.raw, *scratch.arena);
  attribute.text = decoded.text;
  attribute.text_fault = decoded.fault;
  attribute.text_fault_at = decoded.fault_at;
  attribute.text_guessed = decoded.guessed;
}

void read_attribute(DerScratch& scratch, DerReader& set, std::uint32_t rdn, std::uint32_t in_rdn) {
  const auto pair = set.expect(tag::sequence, "AttributeTypeAndValue, a SEQUENCE");
  if (!pair) {
    if (!set.done()) set.take();
    return;
  }
  DerReader in = set.inside(*pair);
  Attribute attribute;
  attribute.place = set.whole_place(*pair);
  attribute.rdn = rdn;
  attribute.in_rdn = in_rdn;
  if (const auto oid = in.expect(tag::oid, "type, an OBJECT IDENTIFIER")) {
    attribute.oid = in.content(*oid);
    attribute.type = attribute_type(attribute.oid);
  }
  if (in.done()) {
    in.expect(tag::utf8_string, "value");
    attribute.value = {attribute.place.doc, in.at(), in.at()};
  } else {
    const Tlv value = in.take();
    attribute.tag = value.tag;
    attribute.raw = in.content(value);
    attribute.value = in.content_place(value);
    attribute.string_type = string_type(value.tag);
    read_text(scratch, attribute);
    in.finish("AttributeTypeAndValue");
  }
  scratch.attributes.push_back(attribute);
}

}  // namespace

DistinguishedName read_name(DerScratch& scratch, DerReader& at, std::string_view what) {
  DistinguishedName name;
  name.place = scratch.faults.place(at.at(), at.at());
  const auto sequence = at.expect(tag::sequence, what);
  if (!sequence) return name;
  name.bytes = at.whole(*sequence);
  name.place = at.whole_place(*sequence);
  const std::size_t from = scratch.attributes.size();
  for (DerReader rdns = at.inside(*sequence); !rdns.done(); ++name.rdn_count) {
    const auto rdn = rdns.expect(tag::set, "RelativeDistinguishedName, a SET");
    if (!rdn) {
      rdns.take();
      continue;
    }
    if (rdn->size() == 0) {
      scratch.faults.add_unless_broken(FaultCode::der_empty_sequence, rdn->begin, rdn->end,
                                       "RelativeDistinguishedName");
    }
    std::uint32_t in_rdn = 0;
    for (DerReader set = rdns.inside(*rdn); !set.done(); ++in_rdn) {
      read_attribute(scratch, set, name.rdn_count, in_rdn);
    }
  }
  name.attributes = scratch.keep(scratch.attributes, from);
  if (name.attributes.size() > DistinguishedName::few_attributes) {
    const FirstAttributes firsts = first_attributes(name.attributes);
    name.firsts = scratch.arena->copy(std::span<const std::uint32_t>(firsts));
  }
  return name;
}

namespace {

// OtherName ::= SEQUENCE { type-id OBJECT IDENTIFIER, value [0] EXPLICIT ANY }
void read_other_name(DerReader in, GeneralName& name) {
  if (const auto oid = in.expect(tag::oid, "type-id, an OBJECT IDENTIFIER")) {
    name.type_id = in.content(*oid);
  }
  const auto wrapped = in.expect(tag::context(0, true), "value, [0]");
  name.bytes = {};
  if (!wrapped) return;
  DerReader value = in.inside(*wrapped);
  if (!value.done()) {
    const Tlv tlv = value.take();
    name.bytes = value.whole(tlv);
    name.place = value.whole_place(tlv);
    value.finish("value");
  }
  in.finish("otherName");
}

}  // namespace

GeneralName read_general_name(DerScratch& scratch, const DerReader& in, const Tlv& tlv,
                              std::uint32_t index) {
  GeneralName name;
  name.index = index;
  name.bytes = in.content(tlv);
  name.place = in.content_place(tlv);
  name.whole = in.whole_place(tlv);
  const unsigned number = tlv.tag & 0x1FU;
  if ((tlv.tag & 0xC0U) != 0x80 || number > 8) {
    scratch.faults.add_unless_broken(FaultCode::der_wrong_tag, tlv.begin, tlv.content,
                                     "GeneralName, [0] to [8]");
    return name;
  }
  name.kind = static_cast<GeneralNameKind>(number);
  const bool constructed = number == 0 || (number >= 3 && number <= 5);
  if (tlv.constructed() != constructed) {
    scratch.faults.add_unless_broken(FaultCode::der_wrong_form, tlv.begin, tlv.content,
                                     general_name_kind_text(name.kind));
    return name;
  }
  if (name.kind == GeneralNameKind::other_name) {
    read_other_name(in.inside(tlv), name);
  } else if (name.kind == GeneralNameKind::directory_name) {
    DerReader inside = in.inside(tlv);
    const DistinguishedName directory =
        read_name(scratch, inside, "directoryName, a SEQUENCE in [4]");
    inside.finish("directoryName");
    name.directory = scratch.arena->copy(std::span(&directory, 1)).data();
  } else if (name.kind == GeneralNameKind::registered_id) {
    if (!oid_is_valid(name.bytes)) {
      scratch.faults.add(FaultCode::der_bad_oid, tlv.begin, tlv.end, "registeredID");
    }
  } else if (name.is_text()) {
    name.ascii = is_ascii(name.bytes);
  }
  return name;
}

}  // namespace dcvlint
