#include "lint/sources/pem.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "lint/sources/pem_boundary.h"

namespace dcvlint {
namespace {

using namespace std::string_view_literals;

struct LabelRow {
  std::string_view label;
  PemKind kind;
  bool old = false;  // RFC 7468 appendix A, or earlier still
};
constexpr auto labels = std::to_array<LabelRow>({
    {"CERTIFICATE", PemKind::certificate},
    {"X509 CERTIFICATE", PemKind::certificate, true},
    {"X.509 CERTIFICATE", PemKind::certificate, true},
    {"TRUSTED CERTIFICATE", PemKind::trusted_certificate},
    {"CERTIFICATE REQUEST", PemKind::request},
    {"NEW CERTIFICATE REQUEST", PemKind::request, true},
    {"X509 CRL", PemKind::crl},
    {"CRL", PemKind::crl, true},
    {"PUBLIC KEY", PemKind::public_key},
    {"RSA PUBLIC KEY", PemKind::public_key},
    {"SSH2 PUBLIC KEY", PemKind::public_key},
    {"PGP PUBLIC KEY BLOCK", PemKind::other},
    {"PGP MESSAGE", PemKind::other},
    {"PGP SIGNED MESSAGE", PemKind::other},
    {"PGP SIGNATURE", PemKind::other},
    {"PKCS7", PemKind::cms},
    {"PKCS #7 SIGNED DATA", PemKind::cms, true},
    {"CMS", PemKind::cms},
    {"PKCS12", PemKind::private_key},
    {"ATTRIBUTE CERTIFICATE", PemKind::other},
    {"DH PARAMETERS", PemKind::other},
    {"X9.42 DH PARAMETERS", PemKind::other},
    {"DSA PARAMETERS", PemKind::other},
    {"EC PARAMETERS", PemKind::other},
    {"PARAMETERS", PemKind::other},
    {"SSL SESSION PARAMETERS", PemKind::other},
});

const LabelRow* label_row(std::string_view label) {
  const auto row = std::ranges::find(labels, label, &LabelRow::label);
  return row == labels.end() ? nullptr : &*row;
}

// CR alone ends a line, too. Two searches for an octet cost a fraction of one for either; in
// pieces, so that none of them runs to the end of a text without the other.
std::size_t line_end(std::string_view bytes, std::size_t at) {
  constexpr std::size_t piece = 128;
  for (; at < bytes.size(); at += piece) {
    const std::string_view part = bytes.substr(at, piece);
    const std::size_t feed = std::min(part.find('\n'), part.size());
    const std::size_t end = std::min(part.substr(0, feed).find('\r'), feed);
    if (end < part.size()) return at + end;
  }
  return bytes.size();
}
// Behind the end of line at `at`.
std::size_t next_line(std::string_view bytes, std::size_t at) {
  if (at < bytes.size() && bytes[at] == '\r') ++at;
  if (at < bytes.size() && bytes[at] == '\n') ++at;
  return at;
}
// Of the line of `at`, or `from` where the line begins before it: any number of blocks may stand on
// one line, so nobody looks further back than the block.
std::size_t line_begin(std::string_view bytes, std::size_t from, std::size_t at) {
  if (at <= from) return from;  // two boundaries share hyphens
  const std::size_t end = bytes.substr(from, at - from).find_last_of("\r\n");
  return end == std::string_view::npos ? from : from + end + 1;
}

bool is_quoting(char c) { return c == '>' || c == ' ' || c == '\t'; }
// Marks of quoted mail (RFC 3676 §4.5), with or without spaces.
bool is_quote_mark(std::string_view text) {
  return text.find('>') != std::string_view::npos &&
         text.find_first_not_of("> \t\r\n") == std::string_view::npos;
}

bool is_escape(std::string_view text) {
  return text.starts_with("\\n") || text.starts_with("\\r\\n");
}

bool is_base64_line(std::string_view line) {
  return std::ranges::all_of(line, [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' ||
           c == '/' || c == '=' || c == ' ' || c == '\t';
  });
}

// Where a body without END ends: at the first line that is no base64.
std::size_t body_end(std::string_view bytes, std::size_t at, std::size_t limit) {
  std::size_t end = at;
  for (bool first = true; at < limit; first = false) {
    const std::size_t stop = line_end(bytes.substr(0, limit), at);
    const std::string_view line = trimmed_blanks(bytes.substr(at, stop - at));
    if (!first && (line.empty() || !is_base64_line(line))) break;
    end = stop;
    at = next_line(bytes, stop);
  }
  return end;
}

// RFC 1421 §4.6: "Name: value" lines up to an empty one. Where they end; `at` if there are none.
std::size_t headers_end(std::string_view bytes, std::size_t at, std::size_t limit) {
  std::size_t here = next_line(bytes, line_end(bytes.substr(0, limit), at));
  std::size_t end = at;
  while (here < limit) {
    const std::size_t stop = line_end(bytes.substr(0, limit), here);
    const std::string_view line = bytes.substr(here, stop - here);
    const bool continued = end != at && !line.empty() && (line[0] == ' ' || line[0] == '\t');
    if (line.find(':') == std::string_view::npos && !continued) break;
    here = end = next_line(bytes, stop);
  }
  return std::min(end, limit);
}

class Finder {
 public:
  Finder(std::string_view bytes, Doc doc, std::size_t most, const std::atomic<bool>* stop)
      : bytes_(bytes), doc_(doc), most_(most), boundaries_(bytes, stop) {}

