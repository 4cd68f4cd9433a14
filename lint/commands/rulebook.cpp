// rulebook: a tool of the build. Reads rules/ and data/ as dcvlint would read
// an organisation's, says what is wrong with them, and prints them as C++.
//
//   rulebook --rules DIR --data DIR --out FILE
//   rulebook --rules DIR --data DIR --check-only [--only PREFIX]
//   rulebook --rules DIR --data DIR --examples [--only PREFIX]

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <string>

#include "lint/engine/authority_file.h"
#include "lint/engine/book_source.h"
#include "lint/engine/config.h"
#include "lint/engine/country_file.h"
#include "lint/engine/coverage_file.h"
#include "lint/engine/example.h"
#include "lint/engine/method_file.h"
#include "lint/engine/policy_file.h"
#include "lint/engine/profile_file.h"
#include "lint/engine/provider_file.h"
#include "lint/engine/rule_file.h"
#include "lint/sources/disk_files.h"
#include "lint/sources/domain_list_file.h"
#include "rules/checks.h"

namespace dcvlint {
namespace {

constexpr std::array<std::string_view, 19> families = {
    "request", "zone",        "pem",     "der",        "caa",      "dcv",         "mail",
    "dnssec",  "mpic",        "subject", "names",      "key",      "certificate", "crl",
    "smime",   "codesigning", "igtf",    "validation", "inventory"};

struct Options {
  std::string rules, data, out, only = "all";
  bool check_only = false, examples = false;
};

std::optional<Options> read_options(std::span<char*> arguments) {
  Options options;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    const std::string_view name = arguments[i];
    const char* value = i + 1 < arguments.size() ? arguments[i + 1] : nullptr;
    if (name == "--check-only") {
      options.check_only = true;
    } else if (name == "--examples") {
      options.examples = true;
    } else if (value != nullptr &&
               (name == "--rules" || name == "--data" || name == "--out" || name == "--only")) {
      (name == "--rules"  ? options.rules
       : name == "--data" ? options.data
       : name == "--out"  ? options.out
                          : options.only) = value;
      ++i;
    } else {
      return std::nullopt;
    }
  }
  if (options.rules.empty() || options.data.empty()) return std::nullopt;
  if (options.out.empty() && !options.check_only && !options.examples) return std::nullopt;
  return options;
}

// As compilers do, so that editors jump there.
void print_problems(const std::vector<FileProblem>& problems) {
  for (const FileProblem& problem : problems) {
    std::string place = problem.path;
    if (problem.line != 0) place += fmt::format(":{}:{}", problem.line, problem.column);
    std::fputs(fmt::format("{}: error: {}{}{}\n", place, problem.what,
                           problem.help.empty() ? "" : "; ", problem.help)
                   .c_str(),
               stderr);
  }
}

class RuleBook {
 public:
  explicit RuleBook(Options options) : options_(std::move(options)) {}

  int run() {
    read();
    std::erase_if(problems_, [&](const FileProblem& problem) { return !is_wanted(problem); });
    print_problems(problems_);
    if (!problems_.empty()) return 1;
    if (options_.examples && !run_all_examples()) return 1;
    return options_.out.empty() ? 0 : write();
  }

 private:
  void add(std::vector<FileProblem> problems) {
    std::ranges::move(problems, std::back_inserter(problems_));
  }

  void read() {
    add(shelf_.add_directory(files_, options_.rules, all_checks()));
    book_.rules = shelf_.rules();
    check_families();
    if (const auto bytes = read_file(options_.rules + "/renamed.toml")) {
      add(read_renamed(options_.rules + "/renamed.toml", bytes->view(), book_, arena_, renamed_));
    }
    book_.renamed = renamed_;
    const Book* books[] = {&book_};
    for (const Rule& rule : book_.rules) add(related_problems(rule, books));
    read_data();
  }

  void read_data() {
    const std::string path = options_.data + "/authorities.toml";
    if (const auto bytes = read_file(path)) {
      AuthoritiesRead read = read_authorities(path, bytes->view(), arena_);
      data_.authorities = read.authorities;
      data_.issued_types = read.types;
      add(std::move(read.problems));
    }
    const std::string providers = options_.data + "/providers.toml";
    if (const auto bytes = read_file(providers)) {
      ProvidersRead read = read_providers(providers, bytes->view(), arena_);
      data_.authorities.providers = read.providers;
      add(std::move(read.problems));
    }
    const std::string methods = options_.data + "/methods.toml";
    if (const auto bytes = read_file(methods)) {
      MethodsRead read = read_methods(methods, bytes->view(), arena_);
      data_.authorities.methods = read.methods;
      add(std::move(read.problems));
    }
    ProfilesRead profiles = read_profiles(read_folder("profiles"), arena_);
    data_.profiles = profiles.profiles;
    add(std::move(profiles.problems));
    const std::string countries = options_.data + "/countries.toml";
    if (const auto bytes = read_file(countries)) {
      CountriesRead read = read_countries(countries, bytes->view(), arena_);
      data_.profiles.countries = read.countries;
      add(std::move(read.problems));
    }
    const std::vector<DataFile> policies = read_folder("policies");
    PoliciesRead presets = read_policies(policies, arena_);
    data_.presets = presets.presets;
    add(std::move(presets.problems));
    add(policy_rule_problems(policies, data_.presets, book_.rules));
    for (std::string_view name : preset_names()) {
      if (find_preset(data_.presets, *preset_from_text(name)) != nullptr) continue;
      problems_.push_back(
          {fmt::format("{}/policies/{}.toml", options_.data, name), 0, 0, "no such policy", {}});
    }
    const std::string coverage = options_.data + "/coverage.toml";
    if (const auto bytes = read_file(coverage)) {
      CoverageRead read = read_coverage(coverage, bytes->view(), book_.rules, arena_);
      data_.coverage = read.linters;
      add(std::move(read.problems));
    }
    read_lists();
  }

