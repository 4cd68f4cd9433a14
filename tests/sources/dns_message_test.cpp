#include "lint/sources/dns_message.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/sources/made_message.h"

using namespace dcvlint;

namespace {

constexpr const char* statuses[] = {"records", "no_data", "no_name", "failed", "unseen", "unasked"};
constexpr const char* failures[] = {"none",          "alias_loop",     "alias_chain_too_long",
                                    "name_too_long", "server_failure", "timeout",
                                    "refused",       "malformed",      "bogus",
                                    "unreachable"};

struct Asked {
  Names names{1};
  Arena arena;
  DnsReader reader{names};

  Name name(std::string_view text) { return names.intern(text, Name::root).value(); }

  // "status owner > alias: rdata@ttl rdata ttl=300", or why the message is none.
  std::string ask(const MadeMessage& made, std::string_view text = "www.example.org.",
                  Type type = Type::caa) {
    const DnsQuestion question{name(text), type};
    const auto message = reader.read(made.octets, question, 0x1234);
    if (!message) return std::string(dns_flaw_text(message.error()));
    const auto read = read_answer(*message, question, names, arena, std::nullopt);
    if (!read) return std::string(dns_flaw_text(read.error()));
    const Answer& answer = read->answer;
    std::string shown = statuses[static_cast<std::size_t>(answer.status)];
    if (answer.failure != Failure::none) {
      shown += std::string("/") + failures[static_cast<std::size_t>(answer.failure)];
    }
    shown += ' ' + names.text(answer.owner);
    for (const Name alias : answer.aliases) shown += " > " + names.text(alias);
    for (const AnswerRecord& record : answer.records) {
      shown += ' ' + std::string(record.rdata.begin(), record.rdata.end()) + '@' +
               std::to_string(record.ttl);
    }
    if (read->ttl) shown += " ttl=" + std::to_string(*read->ttl);
    if (answer.from_wildcard) shown += " by " + names.text(answer.source);
    CHECK(answer.from_wildcard == (answer.source != answer.owner));
    CHECK((answer.status == Status::records) == !answer.records.empty());
    return shown;
  }
};

MadeOctets text(std::string_view word) { return {word.begin(), word.end()}; }

MadeMessage reply(unsigned flags = 0) { return {"www.example.org.", Type::caa, flags}; }

}  // namespace

TEST_CASE_FIXTURE(Asked, "what a message says") {
  CHECK(ask(reply()
                .answer("www.example.org.", Type::caa, text("b"), 60)
                .answer("WWW.example.ORG", Type::caa, text("a"), 70)
                .answer("www.example.org.", Type::caa, text("b"), 60)
                .answer("www.example.org.", Type::rrsig, text("x"), 5)
                .answer("other.example.org.", Type::caa, text("c"), 5)) ==
        "records www.example.org. a@70 b@60 ttl=60");
  CHECK(ask(reply().authority("example.org.", Type::soa, made_soa(90), 400)) ==
        "no_data www.example.org. ttl=90");
  CHECK(ask(reply(MadeMessage::nxdomain).authority("org.", Type::soa, made_soa(90), 40)) ==
        "no_name www.example.org. ttl=40");
  CHECK(ask(reply()) == "no_data www.example.org.");
  CHECK(ask(reply(MadeMessage::servfail)) == "failed/server_failure www.example.org.");
  CHECK(ask(reply(5)) == "failed/refused www.example.org.");
  CHECK(ask(reply(6)) == "failed/name_too_long www.example.org.");
  // The high bits of the RCODE are in OPT.
  CHECK(ask(reply().opt(0, "", 1)) == "failed/server_failure www.example.org.");
  // RFC 2181 §8
  CHECK(ask(reply().answer("www.example.org.", Type::caa, text("a"), 0x80000000U)) ==
        "records www.example.org. a@0 ttl=0");
  // Another class is another name space.
  CHECK(ask(reply().record(1, made_name("www.example.org."), Type::caa, 60, text("a"), 3)) ==
        "no_data www.example.org.");
}

