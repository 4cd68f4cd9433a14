#include "lint/facts/domain_lists.h"

#include <algorithm>
#include <array>

#include "lint/facts/host_name.h"

namespace dcvlint {
namespace {

// A lower-case copy on the stack. What is longer than any name is in no list.
class Lowered {
 public:
  explicit Lowered(std::string_view text) : size_(text.size()) {
    if (fits()) std::ranges::transform(text, buffer_.begin(), ascii_lower);
  }
  bool fits() const { return size_ <= buffer_.size(); }
  std::string_view view() const { return {buffer_.data(), size_}; }

 private:
  std::array<char, 255> buffer_;
  std::size_t size_;
};

// `name` in lower case.
bool is_listed(const PublicSuffixes& list, std::string_view name) {
  const std::size_t dot = name.find('.');
  if (dot == std::string_view::npos) return true;
  // "*.ck" makes "ck" one too: as libpsl reads the list, and as exceptions ask for.
  if (list.rules.contains(name) || list.wildcards.contains(name)) return true;
  return list.wildcards.contains(name.substr(dot + 1)) && !list.exceptions.contains(name);
}

}  // namespace

bool TopLevels::contains(std::string_view label) const {
  const Lowered lowered(label);
  return lowered.fits() && names.contains(lowered.view());
}

bool PublicSuffixes::is_public_suffix(std::string_view name) const {
  const Lowered lowered(name);
  return lowered.fits() && !name.empty() && is_listed(*this, lowered.view());
}

std::string_view PublicSuffixes::public_suffix(std::string_view name) const {
  // A suffix of the longest name there can be: listed ones are shorter still.
  const std::size_t cut = name.size() > 255 ? name.size() - 255 : 0;
  const Lowered lowered(name.substr(cut));
  std::size_t at = 0;
  while (!is_listed(*this, lowered.view().substr(at))) {
    at = lowered.view().find('.', at) + 1;
  }
  return name.substr(cut + at);
}

}  // namespace dcvlint
