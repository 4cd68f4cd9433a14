// RDATA of a CAA record as an attacker may send it: parsing keeps within the
// bytes, both parsers agree, and what they tell is about the value.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string_view>

#include "lint/facts/caa.h"
#include "lint/facts/caa_contact.h"
#include "lint/facts/caa_parameters.h"

namespace {

using dcvlint::IssueFault;

void require(bool holds) {
  if (!holds) std::abort();
}

void require_within(std::string_view whole, std::string_view piece, std::size_t at) {
  require(at <= whole.size() && piece.size() <= whole.size() - at);
  require(whole.substr(at, piece.size()) == piece);
}

void check_parameters(const dcvlint::IssueParameter& parameter) {
  const auto uri = dcvlint::check_uri(parameter.value);
  require(uri.at <= uri.end && uri.end <= parameter.value.size());
  std::size_t joined = 0;
  for (const auto& label : dcvlint::method_labels(parameter.value)) {
    require_within(parameter.value, label.text, label.at);
    joined += label.text.size() + 1;
    const auto broken = dcvlint::method_label_break(label.text);
    require(!broken || *broken < label.text.size() || label.text.empty());
  }
  require(parameter.value.empty() || joined == parameter.value.size() + 1);
}

void check_issue(std::string_view value) {
  const auto parsed = dcvlint::parse_issue_value(value);
  std::string_view issuer;
  require(dcvlint::check_issue_value(value, issuer) == parsed.fault);
  require(issuer == parsed.issuer);
  require_within(value, parsed.issuer, parsed.issuer_at);
  for (const auto& parameter : parsed.parameters) {
    require_within(value, parameter.tag, parameter.tag_at);
    require_within(value, parameter.value, parameter.value_at);
    check_parameters(parameter);
  }
  if (parsed.fault == IssueFault::none) {
    require(parsed.fault_at == 0 && parsed.fault_end == 0);
  } else {
    require(parsed.fault_at < parsed.fault_end && parsed.fault_end <= value.size());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto property = dcvlint::parse_caa({data, size});
  const std::string_view all(reinterpret_cast<const char*>(data), size);
  if (property.fault == dcvlint::CaaWireFault::none) {
    require(2 + property.tag.size() + property.value.size() == size);
    require_within(all, property.value, property.value_at);
    require(dcvlint::caa_tag(property.tag) == property.known_tag);
  }
  check_issue(property.value);
  check_issue(all);
  const auto mailbox = dcvlint::check_mailbox(all);
  require(mailbox.at <= mailbox.end && mailbox.end <= size);
  const auto phone = dcvlint::check_global_number(all);
  require(phone.at <= phone.end && phone.end <= size);
  return 0;
}
