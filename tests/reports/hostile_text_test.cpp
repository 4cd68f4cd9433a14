// Text that attacks whoever looks at a report, through every format.

#include <doctest/doctest.h>

#include "tests/reports/sample_report.h"

namespace dcvlint {
namespace {

struct Row {
  const char* name;
  std::string text;
};
const Row rows[] = {
    {"terminal escape", "\x1B]0;owned\x07\x1B[2J"},
    {"C1 control",
     "\xC2\x9B"
     "2J"},
    {"raw C1 octet",
     "\x9B"
     "2J"},
    {"bidi override",
     "\xE2\x80\xAE"
     "gnp.exe"},
    {"bidi isolate", "\xE2\x81\xA6x\xE2\x81\xA9"},
    {"zero width",
     "a\xE2\x80\x8B"
     "b"},
    {"NUL", std::string("a\0b", 3)},
    {"line feed", "a\n::error file=x::owned"},
    {"carriage return", "a\r::error::owned"},
    {"line separator", "a\xE2\x80\xA8::error::owned"},
    {"workflow command", "::error file=x,line=1::owned"},
    {"old workflow command", "##[error]owned"},
    {"logging command of Azure Pipelines", "a ##vso[task.setvariable variable=PATH]/tmp"},
    {"service message of TeamCity", "###teamcity[publishArtifacts '/']"},
    {"markup", "<script>alert(1)</script>"},
    {"percent", "100%0A::error::owned"},
    {"delete",
     "a\x7F"
     "b"},
};

bool is_clean(std::string_view text) {
  for (char c : text) {
    const auto octet = static_cast<unsigned char>(c);
    if ((octet < 0x20 && c != '\n') || octet == 0x7F) return false;
  }
  for (std::string_view bad :
       {"\xC2\x9B", "\xE2\x80\xAE", "\xE2\x81\xA6", "\xE2\x80\x8B", "\xE2\x80\xA8", "##[", "##vso[",
        "##teamcity[", "\n::error file=x", "\n::error::owned"}) {
    if (text.find(bad) != std::string_view::npos) return false;
  }
  return text.find(std::string_view("\x9B")) == std::string_view::npos;
}

TEST_CASE("every format is harmless, whether value, source line, target or path is hostile") {
  for (const Row& row : rows) {
    for (std::string_view name : format_names()) {
      SampleReport sample;
      sample.directory = "/work";
      const Doc doc = sample.file(row.text + ".zone", "a " + row.text + " z\n");
      sample.add(Severity::error, Place{doc, 2, 3}, row.text).target = row.text;
      sample.problems = {{row.text, row.text, row.text}};
      sample.broken = {{&sample.rule, row.text, 1}};
      INFO(name, ": ", row.name);
      const std::string text = "\n" + sample.print(*format_from_text(name));
      INFO(text);
      CHECK(is_clean(text));
    }
  }
}

TEST_CASE("a GitHub command holds what it says, and no more") {
  SampleReport sample;
  sample.directory = "/work";
  const Doc doc = sample.file("/work/a,b:c%.zone", "www\n");
  sample.add(Severity::warning, Place{doc, 0, 3}, "50%,\n::x");
  CHECK(sample.print(Format::github)
            .starts_with("::warning file=a%2Cb%3Ac%25.zone,line=1,endLine=1,col=1,endColumn=4,"
                         "title=caa/sample::50%25,\\x0A::x is wrong%0AWrite it right.\n"));
}

}  // namespace
}  // namespace dcvlint
