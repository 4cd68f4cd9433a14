#include "lint/engine/example_name.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "lint/base/der.h"
#include "lint/base/utf8.h"
#include "lint/facts/oid.h"
#include "lint/sources/der_writer.h"

namespace dcvlint {
namespace {

struct TextType {
  std::string_view name;
  std::uint8_t tag;
};
constexpr auto text_types = std::to_array<TextType>({{"utf8", tag::utf8_string},
                                                     {"printable", tag::printable_string},
                                                     {"ia5", tag::ia5_string},
                                                     {"bmp", tag::bmp_string},
                                                     {"t61", tag::t61_string},
                                                     {"universal", tag::universal_string},
                                                     {"numeric", tag::numeric_string},
                                                     {"visible", tag::visible_string}});

// Fixed widths: how many octets a character has, and what is the last that fits.
struct Width {
  unsigned octets;
  char32_t last;
};
std::optional<Width> width_of(std::uint8_t text_tag) {
  if (text_tag == tag::t61_string) return Width{1, 0xFF};
  if (text_tag == tag::bmp_string) return Width{2, 0xFFFF};
  if (text_tag == tag::universal_string) return Width{4, 0x10FFFF};
  return std::nullopt;
}

// The others take the octets as they are, so that an example can show what doesn't belong.
std::string encoded(const TomlValue& value, std::uint8_t text_tag, TomlProblems& problems) {
  const auto width = width_of(text_tag);
  if (!width) return value.text;
  std::string out;
  for (std::size_t at = 0; at < value.text.size();) {
    const Utf8Step step = utf8_at(value.text, at);
    if (step.code_point > width->last) {
      problems.add(value.place, fmt::format("U+{:04X} has no place in a string of this type",
                                            static_cast<std::uint32_t>(step.code_point)));
      return {};
    }
    for (unsigned i = width->octets; i-- > 0;) {
      out += static_cast<char>(step.code_point >> (8 * i) & 0xFFU);
    }
    at += step.size;
  }
  return out;
}

std::uint8_t read_text_type(TableReader& table, std::uint8_t otherwise, TomlProblems& problems) {
  const TomlValue* name = table.take("type", TomlKind::string, false);
  if (name == nullptr) return otherwise;
  const auto found = std::ranges::find(text_types, name->text, &TextType::name);
  if (found != text_types.end()) return found->tag;
  std::vector<std::string_view> names;
  names.reserve(text_types.size());
  for (const TextType& each : text_types) names.push_back(each.name);
  problems.add(name->place, fmt::format("unknown type of string \"{}\"", name->text),
               nearest_help(name->text, names));
  return otherwise;
}

// One of several keys that exclude each other; a problem when there is none, or more.
const TomlEntry* only_one(TableReader& table, std::span<const std::string_view> keys,
                          TomlProblems& problems) {
  const TomlEntry* found = nullptr;
  for (const std::string_view key : keys) {
    const TomlEntry* entry = table.entry(key);
    if (entry == nullptr) continue;
    table.take(key, TomlKind::string, false);
    if (found != nullptr) {
      problems.add(entry->place,
                   fmt::format("\"{}\" and \"{}\" exclude each other", found->key, key));
    }
    found = entry;
  }
  if (found == nullptr) {
    problems.add(table.place(), fmt::format("neither {}", fmt::join(keys, " nor ")));
  }
  return found != nullptr && found->value.kind == TomlKind::string ? found : nullptr;
}

std::uint8_t default_tag(std::optional<AttributeType> type) {
  if (!type) return tag::utf8_string;
  switch (*type) {
    case AttributeType::country:
    case AttributeType::serial_number:
    case AttributeType::dn_qualifier:
    case AttributeType::jurisdiction_country:
      return tag::printable_string;
    case AttributeType::email_address:
    case AttributeType::domain_component:
      return tag::ia5_string;
    default:
      return tag::utf8_string;
  }
}

// "O=KTH", with what can't be seen named: "O=KTH (bmp)", "O=#4b54 (utf8)".
std::string shown_value(const TomlValue& value) {
  if (value.kind == TomlKind::string) return value.text;
  std::string out, type;
  for (const TomlEntry& entry : value.entries) {
    if (entry.key == "type") type = " (" + entry.value.text + ")";
    if (entry.key == "text") out = entry.value.text;
    if (entry.key == "hex" || entry.key == "tlv") out = "#" + entry.value.text;
  }
  return out + type;
}

class NameWriter {
 public:
  explicit NameWriter(TomlProblems& problems) : problems_(&problems) {}

