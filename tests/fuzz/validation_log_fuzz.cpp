// Validation logs: whatever the octets are, faults and fields lie within them, lines are in order,
// and every rule can look at them.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "lint/engine/rule.h"
#include "lint/engine/run_log.h"
#include "lint/facts/repository.h"
#include "lint/sources/validation_log.h"
#include "rules/checks.h"

namespace {

void check_place(const dcvlint::Place& place, std::size_t size) {
  if (place.begin > place.end || place.end > size) std::abort();
}

void judge(const dcvlint::Documents& documents, dcvlint::Doc doc, std::size_t size) {
  using namespace dcvlint;
  static PlanShelf shelf({&builtin_book}, all_checks(), {});
  static const Names names(0);
  static const Repository repository(names, {});
  const Context context{
      documents, names,   builtin_authorities,  repository, make_date(2026, 11, 22),
      nullptr,   nullptr, &builtin_domain_lists};
  const LogInput input{doc, &shelf, {.longest_line = 1024}};
  const LogRun run = run_logs(documents, context, std::span(&input, 1), {});
  if (!run.result.broken.empty()) std::abort();
  for (const Finding& finding : run.result.findings) {
    check_place(finding.hit->place, size);
    if (message(finding).empty()) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dcvlint;
  Documents documents;
  Arena arena;
  const Doc doc =
      documents.add("fuzz", Bytes(std::string_view(reinterpret_cast<const char*>(data), size)), 0);
  const ValidationLogFile file = read_validation_log(documents, doc, builtin_authorities.methods,
                                                     arena, {.longest_line = 1024});
  std::uint32_t last = 0;
  for (const LogLine& line : file.log.lines) {
    check_place(line.place, size);
    if (line.place.begin < last) std::abort();
    last = line.place.end;
    for (const LogLine::At& field : line.fields) {
      check_place(field.place, size);
      if (field.place.begin < line.place.begin || field.place.end > line.place.end) std::abort();
    }
    bool found = line.name.empty();
    for (const std::uint32_t number : file.log.about(line.certificate, line.kind, line.name)) {
      found = found || &file.log.lines[number] == &line;
    }
    if (!found) std::abort();
    if (!line.name.empty()) {
      const auto beside = file.log.beside(line, line.name);
      const auto is_line = [&](std::uint32_t number) { return &file.log.lines[number] == &line; };
      if (std::ranges::none_of(beside, is_line)) std::abort();
    }
    if (line.kind == LogKind::validation &&
        file.log.first_with_random_value(line).random_value != line.random_value &&
        !line.random_value.empty()) {
      std::abort();
    }
    if (!line.evidence.empty() && file.log.first_with_evidence(line).evidence != line.evidence) {
      std::abort();
    }
  }
  for (const Fault& fault : file.log.faults) check_place(fault.place, size);
  judge(documents, doc, size);
  return 0;
}
