// Octets as the index of a folder that dcvlint perspectives recorded, with sums that are right, and
// a folder for each of as many perspectives as the index may name.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "lint/sources/perspective_evidence.h"
#include "lint/sources/recorded_sums.h"

namespace dcvlint {
namespace {

constexpr std::size_t most = 4;

// With the sums of `count` folders.
Result<std::vector<RecordedPerspective>> read_with(const std::string& index, std::size_t count) {
  std::map<std::string, std::string> folder = {{"/e/perspectives.txt", index}};
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i) {
    names.push_back(join_path(perspective_folder(i), sums_file));
  }
  std::vector<RecordedFile> files = {{"perspectives.txt", index}};
  for (const std::string& name : names) {
    folder["/e/" + name] = "sums";
    files.push_back({name, "sums"});
  }
  folder["/e/SHA256SUMS"] = sums_of(files);
  return read_perspectives(MemoryFiles(folder), "/e", most);
}

// What is read is what is written again.
void look(const std::string& index) {
  for (std::size_t count = 1; count <= most; ++count) {
    const auto read = read_with(index, count);
    if (!read) {
      if (read.error().what.empty()) std::abort();
      continue;
    }
    const std::vector<std::string> sums(read->size(), "sums");
    const std::string again = perspective_files(*read, sums).at("perspectives.txt");
    if (read->size() != count || (again != index && again != index + '\n')) std::abort();
  }
}

}  // namespace
}  // namespace dcvlint

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  dcvlint::look({reinterpret_cast<const char*>(data), size});
  return 0;
}
