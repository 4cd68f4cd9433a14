#include "lint/facts/organization_id.h"

#include <doctest/doctest.h>

using namespace dcvlint;
using namespace std::string_view_literals;

TEST_CASE("organizationIdentifier") {
  using enum OrganizationIdFault;
  struct Row {
    const char* text;
    OrganizationIdFault fault;
    const char* parts;  // scheme country subdivision reference
  };
  const Row rows[] = {
      {"NTRSE-5560001234", none, "NTR SE  5560001234"},
      {"NTRUS+CA-12-34", none, "NTR US CA 12-34"},
      {"VATEL-090000045", none, "VAT EL  090000045"},
      {"PSDSE-FI-12345", none, "PSD SE  FI-12345"},
      {"LEIXG-529900T8BM49AURSDO55", none, "LEI XG  529900T8BM49AURSDO55"},
      {"GOVUS", none, "GOV US  "},
      {"GOVUS+CA", none, "GOV US CA "},
      {"INTXG", none, "INT XG  "},
      {"", scheme, "   "},
      {"NT", scheme, "   "},
      {"ntrSE-1", scheme, "   "},
      {"ABCSE-1", scheme, "   "},
      {"NTR", country, "NTR   "},
      {"NTRse-1", country, "NTR   "},
      {"NTRXG-1", wrong_country, "NTR XG  "},
      {"LEISE-529900T8BM49AURSDO55", wrong_country, "LEI SE  "},
      {"INTSE", wrong_country, "INT SE  "},
      {"NTRUS+-1", subdivision, "NTR US  "},
      {"NTRUS+ABCD-1", subdivision, "NTR US  "},
      {"NTRUS+ca-1", subdivision, "NTR US  "},
      {"VATUS+CA-1", no_subdivision, "VAT US CA "},
      {"NTRSE", no_hyphen, "NTR SE  "},
      {"NTRSE 1", no_hyphen, "NTR SE  "},
      {"NTRSE\xE2\x80\x93"
       "1",
       no_hyphen, "NTR SE  "},  // an en dash
      {"NTRSE-", no_reference, "NTR SE  "},
      {"GOVUS-1", reference, "GOV US  "},
      {"INTXG-1", reference, "INT XG  "},
      {"LEIXG-529900T8BM49AURSDO5", lei_form, "LEI XG  529900T8BM49AURSDO5"},
      {"LEIXG-529900t8BM49AURSDO55", lei_form, "LEI XG  529900t8BM49AURSDO55"},
      {"LEIXG-529900T8BM49AURSDO56", lei_digits, "LEI XG  529900T8BM49AURSDO56"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const OrganizationId id = parse_organization_id(row.text);
    CHECK(id.fault == row.fault);
    std::string parts(id.scheme);
    parts.append(" ").append(id.country).append(" ").append(id.subdivision);
    parts.append(" ").append(id.reference);
    CHECK(parts == row.parts);
    CHECK(organization_id_fault_text(id.fault).empty() == (row.fault == none));
  }
}

TEST_CASE("European unique identifiers") {
  CHECK(looks_like_euid("DEK1101R.HRB116737", "DE"));
  CHECK_FALSE(looks_like_euid("HRB116737", "DE"));
  CHECK_FALSE(looks_like_euid("DE.HRB116737", "DE"));
  CHECK_FALSE(looks_like_euid("DEK1101R.", "DE"));
  CHECK_FALSE(looks_like_euid("ATK1101R.1", "DE"));
}

TEST_CASE("the extension, and octets that are none") {
  const auto read = read_organization_id_extension(
      "\x30\x11\x13\x03NTR\x13\x02US\x80\x02"
      "CA\x0C\x02"
      "12"sv);
  REQUIRE(read);
  CHECK(read->scheme == "NTR");
  CHECK(read->country == "US");
  CHECK(read->subdivision == "CA");
  CHECK(read->reference == "12");
  for (const std::string_view octets :
       {""sv, "\x30"sv, "\x30\x00"sv, "\x30\x05\x13\x03NTR"sv, "\x30\x7F\x13\x03NTR"sv,
        "\x31\x11\x13\x03NTR\x13\x02US\x0C\x02"
        "12"sv,
        "\x30\x0B\x13\x03NTR\x13\x02US\x0C\x7F"sv}) {
    CHECK_FALSE(read_organization_id_extension(octets));
  }
}
