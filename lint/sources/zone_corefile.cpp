#include <algorithm>
#include <string>

#include "lint/sources/zone_conf.h"

namespace dcvlint {
namespace {

using Words = std::vector<std::string>;

// Words and quoted strings of a line; "#" begins a comment.
Words words_of(std::string_view line) {
  Words words;
  for (std::size_t at = 0;;) {
    at = line.find_first_not_of(" \t\r,", at);
    if (at == line.npos || line[at] == '#') return words;
    const bool quoted = line[at] == '"';
    if (quoted) ++at;
    const std::size_t end = std::min(line.find_first_of(quoted ? "\"" : " \t\r,", at), line.size());
    words.emplace_back(line.substr(at, end - at));
    at = std::min(end + (quoted ? 1 : 0), line.size());
  }
}

// A server block's key or a zone as a name: without scheme and port; empty for an address range.
std::string zone_name(std::string_view key) {
  if (key.starts_with("dns://")) key.remove_prefix(6);
  if (key.find('/') != key.npos) return {};
  return std::string(key.substr(0, key.find(':')));
}

}  // namespace

std::vector<NamedZone> zones_of_corefile(std::string_view bytes) {
  std::vector<NamedZone> zones;
  Words keys;  // of the block that is open
  std::size_t depth = 0;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    Words words = words_of(bytes.substr(0, end));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (words.empty()) continue;
    const bool opens = words.back() == "{";
    if (opens) words.pop_back();
    const bool closes = !words.empty() && words[0] == "}";
    if (depth == 0 && !closes) {
      keys.insert(keys.end(), words.begin(), words.end());
    } else if (depth == 1 && words.size() > 1 && words[0] == "file") {
      const Words named = words.size() > 2 ? Words(words.begin() + 2, words.end()) : keys;
      const std::string name = named.size() == 1 ? zone_name(named[0]) : std::string();
      // "." is a block for all that the others leave, and hardly ever the root's zone.
      if (!name.empty() && name != "." && name[0] != '(') zones.push_back({name, words[1]});
    }
    if (opens) ++depth;
    if (closes && depth > 0 && --depth == 0) keys.clear();
  }
  return zones;
}

}  // namespace dcvlint
