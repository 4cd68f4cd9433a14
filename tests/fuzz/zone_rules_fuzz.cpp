// Any bytes as a zone of a repository, whole: every rule looks at its records, sets, names and
// faults, and at the CAA that governs them; no check throws, and each report is made of text that a
// terminal can be shown.

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "lint/engine/governed.h"
#include "lint/engine/run.h"
#include "lint/facts/repository.h"
#include "lint/sources/zone_file.h"
#include "rules/checks.h"
#include "tests/tools/harmless_report.h"

namespace {

using namespace dcvlint;

const Plan& plan() {
  static const Plan made = [] {
    const std::array books = {&builtin_book};
    PlanRequest request;
    request.as_of = make_date(2026, 11, 21);
    return make_plan(books, all_checks(), request).value();
  }();
  return made;
}

ZoneFileOptions options() {
  ZoneFileOptions tight;
  tight.include_root = "/zones";
  tight.limits = {4, 20, 200'000, 300, 1000, 10'000};
  return tight;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input(reinterpret_cast<const char*>(data), size);
  const MemoryFiles files({{"/zones/example.org.zone", input}});
  Documents documents;
  Names names(7);
  const auto origin = names.intern("example.org.", Name::root);
  const Doc document = documents.add("/zones/example.org.zone", Bytes(input), 0);
  std::vector<Zone> zones;
  zones.push_back(read_zone_file(documents, names, files, document, *origin, options()));
  const Repository repository(names, std::move(zones));
  const Context context{documents,      names,   builtin_authorities, repository,
                        plan().as_of(), nullptr, &builtin_profiles};
  const std::array plans = {&plan()};
  RepositoryView view(repository, names);
  const std::vector<GovernedCaa> governed = find_governed(view, repository, plans);
  const RunResult run = run_zones(context, plans, {.jobs = 1, .cap = 0}, {}, governed);
  require_harmless({documents, run.findings, run.counts, run.broken, {}, {}, "/zones"});
  return 0;
}
