#include "lint/sources/der_parts.h"

namespace dcvlint {

std::optional<Tlv> start_der(DerScratch& scratch, const Documents& documents, Doc doc, Arena& arena,
                             Signed& into) {
  const std::string_view bytes = documents[doc].bytes;
  const auto size = static_cast<std::uint32_t>(bytes.size());
  scratch.arena = &arena;
  scratch.faults.start(doc, bytes);
  into.bytes = bytes;
  into.place = into.version_place = {doc, 0, size};
  if (bytes.empty() || static_cast<std::uint8_t>(bytes[0]) != tag::sequence) {
    scratch.faults.add(FaultCode::der_not_der, 0, bytes.empty() ? 0 : 1);
    scratch.faults.broken();
    return std::nullopt;
  }
  const TlvStep outer = tlv_at(bytes, 0, size);
  check_der(scratch.faults, 0, outer.tlv.end);
  if (outer.tlv.end < size) {
    scratch.faults.add(FaultCode::der_trailing_bytes, outer.tlv.end, size);
    into.bytes = bytes.substr(0, outer.tlv.end);
    into.place.end = outer.tlv.end;
  }
  if (outer.tlv.content >= outer.tlv.end && outer.problem != TlvProblem::none) return std::nullopt;
  return outer.tlv;
}

void finish_der(DerScratch& scratch, Signed& into) {
  into.faults = scratch.arena->copy(std::span<const Fault>(scratch.faults.kept()));
  into.fault_count = scratch.faults.count();
}

}  // namespace dcvlint
