// Paths as text; the disk is not asked.

#include <vector>

#include "lint/base/files.h"

namespace dcvlint {
namespace {

std::string_view without_final_slashes(std::string_view path) {
  while (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  return path;
}

}  // namespace

std::string join_path(std::string_view dir, std::string_view name) {
  if (dir.empty() || name.starts_with('/')) return std::string(name);
  std::string path(dir);
  if (!path.ends_with('/')) path += '/';
  return path += name;
}

std::string_view parent_path(std::string_view path) {
  path = without_final_slashes(path);
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return {};
  return without_final_slashes(path.substr(0, slash + 1));
}

std::string_view base_name(std::string_view path) {
  path = without_final_slashes(path);
  return path.substr(path.rfind('/') + 1);  // npos + 1 is 0
}

std::string normal_path(std::string_view path) {
  const bool absolute = path.starts_with('/');
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin < path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view part = path.substr(begin, end - begin);
    begin = end + 1;
    if (part.empty() || part == ".") continue;
    if (part != "..") {
      parts.push_back(part);
    } else if (!parts.empty() && parts.back() != "..") {
      parts.pop_back();
    } else if (!absolute) {
      parts.push_back(part);
    }
  }
  std::string normal = absolute ? "/" : "";
  for (std::string_view part : parts) {
    if (!normal.empty() && !normal.ends_with('/')) normal += '/';
    normal += part;
  }
  return normal.empty() ? "." : normal;
}

bool is_within(std::string_view path, std::string_view root) {
  if (!path.starts_with(root) || root.empty()) return false;
  return path.size() == root.size() || root.ends_with('/') || path[root.size()] == '/';
}

}  // namespace dcvlint
