#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "lint/sources/zone_conf.h"
#include "lint/sources/zone_path.h"

namespace dcvlint {
namespace {

constexpr std::array<std::string_view, 9> clauses = {
    "server:",   "zone:",   "pattern:", "key:", "remote-control:",
    "tls-auth:", "verify:", "dnstap:",  "xdp:"};

class NsdConf {
 public:
  explicit NsdConf(std::string_view bytes) : bytes_(bytes) {}

  std::vector<NamedZone> zones() {
    std::string word;
    while (next(word)) {
      if (std::ranges::find(clauses, word) != clauses.end()) {
        finish();
        clause_ = word;
      } else if (std::string value; word.ends_with(':') && next(value)) {
        attribute(word, value);
      }
    }
    finish();
    return std::move(zones_);
  }

 private:
  // Words and quoted strings; "#" begins a comment.
  bool next(std::string& word) {
    constexpr std::string_view blanks = " \t\r\n";
    while (true) {
      at_ = std::min(bytes_.find_first_not_of(blanks, at_), bytes_.size());
      if (at_ == bytes_.size()) return false;
      if (bytes_[at_] != '#') break;
      at_ = std::min(bytes_.find('\n', at_), bytes_.size());
    }
    const bool quoted = bytes_[at_] == '"';
    if (quoted) ++at_;
    const std::string_view ends = quoted ? "\"" : " \t\r\n#\"";
    const std::size_t end = std::min(bytes_.find_first_of(ends, at_), bytes_.size());
    word = bytes_.substr(at_, end - at_);
    at_ = std::min(end + (quoted ? 1 : 0), bytes_.size());
    return true;
  }

  void attribute(std::string_view key, const std::string& value) {
    if (key == "zonesdir:" && clause_ == "server:") folder_ = value;
    if (clause_ != "zone:" && clause_ != "pattern:") return;
    if (key == "name:") name_ = value;
    if (key == "zonefile:") file_ = value;
    if (key == "include-pattern:" && file_.empty()) {
      if (const auto pattern = patterns_.find(value); pattern != patterns_.end()) {
        file_ = pattern->second;
      }
    }
  }

  void finish() {
    if (clause_ == "pattern:" && !file_.empty()) patterns_[name_] = file_;
    if (clause_ == "zone:" && !name_.empty()) {
      if (auto path = zone_path(folder_, file_, name_)) zones_.push_back({name_, *std::move(path)});
    }
    name_.clear();
    file_.clear();
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::string clause_, name_, file_;  // of the clause that is open
  std::string folder_;
  std::map<std::string, std::string> patterns_;  // name → zonefile
  std::vector<NamedZone> zones_;
};

}  // namespace

std::vector<NamedZone> zones_of_nsd_conf(std::string_view bytes) { return NsdConf(bytes).zones(); }

}  // namespace dcvlint
