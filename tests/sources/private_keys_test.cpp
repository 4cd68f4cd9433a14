#include "lint/sources/private_keys.h"

#include <doctest/doctest.h>

#include <atomic>
#include <optional>
#include <string>

#include "lint/sources/der_writer.h"

namespace dcvlint {
namespace {

using namespace der;

// What no output may have, in base64 at each phase, and in octets.
constexpr const char* secrets[] = {"WlpaWlpaWlpaWlpaWlpa", "\x5A\x5A\x5A"};

Octets key_octets() {
  return sequence({integer(0), algorithm("1.2.840.10045.2.1", oid("1.2.840.10045.3.1.7")),
                   octet_string(Octets(120, '\x5A'))});
}
// A request as far as anybody looks who asks what it is.
Octets request_start() {
  return sequence({sequence({integer(0), sequence({set({})}), sequence({})}), sequence({})});
}
std::string base64_of(const Octets& octets) {
  const std::string text = pem("X", octets);
  return text.substr(18, text.find("-----END") - 18);
}
std::string hidden(std::string text, std::size_t& found) {
  Bytes bytes(text);
  found = hide_private_keys(bytes).value();
  return std::string(bytes.view());
}
std::string hidden_pasted(std::string text, std::size_t& found) {
  Bytes bytes(text);
  found = hide_pasted_keys(bytes).value();
  return std::string(bytes.view());
}

TEST_CASE("who is stopped does not say that keys are hidden") {
  std::atomic<bool> stop = false;
  // Each letter and each space is looked at: the flag is at every thousandth.
  const std::string text = std::string(5000, 'P') + std::string(5000, ' ');
  Bytes bytes(text);
  CHECK(hide_private_keys(bytes, &stop) == 0);
  CHECK(hide_pasted_keys(bytes, &stop) == 0);
  stop = true;
  CHECK(hide_private_keys(bytes, &stop) == std::nullopt);
  CHECK(hide_pasted_keys(bytes, &stop) == std::nullopt);
}

TEST_CASE("keys are hidden wherever they stand in a file of requests and certificates") {
  const Octets key = key_octets();
  const std::string base64 = base64_of(key);
  const std::string begin = "-----BEGIN CERTIFICATE-----\n", end = "-----END CERTIFICATE-----\n";
  const std::pair<const char*, std::string> rows[] = {
      {"headers first", begin + "Proc-Type: 4,CLEAR\nX: y\n\n" + base64 + end},
      {"empty lines first", begin + std::string(300, '\n') + base64 + end},
      {"blanks first", begin + std::string(400, ' ') + base64 + end},
      {"behind a request", pem("CERTIFICATE REQUEST", request_start() + key)},
      {"behind padding", begin + base64_of(request_start() + Octets("\5")) + "=\n" + base64 + end},
      {"DER behind a request", request_start() + key},
      {"DER", key},
      {"behind a tab", "-----BEGIN\tRSA PRIVATE KEY-----\n" + base64 + "-----END"},
      {"words far apart", "-----BEGIN PRIVATE\xC2\xA0KEY-----\n" + base64},
      {"within an open block",
       begin + base64_of(request_start()) + "-----BEGIN\tEC PRIVATE KEY-----\n" + base64 + end},
      {"PuTTY", "PuTTY-User-Key-File-3: ssh-rsa\nPrivate-Lines: 2\n" + base64 +
                    "Private-MAC: " + std::string(64, 'a')},
  };
  for (const auto& [name, text] : rows) {
    SUBCASE(name) {
      std::size_t found = 0;
      const std::string left = hidden(text, found);
      CHECK(found >= 1);
      CHECK(left.size() == text.size());
      for (const char* secret : secrets) CHECK(left.find(secret) == std::string::npos);
    }
  }
}

TEST_CASE("keys pasted into a zone are hidden, and nothing else") {
  const std::string soa = "@ SOA ns host 1 2 3 4 5\n", base64 = base64_of(key_octets());
  struct Row {
    const char* name;
    std::string text;
    std::size_t found;
    std::string left;  // must be there still
  };
  const Row rows[] = {
      {"PEM",
       soa + "-----BEGIN RSA PRIVATE KEY-----\n" + base64 +
           "-----END RSA PRIVATE KEY-----\nw A 1.2.3.4\n",
       1, "-----END RSA PRIVATE KEY-----\nw A 1.2.3.4\n"},
      {"PEM in a comment",
       soa + "; BEGIN PRIVATE KEY\n; " + std::string(44, 'W') + "\nw A 1.2.3.4\n", 1,
       "\nw A 1.2.3.4\n"},
      {"with headers, as OpenSSL encrypts",
       soa + "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: " +
           "AES-128-CBC,828006AF9E8531BBA4455271AB82A720\n\n" + base64 +
           "-----END RSA PRIVATE KEY-----\nw A 1.2.3.4\n",
       1, "-----END RSA PRIVATE KEY-----\nw A 1.2.3.4\n"},
      {"of OpenPGP, in a comment",
       soa + "; -----BEGIN PGP PRIVATE KEY BLOCK-----\r\n; Version: 1\r\n;\r\n; " +
           std::string(44, 'W') + "\r\n; =WlpaWlpaWlpaWlpaWlpa\r\nw A 1.2.3.4\n",
       1, "\nw A 1.2.3.4\n"},
      {"numbered lines with headers",
       soa + "1 -----BEGIN RSA PRIVATE KEY-----\n2 Proc-Type: 4,ENCRYPTED\n3\n4 " +
           std::string(44, 'W') + "WlpaWlpaWlpaWlpaWlpa\nw A 1.2.3.4\n",
       1, "\nw A 1.2.3.4\n"},
      {"an empty line between",
       soa + "-----BEGIN PRIVATE KEY-----\n\n" + base64 + "-----END PRIVATE KEY-----\n", 1,
       "-----END PRIVATE KEY-----\n"},
      {"strings with an empty one first",
       soa + "k TXT ( \"-----BEGIN PRIVATE KEY-----\" \"\"\n \"\"\n \"" + std::string(44, 'W') +
           "\" )\nw A 1.2.3.4\n",
       1, "\" )\nw A 1.2.3.4\n"},
      {"END on the line of the key",
       soa + "-----BEGIN PRIVATE KEY-----\n" + std::string(20, 'W') + "WlpaWlpaWlpaWlpaWlpa" +
           "-----END PRIVATE KEY-----\nw A 1.2.3.4\n",
       1, "-----END PRIVATE KEY-----\nw A 1.2.3.4\n"},
      {"in narrow lines",
       soa + "-----BEGIN PRIVATE KEY-----\nWlpaWlpaWlpaWlpaWlpa\nWlpaWlpaWlpaWlpaWlpa\nWlo=\n" +
           "-----END PRIVATE KEY-----\n",
       1, "-----END PRIVATE KEY-----\n"},
      {"on one line, with line ends spelled out",
       soa + "k TXT \"-----BEGIN PRIVATE KEY-----\\n" + std::string(64, 'W') +
           "\\nWlpaWlpaWlpaWlpaWlpa\\n-----END PRIVATE KEY-----\"\nw A 1.2.3.4\n",
       1, "-----END PRIVATE KEY-----\"\nw A 1.2.3.4\n"},
      {"a boundary and no key",
       soa + "; -----BEGIN PRIVATE KEY-----\n\nd DNSKEY 257 3 13 WkpaWkpaWkpaWkpaWkpaWkpaWko=\n", 0,
       "d DNSKEY 257 3 13 WkpaWkpaWkpaWkpaWkpaWkpaWko=\n"},
      {"BIND's key file",
       soa +
           "Private-key-format: v1.3\nAlgorithm: 13 (ECDSAP256SHA256)\nPrivateKey: "
           "WlpaWlpaWlpaWlpaWlpaWlo=\n" +
           "w A 1.2.3.4\n",
       1, "\nw A 1.2.3.4\n"},
      {"a comment that speaks of one", soa + "; the PRIVATE KEY is in the safe\nw A 1.2.3.4\n", 0,
       "; the PRIVATE KEY is in the safe\nw A 1.2.3.4\n"},
      {"a key to be published", soa + "d DNSKEY 257 3 13 WkpaWkpaWkpaWkpaWkpaWkpaWkpaWko=\n", 0,
       "257 3 13 WkpaWkpaWkpaWkpaWkpaWkpaWkpaWko=\n"},
      {"a TXT", soa + "w TXT \"PRIVATE KEY\"\nd TXT \"p=WkpaWkpaWkpa\"\n", 0,
       "w TXT \"PRIVATE KEY\"\nd TXT \"p=WkpaWkpaWkpa\"\n"},
  };
  for (const Row& row : rows) {
    SUBCASE(row.name) {
      std::size_t found = 0;
      const std::string left = hidden_pasted(row.text, found);
      CHECK(found == row.found);
      CHECK(left.size() == row.text.size());
      CHECK(left.starts_with(soa));
      CHECK(left.find(row.left) != std::string::npos);
      for (const char* secret : secrets) CHECK(left.find(secret) == std::string::npos);
    }
  }
}

TEST_CASE("boundaries on one line, without number, are looked at once each") {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "-----BEGIN CERTIFICATE-----";
  std::size_t found = 1;
  CHECK(hidden(text, found) == text);
  CHECK(found == 0);
  text.clear();
  for (int i = 0; i < 500'000; ++i) text += "PRIVATE KEY---w---";
  CHECK(hidden_pasted(text, found) == text);
  CHECK(found == 0);
}

}  // namespace
}  // namespace dcvlint