  PemText run() {
    if (bytes_.starts_with("\xFF\xFE") || bytes_.starts_with("\xFE\xFF")) {
      fault(FaultCode::pem_utf_16, 0, 2);
      return std::move(out_);
    }
    if (bytes_.starts_with("\xEF\xBB\xBF")) fault(FaultCode::pem_byte_order_mark, 0, 3);
    std::optional<Boundary> open;
    while (const auto boundary = boundaries_.next()) {
      if (out_.blocks.size() == most_) {
        fault(FaultCode::pem_too_many_blocks, boundary->begin, boundary->end);
        return std::move(out_);
      }
      if (boundary->opens) {
        if (open) close(*open, nullptr, line_begin(bytes_, open->end, boundary->begin));
        open = boundary;
      } else if (open) {
        close(*open, &*boundary, boundary->begin);
        open.reset();
      } else {
        fault(FaultCode::pem_end_without_begin, boundary->begin, boundary->end);
      }
    }
    out_.stopped = boundaries_.stopped();
    if (out_.stopped) return std::move(out_);
    if (open) close(*open, nullptr, bytes_.size());
    if (out_.blocks.empty() && out_.faults.empty()) fault(FaultCode::pem_no_block, 0, 0);
    return std::move(out_);
  }

 private:
  Place place(std::size_t begin, std::size_t end) const {
    return {doc_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  Fault& fault(FaultCode code, std::size_t begin, std::size_t end, std::string_view detail = {}) {
    return out_.faults.emplace_back(
        Fault{code, place(begin, end), bytes_.substr(begin, end - begin), detail, {}});
  }
  // Within a body or its headers: what stands there could be a secret, whatever the label says.
  void silent(FaultCode code, std::size_t begin, std::size_t end) {
    out_.faults.push_back({code, place(begin, end), {}, {}, {}});
  }

  void close(const Boundary& begin, const Boundary* end, std::size_t limit) {
    PemBlock block;
    block.label = begin.label;
    block.kind = pem_kind(begin.label);
    block.begin = place(begin.begin, begin.end);
    if (block.kind == PemKind::private_key) {
      block.place = block.begin;
      block.body = place(begin.end, begin.end);
      fault(FaultCode::pem_private_key, begin.begin, begin.end);
      out_.blocks.push_back(block);
      return;
    }
    std::size_t stop = std::max(limit, begin.end);
    block.quoted = quoted(begin, stop);
    const bool joined = frame(begin, block.quoted);
    const std::size_t headers = headers_end(bytes_, begin.end, stop);
    if (headers != begin.end) {
      silent(FaultCode::pem_headers,
             next_line(bytes_, line_end(bytes_.substr(0, headers), begin.end)), headers);
    }
    if (end == nullptr && !block.quoted) stop = body_end(bytes_, headers, stop);
    block.body = place(headers, stop);
    block.complete = end != nullptr;
    block.place = place(begin.begin, end == nullptr ? stop : end->end);
    label(begin, block.kind);
    if (end == nullptr) {
      fault(FaultCode::pem_no_end, begin.begin, begin.end);
    } else {
      closing(begin, *end);
    }
    lines(headers, stop, block.quoted || joined);
    out_.blocks.push_back(block);
  }

  // Whether the BEGIN line or the one behind it has marks of quoted mail; told once a block.
  bool quoted(const Boundary& begin, std::size_t limit) {
    std::size_t line = begin.begin, end = begin.begin;
    while (line > 0 && is_quoting(bytes_[line - 1])) --line;
    if (!is_quote_mark(bytes_.substr(line, end - line))) {
      line = next_line(bytes_, line_end(bytes_.substr(0, limit), begin.end));
      if (line >= limit || bytes_[line] != '>') return false;
      end = line + 1;
    }
    fault(FaultCode::pem_quoted, line, end);
    return true;
  }

  // Returns whether the base64 begins on the line of BEGIN.
  bool frame(const Boundary& begin, bool quoted) {
    if (!begin.damage.empty()) {
      fault(FaultCode::pem_damaged_boundary, begin.begin, begin.end, begin.damage);
    }
    std::size_t line = begin.begin;
    while (line > 0 && (bytes_[line - 1] == ' ' || bytes_[line - 1] == '\t')) --line;
    const std::string_view before = bytes_.substr(0, line);
    const bool starts = before.empty() || before.ends_with('\n') || before.ends_with('\r') ||
                        before == "\xEF\xBB\xBF";
    if (starts && line != begin.begin) {
      fault(FaultCode::pem_indented, line, begin.begin);
    } else if (!starts && begin.damage.empty() && !quoted) {
      fault(FaultCode::pem_damaged_boundary, begin.begin, begin.end,
            "not at the start of its line");
    }
    const std::size_t next = bytes_.find_first_not_of(" \t", begin.end);
    const bool ends =
        next == std::string_view::npos || bytes_[next] == '\n' || bytes_[next] == '\r';
    // Line ends that are spelled out are told as such.
    if (begin.damage.empty() && !ends && !is_escape(bytes_.substr(next))) {
      fault(FaultCode::pem_damaged_boundary, begin.begin, begin.end, "text follows on its line");
    }
    return !ends;
  }

  void label(const Boundary& begin, PemKind kind) {
    const LabelRow* row = label_row(begin.label);
    if (kind == PemKind::unknown) {
      fault(FaultCode::pem_label_unknown, begin.begin, begin.end);
    } else if (row != nullptr && row->old) {
      fault(FaultCode::pem_label_old, begin.begin, begin.end);
    }
  }

  void closing(const Boundary& begin, const Boundary& end) {
    if (!end.damage.empty()) {
      fault(FaultCode::pem_damaged_boundary, end.begin, end.end, end.damage);
    }
    if (end.label != begin.label) {
      fault(FaultCode::pem_label_mismatch, end.begin, end.end).related =
          place(begin.begin, begin.end);
    }
  }

  // RFC 7468 §2: lines of 64 characters, the last may be shorter. Told once a block, unless it is
  // of another fault's making.
  void lines(std::size_t at, std::size_t end, bool explained) {
    bool shorter = false;
    bool any = false;
    std::optional<std::pair<std::size_t, std::size_t>> odd;
    while (at < end) {
      if (boundaries_.stopped()) return;
      const std::size_t stop = line_end(bytes_.substr(0, end), at);
      const std::string_view line = trimmed_blanks(bytes_.substr(at, stop - at));
      if (!line.empty()) {
        any = true;
        if (!odd && (shorter || line.size() > 64)) odd = {at, stop};
        shorter = shorter || line.size() < 64;
      }
      const std::size_t next = next_line(bytes_, stop);
      at = next == at ? at + 1 : next;
    }
    if (!any) fault(FaultCode::pem_empty_block, at, at);
    if (!odd || explained) return;
    const std::string_view line = bytes_.substr(odd->first, odd->second - odd->first);
    if (line.find("\\n") == std::string_view::npos) {
      silent(FaultCode::pem_line_length, odd->first, odd->second);
    }
  }

  std::string_view bytes_;
  Doc doc_;
  std::size_t most_;
  Boundaries boundaries_;
  PemText out_;
};

FaultCode fault_code(Base64Problem problem) {
  switch (problem) {
    case Base64Problem::bad_character:
      return FaultCode::pem_bad_character;
    case Base64Problem::escaped_newline:
      return FaultCode::pem_escaped_newline;
    case Base64Problem::after_padding:
    case Base64Problem::bad_padding:
      return FaultCode::pem_bad_padding;
    case Base64Problem::bad_length:
      return FaultCode::pem_bad_length;
    case Base64Problem::loose_bits:
      break;
  }
  return FaultCode::pem_loose_bits;
}

std::string_view fault_detail(Base64Problem problem) {
  switch (problem) {
    case Base64Problem::after_padding:
      return "characters behind the padding";
    case Base64Problem::bad_padding:
      return "the number of \"=\" does not fit";
    default:
      return {};
  }
}

// What follows from a fault that is told already: marks of a quoted mail are no base64, and a text
// that breaks off rarely ends at a group of four.
bool is_consequence(const PemBlock& block, Base64Problem problem, std::string_view text) {
  switch (problem) {
    case Base64Problem::bad_character:
    case Base64Problem::after_padding:
      return block.quoted && is_quote_mark(text);
    case Base64Problem::bad_padding:
    case Base64Problem::bad_length:
    case Base64Problem::loose_bits:
      return !block.complete;
    case Base64Problem::escaped_newline:
      break;
  }
  return false;
}

}  // namespace

PemKind pem_kind(std::string_view label) {
  if (label.find("PRIVATE KEY") != std::string_view::npos) return PemKind::private_key;
  const LabelRow* row = label_row(label);
  return row == nullptr ? PemKind::unknown : row->kind;
}

PemText find_pem_blocks(std::string_view bytes, Doc doc, std::size_t most,
                        const std::atomic<bool>* stop) {
  return Finder(bytes, doc, most, stop).run();
}

Bytes decode_pem_block(std::string_view bytes, const PemBlock& block, std::vector<Fault>& faults) {
  const std::string_view body = bytes.substr(block.body.begin, block.body.end - block.body.begin);
  Base64 decoded = decode_base64(body);
  for (const Base64Fault& each : decoded.faults) {
    const Place place{block.body.doc, block.body.begin + each.begin, block.body.begin + each.end};
    const std::string_view text = body.substr(each.begin, each.end - each.begin);
    if (is_consequence(block, each.problem, text)) continue;
    // Only what is no base64 is shown, and a little of it.
    const bool shown = each.problem == Base64Problem::bad_character ||
                       each.problem == Base64Problem::escaped_newline;
    faults.push_back({fault_code(each.problem), place, text.substr(0, shown ? 8 : 0),
                      fault_detail(each.problem), std::nullopt});
  }
  return std::move(decoded.octets);
}

}  // namespace dcvlint
