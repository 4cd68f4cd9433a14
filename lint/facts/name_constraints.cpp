#include "lint/facts/name_constraints.h"

#include <algorithm>

#include "lint/base/ascii.h"
#include "lint/base/der.h"
#include "lint/facts/directory_subtree.h"

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

// "kth.se" is the host itself, ".kth.se" all below it.
bool matches_host(std::string_view base, std::string_view host) {
  if (!base.starts_with('.')) return equal_folded(base, host);
  return host.size() > base.size() && equal_folded(base, host.substr(host.size() - base.size()));
}

// "anna@kth.se" is one mailbox, "kth.se" those of a host, ".kth.se" those of the hosts below.
bool matches_mailbox(std::string_view base, std::string_view mailbox) {
  if (base.empty()) return true;
  const std::size_t at = mailbox.rfind('@'), in_base = base.rfind('@');
  if (at == std::string_view::npos) return false;
  const std::string_view host = mailbox.substr(at + 1);
  if (in_base == std::string_view::npos) return matches_host(base, host);
  return mailbox.substr(0, at) == base.substr(0, in_base) &&
         equal_folded(host, base.substr(in_base + 1));
}

// The host of "scheme://user@host:port/…"; empty where there is none.
std::string_view uri_host(std::string_view uri) {
  const std::size_t slashes = uri.find("://");
  if (slashes == std::string_view::npos) return {};
  std::string_view authority = uri.substr(slashes + 3);
  authority = authority.substr(0, authority.find_first_of("/?#"));
  if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) {
    authority.remove_prefix(at + 1);
  }
  if (authority.starts_with('[')) return {};
  return authority.substr(0, authority.find(':'));
}

SubtreeMatch told(bool matches) { return matches ? SubtreeMatch::inside : SubtreeMatch::outside; }

SubtreeMatch match(std::string_view base, const GeneralName& name) {
  switch (name.kind) {
    case GeneralNameKind::dns_name:
      return told(matches_dns(base, name.bytes));
    case GeneralNameKind::ip_address:
      return told(matches_address(base, name.bytes));
    case GeneralNameKind::rfc822_name:
      return told(matches_mailbox(base, name.bytes));
    case GeneralNameKind::uri: {
      const std::string_view host = uri_host(name.bytes);
      if (host.empty()) return SubtreeMatch::unknown;
      return told(base.empty() || matches_host(base, host));
    }
    case GeneralNameKind::directory_name:
      return name.directory == nullptr ? SubtreeMatch::unknown : in_subtree(*name.directory, base);
    default:
      return SubtreeMatch::unknown;
  }
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
  bool any_permitted = false, permitted = false;
  for (const NameConstraint& each : constraints) {
    if (each.kind != name.kind || name.kind == GeneralNameKind::unknown) continue;
    const SubtreeMatch matches = match(each.base, name);
    if (each.excluded) {
      if (matches == SubtreeMatch::inside) return which = &each, ConstraintBreak::excluded;
      continue;
    }
    any_permitted = true;
    permitted = permitted || matches != SubtreeMatch::outside;
  }
  return any_permitted && !permitted ? ConstraintBreak::not_permitted : ConstraintBreak::none;
}

ConstraintBreak constraint_break(std::span<const NameConstraint> constraints,
                                 const DistinguishedName& subject, const NameConstraint*& which) {
  which = nullptr;
  if (subject.empty()) return ConstraintBreak::none;
  GeneralName name;
  name.kind = GeneralNameKind::directory_name;
  name.directory = &subject;
  return constraint_break(constraints, name, which);
}

std::string constraint_text(const NameConstraint& constraint) {
  switch (constraint.kind) {
    case GeneralNameKind::ip_address:
      return ip_text(constraint.base);
    case GeneralNameKind::directory_name:
      return subtree_text(constraint.base);
    case GeneralNameKind::dns_name:
    case GeneralNameKind::rfc822_name:
    case GeneralNameKind::uri:
      if (!constraint.base.empty()) return std::string(constraint.base);
      return "every " + std::string(general_name_kind_text(constraint.kind));
    default:
      return std::string(general_name_kind_text(constraint.kind));
  }
}

}  // namespace dcvlint
