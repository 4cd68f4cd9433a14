// Writes a request or certificate as PEM, from what an [[example]] of a rule file has for it
// (lint/engine/example_signed.h), read from standard input: what OpenSSL will not make.
//   write_signed < FILE.toml > FILE.pem

#include <cstdio>
#include <string>

#include "lint/engine/example_signed.h"
#include "lint/sources/der_writer.h"

using namespace dcvlint;

namespace {

std::string all_input() {
  std::string text;
  char buffer[4096];
  for (std::size_t size = 0; (size = std::fread(buffer, 1, sizeof buffer, stdin)) > 0;) {
    text.append(buffer, size);
  }
  return text;
}

int refuse(const std::string& what) {
  std::fprintf(stderr, "write_signed: %s\n", what.c_str());
  return 2;
}

}  // namespace

int main() {
  TomlProblems problems("standard input");
  const auto top = read_toml(all_input(), problems);
  std::optional<SignedExample> example;
  if (top) {
    TableReader table(*top, "the file", problems);
    example = read_signed_example(table, {false, make_date(2026, 11, 21)}, problems);
    table.done();
  }
  for (const FileProblem& each : problems.take()) {
    return refuse(std::to_string(each.line) + ": " + each.what + " " + each.help);
  }
  if (!example) return refuse("neither subject nor request nor certificate");
  const auto file = file_of(*example);
  if (!file) return refuse(file.error().what);
  const std::string pem =
      der::pem(example->certificate ? "CERTIFICATE" : "CERTIFICATE REQUEST", *file);
  return std::fwrite(pem.data(), 1, pem.size(), stdout) == pem.size() ? 0 : refuse("not written");
}
