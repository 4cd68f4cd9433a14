#include "lint/commands/rule_books.h"

#include <algorithm>

#include "lint/commands/output.h"
#include "rules/checks.h"

namespace dcvlint {

void complain(std::span<const FileProblem> problems) {
  for (const FileProblem& problem : problems) {
    std::string text = problem.path;
    if (problem.line > 0) text += ':' + std::to_string(problem.line);
    if (problem.line > 0 && problem.column > 0) text += ':' + std::to_string(problem.column);
    text += ": " + problem.what;
    if (!problem.help.empty()) text += "; " + problem.help;
    complain(text);
  }
}

ConfigChooser::ConfigChooser(const Files& files, const std::string& only, bool isolated)
    : configs_(files), isolated_(isolated) {
  if (!only.empty()) only_ = std::make_unique<ConfigRead>(read_config(files, only));
}

const Config& ConfigChooser::noted(const ConfigRead& read) {
  if (std::find(seen_.begin(), seen_.end(), &read) == seen_.end()) {
    seen_.push_back(&read);
    problems_.insert(problems_.end(), read.problems.begin(), read.problems.end());
  }
  return read.config;
}

const Config& ConfigChooser::for_directory(const std::string& canonical) {
  if (only_) return noted(*only_);
  if (isolated_) return none_.config;
  return noted(configs_.for_directory(canonical));
}

RuleBooks::RuleBooks(const Files& files) : files_(files) {}

const Book* RuleBooks::folder(const std::string& directory) {
  auto [at, added] = shelves_.try_emplace(directory);
  Shelf& shelf = at->second;
  if (added) {
    auto found = shelf.rules.add_directory(files_, directory, all_checks());
    problems_.insert(problems_.end(), std::make_move_iterator(found.begin()),
                     std::make_move_iterator(found.end()));
    shelf.book.rules = shelf.rules.rules();
  }
  return &shelf.book;
}

std::vector<const Book*> RuleBooks::with(std::span<const std::string> directories) {
  std::vector<const Book*> books = {&builtin_book};
  for (const std::string& directory : directories) books.push_back(folder(directory));
  return books;
}

}  // namespace dcvlint
