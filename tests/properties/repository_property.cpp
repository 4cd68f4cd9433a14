// The view of a repository against RFC 1034 §4.3.2 as its text goes: from the apex down, label by
// label, with the wildcard rules of RFC 4592 and DNAME of RFC 6672.

#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>

#include "lint/facts/repository.h"
#include "tests/properties/some_zone.h"

using namespace dcvlint;

namespace {

using Labels = std::vector<std::string>;  // from the top down

Labels labels_of(std::string_view name) {
  Labels labels;
  for (std::string label; char c : name) {
    if (c != '.') {
      label += c;
    } else if (!label.empty()) {
      labels.insert(labels.begin(), label);
      label.clear();
    }
  }
  return labels;
}

std::string text_of(const Labels& labels) {
  std::string text;
  for (auto label = labels.rbegin(); label != labels.rend(); ++label) text += *label + ".";
  return text.empty() ? "." : text;
}

// A zone as sets of words, without numbers, slots or marks.
struct PlainZone {
  Labels origin;
  std::map<Labels, std::multimap<Type, std::string>> nodes;  // empty non-terminals too

  PlainZone(const std::string& origin_text, const std::vector<SomeRecord>& records)
      : origin(labels_of(origin_text)) {
    nodes[origin];
    for (const SomeRecord& record : records) {
      const Labels owner = absolute(record.owner);
      for (Labels up = owner; up.size() > origin.size(); up.pop_back()) nodes[up];
      const bool name =
          record.type == Type::cname || record.type == Type::dname || record.type == Type::ns;
      nodes[owner].emplace(record.type, name ? text_of(absolute(record.rdata)) : record.rdata);
    }
  }
  Labels absolute(const std::string& text) const {
    if (text == "@") return origin;
    if (text.ends_with('.')) return labels_of(text);
    Labels labels = labels_of(text + ".");
    labels.insert(labels.begin(), origin.begin(), origin.end());
    return labels;
  }
  std::vector<std::string> rrset(const Labels& owner, Type type) const {
    std::vector<std::string> values;
    const auto node = nodes.find(owner);
    if (node == nodes.end()) return values;
    const auto [first, last] = node->second.equal_range(type);
    for (auto at = first; at != last; ++at) values.push_back(at->second);
    return values;
  }
};

struct Plain {
  std::string status;
  std::vector<std::string> values;
  std::string next;  // an alias: ask again for this
};

Plain node_answer(const PlainZone& zone, const Labels& node, Type type) {
  const auto cname = zone.rrset(node, Type::cname);
  if (!cname.empty() && type != Type::cname) return {"alias", {}, cname.front()};
  auto values = zone.rrset(node, type);
  return {values.empty() ? "no_data" : "records", std::move(values), ""};
}

// Step 3 of the algorithm in one zone.
Plain zone_answer(const PlainZone& zone, const Labels& name, Type type) {
  Labels node = zone.origin;
  for (;;) {
    const bool last = node.size() == name.size();
    if (node != zone.origin && !zone.rrset(node, Type::ns).empty()) {
      const bool parents = last && (type == Type::ds || type == Type::ns);
      if (!parents) return {"unseen", {}, ""};
    }
    if (last) return node_answer(zone, node, type);
    if (const auto dname = zone.rrset(node, Type::dname); !dname.empty()) {
      Labels made = labels_of(dname.front());
      made.insert(made.end(), name.begin() + static_cast<std::ptrdiff_t>(node.size()), name.end());
      return {"alias", {}, text_of(made)};
    }
    Labels next = node;
    next.push_back(name[node.size()]);
    if (!zone.nodes.contains(next)) break;
    node = next;
  }
  node.push_back("*");
  if (!zone.nodes.contains(node)) return {"no_name", {}, ""};
  return node_answer(zone, node, type);
}

const PlainZone* zone_for(const std::vector<PlainZone>& zones, const Labels& name, Type type) {
  const PlainZone* best = nullptr;
  for (const PlainZone& zone : zones) {
    const std::size_t size = zone.origin.size();
    if (size > name.size() || (type == Type::ds && size == name.size())) continue;
    if (!std::equal(zone.origin.begin(), zone.origin.end(), name.begin())) continue;
    if (best == nullptr || size > best->origin.size()) best = &zone;
  }
  return best;
}

std::string plain_answer(const std::vector<PlainZone>& zones, std::string name, Type type) {
  std::string shown;
  std::set<std::string> asked = {name};
  for (;;) {
    const Labels labels = labels_of(name);
    const PlainZone* zone = zone_for(zones, labels, type);
    const Plain plain =
        zone != nullptr ? zone_answer(*zone, labels, type) : Plain{"unseen", {}, ""};
    if (plain.status != "alias") {
      shown += plain.status;
      for (const std::string& value : plain.values) shown += " " + value;
      return shown;
    }
    if (plain.next.size() > 254) return shown + "name too long";
    // The CNAME that a DNAME makes is an answer to a question for CNAME.
    if (type == Type::cname) return shown + "records " + plain.next;
    const bool again = asked.contains(plain.next);
    if (!again && asked.size() == 17) return shown + "too long";
    shown += plain.next + " > ";
    if (again) return shown + "loop";
    asked.insert(plain.next);
    name = plain.next;
  }
}

std::string view_answer(RepositoryView& view, const Names& names, Name name, Type type) {
  const Answer answer = view.find(name, type);
  std::string shown;
  for (const Name alias : answer.aliases) shown += names.text(alias) + " > ";
  switch (answer.failure) {
    case Failure::alias_loop:
      return shown + "loop";
    case Failure::alias_chain_too_long:
      return shown + "too long";
    case Failure::name_too_long:
      return shown + "name too long";
    default:
      break;
  }
  constexpr const char* statuses[] = {"records", "no_data", "no_name", "failed", "unseen"};
  shown += statuses[static_cast<std::size_t>(answer.status)];
  for (const AnswerRecord& record : answer.records) {
    const bool is_name = type == Type::cname || type == Type::dname || type == Type::ns;
    shown += " " + (is_name ? names.text(*names.find_wire(record.rdata))
                            : std::string(record.rdata.begin(), record.rdata.end()));
  }
  return shown;
}

}  // namespace

TEST_CASE("a repository answers as RFC 1034, 4592 and 6672 say") {
  CHECK(rc::check("the view and the RFCs' algorithm agree", [] {
    Names names(*rc::gen::arbitrary<std::uint64_t>());
    std::vector<PlainZone> plain;
    std::vector<Zone> zones;
    for (const char* origin : {"org.", "a.org.", "b.a.org."}) {
      if (plain.size() > 0 && *rc::gen::inRange(0, 3) == 0) continue;
      const auto records = some_records();
      plain.emplace_back(origin, records);
      zones.push_back(some_zone(names, origin, records));
    }
    const Repository repository(names, std::move(zones));
    RepositoryView view(repository, names);
    for (int i = 0; i < 20; ++i) {
      const std::string owner = *some_owner();
      const std::string text = owner == "@" ? "org." : owner + ".org.";
      const Type type = *rc::gen::element(Type::a, Type::txt, Type::caa, Type::ns, Type::cname,
                                          Type::dname, Type::ds);
      const Name name = names.intern(text, Name::root).value();
      const std::string expected = plain_answer(plain, text, type);
      RC_LOG(text + " " + type_text(type));
      RC_ASSERT(view_answer(view, names, name, type) == expected);
    }
  }));
}
