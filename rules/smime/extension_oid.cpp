// Extensions that have a rule by their OID alone.

#include <algorithm>

#include "lint/facts/oid.h"
#include "rules/smime/checks.h"

namespace dcvlint {

Result<void> ExtensionOid::prepare() {
  if (!when.empty() && when != "critical" && when != "not-critical") {
    return fail("when", "\"when\" is \"critical\" or \"not-critical\"");
  }
  for (std::string_view each : oids) {
    auto converted = oid_octets(each);
    if (!converted) return fail("oids", "\"" + std::string(each) + "\" is no dotted OID");
    octets_.push_back(std::move(*converted));
  }
  return {};
}

void ExtensionOid::operator()(const SignedFact& fact, Hits& hits) const {
  for (const Extension& each : fact.object.extensions.all) {
    if (!when.empty() && each.critical != (when == "critical")) continue;
    if (std::ranges::find(octets_, each.oid) == octets_.end()) continue;
    const std::string label = extension_label(each);
    hits.add(each.place, label, {{"extension", label}});
  }
}

}  // namespace dcvlint
