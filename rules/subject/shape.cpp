// How the attributes of a subject stand together.

#include <algorithm>
#include <vector>

#include "rules/subject/profile_checks.h"
#include "rules/subject/request_command.h"

namespace dcvlint {
namespace {

// Of the same type, for types without a name too.
bool same_type(const Attribute& a, const Attribute& b) {
  return a.type == b.type && (a.type != AttributeType::unknown || a.oid == b.oid);
}

void report_repeated(std::span<const Attribute* const> same, const AttributeList& repeated,
                     Hits& hits) {
  const std::string label = attribute_label(*same[0]);
  Hit& hit = hits.add(same[1]->place, label,
                      {{"attribute", label},
                       {"count", hits.number(same.size())},
                       {"clause", clause_text(repeated.clause)}});
  hits.within(hit, repeated.from, {});
  hits.relate(hit, same[0]->place, "the first one");
}

// Whether any type stands there twice, at a glance; the OIDs of unknown types are not compared.
bool maybe_repeats(std::span<const Attribute> attributes, const AttributeList& repeated) {
  AttributeSet seen;
  for (const Attribute& each : attributes) {
    if (!seen.has(each.type)) {
      seen.add(each.type);
    } else if (std::ranges::find(repeated.attributes, each.type) == repeated.attributes.end()) {
      return true;
    }
  }
  return false;
}

}  // namespace

void SubjectDuplicate::operator()(const SignedFact& fact, Hits& hits) const {
  const CertificateProfile* profile = profile_table(fact, table);
  if (profile == nullptr) return;
  const AttributeList& repeated = profile->repeated;
  const std::span<const Attribute> all = fact.object.subject.attributes;
  if (repeated.attributes.empty() || repeated.from > fact.day) return;
  if (!maybe_repeats(all, repeated)) return;
  std::vector<const Attribute*> sorted;
  for (const Attribute& each : all) {
    if (std::ranges::find(repeated.attributes, each.type) == repeated.attributes.end()) {
      sorted.push_back(&each);
    }
  }
  std::ranges::stable_sort(sorted, [](const Attribute* a, const Attribute* b) {
    return a->type != b->type ? a->type < b->type : a->oid < b->oid;
  });
  for (auto first = sorted.begin(); first != sorted.end();) {
    const auto last = std::find_if(
        first, sorted.end(), [&](const Attribute* each) { return !same_type(**first, *each); });
    if (last - first > 1) report_repeated({first, last}, repeated, hits);
    first = last;
  }
}

void SubjectMultivaluedRdn::operator()(const AttributeFact& fact, Hits& hits) const {
  if (fact.attribute.in_rdn != 1) return;
  constexpr std::size_t most = 10;
  std::string names;
  std::size_t count = 0;
  Place whole = fact.attribute.place;
  // RDNs are numbered as they stand. A hundred thousand of them must not each be looked for from
  // the beginning.
  const auto [begin, end] = std::ranges::equal_range(fact.of.object.subject.attributes,
                                                     fact.attribute.rdn, {}, &Attribute::rdn);
  for (const Attribute& each : std::ranges::subrange(begin, end)) {
    if (each.in_rdn == 0) whole.begin = each.place.begin;
    whole.end = each.place.end;
    if (++count > most) continue;
    if (!names.empty()) names += count == most ? " + …" : " + ";
    if (count < most) names += attribute_label(each);
  }
  hits.add(whole, names, {{"attributes", names}});
}

void SubjectOrder::operator()(const SignedFact& fact, Hits& hits) const {
  const CertificateProfile* profile = profile_table(fact, table);
  if (profile == nullptr || profile->order.from > fact.day) return;
  const AttributeList& order = profile->order;
  const Attribute* last = nullptr;
  std::size_t reached = 0;
  for (const Attribute& each : fact.object.subject.attributes) {
    const std::size_t place = order_rank(order, each.type);
    // Where an attribute stands that must not be there at all is no question.
    if (place == 0 || is_unwanted(fact, each)) continue;
    if (place >= reached) {
      reached = place;
      last = &each;
      continue;
    }
    const std::string label = attribute_label(each);
    const std::string behind = attribute_label(*last);
    Hit& hit = hits.add(each.place, label,
                        {{"attribute", label},
                         {"behind", behind},
                         {"order", attributes_text(order.attributes, "and")},
                         {"clause", clause_text(order.clause)}});
    hits.within(hit, order.from, {});
    hits.relate(hit, last->place, "what it should stand before");
    if (table.empty()) advise_command(fact, hits, hit);
    return;
  }
}

}  // namespace dcvlint
