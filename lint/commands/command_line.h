#pragma once
// What a command says of its command line, and how it starts. CLI11, which takes seconds to
// compile, stays in main.cpp.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dcvlint {

// What may stand behind a command's name, in the order of --help. Values are kept as they were
// typed, in what outlives the parsing.
class CommandLine {
 public:
  virtual ~CommandLine() = default;
  // What is no option: any number, or one that must be there.
  virtual void arguments(const char* word, std::vector<std::string>& values, const char* about) = 0;
  virtual void argument(const char* word, std::string& value, const char* about) = 0;
  // `names` like "--quiet" or "-q,--quiet".
  virtual void flag(const char* names, bool& value, const char* about) = 0;
  virtual void option(const char* names, std::string& value, const char* about) = 0;
  virtual void required_option(const char* names, std::string& value, const char* about) = 0;
  // Repeatable, each time with one value: what follows may be a path.
  virtual void list(const char* names, std::vector<std::string>& values, const char* about) = 0;
  // Two that were declared and don't go together.
  virtual void exclude(const char* one, const char* other) = 0;
  // What --help ends with.
  virtual void footer(const char* text) = 0;
};

class Command {
 public:
  virtual ~Command() = default;
  virtual const char* name() const = 0;
  virtual const char* about() const = 0;
  virtual void declare(CommandLine& line) = 0;
  // Runs with what was typed; the exit code. Throws Misuse (lint/commands/option_values.h) when a
  // value makes no sense.
  virtual int start() = 0;
};

// --config and --isolated.
void declare_config(CommandLine& line, std::string& config, bool& isolated);

}  // namespace dcvlint
