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

Time read_time(DerReader& at, std::string_view what, FaultCode early) {
  const std::uint8_t next = at.next();
  Time time;
  time.place = at.faults().place(at.at(), at.at());
  if (next != tag::utc_time && next != tag::generalized_time) {
    at.expect(tag::utc_time, what);
    return time;
  }
  const Tlv tlv = at.take();
  const TimeType type = next == tag::utc_time ? TimeType::utc_time : TimeType::generalized_time;
  time = parse_time(type, at.content(tlv));
  time.place = at.content_place(tlv);
  DerFaults& faults = at.faults();
  if (time.fault != TimeFault::none) {
    faults.add(FaultCode::der_bad_time, tlv.content, tlv.end, time_fault_text(time.fault));
  }
  // RFC 5280 §4.1.2.5, §5.1.2.4: UTCTime through 2049.
  constexpr std::int64_t begin_of_2050 = 2524608000;
  if (type == TimeType::generalized_time && time.seconds && *time.seconds < begin_of_2050) {
    faults.add(early, tlv.begin, tlv.end);
  }
  return time;
}

void finish_der(DerScratch& scratch, Signed& into) {
  into.faults = scratch.arena->copy(std::span<const Fault>(scratch.faults.kept()));
  into.fault_count = scratch.faults.count();
}

}  // namespace dcvlint
