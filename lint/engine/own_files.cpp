#include "lint/engine/own_files.h"

#include <fmt/format.h>

#include <utility>

#include "lint/engine/toml_tree.h"

namespace dcvlint {
namespace {

constexpr std::uint64_t name_list_limit = 4ULL << 20U;  // octets

}  // namespace

bool is_own_file(std::string_view word) {
  return word.find('/') != std::string_view::npos || word.ends_with(".toml");
}

void OwnFiles::append(std::vector<FileProblem> problems) {
  problems_.insert(problems_.end(), std::make_move_iterator(problems.begin()),
                   std::make_move_iterator(problems.end()));
}

// Empty, and a problem, when it can't be read. An empty file has problems of its own.
std::string_view OwnFiles::text_of(const std::string& path, std::uint64_t most) {
  const FileStatus status = files_->status(path);
  if (status.kind != FileKind::regular) {
    const bool missing = status.kind == FileKind::missing;
    problems_.push_back({path, 0, 0, missing ? "no such file" : "not a regular file", {}});
    return {};
  }
  if (status.size > most) {
    problems_.push_back({path, 0, 0, fmt::format("larger than {} bytes", most), {}});
    return {};
  }
  const auto bytes = files_->read(path);
  if (bytes && !bytes->view().empty()) return arena_.copy(bytes->view());
  problems_.push_back({path, 0, 0, bytes ? "the file is empty" : bytes.error().what, {}});
  return {};
}

const OwnProfile* OwnFiles::profile(const std::string& path, std::string_view by) {
  const auto [slot, added] = profiles_.try_emplace(path);
  if (!added) return slot->second.get();
  const std::string_view text = text_of(path, toml_size_limit);
  if (text.empty()) return nullptr;
  OwnProfileRead read = read_own_profile({path, text}, *known_, arena_);
  if (!read.problems.empty()) return append(std::move(read.problems)), nullptr;
  slot->second = std::make_unique<OwnProfile>(
      OwnProfile{read.profiles, read.profile, fmt::format("{} {} says so", by, base_name(path))});
  return slot->second.get();
}

const PolicyPreset* OwnFiles::policy(const std::string& path, std::span<const Book* const> books) {
  const auto [slot, added] = policies_.try_emplace(path);
  if (!added) return slot->second.get();
  const std::string_view text = text_of(path, toml_size_limit);
  if (text.empty()) return nullptr;
  std::vector<const Rule*> rules;
  for (const Book* book : books) {
    for (const Rule& rule : book->rules) rules.push_back(&rule);
  }
  OwnPolicyRead read = read_own_policy({path, text}, rules, arena_);
  if (!read.problems.empty()) return append(std::move(read.problems)), nullptr;
  slot->second = std::make_unique<PolicyPreset>(read.policy);
  return slot->second.get();
}

const KnownNames* OwnFiles::names(const std::vector<std::string>& paths) {
  if (paths.empty()) return nullptr;
  const auto [slot, added] = names_.try_emplace(paths);
  if (!added) return slot->second.get();
  auto names = std::make_unique<KnownNames>();
  for (const std::string& path : paths) {
    const std::string_view text = text_of(path, name_list_limit);
    if (text.empty()) return nullptr;
    if (const auto wrong = names->add_list(text)) {
      problems_.push_back({path, wrong->line, wrong->column, wrong->what, wrong->help});
      return nullptr;
    }
  }
  names->settle();
  slot->second = std::move(names);
  return slot->second.get();
}

}  // namespace dcvlint
