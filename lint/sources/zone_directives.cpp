// $ORIGIN, $TTL, $INCLUDE (RFC 1035 §5.1, RFC 2308 §4), BIND's $GENERATE, and
// $DATE, with which BIND's dumps begin.

#include <algorithm>

#include "lint/base/spelling.h"
#include "lint/sources/private_keys.h"
#include "lint/sources/zone_generate.h"
#include "lint/sources/zone_include.h"
#include "lint/sources/zone_reader.h"

namespace dcvlint {
namespace {

// What one zone may generate, so that long patterns don't multiply.
constexpr std::uint64_t most_generated_bytes = 256'000'000;
// A document has 32-bit offsets.
constexpr std::uint64_t largest_file = 0xffff'0000;

std::string_view nearest_directive(std::string_view word) {
  static constexpr std::string_view words[] = {"$ORIGIN", "$TTL", "$INCLUDE", "$GENERATE"};
  return nearest(word, words);
}

// A quoted string as BIND's lexer hands it on: \" loses its backslash.
std::string without_escaped_quotes(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) {
      if (text[i + 1] != '"') out += text[i];
      ++i;
    }
    out += text[i];
  }
  return out;
}

}  // namespace

ZoneReader::Outcome ZoneReader::directive(const Token& name) {
  const std::string_view word = name.text();
  if (is_word(word, "$ORIGIN")) return origin_directive(name);
  if (is_word(word, "$TTL")) return ttl_directive(name);
  if (is_word(word, "$INCLUDE")) return include_directive(name);
  if (is_word(word, "$GENERATE")) return generate_directive(name);
  if (is_word(word, "$DATE")) {
    Token time;
    if (!directive_word(name, time, "a time is expected")) return Outcome::refused;
    if (time.size() != 14 || !time_from_text(time.text())) {
      problem(FaultCode::zone_directive_syntax, time, "a time is written YYYYMMDDHHMMSS");
      return Outcome::refused;
    }
    return directive_end(name) ? Outcome::good : Outcome::refused;
  }
  const std::string_view near = nearest_directive(word);
  problem(FaultCode::zone_unknown_directive, name,
          near.empty() ? "" : "did you mean " + std::string(near) + "?");
  return Outcome::refused;
}

bool ZoneReader::directive_word(const Token& name, Token& token, std::string_view what) {
  token = in_.next();
  if (token.kind == TokenKind::word) return true;
  if (token.is_end()) return problem(FaultCode::zone_directive_syntax, name, std::string(what));
  token_problem(token, FaultCode::zone_directive_syntax, "word");
  // In a directive this is no matter of RDATA.
  if (problem_.code == FaultCode::zone_rdata_syntax) {
    problem_.code = FaultCode::zone_directive_syntax;
    problem_.detail = what;
  }
  return false;
}

// BIND refuses a directive on a last line without newline.
bool ZoneReader::directive_end(const Token& name, bool file_end_is_fine) {
  const Token token = in_.next();
  if (token.kind == TokenKind::line_end) return true;
  if (token.kind == TokenKind::file_end) {
    if (in_.in_parentheses()) return in_.expects_unclosed();  // else it is read again
    if (file_end_is_fine) {
      text_at_file_end_ = true;
      return true;
    }
    return problem(FaultCode::zone_directive_syntax, name.begin, in_.end(),
                   "BIND refuses a directive on a last line without a newline");
  }
  if (!token.is_text()) return token_problem(token, FaultCode::zone_directive_syntax, "directive");
  return problem(FaultCode::zone_directive_syntax, token, "the directive is complete before this");
}

std::optional<Name> ZoneReader::read_name(const Token& token) {
  if (token.text() == "@") return zone_.origin;
  const auto name = zone_.names.intern(token.text(), zone_.origin);
  if (name) return *name;
  name_problem(token, name.error());
  return std::nullopt;
}

ZoneReader::Outcome ZoneReader::origin_directive(const Token& name) {
  Token token;
  if (!directive_word(name, token, "a name is expected")) return Outcome::refused;
  const auto origin = read_name(token);
  if (!origin) return Outcome::refused;
  const bool complete = directive_end(name);
  // A line that may be read again must not count twice.
  if (complete || in_.opened() == nullptr || in_.expects_unclosed()) {
    zone_.set_origin(*origin);
    last_owner_text_ = {};
  }
  return complete ? Outcome::good : Outcome::refused;
}

