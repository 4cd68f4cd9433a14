#include "lint/sources/dns_root_files.h"

#include <string_view>

#include "lint/sources/disk_files.h"

namespace dcvlint {
namespace {

// Both files have a few kilobytes; libunbound reads all of what it is given, however much that is.
constexpr std::size_t largest = 1'000'000;

// Of a regular file only: a FIFO would be waited for, by libunbound as well.
Result<std::string> text_of(const std::string& path) {
  const auto bytes = read_start(path, largest + 1);
  if (!bytes) return tl::unexpected(bytes.error());
  if (bytes->size() > largest) return fail(path, "larger than 1 MB");
  return std::string(bytes->view());
}

bool has_word(std::string_view text, std::string_view word) {
  constexpr std::string_view blanks = " \t\r\n";
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const bool begins = at == 0 || blanks.find(text[at - 1]) != std::string_view::npos;
    const std::size_t end = at + word.size();
    if (begins && (end == text.size() || blanks.find(text[end]) != std::string_view::npos)) {
      return true;
    }
  }
  return false;
}

}  // namespace

Result<void> check_root_files(const std::string& trust_anchors, const std::string& root_hints) {
  const auto unreadable = [](const Error& error, const std::string& what) {
    const bool debians = error.where.starts_with("/usr/share/dns/");
    return fail(error.where, what + " cannot be read: " + error.what +
                                 (debians ? "; Debian has them in its package dns-root-data" : ""));
  };
  const auto anchors = text_of(trust_anchors);
  if (!anchors) return unreadable(anchors.error(), "the root's trust anchors");
  if (!has_word(*anchors, "DNSKEY") && !has_word(*anchors, "DS")) {
    return fail(trust_anchors, "has no trust anchor, a DNSKEY or DS record of the root");
  }
  const auto hints = text_of(root_hints);
  if (!hints) return unreadable(hints.error(), "the addresses of the root servers");
  return {};
}

}  // namespace dcvlint
