// Checks of names on objects that no example can show: hostile sizes, random sets, no lists.

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <chrono>
#include <set>
#include <string>
#include <vector>

#include "lint/engine/rule.h"
#include "rules/names/checks.h"
#include "tests/rules/zone_repository.h"

using namespace dcvlint;

namespace {

// A request that names these, and has these CNs.
class MadeRequest {
 public:
  explicit MadeRequest(std::vector<std::string> dns_names, std::vector<std::string> cns = {})
      : dns_names_(std::move(dns_names)), cns_(std::move(cns)), context_(repository_.context()) {
    context_.lists = &builtin_domain_lists;
    std::uint32_t at = 0;
    for (const std::string& text : dns_names_) {
      GeneralName& name = names_.emplace_back();
      name.kind = GeneralNameKind::dns_name;
      name.bytes = text;
      name.place = {Doc{}, at, at + static_cast<std::uint32_t>(text.size())};
      at = name.place.end;
    }
    for (const std::string& text : cns_) {
      Attribute& cn = attributes_.emplace_back();
      cn.type = AttributeType::common_name;
      cn.text = cn.raw = text;
    }
    extension_.type = ExtensionType::subject_alt_name;
    request_.extensions.subject_alt_name = {&extension_, names_};
    request_.subject.attributes = attributes_;
  }
  Context& context() { return context_; }

  template <class T>
  std::string found(const T& check) const {
    Hits hits;
    hits.begin(0);
    const SignedFact fact{context_, request_, &request_, nullptr, {}, context_.as_of};
    if constexpr (kind_of<check_detail::FactOf<T>> == Kind::san) {
      for (const GeneralName& name : names_) check(SanFact{fact, name}, hits);
    } else {
      check(fact, hits);
    }
    std::string lines;
    for (const Hit& hit : hits.hits()) {
      for (const Word& word : hit.words) lines += std::string(word.value) + '|';
      lines += '\n';
    }
    return lines;
  }

 private:
  std::vector<std::string> dns_names_, cns_;
  std::vector<GeneralName> names_;
  std::vector<Attribute> attributes_;
  Extension extension_;
  Request request_;
  ReadRepository repository_{Texts{}};
  Context context_;
};

std::size_t lines(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

std::string folded(std::string text) {
  for (char& c : text) c = ascii_lower(c);
  return text;
}

}  // namespace

TEST_CASE("every later one of equal names is a duplicate, few or many") {
  CHECK(rc::check([] {
    const auto names = *rc::gen::scale(
        2.0, rc::gen::container<std::vector<std::string>>(rc::gen::nonEmpty(
                 rc::gen::container<std::string>(rc::gen::elementOf(std::string("aAb"))))));
    std::set<std::string> seen;
    std::string expected;
    for (const std::string& name : names) {
      if (seen.insert(folded(name)).second) continue;
      const auto first = std::ranges::find(names, folded(name), folded);
      expected += "dNSName|" + (name.size() > 80 ? name.substr(0, 80) + "…" : name) + "|" +
                  (*first == name ? "" : ", but for capital letters") + "|\n";
    }
    RC_ASSERT(MadeRequest(names).found(NamesSanDuplicate{}) == expected);
  }));
}

TEST_CASE("a hundred thousand names and ten thousand CNs") {
  std::vector<std::string> names, cns(10'000, "www.kth.se");
  for (int i = 0; i < 100'000; ++i) {
    names.push_back("host-" + std::to_string(i % 50'000) + ".kth.se");
  }
  const MadeRequest request(names, cns);
  const auto start = std::chrono::steady_clock::now();
  CHECK(lines(request.found(NamesSanDuplicate{})) == 50'000);
  CHECK(lines(request.found(NamesCnNotInSan{})) == 4);
  CHECK(request.found(NamesCnCaseDiffers{}) == "");
  CHECK(lines(request.found(NamesSanPublicSuffix{})) == 0);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
}

TEST_CASE("a name of a megabyte is shown in a line") {
  const std::string long_name =
      "*." + std::string(1'000'000, 'a') + "_.xn--" + std::string(1'000'000, 'b') + ".se";
  const MadeRequest request({long_name});
  const std::string found = request.found(NamesSanNameTooLong{});
  CHECK(found != "");
  CHECK(found.size() < 600);
  // Its labels are not gone through.
  CHECK(request.found(NamesSanLabelTooLong{}) == "");
  CHECK(request.found(NamesSanUnderscore{}) == "");
  CHECK(request.found(NamesSanInvalidPunycode{}) == "");
  const MadeRequest shorter({std::string(900, 'a') + "_.xn--99999.se"});
  for (const std::string& one :
       {shorter.found(NamesSanLabelTooLong{}), shorter.found(NamesSanUnderscore{}),
        shorter.found(NamesSanNameTooLong{}), shorter.found(NamesSanInvalidPunycode{})}) {
    CHECK(lines(one) == 1);
    CHECK(one.size() < 600);
  }
}

TEST_CASE("without lists, what needs them is not judged") {
  MadeRequest request({"www.nowhere", "*.co.uk", "co.uk", "dev", "printer.local"});
  request.context().lists = nullptr;
  CHECK(request.found(NamesSanUnknownTld{}) == "");
  CHECK(request.found(NamesSanWildcardPublicSuffix{}) == "");
  CHECK(request.found(NamesSanPublicSuffix{}) == "");
  CHECK(lines(request.found(NamesSanInternalName{})) == 2);
}

TEST_CASE("names within an organisation's domains") {
  const std::string_view domains[] = {"kth.se", "su.se"};
  NamesWithin check;
  check.domains = domains;
  REQUIRE(check.prepare());
  CHECK(MadeRequest(
            {"kth.se", "www.KTH.se", "*.su.se", "www.su.se.", "akth.se", "*.se", "*", "192.0.2.1"})
            .found(check) == "akth.se|\n*.se|\n");
  for (const std::string_view wrong : {"KTH.se", "kth.se.", "*.kth.se", "", "a b"}) {
    INFO(wrong);
    check.domains = {&wrong, 1};
    CHECK_FALSE(check.prepare());
  }
}

TEST_CASE("parameters that make no sense") {
  NamesSanWildcardShape shape;
  shape.shape = "round";
  CHECK_FALSE(shape.prepare());
  NamesSanSpecialUse use;
  use.use = "none";
  CHECK_FALSE(use.prepare());
  NamesSanKind kind;
  const std::string_view kinds[] = {"dNSName", "dnsName"};
  kind.kinds = kinds;
  CHECK_FALSE(kind.prepare());
}
