#pragma once
// Files as URI references (RFC 3986), for reports that other programs resolve.

#include <string>
#include <string_view>

namespace dcvlint {

struct FileUri {
  std::string uri;        // percent-encoded
  bool relative = false;  // to the directory that was given
};

// Relative when the path leads below `directory` (canonical; empty: unknown), else "file:///…". A
// relative path whose directory is unknown stays relative. Octets that RFC 3986 §2.3 doesn't call
// unreserved are encoded, but for "/": a colon in the first part would make it a scheme.
FileUri file_uri(std::string_view path, std::string_view directory);

}  // namespace dcvlint
