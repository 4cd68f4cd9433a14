#include "lint/sources/private_keys.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "lint/base/base64.h"
#include "lint/base/der.h"
#include "lint/base/stop_sign.h"
#include "lint/sources/der_content.h"
#include "lint/sources/pem.h"
#include "lint/sources/pem_boundary.h"

namespace dcvlint {
namespace {

constexpr std::size_t start_size = 256;  // characters that tell what an object is
constexpr int most_objects = 16;         // one behind another in a block

bool is_key(std::string_view der) {
  const DerContent content = der_content(der);
  return content == DerContent::private_key || content == DerContent::pkcs12;
}

// Where the first key among objects that stand one behind another begins; npos: none does.
std::size_t key_in(std::string_view der) {
  std::size_t at = 0;
  for (int i = 0; i < most_objects && at < der.size(); ++i) {
    const std::string_view rest = der.substr(at);
    if (is_key(rest)) return at;
    const Tlv tlv = tlv_at(rest, 0, static_cast<std::uint32_t>(rest.size())).tlv;
    if (tlv.end == 0) break;
    at += tlv.end;
  }
  return std::string_view::npos;
}

// Behind RFC 1421's headers and empty lines, of which a body may have any number.
std::string_view behind_headers(std::string_view body) {
  while (!body.empty()) {
    const std::size_t end = std::min(body.find('\n'), body.size());
    std::string_view line = trimmed_blanks(body.substr(0, end));
    if (line.ends_with('\r')) line = trimmed_blanks(line.substr(0, line.size() - 1));
    if (!line.empty() && line.find(':') == std::string_view::npos) return body;
    body.remove_prefix(std::min(end + 1, body.size()));
  }
  return body;
}

// Each run of base64 between paddings may be an object, and so may what follows one.
bool holds_key_somewhere(std::string_view base64) {
  for (int i = 0; i < most_objects && !base64.empty(); ++i) {
    const std::size_t padding = std::min(base64.find('='), base64.size());
    if (key_in(decode_base64(base64.substr(0, padding)).octets.view()) != std::string_view::npos) {
      return true;
    }
    base64.remove_prefix(padding);
    base64.remove_prefix(std::min(base64.find_first_not_of("= \t\r\n"), base64.size()));
  }
  return false;
}

// Where the first value ends by its own length, which may be far behind what is there; 0: it has
// none that could be read.
std::size_t declared_end(std::string_view der) {
  if (der.size() < 2) return 0;
  const auto first = static_cast<std::uint8_t>(der[1]);
  if (first < 0x80) return 2U + first;
  const std::size_t count = first & 0x7FU;
  if (count == 0 || count > 4 || der.size() < 2 + count) return 0;
  std::size_t length = 0;
  for (const char octet : der.substr(2, count))
    length = length << 8U | static_cast<std::uint8_t>(octet);
  return 2 + count + length;
}

// Nearly every body is one object and nothing else, which its first octets and its size tell.
bool holds_key(std::string_view body) {
  const std::string_view base64 = behind_headers(body);
  const Bytes start = decode_base64(base64.substr(0, start_size)).octets;
  if (is_key(start.view())) return true;
  const std::size_t end = declared_end(start.view());
  // Lines of 64 characters and an end of line each are the usual.
  const std::size_t octets = (base64.size() - base64.size() / 65) * 3 / 4;
  const std::size_t padding = base64.find('=');
  const bool padded_inside =
      padding != std::string_view::npos &&
      base64.find_first_not_of("= \t\r\n", padding) != std::string_view::npos;
  return (octets > end + 3 || padded_inside) && holds_key_somewhere(base64);
}

void overwrite(Bytes& bytes, std::size_t begin, std::size_t end) {
  for (char* at = bytes.data() + begin; at < bytes.data() + end; ++at) {
    if (*at != '\r' && *at != '\n') *at = '*';
  }
}

bool has_utf16_key(std::string_view bytes) {
  if (!bytes.starts_with("\xFF\xFE") && !bytes.starts_with("\xFE\xFF")) return false;
  std::string narrow;
  for (const char c : bytes) {
    if (c != '\0') narrow += c;
  }
  return narrow.find("PRIVATE KEY") != std::string::npos;
}

// --- keys in text of any kind ------------------------------------------------------------------

bool is_base64_character(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' ||
         c == '/' || c == '=';
}

// "PRIVATE KEY", also with a tab or a space of another kind between the words.
bool is_pem_marker(std::string_view rest) {
  if (!rest.starts_with("PRIVATE")) return false;
  rest.remove_prefix(7);
  for (int blank = 0; blank < 3 && !rest.empty() && !is_base64_character(rest[0]); ++blank) {
    rest.remove_prefix(1);
  }
  return rest.starts_with("KEY");
}

constexpr auto key_file_words = std::to_array<std::string_view>(
    {"Private-key-format:", "PrivateKey:", "PrivateExponent:", "Private-Lines:"});

bool is_key_file_marker(std::string_view rest) {
  return std::ranges::any_of(key_file_words,
                             [&](std::string_view word) { return rest.starts_with(word); });
}

class PastedKeys {
 public:
  PastedKeys(Bytes& bytes, const std::atomic<bool>* stop)
      : bytes_(bytes), view_(bytes.view()), stop_(stop) {}

