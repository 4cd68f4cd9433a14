#include "lint/commands/rules.h"

#include <unistd.h>

#include <map>

#include "lint/base/spelling.h"
#include "lint/commands/check.h"
#include "lint/commands/exit_code.h"
#include "lint/commands/output.h"
#include "lint/commands/rule_books.h"
#include "lint/engine/example.h"
#include "lint/reports/rule_page.h"
#include "lint/reports/shown.h"
#include "lint/sources/disk_files.h"
#include "rules/checks.h"

namespace dcvlint {
namespace {

// Of two rules with one id the later book's stands, as in a run.
std::map<std::string_view, const Rule*> by_id(std::span<const Book* const> books) {
  std::map<std::string_view, const Rule*> rules;
  for (const Book* book : books) {
    for (const Rule& rule : book->rules) rules[rule.id] = &rule;
  }
  return rules;
}

std::string_view current_id(std::span<const Book* const> books, std::string_view id) {
  for (const Book* book : books) {
    for (const RenamedRule& renamed : book->renamed) {
      if (renamed.from == id) return renamed.to;
    }
  }
  return id;
}

// The id itself, or the last part of one ("unknown-critical") that only one rule has.
std::string_view nearest_id(const std::map<std::string_view, const Rule*>& rules,
                            std::string_view word) {
  std::vector<std::string_view> ids;
  std::string_view by_last_part;
  for (const auto& [id, rule] : rules) {
    ids.push_back(id);
    if (id.substr(id.find('/') + 1) == word) by_last_part = id;
  }
  return by_last_part.empty() ? nearest(word, ids) : by_last_part;
}

// "dcv" of "dcv" and "dcv/", if rules are called so; empty: none are.
std::string family_of(const std::map<std::string_view, const Rule*>& rules, std::string_view word) {
  if (word.ends_with('/')) word.remove_suffix(1);
  std::string family(word);
  for (const auto& [id, rule] : rules) {
    if (!family.empty() && id.starts_with(family + "/")) return family;
  }
  return {};
}

int unknown_prefix(const std::map<std::string_view, const Rule*>& rules, std::string_view option,
                   const std::string& prefix) {
  const std::string_view near = nearest_id(rules, prefix);
  std::string text(option);
  text += ": no rule falls under \"";
  text += prefix;
  text += '"';
  if (!near.empty()) text += "; did you mean \"" + std::string(near) + "\"?";
  complain(text);
  return exit_usage;
}

bool falls_under_any(std::string_view id, std::span<const std::string> prefixes) {
  for (const std::string& prefix : prefixes) {
    if (falls_under(id, prefix)) return true;
  }
  return false;
}

void add_example(std::string& out, const Rule& rule, const ExampleResult& result) {
  const std::string where =
      shown_path(rule.path) + ":" + std::to_string(result.example.line) + ": ";
  out += where + "example \"" + shown(result.example.name) + "\" of " + shown(rule.id) + '\n';
  for (const std::string& message : result.example.finds)
    out += "  says   " + shown(message) + '\n';
  if (result.example.finds.empty()) out += "  says   nothing is found\n";
  for (const std::string& message : result.found) out += "  found  " + shown(message) + '\n';
  if (result.found.empty()) out += "  found  nothing\n";
  for (const std::string& what : result.broken) out += "  failed " + shown(what) + '\n';
}

}  // namespace

int run_explain(const ExplainOptions& options) {
  const DiskFiles files;
  RuleBooks books(files);
  const auto all = books.with(options.rules);
  if (!books.problems().empty()) return complain(books.problems()), exit_usage;
  const auto rules = by_id(all);
  const std::string_view id = current_id(all, options.rule);
  const auto found = rules.find(id);
  if (found == rules.end()) {
    if (const std::string family = family_of(rules, id); !family.empty()) {
      complain("\"" + options.rule + "\" is a family of rules; dcvlint rules --select " + family +
               " lists them");
      return exit_usage;
    }
    const std::string_view near = nearest_id(rules, id);
    complain("no rule is called \"" + options.rule + "\"" +
             (near.empty() ? "; dcvlint rules lists them all"
                           : "; did you mean \"" + std::string(near) + "\"?"));
    return exit_usage;
  }
  if (id != options.rule) complain(options.rule + " is called " + std::string(id) + " now");
  const Rule& rule = *found->second;
  const std::vector<Example> examples = examples_of(rule);
  return print(options.markdown
                   ? rule_page_markdown(rule, examples)
                   : rule_page_text(rule, examples, std::min(terminal_width(STDOUT_FILENO), 80U)));
}

int run_rules(const RulesOptions& options) {
  const DiskFiles files;
  RuleBooks books(files);
  const auto all = books.with(options.rules);
  if (!books.problems().empty()) return complain(books.problems()), exit_usage;
  const auto rules = by_id(all);
  for (const auto* list : {&options.select, &options.ignore}) {
    for (const std::string& prefix : *list) {
      bool known = false;
      for (const auto& [id, rule] : rules) known = known || falls_under(id, prefix);
      const bool select = list == &options.select;
      if (!known) return unknown_prefix(rules, select ? "--select" : "--ignore", prefix);
    }
  }
  std::vector<const Rule*> listed;
  for (const auto& [id, rule] : rules) {
    if (!options.select.empty() && !falls_under_any(id, options.select)) continue;
    if (!falls_under_any(id, options.ignore)) listed.push_back(rule);
  }
  const Date as_of = options.as_of.value_or(today());
  return print(options.json ? rule_list_json(listed, as_of) : rule_list_text(listed, as_of));
}

int run_try(const TryOptions& options) {
  const DiskFiles files;
  RuleBooks books(files);
  std::vector<const Book*> tried;
  if (options.builtin) tried.push_back(&builtin_book);
  for (const std::string& directory : options.directories) {
    if (files.status(directory).kind != FileKind::directory) {
      complain(directory + ": no such folder");
      return exit_usage;
    }
    tried.push_back(books.folder(directory));
  }
  if (!books.problems().empty()) return complain(books.problems()), exit_usage;
  std::string out;
  std::uint64_t rules = 0, examples = 0, failed = 0;
  for (const Book* book : tried) {
    for (const Rule& rule : book->rules) {
      ++rules;
      for (const ExampleResult& result : run_examples(rule, all_checks(), builtin_authorities,
                                                      &builtin_profiles, &builtin_domain_lists)) {
        ++examples;
        if (result.passed()) continue;
        ++failed;
        add_example(out, rule, result);
      }
    }
  }
  if (rules == 0) return complain("no rule was found"), exit_input;
  out += counted(rules, "rule") + ", " + counted(examples, "example");
  out += failed == 0 ? ": all as they say\n" : "; " + grouped(failed) + " not as they say\n";
  const int printed = print(out);
  return printed != exit_clean ? printed : failed == 0 ? exit_clean : exit_findings;
}

int print_version() {
  return print("dcvlint " DCVLINT_VERSION "\ndata of " + to_string(builtin_authorities.date) +
               "\n" + counted(builtin_book.rules.size(), "rule") + '\n');
}

}  // namespace dcvlint