  // Each value is an RDN of its own.
  void rdns(const TomlValue& table) {
    for (const TomlEntry& entry : table.entries) {
      if (entry.value.kind != TomlKind::array) {
        name_.der += der::set({attribute(entry, entry.value, ", ")});
        continue;
      }
      for (const TomlValue& item : entry.value.items) {
        name_.der += der::set({attribute(entry, item, ", ")});
      }
    }
  }

  // One RDN of all values.
  void rdn(const TomlValue& table) {
    std::vector<der::Octets> attributes;
    for (const TomlEntry& entry : table.entries) {
      const char* separator = attributes.empty() ? ", " : "+";
      if (entry.value.kind != TomlKind::array) {
        attributes.push_back(attribute(entry, entry.value, separator));
        continue;
      }
      for (const TomlValue& item : entry.value.items) {
        attributes.push_back(attribute(entry, item, attributes.empty() ? ", " : "+"));
      }
    }
    name_.der += der::set_of(std::move(attributes));
  }

  WrittenName take() {
    name_.der = der::tlv(tag::sequence, name_.der);
    return std::move(name_);
  }

 private:
  std::string attribute(const TomlEntry& entry, const TomlValue& value, const char* separator) {
    const auto type = attribute_type_from_text(entry.key);
    std::string oid;
    if (type) {
      oid = attribute_oid(*type);
    } else if (const auto octets = oid_octets(entry.key)) {
      oid = *octets;
    } else {
      problems_->add(entry.place, fmt::format("unknown attribute \"{}\"", entry.key),
                     nearest_help(entry.key, known_attributes()));
      return {};
    }
    if (!name_.text.empty()) name_.text += separator;
    name_.text += fmt::format("{}={}", entry.key, shown_value(value));
    name_.types.push_back(type.value_or(AttributeType::unknown));
    if (type == AttributeType::common_name && value.kind == TomlKind::string) {
      name_.common_names.push_back(value.text);
    }
    return der::sequence(
        {der::tlv(tag::oid, oid), write_text(value, entry.key, default_tag(type), *problems_)});
  }

  static std::vector<std::string_view> known_attributes() {
    std::vector<std::string_view> names;
    for (unsigned i = 1; i < static_cast<unsigned>(AttributeType::count_); ++i) {
      names.push_back(attribute_short_name(static_cast<AttributeType>(i)));
      names.push_back(attribute_long_name(static_cast<AttributeType>(i)));
    }
    return names;
  }

