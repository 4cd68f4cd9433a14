#include "lint/sources/disk_files.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

using namespace dcvlint;

namespace {

// A folder that goes away with the test.
class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "dcvlint-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path_ = std::filesystem::canonical(pattern).string();
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string path(const std::string& name) const { return path_ + "/" + name; }
  std::string write(const std::string& name, const std::string& content) const {
    std::ofstream(path(name), std::ios::binary) << content;
    return path(name);
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

const DiskFiles disk;

}  // namespace

TEST_CASE("reading files of any size") {
  const Folder folder;
  for (const std::size_t size : {0U, 1U, 4096U, 70'000U}) {
    INFO(size);
    const std::string path = folder.write("file", std::string(size, 'z'));
    const auto bytes = disk.read(path);
    REQUIRE(bytes);
    CHECK(bytes->view() == std::string(size, 'z'));
    CHECK(bytes->view().data()[size] == '\0');
    CHECK(disk.status(path).size == size);
  }
}

TEST_CASE("a file that grows or tells no size is read to its end") {
  // /proc files say 0 octets.
  const auto bytes = disk.read("/proc/self/status");
  REQUIRE(bytes);
  CHECK(bytes->view().starts_with("Name:"));
  CHECK(bytes->view().ends_with("\n"));
}

TEST_CASE("what can't be read says why") {
  const Folder folder;
  CHECK(disk.read(folder.path("none")).error().what == "no such file");
  CHECK(disk.read(folder.path("none")).error().where == folder.path("none"));
  CHECK(disk.read(folder.path()).error().what == "is a folder");
  CHECK(disk.read("").error().what == "no such file");
  const std::string path = folder.write("secret", "s");
  std::filesystem::permissions(path, std::filesystem::perms::none);
  if (geteuid() != 0) CHECK(disk.read(path).error().what == "permission denied");
  CHECK(disk.read(path + "/below").error().what == "no such file");
  CHECK(disk.read(std::string(5000, 'a')).error().what == "path too long");
}

TEST_CASE("devices, pipes and sockets are never opened") {
  const Folder folder;
  const std::string pipe = folder.path("pipe");
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  // Without a writer, opening it would wait for ever.
  CHECK(disk.read(pipe).error().what == "is a device, pipe or socket");
  CHECK(disk.read("/dev/zero").error().what == "is a device, pipe or socket");
  std::filesystem::create_symlink("/dev/zero", folder.path("link"));
  CHECK(disk.read(folder.path("link")).error().what == "is a device, pipe or socket");
  CHECK(disk.status(folder.path("link")).kind == FileKind::other);
  CHECK(disk.status(folder.path("link")).link);
  CHECK(disk.status(pipe).kind == FileKind::other);
}

TEST_CASE("links and what they lead to") {
  const Folder folder;
  folder.write("file", "content");
  std::filesystem::create_symlink("file", folder.path("good"));
  std::filesystem::create_symlink("nowhere", folder.path("broken"));
  std::filesystem::create_symlink("loop", folder.path("loop"));
  CHECK(disk.status(folder.path("good")).link);
  CHECK(disk.status(folder.path("good")).kind == FileKind::regular);
  CHECK(disk.status(folder.path("good")).size == 7);
  CHECK(disk.canonical(folder.path("./good")) == folder.path("file"));
  CHECK(disk.status(folder.path("broken")).kind == FileKind::missing);
  CHECK(disk.status(folder.path("broken")).link);
  CHECK(disk.canonical(folder.path("broken")).error().what == "no such file");
  CHECK(disk.read(folder.path("loop")).error().what == "too many links");
  CHECK_FALSE(disk.status(folder.path("nothing")).link);
}

TEST_CASE("folders are listed by name, octet by octet") {
  const Folder folder;
  for (const char* name : {"b", "B", "a-b", "a", ".hidden", "\xC3\xBC"}) folder.write(name, "");
  std::filesystem::create_directory(folder.path("dir"));
  const auto entries = disk.list(folder.path());
  REQUIRE(entries);
  std::string all;
  for (const DirectoryEntry& entry : *entries) {
    all += entry.name + (entry.status.kind == FileKind::directory ? "/ " : " ");
  }
  CHECK(all == ".hidden B a a-b b dir/ \xC3\xBC ");
  CHECK(disk.list(folder.path("a")).error().what == "is no folder");
  CHECK(disk.list(folder.path("none")).error().what == "no such file");
}

TEST_CASE("standard input is read to its end") {
  const Folder folder;
  const std::string content(200'001, 'q');
  const std::string path = folder.write("input", content);
  const int kept = dup(STDIN_FILENO);
  REQUIRE(std::freopen(path.c_str(), "r", stdin) != nullptr);
  const auto bytes = read_standard_input();
  REQUIRE(bytes);
  CHECK(bytes->view() == content);
  if (kept >= 0) {
    dup2(kept, STDIN_FILENO);
    close(kept);
  }
}
