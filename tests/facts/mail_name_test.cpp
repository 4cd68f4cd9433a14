#include "lint/facts/mail_name.h"

#include <doctest/doctest.h>

#include <string>

using namespace dcvlint;
using namespace std::string_view_literals;

namespace {

constexpr std::string_view utf8_mailbox = "\x2B\x06\x01\x05\x05\x07\x08\x09";

GeneralName rfc822(std::string_view text) {
  GeneralName name;
  name.kind = GeneralNameKind::rfc822_name;
  name.bytes = text;
  return name;
}

GeneralName other(std::string_view type, std::string_view tlv) {
  GeneralName name;
  name.kind = GeneralNameKind::other_name;
  name.type_id = type;
  name.bytes = tlv;
  return name;
}

std::string utf8_string(std::string_view text) {
  std::string tlv = "\x0C";
  if (text.size() >= 0x80) tlv += '\x81';
  return tlv + static_cast<char>(text.size()) + std::string(text);
}

}  // namespace

TEST_CASE("mailboxes of subjectAltName") {
  struct Row {
    bool utf8;
    std::string text;
    const char* problem;
  };
  const Row rows[] = {
      {false, "tove@lu.se", ""},
      {false, "tove", "it has no @"},
      {false, "t\xC3\xB6ve@lu.se", "it has characters beyond ASCII"},
      {true, "\xC3\xB6st@kth.se", ""},
      {true, std::string(150, 'x') + "\xC3\xB6@kth.se", ""},
      {true, "tove@lu.se", "its local part is plain ASCII, so that it must be an rfc822Name"},
      {true, "\xC3\xB6st@KTH.se", "its domain has capital letters"},
      {true, "\xC3\xB6st@malm\xC3\xB6.se", "its domain is not written with A-labels (xn--…)"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const std::string tlv = utf8_string(row.text);
    const GeneralName name = row.utf8 ? other(utf8_mailbox, tlv) : rfc822(row.text);
    CHECK(mailbox_of(name) == std::optional<std::string_view>(row.text));
    if (row.problem == std::string_view("it has no @")) {
      CHECK(!mailbox_problem(name).empty());
    } else {
      CHECK(mailbox_problem(name) == row.problem);
    }
  }
}

TEST_CASE("what is no SmtpUTF8Mailbox, or is broken") {
  for (std::string_view tlv : {""sv, "\x0C"sv,
                               "\x0C\x05"
                               "a"sv,
                               "\x0C\x85"
                               "abcdef"sv,
                               "\x13\x01"
                               "a"sv,
                               "\x0C\x01"
                               "ab"sv,
                               "\x0C\x80"sv, "\x0C\x82\x01"sv}) {
    const GeneralName name = other(utf8_mailbox, tlv);
    CHECK_FALSE(mailbox_of(name));
    CHECK(mailbox_problem(name) == "it is no UTF8String");
  }
  CHECK(mailbox_problem(other("\x2A\x03",
                              "\x0C\x01"
                              "a")) == "");
  CHECK_FALSE(is_smtp_utf8_mailbox(other("\x2A\x03", "")));
}

TEST_CASE("the same mailbox") {
  CHECK(same_mailbox("tove@lu.se", "tove@LU.se"));
  CHECK_FALSE(same_mailbox("Tove@lu.se", "tove@lu.se"));
  CHECK_FALSE(same_mailbox("tove@lu.se", "tove@lu.sx"));
  CHECK_FALSE(same_mailbox("ab@c", "a@bc"));
  CHECK(same_mailbox("", ""));
  const GeneralName names[] = {rfc822("a@lu.se"), rfc822("tove@lu.se")};
  CHECK(Mailboxes({nullptr, names}).has("tove@Lu.se"));
  CHECK_FALSE(Mailboxes({nullptr, names}).has("b@lu.se"));
  CHECK(is_mailbox("tove@lu.se"));
  CHECK_FALSE(is_mailbox("Tove Ek"));
}
