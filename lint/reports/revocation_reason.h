#pragma once
// What dcvlint revocation-reason says.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/base/date.h"
#include "lint/facts/revocation_reason.h"
#include "lint/reports/json_writer.h"

namespace dcvlint {

struct RevocationPage {
  RevocationAdvice advice;
  std::optional<ReplacedCertificate> compared;
  Date as_of{};
  // The key that keyCompromise would block is that of the new certificate or request, too.
  bool new_key_blocked() const { return compared && compared->same_key && advice.blocks_key; }
};

// Sentences, the most urgent first; printable.
std::vector<std::string> revocation_consequences(const RevocationPage& page);

std::string revocation_page(const RevocationPage& page, bool colour, unsigned width);
// The whole document (lint/reports/dcvlint-1-revocation-reason.schema.json).
void write_revocation_json(const RevocationPage& page, JsonWriter& json);

}  // namespace dcvlint
