#include "lint/sources/validation_log.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

#include "lint/base/ascii.h"
#include "lint/base/stop_sign.h"
#include "lint/sources/log_cells.h"
#include "lint/sources/log_line.h"

namespace dcvlint {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

class LogReader {
 public:
  LogReader(const Documents& documents, Doc document, const ValidationMethods& methods,
            Arena& arena, const ValidationLogOptions& options)
      : text_(documents[document].bytes),
        doc_(document),
        line_reader_(methods, arena, faults_),
        arena_(arena),
        longest_(options.longest_line),
        stop_(options.stop) {}

  ValidationLogFile read() {
    if (text_.starts_with(byte_order_mark)) at_ = byte_order_mark.size();
    const std::size_t first = text_.find_first_not_of(" \t\r\n", at_);
    csv_ = first != std::string_view::npos && text_[first] != '{' && text_[first] != '[';
    while (at_ < text_.size() && !stop_.asked()) next_line();
    ValidationLogFile file;
    file.stopped = stop_.stands() && at_ < text_.size();
    join_issues();
    join_validations();
    file.log.faults = arena_.copy(std::span<const Fault>(faults_));
    for (const LogLine& line : lines_) {
      const auto kind = static_cast<std::size_t>(line.kind);
      ++file.log.counts[kind];
      if (line.certificate.empty() && !line.name.empty()) ++file.log.unassigned[kind];
    }
    file.log.by_evidence =
        order_by([](const LogLine& line) { return std::pair(line.evidence, line.kind); });
    order_names(file.log);
    file.lines = std::move(lines_);
    file.log.lines = file.lines;
    return file;
  }

 private:
  void next_line() {
    std::size_t end = std::min(text_.find('\n', at_), text_.size());
    std::string_view line = text_.substr(at_, end - at_);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const auto begin = static_cast<std::uint32_t>(at_);
    at_ = end + 1;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) return;
    const Place place{doc_, begin, begin + static_cast<std::uint32_t>(line.size())};
    if (line.size() > longest_) {
      const std::string detail = std::to_string(longest_);
      return fault(FaultCode::log_line_too_long, {doc_, begin, begin + 1},
                   arena_.copy(std::string_view(detail)));
    }
    cells_.clear();
    const auto broken = csv_ ? csv_cells(line, place) : read_json_cells(line, place, cells_);
    if (broken) return break_off(*broken, place);
    if (cells_.empty() && csv_) return;
    LogLine read;
    if (line_reader_.read(cells_, place, read)) lines_.push_back(read);
  }

  void break_off(const LogBreak& broken, Place line) {
    const auto at = line.begin + static_cast<std::uint32_t>(broken.at);
    // At the end of a line there is nothing to underline but its last character.
    const Place place =
        at < line.end ? Place{doc_, at, at + 1} : Place{doc_, line.end - 1, line.end};
    fault(FaultCode::log_bad_line, place, arena_.copy(std::string_view(broken.what)));
  }

  void fault(FaultCode code, Place place, std::string_view detail) {
    faults_.push_back({code, place, {}, detail, std::nullopt});
  }

  // Cells with the names of their columns. Nothing is left in `cells_` for the heading itself.
  std::optional<LogBreak> csv_cells(std::string_view line, Place place) {
    // A spreadsheet whose decimal mark is a comma separates by semicolons.
    if (columns_.empty() && line.find(',') == std::string_view::npos &&
        line.find(';') != std::string_view::npos) {
      separator_ = ';';
    }
    if (auto broken = read_csv_cells(line, separator_, place, cells_)) return broken;
    if (columns_.empty()) return take_heading();
    if (cells_.size() != columns_.size()) {
      return LogBreak{0, std::to_string(cells_.size()) + " fields, and " +
                             std::to_string(columns_.size()) + " in the heading"};
    }
    for (std::size_t i = 0; i < cells_.size(); ++i) cells_[i].name = columns_[i];
    std::erase_if(cells_, [](const LogCell& cell) {
      return cell.text.empty() || !log_field_from_text(cell.name);
    });
    return std::nullopt;
  }

  std::optional<LogBreak> take_heading() {
    for (LogCell& cell : cells_) {
      cell.name = cell.text;
      cell.name_place = cell.place;
      columns_.push_back(cell.text);
    }
    if (std::ranges::find(columns_, "kind") == columns_.end()) {
      // Without it no line tells what it is: nothing more is read.
      at_ = text_.size();
      cells_.clear();
      return LogBreak{0, "neither an object nor a heading with a column \"kind\""};
    }
    for (const LogCell& cell : cells_) {
      if (!log_field_from_text(cell.text)) line_reader_.unknown_field(cell);
    }
    cells_.clear();
    return std::nullopt;
  }

  void join_issues() {
    std::map<std::string_view, std::int64_t> issued;
    for (const LogLine& line : lines_) {
      if (line.kind != LogKind::certificate || line.certificate.empty() || !line.issued) continue;
      issued.emplace(line.certificate, *line.issued);
    }
    for (LogLine& line : lines_) {
      if (line.issued || line.certificate.empty()) continue;
      if (const auto found = issued.find(line.certificate); found != issued.end()) {
        line.issued = found->second;
      }
    }
  }

  void join_validations() {
    std::set<std::pair<std::string_view, std::string_view>> without;
    for (const LogLine& line : lines_) {
      if (line.kind != LogKind::validation || line.method == nullptr) continue;
      if (wants_perspectives(*line.method, line.name)) continue;
      without.emplace(line.certificate, without_wildcard(line.name));
    }
    for (LogLine& line : lines_) {
      if (line.kind != LogKind::caa || without.empty()) continue;
      line.without_perspectives =
          without.count({line.certificate, without_wildcard(line.name)}) != 0;
    }
  }

  void order_names(ValidationLog& log) {
    log.by_name = order_by(
        [](const LogLine& line) {
          return std::tuple(line.certificate, line.kind, without_wildcard(line.name), line.name,
                            line.issued, line.time);
        },
        [](const LogLine& line) { return !line.name.empty(); });
    log.by_random_value =
        order_by([](const LogLine& line) { return line.random_value; },
                 [](const LogLine& line) {
                   return line.kind == LogKind::validation && !line.random_value.empty();
                 });
  }

  // Lines without a text to order by are left out.
  template <class Key>
  std::span<const std::uint32_t> order_by(const Key& key) {
    return order_by(key, [&](const LogLine& line) { return !key(line).first.empty(); });
  }
  template <class Key, class Kept>
  std::span<const std::uint32_t> order_by(const Key& key, const Kept& kept) {
    std::vector<std::uint32_t> order(lines_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::erase_if(order, [&](std::uint32_t line) { return !kept(lines_[line]); });
    std::ranges::stable_sort(order, {}, [&](std::uint32_t line) { return key(lines_[line]); });
    return arena_.copy(std::span<const std::uint32_t>(order));
  }

  std::string_view text_;
  Doc doc_;
  std::vector<Fault> faults_;
  LogLineReader line_reader_;
  Arena& arena_;
  std::size_t longest_;
  StopSign stop_;
  std::size_t at_ = 0;
  bool csv_ = false;
  char separator_ = ',';              // of CSV
  std::vector<std::string> columns_;  // of CSV
  std::vector<LogCell> cells_;
  std::vector<LogLine> lines_;
};

}  // namespace

ValidationLogFile read_validation_log(const Documents& documents, Doc document,
                                      const ValidationMethods& methods, Arena& arena,
                                      const ValidationLogOptions& options) {
  return LogReader(documents, document, methods, arena, options).read();
}

}  // namespace dcvlint
