// Any bytes as dcvlint.toml, which may also extend itself and a second file
// (what comes after a NUL). What is accepted shapes a plan or is refused by it.

#include <cstdlib>

#include "lint/engine/config.h"
#include "lint/engine/plan.h"
#include "rules/checks.h"

using namespace dcvlint;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::size_t cut = std::min(text.find('\0'), text.size());
  const MemoryFiles files(
      {{"/r/dcvlint.toml", std::string(text.substr(0, cut))},
       {"/r/b.toml", std::string(text.substr(std::min(cut + 1, text.size())))}});
  const ConfigRead read = read_config(files, "/r/dcvlint.toml");
  for (const FileProblem& problem : read.problems) {
    if (problem.what.empty() || problem.line > size + 1) std::abort();
  }
  if (!read.problems.empty()) return 0;
  PlanRequest request;
  request.config = &read.config;
  const Book* books[] = {&builtin_book};
  const auto plan = make_plan(books, all_checks(), request);
  if (!plan && plan.error().what.empty()) std::abort();
  return 0;
}
