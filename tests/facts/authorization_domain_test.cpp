#include "lint/facts/authorization_domain.h"

#include <doctest/doctest.h>

#include <map>
#include <string>

#include "lint/engine/rule.h"
#include "lint/facts/repository.h"
#include "tests/facts/made_zone.h"

using namespace dcvlint;

namespace {

const MethodTicks& ticks(std::string_view section) {
  const ValidationMethods& methods = builtin_authorities.methods;
  const ValidationMethod* method = methods.by_section(section);
  return method != nullptr ? method->ticks : methods.find(section)->ticks;
}

// A view whose answers to some questions for CNAME are replaced.
class PatchedCnames : public View {
 public:
  explicit PatchedCnames(View& below) : below_(below) {}
  Answer find(Name name, Type type) override {
    REQUIRE(type == Type::cname);
    ++asked;
    const auto patch = patches.find(name);
    return patch != patches.end() ? patch->second : below_.find(name, type);
  }
  std::map<Name, Answer> patches;
  unsigned asked = 0;

 private:
  View& below_;
};

class Tree {
 public:
  Tree() : names(5) {
    std::vector<Zone> zones;
    zones.push_back(made_zone(names, "example.com.",
                              {{"a.b", Type::cname, "t.cdn.net."},
                               {"two", Type::cname, "a.b"},
                               {"*.wild", Type::cname, "one.example.com."},
                               {"one", Type::a, "xxxx"},
                               {"loop1", Type::cname, "loop2"},
                               {"loop2", Type::cname, "loop3.sub"},
                               {"loop3.sub", Type::cname, "loop1"},
                               {"self", Type::cname, "self"},
                               {"d", Type::dname, "cdn.net."},
                               {"lan", Type::cname, "box.lan."},
                               {"out", Type::cname, "host.elsewhere.org."},
                               {"up", Type::cname, "@"}}));
    zones.push_back(
        made_zone(names, "cdn.net.", {{"t", Type::cname, "x.y.co.uk."}, {"x.d", Type::a, "xxxx"}}));
    zones.push_back(
        made_zone(names, "co.uk.", {{"x.y", Type::a, "xxxx"}, {"c", Type::cname, "@"}}));
    std::vector<MadeRecord> chain;
    for (int i = 0; i < 20; ++i) {
      owners_[i] = "c" + std::to_string(i);
      targets_[i] = "c" + std::to_string(i + 1);
      chain.push_back({owners_[i], Type::cname, targets_[i]});
    }
    zones.push_back(made_zone(names, "chain.net.", chain));
    repository_ = std::make_unique<Repository>(names, std::move(zones));
    below_ = std::make_unique<RepositoryView>(*repository_, names);
    view = std::make_unique<PatchedCnames>(*below_);
  }

  Name name(std::string_view text) { return names.intern(text, Name::root).value(); }

  // "example.com 0+2 before": aliases + labels dropped, and what is not known.
  std::string domains(std::string_view text, std::string_view method, AdnRule rule) {
    const auto found = authorization_domains(*view, names, builtin_domain_lists.public_suffixes,
                                             name(text), false, ticks(method), rule);
    std::string out;
    for (const AuthorizationDomain& each : found.all) {
      out += (out.empty() ? "" : ", ") + names.display(each.name) + " " +
             std::to_string(each.aliases) + "+" + std::to_string(each.pruned);
      if (each.before_sc101) out += " before";
    }
    constexpr std::string_view bars[] = {"", "no wildcards", "no onion"};
    out += bars[static_cast<std::size_t>(found.bar)];
    if (found.unasked) out += " | unasked";
    if (found.unseen) out += " | unseen " + names.display(*found.unseen);
    if (found.failed) {
      out += " | failed " + names.display(*found.failed) + " " +
             std::to_string(static_cast<unsigned>(found.failure)) + " " +
             std::to_string(static_cast<unsigned>(found.security));
    }
    CHECK(found.complete() == (out.find('|') == std::string::npos));
    return out;
  }

  Names names;
  std::unique_ptr<PatchedCnames> view;

 private:
  std::string owners_[20], targets_[20];
  std::unique_ptr<Repository> repository_;
  std::unique_ptr<RepositoryView> below_;
};

}  // namespace

