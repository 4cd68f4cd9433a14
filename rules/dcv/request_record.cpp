// What zones have of a request's tokens.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "lint/base/ascii.h"
#include "lint/facts/dcv_presence.h"
#include "lint/facts/registered_domain.h"
#include "lint/sources/digests.h"
#include "rules/dcv/checks.h"
#include "rules/zone/target.h"

namespace dcvlint {
namespace {

constexpr std::size_t most_names = 1000;  // of one request

// Where a CA may look for the request's token: its names and those above them, as far as zones
// mention them. Sorted.
std::vector<Name> domains_of(const RequestFact& fact) {
  const Names& names = fact.of.in.names;
  std::vector<Name> domains;
  std::size_t looked = 0;
  for (const GeneralName& each : fact.of.object.extensions.subject_alt_name.names) {
    if (each.kind != GeneralNameKind::dns_name || ++looked > most_names) continue;
    std::string_view text = each.bytes;
    if (text.starts_with("*.")) text.remove_prefix(2);
    // A name that no zone has may stand below one that does.
    for (; !text.empty(); text.remove_prefix(std::min(text.find('.'), text.size() - 1) + 1)) {
      const auto name = names.find(std::string(text) + ".", Name::root);
      if (!name || *name == Name::root) continue;
      for (Name at = *name; at != Name::root; at = names.parent(at)) domains.push_back(at);
      break;
    }
  }
  std::ranges::sort(domains);
  const auto same = std::ranges::unique(domains);
  domains.erase(same.begin(), same.end());
  return domains;
}

// By the shapes that are made of a request, as their CA has described them.
bool is_of_a_request(const RecordFact& fact, std::string_view label) {
  const auto wire = target_of(fact.zone, fact.record);
  if (wire.empty()) return false;
  const std::string target = wire_text(wire);
  const auto& shapes = fact.in.authorities.providers.shapes;
  return std::ranges::any_of(shapes, [&](const RecordShape& shape) {
    return shape.confirmed && !shape.file && shape.type == Type::cname &&
           shape.owner_shape.find("{request-md5}") != std::string_view::npos &&
           has_shape(shape.owner, label, true) && has_shape(shape.value, target, true);
  });
}

}  // namespace

void DcvRecordOfOtherRequest::operator()(const RequestFact& fact, Hits& hits) const {
  const Context& in = fact.of.in;
  if (in.repository.zones().empty()) return;
  const std::vector<Name> domains = domains_of(fact);
  if (domains.empty()) return;
  const std::string own = "_" + md5_hex(fact.of.object.bytes);
  const Record* other = nullptr;
  for (const Zone& zone : in.repository.zones()) {
    if (!std::ranges::binary_search(domains, zone.origin())) continue;
    for (const Record& record : zone.records()) {
      if (record.type != Type::cname) continue;
      const std::string_view label = in.names.label(record.owner);
      constexpr std::size_t size = 33;  // "_" and 32 digits
      if (label.size() != size || !label.starts_with('_')) continue;
      if (!std::ranges::binary_search(domains, in.names.parent(record.owner))) continue;
      if (equal_folded(label, own)) return;  // whatever else is there
      if (other == nullptr && is_of_a_request({in, zone, record}, label)) {
        other = &record;
      }
    }
  }
  if (other == nullptr) return;
  const std::string owner = in.names.display(other->owner);
  Hit& hit = hits.add(fact.of.object.place, owner, {{"owner", owner}, {"label", own}});
  hits.relate(hit, other->place, "the record");
}

}  // namespace dcvlint
