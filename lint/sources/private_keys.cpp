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
  // The runs of base64 on the marker's line and on those that follow, until a line has none. A
  // comment that only speaks of a key is followed by none.
  std::size_t base64_behind(std::size_t at) {
    hidden_ = false;
    bool first = true;
    while (at < view_.size()) {
      const std::size_t end = std::min(view_.find('\n', at), view_.size());
      const std::size_t boundary =
          first ? std::string_view::npos : view_.substr(at, end - at).find("---");
      const bool any = boundary == std::string_view::npos && runs(at, end, hidden_ && !first);
      if (!first && !any) return at;
      first = false;
      at = std::min(end + 1, view_.size());
    }
    return at;
  }

  // Overwrites long runs of base64; `last` also a short one that has its line for itself.
  bool runs(std::size_t begin, std::size_t end, bool last) {
    bool any = false;
    for (std::size_t at = begin; at < end;) {
      std::size_t stop = at;
      while (stop < end && is_base64_character(view_[stop])) ++stop;
      const bool alone = trimmed_blanks(view_.substr(begin, end - begin)).size() <= stop - at + 1;
      if (stop - at >= 24 || (last && alone && stop - at >= 2)) {
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
      } else if (!runs(at, end, true)) {
        return at;
      }
      at = std::min(end + 1, view_.size());
    }
    return at;
  }

  Bytes& bytes_;
  std::string_view view_;
  bool hidden_ = false;  // by the last call
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
