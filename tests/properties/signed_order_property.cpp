// The order of extensions and of names in subjectAltName says nothing, so it changes no finding.

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "lint/base/ascii.h"
#include "tests/tools/der_signer.h"
#include "tests/tools/signed_run.h"

namespace dcvlint {
namespace {

using namespace der;

constexpr auto words = std::to_array<std::string_view>(
    {"www.kth.se", "WWW.kth.se", "kth.se", "*.kth.se", "*.*.kth.se", "w*.kth.se", "*.se",
     "intranet", "server.local", "a_b.kth.se", "ab--cd.kth.se", "xn--a.kth.se", "www.kth.se.",
     "192.0.2.1", "", "k\xC3\xB6ping.se", "1.2.0.192.in-addr.arpa", "-a.kth.se"});

Octets some_name() {
  switch (*rc::gen::inRange(0, 10)) {
    case 0:
      return context(1, "admin@kth.se", false);
    case 1:
      return context(6, "https://www.kth.se/", false);
    case 2:
      return context(7, *rc::gen::element<std::string>("\xC0\xA8\x01\x01", "\x82\xED\x1C\x28"),
                     false);
    default:
      return dns_name(words[*rc::gen::inRange<std::size_t>(0, words.size())]);
  }
}

struct Parts {
  bool certificate = false;
  std::vector<Octets> names;
  std::vector<Octets> extensions;  // without subjectAltName
  Octets subject;
};

Parts some_parts() {
  Parts parts;
  parts.certificate = *rc::gen::arbitrary<bool>();
  const auto count = *rc::gen::inRange<std::size_t>(0, 8);
  for (std::size_t i = 0; i < count; ++i) parts.names.push_back(some_name());
  auto some = [&](std::string_view oid, const Octets& value) {
    if (*rc::gen::inRange(0, 4) == 0) return;
    parts.extensions.push_back(extension(oid, value, *rc::gen::arbitrary<bool>()));
  };
  some("2.5.29.15", named_bits(*rc::gen::inRange<std::uint16_t>(1, 511)));
  some("2.5.29.37",
       sequence({oid(*rc::gen::element<std::string>("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"))}));
  some("2.5.29.19", sequence({*rc::gen::arbitrary<bool>() ? boolean(true) : boolean(false)}));
  some("2.5.29.14", octet_string("0123456789"));
  some("2.5.29.32", sequence({sequence({oid(*rc::gen::element<std::string>(
                        "2.23.140.1.2.1", "2.23.140.1.2.2", "1.3.6.1.4.1.99999.1"))})}));
  some("1.3.6.1.4.1.99999.3", "anything");
  parts.subject =
      sequence({rdn("2.5.4.6", printable("SE")),
                rdn("2.5.4.3", utf8(words[*rc::gen::inRange<std::size_t>(0, words.size() - 1)]))});
  return parts;
}

Octets written(const Parts& parts) {
  std::vector<Octets> extensions = parts.extensions;
  // Where it stands differs too: what is shuffled are its names and the list behind it.
  const std::size_t at = extensions.size() / 2;
  if (!parts.names.empty()) {
    extensions.insert(extensions.begin() + static_cast<std::ptrdiff_t>(at),
                      subject_alt_name(parts.names));
  }
  const Octets key = public_key(TestKey::p256);
  if (!parts.certificate) {
    RequestParts request;
    request.subject = parts.subject;
    request.key = key;
    if (!extensions.empty()) request.attributes->push_back(extension_request(extensions));
    return unsigned_by(TestKey::p256, TestDigest::sha256, to_be_signed(request));
  }
  CertificateParts certificate;
  certificate.inner_algorithm = signature_algorithm(TestKey::p256, TestDigest::sha256);
  certificate.issuer = sequence({rdn("2.5.4.10", utf8("CA"))});
  certificate.subject = parts.subject;
  certificate.key = key;
  if (!extensions.empty()) certificate.extensions = extensions;
  return unsigned_by(TestKey::p256, TestDigest::sha256, to_be_signed(certificate));
}

// Which of two spellings of a name is the second one is a matter of order, and the message says how
// it is spelled there: so in small letters, and without what is said of capital ones.
std::string lines(std::vector<std::string> findings) {
  constexpr std::string_view spelling = ", but for capital letters";
  for (std::string& finding : findings) {
    finding = lower_case(finding);
    if (finding.ends_with(spelling)) finding.resize(finding.size() - spelling.size());
  }
  std::ranges::sort(findings);
  std::string out;
  for (const std::string& finding : findings) out += finding + "\n";
  return out;
}

TEST_CASE("the order of extensions and names changes no finding") {
  std::size_t found = 0;
  const bool held = rc::check("findings of the same parts, shuffled", [&] {
    Parts parts = some_parts();
    const SignedBookRun before(written(parts));
    RC_ASSERT(before.result().broken.empty());
    found += before.result().findings.size();
    std::mt19937 random(*rc::gen::arbitrary<std::uint32_t>());
    std::ranges::shuffle(parts.names, random);
    std::ranges::shuffle(parts.extensions, random);
    const SignedBookRun after(written(parts));
    RC_ASSERT(lines(after.findings()) == lines(before.findings()));
  });
  CHECK(held);
  CHECK(found > 20);
}

}  // namespace
}  // namespace dcvlint