  WrittenName name_;
  TomlProblems* problems_;
};

// --- GeneralName -----------------------------------------------------------------------------

struct NameType {
  std::string_view name;    // { type = "…" }
  std::string_view prefix;  // of the short form; empty: has none
  std::uint8_t tag;
};
constexpr auto name_types = std::to_array<NameType>({{"other", "", tag::context(0, true)},
                                                     {"email", "email:", tag::context(1, false)},
                                                     {"dns", "DNS:", tag::context(2, false)},
                                                     {"x400", "", tag::context(3, true)},
                                                     {"directory", "", tag::context(4, true)},
                                                     {"edi", "", tag::context(5, true)},
                                                     {"uri", "URI:", tag::context(6, false)},
                                                     {"ip", "IP:", tag::context(7, false)},
                                                     {"rid", "RID:", tag::context(8, false)}});

// What a text stands for in a GeneralName of the type.
std::string name_octets(const NameType& type, std::string_view text, TomlPlace place,
                        TomlProblems& problems) {
  std::optional<std::string> octets(text);
  if (type.name == "ip") {
    octets = address_octets(text);
    if (!octets) problems.add(place, fmt::format("\"{}\" is no address", text));
  } else if (type.name == "rid") {
    octets = oid_octets(text);
    if (!octets) problems.add(place, fmt::format("\"{}\" is no OID", text));
  }
  return octets.value_or(std::string());
}

std::string general_name_of_text(const TomlValue& value, TomlProblems& problems) {
  const auto found = std::ranges::find_if(name_types, [&](const NameType& each) {
    return !each.prefix.empty() && value.text.starts_with(each.prefix);
  });
  if (found == name_types.end()) return der::dns_name(value.text);
  const std::string_view rest = std::string_view(value.text).substr(found->prefix.size());
  return der::tlv(found->tag, name_octets(*found, rest, value.place, problems));
}

std::string general_name_of_table(const TomlValue& value, TomlProblems& problems) {
  TableReader table(value, "the name", problems);
  const std::string_view name = table.text("type", true);
  const auto type = std::ranges::find(name_types, name, &NameType::name);
  if (type == name_types.end()) {
    std::vector<std::string_view> names;
    names.reserve(name_types.size());
    for (const NameType& each : name_types) names.push_back(each.name);
    problems.add(table.place("type"), fmt::format("unknown type of name \"{}\"", name),
                 nearest_help(name, names));
    return {};
  }
  std::string content;
  if (type->name == "directory" && table.entry("name") != nullptr) {
    table.take("name", table.entry("name")->value.kind, false);
    content = write_name(table.entry("name")->value, "name", problems).der;
  } else if (type->name == "other" && table.entry("oid") != nullptr) {
    if (const TomlValue* oid = table.take("oid", TomlKind::string, true)) {
      content = der::tlv(tag::oid, write_oid(*oid, "oid", problems));
    }
    if (const TomlValue* tlv = table.take("tlv", TomlKind::string, true)) {
      content += der::context(0, read_hex(*tlv, "tlv", problems).value_or(""));
    }
  } else if (const TomlEntry* given =
                 only_one(table, std::array<std::string_view, 2>{"text", "hex"}, problems)) {
    content = given->key == "hex"
                  ? read_hex(given->value, "hex", problems).value_or("")
                  : name_octets(*type, given->value.text, given->value.place, problems);
  }
  table.done();
  return der::tlv(type->tag, content);
}

std::optional<std::uint32_t> number_of(std::string_view text, int base, std::uint32_t most) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (error != std::errc() || end != text.data() + text.size() || value > most) return std::nullopt;
  return value;
}

std::optional<std::string> ipv4_octets(std::string_view text) {
  std::string out;
  for (unsigned i = 0; i < 4; ++i) {
    const std::size_t dot = i < 3 ? text.find('.') : text.size();
    if (dot == std::string_view::npos || dot == 0 || dot > 3) return std::nullopt;
    const auto value = number_of(text.substr(0, dot), 10, 255);
    if (!value) return std::nullopt;
    out += static_cast<char>(*value);
    text.remove_prefix(std::min(text.size(), dot + 1));
  }
  return out;
}

// Groups of an IPv6 address on one side of "::".
std::optional<std::string> group_octets(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t colon = std::min(text.find(':'), text.size());
    const auto value = colon <= 4 ? number_of(text.substr(0, colon), 16, 0xFFFF) : std::nullopt;
    if (!value || colon + 1 == text.size()) return std::nullopt;
    out += static_cast<char>(*value >> 8U);
    out += static_cast<char>(*value & 0xFFU);
    text.remove_prefix(std::min(text.size(), colon + 1));
  }
  return out;
}

}  // namespace

bool WrittenName::has(AttributeType type) const {
  return std::ranges::find(types, type) != types.end();
}

WrittenName write_name(const TomlValue& value, std::string_view key, TomlProblems& problems) {
  NameWriter writer(problems);
  if (value.kind == TomlKind::table) {
    writer.rdns(value);
  } else if (value.kind == TomlKind::array) {
    for (const TomlValue& item : value.items) {
      if (item.kind == TomlKind::table) {
        writer.rdn(item);
      } else {
        wrong_kind(item, key, "a list of tables", problems);
      }
    }
  } else {
    wrong_kind(value, key, "a table", problems);
  }
  return writer.take();
}

