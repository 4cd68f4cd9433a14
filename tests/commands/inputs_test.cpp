#include "lint/commands/inputs.h"

#include <doctest/doctest.h>

namespace dcvlint {
namespace {

constexpr const char* soa = "@ SOA ns host 1 2 3 4 5\n";

std::string inputs(std::map<std::string, std::string> content, std::vector<std::string> paths,
                   bool forced = false, bool with_help = false) {
  const MemoryFiles files(std::move(content));
  Documents documents;
  const InputOptions options{std::move(paths),
                             [](const std::string&, bool) { return false; },
                             [&](const FoundFile& file) { return forced && file.named; },
                             {}};
  const Inputs read = read_inputs(files, options, documents);
  std::string out;
  for (const ZoneInput& zone : read.zones) {
    out += documents[zone.document].path;
    if (zone.fragment) out += " (part of " + zone.included_by + ")";
    out += "\n";
  }
  for (const SignedFileInput& file : read.signed_files) {
    out += documents[file.document].path + ": signed\n";
  }
  for (const InputProblem& problem : read.problems)
    out += problem.path + ": " + problem.what +
           (with_help ? " (" + problem.help + ")" : std::string()) + "\n";
  return out;
}

TEST_CASE("what another input includes is read with it") {
  const std::string zone = std::string(soa) + "$INCLUDE parts/a\n";
  const std::map<std::string, std::string> content = {
      {"/r/z.zone", zone},
      {"/r/parts/a", "$INCLUDE b\nwww A 192.0.2.1\n"},
      {"/r/parts/b", "ftp A 192.0.2.1\n"}};
  CHECK(inputs(content, {"/r"}) == "/r/z.zone\n");
  CHECK(inputs(content, {"/r/parts/a", "/r/z.zone"}) == "/r/z.zone\n");
  CHECK(inputs(content, {"/r/parts/a"}) == "/r/parts/a (part of /r/z.zone)\n");
  CHECK(inputs(content, {"/r/parts/b"}) == "/r/parts/b (part of /r/parts/a)\n");
}

TEST_CASE("what BIND finds from its directory is read with the zone that includes it") {
  const std::string zone = std::string(soa) + "$INCLUDE common/a.zone\n";
  const std::map<std::string, std::string> content = {
      {"/r/zones/z.zone", zone},
      {"/r/common/a.zone", "$INCLUDE common/b.zone\nwww A 192.0.2.1\n"},
      {"/r/common/b.zone", "ftp A 192.0.2.1\n"},
      {"/r/common/c.zone", soa}};
  CHECK(inputs(content, {"/r"}) == "/r/common/c.zone\n/r/zones/z.zone\n");
  std::map<std::string, std::string> in_git = content;
  in_git["/r/.git/HEAD"] = "";
  CHECK(inputs(in_git, {"/r/common/a.zone", "/r/zones/z.zone"}) == "/r/zones/z.zone\n");
}

TEST_CASE("files that include one another in a ring don't all vanish") {
  CHECK(inputs({{"/r/a", "$INCLUDE b\n"}, {"/r/b", "$INCLUDE a\n"}}, {"/r"}) == "/r/a\n");
  CHECK(inputs({{"/r/a", "$INCLUDE a\n"}}, {"/r"}) == "/r/a\n");
}

TEST_CASE("what is no zone is told when it was named") {
  const std::map<std::string, std::string> content = {{"/r/a.pdf", std::string(50, '\0')},
                                                      {"/r/text", "hello\n"}};
  CHECK(inputs(content, {"/r"}) ==
        "/r: no zone, certificate request, certificate or revocation list found here\n");
  CHECK(inputs(content, {"/r/a.pdf", "/r/text"}) ==
        "/r/a.pdf: binary data; this version lints zones, requests, certificates and revocation "
        "lists\n"
        "/r/text: text, but not a zone; this version lints zones, requests, certificates and "
        "revocation lists\n");
  CHECK(inputs(content, {"/r/text"}, true) == "/r/text\n");
}

TEST_CASE("a private key is no zone whatever one says") {
  CHECK(inputs({{"/r/k", "-----BEGIN PRIVATE KEY-----\n"}}, {"/r/k"}, true) ==
        "/r/k: a private key, and no zone\n");
  CHECK(inputs({{"/r/k", "ssh-rsa AAAA\n"}}, {"/r/k"}, true) == "/r/k: an SSH key, and no zone\n");
}

TEST_CASE("an empty zone is a problem, another empty file is not") {
  CHECK(inputs({{"/r/a.zone", ""}, {"/r/b", ""}, {"/r/c.zone", soa}}, {"/r"}) ==
        "/r/c.zone\n/r/a.zone: empty\n");
}

TEST_CASE("a configuration of BIND alone is no input") {
  CHECK(inputs({{"/r/named.conf", "zone \"a\" { file \"b\"; };\n"}}, {"/r/named.conf"}) ==
        "/r/named.conf: a configuration of BIND, and no zone\n");
}

std::string block(const std::string& label, std::size_t lines = 1) {
  std::string out = "-----BEGIN " + label + "-----\n";
  for (std::size_t i = 0; i < lines; ++i)
    out += "MIIBAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n";
  return out + "-----END " + label + "-----\n";
}

TEST_CASE("a certificate behind other blocks is read, however long they are") {
  const std::string certificate = block("CERTIFICATE");
  for (const std::size_t lines : {1UL, 20'000UL}) {
    const std::string list = block("X509 CRL", lines);
    CHECK(inputs({{"/r/a.pem", list + certificate}}, {"/r/a.pem"}) == "/r/a.pem: signed\n");
    CHECK(inputs({{"/r/a.pem", list + certificate}}, {"/r"}) == "/r/a.pem: signed\n");
    CHECK(inputs({{"/r/a", block("DH PARAMETERS", lines) + certificate}}, {"/r"}) ==
          "/r/a: signed\n");
    CHECK(inputs({{"/r/a.pem", list}}, {"/r/a.pem"}) == "/r/a.pem: signed\n");
    CHECK(inputs({{"/r/a.pem", list}}, {"/r"}) == "/r/a.pem: signed\n");
  }
}

TEST_CASE("a refusal says what to do instead") {
  const auto refused = [](const std::string& name, const std::string& bytes) {
    return inputs({{"/r/" + name, bytes}}, {"/r/" + name}, false, true);
  };
  const std::string lints =
      "; this version lints zones, requests, certificates and revocation lists ";
  const std::string cms(
      "\x30\x82\x01\x00\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02\xA0\x81\xF0\x30", 19);
  CHECK(refused("a.p7b", block("PKCS7")) ==
        "/r/a.p7b: a CMS (PKCS#7) message" + lints +
            "(its certificates: openssl pkcs7 -print_certs -in /r/a.p7b | dcvlint check -)\n");
  CHECK(refused("a.p7b", cms) ==
        "/r/a.p7b: a CMS (PKCS#7) message" + lints +
            "(its certificates: openssl pkcs7 -print_certs -inform DER -in /r/a.p7b | dcvlint "
            "check -)\n");
  CHECK(refused("a b;c.p7b", cms).find("-inform DER -in FILE | dcvlint check -)") !=
        std::string::npos);
  CHECK(refused("a.p12", std::string("\x30\x82\x01\x00\x02\x01\x03\x30\x80\x06\x09\x2A", 12)) ==
        "/r/a.p12: a PKCS #12 key store" + lints +
            "(its certificates: openssl pkcs12 -nokeys -in /r/a.p12 | dcvlint check -)\n");
  CHECK(refused("a.txt", "Certificate Request:\n    Data:\n        Version: 1 (0x0)\n") ==
        "/r/a.txt: a certificate request printed as text, without its PEM block (judged are the "
        "lines from -----BEGIN to -----END; openssl req leaves them out with -noout)\n");
  CHECK(refused("a.pem", "\nCertificate:\n    Data:\n        Version: 3 (0x2)\n") ==
        "/r/a.pem: a certificate printed as text, without its PEM block (judged are the lines from "
        "-----BEGIN to -----END; openssl x509 leaves them out with -noout)\n");
  CHECK(refused("a.csr", "Certificate: see the attachment\n") ==
        "/r/a.csr: text without a PEM block (a block begins with a line like -----BEGIN "
        "CERTIFICATE REQUEST-----)\n");
  CHECK(refused("a.txt", "hello\n") ==
        "/r/a.txt: text, but not a zone" + lints + "(--origin /r/a.txt=NAME reads it as a zone)\n");
}

}  // namespace
}  // namespace dcvlint
