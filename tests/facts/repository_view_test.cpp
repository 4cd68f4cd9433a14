#include <doctest/doctest.h>

#include <string>

#include "lint/facts/repository.h"
#include "tests/facts/made_zone.h"

using namespace dcvlint;

namespace {

std::string status_text(const Answer& answer) {
  constexpr const char* statuses[] = {"records", "no_data", "no_name",
                                      "failed",  "unseen",  "unasked"};
  constexpr const char* failures[] = {"none",          "alias_loop",     "alias_chain_too_long",
                                      "name_too_long", "server_failure", "timeout",
                                      "refused",       "malformed",      "bogus"};
  std::string text = statuses[static_cast<std::size_t>(answer.status)];
  if (answer.failure != Failure::none) {
    text += std::string("/") + failures[static_cast<std::size_t>(answer.failure)];
  }
  return text;
}

struct Asked {
  Names names{1};
  std::vector<Zone> zones;
  std::optional<Repository> repository;
  std::optional<RepositoryView> view;

  void zone(std::string_view origin, const std::vector<MadeRecord>& records) {
    zones.push_back(made_zone(names, origin, records));
  }
  Answer answer(std::string_view text, Type type) {
    if (!view) {
      repository.emplace(names, std::move(zones));
      view.emplace(*repository, names);
    }
    return view->find(names.intern(text, Name::root).value(), type);
  }
  // "status owner(<source) > alias > alias: rdata rdata"
  std::string ask(std::string_view text, Type type = Type::a) {
    const Answer found = answer(text, type);
    std::string shown = status_text(found) + " " + names.text(found.owner);
    if (found.from_wildcard) shown += "<" + names.text(found.source);
    for (const Name alias : found.aliases) shown += " > " + names.text(alias);
    if (!found.records.empty()) shown += ":";
    for (const AnswerRecord& record : found.records) {
      shown += " " + std::string(record.rdata.begin(), record.rdata.end());
    }
    CHECK(found.security == Security::unknown);
    CHECK((found.status == Status::records) == !found.records.empty());
    if (!found.from_wildcard) CHECK(found.source == found.owner);
    return shown;
  }
};

}  // namespace

TEST_CASE_FIXTURE(Asked, "exact match, no data, no name") {
  zone("org.", {{"@", Type::soa},
                {"www", Type::a, "one"},
                {"www", Type::a, "two"},
                {"a.b.c", Type::txt, "deep"}});
  CHECK(ask("WWW.org.") == "records www.org.: one two");
  CHECK(ask("www.org.", Type::caa) == "no_data www.org.");
  CHECK(ask("b.c.org.") == "no_data b.c.org.");
  CHECK(ask("org.") == "no_data org.");
  CHECK(ask("x.c.org.") == "no_name x.c.org.");
  CHECK(ask("x.www.org.") == "no_name x.www.org.");
  CHECK(ask("com.") == "unseen com.");
  CHECK(ask(".") == "unseen .");
  const Answer found = answer("www.org.", Type::a);
  CHECK(found.records[1].ttl == 3602);
  CHECK(found.records[1].place.begin == 2);
}

// RFC 4592 §2.2.1's zone in our words, with its questions.
TEST_CASE_FIXTURE(Asked, "wildcards by closest encloser") {
  zone("example.", {{"@", Type::soa},
                    {"*", Type::txt, "text"},
                    {"*", Type::mx, "mail"},
                    {"sub.*", Type::txt, "literal"},
                    {"host1", Type::a, "host"},
                    {"_ssh._tcp.host1", Type::srv, "ssh"},
                    {"sub", Type::ns, "ns.example.com."}});
  CHECK(ask("host3.example.", Type::mx) == "records host3.example.<*.example.: mail");
  CHECK(ask("host3.example.", Type::a) == "no_data host3.example.<*.example.");
  CHECK(ask("foo.bar.example.", Type::txt) == "records foo.bar.example.<*.example.: text");
  CHECK(ask("host1.example.", Type::mx) == "no_data host1.example.");
  CHECK(ask("sub.*.example.", Type::mx) == "no_data sub.*.example.");
  CHECK(ask("_telnet._tcp.host1.example.", Type::srv) == "no_name _telnet._tcp.host1.example.");
  CHECK(ask("host.sub.example.", Type::a) == "unseen host.sub.example.");
  CHECK(ask("ghost.*.example.", Type::mx) == "no_name ghost.*.example.");
  CHECK(ask("*.example.", Type::txt) == "records *.example.: text");
  CHECK(ask("_tcp.host1.example.", Type::txt) == "no_data _tcp.host1.example.");
}

