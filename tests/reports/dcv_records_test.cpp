#include "lint/reports/dcv_records.h"

#include <doctest/doctest.h>

using namespace dcvlint;

namespace {
std::string lines(const RecordToAdd& record, RecordsForm form) {
  return records_text({&record, 1}, form);
}
}  // namespace

TEST_CASE("a CNAME in all forms") {
  const RecordToAdd record{"_ab.www.example.org", "example.org", Type::cname,
                           "c.sectigo.com",       true,          "Sectigo's CNAME"};
  CHECK(lines(record, RecordsForm::bind) == "_ab.www.example.org. 3600 IN CNAME c.sectigo.com.\n");
  CHECK(lines(record, RecordsForm::octodns) ==
        "# example.org.yaml\n'_ab.www':\n  ttl: 3600\n  type: CNAME\n  value: 'c.sectigo.com.'\n");
  CHECK(lines(record, RecordsForm::nsupdate) ==
        "zone example.org.\nupdate add _ab.www.example.org. 3600 CNAME c.sectigo.com.\nsend\n");
  CHECK(lines(record, RecordsForm::generic) ==
        "_ab.www.example.org. 3600 IN TYPE5 \\# 15 0163077365637469676F03636F6D00\n");
}

TEST_CASE("a TXT in all forms") {
  const RecordToAdd record{"example.org", "example.org", Type::txt, "a; b=\"c\\'\"", true, "x"};
  CHECK(lines(record, RecordsForm::bind) == "example.org. 3600 IN TXT \"a; b=\\\"c\\\\'\\\"\"\n");
  CHECK(lines(record, RecordsForm::octodns) ==
        "# example.org.yaml\n'':\n  ttl: 3600\n  type: TXT\n  value: 'a\\; b=\"c\\\\''\"'\n");
  CHECK(lines(record, RecordsForm::nsupdate) ==
        "zone example.org.\nupdate add example.org. 3600 TXT \"a; b=\\\"c\\\\'\\\"\"\nsend\n");
  const RecordToAdd small{"example.org", "example.org", Type::txt, "ab", true, "x"};
  CHECK(lines(small, RecordsForm::generic) == "example.org. 3600 IN TYPE16 \\# 3 026162\n");
}

TEST_CASE("long texts have several strings") {
  const RecordToAdd record{"a", "a", Type::txt, std::string(256, 'x'), true, "x"};
  CHECK(master_file_line(record) == "a. 3600 IN TXT \"" + std::string(255, 'x') + "\" \"x\"");
}

TEST_CASE("what is not complete is a comment") {
  const RecordToAdd record{"example.org", "example.org", Type::txt, "HARICA-<value from the CA>",
                           false,         "HARICA's TXT"};
  CHECK(lines(record, RecordsForm::bind) ==
        "; HARICA's TXT: example.org. 3600 IN TXT \"HARICA-<value from the CA>\"\n");
  CHECK(lines(record, RecordsForm::octodns).starts_with("# "));
  CHECK(lines(record, RecordsForm::generic).starts_with("; "));
}

TEST_CASE("a key of YAML once, an update for each zone, each record once") {
  const RecordToAdd one{"_v.a.org", "a.org", Type::txt, "x", true, "t"};
  RecordToAdd wildcard = one, cname = one, elsewhere = one;
  wildcard.value = "x; policy=wildcard";
  cname.owner = "_c.a.org";
  cname.type = Type::cname;
  cname.value = "y.example";
  elsewhere.owner = elsewhere.zone = "b.org";
  const std::vector<RecordToAdd> all = {one, elsewhere, wildcard, cname, one};
  CHECK(records_text(all, RecordsForm::octodns) ==
        "# a.org.yaml\n'_v':\n  ttl: 3600\n  type: TXT\n  values:\n  - 'x'\n"
        "  - 'x\\; policy=wildcard'\n'_c':\n  ttl: 3600\n  type: CNAME\n  value: 'y.example.'\n"
        "# b.org.yaml\n'':\n  ttl: 3600\n  type: TXT\n  value: 'x'\n");
  CHECK(records_text(all, RecordsForm::nsupdate) ==
        "zone a.org.\nupdate add _v.a.org. 3600 TXT \"x\"\n"
        "update add _v.a.org. 3600 TXT \"x; policy=wildcard\"\n"
        "update add _c.a.org. 3600 CNAME y.example.\nsend\n"
        "zone b.org.\nupdate add b.org. 3600 TXT \"x\"\nsend\n");
  CHECK(records_text({}, RecordsForm::nsupdate).empty());
  RecordToAdd both = cname;
  both.owner = "_v.a.org";
  const std::vector<RecordToAdd> two_types = {one, both};
  CHECK(records_text(two_types, RecordsForm::octodns) ==
        "# a.org.yaml\n'_v':\n  - ttl: 3600\n    type: TXT\n    value: 'x'\n"
        "  - ttl: 3600\n    type: CNAME\n    value: 'y.example.'\n");
}
