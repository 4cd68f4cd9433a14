#include "lint/reports/file_uri.h"

#include "lint/base/files.h"

namespace dcvlint {
namespace {

bool stays(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~' || c == '/';
}

std::string encoded(std::string_view path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (char c : path) {
    if (stays(c)) {
      out += c;
      continue;
    }
    const auto octet = static_cast<unsigned char>(c);
    out += '%';
    out += digits[octet >> 4U];
    out += digits[octet & 15U];
  }
  return out;
}

}  // namespace

FileUri file_uri(std::string_view path, std::string_view directory) {
  std::string whole = normal_path(join_path(directory, path));
  if (!whole.starts_with('/')) return {encoded(whole), true};
  if (directory == "/") return {encoded(std::string_view(whole).substr(1)), true};
  if (!directory.empty() && whole != directory && is_within(whole, directory)) {
    return {encoded(std::string_view(whole).substr(directory.size() + 1)), true};
  }
  return {"file://" + encoded(whole), false};
}

}  // namespace dcvlint