TEST_CASE("the rule of each day") {
  CHECK(adn_rule(make_date(2026, 8, 5)) == AdnRule::old);
  CHECK(adn_rule(make_date(2026, 8, 6)) == AdnRule::either);
  CHECK(adn_rule(make_date(2026, 11, 14)) == AdnRule::either);
  CHECK(adn_rule(make_date(2026, 11, 15)) == AdnRule::sc101);
}

TEST_CASE("base domains end at the ICANN section's suffixes") {
  Names names(1);
  const auto base = [&](std::string_view text) {
    const auto found = base_domain(names, builtin_domain_lists.public_suffixes,
                                   names.intern(text, Name::root).value());
    return found ? names.text(*found) : "none";
  };
  CHECK(base("a.b.kth.se.") == "kth.se.");
  CHECK(base("kth.se.") == "kth.se.");
  CHECK(base("www.bath.ac.uk.") == "bath.ac.uk.");
  CHECK(base("ac.uk.") == "none");
  CHECK(base("se.") == "none");
  CHECK(base(".") == "none");
  // A suffix of the private section is a domain like any other.
  CHECK(base("me.github.io.") == "github.io.");
  CHECK(base("a.b.nowhere.lan.") == "nowhere.lan.");
  CHECK(base("x.city.kawasaki.jp.") == "city.kawasaki.jp.");
  CHECK(base("x.kawasaki.jp.") == "none");
}

TEST_CASE("authorization domain names: aliases, then labels dropped, as the method allows") {
  struct Row {
    const char *name, *method;
    AdnRule rule;
    const char* domains;
  };
  constexpr auto sc101 = AdnRule::sc101, old = AdnRule::old, either = AdnRule::either;
  const Row rows[] = {
      {"x.one.example.com.", "3.2.2.4.7", sc101,
       "x.one.example.com 0+0, one.example.com 0+1, example.com 0+2"},
      {"example.com.", "3.2.2.4.7", sc101, "example.com 0+0"},
      // facts: an alias into another domain, whose own suffix counts.
      {"a.b.example.com.", "3.2.2.4.7", sc101,
       "a.b.example.com 0+0, b.example.com 0+1, example.com 0+2, t.cdn.net 1+0, cdn.net 1+1, "
       "x.y.co.uk 2+0, y.co.uk 2+1"},
      {"a.b.example.com.", "3.2.2.4.12", sc101,
       "a.b.example.com 0+0, b.example.com 0+1, example.com 0+2"},
      {"a.b.example.com.", "3.2.2.4.19", sc101, "a.b.example.com 0+0"},
      {"a.b.example.com.", "3.2.2.4.19", old,
       "a.b.example.com 0+0, t.cdn.net 1+0 before, x.y.co.uk 2+0 before"},
      {"a.b.example.com.", "3.2.2.4.22", old,
       "a.b.example.com 0+0, b.example.com 0+1, example.com 0+2"},
      {"a.b.example.com.", "3.2.2.4.12", either,
       "a.b.example.com 0+0, b.example.com 0+1, example.com 0+2, t.cdn.net 1+0 before, cdn.net 1+1 "
       "before, x.y.co.uk 2+0 before, y.co.uk 2+1 before"},
      {"a.b.example.com.", "3.2.2.4.7", either,
       "a.b.example.com 0+0, b.example.com 0+1, example.com 0+2, t.cdn.net 1+0, cdn.net 1+1, "
       "x.y.co.uk 2+0, y.co.uk 2+1"},
      // A wildcard has no alias, but had one.
      {"*.a.b.example.com.", "3.2.2.4.7", sc101,
       "a.b.example.com 0+0, b.example.com 0+1, example.com 0+2"},
      {"*.a.b.example.com.", "3.2.2.4.7", either,
       "a.b.example.com 0+0, b.example.com 0+1, example.com 0+2, t.cdn.net 1+0 before, cdn.net 1+1 "
       "before, x.y.co.uk 2+0 before, y.co.uk 2+1 before"},
      {"*.one.example.com.", "3.2.2.4.18", sc101, "no wildcards"},
      {"*.one.example.com.", "3.2.2.4.18", old, "no wildcards"},
      // One wildcard label is dropped, no more.
      {"*.*.example.com.", "3.2.2.4.7", sc101, "*.example.com 0+0, example.com 0+1"},
      // Never an alias after a label was dropped: "two" leads to the alias at a.b, its parent to
      // none.
      {"x.two.example.com.", "3.2.2.4.7", sc101,
       "x.two.example.com 0+0, two.example.com 0+1, example.com 0+2"},
      {"n.wild.example.com.", "3.2.2.4.7", sc101,
       "n.wild.example.com 0+0, wild.example.com 0+1, example.com 0+2, one.example.com 1+0"},
      {"x.d.example.com.", "3.2.2.4.7", sc101,
       "x.d.example.com 0+0, d.example.com 0+1, example.com 0+2, x.cdn.net 1+0, cdn.net 1+1"},
      {"up.example.com.", "3.2.2.4.7", sc101, "up.example.com 0+0, example.com 0+1"},
      // A public suffix has no base domain: it stays alone.
      {"co.uk.", "3.2.2.4.7", sc101, "co.uk 0+0"},
      {"c.co.uk.", "3.2.2.4.7", sc101, "c.co.uk 0+0, co.uk 1+0"},
      // What is not known is never "none".
      {"out.example.com.", "3.2.2.4.7", sc101,
       "out.example.com 0+0, example.com 0+1, host.elsewhere.org 1+0, elsewhere.org 1+1 | unseen "
       "host.elsewhere.org"},
      {"www.elsewhere.org.", "3.2.2.4.7", sc101,
       "www.elsewhere.org 0+0, elsewhere.org 0+1 | unseen www.elsewhere.org"},
      {"www.elsewhere.org.", "3.2.2.4.21", sc101, "www.elsewhere.org 0+0, elsewhere.org 0+1"},
      {"loop1.example.com.", "3.2.2.4.4", sc101,
       "loop1.example.com 0+0, example.com 0+1, loop2.example.com 1+0, loop3.sub.example.com 2+0, "
       "sub.example.com 2+1 | failed loop3.sub.example.com 1 0"},
      {"self.example.com.", "3.2.2.4.4", sc101,
       "self.example.com 0+0, example.com 0+1 | failed self.example.com 1 0"},
      // Names of the Tor network: there is nothing to ask.
      {"x.abc.onion.", "3.2.2.4.18", old, "x.abc.onion 0+0"},
      {"x.abc.onion.", "3.2.2.4.7", sc101, "no onion"},
      {"*.x.abc.onion.", "onion-csr-01", sc101, "x.abc.onion 0+0, abc.onion 0+1"},
  };
  Tree tree;
  for (const Row& row : rows) {
    INFO(row.name, " ", row.method, " ", static_cast<unsigned>(row.rule));
    CHECK(tree.domains(row.name, row.method, row.rule) == row.domains);
  }
}

