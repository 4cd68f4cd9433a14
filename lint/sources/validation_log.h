#pragma once
// Reading a validation log: NDJSON (an object a line) or CSV with the same
// columns (RFC 4180). What breaks the form is a fault beside the other lines.

#include <atomic>
#include <vector>

#include "lint/base/arena.h"
#include "lint/base/document.h"
#include "lint/facts/validation_log.h"

namespace dcvlint {

struct ValidationLogOptions {
  std::size_t longest_line = 1'000'000;     // octets; longer ones are not read
  const std::atomic<bool>* stop = nullptr;  // to leave the rest
};

// May be moved, and not copied: `log` looks at `lines`.
struct ValidationLogFile {
  ValidationLogFile() = default;
  ValidationLogFile(ValidationLogFile&&) = default;
  ValidationLogFile& operator=(ValidationLogFile&&) = default;

  std::vector<LogLine> lines;  // what there may be millions of is there once
  ValidationLog log;           // its other spans live in the arena
  bool stopped = false;
};

// A line whose certificate has a line of its own takes the time of issue from there, unless it says
// one itself.
ValidationLogFile read_validation_log(const Documents& documents, Doc document,
                                      const ValidationMethods& methods, Arena& arena,
                                      const ValidationLogOptions& options = {});

}  // namespace dcvlint
