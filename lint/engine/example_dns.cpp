#include "lint/engine/example_dns.h"

#include <algorithm>
#include <array>
#include <utility>

#include "lint/base/files.h"
#include "lint/sources/zone_file.h"

namespace dcvlint {
namespace {

// One zone from the root down.
std::vector<Zone> world(const Example& example, Documents& documents, Names& names) {
  const Doc document = documents.add("answers", Bytes(example.answers.value_or("")), 0);
  const ZoneFileOptions options{"", false, {}, nullptr};
  std::vector<Zone> zones;
  zones.push_back(read_zone_file(documents, names, MemoryFiles(), document, Name::root, options));
  return zones;
}

// The world has neither SOA nor NS, and TTLs are no matter.
bool is_expected(FaultCode code) {
  constexpr std::array codes{FaultCode::zone_soa_missing, FaultCode::zone_ns_missing,
                             FaultCode::zone_ttl_missing, FaultCode::zone_ttl_unknown,
                             FaultCode::zone_final_newline_missing};
  return std::ranges::find(codes, code) != codes.end();
}

}  // namespace

ExampleDns::ExampleDns(const Example& example, Documents& documents, Names& names)
    : repository_(names, world(example, documents, names)), view_(repository_, names) {
  for (const FailedLookup& each : example.failures) {
    const auto name = names.intern(each.name, Name::root);
    if (!name) continue;  // nobody can ask for it
    Answer answer;
    answer.status = Status::failed;
    answer.failure = each.failure;
    answer.security = each.security;
    answer.owner = answer.source = *name;
    answer.reply = &reply_;
    failures_[static_cast<std::uint32_t>(*name)] = answer;
  }
}

Answer ExampleDns::find(Name name, Type type) {
  const auto failed = failures_.find(static_cast<std::uint32_t>(name));
  if (failed != failures_.end()) return failed->second;
  Answer answer = view_.find(name, type);
  answer.reply = &reply_;
  // A zone of the root would say so of every top-level domain that no example mentions.
  if (answer.status == Status::no_name) answer.status = Status::no_data;
  return answer;
}

std::string_view ExampleDns::fault() const {
  for (const Fault& fault : repository_.zones().front().faults()) {
    if (!is_expected(fault.code)) return fault_id(fault.code);
  }
  return {};
}

}  // namespace dcvlint
