#include "lint/facts/compatibility_form.h"

#include <algorithm>
#include <span>

#include "lint/base/unicode.h"
#include "lint/base/utf8.h"

namespace dcvlint {
namespace {

const CompatibilityForm* form_of(char32_t c) {
  if (c < 0x13F) return nullptr;
  const std::span<const CompatibilityForm> all(compatibility_forms, compatibility_form_count);
  const auto found = std::ranges::lower_bound(all, c, {}, &CompatibilityForm::c);
  return found == all.end() || found->c != c ? nullptr : &*found;
}

}  // namespace

std::optional<CompatibilityFound> find_compatibility_form(std::string_view text) {
  std::optional<CompatibilityFound> found;
  std::size_t kept = 0;  // up to here `plain` has it
  for (std::size_t at = ascii_prefix(text); at < text.size();) {
    const Utf8Step step = utf8_at(text, at);
    const CompatibilityForm* form = form_of(step.code_point);
    const std::size_t end = at + step.size;
    if (form != nullptr) {
      if (found) {
        ++found->more;
      } else {
        found =
            CompatibilityFound{step.code_point,
                               {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)},
                               0,
                               {}};
      }
      found->plain += text.substr(kept, at - kept);
      found->plain += form->plain;
      kept = end;
    }
    at = end;
  }
  if (found) found->plain = to_nfc(found->plain + std::string(text.substr(kept)));
  return found;
}

}  // namespace dcvlint
