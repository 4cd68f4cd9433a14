#include "rules/shared/fault.h"

#include <string>
#include <vector>

#include "lint/base/spelling.h"

namespace dcvlint {
namespace {

std::string_view related_text(FaultCode code) {
  switch (code) {
    case FaultCode::zone_unbalanced_parenthesis:
    case FaultCode::zone_unbalanced_quote:
      return "opened here";
    case FaultCode::zone_soa_duplicate:
      return "the first SOA";
    case FaultCode::zone_include_loop:
      return "included here";
    case FaultCode::pem_label_mismatch:
      return "the BEGIN line";
    case FaultCode::certificate_extension_duplicate:
    case FaultCode::request_extension_duplicate:
      return "the first one";
    default:
      return "see here";
  }
}

// A fault may quote a whole record; a message need not.
std::string_view shortened(std::string_view text) {
  constexpr std::size_t most = 80;
  if (text.size() <= most) return text;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

}  // namespace

Result<void> FaultCheck::prepare() {
  if (const auto found = fault_from_id(code)) {
    wanted_ = *found;
    return {};
  }
  std::vector<std::string_view> ids;
  for (unsigned i = 0; i < static_cast<unsigned>(FaultCode::count_); ++i) {
    ids.push_back(fault_id(static_cast<FaultCode>(i)));
  }
  const std::string_view near = nearest(code, ids);
  return fail("code", "unknown fault \"" + std::string(code) + "\"" +
                          (near.empty() ? "" : "; did you mean \"" + std::string(near) + "\"?"));
}

void FaultCheck::operator()(const FaultFact& fact, Hits& hits) const {
  const Fault& fault = fact.fault;
  if (fault.code != wanted_) return;
  const std::string_view text = shortened(fault.text);
  const std::string more = fault.detail.empty() ? "" : "; " + std::string(fault.detail);
  Hit& hit =
      hits.add(fault.place, text, {{"text", text}, {"detail", fault.detail}, {"more", more}});
  if (fault.related) hits.relate(hit, *fault.related, related_text(fault.code));
}

}  // namespace dcvlint