TEST_CASE_FIXTURE(Asked, "a wildcard that only has names below it makes empty answers") {
  zone("org.", {{"@", Type::soa}, {"a.*.x", Type::a, "below"}, {"*", Type::a, "top"}});
  CHECK(ask("q.x.org.") == "no_data q.x.org.<*.x.org.");
  CHECK(ask("q.q.x.org.") == "no_data q.q.x.org.<*.x.org.");
  CHECK(ask("a.*.x.org.") == "records a.*.x.org.: below");
  CHECK(ask("x.org.") == "no_data x.org.");
  CHECK(ask("y.org.") == "records y.org.<*.org.: top");
}

TEST_CASE_FIXTURE(Asked, "aliases, through wildcards too") {
  zone("org.", {{"@", Type::soa},
                {"www", Type::cname, "web"},
                {"web", Type::a, "here"},
                {"*.w", Type::cname, "www"},
                {"out", Type::cname, "www.example.com."},
                {"gone", Type::cname, "nowhere"},
                {"towild", Type::cname, "q.x"},
                {"*.x", Type::a, "made"}});
  CHECK(ask("www.org.") == "records web.org. > web.org.: here");
  CHECK(ask("www.org.", Type::caa) == "no_data web.org. > web.org.");
  CHECK(ask("any.w.org.") == "records web.org. > www.org. > web.org.: here");
  CHECK(ask("out.org.") == "unseen www.example.com. > www.example.com.");
  CHECK(ask("gone.org.") == "no_name nowhere.org. > nowhere.org.");
  CHECK(ask("towild.org.") == "records q.x.org.<*.x.org. > q.x.org.: made");
  CHECK(answer("www.org.", Type::cname).status == Status::records);
  CHECK(answer("www.org.", Type::cname).aliases.empty());
  CHECK(answer("q.w.org.", Type::cname).from_wildcard);
  CHECK(ask("www.org.", Type::nsec) == "no_data www.org.");
}

TEST_CASE_FIXTURE(Asked, "an alias wins over what stands beside it") {
  zone("org.", {{"@", Type::soa},
                {"b", Type::caa, "hidden"},
                {"b", Type::cname, "c"},
                {"c", Type::caa, "seen"}});
  CHECK(ask("b.org.", Type::caa) == "records c.org. > c.org.: seen");
}

TEST_CASE_FIXTURE(Asked, "alias loops and long chains end") {
  std::vector<std::string> labels;
  for (int i = 0; i <= 20; ++i) labels.push_back("c" + std::to_string(i));
  std::vector<MadeRecord> records = {{"@", Type::soa},         {"self", Type::cname, "self"},
                                     {"a", Type::cname, "b"},  {"b", Type::cname, "a"},
                                     {"in", Type::cname, "a"}, {"c20", Type::a, "end"}};
  for (std::size_t i = 0; i < 20; ++i) records.push_back({labels[i], Type::cname, labels[i + 1]});
  zone("org.", records);
  CHECK(ask("self.org.") == "failed/alias_loop self.org. > self.org.");
  CHECK(ask("a.org.") == "failed/alias_loop a.org. > b.org. > a.org.");
  CHECK(ask("in.org.") == "failed/alias_loop a.org. > a.org. > b.org. > a.org.");
  CHECK(answer("c4.org.", Type::a).status == Status::records);
  CHECK(answer("c4.org.", Type::a).aliases.size() == 16);
  CHECK(status_text(answer("c3.org.", Type::a)) == "failed/alias_chain_too_long");
  CHECK(answer("c3.org.", Type::a).aliases.size() == 16);
}

TEST_CASE_FIXTURE(Asked, "DNAME moves what is below it, not itself") {
  zone("org.", {{"@", Type::soa},
                {"old", Type::dname, "new"},
                {"old", Type::a, "at old"},
                {"hidden.old", Type::a, "never"},
                {"www.new", Type::a, "there"},
                {"b.a.new", Type::a, "deep"},
                {"away", Type::dname, "example.com."},
                {"loop", Type::dname, "loop"},
                {"up", Type::dname, "x.up"}});
  CHECK(ask("old.org.") == "records old.org.: at old");
  CHECK(ask("www.old.org.") == "records www.new.org. > www.new.org.: there");
  CHECK(ask("b.a.old.org.") == "records b.a.new.org. > b.a.new.org.: deep");
  CHECK(ask("hidden.old.org.") == "no_name hidden.new.org. > hidden.new.org.");
  CHECK(ask("q.away.org.") == "unseen q.example.com. > q.example.com.");
  // Asked for CNAME, what the DNAME makes is the answer itself.
  const Answer made = answer("www.old.org.", Type::cname);
  REQUIRE(made.status == Status::records);
  CHECK(names.text(*names.find_wire(made.records[0].rdata)) == "www.new.org.");
  CHECK(names.text(made.source) == "old.org.");
  CHECK(made.records[0].ttl == 3601);
  CHECK(made.aliases.empty());
  CHECK(answer("www.old.org.", Type::cname).records.data() == made.records.data());
  CHECK(ask("q.loop.org.") == "failed/alias_loop q.loop.org. > q.loop.org.");
  CHECK(status_text(answer("q.up.org.", Type::a)) == "failed/alias_chain_too_long");
}

