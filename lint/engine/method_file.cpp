#include "lint/engine/method_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "lint/base/ascii.h"
#include "lint/engine/data_rows.h"
#include "lint/engine/toml_tree.h"
#include "lint/facts/caa_parameters.h"

namespace dcvlint {
namespace {

constexpr std::array<std::string_view, 5> tick_names = {"wildcard", "prune", "cname", "onion",
                                                        "cname-before"};
constexpr std::array<std::string_view, 3> mpic_names = {"not-stated", "required",
                                                        "required-unless-onion"};
constexpr std::array<std::string_view, 4> state_names = {"not-yet", "allowed", "should-not",
                                                         "retired"};

class MethodReader {
 public:
  MethodReader(const TomlValue& top, Arena& arena, TomlProblems& problems)
      : file_(top, "the file", problems),
        arena_(&arena),
        problems_(&problems),
        sources_(arena, problems) {}

  ValidationMethods read() {
    ValidationMethods methods;
    methods.date = file_.date("date", true).value_or(Date{});
    sources_.read(file_);
    for (const TomlValue* each : file_.tables("method", true)) read_method(*each);
    file_.done();
    check_gaps();
    sources_.done();
    std::ranges::stable_sort(methods_, {}, [](const ValidationMethod& method) {
      return std::pair(method.family, method.number);
    });
    methods.all = arena_->copy(std::span<const ValidationMethod>(methods_));
    return methods;
  }

 private:
  void read_method(const TomlValue& value) {
    TableReader table(value, "[[method]]", *problems_);
    ValidationMethod method;
    read_section(table, method);
    method.name = arena_->copy(table.text("name", method.family != MethodFamily::other));
    read_label(table, method);
    const auto hosts = table.boolean("hosts", method.family == MethodFamily::other);
    if (hosts && method.family != MethodFamily::other) {
      problems_->add(table.place("hosts"), "a section says what is validated: leave \"hosts\" out");
    }
    method.hosts = method.family == MethodFamily::domain || hosts.value_or(false);
    read_ticks(table, method);
    method.mpic = static_cast<MpicDuty>(word(table, "mpic", mpic_names, true));
    read_days(table, method);
    read_states(table, method);
    read_source(table, method);
    table.done();
    methods_.push_back(method);
  }

  void read_section(TableReader& table, ValidationMethod& method) {
    const std::string_view text = table.text("section", false);
    if (text.empty()) return;
    for (const auto& [family, start] :
         {std::pair(MethodFamily::domain, "3.2.2.4."), std::pair(MethodFamily::ip, "3.2.2.5.")}) {
      if (!text.starts_with(start)) continue;
      const std::string_view digits = text.substr(std::string_view(start).size());
      for (unsigned number = 1; number <= UINT8_MAX; ++number) {
        if (digits != std::to_string(number)) continue;
        method.family = family;
        method.number = static_cast<std::uint8_t>(number);
      }
    }
    if (method.number == 0) {
      method.family = MethodFamily::domain;  // or "acme" and "hosts" would be missed, too
      problems_->add(table.place("section"),
                     fmt::format("\"{}\" is no section of the BR's methods", text),
                     "write 3.2.2.4.N or 3.2.2.5.N");
    } else if (!sections_.emplace(std::pair(method.family, method.number), table.place("section"))
                    .second) {
      problems_->add(table.place("section"), fmt::format("{} is in the file twice", text));
    }
  }

  void read_label(TableReader& table, ValidationMethod& method) {
    method.acme = arena_->copy(table.text("acme", method.family == MethodFamily::other));
    if (method.acme.empty()) return;
    if (method_label_break(method.acme) || lower_case(method.acme) != method.acme) {
      problems_->add(table.place("acme"),
                     fmt::format("\"{}\" is no lower-case label of RFC 8657", method.acme));
    }
    if (method.family != MethodFamily::ip && !labels_.insert(method.acme).second) {
      problems_->add(table.place("acme"), fmt::format("\"{}\" is in the file twice", method.acme));
    }
  }

  void read_ticks(TableReader& table, ValidationMethod& method) {
    const auto ticks = table.texts("ticks", true);
    if (!ticks) return;
    MethodTicks& out = method.ticks;
    bool* const members[] = {&out.wildcard, &out.prune, &out.cname, &out.onion, &out.cname_before};
    for (const std::string_view tick : *ticks) {
      const auto found = std::ranges::find(tick_names, tick);
      if (found == tick_names.end()) {
        problems_->add(table.place("ticks"), fmt::format("unknown tick \"{}\"", tick),
                       nearest_help(tick, tick_names));
      } else {
        *members[found - tick_names.begin()] = true;
      }
    }
    if (method.family == MethodFamily::ip && !ticks->empty()) {
      problems_->add(table.place("ticks"), "ticks are for names, not for addresses");
    }
  }

