#include "lint/engine/example_signed.h"

#include <doctest/doctest.h>

#include <string>

#include "lint/engine/example.h"
#include "lint/engine/rule_reader.h"
#include "lint/facts/oid.h"
#include "lint/sources/der_writer.h"
#include "lint/sources/signed_file.h"
#include "tests/tools/der_oracle.h"

using namespace dcvlint;

namespace {

const Date someday = make_date(2026, 11, 21);

// What a given becomes: the object as we read it, its faults, and whether libcrypto agrees.
struct Made {
  std::string problems;  // "line:column what | help"
  std::string text;      // for pages
  std::string bytes;
  Documents documents;
  Arena arena;
  SignedFile file;

  explicit Made(std::string_view toml, bool certificate = false) {
    TomlProblems found("x.toml");
    const auto top = read_toml(toml, found);
    REQUIRE(top);
    TableReader table(*top, "[[example]]", found);
    const auto example = read_signed_example(table, {certificate, someday}, found);
    table.done();
    for (const FileProblem& each : found.take()) {
      problems += std::to_string(each.line) + ":" + std::to_string(each.column) + " " + each.what;
      problems += each.help.empty() ? "\n" : " | " + each.help + "\n";
    }
    if (!example || !problems.empty()) return;
    text = example->text;
    const auto made = file_of(*example);
    if (!made) {
      problems = made.error().where + ": " + made.error().what;
      return;
    }
    bytes = *made;
    file = SignedFileReader().read(documents, documents.add("x", Bytes(bytes), 0), arena);
  }

  const Request& request() const {
    REQUIRE(problems == "");
    REQUIRE(file.requests.size() == 1);
    CHECK(file.requests[0].faults.empty());
    CHECK(der::difference(der::our_request(file.requests[0]),
                          der::openssl_request(bytes).value_or("nothing")) == "");
    return file.requests[0];
  }
  const Certificate& certificate() const {
    REQUIRE(problems == "");
    REQUIRE(file.certificates.size() == 1);
    CHECK(file.certificates[0].faults.empty());
    CHECK(der::difference(der::our_certificate(file.certificates[0]),
                          der::openssl_certificate(bytes).value_or("nothing")) == "");
    return file.certificates[0];
  }
};

std::string names_text(const Signed& object) {
  std::string out;
  for (const GeneralName& name : object.extensions.subject_alt_name.names) {
    if (!out.empty()) out += ", ";
    out += std::string(general_name_kind_text(name.kind)) + " " + general_name_text(name);
  }
  return out;
}

std::string policies_text(const Certificate& certificate) {
  std::string out;
  for (const Policy& each : certificate.extensions.certificate_policies.policies) {
    out += oid_text(each.oid) + " ";
  }
  return out;
}

}  // namespace

TEST_CASE("a subject becomes a request that is right in everything else") {
  struct Row {
    const char* subject;
    const char* text;  // as read
    const char* names;
  };
  const Row rows[] = {
      {R"({ C = "SE", O = "KTH", CN = "www.kth.se" })", "C=SE, O=KTH, CN=www.kth.se",
       "dNSName www.kth.se"},
      {R"({ O = "KTH", C = "SE" })", "O=KTH, C=SE", "dNSName www.kth.se"},
      {R"({ OU = ["b", "a"], organizationName = "KTH" })", "OU=b, OU=a, O=KTH",
       "dNSName www.kth.se"},
      {R"({ CN = ["*.kth.se", "192.0.2.1", "2001:db8::1", "Anna"] })",
       "CN=*.kth.se, CN=192.0.2.1, CN=2001:db8::1, CN=Anna",
       "dNSName *.kth.se, iPAddress 192.0.2.1, iPAddress 2001:db8::1"},
      {R"([{ C = "SE" }, { O = "KTH", OU = "IT" }])", "C=SE, OU=IT+O=KTH", "dNSName www.kth.se"},
      {R"({ "1.2.3.4" = "x", CN = "a.b" })", "1.2.3.4=x, CN=a.b", "dNSName a.b"},
      {R"({ O = { text = "Högskolan", type = "bmp" } })", "O=Högskolan", "dNSName www.kth.se"},
      {R"({ O = { text = "Högskolan", type = "t61" } })", "O=Högskolan", "dNSName www.kth.se"},
      {R"({ O = { text = "Čech", type = "universal" } })", "O=Čech", "dNSName www.kth.se"},
      {R"({ O = { tlv = "13 03 4b 54 48" } })", "O=KTH", "dNSName www.kth.se"},
  };
  for (const Row& row : rows) {
    INFO(row.subject);
    const Made made(std::string("subject = ") + row.subject);
    const Request& request = made.request();
    CHECK(name_text(request.subject) == row.text);
    CHECK(names_text(request) == row.names);
    CHECK(request.key.curve == Curve::p256);
    CHECK(request.signature.state == SignatureState::valid);
    CHECK(judge_profile(request).profile != Profile::other);
  }
}

