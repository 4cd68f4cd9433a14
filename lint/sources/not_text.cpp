#include "lint/sources/not_text.h"

#include <cstddef>

#include "lint/base/utf8.h"

namespace dcvlint {
namespace {

constexpr std::size_t looked_at = 4096;

struct Odd {
  std::size_t control = 0;  // control characters that no text has
  std::size_t stray = 0;    // octets that are no UTF-8
};

Odd count_odd(std::string_view text) {
  Odd odd;
  for (std::size_t at = 0; at < text.size();) {
    const auto octet = static_cast<unsigned char>(text[at]);
    if (octet < 0x09 || (octet > 0x0d && octet < 0x20) || octet == 0x7f) ++odd.control;
    const Utf8Step step = utf8_at(text, at);
    if (!step.valid) ++odd.stray;
    at += step.size;
  }
  return odd;
}

}  // namespace

std::optional<std::string_view> why_not_text(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, looked_at);
  const Odd odd = count_odd(head);
  // Binary forms have many control characters. What is compressed or encrypted has a ninth of
  // them, and half of its octets in no order that UTF-8 knows; Latin-1 has only the latter.
  const bool controls = odd.control * 10 > head.size() * 3;
  const bool noise = odd.control * 20 > head.size() && odd.stray * 5 > head.size();
  if (!controls && !noise) return std::nullopt;
  if (head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff")) return "it is in UTF-16";
  return head.find('\0') != head.npos ? "it has NUL bytes" : "it has control characters";
}

}  // namespace dcvlint
