// The command line of dcvlint text.

#include <algorithm>
#include <array>

#include "lint/commands/commands.h"
#include "lint/commands/option_values.h"
#include "lint/commands/text.h"
#include "lint/facts/subdivision.h"

namespace dcvlint {
namespace {

constexpr const char* footer =
    "Each line is a name, judged as the rules on subjects do. dcvlint explain subject/mojibake and "
    "its like tell what they look for.\n"
    "Exit codes: 0 nothing at or above --fail-on (with --repair: nothing left of it), 1 findings, "
    "2 "
    "usage, 3 an input could not be read.";

class TextCommand : public Command {
 public:
  const char* name() const override { return "text"; }
  const char* about() const override {
    return "Find damaged text in lines of names, and repair it";
  }

  void declare(CommandLine& line) override {
    line.arguments("FILE", options_.files, "Files of names, one a line; - or none: standard input");
    line.flag("--repair", options_.repair, "Print the lines, repaired where that can be");
    line.option("--country", country_,
                "Where the names are from, like SE: settles which letters are meant");
    line.list("--known", options_.known,
              "File of names that are right, one a line: fills in letters that are lost, settles "
              "readings");
    line.option("--fail-on", fail_on_, "error (default), warning, notice or never");
    line.option("--format", format_, "text (default) or json");
    line.flag("--quiet", options_.quiet, "No summary");
    line.option("--color", colour_, "auto (default), always or never");
    line.footer(footer);
  }

  int start() override {
    if (options_.files.empty()) options_.files.emplace_back("-");
    options_.country = country_option(country_);
    options_.json = json_option(format_);
    if (options_.repair && options_.json) {
      throw Misuse{"--repair prints lines; --format json has them as \"repaired\""};
    }
    if (!fail_on_.empty()) read_fail_on();
    options_.colour = colour_option(colour_);
    return run_text(options_);
  }

 private:
  static std::string country_option(const std::string& text) {
    std::string code = text;
    for (char& c : code) {
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - ('a' - 'A'));
    }
    const bool letters = std::ranges::all_of(code, [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!code.empty() && (code.size() != 2 || !letters)) {
      throw Misuse{"--country: \"" + text + "\" is no code of two letters, like SE"};
    }
    if (code == "UK") throw Misuse{"--country: the United Kingdom's code is GB"};
    if (!code.empty() && find_country(code) == nullptr) {
      throw Misuse{"--country: \"" + text + "\" is the code of no country (ISO 3166-1)"};
    }
    return code;
  }

  void read_fail_on() {
    static constexpr std::array<std::string_view, 4> words = {"error", "warning", "notice",
                                                              "never"};
    if (fail_on_ == "never") {
      options_.never_fail = true;
    } else if (const auto severity = severity_from_text(fail_on_)) {
      options_.fail_on = *severity;
    } else {
      not_one_of("--fail-on", fail_on_, words);
    }
  }

  TextOptions options_;
  std::string country_, fail_on_, format_, colour_;
};

}  // namespace

std::unique_ptr<Command> text_command() { return std::make_unique<TextCommand>(); }

}  // namespace dcvlint