ZoneReader::Outcome ZoneReader::ttl_directive(const Token& name) {
  Token token;
  if (!directive_word(name, token, "a TTL is expected")) return Outcome::refused;
  const Period period = parse_period(token.text());
  zone_.default_ttl = period.seconds;  // 0 when it can't be read, so that no more is told
  if (period.verdict == Period::Verdict::no_period) {
    problem(FaultCode::zone_directive_syntax, token,
            "a TTL is a number of seconds, or a period such as 1h30m");
    return Outcome::refused;
  }
  if (period.verdict == Period::Verdict::out_of_range) {
    problem(FaultCode::zone_ttl_out_of_range, token);
    return Outcome::refused;
  }
  if (period.seconds > 0x7fff'ffff) {
    if (!again_) tell(FaultCode::zone_ttl_above_maximum, token.begin, token.end);
    zone_.default_ttl = 0;
  }
  return directive_end(name) ? Outcome::good : Outcome::refused;
}

// --- $INCLUDE ----------------------------------------------------------------

ZoneReader::Outcome ZoneReader::include_directive(const Token& name) {
  const Token path = in_.next();
  if (path.is_end()) {
    problem(FaultCode::zone_directive_syntax, name, "a file name is expected");
    return Outcome::refused;
  }
  if (!path.is_text()) {
    token_problem(path, FaultCode::zone_directive_syntax, "file name");
    return Outcome::refused;
  }
  std::optional<Name> origin;
  const ZoneScanner before = in_;
  const Token second = in_.next();
  if (second.kind == TokenKind::word) {
    origin = read_name(second);
    if (!origin) return Outcome::refused;
  } else {
    in_ = before;
  }
  if (!directive_end(name, true)) return Outcome::refused;
  return include(name, path, origin) ? Outcome::good : Outcome::refused;
}

// Reads the file with the origin given, or ours. Afterwards origin and owner
// are as before; a $TTL in it stays, as in BIND.
bool ZoneReader::include(const Token& name, const Token& path, std::optional<Name> origin) {
  const ZoneFileLimits& limits = zone_.options.limits;
  // Those that can't be found count too: looking for them is the work.
  if (zone_.includes >= limits.includes) {
    return problem(
        FaultCode::zone_include_too_large, path,
        "at most " + std::to_string(limits.includes) + " files are included in one zone");
  }
  ++zone_.includes;
  IncludeTarget target = include_target(zone_.files, zone_.documents[doc_].path, path.text(),
                                        zone_.options.include_root, zone_.open_files);
  if (!target.good) return problem(target.code, path, std::move(target.detail));
  if (zone_.depth >= limits.include_depth) {
    return problem(FaultCode::zone_include_too_deep, path,
                   "at most " + std::to_string(limits.include_depth) + " levels are followed");
  }
  if (target.size > largest_file || target.size > limits.include_bytes - zone_.included_bytes) {
    return problem(FaultCode::zone_include_too_large, path);
  }
  if (!zone_.count_included(target.canonical, target.size)) {
    return problem(FaultCode::zone_include_too_large, path,
                   "of files that were included before " +
                       std::to_string(zone_.most_repeated() / 1000) +
                       " kB are read again, and no more");
  }
  auto bytes = zone_.files.read(target.canonical);
  if (!bytes) return problem(FaultCode::zone_include_missing, path, bytes.error().what);
  if (bytes->size() > target.size) {
    return problem(FaultCode::zone_include_too_large, path, "it grew while it was read");
  }
  hide_pasted_keys(*bytes);
  zone_.builder.expect_bytes(bytes->size());
  const Doc doc = zone_.documents.add(std::move(target.path), std::move(*bytes),
                                      place(name.begin, path.outer_end()));

  const Name old_origin = zone_.origin, old_owner = zone_.owner;
  const bool old_has_owner = zone_.has_owner, old_inside = zone_.owner_inside;
  zone_.open_files.push_back(std::move(target.canonical));
  if (origin) zone_.set_origin(*origin);
  ++zone_.depth;
  ZoneReader(zone_, doc).read();
  --zone_.depth;
  zone_.open_files.pop_back();
  if (zone_.origin != old_origin) zone_.set_origin(old_origin);
  zone_.owner = old_owner;
  zone_.has_owner = old_has_owner;
  zone_.owner_inside = old_inside;
  return true;
}

// --- $GENERATE ---------------------------------------------------------------

