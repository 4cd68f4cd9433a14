// Zone statements of BIND's named.conf (BIND 9 administrator reference,
// "Configuration Reference"): zone "name" [class] { …; file "path"; …; };

#include <algorithm>
#include <string_view>

#include "lint/sources/zone_file.h"

namespace dcvlint {
namespace {

struct ConfToken {
  enum class Kind : char { word, open, close, semicolon, end } kind = Kind::end;
  std::string text;
};

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

class ConfScanner {
 public:
  explicit ConfScanner(std::string_view bytes) : bytes_(bytes) {}

  ConfToken next() {
    skip_blanks();
    if (at_ >= bytes_.size()) return {};
    const char c = bytes_[at_];
    if (c == '{' || c == '}' || c == ';') {
      ++at_;
      using Kind = ConfToken::Kind;
      return {c == '{' ? Kind::open : c == '}' ? Kind::close : Kind::semicolon, {}};
    }
    return {ConfToken::Kind::word, c == '"' ? quoted() : word()};
  }

 private:
  // Blanks and the three kinds of comment: # and // to the end of the line, /* … */.
  void skip_blanks() {
    while (at_ < bytes_.size()) {
      const std::string_view rest = bytes_.substr(at_);
      if (is_space(rest[0])) {
        ++at_;
      } else if (rest[0] == '#' || rest.starts_with("//")) {
        at_ = std::min(bytes_.find('\n', at_), bytes_.size());
      } else if (rest.starts_with("/*")) {
        const std::size_t end = bytes_.find("*/", at_ + 2);
        at_ = end == bytes_.npos ? bytes_.size() : end + 2;
      } else {
        return;
      }
    }
  }
  std::string quoted() {
    std::string text;
    for (++at_; at_ < bytes_.size() && bytes_[at_] != '"'; ++at_) {
      if (bytes_[at_] == '\\' && at_ + 1 < bytes_.size()) ++at_;
      text += bytes_[at_];
    }
    ++at_;
    return text;
  }
  std::string word() {
    const std::size_t start = at_;
    while (at_ < bytes_.size() && !is_space(bytes_[at_]) &&
           std::string_view("{};\"#").find(bytes_[at_]) == std::string_view::npos &&
           !bytes_.substr(at_).starts_with("//") && !bytes_.substr(at_).starts_with("/*")) {
      ++at_;
    }
    if (at_ == start) ++at_;
    return std::string(bytes_.substr(start, at_ - start));
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
};

// The file of a zone whose block is open; moves behind the block.
std::string file_of_zone(ConfScanner& in) {
  using Kind = ConfToken::Kind;
  std::string file;
  bool statement = true, is_file = false;
  for (int depth = 1; depth > 0;) {
    ConfToken token = in.next();
    switch (token.kind) {
      case Kind::end:
        return file;
      case Kind::open:
        ++depth;
        break;
      case Kind::close:
        --depth;
        break;
      case Kind::semicolon:
        break;
      case Kind::word:
        if (is_file) file = std::move(token.text);
        is_file = statement && depth == 1 && token.text == "file";
        break;
    }
    if (token.kind != Kind::word) is_file = false;
    statement = token.kind == Kind::semicolon || token.kind == Kind::close;
  }
  return file;
}

}  // namespace

std::vector<NamedZone> zones_of_named_conf(std::string_view bytes) {
  using Kind = ConfToken::Kind;
  std::vector<NamedZone> zones;
  ConfScanner in(bytes);
  bool statement = true;  // a keyword may come; in views, too
  for (ConfToken token = in.next(); token.kind != Kind::end; token = in.next()) {
    if (!statement || token.kind != Kind::word || token.text != "zone") {
      statement = token.kind != Kind::word;
      continue;
    }
    ConfToken name = in.next();
    ConfToken next = in.next();
    if (name.kind == Kind::word && next.kind == Kind::word) next = in.next();  // the class
    statement = true;
    if (name.kind != Kind::word || next.kind != Kind::open) continue;
    std::string file = file_of_zone(in);
    if (!file.empty()) zones.push_back({std::move(name.text), std::move(file)});
  }
  return zones;
}

}  // namespace dcvlint
