#include "lint/sources/dns_lookups.h"

#include <doctest/doctest.h>

#include <string>
#include <tuple>

#include "tests/sources/fake_transport.h"

using namespace dcvlint;

namespace {

constexpr unsigned ad = MadeMessage::ad, servfail = MadeMessage::servfail;

struct Looking {
  Names names{1};
  FakeClock clock;
  FakeTransport transport{names};
  Documents documents;
  DnsLookups lookups{transport, names, clock, nullptr};
  Answer answer;

  Looking() {
    // org. is signed, example.org. is too, open.org. is not.
    transport.on("org. DS", delegated("org."));
    transport.on("example.org. DS", delegated("example.org."));
    transport.on("open.org. DS",
                 MadeMessage("open.org.", Type::ds, ad)
                     .authority("open.org.", Type::nsec, made_nsec("z.org.", {2, 46})));
  }

  static MadeMessage delegated(const char* name) {
    return MadeMessage(name, Type::ds, ad).answer(name, Type::ds, {0, 1, 13, 2, 5, 5});
  }
  static MadeMessage no_cut(const char* name) {
    return MadeMessage(name, Type::ds, ad)
        .authority(name, Type::nsec, made_nsec("z.org.", {1, 46}));
  }
  static MadeMessage reply(const char* name, unsigned flags = 0) {
    return {name, Type::caa, flags};
  }
  static MadeMessage with_caa(const char* name, unsigned flags = 0) {
    return reply(name, flags).answer(name, Type::caa, made_caa("issue", ";"));
  }

  // "status/failure security attempts=n: questions that were sent"
  std::string look(std::string_view text, Type type = Type::caa) {
    transport.asked.clear();
    const DnsQuestion question{names.intern(text, Name::root).value(), type};
    lookups.send(question);
    std::vector<Looked> looked;
    int turns = 0;
    while (looked.empty() && turns < 1000 && lookups.wait(looked)) ++turns;
    REQUIRE(looked.size() == 1);
    CHECK(looked[0].question == question);
    answer = looked[0].answer;
    REQUIRE(answer.reply != nullptr);
    constexpr const char* statuses[] = {"records", "no_data", "no_name", "failed"};
    constexpr const char* failures[] = {
        "",         "/alias_loop", "/chain",     "/name_too_long", "/server_failure",
        "/timeout", "/refused",    "/malformed", "/bogus",         "/unreachable"};
    constexpr const char* securities[] = {"unknown", "secure", "insecure", "bogus",
                                          "indeterminate"};
    std::string shown = statuses[static_cast<std::size_t>(answer.status)];
    shown += failures[static_cast<std::size_t>(answer.failure)];
    shown += std::string(" ") + securities[static_cast<std::size_t>(answer.security)];
    shown += " attempts=" + std::to_string(answer.reply->attempts) + ":";
    for (const std::string& asked : transport.asked) shown += " [" + asked + "]";
    return shown;
  }
};

}  // namespace

TEST_CASE_FIXTURE(Looking, "secure: the resolver says so") {
  transport.on("www.example.org. CAA", with_caa("www.example.org.", ad).opt());
  CHECK(look("www.example.org.") == "records secure attempts=1: [www.example.org. CAA]");
  const Reply& reply = *answer.reply;
  CHECK(reply.rcode == 0);
  CHECK(reply.ttl == 300);
  CHECK(reply.server == "127.0.0.1:53");
  CHECK(reply.round_trip == 1500);
  CHECK(reply.asked == 1'795'000'000'000);
  CHECK(reply.why.empty());
  CHECK_FALSE(reply.message);
}

TEST_CASE_FIXTURE(Looking, "insecure is shown from the top, once") {
  transport.on("www.open.org. CAA", with_caa("www.open.org."));
  transport.on("open.org. CAA", reply("open.org."));
  CHECK(look("www.open.org.") ==
        "records insecure attempts=1: [www.open.org. CAA] [org. DS] [open.org. DS]");
  CHECK(look("open.org.") == "no_data insecure attempts=1: [open.org. CAA]");
}

TEST_CASE_FIXTURE(Looking, "no AD where all is signed is nothing that we understand") {
  transport.on("www.example.org. CAA", with_caa("www.example.org."));
  transport.on("www.example.org. DS", no_cut("www.example.org."));
  CHECK(look("www.example.org.") ==
        "records indeterminate attempts=1: [www.example.org. CAA] [org. DS] [example.org. DS] "
        "[www.example.org. DS]");
}