TEST_CASE("string types are those that are usual, or asked for") {
  const Made made(
      R"(subject = { C = "SE", O = "KTH", emailAddress = "a@kth.se", DC = "se", )"
      R"(serialNumber = "1", L = { text = "x", type = "printable" }, )"
      R"(ST = { hex = "C3 28", type = "utf8" }, street = { hex = "00", type = "numeric" } })");
  REQUIRE(made.problems == "");
  REQUIRE(made.file.requests.size() == 1);
  std::string types;
  for (const Attribute& each : made.file.requests[0].subject.attributes) {
    types += std::string(string_type_text(each.string_type)) + " ";
  }
  CHECK(types ==
        "PrintableString UTF8String IA5String IA5String PrintableString PrintableString "
        "UTF8String NumericString ");
  CHECK(made.file.requests[0].subject.attributes[6].raw == "\xC3\x28");
}

TEST_CASE("with certificates in view a subject becomes a certificate") {
  struct Row {
    const char* subject;
    const char* policies;
  };
  const Row rows[] = {
      {R"({ CN = "www.kth.se" })", "2.23.140.1.2.1 "},
      {R"({ C = "SE", O = "KTH" })", "2.23.140.1.2.2 "},
      {R"({ C = "SE", GN = "A", SN = "B" })", "2.23.140.1.2.3 "},
      {R"({ jurisdictionC = "SE", O = "KTH" })", "2.23.140.1.1 "},
  };
  for (const Row& row : rows) {
    INFO(row.subject);
    const Made made(std::string("subject = ") + row.subject, true);
    const Certificate& certificate = made.certificate();
    CHECK(policies_text(certificate) == row.policies);
    CHECK(names_text(certificate) == "dNSName www.kth.se");
    CHECK(certificate.version == 2);
    CHECK(certificate.not_before.text == "261121000000Z");
    CHECK(certificate.not_after.text == "270104235959Z");
    CHECK(name_text(certificate.issuer) == "C=SE, O=Sample Trust AB, CN=Sample Trust TLS CA 1");
    CHECK(certificate.inner_algorithm.bytes == certificate.signature.algorithm.identifier.bytes);
  }
}

TEST_CASE("a page shows what an example is about") {
  CHECK(Made(R"(subject = [{ C = "SE" }, { O = "KTH", OU = "I\nT" }])").text ==
        "subject C=SE, O=KTH+OU=I\\u000AT");
  CHECK(Made(R"(subject = { O = { text = "KTH", type = "bmp" }, L = { hex = "ff" } })").text ==
        "subject O=KTH (bmp), L=#ff");
  CHECK(Made(R"(request = { subject = { CN = "a.b" }, san = ["a.b", { type = "ip", hex = "00" }], )"
             R"(version = 1 })")
            .text == "request\n  subject CN=a.b\n  san a.b, { type = ip, hex = 00 }\n  version 1");
  CHECK(Made("der = \"30 03 020100\"").text == "30 03 02 01 00");
  CHECK(Made("pem = \"a\\nb\\n\"").text == "a\nb\n");
}

