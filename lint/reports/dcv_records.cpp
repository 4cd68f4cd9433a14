#include "lint/reports/dcv_records.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

namespace dcvlint {
namespace {

constexpr unsigned ttl = 3600;
constexpr std::size_t longest_string = 255;
constexpr std::array<std::string_view, 4> form_words = {"bind", "octodns", "nsupdate", "generic"};

// One <character-string> in quotes (RFC 1035 §5.1).
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto octet = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (octet < 0x20 || octet >= 0x7F) {
      out += fmt::format("\\{:03}", octet);
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::vector<std::string_view> strings_of(std::string_view text) {
  std::vector<std::string_view> strings;
  do {
    strings.push_back(text.substr(0, longest_string));
    text.remove_prefix(strings.back().size());
  } while (!text.empty());
  return strings;
}

std::string rdata(const RecordToAdd& record) {
  if (record.type == Type::cname) return record.value + ".";
  std::string out;
  for (const std::string_view each : strings_of(record.value)) {
    out += (out.empty() ? "" : " ") + quoted(each);
  }
  return out;
}

std::string hex_rdata(const RecordToAdd& record) {
  std::string octets;
  const auto add = [&](std::string_view part) {
    octets += static_cast<char>(part.size());
    octets += part;
  };
  if (record.type == Type::txt) {
    for (const std::string_view each : strings_of(record.value)) add(each);
  } else {
    for (std::string_view rest = record.value; !rest.empty();) {
      const std::size_t dot = std::min(rest.find('.'), rest.size());
      add(rest.substr(0, dot));
      rest.remove_prefix(std::min(dot + 1, rest.size()));
    }
    octets += '\0';
  }
  std::string out = fmt::format("\\# {} ", octets.size());
  for (const char c : octets) out += fmt::format("{:02X}", static_cast<unsigned char>(c));
  return out;
}

// A YAML scalar that is nothing but itself.
std::string yaml(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    out += c;
    if (c == '\'') out += c;
  }
  return out + "'";
}

// octoDNS wants ";" escaped in texts.
std::string octodns_value(const RecordToAdd& record) {
  if (record.type == Type::cname) return record.value + ".";
  std::string out;
  for (const char c : record.value) {
    if (c == ';' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string octodns_lines(const RecordToAdd& record) {
  std::string key = record.owner;
  if (key == record.zone) {
    key.clear();
  } else if (key.ends_with("." + record.zone)) {
    key.resize(key.size() - record.zone.size() - 1);
  }
  return fmt::format("# {}.yaml\n{}:\n  ttl: {}\n  type: {}\n  value: {}\n", record.zone, yaml(key),
                     ttl, type_text(record.type), yaml(octodns_value(record)));
}

}  // namespace

std::span<const std::string_view> records_form_words() { return form_words; }

std::optional<RecordsForm> records_form_from_text(std::string_view text) {
  const auto found = std::ranges::find(form_words, text);
  if (found == form_words.end()) return std::nullopt;
  return static_cast<RecordsForm>(found - form_words.begin());
}

std::string master_file_line(const RecordToAdd& record) {
  return fmt::format("{}. {} IN {} {}", record.owner, ttl, type_text(record.type), rdata(record));
}

std::string record_lines(const RecordToAdd& record, RecordsForm form) {
  if (!record.complete) {
    return fmt::format("{} {}: {}\n", form == RecordsForm::octodns ? "#" : ";", record.title,
                       master_file_line(record));
  }
  switch (form) {
    case RecordsForm::octodns:
      return octodns_lines(record);
    case RecordsForm::nsupdate:
      return fmt::format("update add {}. {} {} {}\n", record.owner, ttl, type_text(record.type),
                         rdata(record));
    case RecordsForm::generic:
      return fmt::format("{}. {} IN TYPE{} {}\n", record.owner, ttl,
                         static_cast<unsigned>(record.type), hex_rdata(record));
    case RecordsForm::bind:
      break;
  }
  return master_file_line(record) + "\n";
}

std::string_view records_end(RecordsForm form) {
  return form == RecordsForm::nsupdate ? "send\n" : "";
}

}  // namespace dcvlint
