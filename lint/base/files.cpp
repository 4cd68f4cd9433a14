#include "lint/base/files.h"

namespace dcvlint {
namespace {

// Any spelling of a path as the map's keys have it.
std::string key_of(const std::string& path) { return normal_path(join_path("/", path)); }

std::string folder_prefix(std::string key) {
  if (!key.ends_with('/')) key += '/';
  return key;
}

}  // namespace

FileStatus MemoryFiles::status(const std::string& path) const {
  const std::string key = key_of(path);
  if (const auto file = files_.find(key); file != files_.end()) {
    return {FileKind::regular, false, file->second.size()};
  }
  const std::string prefix = folder_prefix(key);
  const auto below = files_.lower_bound(prefix);
  const bool folder = key == "/" || (below != files_.end() && below->first.starts_with(prefix));
  return {folder ? FileKind::directory : FileKind::missing, false, 0};
}

Result<Bytes> MemoryFiles::read(const std::string& path) const {
  const auto file = files_.find(key_of(path));
  if (file != files_.end()) return Bytes(file->second);
  const bool folder = status(path).kind == FileKind::directory;
  return fail(path, folder ? "is a folder" : "no such file");
}

Result<std::string> MemoryFiles::canonical(const std::string& path) const {
  if (status(path).kind == FileKind::missing) return fail(path, "no such file");
  return key_of(path);
}

Result<std::vector<DirectoryEntry>> MemoryFiles::list(const std::string& path) const {
  const FileKind kind = status(path).kind;
  if (kind == FileKind::missing) return fail(path, "no such folder");
  if (kind != FileKind::directory) return fail(path, "is no folder");
  const std::string prefix = folder_prefix(key_of(path));
  std::map<std::string, FileStatus> entries;  // the files' order is not that of their folders
  for (auto file = files_.lower_bound(prefix); file != files_.end(); ++file) {
    if (!file->first.starts_with(prefix)) break;
    std::string name = file->first.substr(prefix.size());
    name.resize(std::min(name.find('/'), name.size()));
    const FileStatus found = status(prefix + name);
    entries.emplace(std::move(name), found);
  }
  std::vector<DirectoryEntry> list;
  list.reserve(entries.size());
  for (auto& [name, found] : entries) list.push_back({name, found});
  return list;
}

}  // namespace dcvlint
