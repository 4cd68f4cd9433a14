// What holds of every CAA set, every tree and every question.

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

#include "lint/engine/rule.h"
#include "lint/facts/caa_decision.h"
#include "tests/facts/made_zone.h"
#include "tests/properties/some_zone.h"

using namespace dcvlint;

namespace {

struct Property {
  unsigned flags = 0;
  std::string tag, issuer, rest;  // the value is issuer + rest
  std::string rdata() const {
    return std::string(1, static_cast<char>(flags)) + static_cast<char>(tag.size()) + tag + issuer +
           rest;
  }
};

Property some_property() {
  Property made;
  made.flags = *rc::gen::weightedElement<unsigned>({{8, 0}, {1, 1}, {1, 128}});
  made.tag = *rc::gen::weightedElement<std::string>({{6, "issue"},
                                                     {4, "issuewild"},
                                                     {3, "issuemail"},
                                                     {1, "issuevmc"},
                                                     {2, "iodef"},
                                                     {1, "contactemail"},
                                                     {1, "tbs"}});
  made.issuer = *rc::gen::element<std::string>("letsencrypt.org", "harica.gr", "sectigo.com",
                                               "comodo.com", "ca.example", "", "har_ica.gr");
  made.rest = *rc::gen::weightedElement<std::string>(
      {{6, ""},
       {1, ";"},
       {1, "; accounturi=https://ca.test/1"},
       {1, "; accounturi=https://ca.test/1; accounturi=https://ca.test/1"},
       {1, "; validationmethods=dns-01"},
       {1, "; validationmethods=http-01,ca-tbr-4"},
       {1, "; validationmethods="},
       {1, "; a-b=c"},
       {1, "; a b"}});
  return made;
}

CaaQuestion some_question() {
  CaaQuestion asked;
  asked.authority = builtin_authorities.by_id(
      *rc::gen::element<std::string_view>("letsencrypt", "harica", "sectigo", "digicert"));
  asked.profile = static_cast<CaaProfile>(*rc::gen::inRange(0, 4));
  asked.account = *rc::gen::element<std::string_view>("", "https://ca.test/1", "https://ca.test/2");
  asked.method = *rc::gen::element<std::string_view>("", "dns-01", "http-01", "ca-tbr-19");
  asked.date = *rc::gen::element(make_date(2026, 11, 22), make_date(2028, 3, 15));
  asked.reading = *rc::gen::element(CaaReading::authority, CaaReading::rfc);
  return asked;
}

CaaDecision decide(const std::vector<Property>& set, const CaaQuestion& question) {
  std::vector<std::string> octets;
  for (const Property& each : set) octets.push_back(each.rdata());
  std::vector<AnswerRecord> records;
  for (const std::string& each : octets) {
    records.push_back({{reinterpret_cast<const std::uint8_t*>(each.data()), each.size()}, 300, {}});
  }
  RelevantCaa relevant;
  relevant.found = CaaFound::set;
  relevant.path.emplace_back();
  relevant.path.back().answer.records = records;
  CaaDecision made = decide_caa(relevant, builtin_authorities, question);
  made.accounturi = made.validationmethods = {};  // views into what goes away here
  return made;
}

std::vector<Property> some_set(int most) {
  std::vector<Property> set;
  const int count = *rc::gen::inRange(1, most + 1);
  for (int i = 0; i < count; ++i) set.push_back(some_property());
  return set;
}

std::string other_case(std::string text) {
  for (char& c : text) {
    const auto octet = static_cast<unsigned char>(c);
    if (std::isalpha(octet) == 0 || !*rc::gen::arbitrary<bool>()) continue;
    c = static_cast<char>(std::isupper(octet) != 0 ? std::tolower(octet) : std::toupper(octet));
  }
  return text;
}

std::string governing_tag(const std::vector<Property>& set, CaaProfile profile) {
  constexpr const char* tags[] = {"issue", "issuewild", "issuemail", "issuevmc"};
  const std::string tag = tags[static_cast<std::size_t>(profile)];
  const bool has_wild = std::ranges::any_of(set, [&](const Property& p) { return p.tag == tag; });
  return profile == CaaProfile::wildcard && !has_wild ? "issue" : tag;
}

// Records of a tree without wildcards and aliases.
struct Node {
  std::string owner;
  Type type{};
  std::string rdata;
};
std::vector<Node> some_nodes() {
  std::vector<Node> nodes;
  const int count = *rc::gen::inRange(0, 12);
  for (int i = 0; i < count; ++i) {
    Node node;
    do node.owner = *some_owner();
    while (node.owner.find('*') != std::string::npos);
    node.type = *rc::gen::element(Type::a, Type::txt, Type::caa, Type::caa);
    if (node.type == Type::caa) node.rdata = some_property().rdata();
    nodes.push_back(std::move(node));
  }
  return nodes;
}

std::string verdict_in(const std::vector<Node>& nodes, std::string_view name,
                       const CaaQuestion& question) {
  Names names(5);
  std::vector<MadeRecord> records;
  for (const Node& node : nodes) records.push_back({node.owner, node.type, node.rdata});
  std::vector<Zone> zones;
  zones.push_back(made_zone(names, "org.", records));
  const Repository repository(names, std::move(zones));
  RepositoryView view(repository, names);
  const RelevantCaa relevant = relevant_caa(view, names, names.intern(name, Name::root).value());
  const CaaDecision made = decide_caa(relevant, builtin_authorities, question);
  return reason_text(made, question, relevant, names);
}

}  // namespace

