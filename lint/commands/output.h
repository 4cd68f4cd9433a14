#pragma once
// Standard output, standard error, and files that appear whole or not at all.

#include <memory>
#include <string>
#include <string_view>

#include "lint/base/files.h"
#include "lint/base/result.h"
#include "lint/reports/report.h"

namespace dcvlint {

enum class Colour : std::uint8_t { automatic, on, off };

bool is_terminal(int descriptor);
unsigned terminal_width(int descriptor);  // columns; 80 when it is no terminal
// --color, then NO_COLOR, FORCE_COLOR and CLICOLOR_FORCE, then whether it is a terminal.
bool wants_colour(Colour asked, int descriptor);

// "dcvlint: …" on standard error, made printable.
void complain(std::string_view text);
void complain(const Error& error);

class Output : public Sink {
 public:
  // Why not all could be written; a closed pipe is no error.
  virtual Result<void> finish() = 0;
};
std::unique_ptr<Output> standard_output();
// The canonical path of what a report to `path` would replace or make.
std::string output_target(const Files& files, const std::string& path);
// Written beside `path` and renamed when finished, so that nobody reads half a
// file. What is no regular file (/dev/stderr, a FIFO) is written as it is; a FIFO without a reader
// is an error.
Result<std::unique_ptr<Output>> file_output(const std::string& path);

// Makes a folder; one that is there and empty will do, so that nothing of somebody else's is
// overwritten.
Result<void> new_folder(const Files& files, const std::string& path);

// Everything at once to standard output; the exit code.
int print(std::string_view text);

}  // namespace dcvlint
