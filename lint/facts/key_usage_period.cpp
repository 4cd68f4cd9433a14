#include "lint/facts/key_usage_period.h"

#include "lint/base/der.h"

namespace dcvlint {

KeyUsagePeriod key_usage_period(const Extension& extension) {
  KeyUsagePeriod period;
  const std::string_view bytes = extension.value;
  const auto size = static_cast<std::uint32_t>(bytes.size());
  if (size == 0) return period;
  const TlvStep outer = tlv_at(bytes, 0, size);
  if (outer.problem != TlvProblem::none || outer.tlv.tag != tag::sequence) return period;
  for (std::uint32_t at = outer.tlv.content; at < outer.tlv.end;) {
    const TlvStep step = tlv_at(bytes, at, outer.tlv.end);
    if (step.problem != TlvProblem::none) break;
    at = step.tlv.end;
    const bool begins = step.tlv.tag == tag::context(0, false);
    if (!begins && step.tlv.tag != tag::context(1, false)) continue;
    Time time =
        parse_time(TimeType::generalized_time, bytes.substr(step.tlv.content, step.tlv.size()));
    const Place value = extension.value_place;
    time.place = {value.doc, value.begin + step.tlv.content, value.begin + step.tlv.end};
    (begins ? period.not_before : period.not_after) = time;
  }
  return period;
}

}  // namespace dcvlint
