#include "lint/sources/dns_root_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <optional>
#include <string_view>

namespace dcvlint {
namespace {

// The first 64 kB of a file; nothing when it cannot be read.
std::optional<std::string> head_of(const std::string& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return std::nullopt;
  std::string text(64 * std::size_t{1024}, '\0');
  const ssize_t size = read(file, text.data(), text.size());
  close(file);
  if (size < 0) return std::nullopt;
  text.resize(static_cast<std::size_t>(size));
  return text;
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
  const auto unreadable = [](const std::string& path, const std::string& what) {
    const bool debians = path.starts_with("/usr/share/dns/");
    return fail(path, what + " cannot be read" +
                          (debians ? "; they are in Debian's package dns-root-data" : ""));
  };
  const auto anchors = head_of(trust_anchors);
  if (!anchors) return unreadable(trust_anchors, "the root's trust anchors");
  if (!has_word(*anchors, "DNSKEY") && !has_word(*anchors, "DS")) {
    return fail(trust_anchors, "has no trust anchor, a DNSKEY or DS record of the root");
  }
  if (!head_of(root_hints)) return unreadable(root_hints, "the addresses of the root servers");
  return {};
}

}  // namespace dcvlint
