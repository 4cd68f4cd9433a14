#include "lint/sources/disk_files.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <system_error>
#include <utility>

#include "lint/base/handle.h"

namespace dcvlint {
namespace {

// A Place counts octets in 32 bits.
constexpr std::size_t largest_input = UINT32_MAX;

// A few words in lower case, whatever the locale.
std::string why(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return "no such file";
    case EACCES:
    case EPERM:
      return "permission denied";
    case EISDIR:
      return "is a folder";
    case ELOOP:
      return "too many links";
    case ENAMETOOLONG:
      return "path too long";
    default:
      return "cannot be read (" + std::generic_category().message(error) + ")";
  }
}

FileKind kind_of(const struct stat& status) {
  if (S_ISREG(status.st_mode)) return FileKind::regular;
  return S_ISDIR(status.st_mode) ? FileKind::directory : FileKind::other;
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

// Reads to the end. `expected` octets are likely; one more tells the end without growing.
Result<Bytes> read_to_end(int descriptor, std::size_t expected, const std::string& where,
                          std::size_t most = largest_input) {
  Bytes bytes(expected + 1);
  std::size_t size = 0;
  for (;;) {
    if (size > largest_input - Bytes::padding) return fail(where, "larger than 4 GiB");
    if (size > most) return fail(where, "larger than " + std::to_string(most / 1'000'000) + " MB");
    if (size == bytes.size()) {
      Bytes larger(size * 2);
      std::memcpy(larger.data(), bytes.data(), size);
      bytes = std::move(larger);
    }
    const ssize_t got = ::read(descriptor, bytes.data() + size, bytes.size() - size);
    if (got == 0) break;
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return fail(where, why(errno));
    size += static_cast<std::size_t>(got);
  }
  bytes.shrink(size);
  return bytes;
}

Result<Bytes> read_first(int descriptor, std::size_t most, const std::string& where) {
  Bytes bytes(most);
  std::size_t size = 0;
  while (size < most) {
    const ssize_t got = ::read(descriptor, bytes.data() + size, most - size);
    if (got == 0) break;
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return fail(where, why(errno));
    size += static_cast<std::size_t>(got);
  }
  bytes.shrink(size);
  return bytes;
}

std::string_view not_a_file(FileKind kind) {
  return kind == FileKind::directory ? "is a folder" : "is a device, pipe or socket";
}

}  // namespace

FileStatus DiskFiles::status(const std::string& path) const {
  FileStatus found;
  struct stat status {};
  if (lstat(path.c_str(), &status) != 0) return found;
  found.link = S_ISLNK(status.st_mode);
  if (found.link && stat(path.c_str(), &status) != 0) return found;
  found.kind = kind_of(status);
  if (found.kind == FileKind::regular) found.size = static_cast<std::uint64_t>(status.st_size);
  return found;
}

namespace {

// All of it, or the first `most` octets.
Result<Bytes> read_regular(const std::string& path, std::size_t most) {
  // Opening a device can already do something, so it is asked before; and once
  // more behind, because the path may have got another meaning in between.
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) {
    const bool standard_input = path == "-" && errno == ENOENT;
    return fail(path, standard_input ? "only what is checked can come from standard input"
                                     : std::string(why(errno)));
  }
  if (!S_ISREG(status.st_mode)) return fail(path, std::string(not_a_file(kind_of(status))));
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (file.number() < 0 || fstat(file.number(), &status) != 0) return fail(path, why(errno));
  if (!S_ISREG(status.st_mode)) return fail(path, std::string(not_a_file(kind_of(status))));
  const auto size = static_cast<std::uint64_t>(status.st_size);
  if (size > most) return read_first(file.number(), most, path);
  if (size > largest_input - Bytes::padding) return fail(path, "larger than 4 GiB");
  return read_to_end(file.number(), size, path);
}

}  // namespace

Result<Bytes> DiskFiles::read(const std::string& path) const {
  return read_regular(path, SIZE_MAX);
}

Result<Bytes> read_start(const std::string& path, std::size_t most) {
  return read_regular(path, most);
}

Result<std::string> DiskFiles::canonical(const std::string& path) const {
  const Handle<char, std::free> real(realpath(path.c_str(), nullptr));
  if (!real) return fail(path, why(errno));
  return std::string(real.get());
}

Result<std::vector<DirectoryEntry>> DiskFiles::list(const std::string& path) const {
  const Handle<DIR, closedir> folder(opendir(path.c_str()));
  if (!folder) return fail(path, errno == ENOTDIR ? "is no folder" : why(errno));
  std::vector<DirectoryEntry> entries;
  for (;;) {
    errno = 0;
    const dirent* entry = readdir(folder.get());
    if (entry == nullptr) {
      if (errno != 0) return fail(path, why(errno));
      break;
    }
    const std::string_view name = entry->d_name;
    if (name == "." || name == "..") continue;
    entries.push_back({std::string(name), status(join_path(path, name))});
  }
  std::ranges::sort(entries, {}, &DirectoryEntry::name);
  return entries;
}

Result<Bytes> read_standard_input(std::size_t most) {
  constexpr std::size_t first_guess = std::size_t{64} * 1024;
  return read_to_end(STDIN_FILENO, first_guess, "standard input", most);
}

}  // namespace dcvlint
