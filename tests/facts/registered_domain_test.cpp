#include "lint/facts/registered_domain.h"

#include <doctest/doctest.h>

#include "lint/engine/rule.h"

using namespace dcvlint;

TEST_CASE("whose domain a name is in") {
  struct Row {
    const char *name, *listed, *plain;
  };
  static const Row rows[] = {
      {"www.kth.se.", "kth.se.", "kth.se."},
      {"a.b.c.kth.se.", "kth.se.", "kth.se."},
      {"kth.se.", "kth.se.", "kth.se."},
      {"se.", "se.", "se."},
      {".", ".", "."},
      {"www.bath.ac.uk.", "bath.ac.uk.", "ac.uk."},
      {"ac.uk.", "ac.uk.", "ac.uk."},
      {"*.kth.se.", "kth.se.", "kth.se."},
      {"www.nowhere.lan.", "nowhere.lan.", "nowhere.lan."},
  };
  Names names(1);
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Name name = names.intern(row.name, Name::root).value();
    const PublicSuffixes* list = &builtin_domain_lists.public_suffixes;
    CHECK(names.text(registered_domain(names, list, name)) == row.listed);
    CHECK(names.text(registered_domain(names, nullptr, name)) == row.plain);
  }
}
