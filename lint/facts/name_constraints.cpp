#include "lint/facts/name_constraints.h"

#include <algorithm>

#include "lint/base/ascii.h"
#include "lint/base/der.h"

namespace dcvlint {
namespace {

constexpr std::size_t most_constraints = 10'000;

// The values of [at, end) of an extension's value, one after another.
class Values {
 public:
  Values(std::string_view bytes, std::uint32_t begin, std::uint32_t end)
      : bytes_(bytes), at_(begin), end_(end) {}

  std::optional<Tlv> next() {
    if (at_ >= end_) return std::nullopt;
    const TlvStep step = tlv_at(bytes_, at_, end_);
    if (step.problem != TlvProblem::none) return std::nullopt;
    at_ = step.tlv.end;
    return step.tlv;
  }

 private:
  std::string_view bytes_;
  std::uint32_t at_, end_;
};

Place place_of(const Extension& extension, const Tlv& tlv) {
  const Place value = extension.value_place;
  return {value.doc, value.begin + tlv.begin, value.begin + tlv.end};
}

void read_subtrees(const Extension& extension, const Tlv& list, bool excluded,
                   std::vector<NameConstraint>& into) {
  Values subtrees(extension.value, list.content, list.end);
  while (const auto subtree = subtrees.next()) {
    if (subtree->tag != tag::sequence || into.size() >= most_constraints) return;
    const auto base = Values(extension.value, subtree->content, subtree->end).next();
    if (!base) return;
    NameConstraint constraint;
    constraint.excluded = excluded;
    const unsigned number = base->tag & 0x1FU;
    const bool context = (base->tag & 0xC0U) == 0x80U;
    if (context && number < static_cast<unsigned>(GeneralNameKind::unknown)) {
      constraint.kind = static_cast<GeneralNameKind>(number);
    }
    constraint.base = extension.value.substr(base->content, base->size());
    constraint.place = place_of(extension, *subtree);
    into.push_back(constraint);
  }
}

// "example.com" has all names below it and itself; so has ".example.com" for those who write it so.
bool matches_dns(std::string_view base, std::string_view name) {
  if (base.starts_with('.')) base.remove_prefix(1);
  if (name.starts_with("*.")) name.remove_prefix(2);
  if (base.empty()) return true;
  if (name.size() < base.size()) return false;
  const std::string_view end = name.substr(name.size() - base.size());
  if (!std::ranges::equal(end, base, {}, ascii_lower, ascii_lower)) return false;
  return name.size() == base.size() || name[name.size() - base.size() - 1] == '.';
}

bool matches_address(std::string_view base, std::string_view address) {
  if (base.size() != 2 * address.size()) return false;
  for (std::size_t i = 0; i < address.size(); ++i) {
    const auto mask = static_cast<std::uint8_t>(base[address.size() + i]);
    const unsigned difference =
        static_cast<std::uint8_t>(base[i]) ^ static_cast<std::uint8_t>(address[i]);
    if ((difference & mask) != 0) return false;
  }
  return true;
}

}  // namespace

std::vector<NameConstraint> name_constraints(const Extension& extension) {
  std::vector<NameConstraint> constraints;
  const auto size = static_cast<std::uint32_t>(extension.value.size());
  const auto outer = Values(extension.value, 0, size).next();
  if (!outer || outer->tag != tag::sequence) return constraints;
  Values lists(extension.value, outer->content, outer->end);
  while (const auto list = lists.next()) {
    if (list->tag == tag::context(0, true)) read_subtrees(extension, *list, false, constraints);
    if (list->tag == tag::context(1, true)) read_subtrees(extension, *list, true, constraints);
  }
  return constraints;
}

ConstraintBreak constraint_break(std::span<const NameConstraint> constraints,
                                 const GeneralName& name, const NameConstraint*& which) {
  which = nullptr;
  const bool is_dns = name.kind == GeneralNameKind::dns_name;
  if (!is_dns && name.kind != GeneralNameKind::ip_address) return ConstraintBreak::none;
  bool any_permitted = false, permitted = false;
  for (const NameConstraint& each : constraints) {
    if (each.kind != name.kind) continue;
    const bool matches =
        is_dns ? matches_dns(each.base, name.bytes) : matches_address(each.base, name.bytes);
    if (each.excluded && matches) return which = &each, ConstraintBreak::excluded;
    if (each.excluded) continue;
    any_permitted = true;
    permitted = permitted || matches;
  }
  return any_permitted && !permitted ? ConstraintBreak::not_permitted : ConstraintBreak::none;
}

std::string constraint_text(const NameConstraint& constraint) {
  if (constraint.kind == GeneralNameKind::ip_address) return ip_text(constraint.base);
  if (constraint.kind == GeneralNameKind::dns_name) return std::string(constraint.base);
  return std::string(general_name_kind_text(constraint.kind));
}

}  // namespace dcvlint
