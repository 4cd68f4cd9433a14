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
