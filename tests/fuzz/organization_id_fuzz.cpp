// Any text as organizationIdentifier and any octets as the extension that repeats it: the parts are
// parts of the text, one beside the other, and what is faultless is nothing but its parts.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "lint/base/der.h"
#include "lint/facts/organization_id.h"

namespace {

using namespace dcvlint;

void require(bool holds) {
  if (!holds) std::abort();
}

void within(std::string_view part, std::string_view whole) {
  require(part.empty() || (part.data() >= whole.data() &&
                           part.data() + part.size() <= whole.data() + whole.size()));
}

std::string written(const OrganizationId& id) {
  std::string text = std::string(id.scheme) + std::string(id.country);
  if (!id.subdivision.empty()) text += "+" + std::string(id.subdivision);
  if (!id.reference.empty()) text += "-" + std::string(id.reference);
  return text;
}

void check(const OrganizationId& id, std::string_view whole) {
  for (const std::string_view part : {id.scheme, id.country, id.subdivision, id.reference}) {
    within(part, whole);
  }
  require((id.fault == OrganizationIdFault::none) == organization_id_fault_text(id.fault).empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const OrganizationId id = parse_organization_id(text);
  check(id, text);
  if (id.fault == OrganizationIdFault::none) {
    require(written(id) == text);
    const OrganizationId again = parse_organization_id(written(id));
    require(again.fault == OrganizationIdFault::none &&
            again.reference.size() == id.reference.size());
  }
  looks_like_euid(text, id.country);
  if (const auto read = read_organization_id_extension(text)) check(*read, text);
  return 0;
}
