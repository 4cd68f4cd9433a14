// Any bytes as a rule file: refused with places inside of the file, or a rule
// that can be planned and whose examples can be read and made.

#include <cstdlib>

#include "lint/engine/book_source.h"
#include "lint/engine/example_signed.h"
#include "lint/engine/plan.h"
#include "lint/engine/rule_file.h"
#include "rules/checks.h"

using namespace dcvlint;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  RuleShelf shelf;
  const auto problems = shelf.add("fuzz/x", "x.toml", text, all_checks());
  if (problems.empty() != (shelf.rules().size() == 1) || problems.size() > 100) std::abort();
  for (const FileProblem& problem : problems) {
    if (problem.what.empty() || problem.line > size + 1) std::abort();
  }
  if (shelf.rules().empty()) return 0;
  const Rule& rule = shelf.rules()[0];
  const std::vector<Example> examples = examples_of(rule);
  if (examples.size() < 2) std::abort();
  for (const Example& example : examples) {
    if (!example.signed_object || !example.signed_object->made) continue;
    const auto file = file_of(*example.signed_object);
    // Without patches nothing can be wrong, and what is signed is in it.
    if (!example.signed_object->patches.empty()) continue;
    if (!file || file->find(example.signed_object->octets) == std::string::npos) std::abort();
  }
  const Book book{shelf.rules(), {}};
  const Book* books[] = {&book};
  PlanRequest request;
  request.as_of = rule.phases.back().from;
  request.policies = rule.policies;
  for (unsigned i = 0; !rule.documents.has(request.document); ++i) {
    request.document = static_cast<DocumentKind>(i);
  }
  const auto plan = make_plan(books, all_checks(), request);
  if (!plan || plan->steps().size() != 1) std::abort();
  if (book_source(book, {}).empty()) std::abort();
  return 0;
}
