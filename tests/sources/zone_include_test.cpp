#include "lint/sources/zone_include.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "lint/sources/disk_files.h"
#include "tests/sources/zone_reading.h"

using namespace dcvlint;
using dcvlint::testing::fragment;
using dcvlint::testing::ReadZone;

TEST_CASE("$INCLUDE: origin and owner come back, $TTL stays") {
  const ReadZone read(
      "$TTL 1\na A 192.0.2.1\n$INCLUDE sub/b.inc\n  TXT of-a\n$INCLUDE \"sub/b.inc\" c\n@ TXT "
      "apex\n",
      {{"/zones/sub/b.inc",
        "  TXT inherited\nx TXT x\n$ORIGIN d\ny TXT y\n$TTL 2\n$INCLUDE e.inc\n"},
       {"/zones/sub/e.inc", "z TXT z"}},
      fragment());
  CHECK(read.faults() ==
        "e.inc:1:8+0 final-newline-missing []\ne.inc:1:8+0 final-newline-missing []\n");
  CHECK(read.records() ==
        "example. 2 TXT 0461706578\n"
        "a.example. 1 A c0000201\n"
        "a.example. 1 TXT 09696e68657269746564\n"
        "a.example. 2 TXT 046f662d61\n"
        "a.example. 2 TXT 09696e68657269746564\n"
        "x.example. 1 TXT 0178\n"
        "y.d.example. 1 TXT 0179\n"
        "z.d.example. 2 TXT 017a\n"
        "x.c.example. 2 TXT 0178\n"
        "y.d.c.example. 2 TXT 0179\n"
        "z.d.c.example. 2 TXT 017a\n");
  const Document& included =
      read.documents[read.zone.at(*read.names.find("x.example.", Name::root)).front().place.doc];
  CHECK(included.path == "/zones/sub/b.inc");
  REQUIRE(included.from);
  CHECK(read.where(*included.from) == "3:1+18");
}

TEST_CASE("$INCLUDE: loops, depth, number and size are bounded") {
  ZoneFileOptions options = fragment();
  options.limits.include_depth = 2;
  options.limits.includes = 4;
  options.limits.include_bytes = 100;
  const std::map<std::string, std::string> others = {{"/zones/loop", "$INCLUDE other\n"},
                                                     {"/zones/other", "$INCLUDE loop\n"},
                                                     {"/zones/one", "$INCLUDE two\n"},
                                                     {"/zones/two", "$INCLUDE three\n"},
                                                     {"/zones/three", "a 1 TXT three\n"},
                                                     {"/zones/big", std::string(90, '\n')},
                                                     {"/zones/none", ""}};
  CHECK(ReadZone("$INCLUDE loop\n", others, options).faults() ==
        "other:1:10+4 include-loop [loop]\n");
  CHECK(ReadZone("$INCLUDE one\n", others, options).faults() ==
        "two:1:10+5 include-too-deep [three] at most 2 levels are followed\n");
  CHECK(ReadZone("$INCLUDE two\n", others, options).faults().empty());
  CHECK(ReadZone("$INCLUDE big\n$INCLUDE big\n", others, options).faults() ==
        "2:10+3 include-too-large [big]\n");
  CHECK(ReadZone("$INCLUDE none\n$INCLUDE none\n$INCLUDE none\n$INCLUDE none\n$INCLUDE none\n",
                 others, options)
            .faults() ==
        "5:10+4 include-too-large [none] at most 4 files are included in one zone\n");
}

TEST_CASE("$INCLUDE: the same text over and over is bounded by what there is of it") {
  ZoneFileOptions options = fragment();
  options.limits.repeated_bytes = 2000;
  const std::map<std::string, std::string> others = {{"/zones/x", std::string(1000, '\n')}};
  const auto times = [](int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += "$INCLUDE x\n";
    return text;
  };
  // Behind the first: 2000 octets, and twice 1000 and the eleven of each line.
  CHECK(ReadZone(times(5), others, options).faults().empty());
  CHECK(
      ReadZone(times(7) + "a 1 A 192.0.2.999\n", others, options).faults() ==
      "6:10+1 include-too-large [x] of files that were included before 4 kB are read again, and no "
      "more\n"
      "7:10+1 include-too-large [x] of files that were included before 4 kB are read again, and no "
      "more\n"
      "8:7+11 rdata-address [192.0.2.999] an IPv4 address is four numbers from 0 to 255 without "
      "leading zeros\n");
}

