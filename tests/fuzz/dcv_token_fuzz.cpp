// Values of validation records as anybody may publish them: shapes, tokens and persistent
// validation read them within their bytes, and the same each time.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "lint/engine/rule.h"
#include "lint/facts/dcv_presence.h"
#include "lint/facts/dcv_token.h"
#include "lint/facts/persistent_validation.h"

namespace {

using namespace dcvlint;

void require(bool holds) {
  if (!holds) std::abort();
}

TokenInputs inputs() {
  TokenInputs all;
  fill_request(all.fillings, {std::string(32, '1'), std::string(40, '2'), std::string(64, '3')});
  all.fillings[Filling::unique] = "s1";
  all.fillings[Filling::acme_digest] = std::string(43, 'A');
  all.fillings[Filling::key_authorization] = "t.k";
  all.mistaken = {{"the PEM text", {std::string(32, '4'), "", std::string(64, '5')}}};
  all.now = 1795219200;
  return all;
}

void check_persistent(std::string_view text) {
  for (const PersistReading reading : persist_readings()) {
    const PersistRecord record = read_persistent(text, reading);
    require(record.at <= record.end && record.end <= text.size());
    require(record.until_at <= record.until_end && record.until_end <= text.size());
    require((record.fault == PersistFault::none) == persist_fault_text(record).empty());
    if (record.fault == PersistFault::none) {
      require(!record.issuer.empty() && !record.account.empty());
      persistent_token(text, {{}, record.account, false, 0}, reading);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  static const TokenInputs with = inputs();
  const std::string domains[] = {"www.example.org", "example.org"};
  for (const RecordShape& shape : builtin_authorities.providers.shapes) {
    const TokenVerdict verdict = judge_token(shape, with, text, domains);
    const TokenVerdict bare = judge_token(shape, {}, text, domains);
    if (bare.match == TokenMatch::shape && shape.type == Type::cname) {
      require(has_shape(shape.value, text, true));
    }
    require(verdict.match == judge_token(shape, with, text, domains).match);
  }
  check_persistent(text);
  const ShapeRead read = read_shape(text);
  if (read.problem.empty()) {
    require(label_count(read.parts) <= text.size() + 1);
    has_shape(read.parts, text, true);
    fill_shape(read.parts, with.fillings);
  }
  txt_value({data, size});
  return 0;
}
