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

// What befell any of the names that a command was asked about; the others go on.
struct NamesOutcome {
  bool misuse = false;      // no name, or none that can be asked for
  bool unreadable = false;  // a list or zone that could not be read
  bool incomplete = false;  // a look-up that mattered failed
  bool denied = false;      // a CA that was asked about must not issue
  int exit_code(bool interrupted) const {
    if (interrupted) return exit_interrupted;
    if (misuse) return exit_usage;
    if (unreadable) return exit_input;
    if (incomplete) return exit_incomplete;
    return denied ? exit_findings : exit_clean;
  }
};

}  // namespace dcvlint
