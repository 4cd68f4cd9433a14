// The frame of extensions: OID, critical, value.

#include <algorithm>
#include <bitset>
#include <set>

#include "lint/sources/der_parts.h"

namespace dcvlint {

Extension read_extension(const DerReader& outer, const Tlv& sequence, std::uint32_t index) {
  DerReader in = outer.inside(sequence);
  DerFaults& faults = outer.faults();
  Extension extension;
  extension.index = index;
  extension.place = outer.whole_place(sequence);
  extension.oid_place = extension.value_place = faults.place(sequence.content, sequence.content);
  if (const auto oid = in.expect(tag::oid, "extnID, an OBJECT IDENTIFIER")) {
    extension.oid = in.content(*oid);
    extension.oid_place = in.whole_place(*oid);
    extension.type = extension_type(extension.oid);
  }
  extension.critical_place = extension.oid_place;
  if (const auto critical = in.take_if(tag::boolean)) {
    const std::string_view content = in.content(*critical);
    extension.critical = content.find_first_not_of('\0') != std::string_view::npos;
    extension.critical_place = in.whole_place(*critical);
    if (!extension.critical) {
      faults.add(FaultCode::der_default_encoded, critical->begin, critical->end, "critical FALSE");
    }
  }
  if (const auto value = in.expect(tag::octet_string, "extnValue, an OCTET STRING")) {
    extension.value = in.content(*value);
    extension.value_place = in.content_place(*value);
    in.finish("Extension");
  }
  return extension;
}

namespace {

// RFC 5280 §4.2: at most one of a kind.
void tell_duplicates(std::span<const Extension> all, DerFaults& faults, FaultCode code) {
  std::bitset<static_cast<std::size_t>(ExtensionType::count_)> seen;
  std::set<std::string_view> seen_unknown;
  for (const Extension& extension : all) {
    bool fresh = true;
    if (extension.type != ExtensionType::unknown) {
      const auto bit = static_cast<std::size_t>(extension.type);
      fresh = !seen[bit];
      seen.set(bit);
    } else if (!extension.oid.empty()) {
      fresh = seen_unknown.insert(extension.oid).second;
    }
    if (fresh) continue;
    faults.add(code, extension.oid_place.begin, extension.oid_place.end,
               extension_name(extension.type));
    if (faults.count() > DerFaults::cap) continue;  // not kept; spares a search for each
    const auto first = std::ranges::find(all, extension.oid, &Extension::oid);
    faults.relate(first->oid_place.begin, first->oid_place.end);
  }
}

}  // namespace

Extensions read_extensions(DerScratch& scratch, const DerReader& in, const Tlv& sequence,
                           FaultCode duplicate) {
  Extensions extensions;
  extensions.place = in.whole_place(sequence);
  if (sequence.size() == 0) {
    scratch.faults.add_unless_broken(FaultCode::der_empty_sequence, sequence.begin, sequence.end,
                                     "Extensions");
  }
  const std::size_t from = scratch.extensions.size();
  std::uint32_t index = 0;
  for (DerReader list = in.inside(sequence); !list.done(); ++index) {
    const auto each = list.expect(tag::sequence, "Extension, a SEQUENCE");
    if (!each) {
      list.take();
      continue;
    }
    scratch.extensions.push_back(read_extension(list, *each, index));
  }
  const std::span<Extension> all = scratch.keep(scratch.extensions, from);
  extensions.all = all;
  tell_duplicates(all, scratch.faults, duplicate);
  read_extension_values(scratch, extensions, all);
  return extensions;
}

}  // namespace dcvlint
