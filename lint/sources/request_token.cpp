#include "lint/sources/request_token.h"

#include <algorithm>

#include "lint/base/digests.h"
#include "lint/sources/sha256.h"

namespace dcvlint {
namespace {

// RFC 4648 §5 and §6, in lower case and without padding.
constexpr std::string_view base64url_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view base32_alphabet = "abcdefghijklmnopqrstuvwxyz234567";

std::string in_base(std::string_view octets, std::string_view alphabet, unsigned bits) {
  std::string out;
  std::uint32_t held = 0;
  unsigned count = 0;
  const std::uint32_t mask = (1U << bits) - 1;
  for (const char c : octets) {
    held = held << 8U | static_cast<unsigned char>(c);
    count += 8;
    while (count >= bits) {
      count -= bits;
      out += alphabet[held >> count & mask];
    }
  }
  if (count > 0) out += alphabet[held << (bits - count) & mask];
  return out;
}

// A number of big-endian octets, in base 36 with `size` digits at least.
std::string in_base36(std::string_view octets, std::size_t size) {
  constexpr std::string_view digits = "0123456789abcdefghijklmnopqrstuvwxyz";
  std::string number(octets), out;
  while (std::ranges::any_of(number, [](char c) { return c != '\0'; })) {
    unsigned rest = 0;
    for (char& c : number) {
      rest = rest << 8U | static_cast<unsigned char>(c);
      c = static_cast<char>(rest / 36);
      rest %= 36;
    }
    out += digits[rest];
  }
  while (out.size() < size) out += '0';
  std::ranges::reverse(out);
  return out;
}

}  // namespace

RequestDigests request_digests(std::string_view octets) {
  return {md5_hex(octets), sha1_hex(octets), sha256_hex(octets)};
}

std::vector<MistakenDigests> mistaken_digests(std::string_view pem, std::string_view file) {
  std::vector<MistakenDigests> all;
  const auto add = [&](std::string_view what, std::string_view octets) {
    if (octets.empty()) return;
    RequestDigests digests = request_digests(octets);
    const auto known = [&](const MistakenDigests& each) {
      return each.digests.sha256 == digests.sha256;
    };
    if (std::ranges::none_of(all, known)) all.push_back({what, std::move(digests)});
  };
  add("the PEM file", file);
  if (pem.empty()) return all;
  add("the PEM text", pem);
  std::string unix_lines(pem);
  std::erase(unix_lines, '\r');
  add("the PEM text", unix_lines);
  add("the PEM text", unix_lines + "\n");
  std::string dos_lines;
  for (const char c : unix_lines) {
    if (c == '\n') dos_lines += '\r';
    dos_lines += c;
  }
  add("the PEM text with CRLF", dos_lines);
  add("the PEM text with CRLF", dos_lines + "\r\n");
  // What is between the boundaries.
  const std::size_t first = unix_lines.find('\n'), last = unix_lines.rfind('\n');
  if (first != std::string::npos && first < last) {
    std::string base64 = unix_lines.substr(first + 1, last - first);
    add("its base64", base64);
    std::erase(base64, '\n');
    add("its base64", base64);
  }
  return all;
}

std::string acme_digest(std::string_view key_authorization) {
  return in_base(sha256_octets(key_authorization), base64url_alphabet, 6);
}

std::string account_label(std::string_view uri) {
  return in_base(sha256_octets(uri).substr(0, 10), base32_alphabet, 5);
}

std::string base64_text(std::string_view octets) {
  std::string out = in_base(octets, base64url_alphabet, 6);
  std::ranges::replace(out, '-', '+');
  std::ranges::replace(out, '_', '/');
  while (out.size() % 4 != 0) out += '=';
  return out;
}

std::string digicert_token(std::string_view key, std::string_view time, std::string_view request) {
  const std::string salted = std::string(time) + std::string(request);
  return std::string(time) + in_base36(hmac_sha256_octets(key, salted), 50);
}

}  // namespace dcvlint
