#include <string>

#include "lint/facts/punycode.h"
#include "rules/names/checks.h"
#include "rules/names/place.h"

namespace dcvlint {
namespace {

constexpr std::size_t prefix_size = 4;  // "xn--"

// Of a name that is so long, names/san-name-too-long says what there is to say.
constexpr std::size_t longest_judged = 1000;

// The labels of a name that has the trait, which each of them is then asked for.
template <class Wrong, class Look>
void each_wrong(const SanFact& san, HostTrait trait, const Wrong& wrong, const Look& look) {
  if (!san.host.has(trait)) return;
  if (san.host.has(host_name_too_long) && san.name.bytes.size() > longest_judged) return;
  each_label(san.host.bare, [&](std::string_view label) {
    if (wrong(label)) look(label);
  });
}

template <class Wrong>
void add_labels(const SanFact& san, HostTrait trait, Hits& hits, const Wrong& wrong) {
  each_wrong(san, trait, wrong, [&](std::string_view label) {
    hits.add(part_place(san, label), san.name.bytes,
             {{"name", name_excerpt(san.name.bytes)}, {"label", name_excerpt(label)}});
  });
}

bool has_outer_hyphen(std::string_view label) {
  return !label.empty() && (label.front() == '-' || label.back() == '-');
}

// A label whose Punycode is its only matter: longer ones and those with a hyphen at the end
// ("xn--", "xn--foo-") are other rules'.
bool is_readable_xn(std::string_view label) {
  return is_xn_label(label) && label.size() <= longest_label && label.back() != '-' &&
         label.find('_') == std::string_view::npos && label.find('*') == std::string_view::npos;
}

}  // namespace

void NamesSanEmptyLabel::operator()(const SanFact& san, Hits& hits) const {
  if (!san.host.has(host_empty_label)) return;
  hits.add(san.name.place, san.name.bytes,
           {{"kind", kind_word(san)}, {"name", name_excerpt(san.name.bytes)}});
}

void NamesSanLabelTooLong::operator()(const SanFact& san, Hits& hits) const {
  const auto wrong = [](std::string_view label) { return label.size() > longest_label; };
  each_wrong(san, host_label_too_long, wrong, [&](std::string_view label) {
    hits.add(part_place(san, label), san.name.bytes,
             {{"name", name_excerpt(san.name.bytes)},
              {"label", name_excerpt(label)},
              {"size", hits.number(label.size())}});
  });
}

void NamesSanUnderscore::operator()(const SanFact& san, Hits& hits) const {
  add_labels(san, host_underscore, hits,
             [](std::string_view label) { return label.find('_') != std::string_view::npos; });
}

void NamesSanOuterHyphen::operator()(const SanFact& san, Hits& hits) const {
  add_labels(san, host_outer_hyphen, hits, has_outer_hyphen);
}

void NamesSanReservedLdhLabel::operator()(const SanFact& san, Hits& hits) const {
  add_labels(san, host_reserved_ldh, hits, [](std::string_view label) {
    return has_reserved_hyphens(label) && !is_xn_label(label);
  });
}

void NamesSanInvalidPunycode::operator()(const SanFact& san, Hits& hits) const {
  each_wrong(san, host_a_label, is_readable_xn, [&](std::string_view label) {
    const CodePoints decoded = check_punycode(label.substr(prefix_size));
    if (decoded.fault == PunycodeFault::none) return;
    hits.add(part_place(san, label), san.name.bytes,
             {{"name", name_excerpt(san.name.bytes)},
              {"label", label},
              {"problem", punycode_fault_text(decoded.fault)}});
  });
}

void NamesSanNotIdna::operator()(const SanFact& san, Hits& hits) const {
  each_wrong(san, host_a_label, is_readable_xn, [&](std::string_view label) {
    const CodePoints decoded = check_punycode(label.substr(prefix_size));
    if (decoded.fault != PunycodeFault::none) return;
    const ULabelFault fault = u_label_fault(decoded.view());
    if (fault == ULabelFault::none) return;
    hits.add(part_place(san, label), san.name.bytes,
             {{"name", name_excerpt(san.name.bytes)},
              {"label", label},
              {"decoded", to_utf8(decoded.view())},
              {"problem", u_label_fault_text(fault)}});
  });
}

}  // namespace dcvlint
