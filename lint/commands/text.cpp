#include "lint/commands/text.h"

#include <algorithm>
#include <memory>
#include <string_view>

#include "lint/base/utf8.h"
#include "lint/commands/exit_code.h"
#include "lint/engine/rule.h"
#include "lint/facts/known_names.h"
#include "lint/facts/text_verdict.h"
#include "lint/reports/judged_lines.h"
#include "lint/sources/disk_files.h"

namespace dcvlint {
namespace {

// Lines end with LF or CRLF: another control is part of what is judged.
template <typename Visit>
void each_line(std::string_view bytes, const Visit& visit) {
  std::uint64_t number = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    std::string_view line = bytes.substr(at, end - at);
    const std::string_view ending = bytes.substr(end, 1);
    at = end + 1;
    const bool carriage = !ending.empty() && line.ends_with('\r');
    if (carriage) line.remove_suffix(1);
    visit(++number, line, carriage ? std::string_view("\r\n") : ending);
  }
}

std::uint32_t column_of(std::string_view line, std::uint32_t octet) {
  std::uint32_t column = 1;
  for (std::size_t at = 0; at < octet && at < line.size(); ++column) at += utf8_at(line, at).size;
  return column;
}

Severity severity_of(std::string_view rule) {
  const Rule* found = builtin_book.find(rule);
  return found == nullptr || found->phases.empty() ? Severity::warning
                                                   : found->phases.back().severity;
}

class TextRun {
 public:
  explicit TextRun(const TextOptions& options)
      : options_(options), colour_(wants_colour(options.colour, 1)) {}

  int run() {
    for (const std::string& path : options_.known) read_known(path);
    known_.settle();
    if (options_.json) begin_json();
    for (const std::string& path : options_.files) read_file(path);
    finish();
    const Result<void> written = output_->finish();
    if (!written) {
      complain(written.error());
      return exit_usage;
    }
    if (unreadable_) return exit_input;
    return fails_ ? exit_findings : exit_clean;
  }

 private:
  Result<Bytes> bytes_of(const std::string& path) {
    return path == "-" ? read_standard_input() : files_.read(path);
  }

  void unreadable(const std::string& path, const Error& error) {
    unreadable_ = true;
    complain(Error{path == "-" ? "standard input" : path, error.what});
  }

  void read_known(const std::string& path) {
    auto bytes = bytes_of(path);
    if (!bytes) return unreadable(path, bytes.error());
    const auto wrong = known_.add_list(bytes->view());
    if (!wrong) return;
    std::string what = wrong->what;
    if (!wrong->help.empty()) what += "; " + wrong->help;
    const std::string line =
        wrong->line == 0 ? ""
                         : ":" + std::to_string(wrong->line) + ":" + std::to_string(wrong->column);
    unreadable_ = true;
    complain(Error{(path == "-" ? "standard input" : path) + line, what});
  }

  void read_file(const std::string& path) {
    const auto bytes = bytes_of(path);
    if (!bytes) return unreadable(path, bytes.error());
    const std::string_view file = path == "-" ? std::string_view("<stdin>") : path;
    std::string_view text = bytes->view();
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
      return unreadable(
          path, Error{path,
                      "is UTF-16, and lines are read as UTF-8; convert it first: iconv -f UTF-16 "
                      "-t UTF-8 FILE | dcvlint text"});
    }
    // Many editors begin a file so. It is no part of the first name.
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (text.starts_with(mark)) {
      text.remove_prefix(mark.size());
      if (options_.repair) output_->write(mark);
    }
    each_line(text, [&](std::uint64_t number, std::string_view line, std::string_view ending) {
      judge(file, number, line, ending);
    });
  }

  void judge(std::string_view file, std::uint64_t number, std::string_view line,
             std::string_view ending) {
    ++tally_.lines;
    TextJudgement judged = judge_text(line, options_.country, &known_);
    if (judged.repaired && *judged.repaired == line) judged.repaired.reset();
    const JudgedLine told = told_of(file, number, line, judged);
    if (!told.verdicts.empty()) {
      ++tally_.damaged;
      if (told.repaired) ++tally_.repairable;
    }
    if (options_.repair) {
      repair(told, ending);
    } else if (!told.verdicts.empty()) {
      print(told);
    }
  }

  JudgedLine told_of(std::string_view file, std::uint64_t number, std::string_view line,
                     const TextJudgement& judged) {
    JudgedLine told{file, number, line, {}, judged.repaired};
    for (const TextVerdict& each : judged.verdicts) {
      const Severity severity = severity_of(each.rule);
      told.verdicts.push_back({each.rule, severity, column_of(line, each.at.begin),
                               column_of(line, each.at.end), each.what});
      if (severity == Severity::error) ++tally_.errors;
      if (severity == Severity::warning) ++tally_.warnings;
      if (severity == Severity::notice) ++tally_.notices;
      const bool mended = options_.repair && judged.repaired.has_value();
      if (!options_.never_fail && !mended && severity >= options_.fail_on) fails_ = true;
    }
    return told;
  }

  void repair(const JudgedLine& told, std::string_view ending) {
    output_->write(told.repaired ? std::string_view(*told.repaired) : told.text);
    output_->write(ending);
    if (told.verdicts.empty() || told.repaired || options_.quiet) return;
    constexpr std::uint64_t most_told = 20;
    if (++left_ > most_told) return;
    complain(std::string(told.file) + ":" + std::to_string(told.line) +
             ": left as it stands: " + told.verdicts.front().what);
  }

  void print(const JudgedLine& told) {
    if (options_.json) {
      json_.line_feed();
      write_judged_line(told, json_);
      json_.flush(*output_);
    } else {
      output_->write(judged_line_text(told, colour_));
    }
  }

  void begin_json() {
    json_.begin_object();
    json_.key("schema");
    json_.string("dcvlint/1");
    json_.key("lines");
    json_.begin_array();
  }

  void finish() {
    if (options_.json) {
      json_.end_array();
      json_.line_feed();
      json_.key("summary");
      write_line_tally(tally_, json_);
      json_.end_object();
      json_.text() += '\n';
      json_.flush(*output_);
    } else if (!options_.repair && !options_.quiet) {
      output_->write(line_tally_text(tally_));
    }
  }

  const TextOptions& options_;
  bool colour_;
  DiskFiles files_;
  std::unique_ptr<Output> output_ = standard_output();
  JsonWriter json_;
  KnownNames known_;
  LineTally tally_;
  std::uint64_t left_ = 0;
  bool unreadable_ = false, fails_ = false;
};

}  // namespace

int run_text(const TextOptions& options) { return TextRun(options).run(); }

}  // namespace dcvlint
