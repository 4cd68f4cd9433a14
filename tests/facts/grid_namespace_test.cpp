#include "lint/facts/grid_namespace.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace dcvlint;

TEST_CASE("namespaces: patterns") {
  struct Row {
    const char* pattern;
    bool globs;
    const char* subject;
    bool fits;
  };
  const Row rows[] = {
      {"/DC=org/DC=terena/DC=tcs/.*", false, "/DC=org/DC=terena/DC=tcs/C=SE/O=KTH", true},
      {"/DC=org/DC=terena/DC=tcs/.*", false, "/DC=org/DC=terena/DC=tcs", false},
      {"/DC=org/DC=terena/DC=tcs/.*", false, "/C=SE/DC=org/DC=terena/DC=tcs/x", false},
      {"/C=SE/O=.*/CN=host.kth.se", false, "/C=SE/O=KTH/CN=host.kth.se", true},
      {"/C=SE/O=.*/CN=host\\.kth\\.se", false, "/C=SE/O=KTH/CN=hostxkth.se", false},
      {"/C=SE/O=.*/CN=host.kth.se", false, "/C=SE/O=KTH/CN=hostxkth.se", true},
      {"/C=SE.*O=.*CN=.*", false, "/C=SE/O=CN=CN=a", true},
      {"/C=SE/*", true, "/C=SE/O=KTH", true},
      {"/C=SE/*", false, "/C=SE/O=KTH", false},  // no glob: a slash and an asterisk
      {"/C=S?/O=K*H", true, "/C=SE/O=KTH", true},
      {"/C=SE/O=Malm\\xC3\\xB6.*", false, "/C=SE/O=Malm\\xC3\\xB6 universitet", true},
      {".*", false, "", true},
      {"", false, "", true},
      {"", false, "/", false},
      {"*", true, "/C=SE", true},
      {"a.*b", false, "ab", true},
      {"a.*b", false, "acbc", false},
      {"\\", false, "\\", true},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.pattern));
    CAPTURE(std::string(row.subject));
    CHECK(fits_namespace({"", true, row.globs, row.pattern}, row.subject) == row.fits);
  }
  // Many runs over a text that fits in none: the product of the lengths, not a power of them.
  std::string pattern;
  for (int i = 0; i < 1000; ++i) pattern += "a.*";
  CHECK_FALSE(fits_namespace({"", true, false, pattern + "b"}, std::string(4000, 'a')));
}

TEST_CASE("namespaces: lines about an issuer") {
  using enum NamespaceVerdict;
  const std::vector<NamespaceLine> lines = {
      {"/CN=A", true, false, "/DC=org/.*"},
      {"/CN=A", false, false, "/DC=org/O=KTH/.*"},
      {"/CN=A", true, true, "/C=SE/*"},
      {"/CN=B", true, true, "/C=SE/*"},
  };
  const auto judged = [&](const char* issuer, const char* subject) {
    return judge_namespace(lines, issuer, subject);
  };
  CHECK(judged("/CN=A", "/DC=org/CN=x") == permitted);
  CHECK(judged("/CN=A", "/DC=org/O=KTH/CN=x") == denied);
  CHECK(judged("/CN=A", "/C=SE/CN=x") == outside);  // the signing policy is not asked
  CHECK(judged("/CN=B", "/C=SE/CN=x") == permitted);
  CHECK(judged("/CN=B", "/C=NO/CN=x") == outside);
  CHECK(judged("/CN=C", "/C=SE/CN=x") == unknown_issuer);
  CHECK(judged("/CN=a", "/DC=org/CN=x") == unknown_issuer);
}

TEST_CASE("namespaces: a line as one text, and back") {
  const NamespaceLine line{"/CN=A", false, true, "/C=SE/*\todd"};
  const NamespaceLine read = namespace_line(namespace_text(line));
  CHECK(read.issuer == line.issuer);
  CHECK(read.permit == line.permit);
  CHECK(read.is_globs == line.is_globs);
  CHECK(read.pattern == line.pattern);
  CHECK(namespace_line("").issuer.empty());
}