TEST_CASE_FIXTURE(Asked, "aliases") {
  CHECK(ask(reply()
                .answer("b.org.", Type::caa, text("x"), 90)
                .answer("a.org.", Type::cname, made_name("b.org."), 50)
                .answer("www.example.org.", Type::cname, made_name("a.org."), 60)) ==
        "records b.org. > a.org. > b.org. x@90 ttl=50");
  CHECK(ask(reply(MadeMessage::nxdomain)
                .answer("www.example.org.", Type::cname, made_name("a.org."), 60)
                .authority("org.", Type::soa, made_soa(30))) == "no_name a.org. > a.org. ttl=30");
  // Told twice is told once; told in two ways it would hang on their order.
  MadeMessage alias = reply().answer("www.example.org.", Type::cname, made_name("a.org."));
  CHECK(ask(MadeMessage(alias).answer("www.example.org.", Type::cname, made_name("A.org."))) ==
        "no_data a.org. > a.org.");
  CHECK(ask(MadeMessage(alias).answer("www.example.org.", Type::cname, made_name("b.org."))) ==
        "the data of a record does not fit its type");
  // The DNAME's own CNAME is the hop; where a server left it out, we make it.
  const MadeOctets net = made_name("net.");
  CHECK(ask(reply()
                .answer("example.org.", Type::dname, net)
                .answer("www.example.org.", Type::cname, made_name("www.net."))) ==
        "no_data www.net. > www.net.");
  CHECK(ask(reply()
                .answer("example.org.", Type::dname, net)
                .answer("www.net.", Type::caa, text("x"))) ==
        "records www.net. > www.net. x@300 ttl=300");
  // It redirects what is below, not itself.
  CHECK(ask(reply().answer("www.example.org.", Type::dname, net)) == "no_data www.example.org.");
  CHECK(
      ask(MadeMessage("www.example.org.", Type::dname).answer("www.example.org.", Type::dname, net),
          "www.example.org.",
          Type::dname) == "records www.example.org. " + std::string("\3net\0", 5) + "@300 ttl=300");
  // Who asks for the CNAME gets it.
  CHECK(ask(MadeMessage("www.example.org.", Type::cname)
                .answer("www.example.org.", Type::cname, made_name("a.")),
            "www.example.org.",
            Type::cname) == "records www.example.org. " + std::string("\1a\0", 3) + "@300 ttl=300");
  CHECK(ask(reply()
                .answer("www.example.org.", Type::cname, made_name("a.org."))
                .answer("a.org.", Type::cname, made_name("www.example.org."))) ==
        "failed/alias_loop www.example.org. > a.org. > www.example.org. ttl=300");
  MadeMessage chain = reply().answer("www.example.org.", Type::cname, made_name("1.org."));
  for (int i = 1; i < 16; ++i) {
    chain.answer(std::to_string(i) + ".org.", Type::cname,
                 made_name(std::to_string(i + 1) + ".org."));
  }
  CHECK(ask(chain).starts_with("no_data 16.org. > 1.org."));
  chain.answer("16.org.", Type::cname, made_name("17.org."));
  CHECK(ask(chain).starts_with("failed/alias_chain_too_long 16.org. > 1.org."));
}

TEST_CASE_FIXTURE(Asked, "records that a wildcard made have signatures over fewer labels") {
  const auto rrsig = [](unsigned covered, std::uint8_t labels, std::size_t size = 24) {
    MadeOctets rdata;
    add_16(rdata, covered);
    rdata.push_back(13);
    rdata.push_back(labels);
    rdata.resize(size);
    return rdata;
  };
  const char* name = "www.example.org.";
  const MadeMessage caa = reply().answer(name, Type::caa, text("a"));
  const auto signed_by = [&](const MadeOctets& rdata) {
    return MadeMessage(caa).answer(name, Type::rrsig, rdata);
  };
  CHECK(ask(signed_by(rrsig(257, 3))) == "records www.example.org. a@300 ttl=300");
  CHECK(ask(signed_by(rrsig(257, 2))) ==
        "records www.example.org. a@300 ttl=300 by *.example.org.");
  CHECK(ask(signed_by(rrsig(257, 0))) == "records www.example.org. a@300 ttl=300 by *.");
  CHECK(ask(signed_by(rrsig(257, 255))) == "records www.example.org. a@300 ttl=300");
  // Another type's, another name's, or cut off.
  CHECK(ask(signed_by(rrsig(1, 2))) == "records www.example.org. a@300 ttl=300");
  CHECK(ask(MadeMessage(caa).answer("example.org.", Type::rrsig, rrsig(257, 1))) ==
        "records www.example.org. a@300 ttl=300");
  CHECK(ask(signed_by(rrsig(257, 2, 18))) == "records www.example.org. a@300 ttl=300");
  CHECK(ask(signed_by({})) == "records www.example.org. a@300 ttl=300");
  // One of them is forged, and nobody knows which.
  CHECK(ask(signed_by(rrsig(257, 2)).answer(name, Type::rrsig, rrsig(257, 3))) ==
        "records www.example.org. a@300 ttl=300");
  CHECK(ask(signed_by(rrsig(257, 2)).answer(name, Type::rrsig, rrsig(257, 1))) ==
        "records www.example.org. a@300 ttl=300");
  // The wildcard itself is written so in the zone.
  const char* wildcard = "*.example.org.";
  const MadeMessage itself =
      MadeMessage(wildcard, Type::caa).answer(wildcard, Type::caa, text("a"));
  CHECK(ask(MadeMessage(itself).answer(wildcard, Type::rrsig, rrsig(257, 2)), wildcard) ==
        "records *.example.org. a@300 ttl=300");
  // Behind an alias it is the target's.
  CHECK(ask(reply()
                .answer(name, Type::cname, made_name("a.b.org."))
                .answer(name, Type::rrsig, rrsig(5, 2))
                .answer("a.b.org.", Type::caa, text("a"))
                .answer("a.b.org.", Type::rrsig, rrsig(257, 2))) ==
        "records a.b.org. > a.b.org. a@300 ttl=300 by *.b.org.");
}