std::string write_text(const TomlValue& value, std::string_view key, std::uint8_t default_tag,
                       TomlProblems& problems) {
  if (value.kind == TomlKind::string) {
    return der::tlv(default_tag, encoded(value, default_tag, problems));
  }
  if (value.kind != TomlKind::table) {
    wrong_kind(value, key, "a string or a table", problems);
    return {};
  }
  TableReader table(value, key, problems);
  constexpr std::array<std::string_view, 3> keys{"text", "hex", "tlv"};
  const TomlEntry* given = only_one(table, keys, problems);
  const bool whole = given != nullptr && given->key == "tlv";
  const std::uint8_t text_tag = whole ? default_tag : read_text_type(table, default_tag, problems);
  table.done();
  if (given == nullptr) return {};
  if (given->key == "text") return der::tlv(text_tag, encoded(given->value, text_tag, problems));
  const std::string octets = read_hex(given->value, given->key, problems).value_or("");
  return whole ? octets : der::tlv(text_tag, octets);
}

std::string write_general_name(const TomlValue& value, std::string_view key,
                               TomlProblems& problems) {
  if (value.kind == TomlKind::string) return general_name_of_text(value, problems);
  if (value.kind == TomlKind::table) return general_name_of_table(value, problems);
  problems.add(value.place, fmt::format("\"{}\" must hold strings and tables, not {}", key,
                                        toml_kind_text(value.kind)));
  return {};
}

std::string write_general_names(const TomlValue& value, std::string_view key,
                                TomlProblems& problems) {
  if (value.kind != TomlKind::array) {
    wrong_kind(value, key, toml_kind_text(TomlKind::array), problems);
    return {};
  }
  std::string out;
  for (const TomlValue& item : value.items) out += write_general_name(item, key, problems);
  return out;
}

std::optional<std::string> read_hex(const TomlValue& value, std::string_view key,
                                    TomlProblems& problems) {
  if (value.kind != TomlKind::string) {
    wrong_kind(value, key, toml_kind_text(TomlKind::string), problems);
    return std::nullopt;
  }
  std::string out;
  const std::string_view text = value.text;
  for (std::size_t i = 0; i < text.size();) {
    if (std::string_view(" \t\n").find(text[i]) != std::string_view::npos) {
      ++i;
      continue;
    }
    const auto octet = number_of(text.substr(i, 2), 16, 0xFF);
    if (!octet || text.size() - i < 2) {
      problems.add(value.place, fmt::format("\"{}\" must be octets in hexadecimal, not \"{}\"", key,
                                            text.substr(i, 8)));
      return std::nullopt;
    }
    out += static_cast<char>(*octet);
    i += 2;
  }
  return out;
}

std::string write_oid(const TomlValue& value, std::string_view key, TomlProblems& problems) {
  if (value.kind != TomlKind::string) {
    wrong_kind(value, key, toml_kind_text(TomlKind::string), problems);
    return {};
  }
  const auto octets = oid_octets(value.text);
  if (!octets) problems.add(value.place, fmt::format("\"{}\" is no OID", value.text));
  return octets.value_or(std::string());
}

std::optional<std::string> address_octets(std::string_view text) {
  if (text.find(':') == std::string_view::npos) return ipv4_octets(text);
  const std::size_t gap = text.find("::");
  const auto before = group_octets(text.substr(0, gap));
  if (!before) return std::nullopt;
  if (gap == std::string_view::npos) return before->size() == 16 ? before : std::nullopt;
  const auto after = group_octets(text.substr(gap + 2));
  if (!after || before->size() + after->size() > 14) return std::nullopt;
  return *before + std::string(16 - before->size() - after->size(), '\0') + *after;
}

bool looks_like_dns_name(std::string_view text) {
  const bool characters = std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '*' || c == '_';
  });
  return characters && text.find('.') != std::string_view::npos;
}

}  // namespace dcvlint