TEST_CASE("$INCLUDE: a folder above the file's own serves, as BIND's directory does") {
  const MemoryFiles files(std::map<std::string, std::string>{{"/top/r/zones/a/main.zone", ""},
                                                             {"/top/r/zones/a/near", ""},
                                                             {"/top/r/near", ""},
                                                             {"/top/r/common/x", ""},
                                                             {"/top/r/zones/common/y", ""},
                                                             {"/top/r/common/y", ""},
                                                             {"/top/r/zones/folder/f", ""},
                                                             {"/top/r/folder", ""},
                                                             {"/top/outside", ""}});
  struct Row {
    std::string_view name;
    std::string_view found;  // or the fault
  };
  constexpr Row rows[] = {
      {"near", "/top/r/zones/a/near"},
      {"common/x", "/top/r/common/x"},
      {"common/y", "/top/r/zones/common/y"},
      {"../common/y", "/top/r/zones/common/y"},
      {"../common/x", "/top/r/common/x"},
      {"/top/r/common/x", "/top/r/common/x"},
      {"/common/x", "zone/include-outside"},
      {"/top/r/x", "zone/include-missing"},
      {"folder", "/top/r/folder"},
      {"outside", "zone/include-missing"},
      {"../outside", "zone/include-missing"},
      {"../../../outside", "zone/include-outside"},
      {"missing", "zone/include-missing"},
      {"zones/a/main.zone", "zone/include-loop"},
  };
  const std::vector<std::string> open = {"/top/r/zones/a/main.zone"};
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const IncludeTarget target =
        include_target(files, "/top/r/zones/a/main.zone", row.name, "/top/r", open);
    CHECK((target.good ? target.canonical : std::string(fault_id(target.code))) == row.found);
    if (target.good) CHECK(target.path == row.found);
  }
}

TEST_CASE("$INCLUDE: what a folder above has is read, and tells the user's path") {
  ZoneFileOptions options = fragment();
  options.include_root = "/";
  const ReadZone read(
      "$INCLUDE common/x\n$INCLUDE common/z\n",
      {{"/common/x", "a 1 TXT x\n$INCLUDE common/y\n"}, {"/common/y", "b 1 TXT y\n"}}, options);
  CHECK(read.faults() == "2:10+8 include-missing [common/z] no such file\n");
  CHECK(read.records() == "a.example. 1 TXT 0178\nb.example. 1 TXT 0179\n");
  CHECK(read.documents[read.zone.records()[0].place.doc].path == "/common/x");
}

TEST_CASE("$INCLUDE: without a root nothing is read") {
  ZoneFileOptions options = fragment();
  const MemoryFiles files(std::map<std::string, std::string>{{"/zones/a", "x 1 TXT x\n"}});
  const IncludeTarget target = include_target(files, "/zones/main.zone", "a", "", {});
  CHECK_FALSE(target.good);
  CHECK(target.code == FaultCode::zone_include_outside);
}

namespace {

// A folder of its own on the disk, gone at the end.
class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "dcvlint-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path_ = std::filesystem::canonical(pattern);
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::filesystem::path operator/(std::string_view name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

}  // namespace

TEST_CASE("$INCLUDE: links, devices and folders") {
  namespace fs = std::filesystem;
  const Folder folder;
  fs::create_directories(folder / "root/zones");
  fs::create_directories(folder / "root/shared");
  std::ofstream(folder / "root/shared/good") << "a 1 TXT good\n";
  std::ofstream(folder / "secret") << "never shown\n";
  fs::create_symlink(folder / "root/shared/good", folder / "root/zones/within");
  fs::create_symlink(folder / "secret", folder / "root/zones/out");
  fs::create_symlink(folder / "", folder / "root/zones/up");
  fs::create_symlink("/dev/zero", folder / "root/zones/zero");
  fs::create_symlink("nothing", folder / "root/zones/dangling");
  const DiskFiles files;
  const std::string includer = (folder / "root/zones/main.zone").string();
  const std::string root = (folder / "root").string();
  const auto verdict = [&](std::string_view name) {
    const IncludeTarget target = include_target(files, includer, name, root, {});
    return target.good ? std::string("good") : std::string(fault_id(target.code));
  };
  CHECK(verdict("../shared/good") == "good");
  CHECK(verdict("within") == "good");
  CHECK(verdict(root + "/shared/good") == "good");
  CHECK(verdict("out") == "zone/include-outside");
  CHECK(verdict("up/secret") == "zone/include-outside");
  CHECK(verdict("zero") == "zone/include-outside");
  CHECK(verdict("/dev/zero") == "zone/include-outside");
  CHECK(verdict("../../secret") == "zone/include-outside");
  CHECK(verdict("../../nothing") == "zone/include-outside");
  CHECK(verdict("../shared") == "zone/include-not-a-file");
  CHECK(verdict("dangling") == "zone/include-missing");
  CHECK(verdict("nothing") == "zone/include-missing");
  CHECK(verdict("") == "zone/include-missing");
}
