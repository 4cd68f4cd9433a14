#include "lint/facts/authority.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string>

#include "lint/base/ascii.h"
#include "lint/base/spelling.h"

namespace dcvlint {

namespace {

constexpr std::size_t longest_domain = 255;

// A lower-case copy on the stack: the table is asked for every CAA record.
class Folded {
 public:
  explicit Folded(std::string_view text) : size_(std::min(text.size(), buffer_.size())) {
    std::ranges::transform(text.substr(0, size_), buffer_.begin(), ascii_lower);
  }
  std::string_view view() const { return {buffer_.data(), size_}; }

 private:
  std::array<char, longest_domain> buffer_;
  std::size_t size_;
};

// Labels that many registries sell names under ("co.uk"): the parent of a known
// name is nobody's name when it begins so.
bool is_registry_label(std::string_view label) {
  constexpr std::array<std::string_view, 10> labels{"ac",  "co",  "com", "edu", "eu",
                                                    "gov", "nat", "ne",  "net", "org"};
  return std::ranges::find(labels, label) != labels.end();
}

std::string_view first_label(std::string_view domain) { return domain.substr(0, domain.find('.')); }

// "harica.org" and "harica" for harica.gr. Short labels mean too many things to too many people.
bool differs_in_suffix(std::string_view domain, std::string_view known) {
  constexpr std::size_t telling = 6;
  const std::string_view label = first_label(domain);
  return label.size() >= telling && label == first_label(known) &&
         std::ranges::count(domain, '.') <= 1 && std::ranges::count(known, '.') == 1;
}

bool is_parent_of(std::string_view domain, std::string_view known) {
  return known.size() > domain.size() + 1 && known.ends_with(domain) &&
         known[known.size() - domain.size() - 1] == '.' &&
         domain.find('.') != std::string_view::npos && !is_registry_label(first_label(domain));
}

std::uint64_t letters(std::string_view text) {
  std::uint64_t set = 0;
  for (char c : text) set |= std::uint64_t{1} << (static_cast<unsigned char>(c) % 64U);
  return set;
}

// Two edits make another word of a short name.
std::size_t allowed_edits(std::string_view domain) { return domain.size() <= 8 ? 1 : 2; }

}  // namespace

const IssuerName* Authorities::find(std::string_view domain) const {
  if (domain.size() > longest_domain) return nullptr;
  const Folded folded(domain);
  const auto at = std::ranges::lower_bound(issuers, folded.view(), {}, &IssuerName::domain);
  return at != issuers.end() && at->domain == folded.view() ? &*at : nullptr;
}

const Authority* Authorities::by_id(std::string_view id) const {
  const auto at = std::ranges::find(authorities, id, &Authority::id);
  return at == authorities.end() ? nullptr : &*at;
}

const IssuerName* Authorities::probably_meant(std::string_view domain) const {
  if (domain.empty() || domain.size() > longest_domain || find(domain) != nullptr) return nullptr;
  const Folded folded(domain);
  const std::string_view name = folded.view();
  for (std::size_t dot = name.find('.'); dot != std::string_view::npos;
       dot = name.find('.', dot + 1)) {
    if (const IssuerName* parent = find(name.substr(dot + 1))) return parent;
  }
  const std::size_t edits = allowed_edits(name);
  const std::uint64_t own_letters = letters(name);
  const IssuerName* best = nullptr;
  std::size_t best_distance = edits + 1;
  for (const IssuerName& known : issuers) {
    if (is_parent_of(name, known.domain) || differs_in_suffix(name, known.domain)) return &known;
    // The distance is slow to work out, and most names are far apart.
    const std::size_t longer = std::max(known.domain.size(), name.size());
    if (longer - std::min(known.domain.size(), name.size()) > edits) continue;
    if (std::popcount(own_letters ^ letters(known.domain)) > static_cast<int>(2 * edits)) continue;
    const std::size_t distance = edit_distance(name, known.domain, edits);
    if (distance < best_distance) {
      best = &known;
      best_distance = distance;
    }
  }
  return best;
}

}  // namespace dcvlint
