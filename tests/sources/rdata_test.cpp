// RDATA of each type to wire form. named-compilezone 9.18 makes the same of
// each row, but for the tag "is-sue", which it refuses.

#include "lint/sources/rdata.h"

#include <doctest/doctest.h>

#include "tests/sources/zone_reading.h"

using namespace dcvlint;
using dcvlint::testing::fragment;
using dcvlint::testing::ReadZone;

namespace {

struct Row {
  std::string_view text;
  std::string_view hex;
};

constexpr Row rows[] = {
    // clang-format off
    {"A 192.0.2.1", "c0000201"},
    {"A \\# 4 C0000201", "c0000201"},
    {"TYPE1 192.0.2.1", "c0000201"},
    {"AAAA 2001:db8::1", "20010db8000000000000000000000001"},
    {"AAAA ::", "00000000000000000000000000000000"},
    {"AAAA ::ffff:192.0.2.1", "00000000000000000000ffffc0000201"},
    {"AAAA 1:2:3:4:5:6:7:8", "00010002000300040005000600070008"},
    {"AAAA 1::", "00010000000000000000000000000000"},
    {"NS ns", "026e73076578616d706c6500"},
    {"NS ns.example.net.", "026e73076578616d706c65036e657400"},
    {"NS @", "076578616d706c6500"},
    {"NS .", "00"},
    {"CNAME a\\.b\\046c", "05612e622e63076578616d706c6500"},
    {"PTR *.b", "012a0162076578616d706c6500"},
    {"DNAME b", "0162076578616d706c6500"},
    {"NID 10 14:4fff:ff20:ee64", "000a00144fffff20ee64"},
    {"HINFO \"PC\" Linux", "025043054c696e7578"},
    {"MX 0 .", "000000"},
    {"MX 10 Mail", "000a044d61696c076578616d706c6500"},
    {"TXT \"a\" b \"c;d\" e\\;f", "0161016203633b6403653b66"},
    {"TXT \\# \"x\"", "01230178"},
    {"TXT \\# 2 0161", "0161"},
    {"TXT \"\"", "00"},
    {"SPF \"v=spf1 -all\"", "0b763d73706631202d616c6c"},
    {"RP hostmaster .", "0a686f73746d6173746572076578616d706c650000"},
    {"AFSDB 1 db", "0001026462076578616d706c6500"},
    {"SRV 0 5 443 www", "0000000501bb03777777076578616d706c6500"},
    {"NAPTR 1 2 \"u\" \"sip\" \"!^(.*)$!sip:\\\\1@b!i\" .", "0001000201750373697012215e282e2a2924217369703a5c314062216900"},
    {"DS 1 RSASHA256 SHA-1 00112233445566778899aabbccddeeff 00112233", "0001080100112233445566778899aabbccddeeff00112233"},
    {"CDS 0 0 0 00", "0000000000"},
    {"DNSKEY 257 3 ECDSAP256SHA256 AAEC AwQ=", "0101030d0001020304"},
    {"DNSKEY ZONE|KSK DNSSEC 8 AAEC", "01010308000102"},
    {"CDNSKEY 0 3 0 AA==", "0000030000"},
    {"SSHFP 4 2 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f", "0402000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"},
    {"RRSIG A 8 2 300 20300101000000 1577836800 1 example. AAEC", "000108020000012c70dbd8805e0be1000001076578616d706c6500000102"},
    {"RRSIG TYPE65400 8 2 300 20240229235960 19700101000000 1 example. AAEC", "ff7808020000012c65e11a80000000000001076578616d706c6500000102"},
    {"NSEC b A TYPE65400 CAA", "0162076578616d706c6500000140010140ff1000000000000000000000000000000080"},
    {"NSEC3 SHA-1 0 10 aabb 0123456789ABCDEFGHIJKLMNOPQRSTUV A", "0100000a02aabb1400443214c74254b635cf84653a56d7c675be77df000140"},
    {"NSEC3PARAM 1 0 10 -", "0100000a00"},
    {"TLSA 3 1 1 00 11 22", "030101001122"},
    {"SMIMEA 3 1 1 001122", "030101001122"},
    {"OPENPGPKEY AQ==", "01"},
    {"CSYNC 1 3 A NS", "000000010003000160"},
    {"CSYNC 1 3", "000000010003"},
    {"ZONEMD 1 1 9 000102030405060708090a0b", "000000010109000102030405060708090a0b"},
    {"SVCB 0 b", "00000162076578616d706c6500"},
    {"HTTPS 1 . alpn=\"h2,h3\" port=443 ipv4hint=192.0.2.1,192.0.2.2 no-default-alpn", "00010000010006026832026833000200000003000201bb00040008c0000201c0000202"},
    {"HTTPS 1 . mandatory=port,alpn alpn=a\\\\,b port=1 ech=AAAA ipv6hint=::1 dohpath=/q{?dns} key65400=a\\098 key65401", "00010000000004000100030001000403612c62000300020001000500030000000006001000000000000000000000000000000001000700082f717b3f646e737dff7800026162ff790000"},
    {"URI 10 1 \"https://b/\"", "000a000168747470733a2f2f622f"},
    {"CAA 0 issue letsencrypt.org", "000569737375656c657473656e63727970742e6f7267"},
    {"CAA 128 ISSUE \"a \\\"b\\\" \\; \\059\"", "800549535355456120226222203b203b"},
    {"CAA 255 is-sue \"\"", "ff0669732d737565"},
    {"TYPE257 \\# 8 00056973737565 3B", "000569737375653b"},
    {"CERT PGP 0 0 AAEC", "0003000000000102"},
    {"LOC 52 22 23.000 N 4 53 32.000 E -2.00m 0.00m 10000.00m 10.00m", "000016138b3cf018810cbce0009895b8"},
    {"LOC 52 S 4 W 0", "0012161374d78e007f24460000989680"},
    {"APL 1:192.0.2.0/24 !2:2001:db8::/32", "00011803c000020002208420010db8"},
    {"EUI48 00-00-5e-00-53-2a", "00005e00532a"},
    {"EUI64 00-00-5e-ef-10-00-00-2a", "00005eef1000002a"},
    {"NID 10 0014:4fff:ff20:ee64", "000a00144fffff20ee64"},
    {"L32 10 192.0.2.1", "000ac0000201"},
    {"LP 10 b", "000a0162076578616d706c6500"},
    {"KX 10 b", "000a0162076578616d706c6500"},
    {"IPSECKEY 10 1 2 192.0.2.38 AQ==", "0a0102c000022601"},
    {"IPSECKEY 10 3 2 b AQ==", "0a03020162076578616d706c650001"},
    {"IPSECKEY 10 0 2 . AQ==", "0a000201"},
    {"NULL \\# 1 00", "00"},
    {"NAPTR 1 2 \"u\" \"sip\" \"/[a(]/b/\" .", "00010002017503736970082f5b61285d2f622f00"},
    {"NAPTR 1 2 \"u\" \"sip\" \"/[\\\\]/b/\" .", "00010002017503736970072f5b5c5d2f622f00"},
    {"NAPTR 1 2 \"u\" \"sip\" \"/[]x[:alpha:]]()/\\\\1/\" .", "00010002017503736970142f5b5d785b3a616c7068613a5d5d28292f5c312f00"},
    {"HTTPS 1 . ech", "00010000050000"},
    {"HTTPS 1 . ech=", "00010000050000"},
    {"HTTPS 1 . ech=\"\"", "00010000050000"},
    {"HTTPS 1 . key5", "00010000050000"},
    {"HTTPS \\# 7 00010000050000", "00010000050000"},
    {"LOC 52 S 4 W +1m", "0012161374d78e007f244600009896e4"},
    {"LOC 52 S 4 W .5m", "0012161374d78e007f244600009896b2"},
    {"EUI48 0-0-5e-0-53-2a", "00005e00532a"},
    {"EUI64 0-0-5e-ef-10-0-0-2a", "00005eef1000002a"},
    {"AMTRELAY 10 0 1 203.0.113.15", "0a01cb00710f"},
    {"AMTRELAY 10 1 2 2001:db8::15", "0a8220010db8000000000000000000000015"},
    {"AMTRELAY 10 1 3 b", "0a830162076578616d706c6500"},
    {"AMTRELAY 10 0 0 .", "0a00"},
    {"AMTRELAY \\# 4 0a0401ff", "0a0401ff"},
    {"A6 0 2001:db8::1", "0020010db8000000000000000000000001"},
    {"A6 64 ::1 b", "4000000000000000010162076578616d706c6500"},
    {"A6 4 ffff:db8::1 b", "040fff0db80000000000000000000000010162076578616d706c6500"},
    {"A6 128 b", "800162076578616d706c6500"},
    {"A6 \\# 12 800162076578616d706c6500", "800162076578616d706c6500"},
    {"NXT b A NS TYPE127", "0162076578616d706c650060000000000000000000000000000001"},
    {"NXT b", "0162076578616d706c6500"},
    {"WKS 192.0.2.1 tcp", "c000020106"},
    {"WKS 192.0.2.1 TCP Domain smtp 80", "c0000201060000004000000400000080"},
    {"RKEY 0 3 8 AwEA", "00000308030100"},
    {"DOA 0 1 2 \"text/plain\" AwEA", "0000000000000001020a746578742f706c61696e030100"},
    {"DOA 0 1 2 \"\" -", "00000000000000010200"},
    {"HHIT AwEA", "030100"},
    {"BRID AwEA", "030100"},
    {"NSAP 0x47.0005.80", "47000580"},
    {"SINK 8 0 2 l4ik", "0800029788a4"},
    {"X25 3110", "0433313130"},
    {"TYPE65400 \\# 0", ""},
    {"DSYNC CDS NOTIFY 5300 b", "003b0114b40162076578616d706c6500"},
    {"HIP 2 200100107B1A74DF365639CC39F1D578 AwEAAbdxyhNuSutc5EMzxTs9LBPCIkOFH8cIvM4p b", "1002001e200100107b1a74df365639cc39f1d57803010001b771ca136e4aeb5ce44333c53b3d2c13c22243851fc708bcce290162076578616d706c6500"},
    // clang-format on
};

}  // namespace

