#pragma once
// Text as our reports show it to people: harmless to a terminal and to a CI log.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dcvlint {

// Where what a CI runner takes for a command begins, wherever in a line: "##[" (GitHub), "##vso["
// (Azure Pipelines), "##teamcity[". npos: nowhere.
std::size_t find_runner_command(std::string_view text, std::size_t from = 0);
// Whether a "[" behind the text would make one.
bool begins_runner_command(std::string_view text);

// printable(), and no command of a CI runner.
std::string shown(std::string_view text);

// A path that begins a line of output: as shown(), and never "::" at its
// beginning, which starts a command of a GitHub runner.
std::string shown_path(std::string_view path);

// Breaks text at spaces, but not between backticks, into lines of at most `width` columns; a word
// that is longer gets a line of its own. Line feeds of the text are kept as breaks, an empty line
// between paragraphs too. No line begins with "::".
std::vector<std::string> wrap(std::string_view text, unsigned width);

// With blanks behind it up to so many columns; what is wider stays.
std::string padded(std::string text, std::size_t width);

// "1 204": digits in groups of three.
std::string grouped(std::uint64_t number);
// "1 finding", "2 findings".
std::string counted(std::uint64_t number, std::string_view noun);

}  // namespace dcvlint