TEST_CASE("bytes of files are taken as they are") {
  const Made der("der = \"30 03\\n02 01 00\"");
  CHECK(der.bytes == std::string("\x30\x03\x02\x01\x00", 5));
  CHECK(Made("pem = \"x\\r\\n\"").bytes == "x\r\n");
}

TEST_CASE("a request is what its table says") {
  const Made made(R"(
[request]
subject = { CN = "www.kth.se" }
key = "rsa2048"
san = ["www.kth.se", "IP:192.0.2.1", "email:a@kth.se", "URI:https://kth.se/", "RID:1.2.3"]
key_usage = ["digitalSignature", "keyEncipherment"]
extended_key_usage = ["serverAuth", "1.2.3.4"]
basic_constraints = { ca = false }
tls_feature = [5]
challenge_password = "Secret"
unstructured_name = { text = "x", type = "ia5" }
microsoft_os_version = "10.0.20348.2"
extensions = [{ oid = "1.2.3", critical = true, hex = "05 00" }]
attributes = [{ oid = "1.2.3.5", hex = "0C 01 61" }]
)");
  const Request& request = made.request();
  CHECK(names_text(request) ==
        "dNSName www.kth.se, iPAddress 192.0.2.1, rfc822Name a@kth.se, "
        "uniformResourceIdentifier https://kth.se/, registeredID 1.2.3");
  CHECK(request.key.bits == 2048);
  CHECK(request.extensions.key_usage.bits ==
        (KeyUsage::digital_signature | KeyUsage::key_encipherment));
  CHECK(request.extensions.key_usage.extension->critical);
  CHECK(request.extensions.extended_key_usage.purposes.size() == 2);
  CHECK_FALSE(request.extensions.basic_constraints.ca);
  CHECK(request.extensions.all.size() == 6);
  CHECK(request.extensions.all[5].critical);
  CHECK(request.challenge_password->values[0].text == "Secret");
  CHECK(request.unstructured_name->values[0].string_type == StringType::ia5);
  CHECK(request.microsoft_os_version == "10.0.20348.2");
  CHECK(request.attributes.size() == 5);
  CHECK(request.signature.state == SignatureState::valid);
}

TEST_CASE("every sample key signs with every algorithm that fits it") {
  const char* const keys[] = {"rsa1024",        "rsa2047",   "rsa2048",
                              "rsa3072",        "rsa4096",   "p192",
                              "p224",           "p256",      "p384",
                              "p521",           "secp256k1", "brainpoolP256r1",
                              "ed25519",        "ed448",     "brainpoolP384r1",
                              "brainpoolP512r1"};
  for (const char* key : keys) {
    INFO(key);
    const Made made("request = { key = \"" + std::string(key) + "\" }");
    CHECK(made.request().signature.state == SignatureState::valid);
    // What is made with P-192 and the like isn't the same from run to run unless it is
    // deterministic.
    CHECK(made.bytes == Made("request = { key = \"" + std::string(key) + "\" }").bytes);
  }
  for (const char* algorithm :
       {"md5WithRSAEncryption", "sha1WithRSAEncryption", "sha224WithRSAEncryption",
        "sha256WithRSAEncryption", "sha384WithRSAEncryption", "sha512WithRSAEncryption",
        "rsassaPss-SHA256", "rsassaPss-SHA384", "rsassaPss-SHA512"}) {
    INFO(algorithm);
    const Made made("request = { key = \"rsa2047\", signature_algorithm = \"" +
                    std::string(algorithm) + "\", signature = \"valid\" }");
    CHECK(made.request().signature.state == SignatureState::valid);
  }
  for (const char* algorithm : {"ecdsa-with-SHA1", "ecdsa-with-SHA224", "ecdsa-with-SHA256",
                                "ecdsa-with-SHA384", "ecdsa-with-SHA512"}) {
    for (const char* key : {"p224", "p256", "p521"}) {
      INFO(algorithm, " ", key);
      const Made made("request = { key = \"" + std::string(key) + "\", signature_algorithm = \"" +
                      algorithm + "\" }");
      CHECK(made.request().signature.state == SignatureState::valid);
    }
  }
}

