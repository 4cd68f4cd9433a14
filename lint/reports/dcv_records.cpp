#include "lint/reports/dcv_records.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
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

std::string key_of(const RecordToAdd& record) {
  if (record.owner == record.zone) return {};
  std::string key = record.owner;
  if (key.ends_with("." + record.zone)) key.resize(key.size() - record.zone.size() - 1);
  return key;
}

using Records = std::vector<const RecordToAdd*>;

// In the order of the first of each group.
template <class Key>
std::vector<Records> groups(const Records& records, Key key) {
  std::vector<Records> all;
  std::map<decltype(key(*records.front())), std::size_t> known;
  for (const RecordToAdd* each : records) {
    const auto [found, is_new] = known.try_emplace(key(*each), all.size());
    if (is_new) all.emplace_back();
    all[found->second].push_back(each);
  }
  return all;
}

std::string comment(const RecordToAdd& record, std::string_view mark) {
  return fmt::format("{} {}: {}\n", mark, record.title, master_file_line(record));
}

// One type of one owner: `first` and `other` stand before the first line and the others.
std::string octodns_set(const Records& set, std::string_view first, std::string_view other) {
  std::string out =
      fmt::format("{0}ttl: {2}\n{1}type: {3}\n", first, other, ttl, type_text(set.front()->type));
  if (set.size() == 1) {
    return out + fmt::format("{}value: {}\n", other, yaml(octodns_value(*set.front())));
  }
  out += fmt::format("{}values:\n", other);
  for (const RecordToAdd* each : set) {
    out += fmt::format("{}- {}\n", other, yaml(octodns_value(*each)));
  }
  return out;
}

std::string octodns_lines(const Records& records) {
  std::string out = fmt::format("# {}.yaml\n", records.front()->zone);
  Records complete;
  for (const RecordToAdd* each : records) {
    if (each->complete) {
      complete.push_back(each);
    } else {
      out += comment(*each, "#");
    }
  }
  if (complete.empty()) return out;
  for (const Records& of_owner : groups(complete, key_of)) {
    out += fmt::format("{}:\n", yaml(key_of(*of_owner.front())));
    const auto sets = groups(of_owner, [](const RecordToAdd& each) { return each.type; });
    for (const Records& set : sets) {
      out += sets.size() == 1 ? octodns_set(set, "  ", "  ") : octodns_set(set, "  - ", "    ");
    }
  }
  return out;
}

std::string nsupdate_lines(const Records& records) {
  std::string out, updates;
  for (const RecordToAdd* each : records) {
    if (!each->complete) {
      out += comment(*each, ";");
      continue;
    }
    updates += fmt::format("update add {}. {} {} {}\n", each->owner, ttl, type_text(each->type),
                           rdata(*each));
  }
  if (updates.empty()) return out;
  return fmt::format("{}zone {}.\n{}send\n", out, records.front()->zone, updates);
}

std::string line_of(const RecordToAdd& record, RecordsForm form) {
  if (!record.complete) return comment(record, ";");
  if (form == RecordsForm::bind) return master_file_line(record) + "\n";
  return fmt::format("{}. {} IN TYPE{} {}\n", record.owner, ttl, static_cast<unsigned>(record.type),
                     hex_rdata(record));
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

std::string records_text(std::span<const RecordToAdd> records, RecordsForm form) {
  Records once;
  std::set<std::tuple<std::string_view, std::string_view, Type, std::string_view>> told;
  for (const RecordToAdd& each : records) {
    if (told.emplace(each.owner, each.zone, each.type, each.value).second) once.push_back(&each);
  }
  if (once.empty()) return {};
  std::string out;
  if (form == RecordsForm::bind || form == RecordsForm::generic) {
    for (const RecordToAdd* each : once) out += line_of(*each, form);
    return out;
  }
  for (const Records& of_zone : groups(once, [](const RecordToAdd& each) { return each.zone; })) {
    out += form == RecordsForm::octodns ? octodns_lines(of_zone) : nsupdate_lines(of_zone);
  }
  return out;
}

}  // namespace dcvlint
