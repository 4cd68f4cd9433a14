#include "lint/facts/organization_identifier.h"

#include <algorithm>

#include "lint/base/der.h"

namespace dcvlint {
namespace {

using Fault = OrganizationIdentifierFault;

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool are_capitals(std::string_view text, std::size_t count) {
  return text.size() >= count && std::ranges::all_of(text.substr(0, count), is_capital);
}

}  // namespace

std::string_view organization_identifier_fault_text(OrganizationIdentifierFault fault) {
  switch (fault) {
    case Fault::none:
      break;
    case Fault::scheme:
      return "does not begin with a scheme of three capital letters";
    case Fault::country:
      return "has no country of two capital letters behind the scheme";
    case Fault::state:
      return "has no state of capital letters and digits behind the \"+\"";
    case Fault::hyphen:
      return "has no hyphen before the reference";
    case Fault::reference:
      return "has no reference behind the hyphen";
  }
  return "";
}

OrganizationIdentifier parse_organization_identifier(std::string_view text) {
  OrganizationIdentifier read;
  constexpr std::size_t scheme_size = 3, country_size = 2;
  const auto at = [&](Fault fault) { return read.fault = fault, read; };
  if (!are_capitals(text, scheme_size)) return at(Fault::scheme);
  read.scheme = text.substr(0, scheme_size);
  text.remove_prefix(scheme_size);
  if (!are_capitals(text, country_size)) return at(Fault::country);
  read.country = text.substr(0, country_size);
  text.remove_prefix(country_size);
  if (text.starts_with('+')) {
    const std::size_t end = std::min(text.find('-'), text.size());
    read.state = text.substr(1, end - 1);
    const bool good =
        std::ranges::all_of(read.state, [](char c) { return is_capital(c) || is_digit(c); });
    if (read.state.empty() || !good) return at(Fault::state);
    text.remove_prefix(end);
  }
  if (!text.starts_with('-')) return at(Fault::hyphen);
  read.reference = text.substr(1);
  return read.reference.empty() ? at(Fault::reference) : read;
}

std::optional<OrganizationIdentifier> read_organization_identifier(std::string_view value) {
  const auto size = static_cast<std::uint32_t>(value.size());
  if (size == 0) return std::nullopt;
  const TlvStep outer = tlv_at(value, 0, size);
  if (outer.problem != TlvProblem::none || outer.tlv.tag != tag::sequence) return std::nullopt;
  OrganizationIdentifier read;
  std::uint32_t at = outer.tlv.content;
  const auto next = [&](std::uint8_t wanted) -> std::optional<std::string_view> {
    if (at >= outer.tlv.end) return std::nullopt;
    const TlvStep step = tlv_at(value, at, outer.tlv.end);
    if (step.problem != TlvProblem::none || step.tlv.tag != wanted) return std::nullopt;
    at = step.tlv.end;
    return value.substr(step.tlv.content, step.tlv.size());
  };
  const auto scheme = next(tag::printable_string), country = next(tag::printable_string);
  if (!scheme || !country) return std::nullopt;
  read.state = next(tag::context(0, false)).value_or(std::string_view());
  const auto reference = next(tag::utf8_string);
  if (!reference) return std::nullopt;
  read.scheme = *scheme;
  read.country = *country;
  read.reference = *reference;
  return read;
}

}  // namespace dcvlint