  // The number of a word in a list; 0 where there is none.
  std::size_t word(TableReader& table, std::string_view key,
                   std::span<const std::string_view> known, bool required) {
    const std::string_view text = table.text(key, required);
    if (text.empty()) return 0;
    const auto found = std::ranges::find(known, text);
    if (found != known.end()) return static_cast<std::size_t>(found - known.begin());
    problems_->add(table.place(key), fmt::format("unknown \"{}\": \"{}\"", key, text),
                   fmt::format("{}", fmt::join(known, ", ")));
    return 0;
  }

  std::uint8_t days(TableReader& table, std::string_view key) {
    const TomlValue* value = table.take(key, TomlKind::integer, false);
    if (value == nullptr) return 0;
    if (value->integer >= 1 && value->integer <= UINT8_MAX) {
      return static_cast<std::uint8_t>(value->integer);
    }
    problems_->add(value->place, fmt::format("\"{}\" must be 1 to 255 days", key));
    return 0;
  }

  void read_days(TableReader& table, ValidationMethod& method) {
    method.token_days = days(table, "token_days");
    method.reuse_days = days(table, "reuse_days");
    const auto follows = table.boolean("token_follows_reuse", false);
    method.token_follows_reuse = follows.value_or(false);
    if (follows && method.token_days == 0) {
      problems_->add(table.place("token_follows_reuse"),
                     "\"token_follows_reuse\" without \"token_days\"");
    }
  }

  void read_states(TableReader& table, ValidationMethod& method) {
    std::vector<MethodPhase> phases;
    for (const TomlValue* each : table.tables("status", false)) {
      TableReader row(*each, "status", *problems_);
      MethodPhase phase;
      phase.state = static_cast<MethodState>(word(row, "is", state_names, true));
      // When a method was retired before there were dates for it nobody needs to know.
      const bool undated = phases.empty() && phase.state == MethodState::retired;
      phase.from = row.date("from", !undated).value_or(Date{INT32_MIN});
      row.done();
      check_phase(row, phases, phase);
      if (phase.state == MethodState::retired) method.ends = phase.from;
      phases.push_back(phase);
    }
    method.phases = arena_->copy(std::span<const MethodPhase>(phases));
    const auto bars = table.boolean("retired_bars_reuse", false);
    method.retired_bars_reuse = bars.value_or(true);
    if (bars && method.ends == Date{INT32_MAX}) {
      problems_->add(table.place("retired_bars_reuse"),
                     "\"retired_bars_reuse\" of a method that is never retired");
    }
  }

  void check_phase(const TableReader& row, const std::vector<MethodPhase>& before,
                   const MethodPhase& phase) {
    if (phase.state == MethodState::not_yet) {
      problems_->add(row.place("is"), "begin with \"allowed\": before that there was none");
    }
    if (phase.state == MethodState::allowed && !before.empty()) {
      problems_->add(row.place("is"), "only the first row can be \"allowed\"");
    }
    if (!before.empty() && before.back().from >= phase.from) {
      problems_->add(row.place("from"), "the rows of \"status\" must ascend by date");
    }
    if (!before.empty() && before.back().state == MethodState::retired) {
      problems_->add(row.place(), "nothing comes after \"retired\"");
    }
  }

  void read_source(TableReader& table, ValidationMethod& method) {
    const DataSource source = sources_.of(table);
    method.source = source.title;
    method.as_of = source.as_of;
  }

  // The BR number their methods without gaps: a missing one was forgotten.
  void check_gaps() {
    std::uint8_t last = 0;
    MethodFamily family{};
    for (const auto& [section, place] : sections_) {
      if (section.first != family) last = 0;
      family = section.first;
      if (section.second != last + 1) {
        problems_->add(place, fmt::format("the section before this one is missing"));
      }
      last = section.second;
    }
  }

  TableReader file_;
  Arena* arena_;
  TomlProblems* problems_;
  DataSources sources_;
  std::map<std::pair<MethodFamily, std::uint8_t>, TomlPlace> sections_;
  std::set<std::string_view> labels_;
  std::vector<ValidationMethod> methods_;
};

}  // namespace

MethodsRead read_methods(std::string_view path, std::string_view toml, Arena& arena) {
  TomlProblems problems(path);
  MethodsRead read;
  if (const auto top = read_toml(toml, problems)) {
    read.methods = MethodReader(*top, arena, problems).read();
  }
  read.problems = problems.take();
  return read;
}

}  // namespace dcvlint