  std::optional<std::size_t> hide() {
    std::size_t found = 0;
    for (std::size_t at = view_.find('P'); at != std::string_view::npos; at = view_.find('P', at)) {
      if (stop_.asked()) return std::nullopt;
      const std::string_view rest = view_.substr(at, 32);
      if (is_pem_marker(rest)) {
        at = base64_behind(at);
      } else if (is_key_file_marker(rest)) {
        at = values_behind(at);
      } else {
        ++at;
        continue;
      }
      if (hidden_) ++found;
    }
    return found;
  }

 private:
  // A line's number, "//" or "+".
  static constexpr std::size_t longest_mark = 8;

  // Which runs of base64 in a line are of a key, besides long ones.
  enum class Kept : std::uint8_t {
    none,
    first,        // one that has its line for itself and is no word: the key is in narrow lines
    last,         // any that has its line for itself: the key's end
    beside_long,  // those behind a long one: the line is all of the key
    but_alone,    // as `first` and `last`, and of the long ones only those too
  };

  // The base64 on the marker's line and on those that follow, up to a boundary or to a line that
  // has none. Behind BEGIN headers and empty lines may come before it (RFC 1421 §4.6, RFC 4880
  // §6.2), and empty lines within; behind those only what has its line for itself counts. A comment
  // that only speaks of a key is followed by none.
  std::size_t base64_behind(std::size_t at) {
    hidden_ = false;
    const bool framed = behind_begin(at);
    bool gap = false;
    for (bool first = true; at < view_.size(); first = false) {
      const std::size_t end = line_end(at);
      const std::size_t stop = std::min(boundary_in(at, end, first), end);
      const std::string_view line = view_.substr(at, stop - at);
      if (!first && has_marker(line)) return at;
      const Kept others = hidden_ ? Kept::last : framed ? Kept::first : Kept::none;
      const bool any = runs(at, stop, first ? Kept::beside_long : gap ? Kept::but_alone : others);
      if (stop < end) return stop;
      if (!first && !any) {
        const bool header = !hidden_ && line.find(':') != std::string_view::npos;
        const std::size_t most = hidden_ ? 0 : longest_mark;
        if (!framed || !(header || without_marks(line).size() <= most)) return at;
        gap = true;
      }
      at = std::min(end + 1, view_.size());
    }
    return at;
  }

  // `at` only grows from call to call: a line of many markers is searched for its end once.
  std::size_t line_end(std::size_t at) {
    if (line_end_ <= at) line_end_ = std::min(view_.find('\n', at), view_.size());
    return line_end_;
  }

  bool behind_begin(std::size_t at) const {
    constexpr std::size_t longest = 40;  // "BEGIN OPENSSH " and more
    const std::size_t back = std::min(at, longest);
    const std::string_view before = view_.substr(at - back, back);
    return before.substr(before.find_last_of('\n') + 1).find("BEGIN") != std::string_view::npos;
  }

  // Where the boundary that ends the key begins in a line; the marker's line has its own first.
  std::size_t boundary_in(std::size_t at, std::size_t end, bool first) const {
    const std::string_view line = view_.substr(0, end);
    if (first) {
      const std::size_t own = line.find("---", at);
      if (own == std::string_view::npos) return own;
      at = line.find_first_not_of('-', own);
    }
    return line.find("---", at);
  }

  static bool has_marker(std::string_view line) {
    for (std::size_t at = line.find('P'); at != std::string_view::npos;
         at = line.find('P', at + 1)) {
      if (is_pem_marker(line.substr(at)) || is_key_file_marker(line.substr(at))) return true;
    }
    return false;
  }

