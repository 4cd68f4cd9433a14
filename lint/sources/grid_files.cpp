#include "lint/sources/grid_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "lint/base/ascii.h"

namespace dcvlint {
namespace {

constexpr std::size_t largest_file = std::size_t{1} << 20U;
constexpr std::size_t largest_mapfile = std::size_t{64} << 20U;
constexpr std::size_t most_files = 10'000;
constexpr std::size_t most_lines = 1'000'000;
constexpr std::size_t longest_text = 4096;  // of an issuer or a pattern

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r'; }

std::optional<char> hex_octet(std::string_view digits) {
  unsigned value = 0;
  for (const char digit : digits) {
    const char c = ascii_lower(digit);
    if (c >= '0' && c <= '9') {
      value = value * 16 + static_cast<unsigned>(c - '0');
    } else if (c >= 'a' && c <= 'f') {
      value = value * 16 + static_cast<unsigned>(c - 'a' + 10);
    } else {
      return std::nullopt;
    }
  }
  return static_cast<char>(value);
}

void append_octet(std::string& out, char c) {
  if (c >= ' ' && c <= '~') {
    out += c;
  } else {
    out += fmt::format("\\x{:02X}", static_cast<unsigned char>(c));
  }
}

struct Token {
  std::string text;
  bool quoted = false;
};

// Takes words and quoted texts from lines, one after another; a backslash at the end of a line
// goes on with the next.
class TokenReader {
 public:
  TokenReader(std::string_view path, std::string_view text) : path_(path), text_(text) {
    // Editors of Windows begin a file with a byte order mark.
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
  }

  // The tokens of the next line that has any; empty at the end of the text.
  Result<std::vector<Token>> line() {
    std::vector<Token> tokens;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\n') {
        ++at_;
        ++number_;
        if (number_ > most_lines) return fail(where(), "too many lines");
        if (!tokens.empty()) return tokens;
      } else if (is_space(c)) {
        ++at_;
      } else if (c == '#' && (tokens.empty() || is_space(text_[at_ - 1]))) {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (goes_on()) {
        at_ = text_.find('\n', at_) + 1;
        ++number_;
      } else {
        auto token = c == '"' || c == '\'' ? quoted(c) : word();
        if (!token) return fail(token.error());
        tokens.push_back(*std::move(token));
      }
    }
    if (!tokens.empty()) ++number_;  // where() is about the line before
    return tokens;
  }

  // Of the line that was given last.
  std::string where() const { return fmt::format("{}:{}", path_, std::max(number_ - 1, 1U)); }
  std::string where_here() const { return fmt::format("{}:{}", path_, number_); }

 private:
  bool goes_on() const {
    if (text_[at_] != '\\') return false;
    const std::string_view behind = text_.substr(at_ + 1, 2);
    return behind.starts_with("\n") || behind == "\r\n";
  }

  // Double quotes within single ones stay.
  Result<Token> quoted(char mark) {
    Token token;
    token.quoted = true;
    for (++at_; at_ < text_.size() && text_[at_] != '\n'; ++at_) {
      const char c = text_[at_];
      if (c == mark) {
        ++at_;
        return token;
      }
      if (token.text.size() > longest_text) return fail(where_here(), "a text that is too long");
      const bool escapes = c == '\\' && at_ + 1 < text_.size() && mark == '"' &&
                           (text_[at_ + 1] == '"' || text_[at_ + 1] == '\\');
      if (escapes) {
        ++at_;
        token.text += text_[at_];
      } else if (c == '\\' && at_ + 3 < text_.size() && ascii_lower(text_[at_ + 1]) == 'x' &&
                 hex_octet(text_.substr(at_ + 2, 2))) {
        append_octet(token.text, *hex_octet(text_.substr(at_ + 2, 2)));
        at_ += 3;
      } else {
        append_octet(token.text, c);
      }
    }
    return fail(where_here(), fmt::format("a {} has no end on its line", mark));
  }

  Result<Token> word() {
    Token token;
    while (at_ < text_.size() && !is_space(text_[at_]) && text_[at_] != '\n') {
      if (token.text.size() > longest_text) return fail(where_here(), "a word that is too long");
      append_octet(token.text, text_[at_++]);
    }
    return token;
  }

