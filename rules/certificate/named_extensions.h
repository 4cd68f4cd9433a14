#pragma once
// Extensions that a rule file names.

#include <cstdint>
#include <string>
#include <string_view>

#include "lint/base/result.h"
#include "lint/engine/check.h"
#include "lint/facts/extension.h"

namespace dcvlint {

static_assert(static_cast<unsigned>(ExtensionType::count_) <= 64, "one bit for each");
constexpr std::uint64_t extension_bit(ExtensionType type) {
  return std::uint64_t{1} << static_cast<unsigned>(type);
}
// From "subjectAltName". Errors: no extension has the name; `where` is `param`.
Result<ExtensionType> named_extension(std::string_view param, std::string_view name);
Result<std::uint64_t> named_extensions(std::string_view param, Strings names);  // as bits

// Where to point when something is missing: the extensions, or the whole.
Place extensions_place(const Signed& object);

// "clientAuth (1.3.6.1.5.5.7.3.2)", or the dotted OID, of a purpose's content octets.
std::string purpose_text(std::string_view oid);

}  // namespace dcvlint
