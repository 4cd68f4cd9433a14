#include "lint/facts/organization_id.h"

#include <algorithm>
#include <array>

#include "lint/base/ascii.h"
#include "lint/base/der.h"

namespace dcvlint {
namespace {

constexpr std::array<std::string_view, 6> schemes = {"NTR", "VAT", "PSD", "LEI", "GOV", "INT"};
constexpr std::string_view global = "XG";  // the country of what has none

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_word(char c) { return is_digit(c) || is_capital(c); }

// The number that letters and digits make, A being 10, is 1 modulo 97.
bool has_check_digits(std::string_view lei) {
  unsigned rest = 0;
  for (const char c : lei) {
    const auto value = static_cast<unsigned>(is_digit(c) ? c - '0' : c - 'A' + 10);
    rest = (rest * (value < 10 ? 10 : 100) + value) % 97;
  }
  return rest == 1;
}

OrganizationIdFault lei_fault(std::string_view lei) {
  constexpr std::size_t size = 20;
  const bool form = lei.size() == size && is_digit(lei[size - 1]) && is_digit(lei[size - 2]) &&
                    std::ranges::all_of(lei, [](char c) { return is_digit(c) || is_capital(c); });
  if (!form) return OrganizationIdFault::lei_form;
  return has_check_digits(lei) ? OrganizationIdFault::none : OrganizationIdFault::lei_digits;
}

// Takes "+CA" from the front of `rest`.
OrganizationIdFault take_subdivision(std::string_view& rest, OrganizationId& id) {
  if (!rest.starts_with('+')) return OrganizationIdFault::none;
  const std::string_view behind = rest.substr(1);
  const auto end = std::ranges::find_if_not(behind, is_word);
  const auto size = static_cast<std::size_t>(end - behind.begin());
  if (size == 0 || size > 3) return OrganizationIdFault::subdivision;
  id.subdivision = behind.substr(0, size);
  rest = behind.substr(size);
  return id.scheme == "NTR" || id.scheme == "GOV" ? OrganizationIdFault::none
                                                  : OrganizationIdFault::no_subdivision;
}

OrganizationIdFault take_reference(std::string_view rest, OrganizationId& id) {
  if (id.scheme == "GOV" || id.scheme == "INT") {
    return rest.empty() ? OrganizationIdFault::none : OrganizationIdFault::reference;
  }
  if (!rest.starts_with('-')) return OrganizationIdFault::no_hyphen;
  id.reference = rest.substr(1);
  if (id.reference.empty()) return OrganizationIdFault::no_reference;
  return id.scheme == "LEI" ? lei_fault(id.reference) : OrganizationIdFault::none;
}

OrganizationIdFault fill(std::string_view text, OrganizationId& id) {
  const std::string_view scheme = text.substr(0, 3);
  if (std::ranges::find(schemes, scheme) == schemes.end()) return OrganizationIdFault::scheme;
  id.scheme = scheme;
  const std::string_view country = text.substr(3, 2);
  if (country.size() != 2 || !std::ranges::all_of(country, is_capital)) {
    return OrganizationIdFault::country;
  }
  id.country = country;
  const bool is_global = scheme == "LEI" || scheme == "INT";
  if (is_global != (country == global)) return OrganizationIdFault::wrong_country;
  std::string_view rest = text.substr(5);
  if (const auto fault = take_subdivision(rest, id); fault != OrganizationIdFault::none)
    return fault;
  return take_reference(rest, id);
}

}  // namespace

OrganizationId parse_organization_id(std::string_view text) {
  OrganizationId id;
  id.fault = fill(text, id);
  return id;
}

std::string_view organization_id_fault_text(OrganizationIdFault fault) {
  constexpr std::array<std::string_view, 11> texts = {
      "",
      "its scheme is none of NTR, VAT, PSD, LEI, GOV and INT",
      "two capital letters for the country are missing behind the scheme",
      "XG stands for no country, and LEI and INT have it, others do not",
      "behind \"+\" stands no subdivision of one to three capital letters or digits",
      "only NTR and GOV have a subdivision",
      "a plain hyphen is missing before the number",
      "nothing stands behind the hyphen",
      "GOV and INT have no number",
      "a LEI is 18 capital letters and digits and two digits",
      "the check digits of the LEI are wrong",
  };
  const auto index = static_cast<std::size_t>(fault);
  return index < texts.size() ? texts[index] : std::string_view();
}

std::optional<OrganizationId> read_organization_id_extension(std::string_view value) {
  const auto size = static_cast<std::uint32_t>(value.size());
  if (size == 0) return std::nullopt;
  const TlvStep outer = tlv_at(value, 0, size);
  if (outer.problem != TlvProblem::none || outer.tlv.tag != tag::sequence) return std::nullopt;
  OrganizationId read;
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
  read.subdivision = next(tag::context(0, false)).value_or(std::string_view());
  const auto reference = next(tag::utf8_string);
  if (!reference) return std::nullopt;
  read.scheme = *scheme;
  read.country = *country;
  read.reference = *reference;
  return read;
}

bool looks_like_euid(std::string_view reference, std::string_view country) {
  if (!reference.starts_with(country)) return false;
  const std::size_t dot = reference.find('.');
  return dot != std::string_view::npos && dot > country.size() && dot + 1 < reference.size();
}

}  // namespace dcvlint
