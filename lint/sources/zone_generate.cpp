#include "lint/sources/zone_generate.h"

#include <algorithm>
#include <limits>

#include "lint/sources/rdata_number.h"

namespace dcvlint {
namespace {

constexpr std::uint32_t longest_number = 127;  // BIND has room for no more

// A number with an optional sign at `at`, which moves behind it.
std::optional<std::int64_t> read_integer(std::string_view text, std::size_t& at) {
  std::size_t p = at;
  const bool negative = p < text.size() && text[p] == '-';
  if (p < text.size() && (text[p] == '-' || text[p] == '+')) ++p;
  if (p >= text.size() || !is_digit(text[p])) return std::nullopt;
  std::int64_t value = 0;
  while (p < text.size() && is_digit(text[p])) {
    value = std::min<std::int64_t>(value * 10 + digit(text[p++]), std::int64_t{1} << 40U);
  }
  at = p;
  return negative ? -value : value;
}

// What ${…} asks for.
struct Modifier {
  std::int64_t offset = 0;
  std::int64_t width = 0;
  char base = 'd';
  std::size_t size = 0;  // with the braces
};

// `text` begins with "{".
std::optional<Modifier> read_modifier(std::string_view text) {
  const std::size_t close = text.find('}');
  if (close == text.npos) return std::nullopt;
  Modifier modifier;
  modifier.size = close + 1;
  std::size_t at = 1;
  const auto offset = read_integer(text, at);
  if (!offset) return std::nullopt;
  modifier.offset = *offset;
  if (at == close) return modifier;
  if (text[at++] != ',') return std::nullopt;
  const auto width = read_integer(text, at);
  if (!width || *width < 0 || *width > longest_number) return std::nullopt;
  modifier.width = *width;
  if (at == close) return modifier;
  if (text[at++] != ',' || at + 1 != close) return std::nullopt;
  modifier.base = text[at];
  if (std::string_view("doxXnN").find(modifier.base) == std::string_view::npos) return std::nullopt;
  return modifier;
}

// Hex digits from the lowest up, with dots between, as ip6.arpa has them; the
// width counts digits and dots.
void append_nibbles(std::uint32_t value, std::int64_t width, bool capitals, std::string& out) {
  const char* digits = capitals ? "0123456789ABCDEF" : "0123456789abcdef";
  for (;;) {
    out += digits[value & 0xfU];
    value >>= 4U;
    if (width > 0) --width;
    if (width == 0 && value == 0) return;
    out += '.';
    if (width > 0) --width;
    if (width == 0 && value == 0) return;
  }
}

void append_number(std::int64_t value, const Modifier& modifier, std::string& out) {
  // Other bases than ten show a negative number as its 32 bits.
  const auto bits = static_cast<std::uint32_t>(value);
  if (modifier.base == 'n' || modifier.base == 'N') {
    return append_nibbles(bits, modifier.width, modifier.base == 'N', out);
  }
  std::string digits;
  if (modifier.base == 'd') {
    digits = std::to_string(value < 0 ? -value : value);
  } else {
    const std::uint32_t base = modifier.base == 'o' ? 8 : 16;
    std::uint32_t left = bits;
    do {
      digits += (modifier.base == 'X' ? "0123456789ABCDEF" : "0123456789abcdef")[left % base];
      left /= base;
    } while (left != 0);
    std::reverse(digits.begin(), digits.end());
  }
  const bool sign = modifier.base == 'd' && value < 0;
  if (sign) out += '-';
  const auto width =
      static_cast<std::size_t>(modifier.width) - (sign && modifier.width > 0 ? 1 : 0);
  if (digits.size() < width) out.append(width - digits.size(), '0');
  out += digits;
}

}  // namespace

std::optional<GenerateRange> parse_generate_range(std::string_view text) {
  constexpr std::int64_t maximum = std::numeric_limits<std::int32_t>::max();
  std::size_t at = 0;
  if (text.empty()) return std::nullopt;
  const auto start = read_integer(text, at);
  if (!start || *start < 0 || *start > maximum) return std::nullopt;
  if (at >= text.size() || text[at++] != '-') return std::nullopt;
  const auto stop = read_integer(text, at);
  if (!stop || *stop < *start || *stop > maximum) return std::nullopt;
  std::int64_t step = 1;
  if (at < text.size() && text[at] == '/') {
    const auto given = read_integer(text, ++at);
    if (!given || *given < 1 || *given > maximum) return std::nullopt;
    step = *given;
  }
  return GenerateRange{static_cast<std::uint32_t>(*start), static_cast<std::uint32_t>(*stop),
                       static_cast<std::uint32_t>(step)};
}

std::optional<PatternFault> append_generated(std::string_view pattern, std::uint32_t step,
                                             std::string& out) {
  for (std::size_t i = 0; i < pattern.size();) {
    const char c = pattern[i];
    if (c == '\\') {
      out += c;
      if (++i < pattern.size()) out += pattern[i++];
    } else if (c != '$') {
      out += c;
      ++i;
    } else if (pattern.substr(i + 1).starts_with('$')) {
      out += '$';
      i += 2;
    } else {
      Modifier modifier;
      const std::string_view rest = pattern.substr(i + 1);
      if (rest.starts_with('{')) {
        const auto read = read_modifier(rest);
        if (!read) {
          const std::size_t length = std::min(rest.find('}'), rest.size() - 1) + 2;
          return PatternFault{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(length),
                              "a modifier is ${offset,width,base}, with base d, o, x, X, n or N "
                              "and a width up to 127"};
        }
        modifier = *read;
      }
      const std::int64_t value = std::int64_t{step} + modifier.offset;
      if (value > std::numeric_limits<std::int32_t>::max() ||
          value < std::numeric_limits<std::int32_t>::min()) {
        return PatternFault{static_cast<std::uint32_t>(i),
                            static_cast<std::uint32_t>(modifier.size + 1),
                            "the number goes beyond 2147483647"};
      }
      append_number(value, modifier, out);
      i += 1 + modifier.size;
    }
  }
  return std::nullopt;
}

}  // namespace dcvlint
