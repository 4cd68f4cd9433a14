#include "lint/sources/pem.h"

#include <doctest/doctest.h>

#include <string>

#include "lint/facts/field_path.h"
#include "lint/sources/private_keys.h"
#include "lint/sources/signed_file.h"
#include "tests/tools/der_signer.h"

namespace dcvlint {
namespace {

using namespace der;

Octets request_octets() {
  RequestParts parts;
  parts.subject = sequence({rdn("2.5.4.3", utf8("www.kth.se"))});
  parts.key = public_key(TestKey::p256);
  parts.attributes->push_back(extension_request({subject_alt_name({dns_name("www.kth.se")})}));
  return signed_by(TestKey::p256, TestDigest::sha256, to_be_signed(parts));
}

struct Read {
  Documents documents;
  Arena arena;
  SignedFile file;
  Doc doc{};
  std::string faults;  // "id: text (detail)" a line
};
void read(Read& into, const std::string& text) {
  into.doc = into.documents.add("test.pem", Bytes(text), 0);
  SignedFileReader reader;
  into.file = reader.read(into.documents, into.doc, into.arena);
  for (const Fault& fault : into.file.faults) {
    into.faults +=
        std::string(fault_id(fault.code)) + ": " + std::string(into.documents.text(fault.place));
    if (!fault.detail.empty()) into.faults += " (" + std::string(fault.detail) + ")";
    into.faults += "\n";
  }
}

const std::string begin = "-----BEGIN CERTIFICATE REQUEST-----";

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), by);
}

TEST_CASE("blocks are found in any text") {
  const Octets octets = request_octets();
  const std::string usual = pem("CERTIFICATE REQUEST", octets);
  struct Row {
    const char* name;
    std::string text;
    std::string faults;
    std::size_t requests = 1;
  };
  const Row rows[] = {
      {"alone", usual, ""},
      {"CRLF", pem("CERTIFICATE REQUEST", octets, "\r\n"), ""},
      {"CR", pem("CERTIFICATE REQUEST", octets, "\r"), ""},
      {"text around", "Subject: CN = x\n\n" + usual + "thanks!\n", ""},
      {"two", usual + "\n" + usual, "", 2},
      {"byte order mark", "\xEF\xBB\xBF" + usual, "pem/byte-order-mark: \xEF\xBB\xBF\n"},
      {"UTF-16", std::string("\xFF\xFE-\0-\0", 6), "pem/utf-16: \xFF\xFE\n", 0},
      {"indented", "   " + usual, "pem/indented:    \n"},
      {"old label", pem("NEW CERTIFICATE REQUEST", octets),
       "pem/label-old: -----BEGIN NEW CERTIFICATE REQUEST-----\n"},
      {"label of something else", pem("CERTIFICATE", octets),
       "pem/wrong-label: -----BEGIN CERTIFICATE----- (a certificate request)\n"},
      {"unknown label", pem("CSR", octets), "pem/label-unknown: -----BEGIN CSR-----\n"},
      {"four hyphens", replaced(usual, begin, "----BEGIN CERTIFICATE REQUEST-----"),
       "pem/damaged-boundary: ----BEGIN CERTIFICATE REQUEST----- (not five hyphens on each "
       "side)\n"},
      {"dashes of a word processor",
       replaced(usual, begin, "\xE2\x80\x93----BEGIN CERTIFICATE REQUEST-----"),
       "pem/damaged-boundary: \xE2\x80\x93----BEGIN CERTIFICATE REQUEST----- (dashes that are no "
       "hyphens)\n"},
      {"another END", replaced(usual, "END CERTIFICATE REQUEST", "END CERTIFICATE"),
       "pem/label-mismatch: -----END CERTIFICATE-----\n"},
      {"no END", usual.substr(0, usual.find("-----END")), "pem/no-end: " + begin + "\n"},
      {"END alone", "-----END CERTIFICATE-----\n",
       "pem/end-without-begin: -----END CERTIFICATE-----\n", 0},
      {"empty", "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n", "pem/empty-block: \n",
       0},
      {"headers", replaced(usual, begin + "\n", begin + "\nVersion: 1\n\n"),
       "pem/headers: Version: 1\n\n"},
      {"no line breaks", pem("CERTIFICATE REQUEST", octets, "\n", 5000),
       "pem/line-length: " +
           pem("X", octets, "\n", 5000)
               .substr(std::string("-----BEGIN X-----\n").size())
               .substr(0, (octets.size() + 2) / 3 * 4) +
           "\n"},
      {"neither", "hello\n", "pem/no-block: \n", 0},
      {"nothing", "", "pem/no-block: \n", 0},
      {"bad character", replaced(usual, "MI", "M!I"),
       "pem/line-length: M!" + pem("X", octets).substr(19, 63) + "\npem/bad-character: !\n"},
  };
  for (const Row& row : rows) {
    SUBCASE(row.name) {
      Read result;
      read(result, row.text);
      CHECK(result.faults == row.faults);
      CHECK(result.file.requests.size() == row.requests);
      for (const Request& request : result.file.requests) {
        CHECK(name_text(request.subject) == "CN=www.kth.se");
        CHECK(request.signature.state == SignatureState::valid);
      }
    }
  }
}

