#include "lint/findings/finding.h"

#include <doctest/doctest.h>

using namespace dcvlint;

TEST_CASE("severities and their words") {
  for (const Severity severity : {Severity::notice, Severity::warning, Severity::error}) {
    CHECK(severity_from_text(severity_text(severity)) == severity);
  }
  CHECK(severity_text(Severity::warning) == "warning");
  CHECK_FALSE(severity_from_text("Error"));
  CHECK_FALSE(severity_from_text(""));
}
