#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "lint/engine/rule.h"
#include "lint/facts/ca_policy.h"
#include "rules/dcv/checks.h"
#include "rules/mail/checks.h"
#include "tests/rules/zone_repository.h"

namespace dcvlint {
namespace {

// What a check of zones finds where [policy] has these methods: "underlined text: word | word".
template <class T>
std::string found(const ReadRepository& repository, const T& check,
                  std::vector<std::string> methods = {"ca-tbr-4"}) {
  CaPolicy policy;
  policy.methods = std::move(methods);
  const Context& given = repository.context();
  const Context in{given.documents,  given.names,           builtin_authorities,
                   given.repository, given.as_of,           nullptr,
                   nullptr,          &builtin_domain_lists, &policy};
  Hits hits;
  hits.begin(0);
  for (const Zone& zone : in.repository.zones()) check(ZoneFact{in, zone}, hits);
  std::string lines;
  for (const Hit& hit : hits.hits()) {
    lines += std::string(in.documents.text(hit.place)) + ":";
    for (const Word& word : hit.words) {
      lines += (lines.ends_with(':') ? " " : " | ") + std::string(word.value);
    }
    lines += '\n';
  }
  return lines;
}

MailDomain domain_check(std::string_view state) {
  MailDomain check;
  check.state = state;
  return check;
}

TEST_CASE("no mailbox: names of a zone below the registered domain, which another zone has") {
  const Texts texts{{"lu.example.", "@ MX 0 .\n"},
                    {"sub.lu.example.",
                     "@ SOA ns.x.test. h.x.test. 1 1 1 1 1\nw CNAME t\nt TXT x\nhost A 192.0.2.1\n"
                     "_acme CNAME t\n*.v CNAME t\n"}};
  CHECK(found(ReadRepository(texts), MailNoMailbox{}) ==
        "@ SOA ns.x.test. h.x.test. 1 1 1 1 1: w.sub.lu.example and *.v.sub.lu.example | "
        "lu.example says that it takes no mail: its MX is \".\"\n");
  // The zone between takes mail, or the one above isn't to be seen.
  CHECK(found(ReadRepository(Texts{{"lu.example.", "@ MX 0 .\n"},
                                   {"sub.lu.example.", "@ MX 1 mx.x.test.\nw CNAME t\nt TXT x\n"}}),
              MailNoMailbox{}) == "");
  CHECK(found(ReadRepository(Texts{{"sub.lu.example.", "w CNAME t\nt TXT x\n"}}),
              MailNoMailbox{}) == "");
}

TEST_CASE("no mailbox: an alias's target, and the domains above it, are ways") {
  const auto lost = [](std::string_view other) {
    return found(ReadRepository(
                     Texts{{"lu.example.", "@ MX 0 .\nw CNAME host.sub.other.example.\n"},
                           {"other.example.",
                            std::string(other) + "host.sub MX 0 .\nhost.sub A 192.0.2.1\n"}}),
                 MailNoMailbox{}) != "";
  };
  CHECK_FALSE(lost("@ MX 1 mx.x.test.\n"));
  CHECK_FALSE(lost("@ MX 0 .\nsub MX 1 mx.x.test.\n"));
  CHECK(lost("@ MX 0 .\n"));
  // A wildcard's alias is not followed since SC-101, and one to a zone that is not there may do.
  const auto alone = [](std::string_view record) {
    return found(ReadRepository(Texts{{"lu.example.", "@ MX 0 .\n" + std::string(record)}}),
                 MailNoMailbox{}) != "";
  };
  CHECK_FALSE(alone("w CNAME host.other.example.\n"));
  CHECK(alone("*.v CNAME host.other.example.\n"));
  CHECK(alone("w CNAME t\nt TXT x\n"));
}

TEST_CASE("no method: inner hosts, aliases within and out of the zones, methods of the day") {
  const auto names = [](std::string_view text, std::vector<std::string> methods) {
    const std::string line = found(ReadRepository(Texts{{"lu.example.", std::string(text)}}),
                                   DcvNoMethod{}, std::move(methods));
    const std::size_t colon = line.rfind(": ", line.rfind(" | "));
    return colon == std::string::npos ? "" : line.substr(colon + 2, line.rfind(" | ") - colon - 2);
  };
  const std::string_view hosts =
      "a A 10.0.0.1\nb AAAA fe80::1\nc CNAME a\nd CNAME cdn.x.test.\ne A 10.0.0.1\ne A 192.0.2.1\n";
  CHECK(names(hosts, {"http-01"}) == "a.lu.example, b.lu.example and c.lu.example");
  CHECK(names(hosts, {"ca-tbr-20", "device-attest-01"}) ==
        "a.lu.example, b.lu.example and c.lu.example");
  CHECK(names(hosts, {"http-01", "ca-tbr-22"}) == "");
  CHECK(names(hosts, {"http-01", "ca-own"}) == "");
  CHECK(names(hosts, {}) == "");
  // A contact at any level, in TXT or CAA, and mail.
  CHECK(names("a A 10.0.0.1\n@ CAA 0 contactemail \"x@y.test\"\n", {"http-01", "ca-tbr-13"}) == "");
  CHECK(names("a A 10.0.0.1\n@ CAA 0 issue \"ca.test\"\n", {"http-01", "ca-tbr-13"}) ==
        "a.lu.example");
  CHECK(names("a A 10.0.0.1\n@ MX 0 .\na MX 0 .\n", {"http-01", "ca-tbr-4"}) == "a.lu.example");
  CHECK(names("a A 10.0.0.1\n@ MX 1 mx.x.test.\na MX 0 .\n", {"http-01", "ca-tbr-4"}) == "");
  CHECK(names("*.v A 10.0.0.1\n", {"http-01"}) == "");
}

TEST_CASE("no mailbox: the registered domain is one label below the public suffix") {
  const std::string zone = "@ MX 0 .\n@ A 192.0.2.1\n";
  CHECK(found(ReadRepository(Texts{{"a.co.uk.", zone}}), MailNoMailbox{}) ==
        "@ MX 0 .: a.co.uk | a.co.uk says that it takes no mail: its MX is \".\"\n");
  CHECK(found(ReadRepository(Texts{{"b.a.co.uk.", zone}}), MailNoMailbox{}) == "");
}

TEST_CASE("no mailbox: only what is sure") {
  const auto says = [](const std::string& zone) {
    return found(ReadRepository(Texts{{"lu.example.", zone}}), MailNoMailbox{});
  };
  const std::string www = "www CNAME web\nweb TXT x\n";
  CHECK(says("@ MX 0 .\n" + www) != "");
  // A server that the zone doesn't have may be added at run time.
  CHECK(says("@ MX 10 mail\n" + www) == "");
  CHECK(says("@ MX 10 mail\nmail TXT x\n" + www) == "");
  CHECK(says("@ MX 10 localhost.\n" + www) != "");
  // Lines that were lost may have had a server.
  CHECK(says("@ MX 0 .\n@ MX ten mail\nwww CNAME @\n") != "");
  CHECK(says("@ TXT x\n@ MX ten mail\n" + www) == "");
  CHECK(says("@ TXT x\n" + www) != "");
  // Below a delegation somebody else decides; so does the target of an alias that leads out.
  CHECK(says("@ MX 0 .\nsub NS ns.x.test.\nns.sub A 192.0.2.1\n") == "");
  CHECK(says("@ MX 0 .\nwww CNAME web.x.test.\n") == "");
}

TEST_CASE("no mailbox: zones that are no domains, and second files for one") {
  CHECK(found(ReadRepository(Texts{{"2.0.192.in-addr.arpa.", "@ MX 0 .\n1 CNAME x\n"}}),
              MailNoMailbox{}) == "");
  CHECK(found(ReadRepository(Texts{{"co.uk.", "@ MX 0 .\nwww CNAME x\nx TXT y\n"}}),
              MailNoMailbox{}) == "");
  CHECK(found(ReadRepository(Texts{{"example.", "@ MX 0 .\nwww CNAME x\nx TXT y\n"}}),
              MailNoMailbox{}) == "");
  CHECK(found(ReadRepository(Texts{{"lu.example.", "@ MX 1 mx.x.test.\n@ A 192.0.2.1\n"},
                                   {"lu.example.", "@ MX 0 .\n@ A 192.0.2.1\n"}}),
              MailNoMailbox{}) == "");
}

TEST_CASE("no mailbox: which methods leave mail alone") {
  const ReadRepository bare(Texts{{"lu.example.", "@ MX 0 .\n@ A 192.0.2.1\n"}});
  const ReadRepository txt(Texts{{"lu.example.",
                                  "@ MX 0 .\n@ A 192.0.2.1\n"
                                  "_validation-contactphone TXT \"+46 8 123\"\n"}});
  const ReadRepository caa(
      Texts{{"lu.example.", "@ MX 0 .\n@ A 192.0.2.1\n@ CAA 0 contactemail \"a@x.test\"\n"}});
  const auto finds = [](const ReadRepository& repository, std::vector<std::string> methods) {
    return !found(repository, MailNoMailbox{}, std::move(methods)).empty();
  };
  CHECK(finds(bare, {"ca-tbr-4"}));
  CHECK(finds(bare, {"ca-tbr-4", "ca-tbr-13", "ca-tbr-14"}));
  CHECK(!finds(bare, {}));
  CHECK(!finds(bare, {"ca-tbr-13"}));
  CHECK(!finds(bare, {"ca-tbr-4", "http-01"}));
  CHECK(!finds(bare, {"ca-tbr-4", "ca-own-way"}));
  // Contacts count only where such methods do.
  CHECK(finds(txt, {"ca-tbr-4"}));
  CHECK(!finds(txt, {"ca-tbr-4", "ca-tbr-16"}));
  CHECK(finds(caa, {"ca-tbr-4"}));
  CHECK(!finds(caa, {"ca-tbr-4", "ca-tbr-13"}));
}

TEST_CASE("the domain's state: what is told once, and where") {
  const ReadRepository null(Texts{{"lu.example.", "@ MX 0 .\nwww A 192.0.2.1\n"}});
  CHECK(found(null, domain_check("null-mx")) ==
        "@ MX 0 .: lu.example | lu.example says that it takes no mail: its MX is \".\"\n");
  CHECK(found(null, domain_check("no-server")) == "");
  // Names that are lost altogether are no-mailbox's.
  const ReadRepository lost(Texts{{"lu.example.", "@ MX 0 .\nwww CNAME @\nx A 192.0.2.1\n"}});
  CHECK(found(lost, domain_check("null-mx")) == "");
  CHECK(found(lost, MailNoMailbox{}) != "");
  const ReadRepository implicit(
      Texts{{"lu.example.", "@ SOA n. h. 1 1 1 1 1\n@ AAAA 2001:db8::1\n"}});
  CHECK(found(implicit, domain_check("implicit")) ==
        "@ AAAA 2001:db8::1: lu.example | "
        "lu.example has no MX, so that its own addresses count for a mail server\n");
  const ReadRepository dead(Texts{{"lu.example.", "@ MX 10 gone\n@ MX 20 mail\nmail TXT x\n"}});
  CHECK(found(dead, domain_check("servers-dead")) ==
        "@ MX 10 gone: lu.example | the mail server gone.lu.example does not exist\n");
  CHECK(!domain_check("odd").prepare());
  CHECK(domain_check("implicit").prepare());
}

TEST_CASE("a mail server without address: what the zones can tell") {
  const auto says = [](const Texts& texts) {
    return ReadRepository(texts).found(MailMxWithoutAddress{});
  };
  CHECK(says({{"lu.example.", "@ MX 10 mail.kth.example.\n"}, {"kth.example.", "mail TXT x\n"}}) ==
        "mail.kth.example.: lu.example | mail.kth.example\n");
  CHECK(says({{"lu.example.", "@ MX 10 a.b\nx.a.b A 192.0.2.1\n"}}) ==
        "a.b: lu.example | a.b.lu.example\n");
  CHECK(says({{"lu.example.", "@ MX 10 any.w\n*.w TXT x\n"}}) ==
        "any.w: lu.example | any.w.lu.example\n");
  CHECK(says({{"lu.example.", "@ MX 10 any.w\n*.w A 192.0.2.1\n"}}) == "");
  CHECK(says({{"lu.example.", "@ MX 10 gone\n"}}) == "");
  CHECK(says({{"lu.example.", "@ MX 10 mail\nmail TXT x\nmail A 192.0.2\n"}}) == "");
  // The other file of the same zone is another view of it.
  CHECK(says({{"lu.example.", "@ MX 10 x.test.\nmail TXT x\n"},
              {"lu.example.", "@ MX 10 mail\nmail A 192.0.2.1\n"}}) == "");
}

TEST_CASE("localhost as a mail server, in any case") {
  CHECK(ReadRepository(Texts{{"lu.example.",
                              "@ MX 10 LOCALHOST.\n@ MX 20 a.localhost.\n"
                              "@ MX 30 localhost\n@ MX 40 .\n"}})
            .found(MailMxLocalhost{}) ==
        "LOCALHOST.: lu.example | localhost\na.localhost.: lu.example | a.localhost\n");
}

TEST_CASE("null MX: the same record twice is one") {
  CHECK(ReadRepository(Texts{{"lu.example.", "@ MX 0 .\n@ MX 0 .\n"}}).found(MailNullMxMixed{}) ==
        "");
  CHECK(ReadRepository(Texts{{"lu.example.", "@ MX 0 .\n@ MX 10 .\n"}}).found(MailNullMxMixed{}) ==
        ".: lu.example\n");
}

}  // namespace
}  // namespace dcvlint
