#include "lint/engine/rule_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "lint/engine/rule_reader.h"
#include "lint/engine/toml_tree.h"
#include "lint/sources/discover.h"

namespace dcvlint {
namespace {

constexpr unsigned folder_depth = 8;
constexpr std::size_t file_count_limit = 10'000;
constexpr std::size_t entry_count_limit = 100'000;  // of any kind, looked at on the way

// An id's parts are lower-case words: they stand in configurations and URLs.
bool is_id(std::string_view id) {
  char last = '/';
  for (char c : id) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!letter && (c != '-' && c != '/')) return false;
    if (!letter && (last == '-' || last == '/')) return false;
    last = c;
  }
  return last != '-' && last != '/';
}

// Rule files below a folder, by path.
class RuleFolder {
 public:
  RuleFolder(const Files& files, std::vector<FileProblem>& problems)
      : files_(&files), problems_(&problems) {}

  void walk(const std::string& directory, const std::string& prefix, unsigned depth) {
    if (depth > folder_depth) return too_much(directory, "folders nested too deep");
    const auto entries = files_->list(directory);
    if (!entries) return problem(directory, entries.error().what);
    for (const DirectoryEntry& entry : *entries) {
      if (too_much_) return;
      if (++entries_ > entry_count_limit) return too_much(directory, "too many files");
      if (entry.name.starts_with('.')) continue;
      const std::string path = join_path(directory, entry.name);
      if (entry.status.kind == FileKind::directory) {
        // A linked folder may lead back here.
        if (!entry.status.link) walk(path, prefix + entry.name + "/", depth + 1);
        continue;
      }
      if (!entry.name.ends_with(".toml") || prefix + entry.name == "renamed.toml") continue;
      if (found_.size() == file_count_limit) return too_much(directory, "too many rule files");
      if (entry.status.link && leaves_tree(directory, entry.name)) continue;
      found_.push_back({prefix + entry.name.substr(0, entry.name.size() - 5), path});
    }
  }

  struct Found {
    std::string id, path;
  };
  const std::vector<Found>& found() const { return found_; }
  bool has_too_much() const { return too_much_; }

 private:
  void problem(const std::string& path, std::string what) {
    problems_->push_back({path, 0, 0, std::move(what), {}});
  }

  bool leaves_tree(const std::string& directory, const std::string& name) {
    const std::string tree = tree_left_by_link(*files_, directory, name);
    if (tree.empty()) return false;
    problem(join_path(directory, name), "a link that leads out of " + tree + "; it isn't read");
    return true;
  }

  // Told once: a folder with that, "/" for instance, has much more of it.
  void too_much(const std::string& path, std::string what) {
    if (!too_much_) problem(path, std::move(what) + " for a folder of rules");
    too_much_ = true;
  }

  const Files* files_;
  std::vector<FileProblem>* problems_;
  std::vector<Found> found_;
  std::size_t entries_ = 0;
  bool too_much_ = false;
};

}  // namespace

std::vector<FileProblem> RuleShelf::add(std::string_view id, std::string_view path,
                                        std::string_view toml, std::span<const Check> checks) {
  TomlProblems problems(path);
  if (!is_id(id)) {
    problems.add({}, fmt::format("\"{}\" is no rule id", id),
                 "the path may hold a-z, 0-9 and single hyphens: family/what-is-wrong.toml");
  }
  auto rule = read_rule(id, path, toml, checks, arena_, problems);
  const auto at = std::ranges::lower_bound(rules_, id, {}, &Rule::id);
  if (at != rules_.end() && at->id == id) {
    problems.add({}, fmt::format("a rule \"{}\" is there already: {}", id, at->path));
  }
  if (rule && problems.empty()) rules_.insert(at, *rule);
  return problems.take();
}

std::vector<FileProblem> RuleShelf::add_directory(const Files& files, const std::string& directory,
                                                  std::span<const Check> checks) {
  std::vector<FileProblem> problems;
  RuleFolder folder(files, problems);
  folder.walk(directory, "", 0);
  if (folder.has_too_much()) return problems;
  for (const RuleFolder::Found& each : folder.found()) {
    const FileStatus status = files.status(each.path);
    if (status.kind != FileKind::regular || status.size > toml_size_limit) {
      problems.push_back({each.path,
                          0,
                          0,
                          status.kind != FileKind::regular
                              ? "not a regular file"
                              : fmt::format("larger than {} bytes", toml_size_limit),
                          {}});
      continue;
    }
    const auto bytes = files.read(each.path);
    if (!bytes) {
      problems.push_back({each.path, 0, 0, bytes.error().what, {}});
      continue;
    }
    std::ranges::move(add(each.id, each.path, bytes->view(), checks), std::back_inserter(problems));
  }
  return problems;
}

std::vector<Example> examples_of(const Rule& rule) {
  TomlProblems problems(rule.path);
  const auto top = read_toml(rule.toml, problems);
  if (!top) return {};
  TableReader file(*top, "the rule", problems);
  auto examples = read_examples(rule, file, problems);
  if (!problems.empty()) examples.clear();
  return examples;
}

std::vector<FileProblem> related_problems(const Rule& rule, std::span<const Book* const> books) {
  auto known = [&](std::string_view id) {
    return std::ranges::any_of(books, [&](const Book* book) { return book->find(id) != nullptr; });
  };
  if (std::ranges::all_of(rule.related, known)) return {};
  std::vector<std::string_view> ids;
  for (const Book* book : books) {
    for (const Rule& each : book->rules) ids.push_back(each.id);
  }
  TomlProblems problems(rule.path);
  const auto top = read_toml(rule.toml, problems);
  if (!top) return problems.take();
  for (const TomlValue& item :
       TableReader(*top, "the rule", problems).entry("related")->value.items) {
    if (known(item.text)) continue;
    problems.add(item.place, fmt::format("there is no rule \"{}\"", item.text),
                 nearest_help(item.text, ids));
  }
  return problems.take();
}

std::vector<FileProblem> read_renamed(std::string_view path, std::string_view toml,
                                      const Book& book, Arena& arena,
                                      std::vector<RenamedRule>& renamed) {
  TomlProblems problems(path);
  const auto top = read_toml(toml, problems);
  if (!top) return problems.take();
  std::vector<std::string_view> ids;
  for (const Rule& rule : book.rules) ids.push_back(rule.id);
  TableReader file(*top, "the file", problems);
  for (const TomlValue* each : file.tables("renamed", false)) {
    TableReader table(*each, "[[renamed]]", problems);
    const std::string_view from = table.text("from", true);
    const std::string_view to = table.text("to", true);
    table.done();
    if (!from.empty() && book.find(from) != nullptr) {
      problems.add(table.place("from"), fmt::format("\"{}\" is a rule still", from));
    }
    if (!to.empty() && book.find(to) == nullptr) {
      problems.add(table.place("to"), fmt::format("there is no rule \"{}\"", to),
                   nearest_help(to, ids));
    }
    renamed.push_back({arena.copy(from), arena.copy(to)});
  }
  file.done();
  return problems.take();
}

}  // namespace dcvlint
