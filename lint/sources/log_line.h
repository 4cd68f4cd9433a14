#pragma once
// What the values of a line of a validation log mean.

#include <vector>

#include "lint/base/arena.h"
#include "lint/facts/validation_log.h"
#include "lint/sources/log_cells.h"

namespace dcvlint {

// Appends to `faults`, which outlives it.
class LogLineReader {
 public:
  LogLineReader(const ValidationMethods& methods, Arena& arena, std::vector<Fault>& faults)
      : methods_(methods), arena_(arena), faults_(faults) {}

  // False when the line doesn't say what kind it is. Everything else that is wrong with it is left
  // out of `line` and told.
  bool read(const std::vector<LogCell>& cells, Place place, LogLine& line);
  void unknown_field(const LogCell& cell);

 private:
  bool is_spent();  // no more faults of this line
  void bad_value(const LogCell& cell, std::string_view detail);
  void take(const LogCell& cell, LogField field);

  std::string_view text(const LogCell& cell);
  std::optional<std::int64_t> number(const LogCell& cell, std::int64_t most);
  std::optional<std::int64_t> time(const LogCell& cell);
  std::string_view name(const LogCell& cell, std::string_view text);
  std::span<const std::string_view> names(const LogCell& cell);
  template <class E, std::size_t N>
  std::optional<E> word(const LogCell& cell, const std::array<std::string_view, N>& words);
  std::vector<std::vector<std::string>> rows(const LogCell& cell);
  void take_redirects(const LogCell& cell);
  void take_perspectives(const LogCell& cell);
  static void merge_perspectives(std::vector<LogPerspective>& all);
  void take_quorum(const LogCell& cell);
  // Behind all other fields: what "http-01" is depends on the name.
  void take_method(const LogCell& cell);

  const ValidationMethods& methods_;
  Arena& arena_;
  std::vector<Fault>& faults_;
  LogLine* line_ = nullptr;
  std::size_t told_ = 0;  // faults of the line
};

}  // namespace dcvlint
