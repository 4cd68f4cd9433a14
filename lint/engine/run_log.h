#pragma once
// Running plans over validation logs.

#include <cstdint>
#include <span>

#include "lint/engine/plan_shelf.h"
#include "lint/engine/run.h"
#include "lint/sources/validation_log.h"

namespace dcvlint {

// One file (or standard input): NDJSON or CSV.
struct LogInput {
  Doc document{};
  PlanShelf* plans = nullptr;  // of the configuration that holds for it
  ValidationLogOptions reading = {};
};

struct LogRun {
  RunResult result;
  std::uint64_t lines = 0;  // that tell what kind they are
};

// Each line is judged by the rules of its own day; a line without a day, and what is wrong with the
// form, by those of context.as_of. The result does not depend on `jobs`.
LogRun run_logs(const Documents& documents, const Context& context,
                std::span<const LogInput> inputs, const RunOptions& options);

}  // namespace dcvlint
