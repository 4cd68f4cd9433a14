#include "lint/facts/subject_line.h"

#include <algorithm>

#include "lint/base/ascii.h"

namespace dcvlint {
namespace {

constexpr std::size_t longest_line = 4096;

bool is_plain(char c) { return c >= ' ' && c <= '~'; }

std::string label_of(const Attribute& attribute) { return attribute_label(attribute); }

void append_value(std::string& line, std::string_view raw) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (const char c : raw) {
    if (line.size() > longest_line) return;
    if (is_plain(c)) {
      line += c;
      continue;
    }
    const auto octet = static_cast<std::uint8_t>(c);
    line += "\\x";
    line += digits[octet >> 4U];
    line += digits[octet & 0xFU];
  }
}

// Where the type ends that begins at text[at]: at its "="; npos: what stands there is none.
std::size_t type_end(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  while (at < text.size() && (ascii_lower(text[at]) >= 'a' && ascii_lower(text[at]) <= 'z')) ++at;
  if (at == begin) {
    while (at < text.size() && ((text[at] >= '0' && text[at] <= '9') || text[at] == '.')) ++at;
  } else {
    // x500UniqueIdentifier
    while (at < text.size() && ((ascii_lower(text[at]) >= 'a' && ascii_lower(text[at]) <= 'z') ||
                                (text[at] >= '0' && text[at] <= '9'))) {
      ++at;
    }
  }
  return at > begin && at < text.size() && text[at] == '=' ? at : std::string_view::npos;
}

bool begins_part(std::string_view text, std::size_t slash) {
  return text[slash] == '/' && type_end(text, slash + 1) != std::string_view::npos;
}

}  // namespace

std::string subject_line(const DistinguishedName& name) {
  std::string line;
  for (const Attribute& attribute : name.attributes) {
    line += '/';
    line += label_of(attribute);
    line += '=';
    append_value(line, attribute.raw);
    if (line.size() > longest_line) {
      line.resize(longest_line);
      return line + "…";
    }
  }
  return line;
}

std::size_t subject_line_size(const DistinguishedName& name) {
  constexpr std::size_t escaped = 4;  // \xHH
  std::size_t size = 0;
  for (const Attribute& attribute : name.attributes) {
    size += label_of(attribute).size() + 2;  // "/", "="
    for (const char c : attribute.raw) size += is_plain(c) ? 1 : escaped;
  }
  return size;
}

std::vector<LinePart> line_parts(std::string_view line) {
  std::vector<LinePart> parts;
  for (std::size_t at = 0; at < line.size();) {
    if (!begins_part(line, at)) return {};  // only at the beginning
    const std::size_t equals = type_end(line, at + 1);
    std::size_t end = equals + 1;
    while (end < line.size() && !begins_part(line, end)) ++end;
    parts.push_back(
        {line.substr(at + 1, equals - at - 1), line.substr(equals + 1, end - equals - 1)});
    at = end;
  }
  return parts;
}

bool is_line_ambiguous(const DistinguishedName& name) {
  return std::ranges::any_of(name.attributes, [](const Attribute& attribute) {
    if (attribute.in_rdn > 0) return true;
    const std::string_view value = attribute.raw;
    for (std::size_t at = value.find('/'); at != std::string_view::npos;
         at = value.find('/', at + 1)) {
      if (begins_part(value, at)) return true;
    }
    return false;
  });
}

std::string folded_line(std::string_view line) {
  std::string folded;
  for (const char c : line) {
    if (c == ' ' && (folded.empty() || folded.back() == ' ')) continue;
    folded += ascii_lower(c);
  }
  while (!folded.empty() && folded.back() == ' ') folded.pop_back();
  return folded;
}

}  // namespace dcvlint
