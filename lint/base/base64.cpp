#include "lint/base/base64.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace dcvlint {
namespace {

enum : std::uint8_t { space = 64, padding = 65, bad = 66 };

constexpr std::array<std::uint8_t, 256> make_values() {
  std::array<std::uint8_t, 256> values{};
  values.fill(bad);
  constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (std::size_t i = 0; i < alphabet.size(); ++i) {
    values[static_cast<std::uint8_t>(alphabet[i])] = static_cast<std::uint8_t>(i);
  }
  for (const char c : {' ', '\t', '\r', '\n', '\v', '\f'}) {
    values[static_cast<std::uint8_t>(c)] = space;
  }
  values['='] = padding;
  return values;
}
constexpr auto values = make_values();

std::uint8_t value_at(std::string_view text, std::size_t at) {
  return values[static_cast<std::uint8_t>(text[at])];
}

// "\n" or "\r" spelled out: what is left when text went through JSON or a shell.
bool escaped_newline(std::string_view text, std::size_t at) {
  return text[at] == '\\' && at + 1 < text.size() && (text[at + 1] == 'n' || text[at + 1] == 'r');
}

class Decoder {
 public:
  explicit Decoder(std::string_view text) : text_(text) {
    out_.octets = Bytes(text.size() / 4 * 3 + 3);
    to_ = out_.octets.data();
  }

  Base64 run() {
    std::size_t at = 0;
    while (at < text_.size() && padding_at_ == none) {
      if (held_ == 0) at = whole_groups(at);
      if (at < text_.size()) at = one(at);
    }
    padded(at);
    finish();
    out_.octets.shrink(static_cast<std::size_t>(to_ - out_.octets.data()));
    return std::move(out_);
  }

 private:
  static constexpr std::size_t none = SIZE_MAX;

  void put(std::uint32_t octet) { *to_++ = static_cast<char>(octet & 0xFFU); }

  std::size_t whole_groups(std::size_t at) {
    while (at + 4 <= text_.size()) {
      const std::uint32_t a = value_at(text_, at);
      const std::uint32_t b = value_at(text_, at + 1);
      const std::uint32_t c = value_at(text_, at + 2);
      const std::uint32_t d = value_at(text_, at + 3);
      if ((a | b | c | d) >= 64) break;
      const std::uint32_t bits = a << 18U | b << 12U | c << 6U | d;
      put(bits >> 16U);
      put(bits >> 8U);
      put(bits);
      at += 4;
    }
    return at;
  }

  std::size_t one(std::size_t at) {
    const std::uint8_t value = value_at(text_, at);
    if (value < 64) {
      bits_ = bits_ << 6U | value;
      last_ = at;
      if (++held_ == 4) {
        put(bits_ >> 16U);
        put(bits_ >> 8U);
        put(bits_);
        held_ = 0;
      }
    } else if (value == padding) {
      padding_at_ = at;
    } else if (value == bad && escaped_newline(text_, at)) {
      fault(Base64Problem::escaped_newline, at, at + 2);
      return at + 2;
    } else if (value == bad) {
      fault(Base64Problem::bad_character, at, at + 1);
    }
    return at + 1;
  }

  // Behind the first "=" only one more may come, when two characters are held.
  void padded(std::size_t at) {
    if (padding_at_ == none) return;
    std::size_t signs = 1;
    for (; at < text_.size(); ++at) {
      const std::uint8_t value = value_at(text_, at);
      if (value == padding) ++signs;
      if (value == space || value == padding) continue;
      if (escaped_newline(text_, at)) {
        fault(Base64Problem::escaped_newline, at, at + 2);
        ++at;
        continue;
      }
      std::size_t end = text_.size();
      while (end > at + 1 && value_at(text_, end - 1) == space) --end;
      fault(Base64Problem::after_padding, at, end);
      break;
    }
    if ((held_ == 2 && signs != 2) || (held_ == 3 && signs != 1) || held_ == 0) {
      fault(Base64Problem::bad_padding, padding_at_, padding_at_ + 1);
    }
  }

  void finish() {
    if (held_ == 0) return;
    if (held_ == 1) return fault(Base64Problem::bad_length, last_, last_ + 1);
    if (padding_at_ == none) fault(Base64Problem::bad_padding, last_, last_ + 1);
    const std::uint32_t loose = held_ == 2 ? bits_ & 0xFU : bits_ & 0x3U;
    if (held_ == 2) put(bits_ >> 4U);
    if (held_ == 3) put(bits_ >> 10U), put(bits_ >> 2U);
    if (loose != 0) fault(Base64Problem::loose_bits, last_, last_ + 1);
  }

  // One fault for a run of bad characters, and for all spelled-out line ends.
  void fault(Base64Problem problem, std::size_t begin, std::size_t end) {
    auto& faults = out_.faults;
    if (!faults.empty() && faults.back().problem == problem &&
        problem == Base64Problem::bad_character && faults.back().end == begin) {
      faults.back().end = static_cast<std::uint32_t>(end);
      return;
    }
    if (problem == Base64Problem::escaped_newline) {
      if (escapes_) return;
      escapes_ = true;
    }
    if (faults.size() == Base64::max_faults) return;
    faults.push_back({problem, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }

  std::string_view text_;
  Base64 out_;
  char* to_ = nullptr;
  std::uint32_t bits_ = 0;
  unsigned held_ = 0;  // characters in bits_
  std::size_t last_ = 0;
  std::size_t padding_at_ = none;
  bool escapes_ = false;
};

}  // namespace

Base64 decode_base64(std::string_view text) { return Decoder(text).run(); }

std::size_t Base64Origins::of(std::size_t offset) {
  const std::size_t wanted = offset / 3 * 4 + offset % 3;
  Mark mark = *std::prev(
      std::upper_bound(marks_.begin(), marks_.end(), wanted,
                       [](std::size_t values, const Mark& each) { return values < each.values; }));
  while (mark.at < text_.size()) {
    if (mark.at >= marks_.back().at + stride) marks_.push_back(mark);
    const std::uint8_t value = value_at(text_, mark.at);
    if (value == padding) break;
    if (value < 64) {
      if (mark.values == wanted) return mark.at;
      ++mark.values;
    } else if (escaped_newline(text_, mark.at)) {
      ++mark.at;
    }
    ++mark.at;
  }
  return text_.size();
}

}  // namespace dcvlint
