#include "lint/facts/governed_caa.h"

#include <doctest/doctest.h>

#include <array>
#include <map>
#include <memory>
#include <string>

#include "lint/facts/ca_policy.h"
#include "lint/facts/overlay_view.h"
#include "tests/facts/made_zone.h"

using namespace dcvlint;

namespace {

constexpr std::string_view ca("\0\5issueca.example", 17);

// What a view is asked, and, of names that it is told of, what it answers; "no data" for others.
class Told : public View {
 public:
  explicit Told(Names& names) : names_(&names) {}
  void answer(std::string_view name, Status status, Failure failure = Failure::none) {
    told_[names_->intern(name, Name::root).value()] = {status, failure};
  }
  Answer find(Name name, Type) override {
    ++asked[name];
    Answer answer;
    answer.status = Status::no_data;
    answer.owner = answer.source = name;
    answer.reply = &reply_;
    const auto told = told_.find(name);
    if (told == told_.end()) return answer;
    answer.status = told->second.status;
    answer.failure = told->second.failure;
    if (answer.status == Status::records) answer.records = record_;
    return answer;
  }
  std::map<Name, int> asked;

 private:
  struct What {
    Status status;
    Failure failure;
  };
  Names* names_;
  std::map<Name, What> told_;
  Reply reply_;
  std::array<AnswerRecord, 1> record_;
};

// Another view, whose questions are counted.
class Counted : public View {
 public:
  explicit Counted(View& view) : view_(&view) {}
  Answer find(Name name, Type type) override {
    ++questions;
    return view_->find(name, type);
  }
  std::size_t questions = 0;

 private:
  View* view_;
};

class Governed {
 public:
  void zone(std::string_view origin, const std::vector<MadeRecord>& records) {
    zones_.push_back(made_zone(names, origin, records));
  }
  const Repository& repository() {
    if (!repository_) repository_ = std::make_unique<Repository>(names, std::move(zones_));
    return *repository_;
  }
  CertifiableNames which(bool only_wildcards = false) {
    return {std::vector<std::span<const Type>>(repository().zones().size(), usual_host_types),
            only_wildcards};
  }
  std::vector<GovernedCaa> find(bool only_wildcards = false) {
    view = std::make_unique<RepositoryView>(repository(), names);
    return governed_caa(*view, repository(), names, which(only_wildcards));
  }
  std::vector<GovernedCaa> find_over(View& lower) {
    view = std::make_unique<RepositoryView>(repository(), names);
    both = std::make_unique<OverlayView>(*view, lower);
    return governed_caa(*both, repository(), names, which());
  }

  // A line a set: where it is, its zone, and the names of each kind.
  std::string text(const std::vector<GovernedCaa>& all) const {
    std::string out;
    for (const GovernedCaa& caa : all) {
      if (caa.found == CaaFound::set) out += names.display(caa.hop.answer.source);
      if (caa.found == CaaFound::none) out += caa.no_top_level ? "no top-level" : "none";
      if (caa.found == CaaFound::failed) out += "failed";
      if (caa.live) out += " live";
      out += " (" + names.display(caa.zone->origin()) + ")";
      const auto kind = [&](std::string_view title, const GovernedNames& found) {
        if (found.count > 0) out += " | " + std::string(title) + " " + names_text(found, names);
      };
      kind("hosts", caa.hosts);
      kind("wildcards", caa.wildcards);
      kind("mail", caa.mail);
      kind("delegated", caa.delegated);
      out += "\n";
    }
    return out;
  }

  Names names{1};
  std::unique_ptr<RepositoryView> view;
  std::unique_ptr<OverlayView> both;

 private:
  std::vector<Zone> zones_;
  std::unique_ptr<Repository> repository_;
};

}  // namespace

TEST_CASE_FIXTURE(Governed, "names by the set that a CA would find") {
  zone("lu.example.", {{"@", Type::caa, ca},
                       {"@", Type::mx, ""},
                       {"www", Type::a},
                       {"a.b.c", Type::aaaa},
                       {"svc", Type::https},
                       {"text", Type::txt},
                       {"_dmarc", Type::cname, "www"},
                       {"shop", Type::caa, ca},
                       {"shop", Type::a},
                       {"x.shop", Type::a},
                       {"to-shop", Type::cname, "shop"},
                       {"*.apps", Type::a}});
  CHECK(text(find()) ==
        "lu.example (lu.example) | hosts lu.example, www.lu.example, a.b.c.lu.example and 1 more | "
        "wildcards *.apps.lu.example | mail lu.example\n"
        "shop.lu.example (lu.example) | hosts shop.lu.example, x.shop.lu.example and "
        "to-shop.lu.example\n");
}

TEST_CASE_FIXTURE(Governed, "aliases, wildcards that make a name, DNAME, other zones of the run") {
  zone("lu.example.", {{"@", Type::caa, ca},
                       {"w", Type::cname, "any.wild"},  // made by the wildcard, which has CAA
                       {"*.wild", Type::caa, ca},
                       {"d", Type::dname, "kth.example."},
                       {"v", Type::cname, "www.d"},
                       {"out", Type::cname, "www.elsewhere.example."},
                       {"x.d", Type::a},  // below a DNAME: nobody sees it
                       {"l1", Type::cname, "l2"},
                       {"l2", Type::cname, "l1"},
                       {"sub", Type::ns, "ns.sub"},
                       {"ns.sub", Type::a}});
  zone("kth.example.", {{"@", Type::ns, "ns"}, {"www", Type::caa, ca}});
  zone("sub.lu.example.", {{"www", Type::a}});
  CHECK(text(find()) ==
        "*.wild.lu.example (lu.example) | hosts w.lu.example\n"
        "lu.example (lu.example) | hosts www.sub.lu.example | wildcards *.wild.lu.example\n"
        "www.kth.example (kth.example) | hosts v.lu.example\n"
        "failed (lu.example) | hosts l1.lu.example\n"
        "failed (lu.example) | hosts l2.lu.example\n");
}

