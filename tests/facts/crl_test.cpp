#include "lint/facts/crl.h"

#include <doctest/doctest.h>

#include "lint/facts/crl_facts.h"

namespace dcvlint {
namespace {

using namespace std::string_view_literals;

TEST_CASE("reasons by number") {
  CHECK(crl_reason_text(0) == "unspecified");
  CHECK(crl_reason_text(1) == "keyCompromise");
  CHECK(crl_reason_text(7) == "");
  CHECK(crl_reason_text(10) == "aACompromise");
  CHECK(crl_reason_text(11) == "");
  CHECK(crl_reason_text(-1) == "");
  CHECK(crl_reason_label(9) == "privilegeWithdrawn (9)");
  CHECK(crl_reason_label(7) == "7, which means nothing");
}

TEST_CASE("what reasonCode holds") {
  CHECK(crl_reason_code("\x0A\x01\x01"sv) == 1);
  CHECK(crl_reason_code("\x0A\x01\xFF"sv) == -1);
  CHECK_FALSE(crl_reason_code(""sv));
  CHECK_FALSE(crl_reason_code("\x0A"sv));
  CHECK_FALSE(crl_reason_code("\x0A\x01"sv));
  CHECK_FALSE(crl_reason_code("\x0A\x00"sv));
  CHECK_FALSE(crl_reason_code("\x0A\x02\x00\x01"sv));
  CHECK_FALSE(crl_reason_code("\x02\x01\x01"sv));
  CHECK_FALSE(crl_reason_code("\x0A\x01\x01\x00"sv));
}

TEST_CASE("INTEGERs as text and in order") {
  CHECK(integer_text("\x07"sv) == "7");
  CHECK(integer_text("\x00\xFF"sv) == "255");
  CHECK(integer_text("\xF9"sv) == "-7");
  CHECK(integer_text("\x01\x00\x00\x00\x00\x00\x00\x00\x00"sv) == "0x010000000000000000");
  CHECK(integer_text(""sv) == "nothing");
  CHECK(compare_integers("\x07"sv, "\x08"sv) < 0);
  CHECK(compare_integers("\x00\x80"sv, "\x7F"sv) > 0);
  CHECK(compare_integers("\x00\x07"sv, "\x07"sv) == 0);
  CHECK(compare_integers("\xFF"sv, "\x00"sv) < 0);
  CHECK(compare_integers("\xFF\x00"sv, "\xFF"sv) < 0);
  CHECK(compare_integers("\x01\x00"sv, "\xFE\x00"sv) > 0);
}

TEST_CASE("serial numbers as people copy them") {
  CHECK(serial_text("\x00\x9A\x3E"sv) == "9a3e");
  CHECK(serial_text("\x9A\x3E"sv) == "9a3e");
  CHECK(serial_text("\x00"sv) == "00");
  CHECK(serial_text(""sv) == "");
  CHECK(serial_text(std::string(100, 'A')).size() == 128 + 3);
}

TEST_CASE("which certificates a list is for") {
  Extension extension;
  Crl crl;
  NotedCertificate leaf, ca;
  ca.ca = true;
  CHECK(not_covered_why(crl, leaf).empty());
  crl.idp.extension = &extension;
  crl.idp.only_ca = true;
  CHECK_FALSE(not_covered_why(crl, leaf).empty());
  CHECK(not_covered_why(crl, ca).empty());
  CHECK(crl_scope(crl, {}).scope == CrlScope::cas);
  crl.idp.only_ca = false;
  crl.idp.only_user = true;
  CHECK(not_covered_why(crl, leaf).empty());
  CHECK_FALSE(not_covered_why(crl, ca).empty());
  CHECK(crl_scope(crl, {}).scope == CrlScope::subscribers);
  crl.idp.only_user = false;
  GeneralName name;
  name.kind = GeneralNameKind::uri;
  name.bytes = "http://a.example/1.crl";
  crl.idp.full_name = std::span(&name, 1);
  crl.idp.addresses = std::span(&name.bytes, 1);
  const std::string_view other = "http://a.example/2.crl", same = "http://a.example/1.crl";
  CHECK(not_covered_why(crl, leaf).empty());  // nothing to compare with
  leaf.addresses = std::span(&other, 1);
  CHECK_FALSE(not_covered_why(crl, leaf).empty());
  const NotedCertificate* issued[] = {&leaf};
  CHECK(crl_scope(crl, issued).scope == CrlScope::unknown);
  leaf.addresses = std::span(&same, 1);
  CHECK(not_covered_why(crl, leaf).empty());
  CHECK(crl_scope(crl, issued).scope == CrlScope::subscribers);
  crl.idp.readable = false;
  leaf.addresses = std::span(&other, 1);
  CHECK(not_covered_why(crl, leaf).empty());
}

}  // namespace
}  // namespace dcvlint
