#include "lint/engine/country_file.h"

#include <fmt/format.h>

#include <cstdint>

#include "lint/engine/toml_tree.h"
#include "lint/facts/subdivision.h"

namespace dcvlint {
namespace {

bool is_code(std::string_view text) {
  return text.size() == 2 && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'A' && text[1] <= 'Z';
}

class CountryReader {
 public:
  CountryReader(const TomlValue& top, Arena& arena, TomlProblems& problems)
      : file_(top, "the file", problems), arena_(&arena), problems_(&problems) {}

  Countries read() {
    countries_.date = file_.date("date", true).value_or(Date{});
    countries_.source = arena_->copy(file_.text("source", true));
    take_codes();
    std::vector<CountryNote> notes;
    for (const TomlValue* each : file_.tables("note", false)) notes.push_back(read_note(*each));
    file_.done();
    countries_.notes = arena_->copy(std::span<const CountryNote>(notes));
    return countries_;
  }

 private:
  // Of today. Which were assigned on another day, is_country_code() knows.
  void take_codes() {
    for (const CountryRow& row : country_rows) {
      if (row.until != INT32_MAX) continue;
      countries_.codes[static_cast<std::size_t>(row.code[0] - 'A')] |=
          1U << static_cast<unsigned>(row.code[1] - 'A');
    }
  }

  CountryNote read_note(const TomlValue& value) {
    TableReader row(value, "[[note]]", *problems_);
    CountryNote note;
    note.code = arena_->copy(row.text("code", true));
    note.write = arena_->copy(row.text("write", false));
    note.says = arena_->copy(row.text("says", true));
    row.done();
    if (!note.code.empty() && (!is_code(note.code) || countries_.has(note.code))) {
      problems_->add(row.place("code"),
                     fmt::format("\"{}\" must be two upper-case letters that are no country's code",
                                 note.code));
    }
    if (!note.write.empty() && !countries_.has(note.write)) {
      problems_->add(row.place("write"),
                     fmt::format("\"{}\" is no code of ISO 3166-1", note.write));
    }
    return note;
  }

  TableReader file_;
  Arena* arena_;
  TomlProblems* problems_;
  Countries countries_;
};

}  // namespace

CountriesRead read_countries(std::string_view path, std::string_view toml, Arena& arena) {
  TomlProblems problems(path);
  CountriesRead read;
  if (const auto top = read_toml(toml, problems)) {
    read.countries = CountryReader(*top, arena, problems).read();
  }
  read.problems = problems.take();
  return read;
}

}  // namespace dcvlint