  std::string_view path_, text_;
  std::size_t at_ = 0;
  unsigned number_ = 1;
};

bool is_word(const Token& token, std::string_view word) {
  return !token.quoted && equal_folded(token.text, word);
}

// TO Issuer "…" PERMIT|DENY Subject "…"
Result<NamespaceLine> namespace_of(const std::vector<Token>& tokens, const std::string& where) {
  constexpr std::size_t size = 6;
  if (tokens.size() != size || !is_word(tokens[0], "TO") || !is_word(tokens[1], "Issuer") ||
      !is_word(tokens[4], "Subject") || !tokens[5].quoted) {
    return fail(where, "a line is TO Issuer \"…\" PERMIT Subject \"…\"");
  }
  if (!tokens[2].quoted) {
    return fail(where, is_word(tokens[2], "SELF")
                           ? "SELF stands for an issuer that the file doesn't name; write its name"
                           : "the issuer stands between double quotes");
  }
  NamespaceLine line;
  line.issuer = tokens[2].text;
  line.pattern = tokens[5].text;
  line.permit = is_word(tokens[3], "PERMIT");
  if (!line.permit && !is_word(tokens[3], "DENY")) return fail(where, "neither PERMIT nor DENY");
  return line;
}

// '"/C=SE/*" "/C=NO/*"', or one pattern without double quotes.
std::vector<std::string> patterns_of(std::string_view text) {
  std::vector<std::string> patterns;
  if (text.find('"') == std::string_view::npos) return {std::string(text)};
  for (std::size_t at = text.find('"'); at != std::string_view::npos;) {
    const std::size_t end = text.find('"', at + 1);
    if (end == std::string_view::npos) break;
    patterns.emplace_back(text.substr(at + 1, end - at - 1));
    at = text.find('"', end + 1);
  }
  return patterns;
}

Result<std::string> text_of(const Files& files, const std::string& path, std::size_t most) {
  if (files.status(path).size > most) return fail(path, "is too large");
  auto bytes = files.read(path);
  if (!bytes) return fail(bytes.error());
  if (bytes->view().size() > most) return fail(path, "is too large");
  return std::string(bytes->view());
}

}  // namespace

Result<std::vector<NamespaceLine>> read_namespaces(std::string_view path, std::string_view text) {
  std::vector<NamespaceLine> lines;
  TokenReader reader(path, text);
  for (;;) {
    const auto tokens = reader.line();
    if (!tokens) return fail(tokens.error());
    if (tokens->empty()) return lines;
    auto line = namespace_of(*tokens, reader.where());
    if (!line) return fail(line.error());
    lines.push_back(*std::move(line));
  }
}

Result<std::vector<NamespaceLine>> read_signing_policy(std::string_view path,
                                                       std::string_view text) {
  std::vector<NamespaceLine> lines;
  std::string issuer;
  bool permit = true;
  TokenReader reader(path, text);
  for (;;) {
    const auto tokens = reader.line();
    if (!tokens) return fail(tokens.error());
    if (tokens->empty()) return lines;
    if (tokens->size() != 3) return fail(reader.where(), "three words are wanted");
    const std::vector<Token>& words = *tokens;
    if (is_word(words[0], "access_id_CA")) {
      issuer = words[2].text;
    } else if (is_word(words[0], "pos_rights") || is_word(words[0], "neg_rights")) {
      permit = is_word(words[0], "pos_rights");
    } else if (is_word(words[0], "cond_subjects")) {
      if (issuer.empty()) return fail(reader.where(), "cond_subjects before any access_id_CA");
      for (std::string& pattern : patterns_of(words[2].text)) {
        lines.push_back({issuer, permit, true, std::move(pattern)});
      }
    } else if (!words[0].text.starts_with("access_id_") && !words[0].text.starts_with("cond_")) {
      return fail(reader.where(), fmt::format("\"{}\" is none of access_id_CA, pos_rights, "
                                              "neg_rights and cond_subjects",
                                              words[0].text));
    }
  }
}

Result<std::vector<NamespaceLine>> read_namespace_folder(const Files& files,
                                                         const std::string& folder) {
  const auto entries = files.list(folder);
  if (!entries) return fail(entries.error());
  const auto root = files.canonical(folder);
  if (!root) return fail(root.error());
  std::vector<NamespaceLine> lines;
  std::set<std::string> seen;
  std::size_t count = 0;
  for (const DirectoryEntry& entry : *entries) {
    const bool namespaces = entry.name.ends_with(".namespaces");
    if (!namespaces && !entry.name.ends_with(".signing_policy")) continue;
    if (entry.status.kind != FileKind::regular) continue;
    const std::string path = join_path(folder, entry.name);
    if (++count > most_files) return fail(folder, "has too many files");
    // Hashes of names are links to the files beside them.
    const auto canonical = files.canonical(path);
    if (!canonical || !is_within(*canonical, *root)) return fail(path, "leads out of the folder");
    const auto text = text_of(files, path, largest_file);
    if (!text) return fail(text.error());
    auto read = namespaces ? read_namespaces(path, *text) : read_signing_policy(path, *text);
    if (!read) return fail(read.error());
    for (NamespaceLine& line : *read) {
      if (seen.insert(namespace_text(line)).second) lines.push_back(std::move(line));
    }
  }
  if (lines.empty()) return fail(folder, "has no *.namespaces and no *.signing_policy");
  return lines;
}

Result<std::vector<MappedSubject>> read_grid_mapfile(const Files& files, const std::string& path) {
  const auto text = text_of(files, path, largest_mapfile);
  if (!text) return fail(text.error());
  return read_grid_mapfile(path, *text);
}

Result<std::vector<MappedSubject>> read_grid_mapfile(std::string_view path, std::string_view text) {
  if (text.size() > largest_mapfile) return fail(std::string(path), "is too large");
  std::vector<MappedSubject> subjects;
  TokenReader reader(path, text);
  for (;;) {
    const auto tokens = reader.line();
    if (!tokens) return fail(tokens.error());
    if (tokens->empty()) return subjects;
    if (tokens->size() < 2 || !(*tokens)[0].text.starts_with('/')) {
      return fail(reader.where(), "a line is \"/C=…/CN=…\" and the name of a user");
    }
    subjects.push_back({(*tokens)[0].text, (*tokens)[1].text});
  }
}

}  // namespace dcvlint
