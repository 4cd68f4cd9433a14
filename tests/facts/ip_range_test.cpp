#include "lint/facts/ip_range.h"

#include <doctest/doctest.h>

#include <string>

#include "lint/facts/general_name.h"

using namespace dcvlint;

namespace {

std::string read(std::string_view text, IpText form = IpText::strict) {
  const auto address = parse_ip(text, form);
  return address ? ip_text(address->view()) : "none";
}

std::string block(std::string_view text) {
  const auto address = parse_ip(text);
  if (!address) return "no address";
  const SpecialBlock* found = special_block(address->view());
  return found == nullptr ? "none" : std::string(found->prefix);
}

std::string unreached(std::string_view text) {
  const auto address = parse_ip(text);
  if (!address) return "no address";
  const SpecialBlock* found = unreached_block(address->view());
  return found == nullptr ? "none" : std::string(found->prefix);
}

}  // namespace

TEST_CASE("addresses as text") {
  CHECK(read("192.0.2.1") == "192.0.2.1");
  CHECK(read("0.0.0.0") == "0.0.0.0");
  CHECK(read("192.0.2.001") == "none");
  CHECK(read("192.0.2.001", IpText::lenient) == "192.0.2.1");
  CHECK(read("2001:DB8:0:0:0:0:0:1") == "2001:db8::1");
  CHECK(read("2001:db8::1") == "2001:db8::1");
  CHECK(read("::") == "::");
  CHECK(read("1::") == "1::");
  CHECK(read("::1") == "::1");
  CHECK(read("::ffff:192.0.2.1") == "::ffff:c000:201");
  CHECK(read("1:2:3:4:5:6:192.0.2.1") == "1:2:3:4:5:6:c000:201");
  for (const char* wrong : {"",
                            "1",
                            "1.2.3",
                            "1.2.3.4.5",
                            "1.2.3.256",
                            "1.2.3.",
                            ".1.2.3",
                            "1.2.3.4 ",
                            "a.b.c.d",
                            "1.2.3.1234",
                            ":",
                            ":::",
                            "1:2:3:4:5:6:7",
                            "1:2:3:4:5:6:7:8:9",
                            "1::2::3",
                            "12345::",
                            "g::",
                            "1:",
                            ":1",
                            "1:2:3:4:5:6:7::8",
                            "::1.2.3",
                            "::1.2.3.4:5",
                            "1.2.3.4::",
                            "fe80::1%eth0",
                            "1:2:3:4:5:6:7:192.0.2.1",
                            "::01.2.3.4"}) {
    INFO(wrong);
    CHECK(read(wrong) == "none");
  }
}

TEST_CASE("blocks that are set aside") {
  struct Row {
    const char *address, *block;
  };
  static const Row rows[] = {
      {"9.255.255.255", "none"},
      {"10.0.0.0", "10.0.0.0/8"},
      {"10.255.255.255", "10.0.0.0/8"},
      {"11.0.0.0", "none"},
      {"0.0.0.0", "0.0.0.0/8"},
      {"100.63.255.255", "none"},
      {"100.64.0.0", "100.64.0.0/10"},
      {"100.127.255.255", "100.64.0.0/10"},
      {"100.128.0.0", "none"},
      {"127.0.0.1", "127.0.0.0/8"},
      {"169.254.1.1", "169.254.0.0/16"},
      {"172.15.255.255", "none"},
      {"172.16.0.0", "172.16.0.0/12"},
      {"172.31.255.255", "172.16.0.0/12"},
      {"172.32.0.0", "none"},
      {"192.0.0.1", "192.0.0.0/29"},
      {"192.0.0.9", "192.0.0.9/32"},
      {"192.0.0.200", "192.0.0.0/24"},
      {"192.0.1.1", "none"},
      {"192.0.2.1", "192.0.2.0/24"},
      {"192.88.99.2", "192.88.99.2/32"},
      {"198.17.255.255", "none"},
      {"198.19.255.255", "198.18.0.0/15"},
      {"198.20.0.0", "none"},
      {"224.0.0.1", "none"},  // multicast has a registry of its own
      {"239.255.255.255", "none"},
      {"240.0.0.1", "240.0.0.0/4"},
      {"255.255.255.255", "255.255.255.255/32"},
      {"::", "::/128"},
      {"::1", "::1/128"},
      {"::2", "none"},
      {"::ffff:8.8.8.8", "::ffff:0:0/96"},
      {"64:ff9b::1", "64:ff9b::/96"},
      {"64:ff9b:1::1", "64:ff9b:1::/48"},
      {"100::1", "100::/64"},
      {"100:0:0:1::1", "100:0:0:1::/64"},
      {"2001:0:1::1", "2001::/32"},
      {"2001:1ff::1", "2001::/23"},
      {"2001:200::1", "none"},
      {"2001:20::1", "2001:20::/28"},
      {"2001:db8:ffff::1", "2001:db8::/32"},
      {"2002::1", "2002::/16"},
      {"2001:6b0:1::1", "none"},
      {"3fff:fff::1", "3fff::/20"},
      {"3fff:1000::1", "none"},
      {"fbff::1", "none"},
      {"fc00::1", "fc00::/7"},
      {"fdff::1", "fc00::/7"},
      {"fe80::1", "fe80::/10"},
      {"febf::1", "fe80::/10"},
      {"fec0::1", "none"},
  };
  for (const Row& row : rows) {
    INFO(row.address);
    CHECK(block(row.address) == row.block);
  }
  CHECK(special_block("") == nullptr);
  CHECK(special_block("\x0A\x00\x00") == nullptr);
}

TEST_CASE("addresses that no CA reaches, set aside or not") {
  struct Row {
    const char* address;
    const char* block;
  };
  const Row rows[] = {
      {"8.8.8.8", "none"},
      {"10.1.2.3", "10.0.0.0/8"},
      {"223.255.255.255", "none"},
      {"224.0.0.1", "224.0.0.0/4"},
      {"239.255.255.255", "224.0.0.0/4"},
      {"240.0.0.1", "240.0.0.0/4"},
      {"::1", "::1/128"},
      {"::127.0.0.1", "::/96"},
      {"::10.0.0.1", "::/96"},
      {"::1:0:0", "none"},
      {"::ffff:127.0.0.1", "::ffff:0:0/96"},
      {"::ffff:0:127.0.0.1", "::ffff:0:0:0/96"},
      {"::fffe:0:127.0.0.1", "none"},
      {"fe80::1", "fe80::/10"},
      {"fec0::1", "fec0::/10"},
      {"feff:ffff::1", "fec0::/10"},
      {"ff02::1", "ff00::/8"},
      {"2001:6b0:1::1", "none"},
  };
  for (const Row& row : rows) {
    INFO(row.address);
    CHECK(unreached(row.address) == row.block);
  }
  CHECK(unreached_block("") == nullptr);
}