TEST_CASE_FIXTURE(Asked, "a name that a DNAME makes too long is a failure") {
  const std::string label(63, 'x');
  const std::string target = label + "." + label + "." + label + ".org.";
  zone("org.", {{"@", Type::soa}, {"d", Type::dname, target}});
  const std::string fits(57, 'y');
  CHECK(status_text(answer(fits + ".d.org.", Type::a)) == "no_name");
  CHECK(status_text(answer(fits + "y.d.org.", Type::a)) == "failed/name_too_long");
}

TEST_CASE_FIXTURE(Asked, "below a delegation nothing is seen, unless the child zone is here") {
  zone("org.", {{"@", Type::soa},
                {"@", Type::ns, "ns"},
                {"here", Type::ns, "ns.here"},
                {"ns.here", Type::a, "glue"},
                {"here", Type::ds, "digest"},
                {"gone", Type::ns, "ns.gone"},
                {"ns.gone", Type::a, "glue"},
                {"gone", Type::ds, "digest"},
                {"below.gone", Type::dname, "org."},
                {"into", Type::cname, "www.here"},
                {"lost", Type::cname, "www.gone"},
                {"dn", Type::dname, "q"},
                {"cut.dn", Type::ns, "ns"}});
  zone("here.org.", {{"@", Type::soa}, {"@", Type::ns, "ns"}, {"www", Type::a, "child"}});
  zone("deep.gone.org.", {{"@", Type::soa}, {"x", Type::a, "grandchild"}});
  CHECK(ask("www.here.org.") == "records www.here.org.: child");
  CHECK(ask("ns.here.org.") == "no_name ns.here.org.");
  CHECK(ask("into.org.") == "records www.here.org. > www.here.org.: child");
  CHECK(ask("www.gone.org.") == "unseen www.gone.org.");
  CHECK(ask("ns.gone.org.") == "unseen ns.gone.org.");
  CHECK(ask("gone.org.") == "unseen gone.org.");
  CHECK(answer("gone.org.", Type::ns).status == Status::records);
  CHECK(ask("lost.org.") == "unseen www.gone.org. > www.gone.org.");
  CHECK(ask("q.below.gone.org.") == "unseen q.below.gone.org.");
  CHECK(ask("x.deep.gone.org.") == "records x.deep.gone.org.: grandchild");
  CHECK(ask("cut.dn.org.", Type::ns) == "no_name cut.q.org. > cut.q.org.");
  CHECK(ask("org.", Type::ds) == "unseen org.");
  // DS is the parent's, whether or not the child is here.
  CHECK(ask("here.org.", Type::ds) == "records here.org.: digest");
  CHECK(ask("gone.org.", Type::ds) == "records gone.org.: digest");
  CHECK(ask("www.here.org.", Type::ds) == "no_data www.here.org.");
  CHECK(ask("deep.gone.org.", Type::ds) == "unseen deep.gone.org.");
}

TEST_CASE_FIXTURE(Asked, "an alias whose RDATA is no name is a failure") {
  const Name org = *names.intern("org.", Name::root);
  ZoneBuilder builder(names, org, Doc{});
  const std::vector<std::uint8_t> broken = {3, 'w', 'w'};
  for (const auto& [label, type] : {std::pair{"c", Type::cname}, std::pair{"d", Type::dname}}) {
    Record record;
    record.owner = *names.intern(label, org);
    record.type = type;
    builder.add(record, broken);
  }
  zones.push_back(std::move(builder).finish());
  CHECK(ask("c.org.") == "failed/malformed c.org.");
  CHECK(ask("x.d.org.") == "failed/malformed x.d.org.");
}

TEST_CASE_FIXTURE(Asked, "asking again gives the same spans") {
  zone("org.", {{"@", Type::soa}, {"www", Type::cname, "web"}, {"web", Type::a, "1"}});
  const Answer first = answer("www.org.", Type::a);
  for (int i = 0; i < 100; ++i) (void)answer("w" + std::to_string(i) + ".org.", Type::a);
  const Answer second = answer("www.org.", Type::a);
  CHECK(first.records.data() == second.records.data());
  CHECK(first.aliases.data() == second.aliases.data());
}
