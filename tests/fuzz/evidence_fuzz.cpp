// Octets as an evidence folder whose hashes are right: the index, and behind a NUL the messages.
// What is read is asked for again, through the look-ups that a live run has.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "lint/sources/dns_lookups.h"
#include "lint/sources/evidence_transport.h"
#include "lint/sources/sha256.h"

namespace dcvlint {
namespace {

class StoppedClock : public Clock {
 public:
  std::int64_t unix_milliseconds() override { return 0; }
  std::int64_t steady_microseconds() override { return 0; }
};

void replay(const Evidence& evidence) {
  Names names(1);
  ReplayTransport transport(evidence, names);
  StoppedClock clock;
  DnsLookups lookups(transport, names, clock, nullptr);
  std::size_t sent = 0;
  for (const EvidenceEntry& entry : evidence.entries) {
    const auto name = names.intern(entry.name, Name::root);
    if (!name || sent == 16) continue;
    lookups.send({*name, static_cast<Type>(entry.type)});
    ++sent;
  }
  std::vector<Looked> looked;
  for (int turn = 0; looked.size() < sent; ++turn) {
    if (turn == 10'000 || !lookups.wait(looked)) std::abort();
  }
}

void look(std::string_view octets) {
  const std::size_t cut = std::min(octets.find('\0'), octets.size());
  const std::string index(octets.substr(0, cut));
  const std::string messages(octets.substr(std::min(cut + 1, octets.size())));
  const std::string sums =
      sha256_hex(index) + "  evidence.jsonl\n" + sha256_hex(messages) + "  messages.dns\n";
  const auto read = read_evidence(
      MemoryFiles(
          {{"/e/evidence.jsonl", index}, {"/e/messages.dns", messages}, {"/e/SHA256SUMS", sums}}),
      "/e");
  if (!read) {
    if (read.error().what.empty()) std::abort();
    return;
  }
  const auto files = evidence_files(*read);
  if (files.at("messages.dns") != messages) std::abort();  // nothing lost, nothing made up
  replay(*read);
}

}  // namespace
}  // namespace dcvlint

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  dcvlint::look({reinterpret_cast<const char*>(data), size});
  return 0;
}
