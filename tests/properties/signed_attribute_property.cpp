// One attribute more in a subject takes no finding about another one away.

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "tests/tools/der_signer.h"
#include "tests/tools/signed_run.h"

namespace dcvlint {
namespace {

using namespace der;

struct Attr {
  std::string_view oid, label;
};
// Without C: it says what letters and which states to expect, so that every other value is read by
// it, and one more C is another question.
constexpr auto types = std::to_array<Attr>({{"2.5.4.7", "L"},
                                            {"2.5.4.8", "ST"},
                                            {"2.5.4.10", "O"},
                                            {"2.5.4.11", "OU"},
                                            {"2.5.4.9", "street"},
                                            {"2.5.4.17", "postalCode"},
                                            {"2.5.4.42", "GN"},
                                            {"2.5.4.4", "SN"},
                                            {"2.5.4.5", "serialNumber"},
                                            {"2.5.4.12", "title"},
                                            {"2.5.4.15", "businessCategory"},
                                            {"2.5.4.65", "pseudonym"},
                                            {"2.5.4.97", "organizationIdentifier"},
                                            {"1.3.6.1.4.1.311.60.2.1.1", "jurisdictionL"},
                                            {"1.3.6.1.4.1.311.60.2.1.2", "jurisdictionST"},
                                            {"1.3.6.1.4.1.311.60.2.1.3", "jurisdictionC"},
                                            {"0.9.2342.19200300.100.1.25", "DC"},
                                            {"1.2.840.113549.1.9.1", "emailAddress"}});
constexpr auto values = std::to_array<std::string_view>(
    {"KTH",
     "Stockholm",
     "Lund",
     "Norrland",
     "M",
     "Sk\xC3\xA5ne l\xC3\xA4n",
     "Hordaland",
     "Stockolms l\xC3\xA4n",
     "Sverige",
     "223 62 Lund",
     "-",
     "",
     " blank",
     "two  blanks",
     "N/A",
     "Kungliga h\xC3\xB6gskolan",
     "Malm\xC3\x83\xC2\xB6",
     "Malm?",
     "bad \xFF octet",
     "tab\there",
     "\xE2\x80\x8Bhidden",
     "a\xCC\x8A",
     "\xEF\xBF\xBD",
     "O=KTH, C=SE",
     "Default Company Ltd",
     "21.11.2026",
     "x@kth.se",
     "0123456789012345678901234567890123456789012345678901234567890123456789"});
// Certificates say by their policy of which type they are, so that the subject does not decide it.
constexpr auto policies = std::to_array<const char*>(
    {"2.23.140.1.2.1", "2.23.140.1.2.2", "2.23.140.1.2.3", "2.23.140.1.1", "2.23.140.1.5.1.1",
     "2.23.140.1.5.2.1", "2.23.140.1.5.3.2", "2.23.140.1.5.4.3", "2.23.140.1.4.1", "2.23.140.1.3"});

// Rules that are about one attribute *and* another one: they ask for the other one beside it, or
// read the one by the other. So `added` may take their finding about a `label` away, as it does in
// a certificate of that policy whose subject has the label's `value` only (where that is given).
// `added` empty: any may.
struct Pair {
  std::string_view rule, added, policy, label, value, why;
};
constexpr auto pairs = std::to_array<Pair>({
    {"subject/state-unknown", "L", "2.23.140.1.2.2", "ST", "Norrland",
     "L may be what ST should be"},
    {"subject/state-is-city", "L", "2.23.140.1.2.2", "ST", "Lund", "the same"},
    {"subject/state-misspelled", "L", "2.23.140.1.2.2", "ST", "Stockolms l\xC3\xA4n", "the same"},
    {"subject/locality-state-swapped", "L", "", "", "", "the same: another L before the first one"},
    {"subject/state-same-as-locality", "L", "", "", "", "likewise"},
    {"smime/address-incomplete", "L", "2.23.140.1.5.2.1", "street", "Hill", "asks for the town"},
    {"smime/address-incomplete", "ST", "2.23.140.1.5.2.1", "street", "Hill", "the same"},
    {"subject/attribute-order", "", "", "", "", "is about all, and names the first that is wrong"},
});

Octets some_attribute(const Attr& type) {
  return rdn(type.oid, utf8(values[*rc::gen::inRange<std::size_t>(0, values.size())]));
}
const Attr& some_type() { return types[*rc::gen::inRange<std::size_t>(0, types.size())]; }

std::string certificate(const std::vector<Octets>& subject, std::string_view policy) {
  CertificateParts parts;
  parts.inner_algorithm = signature_algorithm(TestKey::p256, TestDigest::sha256);
  parts.issuer = sequence({rdn("2.5.4.10", utf8("CA"))});
  parts.subject = sequence(subject);
  parts.key = public_key(TestKey::p256);
  parts.extensions = {{subject_alt_name({dns_name("www.kth.se")}),
                       extension("2.5.29.32", sequence({sequence({oid(policy)})}))}};
  return unsigned_by(TestKey::p256, TestDigest::sha256, to_be_signed(parts));
}

// Of what is found, what is about an attribute of a type that stands there, other than `but`: rule,
// attribute, message.
struct About {
  std::string rule, label, message;
  // The message may come to name the new one.
  bool operator<(const About& other) const {
    return std::tie(rule, label) < std::tie(other.rule, other.label);
  }
};
std::multiset<About> about_others(const SignedBookRun& run, std::string_view but) {
  std::multiset<About> out;
  for (const Finding& finding : run.result().findings) {
    const std::string_view target = finding.hit->target;
    const bool known =
        std::ranges::any_of(types, [&](const Attr& type) { return type.label == target; });
    if (!known || target == but || finding.rule->id.ends_with("-missing")) continue;
    out.insert({std::string(finding.rule->id), std::string(target), message(finding)});
  }
  return out;
}

SignedBookRun judged(const std::vector<Octets>& subject, std::string_view policy) {
  return SignedBookRun(certificate(subject, policy), make_date(2026, 11, 21), &builtin_profiles);
}

bool is_pair(const About& gone, std::string_view added) {
  return std::ranges::any_of(pairs, [&](const Pair& pair) {
    return pair.rule == gone.rule && (pair.added.empty() || pair.added == added);
  });
}

}  // namespace

TEST_CASE("an attribute more takes no finding about another one away") {
  std::size_t found = 0;
  const bool held = rc::check("one more", [&] {
    std::vector<Octets> subject = {rdn("2.5.4.6", printable("SE"))};
    const auto count = *rc::gen::inRange<std::size_t>(1, 6);
    for (std::size_t i = 0; i < count; ++i) subject.push_back(some_attribute(some_type()));
    const char* policy = policies[*rc::gen::inRange<std::size_t>(0, policies.size())];
    const SignedBookRun before = judged(subject, policy);
    const Attr& added = some_type();
    const auto at = static_cast<std::ptrdiff_t>(*rc::gen::inRange<std::size_t>(1, count + 2));
    subject.insert(subject.begin() + at, some_attribute(added));
    const SignedBookRun after = judged(subject, policy);
    RC_ASSERT(after.result().broken.empty());
    const auto had = about_others(before, added.label);
    const auto has = about_others(after, added.label);
    found += had.size();
    std::vector<About> gone;
    std::set_difference(had.begin(), had.end(), has.begin(), has.end(), std::back_inserter(gone));
    for (const About& each : gone) {
      if (is_pair(each, added.label)) continue;
      RC_FAIL(each.rule + ": " + each.message + " (gone with " + std::string(added.label) + ")");
    }
  });
  CHECK(held);
  CHECK(found > 50);
}

TEST_CASE("the rules on two attributes that this is not said of") {
  for (const Pair& pair : pairs) {
    if (pair.label.empty()) continue;
    CAPTURE(pair.rule);
    CAPTURE(pair.added);
    const auto attribute = [](std::string_view label, std::string_view value) {
      return rdn(std::ranges::find(types, label, &Attr::label)->oid, utf8(value));
    };
    std::vector<Octets> subject = {rdn("2.5.4.6", printable("SE")),
                                   attribute(pair.label, pair.value)};
    const auto told = [&] {
      const auto found = about_others(judged(subject, pair.policy), pair.added);
      return std::ranges::any_of(found, [&](const About& each) { return each.rule == pair.rule; });
    };
    CHECK(told());
    subject.push_back(attribute(pair.added, "Sk\xC3\xA5ne l\xC3\xA4n"));
    CHECK_FALSE(told());
  }
}

}  // namespace dcvlint
