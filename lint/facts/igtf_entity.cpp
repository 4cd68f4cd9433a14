#include "lint/facts/igtf_entity.h"

#include <algorithm>

namespace dcvlint {
namespace {

// 1.2.840.113612.5.2.3.3; one octet more says which.
constexpr std::string_view entities = "\x2A\x86\x48\x86\xF7\x4C\x05\x02\x03\x03";

bool names_a_host(const Signed& object) {
  const ExtendedKeyUsage& usage = object.extensions.extended_key_usage;
  if (!usage.purposes.empty()) return usage.has(oids::server_auth);
  const auto names = object.extensions.subject_alt_name.names;
  if (!names.empty()) {
    return std::ranges::any_of(
        names, [](const GeneralName& name) { return name.kind == GeneralNameKind::dns_name; });
  }
  const Attribute* cn = object.subject.first(AttributeType::common_name);
  return cn != nullptr && cn->text.find('.') != std::string_view::npos &&
         cn->text.find_first_of(" @") == std::string_view::npos;
}

}  // namespace

IgtfEntity igtf_entity(const Signed& object) {
  // Checks of each attribute ask again: of very many policies the first ones do.
  constexpr std::size_t most = 64;
  const auto policies = object.extensions.certificate_policies.policies;
  for (const Policy& policy : policies.first(std::min(policies.size(), most))) {
    if (policy.oid.size() != entities.size() + 1 || !policy.oid.starts_with(entities)) continue;
    switch (policy.oid.back()) {
      case 1:
        return IgtfEntity::robot;
      case 2:
        return IgtfEntity::host;
      case 3:
        return IgtfEntity::person;
      default:
        break;
    }
  }
  return names_a_host(object) ? IgtfEntity::host : IgtfEntity::person;
}

std::string_view igtf_table(IgtfEntity entity) {
  switch (entity) {
    case IgtfEntity::host:
      return "igtf-host";
    case IgtfEntity::robot:
      return "igtf-robot";
    case IgtfEntity::person:
      return "igtf-person";
  }
  return "igtf";
}

}  // namespace dcvlint
