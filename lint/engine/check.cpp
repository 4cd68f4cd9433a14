#include "lint/engine/check.h"

namespace dcvlint {

std::string_view kind_text(Kind kind) {
  constexpr std::array<std::string_view, static_cast<std::size_t>(Kind::count_)> texts = {
      "fault",
      "record",
      "caa",
      "rrset",
      "caa_set",
      "owner",
      "zone",
      "repository",
      "governed",
      "request or certificate",
      "attribute",
      "san",
      "request",
      "certificate",
      "crl",
      "crl_entry",
      "revocation",
      "log_line",
      "certificate and issuer",
      "certificates of one number",
      "a name in several spellings"};
  const auto index = static_cast<std::size_t>(kind);
  return index < texts.size() ? texts[index] : std::string_view();
}

std::string_view value_type_text(std::size_t variant_index) {
  constexpr std::array<std::string_view, std::variant_size_v<Value>> texts = {
      "a whole number", "true or false", "a date", "a string", "a list of strings"};
  return variant_index < texts.size() ? texts[variant_index] : std::string_view();
}

namespace check_detail {
namespace {

template <class M>
void take_value(std::span<const Param> params, std::string_view name, M& to) {
  for (const Param& given : params) {
    if (given.name != name) continue;
    if (const M* value = std::get_if<M>(&given.value)) to = *value;
  }
}

}  // namespace

void take(std::span<const Param> params, std::string_view name, std::int64_t& to) {
  take_value(params, name, to);
}
void take(std::span<const Param> params, std::string_view name, bool& to) {
  take_value(params, name, to);
}
void take(std::span<const Param> params, std::string_view name, Date& to) {
  take_value(params, name, to);
}
void take(std::span<const Param> params, std::string_view name, std::string_view& to) {
  take_value(params, name, to);
}
void take(std::span<const Param> params, std::string_view name, Strings& to) {
  take_value(params, name, to);
}

Result<Bound> bind(const Maker& maker, std::span<const Param> params) {
  const std::shared_ptr<void> self(maker.make(), maker.destroy);
  maker.set(self.get(), params);
  if (maker.prepare != nullptr) {
    if (auto ready = maker.prepare(self.get()); !ready) return fail(ready.error());
  }
  return Bound{self, maker.look};
}

}  // namespace check_detail

}  // namespace dcvlint
