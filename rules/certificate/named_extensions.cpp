#include "rules/certificate/named_extensions.h"

#include "lint/facts/oid.h"

namespace dcvlint {

Result<ExtensionType> named_extension(std::string_view param, std::string_view name) {
  for (unsigned i = 1; i < static_cast<unsigned>(ExtensionType::count_); ++i) {
    const auto type = static_cast<ExtensionType>(i);
    if (extension_name(type) == name) return type;
  }
  return fail(std::string(param), "\"" + std::string(name) + "\" is no extension that we know");
}

Result<std::uint64_t> named_extensions(std::string_view param, Strings names) {
  std::uint64_t bits = 0;
  for (const std::string_view name : names) {
    const auto type = named_extension(param, name);
    if (!type) return fail(type.error());
    bits |= extension_bit(*type);
  }
  return bits;
}

Place extensions_place(const Signed& object) {
  const Place place = object.extensions.place;
  return place.end > place.begin ? place : object.place;
}

std::string purpose_text(std::string_view oid) {
  std::string_view name = oid_name(oid);
  constexpr std::string_view prefix = "id-kp-";
  if (name.starts_with(prefix)) name.remove_prefix(prefix.size());
  if (name.empty()) return oid_text(oid);
  return std::string(name) + " (" + oid_text(oid) + ")";
}

}  // namespace dcvlint
