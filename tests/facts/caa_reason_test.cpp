#include <doctest/doctest.h>

#include "lint/facts/caa_decision.h"
#include "tests/facts/caa_tree.h"

using namespace dcvlint;

namespace {

std::string reason_of(const Reply& reply, Failure failure, Security security) {
  CaaTree tree("");
  tree.fails("host.test.", failure, security);
  RelevantCaa relevant = tree.relevant("host.test.");
  relevant.path.back().answer.reply = &reply;
  const CaaQuestion question = CaaTree::question({});
  return reason_text(decide_caa(relevant, builtin_authorities, question), question, relevant,
                     tree.names);
}

}  // namespace

TEST_CASE("reason: what the resolver says of a failure") {
  const std::string bogus =
      "the look-up for host.test got an answer that doesn't validate{}; since 2026-03-15 that "
      "never permits";
  const std::string early =
      "; a signature begins to hold later: it was dated ahead, or the clock of ";
  struct Row {
    std::vector<ExtendedError> errors;
    std::string_view why, server;
    std::string expected;
  };
  const std::string many(400, 'x');
  for (const Row& row : std::vector<Row>{
           {{}, "", "192.0.2.53:53", ""},
           {{{7, ""}}, "", "192.0.2.53:53", " (Signature Expired)"},
           {{{7, "in 2020"}, {9, ""}}, "", "192.0.2.53:53", " (Signature Expired: in 2020)"},
           {{{4711, many}}, "", "192.0.2.53:53", " (code 4711: " + many.substr(0, 297) + "…)"},
           {{{7, "in 2020"}}, "what we know", "192.0.2.53:53", " (what we know)"},
           {{{6, ""}, {8, ""}},
            "",
            "192.0.2.53:53",
            " (DNSSEC Bogus)" + early + "the resolver is slow"},
           {{},
            "signature before inception date",
            "",
            " (signature before inception date)" + early + "this machine is slow"}}) {
    Reply reply;
    reply.errors = row.errors;
    reply.why = row.why;
    reply.server = row.server;
    std::string expected = bogus;
    expected.replace(expected.find("{}"), 2, row.expected);
    CHECK(reason_of(reply, Failure::bogus, Security::bogus) == expected);
  }
}