TEST_CASE("RDATA to wire form") {
  for (const Row& row : rows) {
    const std::string text(row.text);
    CAPTURE(text);
    // An owner that is no hash would be a fault of NSEC3.
    const std::string owner = text.starts_with("NSEC3 ") ? "2T7B4G4VSA5SMI47K61MV5BV1A22BOJR" : "a";
    const ReadZone read(owner + " 1 " + text + "\n", {}, fragment());
    CHECK(read.faults().empty());
    REQUIRE(read.zone.records().size() == 1);
    const std::string record = read.records();
    CHECK(record.substr(record.rfind(' ') + 1) == std::string(row.hex) + "\n");
  }
}

TEST_CASE("RDATA over lines, with comments, and with CRLF") {
  const ReadZone read(
      "a 1 SOA b c ( 1 ; serial )\r\n\t2\r\n ; nothing\r\n 3 4 5 )\r\n"
      "a 1 TXT(\"x\"y)\r\n",
      {}, fragment(), "a.");
  CHECK(read.faults() == "1:5+3 soa-not-at-apex [SOA]\n");
  CHECK(read.records() == "a.a. 1 TXT 01780179\n");
}

TEST_CASE("a value of more than 255 octets is a CAA value, but no string of TXT") {
  const std::string value(300, 'x');
  const ReadZone read("a 1 CAA 0 issue " + value + "\na 1 TXT " + value + "\n", {}, fragment());
  REQUIRE(read.zone.records().size() == 1);
  CHECK(read.zone.records()[0].rdata_size == 7 + 300);
  CHECK(read.faults().starts_with("2:9+300 rdata-string-too-long"));
}

