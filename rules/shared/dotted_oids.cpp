#include "rules/shared/dotted_oids.h"

#include <algorithm>

#include "lint/facts/oid.h"

namespace dcvlint {

Result<void> read_oids(std::string_view param, Strings dotted, std::vector<std::string>& octets) {
  for (const std::string_view each : dotted) {
    auto converted = oid_octets(each);
    if (!converted) {
      return fail(std::string(param), "\"" + std::string(each) + "\" is no dotted OID");
    }
    octets.push_back(std::move(*converted));
  }
  return {};
}

bool is_among(std::string_view oid, std::span<const std::string> octets) {
  return std::ranges::find(octets, oid) != octets.end();
}

const OidAt* purpose_among(const ExtendedKeyUsage& usage, std::span<const std::string> octets) {
  const auto found = std::ranges::find_if(
      usage.purposes, [&](const OidAt& each) { return is_among(each.oid, octets); });
  return found != usage.purposes.end() ? &*found : nullptr;
}

}  // namespace dcvlint