TEST_CASE("changed keys are what was asked for, and sign nothing") {
  const auto key_of = [](std::string_view key) {
    return Made("request = { key = " + std::string(key) + " }");
  };
  const Made three = key_of(R"({ type = "rsa2048", exponent = 3 })");
  CHECK(three.file.requests.at(0).key.exponent == "\3");
  CHECK(three.file.requests.at(0).signature.state == SignatureState::invalid);
  const Made zero = key_of(R"({ type = "rsa2048", exponent = 0 })");
  CHECK(zero.file.requests.at(0).key.exponent.empty());
  const Made modulus = key_of(R"({ type = "rsa2048", modulus = "0F 01" })");
  CHECK(modulus.file.requests.at(0).key.bits == 12);
  const Made factor = key_of(R"({ type = "rsa2048", factor = 751 })");
  std::uint32_t rest = 0;
  for (const char c : factor.file.requests.at(0).key.modulus) {
    rest = (rest * 256 + static_cast<std::uint8_t>(c)) % 751;
  }
  CHECK(rest == 0);
  CHECK(factor.file.requests.at(0).key.bits == 2048);
  CHECK((factor.file.requests.at(0).key.modulus.back() & 1) == 1);
  const Made large = key_of(R"({ type = "rsa2048", bits = 8200 })");
  CHECK(large.file.requests.at(0).key.bits == 8200);
  CHECK(large.file.requests.at(0).signature.state == SignatureState::invalid);
  const Made absent = key_of(R"({ type = "rsa2048", parameters = "absent" })");
  CHECK(absent.file.requests.at(0).key.algorithm.parameters.empty());
  CHECK(absent.file.requests.at(0).signature.state == SignatureState::valid);
  const Made compressed = key_of(R"({ type = "p256", compressed = true })");
  CHECK(compressed.file.requests.at(0).key.point_form == PointForm::compressed);
  CHECK(compressed.file.requests.at(0).signature.state == SignatureState::valid);
  const Made raw = key_of(R"({ hex = "30 09 30 04 06 02 2A 03 03 01 00" })");
  CHECK(raw.file.requests.at(0).key.kind == KeyKind::unknown);
}

TEST_CASE("versions, signatures and attributes can be what they must not be") {
  CHECK(Made("request = { version = 2 }").file.requests.at(0).version == 2);
  CHECK(Made("request = { signature = \"wrong\" }").file.requests.at(0).signature.state ==
        SignatureState::invalid);
  CHECK(Made("request = { signature = \"0102\" }").file.requests.at(0).signature.octets == "\1\2");
  const Made none("request = { san = false, attributes = false }");
  CHECK(none.file.requests.at(0).attributes.empty());
  const Place nothing = none.file.requests.at(0).attributes_place;
  CHECK(nothing.begin == nothing.end);
  const Made empty("request = { san = [] }");
  CHECK(empty.file.requests.at(0).extensions.subject_alt_name.extension != nullptr);
  const Made microsofts("request = { microsoft_extension_request = true }");
  CHECK(microsofts.file.requests.at(0).extension_request->type ==
        RequestAttributeType::microsoft_extension_request);
}

