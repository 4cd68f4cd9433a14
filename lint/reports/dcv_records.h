#pragma once
// Records that are to be added, in the forms that name servers and their tools take.

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "lint/facts/type.h"

namespace dcvlint {

enum class RecordsForm : std::uint8_t {
  bind,      // master file (RFC 1035 §5)
  octodns,   // YAML of octoDNS
  nsupdate,  // commands of BIND's nsupdate (RFC 2136)
  generic,   // TYPE5 \# 3 … (RFC 3597 §5): for what knows neither type nor escapes
};
std::span<const std::string_view> records_form_words();
std::optional<RecordsForm> records_form_from_text(std::string_view text);

struct RecordToAdd {
  std::string owner;  // without final dot, as is the next
  std::string zone;   // that it is added to
  Type type{};        // CNAME or TXT
  std::string value;  // target without final dot, or text
  // Nothing in it is known to the CA alone. What is not complete becomes a comment, so that nobody
  // adds it as it is.
  bool complete = true;
  std::string title;  // of the comment
};

// Lines with their ends: each record once, in the order of the first of their zones and owners. An
// UPDATE message is of one zone (RFC 2136 §2.3), and a key of a YAML file may stand there once.
std::string records_text(std::span<const RecordToAdd> records, RecordsForm form);
// "_x.example.org. 3600 IN TXT "…"": one line without its end, whatever it lacks.
std::string master_file_line(const RecordToAdd& record);

}  // namespace dcvlint
