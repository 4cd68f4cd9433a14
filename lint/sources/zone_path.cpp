#include "lint/sources/zone_path.h"

#include "lint/base/files.h"

namespace dcvlint {

std::optional<std::string> zone_path(std::string_view folder, std::string_view pattern,
                                     std::string_view zone) {
  if (zone.size() > 1 && zone.ends_with('.')) zone.remove_suffix(1);
  std::string path;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] != '%') {
      path += pattern[at];
    } else if (pattern.substr(at).starts_with("%s")) {
      path += zone;
      ++at;
    } else {
      return std::nullopt;
    }
  }
  if (path.empty()) return std::nullopt;
  return folder.starts_with('/') ? path : join_path(folder, path);
}

}  // namespace dcvlint
