#include "lint/commands/domain_lists.h"

#include "lint/commands/output.h"
#include "lint/engine/rule.h"
#include "lint/sources/domain_list_file.h"
#include "lint/sources/small_file.h"

namespace dcvlint {
namespace {

// Both lists have a third of a megabyte.
constexpr std::size_t most_megabytes = 10;

template <class List, class Reader>
Result<void> read_list(const Files& files, const std::string& option, const std::string& path,
                       const Reader& reader, Arena& arena, List& list) {
  if (path.empty()) return {};
  const auto bytes = read_small_file(files, path, most_megabytes);
  if (!bytes) return fail(option + " " + path, bytes.error().what);
  auto read = reader(bytes->view(), arena);
  if (!read) return fail(option + " " + path, read.error().where + ": " + read.error().what);
  list = *read;
  return {};
}

}  // namespace

void warn_of_old_suffixes(const PublicSuffixes& suffixes, Date as_of) {
  constexpr std::int64_t year = 365;
  const auto age = static_cast<std::int64_t>(as_of) - static_cast<std::int64_t>(suffixes.date);
  if (suffixes.date == Date{}) {
    complain("the Public Suffix List is of unknown date; --psl takes another one");
  } else if (age > year) {
    complain("the Public Suffix List is of " + to_string(suffixes.date) + ", " +
             std::to_string(age) + " days before the day that is judged; --psl takes a newer one");
  }
}

GivenLists::GivenLists() : lists_(builtin_domain_lists) {}

Result<void> GivenLists::read(const Files& files, const std::string& tlds, const std::string& psl) {
  auto done = read_list(files, "--tlds", tlds, read_top_levels, arena_, lists_.top_levels);
  if (!done) return done;
  return read_list(files, "--psl", psl, read_public_suffixes, arena_, lists_.public_suffixes);
}

}  // namespace dcvlint
