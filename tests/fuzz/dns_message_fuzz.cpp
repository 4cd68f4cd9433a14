// Octets as a DNS message that answers the question in it: as an answer, and as a proof about a
// delegation.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "lint/sources/dns_denial.h"
#include "lint/sources/dns_message.h"

namespace dcvlint {
namespace {

// The question that the message repeats, so that more than the first check is reached.
std::optional<DnsQuestion> question_in(std::span<const std::uint8_t> message, Names& names) {
  WireName name;
  if (message.size() < 12) return std::nullopt;
  const std::size_t at = read_wire_name(message, 12, name);
  if (at == 0 || message.size() - at < 2) return std::nullopt;
  const auto interned = names.intern_wire(name.wire());
  if (!interned) std::abort();  // what we read is a name
  return DnsQuestion{*interned, static_cast<Type>(message[at] << 8U | message[at + 1])};
}

void look(std::span<const std::uint8_t> octets) {
  Names names(1);
  const auto question = question_in(octets, names);
  if (!question) return;
  DnsReader reader(names);
  const auto message = reader.read(octets, *question, std::nullopt);
  if (!message) {
    if (dns_flaw_text(message.error()).empty()) std::abort();
    return;
  }
  Arena arena;
  const auto read = read_answer(*message, *question, names, arena, Doc{});
  if (read) {
    if (read->answer.aliases.size() > 17) std::abort();
    if ((read->answer.status == Status::records) == read->answer.records.empty()) std::abort();
    for (const AnswerRecord& record : read->answer.records) {
      if (record.place.begin > record.place.end || record.place.end > octets.size()) std::abort();
    }
  }
  read_cut(*message, names, question->name, true);
  read_cut(*message, names, question->name, false);
}

}  // namespace
}  // namespace dcvlint

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  dcvlint::look({data, size});
  return 0;
}
