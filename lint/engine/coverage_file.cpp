#include "lint/engine/coverage_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "lint/engine/toml_tree.h"

namespace dcvlint {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(CoverageState::count_)>
    state_texts = {"covered", "differs", "not-built", "out-of-scope"};

class CoverageReader {
 public:
  CoverageReader(const TomlValue& top, std::span<const Rule> rules, Arena& arena,
                 TomlProblems& problems)
      : file_(top, "the file", problems), arena_(&arena), problems_(&problems) {
    for (const Rule& rule : rules) ids_.push_back(rule.id);
  }

  std::span<const CoveredLinter> read() {
    for (const TomlValue* each : file_.tables("linter", true)) read_linter(*each);
    file_.done();
    return arena_->copy(std::span<const CoveredLinter>(linters_));
  }

 private:
  void read_linter(const TomlValue& value) {
    TableReader table(value, "[[linter]]", *problems_);
    CoveredLinter linter;
    linter.name = arena_->copy(table.text("name", true));
    if (std::ranges::find(linters_, linter.name, &CoveredLinter::name) != linters_.end()) {
      problems_->add(table.place("name"),
                     fmt::format("linter \"{}\" is in the file twice", linter.name));
    }
    linter.says = arena_->copy(table.text("says", true));
    linter.date = table.date("date", true).value_or(Date{});
    checks_.clear();
    seen_.clear();
    for (const TomlValue* each : table.tables("check", true)) read_check(*each);
    table.done();
    linter.checks = arena_->copy(std::span<const CoveredCheck>(checks_));
    linters_.push_back(linter);
  }

  void read_check(const TomlValue& value) {
    TableReader table(value, "the check", *problems_);
    CoveredCheck check;
    check.id = arena_->copy(table.text("id", true));
    if (!check.id.empty() && !seen_.insert(check.id).second) {
      problems_->add(table.place("id"), fmt::format("\"{}\" is in the list twice", check.id));
    }
    read_codes(table, check);
    read_rules(table, check);
    read_state(table, check);
    table.done();
    checks_.push_back(check);
  }

  void read_codes(TableReader& table, CoveredCheck& check) {
    const TomlValue* codes = table.take("codes", TomlKind::integer, false);
    if (codes == nullptr) return;
    const bool is_pattern = check.id.find_first_of("*{") != std::string_view::npos;
    if (codes->integer < 2 || codes->integer > 1000 || !is_pattern) {
      problems_->add(codes->place, "\"codes\" are 2 to 1000 checks that a pattern stands for");
    } else {
      check.codes = static_cast<std::uint32_t>(codes->integer);
    }
  }

  void read_rules(TableReader& table, CoveredCheck& check) {
    const auto rules = table.texts("rules", false);
    if (!rules) return;
    std::vector<std::string_view> kept;
    for (const std::string_view rule : *rules) {
      if (std::ranges::find(ids_, rule) == ids_.end()) {
        problems_->add(table.place("rules"), fmt::format("there is no rule \"{}\"", rule),
                       nearest_help(rule, ids_));
      } else if (std::ranges::find(kept, rule) != kept.end()) {
        problems_->add(table.place("rules"), fmt::format("\"{}\" is named twice", rule));
      }
      kept.push_back(arena_->copy(rule));
    }
    if (kept.empty()) problems_->add(table.place("rules"), "\"rules\" names none");
    check.rules = arena_->copy(std::span<const std::string_view>(kept));
  }

  void read_state(TableReader& table, CoveredCheck& check) {
    std::size_t reasons = 0;
    for (std::size_t i = 1; i < state_texts.size(); ++i) {
      const TomlEntry* entry = table.entry(state_texts[i]);
      if (entry == nullptr) continue;
      if (++reasons == 2) problems_->add(entry->place, "one reason is enough");
      check.note = arena_->copy(table.text(state_texts[i], true));
      check.state = static_cast<CoverageState>(i);
    }
    const bool has_rules = table.entry("rules") != nullptr;
    const bool of_rules = check.state <= CoverageState::differs;
    if (!has_rules && of_rules) {
      problems_->add(table.place(), "the check has neither \"rules\" nor a reason",
                     "say \"not-built\" or \"out-of-scope\", and why");
    } else if (has_rules && !of_rules) {
      problems_->add(
          table.place(coverage_state_text(check.state)),
          fmt::format("\"{}\" of a check that has rules", coverage_state_text(check.state)),
          "say how they judge it otherwise with \"differs\"");
    }
  }

  TableReader file_;
  Arena* arena_;
  TomlProblems* problems_;
  std::vector<std::string_view> ids_;
  std::vector<CoveredLinter> linters_;
  std::vector<CoveredCheck> checks_;  // of the linter that is read
  std::set<std::string_view> seen_;   // their ids
};

}  // namespace

std::string_view coverage_state_text(CoverageState state) {
  return state_texts[static_cast<std::size_t>(state)];
}

std::uint32_t coverage_count(const CoveredLinter& linter) {
  std::uint32_t sum = 0;
  for (const CoveredCheck& check : linter.checks) sum += check.codes;
  return sum;
}

std::uint32_t coverage_count(const CoveredLinter& linter, CoverageState state) {
  std::uint32_t sum = 0;
  for (const CoveredCheck& check : linter.checks) sum += check.state == state ? check.codes : 0;
  return sum;
}

CoverageRead read_coverage(std::string_view path, std::string_view toml,
                           std::span<const Rule> rules, Arena& arena) {
  TomlProblems problems(path);
  CoverageRead read;
  if (const auto top = read_toml(toml, problems)) {
    read.linters = CoverageReader(*top, rules, arena, problems).read();
  }
  read.problems = problems.take();
  return read;
}

}  // namespace dcvlint
