#include "lint/commands/debian_lists.h"

namespace dcvlint {

Result<DebianKeys> read_debian_lists(const Files& files, const std::string& folder) {
  constexpr std::string_view option = "--debian-weak-keys";
  if (files.status(folder).kind != FileKind::directory) {
    return fail(std::string(option), folder + " is no folder");
  }
  const auto entries = files.list(folder);
  if (!entries) return fail(std::string(option), folder + ": " + entries.error().what);
  DebianKeys keys;
  constexpr std::uint64_t most_bytes = 64'000'000;  // all seeds of a size take 5 MB
  for (const DirectoryEntry& entry : *entries) {
    const auto bits = debian_list_bits(entry.name);
    if (!bits) continue;
    const std::string path = join_path(folder, entry.name);
    if (entry.status.size > most_bytes) return fail(std::string(option), path + " is too large");
    const auto bytes = files.read(path);
    if (!bytes) return fail(std::string(option), path + ": " + bytes.error().what);
    if (const auto problem = read_debian_list(bytes->view(), keys.by_bits[*bits])) {
      return fail(std::string(option),
                  path + ":" + std::to_string(problem->line) + ": " + std::string(problem->what));
    }
  }
  if (keys.by_bits.empty()) {
    return fail(std::string(option), "no file blacklist.RSA-BITS in " + folder);
  }
  return keys;
}

}  // namespace dcvlint
