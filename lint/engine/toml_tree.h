#pragma once
// TOML as a tree of our own, and a strict way to read tables of it: every key
// is asked for by name and type, and what nobody asked for is a problem.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/base/date.h"
#include "lint/engine/rule_file.h"

namespace dcvlint {

struct TomlPlace {
  std::uint32_t line = 0;  // from 1
  std::uint32_t column = 0;
};

enum class TomlKind : std::uint8_t {
  string,
  integer,
  boolean,
  date,
  date_time,  // with an offset from UTC
  array,
  table,
  other,
};
std::string_view toml_kind_text(TomlKind kind);  // "a string", "a date"

struct TomlEntry;
struct TomlValue {
  TomlKind kind = TomlKind::other;
  TomlPlace place;
  std::string text;                // of a string
  std::int64_t integer = 0;        // of a whole number
  bool boolean = false;            // of a boolean
  Date date{};                     // of a date
  std::int64_t seconds = 0;        // of a date and time: since 1970-01-01T00:00:00Z
  std::vector<TomlValue> items;    // of an array
  std::vector<TomlEntry> entries;  // of a table, in the order of the file
};
struct TomlEntry {
  std::string key;
  TomlPlace place;
  TomlValue value;
};

// The problems of one file, in the order found; at most 100 of them are kept.
class TomlProblems {
 public:
  explicit TomlProblems(std::string_view path) : path_(path) {}
  void add(TomlPlace place, const std::string& what, const std::string& help = {});
  bool empty() const { return problems_.empty(); }
  bool full() const { return problems_.size() >= most; }
  std::vector<FileProblem> take();  // by line and column

 private:
  static constexpr std::size_t most = 100;
  std::string path_;
  std::vector<FileProblem> problems_;
};

inline constexpr std::size_t toml_size_limit = 1'000'000;  // bytes of a file

// The document's top table; nothing (and a problem) when it is no TOML, larger
// than toml_size_limit, or nested deeper than 32 (the parser recurses).
std::optional<TomlValue> read_toml(std::string_view text, TomlProblems& problems);

// ", did you mean …" for a word that isn't on a list: for FileProblem::help.
std::string nearest_help(std::string_view word, std::span<const std::string_view> known);

// Reads one table. Call `done` when everything was asked for.
class TableReader {
 public:
  // `name` is what the table is called in problems: "[[cite]]", "the file".
  TableReader(const TomlValue& table, std::string_view name, TomlProblems& problems)
      : table_(&table), name_(name), problems_(&problems) {}

  // Null when it is missing (a problem too, if `required`) or of another kind (always a problem).
  const TomlValue* take(std::string_view key, TomlKind kind, bool required);
  // A string that is not empty; "" when there is none.
  std::string_view text(std::string_view key, bool required);
  // An array that holds nothing but strings.
  std::optional<std::vector<std::string_view>> texts(std::string_view key, bool required);
  // An array of tables ([[key]], or key = [{…}]); elements of another kind are problems.
  std::vector<const TomlValue*> tables(std::string_view key, bool required);
  std::optional<Date> date(std::string_view key, bool required);
  std::optional<bool> boolean(std::string_view key, bool required);

  const TomlEntry* entry(std::string_view key) const;  // without asking for it
  TomlPlace place(std::string_view key) const;         // of its value; the table's when missing
  TomlPlace place() const { return table_->place; }
  const TomlValue& table() const { return *table_; }
  // Every key that was not asked for is a problem.
  void done();

 private:
  const TomlEntry* ask(std::string_view key, bool required);

  const TomlValue* table_;
  std::string_view name_;
  TomlProblems* problems_;
  std::vector<std::string_view> asked_;
};

// Strings of an array; what is no string is a problem that names `key`.
std::vector<std::string_view> strings_of(const TomlValue& array, std::string_view key,
                                         TomlProblems& problems);
// "`key` must be …, not …", with advice where a date was quoted.
void wrong_kind(const TomlValue& value, std::string_view key, std::string_view wanted,
                TomlProblems& problems);

}  // namespace dcvlint