// $GENERATE range owner [TTL] [class] type rdata
ZoneReader::Outcome ZoneReader::generate_directive(const Token& name) {
  Token range, lhs, token;
  if (!directive_word(name, range, "a range is expected") ||
      !directive_word(name, lhs, "an owner name is expected") ||
      !directive_word(name, token, "a type is expected")) {
    return Outcome::refused;
  }
  const char* middle = token.begin;
  Header header;
  if (!read_header(token, header)) return Outcome::refused;
  const char* middle_end = header.type_token.end;
  const Token rhs = in_.next();
  if (!rhs.is_text()) {
    token_problem(rhs, FaultCode::zone_generate_syntax, "RDATA");
    return Outcome::refused;
  }
  const Token after = in_.next();
  if (after.is_text()) {
    problem(FaultCode::zone_generate_syntax, after,
            "the RDATA of $GENERATE is one word, or one string in quotes");
    return Outcome::refused;
  }
  if (!after.is_end()) {
    token_problem(after, FaultCode::zone_generate_syntax, "directive");
    return Outcome::refused;
  }
  if (!directive_end(name)) return Outcome::refused;
  if (in_.in_parentheses()) return Outcome::refused;
  return generate(name, range, lhs, text(middle, middle_end), rhs) ? Outcome::good
                                                                   : Outcome::refused;
}

// All records of one directive make one document, a line each, that comes from
// the directive: a document for each of 65,536 steps would cost far more than
// the steps, and the line that a place shows is the record as it was made.
bool ZoneReader::generate(const Token& name, const Token& range, const Token& lhs,
                          std::string_view middle, const Token& rhs) {
  const ZoneFileLimits& limits = zone_.options.limits;
  const auto steps = parse_generate_range(range.text());
  if (!steps) {
    return problem(FaultCode::zone_generate_syntax, range,
                   "\"" + std::string(range.text()) + "\" is no range");
  }
  if (steps->steps() > limits.generate_steps) {
    return problem(FaultCode::zone_generate_too_many, range,
                   std::to_string(steps->steps()) + " steps, and at most " +
                       std::to_string(limits.generate_steps) + " are made");
  }
  if (zone_.generated_records + steps->steps() > limits.generated_records) {
    return problem(
        FaultCode::zone_too_many_records, range,
        "at most " + std::to_string(limits.generated_records) + " are generated in one zone");
  }
  const std::string rdata =
      rhs.kind == TokenKind::quoted ? without_escaped_quotes(rhs.text()) : std::string(rhs.text());
  if (rdata.find_first_of("\r\n") != rdata.npos || middle.find_first_of("\r\n;") != middle.npos ||
      lhs.text().find_first_of("\r\n") != std::string_view::npos) {
    return problem(FaultCode::zone_generate_syntax, rhs, "a record of $GENERATE is one line");
  }
  std::string lines;
  for (std::uint64_t step = 0; step < steps->steps(); ++step) {
    const auto number = static_cast<std::uint32_t>(steps->start + step * steps->step);
    auto bad = append_generated(lhs.text(), number, lines);
    const Token* part = &lhs;
    if (!bad) {
      lines += ' ';
      lines += middle;
      lines += ' ';
      bad = append_generated(rdata, number, lines);
      part = &rhs;
      lines += '\n';
    }
    if (bad) {
      // In a quoted string the pattern may have lost backslashes: then all of it is shown.
      const bool exact = part->text().substr(bad->at).starts_with('$');
      const char* begin = exact ? part->begin + bad->at : part->outer_begin();
      const char* end = exact ? std::min(begin + bad->length, part->end) : part->outer_end();
      return problem(FaultCode::zone_generate_syntax, begin, end, std::move(bad->detail));
    }
    if (zone_.generated_bytes + lines.size() > most_generated_bytes) {
      return problem(FaultCode::zone_generate_too_many, range, "its text gets too long");
    }
  }
  zone_.generated_records += steps->steps();
  zone_.generated_bytes += lines.size();
  const Doc doc = zone_.documents.add(zone_.documents[doc_].path + " ($GENERATE)", Bytes(lines),
                                      place(name.begin, rhs.outer_end()));
  const Name old_owner = zone_.owner;
  const bool old_has_owner = zone_.has_owner, old_inside = zone_.owner_inside;
  ZoneReader(zone_, doc).read_generated();
  zone_.owner = old_owner;
  zone_.has_owner = old_has_owner;
  zone_.owner_inside = old_inside;
  return true;
}

}  // namespace dcvlint