TEST_CASE_FIXTURE(Looking, "a resolver that does not validate proves nothing") {
  transport.on("www.net. CAA", with_caa("www.net."));
  transport.on("net. DS", MadeMessage("net.", Type::ds).answer("net.", Type::ds, {0, 1, 13, 2, 5}));
  CHECK(look("www.net.") == "records indeterminate attempts=1: [www.net. CAA] [net. DS]");
  CHECK(answer.reply->why == "no validated answer about the delegation of net");
}

TEST_CASE_FIXTURE(Looking, "an alias into an unsigned zone") {
  transport.on("www.example.org. CAA",
               reply("www.example.org.")
                   .answer("www.example.org.", Type::cname, made_name("x.open.org."))
                   .answer("x.open.org.", Type::caa, made_caa("issue", ";")));
  transport.on("www.example.org. DS",
               MadeMessage("www.example.org.", Type::ds)
                   .answer("www.example.org.", Type::cname, made_name("x.open.org.")));
  CHECK(look("www.example.org.") ==
        "records insecure attempts=1: [www.example.org. CAA] [org. DS] [example.org. DS] "
        "[www.example.org. DS] [open.org. DS]");
}

TEST_CASE_FIXTURE(Looking, "bogus: the signature's times, where they tell why") {
  constexpr std::uint32_t now = 1'795'000'000;
  const auto rrsig = [](unsigned covered, std::uint32_t begins, std::uint32_t ends) {
    MadeOctets rdata;
    add_16(rdata, covered);
    rdata.insert(rdata.end(), {13, 3, 0, 0, 1, 44});
    for (const std::uint32_t time : {ends, begins}) {
      add_16(rdata, time >> 16U);
      add_16(rdata, time & 0xFFFFU);
    }
    add_16(rdata, 4711);
    return joined({rdata, made_name("example.org."), MadeOctets(64, 7)});
  };
  const auto why_of = [&](const std::vector<MadeOctets>& signatures) {
    const char* name = "www.example.org.";
    MadeMessage unchecked = with_caa(name);
    for (const MadeOctets& each : signatures) unchecked.answer(name, Type::rrsig, each);
    Looking fresh;
    fresh.transport.on("www.example.org. CAA", reply(name, servfail).opt(6, ""));
    fresh.transport.on("www.example.org. CAA CD", unchecked);
    CHECK(fresh.look(name).starts_with("failed/bogus bogus"));
    return std::string(fresh.answer.reply->why);
  };
  const MadeOctets good = rrsig(257, now - 3600, now + 3600);
  const MadeOctets early = rrsig(257, now + 3600, now + 7200);
  const MadeOctets late = rrsig(257, now - 7200, now - 3600);
  CHECK(why_of({}) == "");
  CHECK(why_of({good}) == "");
  CHECK(why_of({early}) ==
        "a signature in it holds from 2026-11-18 12:06:40 UTC on, and the clock says 2026-11-18 "
        "11:06:40 UTC");
  CHECK(why_of({late}) == "a signature in it held until 2026-11-18 10:06:40 UTC");
  CHECK(why_of({late, good, early}) == "");
  CHECK(why_of({rrsig(5, now - 1, now), late}) ==
        "a signature in it held until 2026-11-18 10:06:40 UTC");
  // Times run round: 2^31 seconds from now they are in the past.
  CHECK(why_of({rrsig(257, now - 1, now + 0x80000001U)}) ==
        "a signature in it held until 1958-10-31 07:52:33 UTC");
  CHECK(why_of({MadeOctets(17, 0)}) == "");
}

TEST_CASE_FIXTURE(Looking, "bogus: fails, answers unchecked, fails again") {
  transport.on("www.example.org. CAA", reply("www.example.org.", servfail).opt(7, "expired"));
  transport.on("www.example.org. CAA CD", with_caa("www.example.org."));
  CHECK(look("www.example.org.") ==
        "failed/bogus bogus attempts=3: [www.example.org. CAA] [www.example.org. CAA CD] "
        "[www.example.org. CAA]");
  CHECK(answer.records.empty());
  CHECK(answer.reply->rcode == 2);
  REQUIRE(answer.reply->errors.size() == 1);
  CHECK(answer.reply->errors[0].code == 7);
  CHECK(answer.reply->errors[0].text == "expired");
}

