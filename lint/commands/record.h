#pragma once
// dcvlint record: what DNS says about names today, for another machine and day.

#include <optional>
#include <string>

#include "lint/base/date.h"
#include "lint/commands/asked_names.h"
#include "lint/commands/live_dns.h"

namespace dcvlint {

struct RecordOptions {
  NameSources sources;
  LiveDnsOptions dns;  // `record` is the folder
  std::optional<Date> as_of;
};

// Asks all that `dcvlint domain` asks. Look-ups that fail are evidence too: the exit code is 4 when
// no resolver was there to be asked.
int run_record(const RecordOptions& options);

}  // namespace dcvlint
