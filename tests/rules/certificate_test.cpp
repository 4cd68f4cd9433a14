// Rules of the families key, certificate and request where the examples in their files end.

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

#include "lint/engine/rule_file.h"
#include "lint/sources/der_writer.h"
#include "tests/rules/signed_book.h"
#include "tests/tools/der_signer.h"

namespace dcvlint {
namespace {

SignedBook book() { return SignedBook({"key", "certificate", "request"}); }

std::string file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// A certificate for a server with what `change` makes of it.
std::string certificate(std::vector<std::string> extensions, std::string name = "www.kth.se") {
  using namespace der;
  CertificateParts parts;
  parts.inner_algorithm = signature_algorithm(TestKey::p256, TestDigest::sha256);
  parts.issuer = sequence({rdn("2.5.4.3", utf8("A CA"))});
  parts.subject = sequence({rdn("2.5.4.3", utf8(name))});
  parts.key = public_key(TestKey::p256);
  parts.serial = unsigned_integer("\x42\x31\x52\x61\x77\x18\x29\x10\x33");
  parts.validity = sequence({utc_time("261101000000Z"), utc_time("261231235959Z")});
  extensions.push_back(subject_alt_name({dns_name(name)}));
  parts.extensions = std::move(extensions);
  return unsigned_by(TestKey::p256, TestDigest::sha256, to_be_signed(parts));
}

}  // namespace

TEST_CASE("the roots that everybody trusts have no errors and no warnings") {
  const std::string roots = file("/etc/ssl/certs/ca-certificates.crt");
  if (roots.empty()) return;  // Debian's ca-certificates is not installed
  SignedBook all = book();
  std::istringstream lines(all.findings(roots, {}, Severity::warning));
  std::string others;
  for (std::string line; std::getline(lines, line);) {
    // One of them has its times in the form that is for years from 2050 on: a breach for sure.
    if (!line.starts_with("error certificate/time-type:")) others += line + "\n";
  }
  CHECK(others == "");
  CHECK(all.certificates() > 100);
}

TEST_CASE("a hundred thousand of everything") {
  using namespace der;
  SignedBook all = book();
  std::vector<std::string> many;
  for (int i = 0; i < 100'000; ++i) {
    many.push_back(sequence({oid("1.3.6.1.5.5.7.48.1"), context(6, "ldap://a", false)}));
  }
  std::vector<std::string> purposes(100'000, oid("1.3.6.1.5.5.7.3.3"));
  std::vector<std::string> policies(100'000, sequence({oid("2.23.140.1.2.1")}));
  std::vector<std::string> points(
      100'000, sequence({context(0, context(0, context(6, "ldap://a", false)))}));
  const std::string bytes = certificate(
      {extension("1.3.6.1.5.5.7.1.1", sequence(many)), extension("2.5.29.37", sequence(purposes)),
       extension("2.5.29.32", sequence(policies)), extension("2.5.29.31", sequence(points))});
  SignedBook one({"certificate/policy-reserved-count"});
  CHECK(
      one.findings(bytes, Profile::dv)
          .starts_with("error certificate/policy-reserved-count: 100000 of the reserved policies"));
  SignedBook aia({"certificate/aia-duplicate"});
  const std::string twice = aia.findings(bytes, Profile::dv);
  CHECK(std::ranges::count(twice, '\n') == 63);
}

TEST_CASE("a rule file that names what there is not is refused") {
  struct Row {
    std::string check, params, problem;
  };
  const Row rows[] = {
      {"certificate.criticality", R"({ critical = true, extensions = ["keyusage"] })",
       "\"keyusage\" is no extension that we know"},
      {"certificate.extension-missing", R"({ extension = "x" })",
       "\"x\" is no extension that we know"},
      {"certificate.eku-purpose", R"({ purposes = ["serverAuth"] })",
       "\"serverAuth\" is no dotted OID"},
      {"certificate.key-usage-no-digital-signature", R"({ key = "DSA" })", "must be RSA or EC"},
      {"key.curve-not-allowed", R"({ curves = ["p256"] })", "\"p256\" is no curve that we know"},
      {"key.algorithm-not-allowed", R"({ kinds = ["ECDSA"] })", "\"ECDSA\" is no kind of key"},
      {"key.sig-digest", R"({ digests = ["SHA1"] })", "\"SHA1\" is no digest that we know"},
      {"key.point-form", R"({ form = "short" })", "must be compressed or hybrid"},
  };
  for (const Row& row : rows) {
    RuleShelf shelf;
    const auto problems = shelf.add("our/rule", "our/rule.toml",
                                    "title = \"x\"\nseverity = \"error\"\napplies_to = { documents "
                                    "= [\"certificate\"] }\ncheck = \"" +
                                        row.check + "\"\nparams = " + row.params +
                                        "\nmessage = \"x\"\nwhy = \"x\"\nfix = \"x\"\n"
                                        "[[cite]]\nsource = \"x\"\nsays = \"x\"\n",
                                    all_checks());
    std::string all;
    for (const FileProblem& problem : problems) all += problem.what + "\n";
    INFO(row.check);
    CHECK(all.find(row.problem) != std::string::npos);
  }
}

}  // namespace dcvlint