TEST_CASE_FIXTURE(Looking, "not bogus: the third answer came") {
  transport.on("www.example.org. CAA", reply("www.example.org.", servfail));
  transport.on("www.example.org. CAA", with_caa("www.example.org.", ad));
  transport.on("www.example.org. CAA CD", with_caa("www.example.org."));
  CHECK(look("www.example.org.") ==
        "records secure attempts=3: [www.example.org. CAA] [www.example.org. CAA CD] "
        "[www.example.org. CAA]");
}

TEST_CASE_FIXTURE(Looking, "failures, and the zones that they are in") {
  transport.on("dead.open.org. CAA", reply("dead.open.org.", servfail).opt(22, ""));
  transport.on("dead.open.org. CAA CD", reply("dead.open.org.", servfail));
  CHECK(look("dead.open.org.") ==
        "failed/server_failure insecure attempts=2: [dead.open.org. CAA] [dead.open.org. CAA CD] "
        "[org. DS] [open.org. DS]");
  CHECK(answer.reply->errors[0].code == 22);

  // Its DS question works: the name is in a signed zone.
  transport.on("dead.example.org. CAA", reply("dead.example.org.", servfail));
  transport.on("dead.example.org. CAA CD", reply("dead.example.org.", servfail));
  transport.on("dead.example.org. DS", no_cut("dead.example.org."));
  CHECK(
      look("dead.example.org.") ==
      "failed/server_failure secure attempts=2: [dead.example.org. CAA] [dead.example.org. CAA CD] "
      "[example.org. DS] [dead.example.org. DS]");

  // It does not: who knows. A DS question that fails is asked twice.
  transport.on("gone.example.org. CAA", DnsArrival::Kind::timeout);
  transport.on("gone.example.org. DS", MadeMessage("gone.example.org.", Type::ds, servfail));
  CHECK(look("gone.example.org.") ==
        "failed/timeout indeterminate attempts=1: [gone.example.org. CAA] [gone.example.org. DS] "
        "[gone.example.org. DS]");
  CHECK(answer.reply->why == "127.0.0.1:53 does not answer");
  CHECK_FALSE(answer.reply->rcode);
  CHECK_FALSE(answer.reply->round_trip);

  transport.on("www.open.org. CAA", reply("www.open.org.", 5));
  CHECK(look("www.open.org.") ==
        "failed/refused insecure attempts=2: [www.open.org. CAA] [www.open.org. CAA]");
  CHECK(answer.reply->rcode == 5);
}

TEST_CASE_FIXTURE(Looking, "a server without recursion") {
  MadeMessage closed = with_caa("www.open.org.", ad);
  closed.octets[3] = static_cast<std::uint8_t>(closed.octets[3] & 0x7FU);
  transport.on("www.open.org. CAA", closed);
  CHECK(look("www.open.org.").starts_with("failed/refused insecure attempts=2:"));
  CHECK(answer.reply->why == "the server offers no recursion");
}

TEST_CASE_FIXTURE(Looking, "nobody there") {
  transport.on("www.open.org. CAA", DnsArrival::Kind::unreachable);
  CHECK(look("www.open.org.") ==
        "failed/unreachable indeterminate attempts=1: [www.open.org. CAA]");
}

TEST_CASE_FIXTURE(Looking, "what is no message is asked for again") {
  MadeMessage junk = with_caa("www.open.org.");
  junk.add({0});
  transport.on("www.open.org. CAA", junk);
  CHECK(look("www.open.org.").starts_with("failed/malformed insecure attempts=2:"));
  CHECK(answer.reply->why == "octets follow the last record");

  transport.on("open.org. CAA", junk);
  transport.on("open.org. CAA", reply("open.org."));
  CHECK(look("open.org.") == "no_data insecure attempts=2: [open.org. CAA] [open.org. CAA]");

  transport.on("x.open.org. CAA", reply("x.open.org.").answer("x.open.org.", Type::cname, {9}));
  CHECK(look("x.open.org.").starts_with("failed/malformed insecure attempts=2:"));
}

TEST_CASE_FIXTURE(Looking, "a DS question is about the parent") {
  // An opt-out zone never sets AD; the proof is the same that the climb would get.
  transport.on("sub.open.org. DS", MadeMessage("sub.open.org.", Type::ds));
  CHECK(look("sub.open.org.", Type::ds) ==
        "no_data insecure attempts=1: [sub.open.org. DS] [org. DS] [open.org. DS]");
}

