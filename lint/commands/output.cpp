#include "lint/commands/output.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "lint/commands/exit_code.h"
#include "lint/reports/shown.h"

namespace dcvlint {
namespace {

constexpr std::size_t block = std::size_t{64} * 1024;

// 0, or the errno of the write that failed.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return errno;
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

class DescriptorOutput : public Output {
 public:
  DescriptorOutput(int descriptor, std::string name)
      : descriptor_(descriptor), name_(std::move(name)) {}

  void write(std::string_view bytes) override {
    if (error_ != 0) return;
    held_ += bytes;
    if (held_.size() >= block) flush();
  }
  Result<void> finish() override {
    flush();
    if (error_ != 0 && error_ != EPIPE) return fail(name_, std::strerror(error_));
    return {};
  }

 protected:
  int descriptor() const { return descriptor_; }
  int error() const { return error_; }
  void failed(int error) { error_ = error; }
  void flush() {
    if (error_ == 0) error_ = write_all(descriptor_, held_);
    held_.clear();
  }

 private:
  int descriptor_;
  std::string name_;
  std::string held_;
  int error_ = 0;
};

class FileOutput : public DescriptorOutput {
 public:
  // `temporary` empty: `path` is written as it is.
  FileOutput(int descriptor, std::string path, std::string temporary)
      : DescriptorOutput(descriptor, path),
        path_(std::move(path)),
        temporary_(std::move(temporary)) {}
  FileOutput(const FileOutput&) = delete;
  FileOutput& operator=(const FileOutput&) = delete;
  ~FileOutput() override {
    if (!closed_) ::close(descriptor());
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
  }
  Result<void> finish() override {
    flush();
    closed_ = true;
    if (::close(descriptor()) != 0 && error() == 0) failed(errno);
    if (error() == 0 && !temporary_.empty()) {
      if (::rename(temporary_.c_str(), path_.c_str()) == 0) {
        temporary_.clear();
      } else {
        failed(errno);
      }
    }
    return DescriptorOutput::finish();
  }

 private:
  std::string path_, temporary_;
  bool closed_ = false;
};

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

}  // namespace

bool is_terminal(int descriptor) { return ::isatty(descriptor) == 1; }

unsigned terminal_width(int descriptor) {
  winsize size{};
  if (::ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col < 40) return 80;
  return size.ws_col;
}

bool wants_colour(Colour asked, int descriptor) {
  if (asked != Colour::automatic) return asked == Colour::on;
  if (is_set("NO_COLOR")) return false;
  if (is_set("FORCE_COLOR") || is_set("CLICOLOR_FORCE")) return true;
  const char* terminal = std::getenv("TERM");
  return is_terminal(descriptor) && terminal != nullptr && std::strcmp(terminal, "dumb") != 0;
}

void complain(std::string_view text) { write_all(STDERR_FILENO, "dcvlint: " + shown(text) + "\n"); }

void complain(const Error& error) { complain(error.where + ": " + error.what); }

std::unique_ptr<Output> standard_output() {
  return std::make_unique<DescriptorOutput>(STDOUT_FILENO, "standard output");
}

std::string output_target(const Files& files, const std::string& path) {
  if (auto real = files.canonical(path)) return *real;
  const std::string folder(parent_path(path));
  auto real = files.canonical(folder.empty() ? "." : folder);
  return real ? join_path(*real, base_name(path)) : path;
}

Result<std::unique_ptr<Output>> file_output(const std::string& path) {
  struct stat status {};
  const bool exists = ::stat(path.c_str(), &status) == 0;
  if (exists && !S_ISREG(status.st_mode)) {
    // Without O_NONBLOCK a FIFO that nobody reads would be waited for without end.
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (descriptor < 0 && errno == ENXIO && S_ISFIFO(status.st_mode)) {
      return fail(path, "a FIFO that nobody reads");
    }
    if (descriptor < 0) return fail(path, std::strerror(errno));
    // Who reads may be slow, which is no error.
    const int flags = ::fcntl(descriptor, F_GETFL);
    if (flags >= 0) ::fcntl(descriptor, F_SETFL, flags & ~O_NONBLOCK);
    return std::make_unique<FileOutput>(descriptor, path, "");
  }
  // A link stays a link: what it leads to is replaced.
  std::string target = path;
  if (exists) {
    if (char* real = ::realpath(path.c_str(), nullptr)) {
      target = real;
      std::free(real);  // NOLINT: realpath's
    }
  }
  const std::string temporary = target + ".dcvlint-" + std::to_string(::getpid());
  const int descriptor =
      ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (descriptor < 0) return fail(path, std::strerror(errno));
  if (exists) ::fchmod(descriptor, status.st_mode & 07777U);
  return std::make_unique<FileOutput>(descriptor, target, temporary);
}

Result<void> new_folder(const Files& files, const std::string& path) {
  if (files.status(path).kind == FileKind::missing) {
    if (::mkdir(path.c_str(), 0777) == 0) return {};
    return fail(path, std::strerror(errno));
  }
  const auto entries = files.list(path);
  if (!entries) return fail(path, entries.error().what);
  if (!entries->empty()) return fail(path, "is not empty; name a new folder");
  return {};
}

int print(std::string_view text) {
  auto out = standard_output();
  out->write(text);
  if (auto done = out->finish(); !done) {
    complain(done.error());
    return exit_usage;
  }
  return exit_clean;
}

}  // namespace dcvlint