TEST_CASE("a certificate is what its table says") {
  const Made made(R"(
[certificate]
subject = { CN = "www.kth.se" }
issuer = { C = "SE", CN = "Another" }
not_before = 2049-12-31T23:00:00+01:00
days = 2
serial = "00 01"
san = [{ type = "directory", name = { C = "SE" } }, { type = "other", oid = "1.2.3", tlv = "0C 00" }]
san_critical = true
policies = ["2.23.140.1.2.2", { oid = "1.2.3", cps = "https://a.b/", notice = "Hej" }]
authority_key_identifier = { key = "01", issuer = ["a.b"], serial = "02" }
scts = [{ log = "0101010101010101010101010101010101010101010101010101010101010101", at = 2026-01-01T00:00:00Z }]
precert_poison = true
signature_algorithm = "sha1WithRSAEncryption"
extensions = { subject_key_identifier = "0A", basic_constraints = { ca = true, path_length = 3 } }
)");
  REQUIRE(made.problems == "");
  const Certificate& certificate = made.file.certificates.at(0);
  CHECK(name_text(certificate.issuer) == "C=SE, CN=Another");
  CHECK(certificate.not_before.text == "491231220000Z");
  CHECK(certificate.not_after.text == "20500102215959Z");
  CHECK(certificate.serial == std::string_view("\0\1", 2));
  CHECK(names_text(certificate) == "directoryName C=SE, otherName 1.2.3");
  CHECK(certificate.extensions.subject_alt_name.extension->critical);
  const auto policies = certificate.extensions.certificate_policies.policies;
  REQUIRE(policies.size() == 2);
  REQUIRE(policies[1].qualifiers.size() == 2);
  CHECK(policies[1].qualifiers[0].text == "https://a.b/");
  CHECK(policies[1].qualifiers[1].text == "Hej");
  CHECK(certificate.extensions.authority_key_identifier.serial == "\2");
  REQUIRE(certificate.extensions.sct_list.scts.size() == 1);
  CHECK(certificate.extensions.sct_list.scts[0].milliseconds == 1'767'225'600'000);
  CHECK(certificate.extensions.precert_poison != nullptr);
  CHECK(certificate.extensions.subject_key_identifier.key_identifier == "\n");
  CHECK(certificate.extensions.basic_constraints.path_length == 3);
  CHECK(certificate.signature.algorithm.digest == Digest::sha1);
}

TEST_CASE("a certificate that has its own subject as issuer is signed by its own key") {
  const Made made(R"(certificate = { subject = { CN = "a.b" }, issuer = { CN = "a.b" }, )"
                  R"(key = "rsa2048", version = 0 })");
  REQUIRE(made.problems == "");
  const Certificate& certificate = made.file.certificates.at(0);
  CHECK(certificate.self_issued());
  CHECK(certificate.signature.state == SignatureState::valid);
  CHECK_FALSE(certificate.version_written);
}

TEST_CASE("times that are none, algorithms that differ, extensions left out") {
  const Made made(R"(
[certificate]
not_before = { text = "2601010000Z", type = "utc" }
not_after = 2026-12-01
inner_algorithm = "sha256WithRSAEncryption"
issuer_unique_id = "AA"
san = false
key_usage = false
extended_key_usage = { hex = "05 00" }
policies = false
authority_key_identifier = false
crl_distribution_points = ["http://a.b/c"]
authority_info_access = { ocsp = ["http://a.b/d"] }
)");
  REQUIRE(made.problems == "");
  const Certificate& certificate = made.file.certificates.at(0);
  CHECK(certificate.not_before.fault == TimeFault::no_seconds);
  CHECK(certificate.not_after.text == "261201000000Z");
  CHECK(certificate.inner_algorithm.bytes != certificate.signature.algorithm.identifier.bytes);
  CHECK(certificate.issuer_unique_id == std::string_view("\0\xAA", 2));
  REQUIRE(certificate.extensions.all.size() == 3);
  CHECK(certificate.extensions.all[0].value == std::string_view("\x05\x00", 2));
  CHECK(certificate.extensions.authority_info_access.descriptions[0].ocsp);
}

TEST_CASE("patches change what was signed, and must fit") {
  const Made made(R"(request = { subject = { O = "KTH" }, )"
                  R"(patch = [{ find = "0C 03 4B", replace = "13 03 4B" }] })");
  REQUIRE(made.problems == "");
  const Request& request = made.file.requests.at(0);
  CHECK(request.subject.attributes[0].string_type == StringType::printable);
  CHECK(request.signature.state == SignatureState::invalid);
  CHECK(Made(R"(request = { patch = [{ find = "FFFFFFFFFF", replace = "" }] })").problems ==
        "patch: \"find\" isn't there");
  CHECK(Made(R"(request = { patch = [{ find = "06", replace = "" }] })").problems ==
        "patch: \"find\" is there more than once");
}

