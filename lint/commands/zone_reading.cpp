#include "lint/commands/zone_reading.h"

#include <algorithm>
#include <array>
#include <string>

#include "lint/commands/output.h"
#include "lint/commands/progress.h"
#include "lint/reports/shown.h"

namespace dcvlint {
namespace {

// Faults that take nothing away from what a name server would answer.
bool is_harmless(FaultCode code) {
  constexpr std::array codes{FaultCode::zone_final_newline_missing, FaultCode::zone_byte_order_mark,
                             FaultCode::zone_ttl_above_maximum,     FaultCode::zone_ttl_missing,
                             FaultCode::zone_ttl_unknown,           FaultCode::zone_ns_missing};
  return std::ranges::find(codes, code) != codes.end();
}

void warn_of_faults(const std::string& path, const Zone& zone) {
  const auto lost = std::ranges::count_if(
      zone.faults(), [](const Fault& fault) { return !is_harmless(fault.code); });
  if (lost == 0) return;
  complain(path + ": " + counted(static_cast<std::uint64_t>(lost), "fault") +
           ", so that a record may be missing here; dcvlint check " + path + " tells more");
}

}  // namespace

std::vector<Zone> read_named_zones(InputReader& reader, const Inputs& inputs, Documents& documents,
                                   Names& names, const char* command, NamesOutcome& outcome) {
  for (const InputProblem& problem : inputs.problems) {
    outcome.unreadable = true;
    complain(problem.path + ": " + problem.what +
             (problem.help.empty() ? "" : " (" + problem.help + ")"));
  }
  std::vector<Zone> zones;
  const ServerConfOrigins named(inputs);
  for (const ZoneInput& input : inputs.zones) {
    if (interrupted()) break;
    auto zone = reader.read_zone(input, named, documents, names);
    if (zone) {
      warn_of_faults(input.file.path, *zone);
      zones.push_back(*std::move(zone));
    } else {
      outcome.unreadable = true;
      complain(input.file.path + ": nothing tells which zone it is (write --origin FILE=NAME)");
    }
  }
  if (zones.empty() && !outcome.unreadable && !interrupted()) {
    outcome.unreadable = true;
    complain(std::string(command) + ": no zone in what --zones names");
  }
  return zones;
}

}  // namespace dcvlint