TEST_CASE("RDATA of more than 65,535 octets") {
  std::string texts;
  for (int i = 0; i < 300; ++i) texts += " " + std::string(255, 'x');
  const ReadZone read(
      "a 1 TXT" + texts + "\na 1 CAA 0 issue " + std::string(70'000, 'x') + "\nb 1 A 192.0.2.1\n",
      {}, fragment());
  CHECK(read.faults() ==
        "1:5+3 rdata-too-long [TXT] RDATA has at most 65,535 octets\n"
        "2:5+3 rdata-too-long [CAA] RDATA has at most 65,535 octets\n");
  CHECK(read.records() == "b.example. 1 A c0000201\n");
}

TEST_CASE("base32hex of whole octets, as BIND wants it of NSEC3's owners") {
  for (std::string_view good :
       {"", "0P9MHAVEQVM6T7VBL5LOP2U3T2RP3TOM", "2t7b4g4vsa5smi47k61mv5bv1a22bojr", "CK0POJMG",
        "0P9MHAVEQVM6T7VBL5LOP2U3T2RP3TO", "00", "0000", "00000", "0000000", "04", "000G", "00002",
        "0000008"}) {
    INFO(good);
    CHECK(dcvlint::is_base32hex(good));
  }
  for (std::string_view bad : {"0", "000", "000000", "zzzz", "*", "0P9M", "0P9MH", "01", "0001",
                               "00001", "0000001", "CK0POJM=", "CK0POJM\xC3", "W0"}) {
    INFO(bad);
    CHECK_FALSE(dcvlint::is_base32hex(bad));
  }
}
