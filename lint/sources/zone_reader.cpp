#include "lint/sources/zone_reader.h"

#include <algorithm>
#include <cstring>

#include "lint/sources/not_text.h"
#include "lint/sources/rdata_number.h"
#include "lint/sources/zone_ahead.h"

namespace dcvlint {
namespace {

// Offsets into RDATA have 32 bits.
constexpr std::uint64_t most_rdata = 0xffff'ffffULL - RdataBuffer::capacity;
constexpr std::size_t most_records = 400'000'000;

}  // namespace

ZoneReader::ZoneReader(ZoneReading& zone, Doc doc)
    : zone_(zone),
      doc_(doc),
      bytes_(zone.documents[doc].bytes),
      in_(bytes_),
      rdata_(in_, zone.rdata, zone.origin_wire) {}

bool ZoneReader::read_start() {
  const char* p = bytes_.data();
  if (bytes_.starts_with("\xef\xbb\xbf")) {
    tell(FaultCode::zone_byte_order_mark, p, p + 3);
    in_.restart(p + 3);
  }
  const auto why = why_not_text(bytes_);
  if (!why) return true;
  tell(FaultCode::zone_not_text, p, p + std::min<std::size_t>(bytes_.size(), 16), *why);
  // Nothing is missing in a zone of which nothing can be read.
  if (zone_.depth == 0) zone_.stop = true;
  return false;
}

void ZoneReader::read() {
  if (!read_start()) return;
  watch_for_parts();
  while (!in_.at_end() && !zone_.stop) {
    if (watched_ != nullptr && in_.position() >= watched_ && meet_part()) continue;
    read_line(false);
    if (zone_.interrupted.asked()) zone_.stop = true;
  }
  if (!zone_.stop) final_newline();
}

void ZoneReader::read_generated() {
  while (!in_.at_end() && !zone_.stop) {
    if (read_line(true) == Outcome::refused) return;
  }
}

void ZoneReader::final_newline() {
  if (!text_at_file_end_ || bytes_.ends_with('\n')) return;
  tell(FaultCode::zone_final_newline_missing, in_.end(), in_.end());
}

bool ZoneReading::has_room_for(std::size_t more_names, std::size_t more_records,
                               std::uint64_t more_rdata) const {
  return builder.record_count() + more_records <= most_records &&
         rdata_bytes + more_rdata <= most_rdata && !takes_too_much(more_names, more_rdata);
}

// --- lines and recovery ------------------------------------------------------

ZoneReader::Outcome ZoneReader::read_line(bool generated) {
  const char* line = in_.position();
  in_.start_record();
  has_problem_ = false;
  const Outcome outcome = try_line(generated);
  again_ = false;
  if (outcome == Outcome::refused) {
    // A missing "(" partner shows only behind the record.
    const bool quote = has_problem_ && problem_.code == FaultCode::zone_unbalanced_quote;
    if (!quote) in_.skip_record();
    if (must_read_again(line, outcome)) return read_line(generated);
    if (tell_unclosed(outcome)) return outcome;
    if (has_problem_) tell(problem_);
    if (quote) {
      resume_after_quote();
      return outcome;
    }
  } else if (must_read_again(line, outcome)) {
    return read_line(generated);
  } else if (tell_unclosed(outcome)) {
    return Outcome::refused;
  }
  in_.finish_line();
  stop_if_too_much(line);
  return outcome;
}

void ZoneReader::stop_if_too_much(const char* line) {
  if (zone_.stop || !zone_.takes_too_much()) return;
  tell(FaultCode::zone_too_many_records, line, in_.position(), "its names take too much memory");
  zone_.stop = true;
}

// Whether a line that looks like a record starts inside the parentheses of
// this one, before the problem.
bool ZoneReader::starts_record_before(const char* problem) const {
  if (in_.opened() == nullptr) return false;
  for (const char* line = in_.line_after(in_.opened()); line <= problem && line < in_.end();
       line = in_.line_after(line)) {
    if (in_.looks_like_record(line)) return true;
  }
  return false;
}

// Whether nothing closes a "(" of this record. Then the record is read again,
// with lines that look like records as its end; the scanner stays on its guard
// for the rest of the file, so that many such records cost no more than one.
bool ZoneReader::must_read_again(const char* line, Outcome outcome) {
  if (in_.expects_unclosed()) return false;
  const bool cut = in_.in_parentheses() && in_.at_end();
  const bool swallowed = outcome == Outcome::refused && has_problem_ &&
                         problem_.code != FaultCode::zone_unbalanced_quote &&
                         starts_record_before(problem_.begin);
  if (!cut && !swallowed) return false;
  in_.expect_unclosed();
  in_.restart(line);
  again_ = true;
  return true;
}

// Tells of a "(" that is open where the record ended, and moves on.
bool ZoneReader::tell_unclosed(Outcome outcome) {
  const bool cut = in_.in_parentheses() && in_.at_end();
  if (!cut && !in_.unclosed()) return false;
  const char* open = in_.opened();
  tell(FaultCode::zone_unbalanced_parenthesis, open, open + 1, "this one is never closed");
  if (has_problem_ && outcome == Outcome::refused &&
      problem_.code != FaultCode::zone_rdata_missing) {
    tell(problem_);
  }
  if (cut) {
    in_.restart(in_.end());
  } else {
    in_.finish_line();
  }
  return true;
}

// The string of a quote that is not closed often goes on in the next lines:
// these are no records, and complaints about them would only distract.
void ZoneReader::resume_after_quote() {
  constexpr int most_lines = 50;
  constexpr std::ptrdiff_t most_bytes = 8192;
  const bool parentheses = in_.opened() != nullptr;
  in_.finish_line();
  const char* resume = in_.position();
  const char* line = resume;
  for (int i = 0; i < most_lines && line < in_.end() && line - resume < most_bytes; ++i) {
    if (in_.looks_like_record(line, true)) break;
    const char* next = std::min(in_.line_after(line), line + most_bytes);
    const std::string_view content = text(line, next);
    const bool ends = parentheses ? content.find(')') != content.npos
                                  : std::count(content.begin(), content.end(), '"') % 2 == 1;
    if (ends) {
      resume = in_.line_after(line);
      break;
    }
    line = next;
  }
  in_.restart(resume);
}

ZoneReader::Outcome ZoneReader::try_line(bool generated) {
  const char* line = in_.position();
  const bool inherits = *line == ' ' || *line == '\t';
  text_at_file_end_ = false;
  if (Header header; inherits && zone_.has_owner && read_usual_header(header)) {
    return read_rdata(line + std::strspn(line, " \t"), {}, header);
  }
  Token token = in_.next();
  if (token.is_end()) return Outcome::good;
  if (!token.is_text()) {
    token_problem(token, FaultCode::zone_rdata_syntax, "owner name");
    return Outcome::refused;
  }
  Token owner{};
  if (inherits) {
    line = token.outer_begin();
    if (!zone_.has_owner) {
      const bool directive = *token.begin == '$';
      problem(FaultCode::zone_no_owner, token,
              directive ? "a directive begins in the first column" : "");
      return Outcome::refused;
    }
  } else {
    if (*token.begin == '$' && token.kind == TokenKind::word && !generated) {
      if (ahead_) return leave_line();
      return directive(token);
    }
    owner = token;
    if (!set_owner(token)) return Outcome::refused;
    Header header;
    if (read_usual_header(header)) return read_rdata(line, owner, header);
    token = in_.next();
  }
  return read_record(line, owner, token);
}

// --- records -----------------------------------------------------------------

bool ZoneReader::set_owner(const Token& token) {
  const std::string_view text = token.text();
  if (text == last_owner_text_ && !text.empty()) {
    zone_.owner = last_owner_;
    zone_.owner_inside = last_owner_inside_;
    zone_.has_owner = true;
    return true;
  }
  tl::expected<Name, NameFault> name = zone_.origin;
  if (text != "@") {
    const bool one_label = !token.escaped && std::memchr(text.data(), '.', text.size()) == nullptr;
    name = one_label ? zone_.names.add_child(zone_.origin, text)
                     : zone_.names.intern(text, zone_.origin);
  }
  if (!name) return name_problem(token, name.error());
  const bool relative = text.back() != '.' || token.escaped;
  zone_.owner = *name;
  zone_.owner_inside = (relative && !token.escaped && zone_.origin_inside) ||
                       zone_.names.is_within(*name, zone_.apex);
  zone_.has_owner = true;
  last_owner_text_ = text;
  last_owner_ = zone_.owner;
  last_owner_inside_ = zone_.owner_inside;
  return true;
}

ZoneReader::Outcome ZoneReader::read_record(const char* begin, const Token& owner, Token token) {
  Header header;
  if (!read_header(token, header)) return Outcome::refused;
  return read_rdata(begin, owner, header);
}

ZoneReader::Outcome ZoneReader::read_rdata(const char* begin, const Token& owner,
                                           const Header& header) {
  if (!check_type(header)) return Outcome::refused;
  const bool soa_at_apex = header.type == Type::soa && zone_.owner == zone_.apex;
  if (!rdata_.read(header.type, header.type_token)) {
    problem_ = rdata_.problem();
    has_problem_ = true;
    if (soa_at_apex && !zone_.soa) zone_.soa = place(begin, rdata_.last_end());
    return Outcome::refused;
  }
  text_at_file_end_ = in_.at_end();
  // What a "(" without partner swallowed is read once more: see must_read_again.
  if (in_.in_parentheses() && !in_.expects_unclosed()) return Outcome::good;
  return store(begin, owner, header);
}

ZoneReader::Outcome ZoneReader::store(const char* begin, const Token& owner, const Header& header) {
  Record record;
  record.owner = zone_.owner;
  record.type = header.type;
  record.place = place(begin, rdata_.last_end());
  record.ttl = ttl_of(header) & highest_ttl;
  record.has_comment = in_.comment() != nullptr;
  if (!zone_.first_record) zone_.first_record = record.place;
  // BIND refuses such an owner unless its check-names is switched off.
  if (header.type == Type::nsec3 && !is_base32hex(zone_.names.label(zone_.owner))) {
    const Token& told = owner.begin != nullptr ? owner : header.type_token;
    tell(FaultCode::zone_nsec3_owner, told.outer_begin(), told.outer_end());
    return Outcome::good;
  }
  if (!zone_.owner_inside) {
    if (owner.begin != nullptr) {
      const std::string_view name = zone_.builder.keep(zone_.names.display(zone_.owner));
      zone_.fault({FaultCode::zone_out_of_zone_data,
                   place(owner.outer_begin(), owner.outer_end()),
                   name,
                   {},
                   {}});
    }
    return Outcome::good;
  }
  if (header.type == Type::soa) {
    const Token& type = header.type_token;
    if (zone_.owner != zone_.apex) {
      tell(FaultCode::zone_soa_not_at_apex, type.begin, type.end);
      return Outcome::good;
    }
    const auto rdata = zone_.rdata.bytes();
    if (zone_.has_soa) {
      // The same one again is how the output of a zone transfer ends.
      if (std::ranges::equal(zone_.soa_rdata, rdata)) return Outcome::good;
      Fault fault{FaultCode::zone_soa_duplicate,
                  record.place,
                  zone_.documents.text(record.place),
                  {},
                  zone_.soa};
      zone_.fault(fault);
      return Outcome::good;
    }
    zone_.soa = record.place;
    zone_.soa_rdata.assign(rdata.begin(), rdata.end());
    zone_.has_soa = true;
  }
  zone_.rdata_bytes += zone_.rdata.size();
  if (zone_.rdata_bytes > most_rdata || zone_.builder.record_count() >= most_records) {
    tell(FaultCode::zone_too_many_records, begin, rdata_.last_end());
    zone_.stop = true;
    return Outcome::refused;
  }
  zone_.builder.add(record, zone_.rdata.bytes());
  return Outcome::good;
}

// --- problems ----------------------------------------------------------------

bool ZoneReader::problem(FaultCode code, const char* begin, const char* end, std::string detail) {
  has_problem_ = true;
  problem_ = RdataProblem{code, begin, end, std::move(detail), nullptr, nullptr, {}};
  return false;
}

bool ZoneReader::token_problem(const Token& token, FaultCode missing_code, std::string_view what) {
  switch (token.kind) {
    case TokenKind::line_end:
    case TokenKind::file_end: {
      const char* at = token.begin;
      if (const char* comment = in_.comment(); comment != nullptr) at = comment;
      while (at > in_.begin() && (at[-1] == ' ' || at[-1] == '\t')) --at;
      return problem(missing_code, at, at, "the " + std::string(what) + " is missing");
    }
    case TokenKind::open_quote: {
      const char* end = token.end;
      while (end > token.begin && end[-1] == '\r') --end;
      return problem(FaultCode::zone_unbalanced_quote, token.outer_begin(), end);
    }
    case TokenKind::stray_parenthesis:
      return problem(FaultCode::zone_unbalanced_parenthesis, token, "this one closes nothing");
    case TokenKind::nul:
      return problem(FaultCode::zone_rdata_syntax, token, "octet 0");
    case TokenKind::quoted:
    case TokenKind::word:
      break;
  }
  return problem(FaultCode::zone_rdata_syntax, token,
                 "the " + std::string(what) + " stands without quotes");
}

bool ZoneReader::name_problem(const Token& token, const NameFault& fault) {
  const char* begin = token.begin + std::min<std::size_t>(fault.at, token.size());
  const auto left = static_cast<std::size_t>(token.end - begin);
  problem(fault_code(fault.kind), begin, begin + std::min<std::size_t>(fault.length, left),
          name_fault_detail(fault));
  if (fault.kind != NameFaultKind::bad_escape) problem_.text = token.text();
  return false;
}

void ZoneReader::tell(const RdataProblem& problem) {
  Fault fault;
  fault.code = problem.code;
  fault.place = place(problem.begin, problem.end);
  fault.text = problem.text.empty() ? text(problem.begin, problem.end) : problem.text;
  fault.detail = zone_.builder.keep(problem.detail);
  if (problem.related_begin != nullptr) {
    fault.related = place(problem.related_begin, problem.related_end);
  }
  zone_.fault(fault);
}

void ZoneReader::tell(FaultCode code, const char* begin, const char* end, std::string_view detail) {
  zone_.fault({code, place(begin, end), text(begin, end), zone_.builder.keep(detail), {}});
}

}  // namespace dcvlint
