#pragma once
// Configurations and rules of a run: what holds for which input.

#include <deque>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "lint/base/files.h"
#include "lint/engine/config.h"
#include "lint/engine/plan.h"
#include "lint/engine/rule.h"
#include "lint/engine/rule_file.h"

namespace dcvlint {

// Prints problems of rule files and dcvlint.toml on standard error.
void complain(std::span<const FileProblem> problems);

// The dcvlint.toml that holds for a folder: --config's, none with --isolated, else the nearest.
class ConfigChooser {
 public:
  ConfigChooser(const Files& files, const std::string& only, bool isolated);
  const Config& for_directory(const std::string& canonical);
  // Of the files that were chosen so far; each once.
  const std::vector<FileProblem>& problems() const { return problems_; }

 private:
  const Config& noted(const ConfigRead& read);

  Configs configs_;
  bool isolated_;
  ConfigRead none_;
  std::unique_ptr<ConfigRead> only_;
  std::vector<const ConfigRead*> seen_;
  std::vector<FileProblem> problems_;
};

// The built-in rules and those of folders.
class RuleBooks {
 public:
  explicit RuleBooks(const Files& files);
  // Reads a folder's rules once. The book holds as long as this does.
  const Book* folder(const std::string& directory);
  // Built-in rules, then those of the folders.
  std::vector<const Book*> with(std::span<const std::string> directories);
  const std::vector<FileProblem>& problems() const { return problems_; }

 private:
  struct Shelf {
    RuleShelf rules;
    Book book;
  };
  const Files& files_;
  std::map<std::string, Shelf> shelves_;
  std::vector<FileProblem> problems_;
};

}  // namespace dcvlint
