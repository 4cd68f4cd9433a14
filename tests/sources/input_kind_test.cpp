#include "lint/sources/input_kind.h"

#include <doctest/doctest.h>

#include <string>

namespace dcvlint {
namespace {

struct Row {
  const char* name;
  const char* path;
  std::string bytes;
  InputKind kind;
};

const Row rows[] = {
    {"SOA", "x", "@ IN SOA ns. host. 1 2 3 4 5\n", InputKind::zone},
    {"SOA over lines", "x", "; c\nexample.org. 3600 IN SOA ns. host. (\n 1 2 3 4 5 )\n",
     InputKind::zone},
    {"directive", "x", "$TTL 1h\n", InputKind::zone},
    {"records alone", "hosts", "www IN A 192.0.2.1\n    IN AAAA ::1\n", InputKind::zone},
    {"TTL and class in either order", "hosts", "www IN 300 A 192.0.2.1\nb 300 IN A 192.0.2.1\n",
     InputKind::zone},
    {"byte order mark", "x", "\xEF\xBB\xBF$ORIGIN example.org.\n", InputKind::zone},
    {"lone CR", "x", "$TTL 1h\rwww A 192.0.2.1\r", InputKind::zone},
    {"the name says so", "a.zone", "anything goes\n", InputKind::zone},
    {"noise that is called a zone", "db.example", std::string(100, '\1'), InputKind::zone},
    {"root hints", "db.root",
     "; c\n.  3600000  NS  A.ROOT-SERVERS.NET.\nA.ROOT-SERVERS.NET. 3600000 A 198.41.0.4\n",
     InputKind::root_hints},
    {"the root zone", "db.root", ". 60 IN NS a.\n. 60 IN SOA a. b. 1 2 3 4 5\n", InputKind::zone},
    {"a delegation of another name", "x.zone", "a. NS b.\n", InputKind::zone},
    {"DNSSEC key", "k/Kexample.org.+013+12345.key", "; c\nexample.org. IN DNSKEY 257 3 13 AwEA\n",
     InputKind::zone_key},
    {"DS records of a signer", "dsset-example.org.", "example.org. IN DS 1 13 2 00\n",
     InputKind::zone_key},
    {"a zone with a name like a key", "dsset-example.org.", "@ SOA a b 1 2 3 4 5\n",
     InputKind::zone},
    {"a key by half its name", "K.+013.zone", "www A 192.0.2.1\n", InputKind::zone},
    {"prose", "README", "This is a text about A records.\nAnd more of it.\n", InputKind::text},
    {"prose with a snippet", "README.md", "$TTL 3600\nwww A 192.0.2.1\n", InputKind::markup},
    {"hosts file", "hosts", "127.0.0.1 localhost\n::1 localhost\n", InputKind::text},
    {"named.conf", "named.conf", "// c\nzone \"example.org\" {\n type primary;\n};\n",
     InputKind::named_conf},
    {"nsd.conf", "nsd.conf", "server:\n  zonesdir: x\nzone:\n  name: a\n  zonefile: b\n",
     InputKind::nsd_conf},
    {"a pattern of NSD", "x", "pattern: name: p\n zonefile: \"%s\"\n", InputKind::nsd_conf},
    {"knot.conf", "x", "# c\nserver:\n  rundir: x\n\nzone:\n  - domain: a\n", InputKind::knot_conf},
    {"templates of Knot", "x", "template:\n  - id: default\n", InputKind::knot_conf},
    {"other YAML", "x", "zone: a\nhosts:\n  - id: b\n", InputKind::text},
    {"Corefile", "k/Corefile", ". {\n  forward . 192.0.2.1\n}\n", InputKind::corefile},
    {"an empty clause", "x", "zone:\n  name: a\n", InputKind::text},
    {"options of BIND", "x.conf", "options {\n directory \"/var\";\n};\n", InputKind::named_conf},
    {"certificate", "x", "-----BEGIN CERTIFICATE-----\nMII\n", InputKind::certificate},
    {"text before", "x", "Certificate:\n  Data\n-----BEGIN CERTIFICATE-----\nMII\n",
     InputKind::certificate},
    {"request", "x.zone", "-----BEGIN CERTIFICATE REQUEST-----\n", InputKind::request},
    {"CRL", "x", "-----BEGIN X509 CRL-----\n", InputKind::crl},
    {"certificate behind a CRL", "x",
     "-----BEGIN X509 CRL-----\nMII\n-----END X509 CRL-----\n-----BEGIN CERTIFICATE-----\n",
     InputKind::certificate},
    {"request behind parameters", "x",
     "-----BEGIN EC PARAMETERS-----\nMII\n-----END EC PARAMETERS-----\n"
     "-----BEGIN CERTIFICATE REQUEST-----\n-----BEGIN CERTIFICATE-----\n",
     InputKind::request},
    {"key behind a certificate", "x",
     "-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n-----BEGIN EC PRIVATE "
     "KEY-----\n",
     InputKind::private_key},
    {"OpenSSH key", "x", "-----BEGIN OPENSSH PRIVATE KEY-----\n", InputKind::ssh_key},
    {"not at the beginning of a line", "x", "see -----BEGIN CERTIFICATE-----\n", InputKind::text},
    {"DER certificate",
     "x",
     {"\x30\x82\x01\x00\x30\x81\xC8\xA0\x03\x02\x01\x02", 12},
     InputKind::certificate},
    {"DER request",
     "x",
     {"\x30\x82\x01\x00\x30\x81\xC8\x02\x01\x00\x30\x0B", 12},
     InputKind::request},
    {"DER CRL", "x", {"\x30\x82\x01\x00\x30\x81\xC8\x02\x01\x01\x30\x0B", 12}, InputKind::crl},
    {"PKCS #12", "x", {"\x30\x82\x01\x00\x02\x01\x03\x30\x80\x06\x09\x2A", 12}, InputKind::pkcs12},
    {"a zone that begins with a zero", "x", "0 IN PTR a.\n", InputKind::zone},
    {"JSON", "x", "{\"a\": 1}", InputKind::json},
    {"JSON over lines", "x", "{\n  \"a\": 1\n}", InputKind::json},
    {"YAML", "x.yaml", "---\nwww:\n  type: A\n", InputKind::yaml},
    {"archive", "x.zone", {"PK\3\4", 4}, InputKind::archive},
    {"image", "x", "\x89PNG\r\n", InputKind::image},
    {"program", "x",
     "\x7F"
     "ELF\2",
     InputKind::executable},
    {"script", "x", "#!/bin/sh\n", InputKind::script},
    {"page", "x", "<!DOCTYPE html>\n", InputKind::markup},
    {"noise", "x", std::string(100, '\0'), InputKind::binary},
    {"one NUL makes no noise", "x", std::string("www IN A 192.0.2.1\nb IN TXT \"") + '\0' + "\"\n",
     InputKind::zone},
    {"dcvlint.toml", "d/dcvlint.toml", "select = []\n", InputKind::config},
    {"rule", "x.toml", "title = \"a\"\ncheck = \"b\"\n", InputKind::rule},
    {"empty", "x.zone", "", InputKind::empty},
    {"comments alone", "x", "; nothing\n", InputKind::text},
};

TEST_CASE("damaged requests and certificates resemble what they were") {
  struct {
    std::string bytes;
    bool resembles;
  } const cases[] = {
      {"----BEGIN CERTIFICATE REQUEST-----\nMAA=\n", true},
      {"    -----BEGIN NEW CERTIFICATE REQUEST-----\n", true},
      {"MAA=\n-----END CERTIFICATE-----\n", true},
      {"----BEGIN TRUSTED CERTIFICATE-----\n", true},
      {std::string("\xFF\xFE"
                   "B\0E\0G\0I\0N\0 \0C\0E\0R\0T\0I\0F\0I\0C\0A\0T\0E\0",
                   36),
       true},
      {std::string("\xFF\xFE"
                   "h\0i\0",
                   6),
       false},
      {"MAswCQIBADAAMACgAA==\n", true},  // the base64 alone
      {"BEGIN PRIVATE KEY", false},
      {"BEGIN here", false},
      {"MAA=", false},
      {"", false},
  };
  for (const auto& row : cases) {
    INFO(row.bytes);
    CHECK(resembles_signed(row.bytes) == row.resembles);
  }
}

TEST_CASE("kinds by content") {
  for (const Row& row : rows) {
    INFO(row.name);
    CHECK(input_kind_text(input_kind(row.path, row.bytes)) == input_kind_text(row.kind));
  }
}

}  // namespace
}  // namespace dcvlint
