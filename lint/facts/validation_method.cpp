#include "lint/facts/validation_method.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "lint/base/ascii.h"
#include "lint/base/spelling.h"
#include "lint/facts/caa_parameters.h"

namespace dcvlint {

namespace {

constexpr std::string_view domain_sections = "3.2.2.4.";
constexpr std::string_view ip_sections = "3.2.2.5.";

// 0: no number, or one that no method has.
unsigned number_in(std::string_view digits) {
  if (digits.starts_with('0')) return 0;
  unsigned number = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return 0;
    number = number * 10 + static_cast<unsigned>(digit - '0');
    if (number > UINT8_MAX) return 0;
  }
  return number;
}

unsigned number_of(std::string_view label) {
  // Not "CA-TBR-7".
  return label.starts_with("ca-") ? number_in(tbr_number(label)) : 0;
}

const ValidationMethod* by_number(std::span<const ValidationMethod> all, MethodFamily family,
                                  unsigned number) {
  if (number == 0) return nullptr;
  const auto found = std::ranges::find_if(all, [&](const ValidationMethod& method) {
    return method.family == family && method.number == number;
  });
  return found == all.end() ? nullptr : &*found;
}

// The phase in force on a day; null before the first, or without any.
const MethodPhase* phase_on(std::span<const MethodPhase> phases, Date day) {
  const auto next = std::ranges::upper_bound(phases, day, {}, &MethodPhase::from);
  return next == phases.begin() ? nullptr : &*(next - 1);
}

}  // namespace

MethodState ValidationMethod::state_on(Date day) const {
  if (phases.empty()) return MethodState::allowed;
  if (const MethodPhase* phase = phase_on(phases, day)) return phase->state;
  // A table that begins with "allowed" says since when there is such a method.
  return phases.front().state == MethodState::allowed ? MethodState::not_yet : MethodState::allowed;
}

std::optional<Date> ValidationMethod::state_since(Date day) const {
  const MethodPhase* phase = phase_on(phases, day);
  if (phase == nullptr || phase->from == Date{INT32_MIN}) return std::nullopt;
  return phase->from;
}

std::string ValidationMethod::section() const {
  if (family == MethodFamily::other) return {};
  return std::string(family == MethodFamily::ip ? ip_sections : domain_sections) +
         std::to_string(number);
}

std::string ValidationMethod::title() const {
  if (family == MethodFamily::other) return std::string(acme);
  return std::string(name) + " (BR " + section() + ")";
}

const ValidationMethod* ValidationMethods::find(std::string_view label) const {
  if (label.empty()) return nullptr;
  if (const unsigned number = number_of(label); number != 0) {
    return by_number(all, MethodFamily::domain, number);
  }
  const auto found = std::ranges::find_if(all, [&](const ValidationMethod& method) {
    return method.family != MethodFamily::ip && method.acme == label;
  });
  return found == all.end() ? nullptr : &*found;
}

const ValidationMethod* ValidationMethods::by_section(std::string_view section) const {
  if (section.starts_with("BR ")) section.remove_prefix(3);
  for (const auto& [family, start] : {std::pair(MethodFamily::domain, domain_sections),
                                      std::pair(MethodFamily::ip, ip_sections)}) {
    if (!section.starts_with(start)) continue;
    return by_number(all, family, number_in(section.substr(start.size())));
  }
  return nullptr;
}

bool ValidationMethods::is_label(std::string_view label) const {
  const bool own = label.starts_with("ca-") && !label.starts_with("ca-tbr-");
  return find(label) != nullptr || (own && !method_label_break(label));
}

std::string ValidationMethods::label_problem(std::string_view word) const {
  const std::string label = lower_case(word);
  if (is_label(label)) return {};
  std::vector<std::string_view> known;
  for (const ValidationMethod& method : all) {
    if (!method.acme.empty() && method.family != MethodFamily::ip) known.push_back(method.acme);
  }
  const std::string_view meant = nearest(label, known);
  return "\"" + std::string(word) + "\" is no method that we know" +
         (meant.empty()
              ? std::string("; ACME's are like dns-01, the others are ca-tbr-N, N of BR 3.2.2.4.N")
              : "; did you mean \"" + std::string(meant) + "\"?");
}

bool ValidationMethods::same(std::string_view label, std::string_view other) const {
  if (label == other) return true;
  const ValidationMethod* method = find(label);
  return method != nullptr && method == find(other);
}

}  // namespace dcvlint
