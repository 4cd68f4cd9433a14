#pragma once
// The file system as the core sees it: given by the caller, so that tests and
// examples need no disk.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lint/base/document.h"
#include "lint/base/result.h"

namespace dcvlint {

enum class FileKind : std::uint8_t {
  missing,
  regular,
  directory,
  other
};  // other: device, FIFO, socket

struct FileStatus {
  FileKind kind = FileKind::missing;  // of what a link leads to
  bool link = false;
  std::uint64_t size = 0;  // bytes; of a regular file
};

struct DirectoryEntry {
  std::string name;
  FileStatus status;
};

class Files {
 public:
  virtual ~Files() = default;
  virtual FileStatus status(const std::string& path) const = 0;
  // Whole content of a regular file; "-" is no file here. Errors say why in a
  // few words ("permission denied"), `where` is the path.
  virtual Result<Bytes> read(const std::string& path) const = 0;
  // Absolute, without links, "." and ".."; an error when nothing is there.
  virtual Result<std::string> canonical(const std::string& path) const = 0;
  // Sorted by name, bytewise, without "." and "..".
  virtual Result<std::vector<DirectoryEntry>> list(const std::string& path) const = 0;
};

// Files that exist only in memory: for examples of rules, and for tests.
class MemoryFiles : public Files {
 public:
  MemoryFiles() = default;
  explicit MemoryFiles(std::map<std::string, std::string> files) : files_(std::move(files)) {}
  FileStatus status(const std::string& path) const override;
  Result<Bytes> read(const std::string& path) const override;
  Result<std::string> canonical(const std::string& path) const override;
  Result<std::vector<DirectoryEntry>> list(const std::string& path) const override;

 private:
  std::map<std::string, std::string> files_;  // absolute path → content
};

// dir + "/" + name, without doubling the slash; name alone when it is absolute or dir is empty.
std::string join_path(std::string_view dir, std::string_view name);
std::string_view parent_path(std::string_view path);  // "" for a bare name, "/" for "/x"
std::string_view base_name(std::string_view path);
// "." and ".." worked out as text, without looking at the disk.
std::string normal_path(std::string_view path);
// Whether canonical `path` is `root` or below it.
bool is_within(std::string_view path, std::string_view root);

}  // namespace dcvlint
