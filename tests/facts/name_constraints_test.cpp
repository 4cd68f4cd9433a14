#include "lint/facts/name_constraints.h"

#include <doctest/doctest.h>

#include <string>

using namespace dcvlint;
using namespace std::string_view_literals;

namespace {

std::vector<NameConstraint> read(std::string_view value) {
  Extension extension;
  extension.value = value;
  return name_constraints(extension);
}

GeneralName name(GeneralNameKind kind, std::string_view bytes) {
  GeneralName out;
  out.kind = kind;
  out.bytes = bytes;
  return out;
}

// What becomes of a dNSName under one constraint.
ConstraintBreak under(std::string_view base, bool excluded, std::string_view host) {
  const NameConstraint one{GeneralNameKind::dns_name, excluded, base, {}};
  const NameConstraint* which = nullptr;
  return constraint_break(std::span(&one, 1), name(GeneralNameKind::dns_name, host), which);
}

}  // namespace

TEST_CASE("name constraints as they are encoded") {
  const auto both = read(
      "\x30\x1A\xA0\x0C\x30\x0A\x87\x08\x0A\x00\x00\x00\xFF\x00\x00\x00\xA1\x0A\x30\x08\x82\x06kth.se"sv);
  REQUIRE(both.size() == 2);
  CHECK(both[0].kind == GeneralNameKind::ip_address);
  CHECK_FALSE(both[0].excluded);
  CHECK(constraint_text(both[0]) == "10.0.0.0/255.0.0.0");
  CHECK(both[1].kind == GeneralNameKind::dns_name);
  CHECK(both[1].excluded);
  CHECK(constraint_text(both[1]) == "kth.se");
}

TEST_CASE("octets that are no name constraints end the list") {
  for (const std::string_view octets :
       {""sv, "\x30"sv, "\x30\x00"sv, "\x30\x7F\xA0\x0A"sv, "\x30\x02\xA0\x00"sv,
        "\x30\x04\xA0\x02\x30\x00"sv, "\x30\x05\xA0\x03\x30\x82\x01"sv, "\x31\x80"sv}) {
    CHECK(read(octets).empty());
  }
}

TEST_CASE("DNS names under constraints") {
  using enum ConstraintBreak;
  CHECK(under("kth.se", false, "kth.se") == none);
  CHECK(under("kth.se", false, "www.KTH.se") == none);
  CHECK(under(".kth.se", false, "www.kth.se") == none);
  CHECK(under("kth.se", false, "*.kth.se") == none);
  CHECK(under("kth.se", false, "notkth.se") == not_permitted);
  CHECK(under("kth.se", false, "se") == not_permitted);
  CHECK(under("", false, "anything.example") == none);
  CHECK(under("kth.se", true, "a.b.kth.se") == excluded);
  CHECK(under("kth.se", true, "lu.se") == none);
  CHECK(under("", true, "lu.se") == excluded);
}

TEST_CASE("addresses under constraints; other kinds are left alone") {
  const NameConstraint network{
      GeneralNameKind::ip_address, false, "\x82\xED\x00\x00\xFF\xFF\x00\x00"sv, {}};
  const NameConstraint* which = nullptr;
  const auto judge = [&](GeneralNameKind kind, std::string_view bytes) {
    return constraint_break(std::span(&network, 1), name(kind, bytes), which);
  };
  CHECK(judge(GeneralNameKind::ip_address, "\x82\xED\x01\x02"sv) == ConstraintBreak::none);
  CHECK(judge(GeneralNameKind::ip_address, "\x82\xEE\x01\x02"sv) == ConstraintBreak::not_permitted);
  CHECK(judge(GeneralNameKind::ip_address, std::string(16, '\0')) ==
        ConstraintBreak::not_permitted);
  CHECK(judge(GeneralNameKind::dns_name, "lu.se") == ConstraintBreak::none);
  CHECK(judge(GeneralNameKind::rfc822_name, "a@lu.se") == ConstraintBreak::none);
}

TEST_CASE("mail addresses and hosts of URIs under constraints") {
  using enum ConstraintBreak;
  const auto judge = [](GeneralNameKind kind, std::string_view base, std::string_view bytes) {
    const NameConstraint one{kind, false, base, {}};
    const NameConstraint* which = nullptr;
    return constraint_break(std::span(&one, 1), name(kind, bytes), which);
  };
  constexpr auto mail = GeneralNameKind::rfc822_name, uri = GeneralNameKind::uri;
  CHECK(judge(mail, "kth.se", "anna@KTH.se") == none);
  CHECK(judge(mail, "kth.se", "anna@mail.kth.se") == not_permitted);
  CHECK(judge(mail, ".kth.se", "anna@mail.kth.se") == none);
  CHECK(judge(mail, ".kth.se", "anna@kth.se") == not_permitted);
  CHECK(judge(mail, "anna@kth.se", "anna@Kth.se") == none);
  CHECK(judge(mail, "anna@kth.se", "Anna@kth.se") == not_permitted);
  CHECK(judge(mail, "", "anna@kth.se") == none);
  CHECK(judge(mail, "kth.se", "anna") == not_permitted);
  CHECK(judge(uri, ".kth.se", "https://idp.kth.se:8443/x") == none);
  CHECK(judge(uri, ".kth.se", "https://a@idp.KTH.se/") == none);
  CHECK(judge(uri, ".kth.se", "https://kth.se/") == not_permitted);
  CHECK(judge(uri, "kth.se", "ldap://kth.se?x") == none);
  CHECK(judge(uri, "kth.se", "ldap://lu.se") == not_permitted);
  CHECK(judge(uri, "kth.se", "urn:x:y") == none);
  CHECK(judge(uri, "kth.se", "https://[2001:db8::1]/") == none);
}

TEST_CASE("constraints in words") {
  const auto text = [](GeneralNameKind kind, std::string_view base) {
    return constraint_text({kind, true, base, {}});
  };
  CHECK(text(GeneralNameKind::dns_name, "") == "every dNSName");
  CHECK(text(GeneralNameKind::rfc822_name, "kth.se") == "kth.se");
  CHECK(text(GeneralNameKind::directory_name, "\x30\x00"sv) == "(no attribute)");
}
