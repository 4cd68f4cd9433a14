#include "lint/facts/relevant_caa.h"

#include <algorithm>
#include <array>

namespace dcvlint {

void find_relevant_caa(View& view, const Names& names, Name name, RelevantCaa& out) {
  out.found = CaaFound::none;
  out.no_top_level = false;
  out.path.clear();
  if (names.is_wildcard(name)) name = names.parent(name);
  bool unasked = false;
  for (; name != Name::root; name = names.parent(name)) {
    const CaaHop& hop = out.path.emplace_back(CaaHop{name, view.find(name, Type::caa)});
    const Status status = hop.answer.status;
    unasked = unasked || status == Status::unasked;
    if (status == Status::records) out.found = CaaFound::set;
    if (status == Status::failed) out.found = CaaFound::failed;
    if (out.found != CaaFound::none) break;
    out.no_top_level = status == Status::no_name && hop.answer.aliases.empty();
  }
  // Whatever was found above, an answer that is not there yet may come before it.
  if (unasked) out.found = CaaFound::unasked;
  if (out.found != CaaFound::none) out.no_top_level = false;
}

RelevantCaa relevant_caa(View& view, const Names& names, Name name) {
  RelevantCaa out;
  find_relevant_caa(view, names, name, out);
  return out;
}

Security weakest_security(const RelevantCaa& relevant) {
  constexpr std::array order{Security::unknown, Security::bogus, Security::indeterminate,
                             Security::insecure, Security::secure};
  const auto strength = [&](const CaaHop& hop) {
    return std::ranges::find(order, hop.answer.security) - order.begin();
  };
  if (relevant.path.empty()) return Security::unknown;
  return std::ranges::min(relevant.path, {}, strength).answer.security;
}

}  // namespace dcvlint
