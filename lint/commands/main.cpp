// The command line: which command, and what was typed behind it. CLI11 takes seconds to compile, so
// nothing else includes it.

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <new>
#include <span>

#include "lint/commands/commands.h"
#include "lint/commands/exit_code.h"
#include "lint/commands/option_values.h"
#include "lint/commands/output.h"
#include "lint/commands/rules.h"

namespace dcvlint {
namespace {

// What a command declares, told to CLI11.
class Declared : public CommandLine {
 public:
  explicit Declared(CLI::App& app) : app_(app) {}

  void arguments(const char* word, std::vector<std::string>& values, const char* about) override {
    app_.add_option(word, values, about);
  }
  void argument(const char* word, std::string& value, const char* about) override {
    app_.add_option(word, value, about)->required();
  }
  void flag(const char* names, bool& value, const char* about) override {
    app_.add_flag(names, value, about);
  }
  void option(const char* names, std::string& value, const char* about) override {
    app_.add_option(names, value, about);
  }
  void required_option(const char* names, std::string& value, const char* about) override {
    app_.add_option(names, value, about)->required();
  }
  void list(const char* names, std::vector<std::string>& values, const char* about) override {
    app_.add_option(names, values, about)->allow_extra_args(false);
  }
  void exclude(const char* one, const char* other) override {
    app_.get_option(one)->excludes(app_.get_option(other));
  }
  void footer(const char* text) override { app_.footer(text); }

 private:
  CLI::App& app_;
};

// Whether it is what check reads, so that the command was forgotten.
bool names_input(const std::string& argument) {
  return argument == "-" || ::access(argument.c_str(), F_OK) == 0;
}

// CLI11 says which argument it can't place; we say what was probably meant.
std::string unknown_argument(const CLI::App& app, const CLI::App* command,
                             const std::string& argument) {
  const std::string word = argument.substr(0, argument.find('='));
  std::vector<std::string> held;
  if (word.starts_with("-")) {
    for (const CLI::App* from : {&app, command}) {
      if (from == nullptr) continue;
      for (const CLI::Option* option : from->get_options()) {
        for (const std::string& name : option->get_lnames()) held.push_back("--" + name);
      }
    }
  } else if (command == nullptr) {
    for (const CLI::App* other : app.get_subcommands(nullptr)) held.push_back(other->get_name());
  }
  const std::vector<std::string_view> known(held.begin(), held.end());
  if (command == nullptr && names_input(argument)) {
    return "unknown command \"" + argument + "\"; did you mean \"dcvlint check " + argument + "\"?";
  }
  const std::string what = word.starts_with("-") ? "option"
                           : command == nullptr  ? "command"
                                                 : "argument";
  return "unknown " + what + " \"" + word + "\"" + did_you_mean(word, known);
}

int misuse(const std::string& what) {
  complain(what + " (dcvlint --help tells more)");
  return exit_usage;
}

int parse_error(const CLI::App& app, const CLI::ParseError& error) {
  const auto used = app.get_subcommands();
  const CLI::App* command = used.empty() ? nullptr : used.front();
  if (error.get_name() == "CallForHelp" || error.get_name() == "CallForAllHelp") {
    return print((command != nullptr ? command : &app)->help());
  }
  // What stands before the command is no argument of it.
  const std::vector<std::string> before = app.remaining(false);
  if (!before.empty() && !before.front().starts_with("--")) {
    return misuse(unknown_argument(app, nullptr, before.front()));
  }
  const std::vector<std::string> extras = app.remaining(true);
  if (!extras.empty()) return misuse(unknown_argument(app, command, extras.front()));
  return misuse(error.what());
}

// The arguments, last one first, as CLI11 wants them. It would take "[a,b]" for a list of values; a
// file may be called that.
std::vector<std::string> paths_kept_whole(int count, char** arguments) {
  std::vector<std::string> out;
  for (int i = count - 1; i > 0; --i) {
    std::string argument = arguments[i];
    if (argument.starts_with('[') && argument.ends_with(']')) argument.insert(0, "./");
    out.push_back(std::move(argument));
  }
  return out;
}

// "name a command: check, domain or new-rule"
std::string no_command(const std::vector<std::unique_ptr<Command>>& all) {
  std::string text = "name a command: ";
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i > 0) text += i + 1 == all.size() ? " or " : ", ";
    text += all[i]->name();
  }
  return text;
}

int run(int count, char** arguments) {
  if (count == 2 && std::string_view(arguments[1]) == "--version") return print_version();
  const auto commands = all_commands();
  CLI::App app("dcvlint: lints what decides whether a CA may issue a certificate", "dcvlint");
  // One command, in the first place: behind it the same words are names of files.
  app.require_subcommand(0, 1);
  bool version = false;
  app.add_flag("--version", version, "Version, date of the data, number of rules");
  const std::span<char* const> typed(arguments, static_cast<std::size_t>(count));
  std::vector<const CLI::App*> declared;
  for (const auto& command : commands) {
    CLI::App* added = app.add_subcommand(command->name(), command->about());
    declared.push_back(added);
    // The options of all commands would take longer to declare than a small zone to judge.
    if (std::ranges::find(typed, std::string_view(command->name())) == typed.end()) continue;
    Declared line(*added);
    command->declare(line);
  }
  try {
    app.parse(paths_kept_whole(count, arguments));
    if (version) return print_version();
    for (std::size_t i = 0; i < commands.size(); ++i) {
      if (declared[i]->parsed()) return commands[i]->start();
    }
  } catch (const CLI::ParseError& error) {
    return parse_error(app, error);
  } catch (const Misuse& wrong) {
    return misuse(wrong.what);
  }
  return misuse(no_command(commands));
}

}  // namespace
}  // namespace dcvlint

int main(int count, char** arguments) {
  // A reader that goes away is no reason to die: what was to be written is dropped.
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return dcvlint::run(count, arguments);
  } catch (const std::bad_alloc&) {
    dcvlint::complain("out of memory; there is no report");
    return dcvlint::exit_usage;
  }
}
