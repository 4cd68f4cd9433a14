#include "lint/commands/domain_lists.h"

#include "lint/engine/rule.h"
#include "lint/sources/domain_list_file.h"

namespace dcvlint {
namespace {

template <class List, class Reader>
Result<void> read_list(const Files& files, const std::string& option, const std::string& path,
                       const Reader& reader, Arena& arena, List& list) {
  if (path.empty()) return {};
  const auto bytes = files.read(path);
  if (!bytes) return fail(option + " " + path, bytes.error().what);
  auto read = reader(bytes->view(), arena);
  if (!read) return fail(option + " " + path, read.error().where + ": " + read.error().what);
  list = *read;
  return {};
}

}  // namespace

GivenLists::GivenLists() : lists_(builtin_domain_lists) {}

Result<void> GivenLists::read(const Files& files, const std::string& tlds, const std::string& psl) {
  auto done = read_list(files, "--tlds", tlds, read_top_levels, arena_, lists_.top_levels);
  if (!done) return done;
  return read_list(files, "--psl", psl, read_public_suffixes, arena_, lists_.public_suffixes);
}

}  // namespace dcvlint