TEST_CASE("property: a record that names nobody never makes a permission") {
  CHECK(rc::check("adding a deny value of the governing tag", [] {
    std::vector<Property> set = some_set(5);
    const CaaQuestion question = some_question();
    const CaaDecision before = decide(set, question);
    Property deny;
    deny.tag = governing_tag(set, question.profile);
    deny.rest = *rc::gen::element<std::string>(";", "", " ; ", "har_ica.gr", "; a=b");
    set.insert(set.begin() + *rc::gen::inRange<std::ptrdiff_t>(
                                 0, static_cast<std::ptrdiff_t>(set.size()) + 1),
               deny);
    const CaaDecision after = decide(set, question);
    RC_ASSERT(after.reason != CaaReason::no_restriction);
    if (before.verdict != CaaVerdict::permit) RC_ASSERT(after.verdict != CaaVerdict::permit);
    if (before.reason == CaaReason::named) RC_ASSERT(after.verdict == CaaVerdict::permit);
  }));
}

TEST_CASE("property: the order of records is no matter of the verdict") {
  CHECK(rc::check("any order", [] {
    std::vector<Property> set = some_set(5);
    const CaaQuestion question = some_question();
    const CaaDecision before = decide(set, question);
    std::ranges::rotate(set, set.begin() + *rc::gen::inRange<std::ptrdiff_t>(
                                               0, static_cast<std::ptrdiff_t>(set.size())));
    const CaaDecision after = decide(set, question);
    RC_ASSERT(after.verdict == before.verdict);
    RC_ASSERT(after.reason == before.reason);
    RC_ASSERT(after.may_be_ignored == before.may_be_ignored);
  }));
}

TEST_CASE("property: by the RFCs the case of tags and issuers says nothing") {
  CHECK(rc::check("any case", [] {
    std::vector<Property> set = some_set(5);
    CaaQuestion question = some_question();
    question.reading = CaaReading::rfc;
    const CaaDecision before = decide(set, question);
    for (Property& each : set) {
      each.tag = other_case(each.tag);
      each.issuer = other_case(each.issuer);
    }
    const CaaDecision after = decide(set, question);
    RC_ASSERT(after.verdict == before.verdict);
    RC_ASSERT(after.reason == before.reason);
  }));
}

TEST_CASE("property: a climb asks at most as often as the name has labels") {
  CHECK(rc::check("any tree, with wildcards, aliases and delegations", [] {
    Names names(*rc::gen::arbitrary<std::uint64_t>());
    std::vector<Zone> zones;
    zones.push_back(some_zone(names, "org.", some_records()));
    const Repository repository(names, std::move(zones));
    RepositoryView view(repository, names);
    for (int i = 0; i < 10; ++i) {
      const std::string owner = *some_owner();
      const std::string text = owner == "@" ? "org." : owner + ".org.";
      const Name name = names.intern(text, Name::root).value();
      const RelevantCaa relevant = relevant_caa(view, names, name);
      RC_ASSERT(relevant.path.size() <= names.label_count(name));
      for (std::size_t hop = 1; hop < relevant.path.size(); ++hop) {
        RC_ASSERT(relevant.path[hop].asked == names.parent(relevant.path[hop - 1].asked));
      }
    }
  }));
}

TEST_CASE("property: without wildcards and aliases no sibling has a say") {
  CHECK(rc::check("only what stands at the name and above it", [] {
    std::vector<Node> nodes = some_nodes();
    std::string owner;
    do owner = *some_owner();
    while (owner.find('*') != std::string::npos);
    const std::string name = owner == "@" ? "org." : owner + ".org.";
    const CaaQuestion question = some_question();
    const std::string all = verdict_in(nodes, name, question);
    std::erase_if(nodes, [&](const Node& node) {
      return node.owner != "@" && owner != node.owner && !owner.ends_with("." + node.owner);
    });
    RC_ASSERT(verdict_in(nodes, name, question) == all);
    RC_ASSERT(verdict_in(nodes, other_case(name), question) == all);
  }));
}
