#include "lint/sources/perspective_evidence.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "lint/sources/sha256.h"

using namespace dcvlint;

namespace {

using Folder = std::map<std::string, std::string>;

Folder sample() {
  const std::vector<RecordedPerspective> all = {
      {"127.0.0.1:5353", std::nullopt}, {"[::1]:53", Rir::ripe}, {"embedded", Rir::arin}};
  const std::vector<std::string> sums = {"first\n", "second\n", "third\n"};
  Folder folder;
  for (const auto& [name, content] : perspective_files(all, sums)) folder["/e/" + name] = content;
  for (std::size_t i = 0; i < sums.size(); ++i) {
    folder["/e/" + perspective_folder(i) + "/SHA256SUMS"] = sums[i];
  }
  return folder;
}

// "127.0.0.1:53 ripe; embedded -", or why not.
std::string read_of(const Folder& folder) {
  const auto read = read_perspectives(MemoryFiles(folder), "/e", 3);
  if (!read) return read.error().where + ": " + read.error().what;
  std::string out;
  for (const RecordedPerspective& each : *read) {
    out += (out.empty() ? "" : "; ") + each.dns + " " +
           (each.region ? std::string(rir_text(*each.region)) : "-");
  }
  return out;
}

// With hashes of somebody who knows how to make them, of one perspective's folder.
std::string read_of_index(const std::string& index) {
  Folder folder = sample();
  folder["/e/perspectives.txt"] = index;
  folder["/e/SHA256SUMS"] = sha256_hex(index) + "  perspectives.txt\n" +
                            sha256_hex(folder["/e/1/SHA256SUMS"]) + "  1/SHA256SUMS\n";
  return read_of(folder);
}

}  // namespace

TEST_CASE("perspectives: what was written is read back") {
  CHECK(sample()["/e/perspectives.txt"] ==
        "dcvlint-perspectives/1\n127.0.0.1:5353 -\n[::1]:53 ripe\nembedded arin\n");
  CHECK(read_of(sample()) == "127.0.0.1:5353 -; [::1]:53 ripe; embedded arin");
}

TEST_CASE("perspectives: what was altered is refused") {
  const std::string altered =
      "was altered since it was recorded: its SHA-256 is not the one in /e/SHA256SUMS";
  Folder folder = sample();
  folder["/e/perspectives.txt"] += "127.0.0.2:53 -\n";
  CHECK(read_of(folder) == "/e/perspectives.txt: " + altered);
  folder = sample();
  folder["/e/3/SHA256SUMS"] = "fourth\n";
  CHECK(read_of(folder) == "/e/3/SHA256SUMS: " + altered);
  std::swap(folder["/e/1/SHA256SUMS"], folder["/e/2/SHA256SUMS"]);
  CHECK(read_of(folder) == "/e/1/SHA256SUMS: " + altered);
  for (const char* more : {"x", "\n", "0  perspectives.txt\n"}) {
    folder = sample();
    folder["/e/SHA256SUMS"] += more;
    CHECK(read_of(folder) ==
          "/e/SHA256SUMS: was altered since it was recorded: it has more than the sums of what is "
          "there");
  }
  folder = sample();
  folder.erase("/e/2/SHA256SUMS");
  CHECK(read_of(folder).starts_with("/e/2/SHA256SUMS: no such file; what dcvlint perspectives "));
  folder.erase("/e/perspectives.txt");
  CHECK(read_of(folder).starts_with("/e/perspectives.txt: no such file; "));
}

TEST_CASE("perspectives: an index that is not ours") {
  const std::string form = "dcvlint-perspectives/1\n";
  const auto spoilt = [](int line) {
    return "/e/perspectives.txt:" + std::to_string(line) + ": is not as dcvlint writes it";
  };
  CHECK(read_of_index(form + "127.0.0.1:53 -\n") == "127.0.0.1:53 -");
  CHECK(read_of_index(form + "127.0.0.1:53 -") == "127.0.0.1:53 -");
  CHECK(read_of_index("") == "/e/perspectives.txt:1: is not of the form dcvlint-perspectives/1");
  CHECK(read_of_index("dcvlint-perspectives/2\n") ==
        "/e/perspectives.txt:1: is not of the form dcvlint-perspectives/1");
  CHECK(read_of_index(form) == "/e/perspectives.txt:1: names no perspective");
  CHECK(read_of_index(form + "127.0.0.1:53 -\n\n127.0.0.2:53 -\n") == spoilt(3));
  const std::string copied =
      " ends with CR, which dcvlint does not write: was the folder copied as text?";
  CHECK(read_of_index("dcvlint-perspectives/1\r127.0.0.1:53 -\n") ==
        "/e/perspectives.txt:1:" + copied);
  CHECK(read_of_index(form + "127.0.0.1:53 -\r\n") == "/e/perspectives.txt:2:" + copied);
  for (const char* line :
       {"127.0.0.1 -", "127.0.0.1:53", "127.0.0.1:53 RIPE", "127.0.0.1:53 ripe ", " ripe", "../x -",
        "\x1b[31m -", "127.0.0.1:0 -", "Embedded -", "127.0.0.1:53  -"}) {
    CAPTURE(line);
    CHECK(read_of_index(form + line + "\n") == spoilt(2));
  }
  CHECK(read_of_index(form + "embedded -\nembedded ripe\n") ==
        "/e/perspectives.txt:3: embedded is there twice");
  CHECK(read_of_index(form + "127.0.0.1:1 -\n127.0.0.1:2 -\n127.0.0.1:3 -\n127.0.0.1:4 -\n") ==
        "/e/perspectives.txt:5: more than 3 perspectives");
}
