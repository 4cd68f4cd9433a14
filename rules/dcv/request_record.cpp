// What zones have of a request's tokens.

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/base/digests.h"
#include "lint/facts/dcv_presence.h"
#include "lint/facts/registered_domain.h"
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

// The CNAME records of a run whose label could be a request's. Looked for once a worker: many
// requests may come with one large zone.
struct LabelledRecords {
  struct Entry {
    Name above{};  // the name that the label stands before
    std::size_t zone = 0;
    const Record* record = nullptr;
  };
  std::vector<Name> owners;     // of all of them, ascending
  std::vector<Entry> requests;  // those of some request; by `above`, then in the order of the run
  bool known = false;
};

void find_records(const Context& in, LabelledRecords& found) {
  const auto zones = in.repository.zones();
  for (std::size_t i = 0; i < zones.size(); ++i) {
    if (zones[i].origin() == Name::root) continue;
    for (const Record& record : zones[i].records()) {
      if (record.type != Type::cname) continue;
      const std::string_view label = in.names.label(record.owner);
      constexpr std::size_t size = 33;  // "_" and 32 digits
      if (label.size() != size || !label.starts_with('_')) continue;
      found.owners.push_back(record.owner);
      if (!is_of_a_request({in, zones[i], record}, label)) continue;
      found.requests.push_back({in.names.parent(record.owner), i, &record});
    }
  }
  std::ranges::sort(found.owners);
  std::ranges::stable_sort(found.requests, {}, &LabelledRecords::Entry::above);
  found.known = true;
}

// The first record of any request at one of the domains; null: there is none, or the request's own,
// with that label, is there, too.
const Record* other_record(const Context& in, const LabelledRecords& found,
                           std::span<const Name> domains, std::string_view own) {
  const LabelledRecords::Entry* first = nullptr;
  for (const Name domain : domains) {
    const auto child = in.names.child(domain, own);
    if (child && std::ranges::binary_search(found.owners, *child)) return nullptr;
    const auto same =
        std::ranges::equal_range(found.requests, domain, {}, &LabelledRecords::Entry::above);
    if (same.empty()) continue;
    const LabelledRecords::Entry& each = same.front();
    if (first == nullptr ||
        std::pair(each.zone, each.record) < std::pair(first->zone, first->record)) {
      first = &each;
    }
  }
  return first == nullptr ? nullptr : first->record;
}

}  // namespace

void DcvRecordOfOtherRequest::operator()(const RequestFact& fact, Hits& hits) const {
  const Context& in = fact.of.in;
  if (in.repository.zones().empty()) return;
  const std::vector<Name> domains = domains_of(fact);
  if (domains.empty()) return;
  const std::string own = "_" + md5_hex(fact.of.object.bytes);
  LabelledRecords here;
  LabelledRecords& found = in.memos != nullptr ? in.memos->of<LabelledRecords>() : here;
  if (!found.known) find_records(in, found);
  const Record* other = other_record(in, found, domains, own);
  if (other == nullptr) return;
  const std::string owner = in.names.display(other->owner);
  Hit& hit = hits.add(fact.of.object.place, owner, {{"owner", owner}, {"label", own}});
  hits.relate(hit, other->place, "the record");
}

}  // namespace dcvlint
