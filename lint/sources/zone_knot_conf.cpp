#include <algorithm>
#include <map>
#include <string>

#include "lint/sources/zone_conf.h"
#include "lint/sources/zone_path.h"

namespace dcvlint {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(" \t\r"), text.size());
  const std::size_t end = text.find_last_not_of(" \t\r");
  return text.substr(begin, end == text.npos ? 0 : end + 1 - begin);
}

std::string_view without_comment(std::string_view line) {
  bool quoted = false;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '"') quoted = !quoted;
    if (line[at] == '#' && !quoted) return line.substr(0, at);
  }
  return line;
}

class KnotConf {
 public:
  std::vector<NamedZone> zones(std::string_view bytes) {
    while (!bytes.empty()) {
      const std::size_t end = std::min(bytes.find('\n'), bytes.size());
      line(without_comment(bytes.substr(0, end)));
      bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
    finish();
    // A template may stand behind the zones that use it.
    std::vector<NamedZone> all;
    for (const Item& zone : zones_) {
      const auto base = templates_.find(zone.base.empty() ? "default" : zone.base);
      const Item& other = base == templates_.end() ? zone : base->second;
      const std::string& folder = zone.storage.empty() ? other.storage : zone.storage;
      const std::string& file = zone.file.empty() ? other.file : zone.file;
      if (auto path = zone_path(folder, file, zone.id)) all.push_back({zone.id, *std::move(path)});
    }
    return all;
  }

 private:
  struct Item {
    std::string id, base, storage, file;
  };

  void line(std::string_view text) {
    const bool top = !text.empty() && text[0] != ' ' && text[0] != '\t' && text[0] != '-';
    text = trimmed(text);
    if (text.empty()) return;
    if (text[0] == '-') {
      finish();
      text = trimmed(text.substr(1));
    }
    const std::size_t colon = text.find(':');
    if (colon == text.npos) return;
    const std::string_view key = trimmed(text.substr(0, colon));
    if (top) {
      finish();
      section_ = key;
      return;
    }
    std::string_view value = trimmed(text.substr(colon + 1));
    if (value.size() > 1 && value.front() == '"' && value.back() == '"') {
      value = value.substr(1, value.size() - 2);
    }
    if (key == (section_ == "zone" ? "domain" : "id")) item_.id = value;
    if (key == "template") item_.base = value;
    if (key == "storage") item_.storage = value;
    if (key == "file") item_.file = value;
  }

  void finish() {
    if (section_ == "zone" && !item_.id.empty()) zones_.push_back(item_);
    if (section_ == "template" && !item_.id.empty()) templates_[item_.id] = item_;
    item_ = {};
  }

  std::string section_;
  Item item_;
  std::vector<Item> zones_;
  std::map<std::string, Item> templates_;
};

}  // namespace

std::vector<NamedZone> zones_of_knot_conf(std::string_view bytes) {
  return KnotConf().zones(bytes);
}

}  // namespace dcvlint