TEST_CASE("authorization domain names: sixteen aliases, and what DNS does not tell") {
  Tree tree;
  const std::string chain = tree.domains("c0.chain.net.", "3.2.2.4.13", AdnRule::sc101);
  CHECK(chain.find("c16.chain.net 16+0 | failed c16.chain.net 2 0") != std::string::npos);
  CHECK(tree.view->asked == 17);

  Answer answer;
  answer.status = Status::unasked;
  tree.view->patches[tree.name("a.b.example.com.")] = answer;
  CHECK(tree.domains("two.example.com.", "3.2.2.4.7", AdnRule::sc101) ==
        "two.example.com 0+0, example.com 0+1, a.b.example.com 1+0, b.example.com 1+1 | unasked");
  answer.status = Status::failed;
  answer.failure = Failure::bogus;
  answer.security = Security::bogus;
  tree.view->patches[tree.name("a.b.example.com.")] = answer;
  CHECK(tree.domains("a.b.example.com.", "3.2.2.4.7", AdnRule::sc101) ==
        "a.b.example.com 0+0, b.example.com 0+1, example.com 0+2 | failed a.b.example.com 8 3");
  // RDATA that is no name.
  const std::uint8_t octets[] = {63, 'a'};
  const AnswerRecord record{octets, 1, {}};
  answer = {};
  answer.status = Status::records;
  answer.records = std::span(&record, 1);
  tree.view->patches[tree.name("a.b.example.com.")] = answer;
  CHECK(tree.domains("a.b.example.com.", "3.2.2.4.7", AdnRule::sc101) ==
        "a.b.example.com 0+0, b.example.com 0+1, example.com 0+2 | failed a.b.example.com 7 0");
}
