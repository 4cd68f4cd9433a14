// Extensions that have a rule by their OID alone.

#include <algorithm>

#include "lint/facts/oid.h"
#include "rules/shared/dotted_oids.h"
#include "rules/smime/checks.h"

namespace dcvlint {

Result<void> ExtensionOid::prepare() {
  if (!when.empty() && when != "critical" && when != "not-critical") {
    return fail("when", "\"when\" is \"critical\" or \"not-critical\"");
  }
  return read_oids("oids", oids, octets_);
}

void ExtensionOid::operator()(const SignedFact& fact, Hits& hits) const {
  for (const Extension& each : fact.object.extensions.all) {
    if (!when.empty() && each.critical != (when == "critical")) continue;
    if (!is_among(each.oid, octets_)) continue;
    const std::string label = extension_label(each);
    hits.add(each.place, label, {{"extension", label}});
  }
}

}  // namespace dcvlint
