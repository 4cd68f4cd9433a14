// One attribute more in a subject takes no finding about another one away.

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/tools/der_signer.h"
#include "tests/tools/signed_run.h"

namespace dcvlint {
namespace {

using namespace der;

struct Type {
  std::string_view oid, label;
};
constexpr auto types = std::to_array<Type>({{"2.5.4.7", "L"},
                                            {"2.5.4.10", "O"},
                                            {"2.5.4.11", "OU"},
                                            {"2.5.4.9", "street"},
                                            {"2.5.4.17", "postalCode"},
                                            {"2.5.4.42", "GN"},
                                            {"2.5.4.12", "title"},
                                            {"2.5.4.97", "organizationIdentifier"},
                                            {"1.2.840.113549.1.9.1", "emailAddress"}});
constexpr auto values = std::to_array<std::string_view>(
    {"KTH", "Stockholm", "-", "", " blank", "two  blanks", "N/A", "Kungliga h\xC3\xB6gskolan",
     "Malm\xC3\x83\xC2\xB6", "bad \xFF octet", "tab\there", "\xE2\x80\x8Bhidden", "a\xCC\x8A",
     "\xEF\xBF\xBD", "O=KTH, C=SE", "Default Company Ltd",
     "0123456789012345678901234567890123456789012345678901234567890123456789"});

Octets some_attribute(const Type& type) {
  return rdn(type.oid, utf8(values[*rc::gen::inRange<std::size_t>(0, values.size())]));
}
const Type& some_type() { return types[*rc::gen::inRange<std::size_t>(0, types.size())]; }

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

// Of the family subject, what is about single attributes: rule, attribute, message. What is missing
// is about those that are not there, and what stands behind what is about all of them.
std::multiset<std::string> about_others(const SignedBookRun& run, std::string_view but) {
  std::multiset<std::string> out;
  for (const Finding& finding : run.result().findings) {
    const std::string_view rule = finding.rule->id;
    const std::string target(finding.hit->target);
    if (!rule.starts_with("subject/") || rule == "subject/attribute-order") continue;
    if (rule.ends_with("-missing") || target.find(but) != std::string::npos) continue;
    out.insert(std::string(rule) + " " + target + ": " + message(finding));
  }
  return out;
}

TEST_CASE("an attribute more takes no finding about another one away") {
  std::size_t found = 0;
  const bool held = rc::check("one more", [&] {
    std::vector<Octets> subject = {rdn("2.5.4.6", printable("SE"))};
    const auto count = *rc::gen::inRange<std::size_t>(1, 6);
    for (std::size_t i = 0; i < count; ++i) subject.push_back(some_attribute(some_type()));
    const auto* const policy =
        *rc::gen::element("2.23.140.1.2.1", "2.23.140.1.2.2", "2.23.140.1.2.3", "2.23.140.1.1");
    const SignedBookRun before(certificate(subject, policy));
    const Type& added = some_type();
    subject.insert(subject.begin() + static_cast<std::ptrdiff_t>(
                                         *rc::gen::inRange<std::size_t>(1, subject.size() + 1)),
                   some_attribute(added));
    const SignedBookRun after(certificate(subject, policy));
    RC_ASSERT(after.result().broken.empty());
    const auto had = about_others(before, added.label);
    const auto has = about_others(after, added.label);
    found += had.size();
    std::vector<std::string> gone;
    std::ranges::set_difference(had, has, std::back_inserter(gone));
    RC_ASSERT(gone == std::vector<std::string>());
  });
  CHECK(held);
  CHECK(found > 100);
}

}  // namespace
}  // namespace dcvlint
