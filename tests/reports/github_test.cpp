#include <doctest/doctest.h>

#include "tests/reports/sample_report.h"

namespace dcvlint {
namespace {

TEST_CASE("an annotation: message, the command that mends it, help") {
  SampleReport sample;
  const Doc doc = sample.file("a,b.csr", "x\n");
  Hit& hit = sample.add(Severity::error, Place{doc, 0, 1}, "x");
  sample.last_hits().advise(hit, "this is not all",
                            "openssl req -subj '/O=5% ::error::\n##[endgroup]/CN=a'");
  ReportStyle style;
  style.quiet = true;
  CHECK(sample.print(Format::github, style) ==
        "::error file=a%2Cb.csr,line=1,endLine=1,col=1,endColumn=2,title=caa/sample::"
        "x is wrong%0Athis is not all%0A"
        "fix: openssl req -subj '/O=5%25 ::error::\\x0A#\\x23[endgroup]/CN=a'%0A"
        "Write it right.\n");
}

TEST_CASE("an annotation of what is mended by edits has no command") {
  SampleReport sample;
  const Doc doc = sample.file("a.zone", "x\n");
  const Edit edit{Place{doc, 0, 1}, "y"};
  Hit& hit = sample.add(Severity::notice, Place{doc, 0, 1}, "x");
  sample.last_hits().fix(hit, true, "write y", {&edit, 1});
  ReportStyle style;
  style.quiet = true;
  CHECK(sample.print(Format::github, style) ==
        "::notice file=a.zone,line=1,endLine=1,col=1,endColumn=2,title=caa/sample::"
        "x is wrong%0AWrite it right.\n");
}

}  // namespace
}  // namespace dcvlint
