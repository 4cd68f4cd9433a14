#pragma once
// What dcvlint ends with. When several hold, the first of 2, 3, 4, 1 wins.

namespace dcvlint {

enum ExitCode : int {
  exit_clean = 0,       // nothing at or above --fail-on
  exit_findings = 1,    // findings at or above --fail-on; a syntax fault is a finding
  exit_usage = 2,       // command line, configuration or rule file; output that can't be written;
                        // a check that failed (a fault of ours: the result can't be relied on);
                        // out of memory
  exit_input = 3,       // an input could not be read or is no zone, or nothing matched
  exit_incomplete = 4,  // a look-up that mattered failed
  exit_interrupted = 130,
};

}  // namespace dcvlint