  // Without what comments, quoted mail, strings and lists put around a line.
  static std::string_view without_marks(std::string_view line) {
    constexpr std::string_view marks = " \t\r;#>|\"'()\\,";
    const std::size_t begin = std::min(line.find_first_not_of(marks), line.size());
    line.remove_prefix(begin);
    return line.substr(0, line.find_last_not_of(marks) + 1);
  }

  // Overwrites them; says whether there were any.
  bool runs(std::size_t begin, std::size_t end, Kept kept) {
    constexpr std::size_t long_run = 24, no_word = 16;
    const std::string_view content = without_marks(view_.substr(begin, end - begin));
    bool any = false;
    for (std::size_t at = begin; at < end;) {
      std::size_t stop = at;
      while (stop < end && is_base64_character(view_[stop])) ++stop;
      const bool alone = content.size() == stop - at;
      const std::size_t least = kept == Kept::last || hidden_ ? 2 : no_word;
      const bool as_only = alone && kept != Kept::none && stop - at >= least;
      const bool as_tail = kept == Kept::beside_long && any && stop - at >= 2;
      const bool at_end = content.data() + content.size() == view_.data() + stop;
      const bool marked = at_end && content.size() <= stop - at + longest_mark;
      const bool as_long = stop - at >= long_run && (kept != Kept::but_alone || marked);
      if (as_long || as_only || as_tail) {
        overwrite(bytes_, at, stop);
        any = hidden_ = true;
      }
      at = std::max(stop, at + 1);
    }
    return any;
  }

  // "Word: value" lines, and base64 between them.
  std::size_t values_behind(std::size_t at) {
    hidden_ = false;
    while (at < view_.size()) {
      const std::size_t end = std::min(view_.find('\n', at), view_.size());
      const std::size_t colon = view_.find(':', at);
      if (colon < end) {
        const std::size_t value = std::min(view_.find_first_not_of(" \t", colon + 1), end);
        // Not "v1.3", "8 (RSASHA256)" and other things that tell nothing.
        if (end - value >= 16) {
          overwrite(bytes_, value, end);
          hidden_ = true;
        }
      } else if (!runs(at, end, Kept::last)) {
        return at;
      }
      at = std::min(end + 1, view_.size());
    }
    return at;
  }

  Bytes& bytes_;
  std::string_view view_;
  bool hidden_ = false;  // by the last call
  std::size_t line_end_ = 0;
  StopSign stop_;
};

// DER: the octets of a key that stands first, or behind another object.
bool hide_der_key(Bytes& bytes) {
  const std::string_view view = bytes.view();
  if (view.empty() || static_cast<std::uint8_t>(view[0]) != tag::sequence) return false;
  const std::size_t key = key_in(view);
  if (key == std::string_view::npos) return false;
  // Without the frame what is left of a first one would read as a sequence cut short.
  std::fill(bytes.data() + std::max<std::size_t>(key, 1), bytes.data() + bytes.size(), '*');
  return true;
}

}  // namespace

std::optional<std::size_t> hide_pasted_keys(Bytes& bytes, const std::atomic<bool>* stop) {
  return PastedKeys(bytes, stop).hide();
}

std::optional<std::size_t> hide_private_keys(Bytes& bytes, const std::atomic<bool>* stop) {
  if (hide_der_key(bytes)) return 1;
  const std::string_view view = bytes.view();
  if (has_utf16_key(view)) {
    overwrite(bytes, 2, bytes.size());
    return 1;
  }
  std::size_t hidden = 0;
  std::optional<Boundary> open;
  auto close = [&](std::size_t end) {
    end = std::max(end, open->end);  // two boundaries may share hyphens
    const std::string_view body = view.substr(open->end, end - open->end);
    if (pem_kind(open->label) == PemKind::private_key || holds_key(body)) {
      overwrite(bytes, open->end, end);
      ++hidden;
    }
    open.reset();
  };
  Boundaries boundaries(view, stop);
  while (const auto boundary = boundaries.next()) {
    if (open) close(boundary->begin);
    if (boundary->opens) open = boundary;
  }
  if (boundaries.stopped()) return std::nullopt;
  if (open) close(view.size());
  const auto pasted = hide_pasted_keys(bytes, stop);
  if (!pasted) return std::nullopt;
  hidden += *pasted;
  if (hidden == 0 && is_key(decode_base64(view.substr(0, start_size)).octets.view())) {
    overwrite(bytes, 0, bytes.size());
    ++hidden;
  }
  return hidden;
}

}  // namespace dcvlint