TEST_CASE_FIXTURE(Looking, "a library that validates tells all") {
  transport.on("a.org. CAA", with_caa("a.org."), Validation::insecure);
  CHECK(look("a.org.") == "records insecure attempts=1: [a.org. CAA]");
  transport.on("b.org. CAA", with_caa("b.org."), Validation::secure);
  CHECK(look("b.org.") == "records secure attempts=1: [b.org. CAA]");
  transport.on("c.org. CAA", reply("c.org.", servfail), Validation::bogus);
  CHECK(look("c.org.") == "failed/bogus bogus attempts=1: [c.org. CAA]");
  CHECK(answer.reply->why == "signature is bad\\x1B");
  transport.on("d.org. CAA", reply("d.org.", servfail), Validation::insecure);
  transport.on("org. DS", delegated("org."), Validation::secure);
  transport.on("d.org. DS", no_cut("d.org."), Validation::secure);
  CHECK(look("d.org.").starts_with(
      "failed/server_failure secure attempts=2: [d.org. CAA] [d.org. CAA]"));
}

TEST_CASE_FIXTURE(Looking, "a library's failure comes without a message") {
  transport.on("dead.open.org. CAA", DnsArrival::Kind::failure);
  CHECK(look("dead.open.org.") ==
        "failed/server_failure insecure attempts=2: [dead.open.org. CAA] [dead.open.org. CAA] "
        "[org. DS] [open.org. DS]");
  CHECK(answer.reply->rcode == 2);
  CHECK(answer.reply->round_trip == 1500);
  CHECK(answer.reply->why.empty());
}

TEST_CASE_FIXTURE(Looking, "what a server says of why is made harmless") {
  DnsLookups keeping(transport, names, clock, &documents);
  transport.on("c.org. CAA", reply("c.org.", servfail), Validation::bogus);
  keeping.send({names.intern("c.org.", Name::root).value(), Type::caa});
  std::vector<Looked> looked;
  while (keeping.wait(looked)) {
  }
  const Reply& told = *looked.at(0).answer.reply;
  CHECK(told.why == "signature is bad\\x1B");
  CHECK(documents.text(told.message.value()).size() == 23);
}

TEST_CASE_FIXTURE(Looking, "a wildcard is believed to have made records if that is validated") {
  MadeOctets rrsig(24, 0);
  rrsig[0] = 1, rrsig[1] = 1, rrsig[3] = 2;  // of CAA, over two labels
  for (const auto& [name, flags, made] :
       {std::tuple{"www.example.org.", ad, "*.example.org."}, {"www.open.org.", 0U, ""}}) {
    transport.on(std::string(name) + " CAA",
                 with_caa(name, flags).answer(name, Type::rrsig, rrsig));
    const std::string looked = look(name);
    CAPTURE(looked);
    CHECK(answer.from_wildcard == (*made != '\0'));
    CHECK(names.text(answer.source) == (answer.from_wildcard ? made : name));
  }
}

TEST_CASE_FIXTURE(Looking, "several at once wait for the same delegation") {
  for (const char* name : {"a.open.org.", "b.open.org.", "c.open.org."}) {
    transport.on(std::string(name) + " CAA", with_caa(name));
  }
  CHECK(lookups.room() == 3);
  for (const char* name : {"a.open.org.", "b.open.org.", "c.open.org."}) {
    lookups.send({names.intern(name, Name::root).value(), Type::caa});
  }
  CHECK(lookups.room() == 0);
  std::vector<Looked> looked;
  while (lookups.wait(looked)) {
  }
  CHECK(lookups.room() == 3);
  REQUIRE(looked.size() == 3);
  for (const Looked& one : looked) CHECK(one.answer.security == Security::insecure);
  CHECK(transport.asked.size() == 5);
}

TEST_CASE_FIXTURE(Looking, "messages are kept as documents, records point into them") {
  DnsLookups keeping(transport, names, clock, &documents);
  transport.on("www.example.org. CAA", with_caa("www.example.org.", ad));
  keeping.send({names.intern("www.example.org.", Name::root).value(), Type::caa});
  std::vector<Looked> looked;
  while (keeping.wait(looked)) {
  }
  const Answer& kept = looked.at(0).answer;
  REQUIRE(kept.reply->message);
  const Document& document = documents[kept.reply->message->doc];
  CHECK(document.path == "DNS answer to www.example.org CAA from 127.0.0.1:53");
  CHECK(document.bytes.size() == kept.reply->message->end);
  const std::string_view rdata = documents.text(kept.records[0].place);
  CHECK(rdata == std::string(kept.records[0].rdata.begin(), kept.records[0].rdata.end()));
}
