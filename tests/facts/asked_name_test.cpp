#include "lint/facts/asked_name.h"

#include <doctest/doctest.h>

#include <string>

using namespace dcvlint;

namespace {

// "ascii", "ascii (unicode)" or "! why not".
std::string asked(std::string_view text) {
  const auto name = asked_name(text);
  if (!name) return "! " + name.error();
  return name->ascii + (name->unicode.empty() ? "" : " (" + name->unicode + ")");
}

}  // namespace

TEST_CASE("asked name: names as they are asked for") {
  CHECK(asked("www.KTH.se") == "www.kth.se");
  CHECK(asked("kth.se.") == "kth.se");
  CHECK(asked("se") == "se");
  CHECK(asked("*.kth.se") == "*.kth.se");
  CHECK(asked("_mta.kth.se") == "_mta.kth.se");
  CHECK(asked("xn--rksmrgs-5wao1o.se") == "xn--rksmrgs-5wao1o.se");
  const std::string label(63, 'a');
  CHECK(asked(label + ".se") == label + ".se");
}

TEST_CASE("asked name: U-labels by UTS #46") {
  CHECK(asked("räksmörgås.se") == "xn--rksmrgs-5wao1o.se (räksmörgås.se)");
  CHECK(asked("RÄKSMÖRGÅS.SE.") == "xn--rksmrgs-5wao1o.se (räksmörgås.se)");
  CHECK(asked("ra\xCC\x88ksmo\xCC\x88rga\xCC\x8As.se") == "xn--rksmrgs-5wao1o.se (räksmörgås.se)");
  CHECK(asked("*.malmö.se") == "*.xn--malm-8qa.se (*.malmö.se)");
  CHECK(asked("www。malmö．se｡") == "www.xn--malm-8qa.se (www.malmö.se)");
  CHECK(asked("ｗｗｗ.kth.se") == "www.kth.se");
  CHECK(asked("mal\xC2\xADmö.se") == "xn--malm-8qa.se (malmö.se)");
  CHECK(asked("straße.de") == "xn--strae-oqa.de (straße.de)");
  CHECK(asked("ﬁn.example") == "fin.example");
  CHECK(asked("ﬁnländer.example") == "xn--finlnder-3za.example (finländer.example)");
  CHECK(asked("m².example") == "m2.example");
  CHECK(asked("ｶﾞ.example") == "xn--mck.example (ガ.example)");
  CHECK(asked("ΒΌΛΟΣ.example") == "xn--nxasmq6b.example (βόλοσ.example)");
  CHECK(asked("βόλος.example") == "xn--nxasmm1c.example (βόλος.example)");
  CHECK(asked("Ⅷ.example") == "viii.example");
  CHECK(asked("a\xE2\x80\x8B"
              "b.example") == "ab.example");
  CHECK(asked("İzmir.example") == "xn--izmir-7fd.example (i\xCC\x87zmir.example)");
}

TEST_CASE("asked name: what is no name, and why") {
  CHECK(asked("") == "! is empty");
  CHECK(asked(".") == "! is empty");
  CHECK(asked("a..se") == "! has an empty label");
  CHECK(asked(".se") == "! has an empty label");
  CHECK(asked("malmö..se") == "! has an empty label");
  const std::string label(64, 'a');
  CHECK(asked(label + ".se") == "! has a label of more than 63 octets");
  std::string accents;
  for (int i = 0; i < 60; ++i) accents += "ö";
  CHECK(asked(accents + ".se") == "! has a label of more than 63 octets");
  std::string long_name;
  for (int i = 0; i < 127; ++i) long_name += "a.";
  CHECK(asked(long_name + "bb") == "! is longer than 253 octets, the most that a name has");
  const std::string address =
      "! is an IP address: CAA is about domain names, and no CA looks it up for an address";
  CHECK(asked("192.0.2.1") == address);
  CHECK(asked("2001:db8::1") == address);
  CHECK(asked("[2001:db8::1]") == address);
  CHECK(asked("https://kth.se/") == "! is a URL");
  CHECK(asked("a@kth.se") == "! is a mail address; CAA is looked up for what stands behind its @");
  CHECK(asked("kth.se:443") == "! has a port");
  CHECK(asked("a b.se") == "! has a blank");
  CHECK(asked("w*.kth.se") == "! has a \"*\" that isn't the whole first label");
  CHECK(asked("www.*.kth.se") == "! has a \"*\" that isn't the whole first label");
  CHECK(asked("*") == "! has a \"*\" that isn't the whole first label");
  CHECK(asked("\xFF.se") == "! is no UTF-8");
  CHECK(asked("\xF0\x9F\x98\x80.se") ==
        "! has the label \"\xF0\x9F\x98\x80\", which is no U-label: it has an emoji or another "
        "symbol");
  CHECK(asked("a\xD8\x9C"
              "ö.se") ==
        "! has the label \"a\xD8\x9C"
        "ö\", which is no U-label: names cannot have U+061C");
  CHECK(asked("ö.℀.se") == "! has a path");  // "a/c"
  CHECK(asked("-ö.se") == "! has the label \"-ö\", which is no U-label: a hyphen at its edge");
  CHECK(asked("aö--b.se") ==
        "! has the label \"aö--b\", which is no U-label: hyphens in third and fourth place");
}

TEST_CASE("asked name: names that nobody asks DNS for") {
  const std::string tor =
      "is a name of the Tor network: DNS has none of them (RFC 7686), and no CA has to look up CAA "
      "for it (BR 2.3.1 §4.2.2.1)";
  for (const bool public_dns : {false, true}) {
    CHECK(why_not_asked("onion", public_dns) == tor);
    CHECK(why_not_asked("www.abcdefgh.onion", public_dns) == tor);
    CHECK(why_not_asked("*.abcdefgh.onion", public_dns) == tor);
    for (const std::string_view name :
         {"se", "example", "www.example.org", "onion.se", "notonion", "_acme.home.arpa"}) {
      CAPTURE(name);
      CHECK(why_not_asked(name, public_dns).empty());
    }
  }
  CHECK(why_not_asked("printer.local", true) ==
        "is not asked for: .local is for names found by multicast DNS (RFC 6762), and no public CA "
        "issues for it");
  CHECK(why_not_asked("*.intranet", true) ==
        "is not asked for: .intranet is used in private networks (RFC 6762 appendix G), and no "
        "public CA issues for it");
  CHECK(why_not_asked("printer.local", false).empty());
}

TEST_CASE("asked name: a label of a megabyte is refused at once") {
  std::string text;
  for (int i = 0; i < 500'000; ++i) {
    text += static_cast<char>(0xC3);
    text += static_cast<char>(0x80 + i % 64);
  }
  CHECK(asked(text) == "! is longer than 253 octets, the most that a name has");
}
