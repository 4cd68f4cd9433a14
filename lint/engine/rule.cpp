#include "lint/engine/rule.h"

#include <algorithm>
#include <array>

namespace dcvlint {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(DocumentKind::count_)>
    document_kinds = {"zone", "dns", "csr", "certificate", "crl", "log"};

constexpr std::array<std::string_view, static_cast<std::size_t>(Preset::count_)> presets = {
    "igtf", "igtf-strict", "tcs-sectigo", "tcs-harica"};

template <class E, std::size_t N>
std::string_view text_of(const std::array<std::string_view, N>& texts, E item) {
  const auto index = static_cast<std::size_t>(item);
  return index < N ? texts[index] : std::string_view();
}

template <class E, std::size_t N>
std::optional<E> item_of(const std::array<std::string_view, N>& texts, std::string_view text) {
  const auto found = std::ranges::find(texts, text);
  if (found == texts.end()) return std::nullopt;
  return static_cast<E>(found - texts.begin());
}

}  // namespace

std::string_view document_kind_text(DocumentKind kind) { return text_of(document_kinds, kind); }
std::optional<DocumentKind> document_kind_from_text(std::string_view text) {
  return item_of<DocumentKind>(document_kinds, text);
}

std::string_view preset_text(Preset preset) { return text_of(presets, preset); }
std::optional<Preset> preset_from_text(std::string_view text) {
  return item_of<Preset>(presets, text);
}
std::span<const std::string_view> preset_names() { return presets; }

const Phase* phase_on(const Rule& rule, Date day) {
  const Phase* current = nullptr;
  for (const Phase& phase : rule.phases) {
    if (phase.from > day) break;
    current = &phase;
  }
  return current;
}

const Rule* Book::find(std::string_view id) const {
  const auto found = std::ranges::lower_bound(rules, id, {}, &Rule::id);
  return found != rules.end() && found->id == id ? &*found : nullptr;
}

}  // namespace dcvlint
