#include "lint/reports/dcv_records.h"

#include <doctest/doctest.h>

using namespace dcvlint;

TEST_CASE("a CNAME in all forms") {
  const RecordToAdd record{"_ab.www.example.org", "example.org", Type::cname,
                           "c.sectigo.com",       true,          "Sectigo's CNAME"};
  CHECK(record_lines(record, RecordsForm::bind) ==
        "_ab.www.example.org. 3600 IN CNAME c.sectigo.com.\n");
  CHECK(record_lines(record, RecordsForm::octodns) ==
        "# example.org.yaml\n'_ab.www':\n  ttl: 3600\n  type: CNAME\n  value: 'c.sectigo.com.'\n");
  CHECK(record_lines(record, RecordsForm::nsupdate) ==
        "update add _ab.www.example.org. 3600 CNAME c.sectigo.com.\n");
  CHECK(records_end(RecordsForm::nsupdate) == "send\n");
  CHECK(record_lines(record, RecordsForm::generic) ==
        "_ab.www.example.org. 3600 IN TYPE5 \\# 15 0163077365637469676F03636F6D00\n");
}

TEST_CASE("a TXT in all forms") {
  const RecordToAdd record{"example.org", "example.org", Type::txt, "a; b=\"c\\'\"", true, "x"};
  CHECK(record_lines(record, RecordsForm::bind) ==
        "example.org. 3600 IN TXT \"a; b=\\\"c\\\\'\\\"\"\n");
  CHECK(record_lines(record, RecordsForm::octodns) ==
        "# example.org.yaml\n'':\n  ttl: 3600\n  type: TXT\n  value: 'a\\; b=\"c\\\\''\"'\n");
  CHECK(record_lines(record, RecordsForm::nsupdate) ==
        "update add example.org. 3600 TXT \"a; b=\\\"c\\\\'\\\"\"\n");
  const RecordToAdd small{"example.org", "example.org", Type::txt, "ab", true, "x"};
  CHECK(record_lines(small, RecordsForm::generic) == "example.org. 3600 IN TYPE16 \\# 3 026162\n");
}

TEST_CASE("long texts have several strings") {
  const RecordToAdd record{"a", "a", Type::txt, std::string(256, 'x'), true, "x"};
  CHECK(master_file_line(record) == "a. 3600 IN TXT \"" + std::string(255, 'x') + "\" \"x\"");
}

TEST_CASE("what is not complete is a comment") {
  const RecordToAdd record{"example.org", "example.org", Type::txt, "HARICA-<value from the CA>",
                           false,         "HARICA's TXT"};
  CHECK(record_lines(record, RecordsForm::bind) ==
        "; HARICA's TXT: example.org. 3600 IN TXT \"HARICA-<value from the CA>\"\n");
  CHECK(record_lines(record, RecordsForm::octodns).starts_with("# "));
  CHECK(record_lines(record, RecordsForm::generic).starts_with("; "));
}