TEST_CASE_FIXTURE(Asked, "what is no message, or not the one we wait for") {
  struct Row {
    const char* name;
    MadeMessage message;
    const char* why;
  };
  const auto cut = [](MadeMessage made, std::size_t octets) {
    made.octets.resize(made.octets.size() - octets);
    return made;
  };
  const auto with = [](MadeMessage made, const MadeOctets& more) {
    made.add(more);
    return made;
  };
  const auto set = [](MadeMessage made, std::size_t at, std::uint8_t octet) {
    made.octets[at] = octet;
    return made;
  };
  const MadeMessage one = reply().answer("www.example.org.", Type::caa, text("a"));
  MadeMessage empty = reply();
  empty.octets.resize(11);
  const Row rows[] = {
      {"eleven octets", empty, "it is shorter than a header"},
      {"a query", set(reply(), 2, 1), "it is not marked as an answer"},
      {"another opcode", set(reply(), 2, 0xA1), "it is not marked as an answer"},
      {"another number", set(reply(), 0, 0x13), "it has another query's number"},
      {"another name", {"wwx.example.org.", Type::caa}, "it answers another question"},
      {"a name above", {"example.org.", Type::caa}, "it answers another question"},
      {"another type", {"www.example.org.", Type::a}, "it answers another question"},
      {"another class", set(reply(), 32, 3), "it answers another question"},
      {"no question", set(reply(), 5, 0), "it answers another question"},
      {"two questions", set(reply(), 5, 2), "it answers another question"},
      {"half a question", cut(reply(), 2), "a record overruns the end"},
      {"TC", reply(MadeMessage::tc), "it is cut short"},
      {"one octet missing", cut(one, 1), "a record overruns the end"},
      {"a record missing", set(reply(), 7, 1), "a name in it cannot be read"},
      {"65 535 records missing", set(set(reply(), 6, 255), 7, 255), "a name in it cannot be read"},
      {"an octet behind", with(one, {0}), "octets follow the last record"},
      {"an owner that points at itself", reply().record(1, {0xC0, 33}, Type::caa, 1, {}),
       "a name in it cannot be read"},
      {"two OPT", reply().opt().opt(), "its EDNS record cannot be read"},
      {"OPT of a name", reply().record(3, made_name("a."), Type{41}, 0, {}),
       "its EDNS record cannot be read"},
      {"OPT as an answer", reply().record(1, {0}, Type{41}, 0, {}),
       "its EDNS record cannot be read"},
      {"an option that overruns", reply().record(3, {0}, Type{41}, 0, {0, 15, 0, 9, 0, 1}),
       "its EDNS record cannot be read"},
      {"half an option", reply().record(3, {0}, Type{41}, 0, {0, 15, 0}),
       "its EDNS record cannot be read"},
      {"an extended error without a code", reply().record(3, {0}, Type{41}, 0, {0, 15, 0, 1, 0}),
       "its EDNS record cannot be read"},
      {"a CNAME that is no name", reply().answer("www.example.org.", Type::cname, {9, 'a'}),
       "the data of a record does not fit its type"},
  };
  for (const Row& row : rows) {
    SUBCASE(row.name) { CHECK(ask(row.message) == row.why); }
  }
}

TEST_CASE_FIXTURE(Asked, "flags and extended errors") {
  const DnsQuestion question{name("www.example.org."), Type::caa};
  const MadeMessage made = reply(MadeMessage::ad | MadeMessage::servfail)
                               .opt(7, std::string_view("signature expired\0", 18));
  const auto message = reader.read(made.octets, question, std::nullopt).value();
  CHECK(message.authentic);
  CHECK(message.recursion);
  CHECK(message.edns);
  CHECK(message.rcode == 2);
  REQUIRE(message.errors.size() == 1);
  CHECK(message.errors[0].code == 7);
  CHECK(message.errors[0].text == "signature expired");
  const MadeMessage plain = reply();
  CHECK_FALSE(reader.read(plain.octets, question, std::nullopt).value().authentic);
}

TEST_CASE_FIXTURE(Asked, "1001 records") {
  MadeMessage made = reply();
  for (int i = 0; i < 1001; ++i) {
    made.answer("www.example.org.", Type::caa, text(std::to_string(10000 + i)));
  }
  made.octets[6] = 1001 / 256;
  made.octets[7] = 1001 % 256;
  const std::string shown = ask(made);
  CHECK(shown.starts_with("records www.example.org. 10000@300 10001@300"));
  CHECK(shown.ends_with(" 11000@300 ttl=300"));
}
