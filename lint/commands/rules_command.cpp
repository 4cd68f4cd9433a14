// The command lines of what is about rules: dcvlint explain, rules, try and checks.

#include <array>

#include "lint/commands/checks.h"
#include "lint/commands/commands.h"
#include "lint/commands/option_values.h"
#include "lint/commands/rules.h"

namespace dcvlint {
namespace {

class ExplainCommand : public Command {
 public:
  const char* name() const override { return "explain"; }
  const char* about() const override { return "What a rule says, why, and how to mend it"; }

  void declare(CommandLine& line) override {
    line.argument("RULE", options_.rule, "Id of a rule, like caa/unknown-critical");
    line.option("--format", format_, "text (default) or markdown");
    line.list("--rules", options_.rules, "Folder with more rules, repeatable");
  }

  int start() override {
    constexpr std::array<std::string_view, 2> known = {"text", "markdown"};
    if (format_ == "markdown") {
      options_.markdown = true;
    } else if (!format_.empty() && format_ != "text") {
      not_one_of("--format", format_, known);
    }
    return run_explain(options_);
  }

 private:
  ExplainOptions options_;
  std::string format_;
};

class RulesCommand : public Command {
 public:
  const char* name() const override { return "rules"; }
  const char* about() const override { return "List the rules"; }

  void declare(CommandLine& line) override {
    line.option("--format", format_, "text (default) or json");
    line.list("--select", options_.select, "Only rules with these prefixes");
    line.list("--ignore", options_.ignore, "Not the rules with these prefixes");
    line.option("--as-of", as_of_, "Severities as on this day");
    line.list("--rules", options_.rules, "Folder with more rules, repeatable");
  }

  int start() override {
    options_.json = json_option(format_);
    options_.select = split_lists(options_.select);
    options_.ignore = split_lists(options_.ignore);
    if (!as_of_.empty()) options_.as_of = date_option(as_of_);
    return run_rules(options_);
  }

 private:
  RulesOptions options_;
  std::string format_, as_of_;
};

class TryCommand : public Command {
 public:
  const char* name() const override { return "try"; }
  const char* about() const override { return "Run the examples of rules"; }

  void declare(CommandLine& line) override {
    line.arguments("DIR", options_.directories, "Folders with rules");
    line.flag("--builtin", options_.builtin, "The rules that come with dcvlint");
  }

  int start() override {
    if (!options_.builtin && options_.directories.empty()) {
      throw Misuse{"try: name folders with rules, or --builtin"};
    }
    return run_try(options_);
  }

 private:
  TryOptions options_;
};

class ChecksCommand : public Command {
 public:
  const char* name() const override { return "checks"; }
  const char* about() const override { return "List what rules can look for"; }

  void declare(CommandLine& line) override {
    line.option("--format", format_, "text (default) or json");
  }

  int start() override {
    options_.json = json_option(format_);
    return run_checks(options_);
  }

 private:
  ChecksOptions options_;
  std::string format_;
};

}  // namespace

std::unique_ptr<Command> explain_command() { return std::make_unique<ExplainCommand>(); }
std::unique_ptr<Command> rules_command() { return std::make_unique<RulesCommand>(); }
std::unique_ptr<Command> try_command() { return std::make_unique<TryCommand>(); }
std::unique_ptr<Command> checks_command() { return std::make_unique<ChecksCommand>(); }

}  // namespace dcvlint