TEST_CASE("what is wrong with a request or certificate is said with its place") {
  struct Row {
    const char* toml;
    const char* problems;
  };
  const Row rows[] = {
      {R"(subject = { organisationName = "x" })",
       "1:13 unknown attribute \"organisationName\" | did you mean \"organizationName\"?\n"},
      {R"(subject = { O = 3 })", "1:17 \"O\" must be a string or a table, not a whole number\n"},
      {R"(subject = { O = { text = "a", type = "utf-8" } })",
       "1:38 unknown type of string \"utf-8\" | did you mean \"utf8\"?\n"},
      {R"(subject = { O = { text = "a", hex = "00" } })",
       "1:31 \"text\" and \"hex\" exclude each other\n"},
      {R"(subject = { O = { type = "utf8" } })", "1:17 neither text nor hex nor tlv\n"},
      {R"(subject = { O = { hex = "0" } })",
       "1:25 \"hex\" must be octets in hexadecimal, not \"0\"\n"},
      {R"(subject = { O = { text = "😀", type = "bmp" } })",
       "1:26 U+1F600 has no place in a string of this type\n"},
      {R"(subject = "CN=a")", "1:11 \"subject\" must be a table, not a string\n"},
      {R"(request = { sna = [] })",
       "1:13 unknown key \"sna\" in request | did you mean \"san\"?\n"},
      {R"(request = { serial = "00" })", "1:13 unknown key \"serial\" in request\n"},
      {R"(request = { key = "p257" })", "1:19 unknown key \"p257\" | did you mean \"p256\"?\n"},
      {R"(request = { key = { type = "rsa2048", factor = 1 } })",
       "1:48 \"factor\" must be from 2 to 4294967295\n"},
      {R"(request = { key = { type = "rsa2048", bits = 2047 } })",
       "1:46 \"bits\" must be a multiple of 8, from 2048 to 65536\n"},
      {R"(request = { key = { type = "p256", exponent = 3 } })",
       "1:36 unknown key \"exponent\" in key\n"},
      {R"(request = { san = ["IP:1.2.3"] })", "1:20 \"1.2.3\" is no address\n"},
      {R"(request = { san = "a.b" })", "1:19 \"san\" must be a list, not a string\n"},
      {R"(request = { san = [{ type = "dsn", text = "a" }] })",
       "1:29 unknown type of name \"dsn\" | did you mean \"dns\"?\n"},
      {R"(request = { key_usage = ["digitalsignature"] })",
       "1:25 unknown key usage \"digitalsignature\" | did you mean \"digitalSignature\"?\n"},
      {R"(request = { extended_key_usage = ["web"] })", "1:35 \"web\" is no OID\n"},
      {R"(request = { key_usage_critical = true })",
       "1:13 \"key_usage_critical\" without \"key_usage\"\n"},
      {R"(request = { san = ["a.b"], extensions = { san = ["a.b"] } })",
       "1:43 \"san\" is given twice\n"},
      {R"(request = { signature_algorithm = "sha256WithRSA", signature = "valid" })",
       "1:35 unknown signature algorithm \"sha256WithRSA\"\n"
       "1:64 no sample key makes a valid signature of this kind\n"},
      {R"(request = { signature_algorithm = "sha256WithRSAEncryption", signature = "valid" })",
       "1:74 no sample key makes a valid signature of this kind\n"},
      {R"(certificate = { not_before = "2026-01-01" })",
       "1:30 \"not_before\" must be a date and time, not a string\n"},
      {R"(certificate = { not_after = 2026-01-01, days = 3 })",
       "1:48 \"days\" and \"not_after\" exclude each other\n"},
      {R"(certificate = { not_before = { text = "x", type = "UTC" } })",
       "1:51 unknown type of time \"UTC\" | utc or generalized\n"},
      {R"(der = "3")", "1:7 \"der\" must be octets in hexadecimal, not \"3\"\n"},
      {R"(der = 3)", "1:7 \"der\" must be a string, not a whole number\n"},
  };
  for (const Row& row : rows) {
    INFO(row.toml);
    CHECK(Made(row.toml).problems == row.problems);
  }
}