TEST_CASE_FIXTURE(Governed, "delegated zones that are not here, glue, and none") {
  zone("kth.example.", {{"@", Type::a},
                        {"sub", Type::ns, "ns.sub"},
                        {"ns.sub", Type::a},
                        {"own", Type::caa, ca},
                        {"part.own", Type::ns, "ns.elsewhere.example."}});
  zone("lu.example.", {{"@", Type::a}});
  CHECK(text(find()) ==
        "none (kth.example) | hosts kth.example | delegated sub.kth.example\n"
        "own.kth.example (kth.example) | delegated part.own.kth.example\n"
        "none (lu.example) | hosts lu.example\n");
}

TEST_CASE_FIXTURE(Governed, "a set is told of by its own name, whichever alias comes first") {
  zone("lu.example.", {{"to", Type::cname, "shop"}, {"shop", Type::caa, ca}, {"shop", Type::a}});
  const auto sets = find();
  REQUIRE(sets.size() == 1);
  CHECK(names.display(sets[0].hop.asked) == "shop.lu.example");
  const RelevantCaa relevant = sets[0].relevant(names);
  REQUIRE(relevant.path.size() == 2);
  CHECK(names.display(relevant.path[0].asked) == "to.lu.example");
  CHECK(relevant.where()->answer.records.size() == 1);
}

TEST_CASE_FIXTURE(Governed, "wildcards alone, without a look at the rest") {
  zone("lu.example.", {{"@", Type::caa, ca}, {"www", Type::a}, {"*", Type::txt}, {"*.w", Type::a}});
  zone("kth.example.", {{"www", Type::cname, "*.nowhere"}});
  CHECK(text(find(true)) ==
        "lu.example (lu.example) | wildcards *.lu.example and *.w.lu.example\n");
}

TEST_CASE_FIXTURE(Governed, "live DNS below the zones") {
  zone("lu.example.", {{"@", Type::a},
                       {"shop", Type::cname, "shop.cdn.test."},
                       {"web", Type::cname, "web.dead.test."},
                       {"own", Type::caa, ca},
                       {"own", Type::a}});
  zone("kth.example.", {{"www", Type::a}, {"shop", Type::cname, "shop.cdn.test."}});
  zone("lu.nowhere.", {{"www", Type::a}});
  Told live(names);
  live.answer("shop.cdn.test.", Status::records);
  live.answer("web.dead.test.", Status::failed, Failure::timeout);
  live.answer("nowhere.", Status::no_name);
  CHECK(text(find_over(live)) ==
        "none live (lu.example) | hosts lu.example\n"
        "shop.cdn.test live (lu.example) | hosts shop.lu.example\n"
        "failed live (lu.example) | hosts web.lu.example\n"
        "own.lu.example (lu.example) | hosts own.lu.example\n"
        "none live (kth.example) | hosts www.kth.example\n"
        "shop.cdn.test live (kth.example) | hosts shop.kth.example\n"
        "no top-level live (lu.nowhere) | hosts www.lu.nowhere\n");
}

TEST_CASE_FIXTURE(Governed, "what has to be asked: each once, nothing above a set") {
  zone("lu.example.", {{"@", Type::a}, {"www", Type::a}, {"shop", Type::cname, "shop.cdn.test."}});
  zone("closed.test.", {{"@", Type::caa, ca}, {"www", Type::a}});
  Told live(names);
  for (const char* name : {"example.", "shop.cdn.test.", "test."})
    live.answer(name, Status::unasked);
  RepositoryView zones(repository(), names);
  OverlayView over(zones, live);
  std::string asked;
  for (const Name name : unasked_caa(over, repository(), names, which())) {
    asked += names.display(name) + " ";
  }
  CHECK(asked == "example shop.lu.example ");
  CHECK(live.asked.count(names.find("test.", Name::root).value()) == 0);
}

TEST_CASE_FIXTURE(Governed, "hosts below a hundred labels: each name is asked about once") {
  constexpr int hosts = 200;
  std::string deep;
  for (int i = 0; i < 110; ++i) deep += "a.";
  std::vector<std::string> owners;
  std::vector<MadeRecord> records{{"@", Type::caa, ca}};
  owners.reserve(hosts);
  for (int i = 0; i < hosts; ++i) {
    owners.push_back(deep + "h" + std::to_string(i));
    records.push_back({owners.back(), Type::a});
  }
  zone("lu.example.", records);
  RepositoryView zones(repository(), names);
  Counted counted(zones);
  const auto sets = governed_caa(counted, repository(), names, which());
  REQUIRE(sets.size() == 1);
  CHECK(sets[0].hosts.count == hosts);
  CHECK(counted.questions <= names.size());
  CHECK(counted.questions >= hosts * 110);
}
