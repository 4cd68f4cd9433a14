#include "lint/facts/caa_contact.h"

#include <doctest/doctest.h>

namespace dcvlint {
namespace {

TEST_CASE("caa contact: mailboxes") {
  struct Row {
    std::string_view text;
    MailboxFault fault;
    std::uint32_t at, end;
  };
  using enum MailboxFault;
  const Row rows[] = {
      {"dns@example.se", none, 0, 0},
      {"host.master+caa@example.se", none, 0, 0},
      {"a@b", none, 0, 0},
      {"'o`n{e}|two~'@example.se", none, 0, 0},
      {"\"host master\"@example.se", none, 0, 0},
      {"\"a\\\"b, c\"@example.se", none, 0, 0},
      {"värd@exämple.se", none, 0, 0},
      {"", empty, 0, 0},
      {" dns@example.se", outer_blank, 0, 1},
      {"dns@example.se \t", outer_blank, 14, 16},
      {"   ", outer_blank, 0, 3},
      {"mailto:dns@example.se", mailto, 0, 7},
      {"MAILTO:dns@example.se", mailto, 0, 7},
      {"<dns@example.se>", display_name, 0, 16},
      {"Hostmaster <dns@example.se>", display_name, 0, 27},
      {"\"Host\" <dns@example.se>", display_name, 0, 23},
      {"dns@example.se,noc@example.se", several, 14, 29},
      {"dns@example.se; noc@example.se", several, 14, 30},
      {"dns@example.se noc@example.se", several, 14, 29},
      {"example.se", no_at, 0, 10},
      {"@example.se", bad_local_part, 0, 1},
      {".dns@example.se", bad_local_part, 0, 1},
      {"d..ns@example.se", bad_local_part, 2, 3},
      {"dns.@example.se", bad_local_part, 3, 4},
      {"d ns@example.se", bad_local_part, 1, 2},
      {"\"a\"b\"@example.se", bad_local_part, 2, 3},
      {"dns@", bad_domain, 3, 4},
      {"dns@example..se", bad_domain, 11, 12},
      {"dns@example.se.", bad_domain, 14, 15},
      {"dns@-example.se", bad_domain, 4, 12},
      {"dns@exa_mple.se", bad_domain, 7, 8},
      {"dns@[192.0.2.1]", bad_domain, 4, 5},
      {"v\xE4rd@example.se", not_utf8, 0, 15},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const MailboxCheck check = check_mailbox(row.text);
    CHECK(check.fault == row.fault);
    CHECK(check.at == row.at);
    CHECK(check.end == row.end);
  }
}

TEST_CASE("caa contact: phone numbers") {
  struct Row {
    std::string_view text;
    PhoneFault fault;
    std::uint32_t at, end;
  };
  using enum PhoneFault;
  const Row rows[] = {
      {"+46 8 123 45 67", none, 0, 0},
      {"+4681234567", none, 0, 0},
      {"+1-(555).555-0100", none, 0, 0},
      {"", empty, 0, 0},
      {"08 123 45 67", no_plus, 0, 12},
      {"0046 8 123 45 67", no_plus, 0, 16},
      {"+", no_digits, 0, 1},
      {"tel:+4681234567", bad_character, 0, 1},
      {"+46 8 123 45 67 ext 8", bad_character, 16, 17},
      {"+46/81234567", bad_character, 3, 4},
      {"46+81234567", bad_character, 2, 3},
      {"+46\u00A08123", bad_character, 3, 5},
      {" +4681234567", bad_character, 0, 1},
      {"+4681234567 ", bad_character, 11, 12},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const PhoneCheck check = check_global_number(row.text);
    CHECK(check.fault == row.fault);
    CHECK(check.at == row.at);
    CHECK(check.end == row.end);
  }
}

}  // namespace
}  // namespace dcvlint