TEST_CASE("a block that went through JSON or lost its boundaries is read all the same") {
  const Octets octets = request_octets();
  Read result;
  SUBCASE("spelled-out line ends") {
    read(result, "{\"csr\": \"" + pem("CERTIFICATE REQUEST", octets, "\\n") + "\"}\n");
    CHECK(result.faults.find("pem/escaped-newline: \\n\n") != std::string::npos);
  }
  SUBCASE("base64 alone") {
    std::string text = pem("X", octets);
    text = text.substr(text.find('\n') + 1);
    read(result, text.substr(0, text.find("-----END")));
    CHECK(result.faults == "pem/no-boundaries: \n");
  }
  SUBCASE("DER") {
    read(result, octets);
    CHECK(result.faults == "");
  }
  REQUIRE(result.file.requests.size() == 1);
  CHECK(name_text(result.file.requests[0].subject) == "CN=www.kth.se");
}

TEST_CASE("places in DER lead back to the lines of the PEM") {
  for (const char* line_end : {"\n", "\r\n", "\n  "}) {
    Read result;
    const std::string text = "leading\n" + pem("CERTIFICATE REQUEST", request_octets(), line_end);
    read(result, text);
    REQUIRE(result.file.requests.size() == 1);
    const Request& request = result.file.requests[0];
    const Place value = request.subject.attributes[0].value;
    const auto place = pem_place(result.documents, value);
    REQUIRE(place.has_value());
    CHECK(place->doc == result.doc);
    // Decoded with the three characters before, they hold the name.
    const std::string_view characters = result.documents.text(*place);
    const std::size_t phase = value.begin % 3;
    CHECK(decode_base64(std::string(phase, 'A') + std::string(characters))
              .octets.view()
              .substr(phase, 8) == "www.kth.");
    CHECK(field_path(result.documents, value) == "certificationRequestInfo.subject[0].value");
    CHECK(field_path(result.documents, request.extensions.all[0].oid_place) ==
          "certificationRequestInfo.attributes[0].values[0][0].extnID");
  }
}

TEST_CASE("blocks are not looked for to the end when somebody stops it") {
  std::atomic<bool> stop = false;
  const std::string one = pem("CERTIFICATE REQUEST", request_octets());
  std::string text;
  for (int i = 0; i < 3000; ++i) text += one;
  // A block of many lines, too.
  const std::string long_one = pem("CERTIFICATE", Octets(200'000, '\5'));
  const PemText whole = find_pem_blocks(text, Doc{}, PemText::max_blocks, &stop);
  CHECK_FALSE(whole.stopped);
  CHECK(whole.blocks.size() == 3000);
  CHECK_FALSE(find_pem_blocks(long_one, Doc{}, PemText::max_blocks, &stop).stopped);
  stop = true;
  const PemText part = find_pem_blocks(text, Doc{}, PemText::max_blocks, &stop);
  CHECK(part.stopped);
  CHECK(part.blocks.size() < 1100);
  CHECK(find_pem_blocks(long_one, Doc{}, PemText::max_blocks, &stop).stopped);
  Documents documents;
  Arena arena;
  SignedFileReader reader({.check_signatures = false, .stop = &stop});
  const SignedFile file = reader.read(documents, documents.add("a", Bytes(text), 0), arena);
  CHECK(file.stopped);
  CHECK(file.items.empty());
  CHECK(other_content(pem("X509 CRL", "\x30\x00"), &stop).empty());
}

TEST_CASE("of a private key nothing but the first line is told") {
  const Octets key =
      sequence({integer(0), algorithm("1.2.840.10045.2.1", oid("1.2.840.10045.3.1.7")),
                octet_string(Octets(120, '\x5A'))});
  const std::string secret = "WlpaWlpaWlpaWlpaWlpa";
  struct Row {
    const char* name;
    std::string text;
    std::string faults;
  };
  const Row rows[] = {
      {"PKCS#8", pem("PRIVATE KEY", key), "pem/private-key: -----BEGIN PRIVATE KEY-----\n"},
      {"encrypted", pem("ENCRYPTED PRIVATE KEY", key),
       "pem/private-key: -----BEGIN ENCRYPTED PRIVATE KEY-----\n"},
      {"OpenSSH", pem("OPENSSH PRIVATE KEY", key),
       "pem/private-key: -----BEGIN OPENSSH PRIVATE KEY-----\n"},
      {"without END", "-----BEGIN RSA PRIVATE KEY-----\n" + secret + "\n!!\n",
       "pem/private-key: -----BEGIN RSA PRIVATE KEY-----\n"},
      {"on one line, damaged", "-----BEGIN RSA PRIVATE KEY " + secret,
       "pem/private-key: -----BEGIN RSA PRIVATE KEY\n"},
      {"called a certificate", pem("CERTIFICATE", key),
       "pem/private-key: -----BEGIN CERTIFICATE-----\n"},
      {"base64 alone", pem("X", key).substr(18, 100), "pem/private-key: \n"},
      {"DER", key, "pem/private-key: \n"},
  };
  for (const Row& row : rows) {
    SUBCASE(row.name) {
      Read result;
      read(result, row.text);
      CHECK(result.faults == row.faults);
      CHECK(result.file.requests.empty());
      CHECK(result.file.certificates.empty());
      Bytes bytes(row.text);
      CHECK(hide_private_keys(bytes) == 1);
      CHECK(bytes.view().find(secret) == std::string_view::npos);
      CHECK(bytes.view().find("\x5A\x5A\x5A") == std::string_view::npos);
      Read hidden;
      read(hidden, std::string(bytes.view()));
      const bool told = row.text.find("PRIVATE") != std::string::npos || row.text == key;
      if (told) {
        CHECK(hidden.faults == row.faults);
      }
    }
  }
  const std::string other = pem("CERTIFICATE REQUEST", request_octets());
  Bytes bytes(other);
  CHECK(hide_private_keys(bytes) == 0);
  CHECK(bytes.view() == other);
}

}  // namespace
}  // namespace dcvlint
