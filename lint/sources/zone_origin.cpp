// What a master file itself, or its name, tells of the zone's name, and which
// files it includes. Looks at text only.

#include <algorithm>
#include <cstring>

#include "lint/base/document.h"
#include "lint/base/files.h"
#include "lint/sources/rdata.h"
#include "lint/sources/zone_file.h"
#include "lint/sources/zone_scanner.h"

namespace dcvlint {
namespace {

constexpr std::size_t most_bytes = 65'536;

bool is_absolute(const Token& token) {
  const std::string_view text = token.text();
  return text.size() > 1 && text.ends_with('.') && !text.ends_with("\\.");
}

// Moves behind the line or record.
void finish(ZoneScanner& in) {
  in.skip_record();
  in.finish_line();
}

// TTL, class and then SOA: `token` and what follows.
bool is_soa(ZoneScanner& in, Token token) {
  for (int i = 0; i < 3 && token.kind == TokenKind::word; ++i, token = in.next()) {
    if (is_word(token.text(), "SOA")) return true;
    const bool ttl = parse_period(token.text()).verdict == Period::Verdict::good;
    if (!ttl && !class_from_text(token.text())) return false;
  }
  return false;
}

// The absolute name of an owner; nothing if it is relative to an unknown origin.
std::optional<std::string> under(const Token& owner, const std::optional<std::string>& origin) {
  const std::string_view text = owner.text();
  if (is_absolute(owner)) return std::string(text);
  if (!origin || text == "@") return origin;
  return std::string(text) + (*origin == "." ? "." : "." + *origin);
}

bool is_host_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

// Two labels or more, of letters, digits and hyphens.
bool is_domain_name(std::string_view text, std::size_t least_labels) {
  std::size_t labels = 0, size = 0;
  if (text.size() > 253) return false;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] != '.') {
      if (!is_host_character(text[i]) || ++size > 63) return false;
      continue;
    }
    if (size == 0) return false;
    ++labels;
    size = 0;
  }
  return labels >= least_labels;
}

std::string_view last_label(std::string_view name) { return name.substr(name.rfind('.') + 1); }

// Endings that name what a file is, and are no top level domains that people
// have zones for.
bool is_file_ending(std::string_view word) {
  static constexpr std::string_view endings[] = {
      "TXT",    "INC", "CONF", "CFG",  "BAK",  "ORIG", "NEW",  "OLD", "TMPL", "TPL",  "J2",
      "SIGNED", "JNL", "MK",   "TOML", "YAML", "YML",  "JSON", "CSV", "LOG",  "HTML", "INCLUDE"};
  return std::any_of(std::begin(endings), std::end(endings),
                     [word](std::string_view ending) { return is_word(word, ending); });
}

// The name between a mark in front and one behind; nothing if there is none.
std::optional<std::string_view> marked(std::string_view file) {
  for (std::string_view ending : {".zone", ".db", ".hosts", ".dns"}) {
    if (file.size() > ending.size() && file.ends_with(ending)) {
      return file.substr(0, file.size() - ending.size());
    }
  }
  for (std::string_view start : {"db.", "zone.", "pri.", "master."}) {
    if (file.size() > start.size() && file.starts_with(start)) return file.substr(start.size());
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> origin_from_text(std::string_view bytes) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  const Bytes head(bytes.substr(0, most_bytes));  // with padding, which `bytes` may not have
  ZoneScanner in(head.view());
  std::optional<std::string> current;  // the last $ORIGIN
  while (!in.at_end()) {
    in.start_record();
    const bool inherits = *in.position() == ' ' || *in.position() == '\t';
    const Token first = in.next();
    if (first.is_end()) {
      in.finish_line();
      continue;
    }
    if (inherits || !first.is_text()) break;
    if (first.kind == TokenKind::word && *first.begin == '$') {
      const bool origin = is_word(first.text(), "$ORIGIN");
      const Token name = in.next();
      const bool absolute =
          name.kind == TokenKind::word && (name.text() == "." || is_absolute(name));
      if (origin && absolute) current = name.text();
      // Something relative, or records that are made here, came first.
      if ((origin && !absolute) || is_word(first.text(), "$GENERATE")) break;
      finish(in);
      continue;
    }
    if (is_soa(in, in.next())) return under(first, current);
    break;
  }
  // `$ORIGIN .` is what dumps begin with, of whatever zone.
  return current == "." ? std::nullopt : current;
}

std::optional<std::string> origin_from_path(std::string_view path) {
  std::string_view file = base_name(path);
  if (const auto name = marked(file)) {
    std::string_view inner = *name;
    if (inner.ends_with('.')) inner.remove_suffix(1);
    // db.local is the zone "local", db.127 is 127.in-addr.arpa but does not say so.
    const bool number = !inner.empty() && std::all_of(inner.begin(), inner.end(), [](char c) {
      return (c >= '0' && c <= '9') || c == '.';
    });
    if (!number && is_domain_name(inner, 1)) return std::string(inner) + ".";
    return std::nullopt;
  }
  const bool dot = file.ends_with('.');
  if (dot) file.remove_suffix(1);
  if (!is_domain_name(file, 2)) return std::nullopt;
  const std::string_view top = last_label(file);
  const bool letters =
      std::all_of(top.begin(), top.end(), [](char c) { return c < '0' || c > '9'; });
  const bool alabel = top.size() > 4 && is_word(top.substr(0, 4), "XN--");
  if (!dot && (is_file_ending(top) || top.size() < 2 || !(letters || alabel))) return std::nullopt;
  return std::string(file) + ".";
}

std::vector<std::string> included_paths(std::string_view bytes) {
  constexpr std::string_view directive = "$INCLUDE";
  // Most files have none, and then there is no need to read them once more.
  std::size_t at = bytes.find('$');
  while (at != bytes.npos && !is_word(bytes.substr(at, directive.size()), directive)) {
    at = bytes.find('$', at + 1);
  }
  std::vector<std::string> paths;
  if (at == bytes.npos) return paths;
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  const Bytes padded(bytes);
  ZoneScanner in(padded.view());
  while (!in.at_end()) {
    in.start_record();
    const bool inherits = *in.position() == ' ' || *in.position() == '\t';
    const Token first = in.next();
    if (!inherits && first.kind == TokenKind::word && is_word(first.text(), directive)) {
      const Token path = in.next();
      if (path.is_text()) paths.emplace_back(path.text());
    }
    if (!first.is_end()) in.skip_record();
    in.finish_line();
  }
  return paths;
}

}  // namespace dcvlint