  // The TOML files of a folder below data/, in order of name.
  std::vector<DataFile> read_folder(std::string_view name) {
    const std::string folder = join_path(options_.data, name);
    std::vector<DataFile> read;
    const auto entries = files_.list(folder);
    if (!entries) {
      problems_.push_back({folder, 0, 0, entries.error().what, {}});
      return read;
    }
    for (const DirectoryEntry& entry : *entries) {
      if (!entry.name.ends_with(".toml")) continue;
      const std::string path = join_path(folder, entry.name);
      if (const auto bytes = read_file(path)) read.push_back({path, arena_.copy(bytes->view())});
    }
    return read;
  }

  void read_lists() {
    const auto read = [&](const std::string& name, const auto& reader, auto& list) {
      const std::string path = options_.data + name;
      const auto bytes = read_file(path);
      if (!bytes) return;
      auto result = reader(bytes->view(), arena_);
      if (result) {
        list = *result;
      } else {
        problems_.push_back({path, 0, 0, result.error().where + ": " + result.error().what, {}});
      }
    };
    read("/tlds.txt", read_top_levels, data_.lists.top_levels);
    read("/public_suffix_list.dat", read_public_suffixes, data_.lists.public_suffixes);
  }

  std::optional<Bytes> read_file(const std::string& path) {
    auto bytes = files_.read(path);
    if (bytes) return *std::move(bytes);
    problems_.push_back({path, 0, 0, bytes.error().what, {}});
    return std::nullopt;
  }

  void check_families() {
    for (const Rule& rule : book_.rules) {
      const std::string_view family = rule.id.substr(0, rule.id.find('/'));
      const bool one_slash = std::ranges::count(rule.id, '/') == 1;
      if (one_slash && std::ranges::find(families, family) != families.end()) continue;
      problems_.push_back(
          {std::string(rule.path), 0, 0, "a built-in rule lies in the folder of a family", {}});
    }
  }

  // With --only: one helper's unfinished family needn't keep another from trying theirs.
  bool is_wanted(const FileProblem& problem) const {
    if (options_.only == "all") return true;
    const std::string start = options_.rules + "/";
    if (!problem.path.starts_with(start) || !problem.path.ends_with(".toml")) return false;
    return falls_under(problem.path.substr(start.size(), problem.path.size() - start.size() - 5),
                       options_.only);
  }

  bool run_all_examples() {
    std::size_t count = 0, failed = 0;
    for (const Rule& rule : book_.rules) {
      if (!falls_under(rule.id, options_.only)) continue;
      for (const ExampleResult& result :
           run_examples(rule, all_checks(), data_.authorities, &data_.profiles, &data_.lists)) {
        ++count;
        if (result.passed()) continue;
        ++failed;
        print(rule, result);
      }
    }
    std::fputs(fmt::format("{} examples, {} failed\n", count, failed).c_str(), stderr);
    return failed == 0;
  }

  static void print(const Rule& rule, const ExampleResult& result) {
    std::string out = fmt::format("{}:{}:1: error: the example \"{}\" finds something else\n",
                                  rule.path, result.example.line, result.example.name);
    for (const std::string& text : result.broken) out += fmt::format("  broken:   {}\n", text);
    for (const std::string& text : result.example.finds)
      out += fmt::format("  expected: {}\n", text);
    for (const std::string& text : result.found) out += fmt::format("  found:    {}\n", text);
    std::fputs(out.c_str(), stderr);
  }

  // Only when it changed, so that nothing is compiled for nothing.
  int write() {
    const std::string source = book_source(book_, data_);
    if (const auto old = files_.read(options_.out); old && old->view() == source) return 0;
    std::FILE* file = std::fopen(options_.out.c_str(), "wb");
    const bool written =
        file != nullptr && std::fwrite(source.data(), 1, source.size(), file) == source.size();
    if (file == nullptr || std::fclose(file) != 0 || !written) {
      std::fputs(fmt::format("rulebook: {} can't be written\n", options_.out).c_str(), stderr);
      return 1;
    }
    return 0;
  }

  Options options_;
  DiskFiles files_;
  RuleShelf shelf_;
  Arena arena_;
  Book book_;
  std::vector<RenamedRule> renamed_;
  BookData data_;
  std::vector<FileProblem> problems_;
};

}  // namespace
}  // namespace dcvlint

int main(int argc, char** argv) {
  auto options = dcvlint::read_options({argv, static_cast<std::size_t>(argc)});
  if (!options) {
    std::fputs(
        "usage: rulebook --rules DIR --data DIR (--out FILE | --check-only | --examples) [--only "
        "PREFIX]\n",
        stderr);
    return 2;
  }
  return dcvlint::RuleBook(*std::move(options)).run();
}
