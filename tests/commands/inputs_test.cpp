#include "lint/commands/inputs.h"

#include <doctest/doctest.h>

namespace dcvlint {
namespace {

constexpr const char* soa = "@ SOA ns host 1 2 3 4 5\n";

std::string inputs(std::map<std::string, std::string> content, std::vector<std::string> paths,
                   bool forced = false) {
  const MemoryFiles files(std::move(content));
  Documents documents;
  const InputOptions options{std::move(paths),
                             [](const std::string&, bool) { return false; },
                             [&](const FoundFile& file) { return forced && file.named; },
                             {}};
  const Inputs read = read_inputs(files, options, documents);
  std::string out;
  for (const ZoneInput& zone : read.zones) {
    out += documents[zone.document].path;
    if (zone.fragment) out += " (part of " + zone.included_by + ")";
    out += "\n";
  }
  for (const InputProblem& problem : read.problems)
    out += problem.path + ": " + problem.what + "\n";
  return out;
}

TEST_CASE("what another input includes is read with it") {
  const std::string zone = std::string(soa) + "$INCLUDE parts/a\n";
  const std::map<std::string, std::string> content = {
      {"/r/z.zone", zone},
      {"/r/parts/a", "$INCLUDE b\nwww A 192.0.2.1\n"},
      {"/r/parts/b", "ftp A 192.0.2.1\n"}};
  CHECK(inputs(content, {"/r"}) == "/r/z.zone\n");
  CHECK(inputs(content, {"/r/parts/a", "/r/z.zone"}) == "/r/z.zone\n");
  CHECK(inputs(content, {"/r/parts/a"}) == "/r/parts/a (part of /r/z.zone)\n");
  CHECK(inputs(content, {"/r/parts/b"}) == "/r/parts/b (part of /r/parts/a)\n");
}

TEST_CASE("what BIND finds from its directory is read with the zone that includes it") {
  const std::string zone = std::string(soa) + "$INCLUDE common/a.zone\n";
  const std::map<std::string, std::string> content = {
      {"/r/zones/z.zone", zone},
      {"/r/common/a.zone", "$INCLUDE common/b.zone\nwww A 192.0.2.1\n"},
      {"/r/common/b.zone", "ftp A 192.0.2.1\n"},
      {"/r/common/c.zone", soa}};
  CHECK(inputs(content, {"/r"}) == "/r/common/c.zone\n/r/zones/z.zone\n");
  std::map<std::string, std::string> in_git = content;
  in_git["/r/.git/HEAD"] = "";
  CHECK(inputs(in_git, {"/r/common/a.zone", "/r/zones/z.zone"}) == "/r/zones/z.zone\n");
}

TEST_CASE("files that include one another in a ring don't all vanish") {
  CHECK(inputs({{"/r/a", "$INCLUDE b\n"}, {"/r/b", "$INCLUDE a\n"}}, {"/r"}) == "/r/a\n");
  CHECK(inputs({{"/r/a", "$INCLUDE a\n"}}, {"/r"}) == "/r/a\n");
}

TEST_CASE("what is no zone is told when it was named") {
  const std::map<std::string, std::string> content = {{"/r/a.pdf", std::string(50, '\0')},
                                                      {"/r/text", "hello\n"}};
  CHECK(inputs(content, {"/r"}) == "/r: no zone, certificate request or certificate found here\n");
  CHECK(inputs(content, {"/r/a.pdf", "/r/text"}) ==
        "/r/a.pdf: binary data; this version lints zones, requests and certificates\n"
        "/r/text: text, but not a zone; this version lints zones, requests and certificates\n");
  CHECK(inputs(content, {"/r/text"}, true) == "/r/text\n");
}

TEST_CASE("a private key is no zone whatever one says") {
  CHECK(inputs({{"/r/k", "-----BEGIN PRIVATE KEY-----\n"}}, {"/r/k"}, true) ==
        "/r/k: a private key, and no zone\n");
  CHECK(inputs({{"/r/k", "ssh-rsa AAAA\n"}}, {"/r/k"}, true) == "/r/k: an SSH key, and no zone\n");
}

TEST_CASE("an empty zone is a problem, another empty file is not") {
  CHECK(inputs({{"/r/a.zone", ""}, {"/r/b", ""}, {"/r/c.zone", soa}}, {"/r"}) ==
        "/r/c.zone\n/r/a.zone: empty\n");
}

TEST_CASE("a configuration of BIND alone is no input") {
  CHECK(inputs({{"/r/named.conf", "zone \"a\" { file \"b\"; };\n"}}, {"/r/named.conf"}) ==
        "/r/named.conf: a configuration of BIND, and no zone\n");
}

}  // namespace
}  // namespace dcvlint
