// The set of Authorization Domain Names is that of the algorithm's text, tried in every way.

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "lint/facts/authorization_domain.h"
#include "lint/sources/domain_list_file.h"

using namespace dcvlint;

namespace {

// Names without a final dot.
using Aliases = std::map<std::string, std::string>;

std::string some_name() {
  const auto labels =
      *rc::gen::resize(4, rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(
                              rc::gen::element<std::string>("a", "b", "c", "s", "t"))));
  std::string name;
  for (const std::string& label : labels) name += (name.empty() ? "" : ".") + label;
  return name;
}

// Rules of the list in their notation: "s", "a.s", "*.t", "!b.t".
std::vector<std::string> some_rules() {
  auto rules = *rc::gen::resize(
      6, rc::gen::container<std::vector<std::string>>(rc::gen::exec([] { return some_name(); })));
  std::set<std::string> all{"s", "t"};
  for (const std::string& rule : rules) {
    const int form = *rc::gen::inRange(0, 4);
    if (form < 2) {
      all.insert(rule);
    } else if (form == 2) {
      all.insert("*." + rule);
    } else if (const auto dot = rule.find('.'); dot != std::string::npos) {
      // An exception needs the wildcard that it is one from.
      all.insert("!" + rule);
      all.insert("*." + rule.substr(dot + 1));
    }
  }
  return {all.begin(), all.end()};
}

std::string parent(const std::string& name) {
  const auto dot = name.find('.');
  return dot == std::string::npos ? "" : name.substr(dot + 1);
}

bool is_suffix(const std::string& name, const std::set<std::string>& rules) {
  if (name.find('.') == std::string::npos) return true;
  // A wildcard makes its own parent one too.
  if (rules.count(name) != 0 || rules.count("*." + name) != 0) return true;
  return rules.count("*." + parent(name)) != 0 && rules.count("!" + name) == 0;
}

// Whether `name` is one label more than the longest suffix that it ends with.
bool is_base(const std::string& name, const std::set<std::string>& rules) {
  return !is_suffix(name, rules) && is_suffix(parent(name), rules);
}
// Whether dropping labels of it ever ends at a base domain.
bool has_base(std::string name, const std::set<std::string>& rules) {
  for (; !name.empty(); name = parent(name)) {
    if (is_suffix(name, rules)) return false;
    if (is_base(name, rules)) return true;
  }
  return false;
}

// The steps of BR 3.2.2.4, each taken or not.
void reach(const std::string& name, bool may_follow, const MethodTicks& ticks,
           const Aliases& aliases, const std::set<std::string>& rules,
           std::set<std::pair<std::string, bool>>& seen) {
  if (!seen.emplace(name, may_follow).second) return;
  if (may_follow && ticks.cname) {
    if (const auto to = aliases.find(name); to != aliases.end()) {
      reach(to->second, true, ticks, aliases, rules, seen);
    }
  }
  if (ticks.prune && has_base(name, rules) && !is_base(name, rules)) {
    reach(parent(name), false, ticks, aliases, rules, seen);
  }
}

class MapView : public View {
 public:
  MapView(const Aliases& aliases, Names& names) {
    for (const auto& [from, to] : aliases) {
      std::vector<std::uint8_t> wire;
      names.append_wire(names.intern(to + ".", Name::root).value(), wire);
      targets_[names.intern(from + ".", Name::root).value()] = std::move(wire);
    }
  }
  Answer find(Name name, Type type) override {
    RC_ASSERT(type == Type::cname);
    Answer answer;
    answer.owner = answer.source = name;
    const auto target = targets_.find(name);
    if (target == targets_.end()) {
      answer.status = Status::no_data;
      return answer;
    }
    record_ = {target->second, 300, {}};
    answer.status = Status::records;
    answer.records = std::span(&record_, 1);
    return answer;
  }

 private:
  std::map<Name, std::vector<std::uint8_t>> targets_;
  AnswerRecord record_;
};

// The entry's own numbers lead to it.
void check_way(const AuthorizationDomain& each, std::string name, const Aliases& aliases,
               const Names& names) {
  for (unsigned hop = 0; hop < each.aliases; ++hop) name = aliases.at(name);
  for (unsigned label = 0; label < each.pruned; ++label) name = parent(name);
  RC_ASSERT(names.display(each.name) == name);
}

}  // namespace

TEST_CASE("authorization domain names are those that the steps of SC-101 reach") {
  rc::check([] {
    const std::vector<std::string> rules = some_rules();
    std::string list = "// VERSION: 2026-10-22_08-36-41_UTC\n// ===BEGIN ICANN DOMAINS===\n";
    for (const std::string& rule : rules) list += rule + "\n";
    Arena arena;
    const auto suffixes = read_public_suffixes(list + "// ===END ICANN DOMAINS===\n", arena);
    RC_ASSERT(suffixes.has_value());
    Aliases aliases;
    for (int i = *rc::gen::inRange(0, 8); i > 0; --i) {
      const std::string from = some_name();
      aliases[from] = some_name();
    }
    const MethodTicks ticks{true, *rc::gen::arbitrary<bool>(), *rc::gen::arbitrary<bool>(), false,
                            *rc::gen::arbitrary<bool>()};
    const std::string name = some_name();
    const bool wildcard = *rc::gen::arbitrary<bool>();

    std::set<std::pair<std::string, bool>> states;
    reach(name, !wildcard, ticks, aliases, {rules.begin(), rules.end()}, states);
    std::set<std::string> expected;
    for (const auto& [each, follow] : states) expected.insert(each);

    Names names(1);
    MapView view(aliases, names);
    const Name asked = names.intern((wildcard ? "*." : "") + name + ".", Name::root).value();
    const auto found =
        authorization_domains(view, names, *suffixes, asked, false, ticks, AdnRule::sc101);
    std::set<std::string> got;
    const AuthorizationDomain* last = nullptr;
    for (const AuthorizationDomain& each : found.all) {
      RC_ASSERT(got.insert(names.display(each.name)).second);
      RC_ASSERT(!each.before_sc101);
      check_way(each, name, aliases, names);
      if (last != nullptr) {
        RC_ASSERT(std::pair(last->aliases, last->pruned) < std::pair(each.aliases, each.pruned));
      }
      last = &each;
    }
    RC_ASSERT(got == expected);
    RC_ASSERT(!found.failed || found.failure == Failure::alias_loop);
  });
}
