#include "lint/sources/request_token.h"

#include <doctest/doctest.h>

#include "lint/base/digests.h"

using namespace dcvlint;

// Values made with md5sum, sha1sum, openssl and base32; tests/cli/dcv_tokens.sh makes others anew.
TEST_CASE("digests") {
  CHECK(md5_hex("abc") == "900150983cd24fb0d6963f7d28e17f72");
  CHECK(md5_hex("") == "d41d8cd98f00b204e9800998ecf8427e");
  CHECK(sha1_hex("abc") == "a9993e364706816aba3e25717850c26c9cd0d89d");
  const RequestDigests all = request_digests("abc");
  CHECK(all.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(all.md5 == md5_hex("abc"));
}

TEST_CASE("what ACME digests") {
  CHECK(acme_digest("evaGxfADs6pSRb2LAv9IZf17Dt3juxGJ-PCt92wr-oA."
                    "9jg46WB3rR_AHD-EBXdN7cBkH1WOu0tA3M9fm21mqTI") ==
        "lCM7cZyQXcVHK2nnW3jjAhNT3Fvm18UN-kWZZknKoYM");
  CHECK(account_label("https://example.com/acme/acct/ExampleAccount") == "ujmmovf2vn55tgye");
}

TEST_CASE("base64 in one line") {
  CHECK(base64_text("") == "");
  CHECK(base64_text("f") == "Zg==");
  CHECK(base64_text("fo") == "Zm8=");
  CHECK(base64_text("foobar") == "Zm9vYmFy");
  CHECK(base64_text("\xFB\xFF") == "+/8=");
}

TEST_CASE("DigiCert's request token") {
  CHECK(digicert_token("secret-key", "20261121093000", "MIIBabc") ==
        "2026112109300069ys88rsqerx2a0a9k69qqf28wv6k0rq6b3cgvyduwjp4ex5zv");
}

TEST_CASE("octets that people digest in place of the DER") {
  const std::string pem =
      "-----BEGIN CERTIFICATE REQUEST-----\nTUlJ\nQmFi\n-----END CERTIFICATE REQUEST-----";
  const std::string file = "a comment\n" + pem + "\n";
  const auto all = mistaken_digests(pem, file);
  const auto has = [&](std::string_view octets) {
    for (const MistakenDigests& each : all) {
      if (each.digests.md5 == md5_hex(octets)) return std::string(each.what);
    }
    return std::string("no");
  };
  CHECK(has(file) == "the PEM file");
  CHECK(has(pem) == "the PEM text");
  CHECK(has(pem + "\n") == "the PEM text");
  CHECK(has("TUlJ\nQmFi\n") == "its base64");
  CHECK(has("TUlJQmFi") == "its base64");
  CHECK(has("-----BEGIN CERTIFICATE REQUEST-----\r\nTUlJ\r\nQmFi\r\n"
            "-----END CERTIFICATE REQUEST-----\r\n") == "the PEM text with CRLF");
  CHECK(has("other") == "no");
  CHECK(mistaken_digests("", "").empty());
}
