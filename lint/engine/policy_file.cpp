#include "lint/engine/policy_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "lint/base/files.h"
#include "lint/engine/config.h"
#include "lint/engine/toml_tree.h"

namespace dcvlint {
namespace {

class PolicyReader {
 public:
  PolicyReader(const TomlValue& top, std::string_view path, Arena& arena, TomlProblems& problems)
      : file_(top, "the file", problems), path_(path), arena_(&arena), problems_(&problems) {}

  // Of an organisation's own policy: the rules that there are.
  void own(std::span<const Rule* const> rules) {
    own_ = true;
    for (const Rule* rule : rules) ids_.push_back(rule->id);
  }

  PolicyPreset read() {
    read_name();
    read_extend();
    policy_.title = line(file_, "title");
    policy_.origin = line(file_, "origin");
    policy_.says = arena_->copy(file_.text("says", true));
    policy_.date = file_.date("date", true).value_or(Date{});
    policy_.from = file_.date("from", false).value_or(always);
    policy_.until = file_.date("until", false);
    if (policy_.until && *policy_.until <= policy_.from) {
      problems_->add(file_.place("until"), "\"until\" must lie behind \"from\"");
    }
    std::vector<PresetSeverity> rows;
    for (const TomlValue* each : file_.tables("severity", false)) read_row(*each, rows);
    policy_.severities = arena_->copy(std::span<const PresetSeverity>(rows));
    std::vector<PresetReplacement> replaced;
    for (const TomlValue* each : file_.tables("replaced", false)) read_replaced(*each, replaced);
    constexpr std::size_t most = 1000;  // each is compared with each rule in each plan
    if (rows.size() > most || replaced.size() > most) {
      problems_->add({}, fmt::format("more than {} rules in [[severity]] or [[replaced]]", most));
    }
    policy_.replaced = arena_->copy(std::span<const PresetReplacement>(replaced));
    file_.done();
    return policy_;
  }

 private:
  std::string_view line(TableReader& table, std::string_view key) {
    const std::string_view text = table.text(key, true);
    if (text.find('\n') != std::string_view::npos) {
      problems_->add(table.place(key), fmt::format("\"{}\" must be one line", key));
    }
    return arena_->copy(text);
  }

  void read_name() {
    const std::string_view name = file_.text("name", true);
    if (name.empty()) return;
    if (fmt::format("{}.toml", name) != base_name(path_)) {
      problems_->add(file_.place("name"), fmt::format("\"{}\" is not the name of the file", name));
    }
    policy_.name = arena_->copy(name);
    const auto preset = preset_from_text(name);
    if (own_) {
      policy_.preset = Preset::count_;
      if (preset) {
        problems_->add(file_.place("name"), fmt::format("\"{}\" is a built-in policy", name),
                       "give the file and its name another one");
      }
    } else if (preset) {
      policy_.preset = *preset;
    } else {
      problems_->add(file_.place("name"), fmt::format("unknown policy \"{}\"", name),
                     nearest_help(name, preset_names()));
    }
  }

  void read_extend() {
    const TomlEntry* entry = file_.entry("extend");
    if (entry == nullptr) return;
    Texts names;
    if (entry->value.kind == TomlKind::array) {
      names = file_.texts("extend", false).value_or(names);
    } else if (const std::string_view one = file_.text("extend", false); !one.empty()) {
      names.push_back(one);
    }
    for (std::string_view name : names) {
      if (const auto preset = preset_from_text(name)) {
        policy_.extend.add(*preset);
      } else {
        problems_->add(file_.place("extend"), fmt::format("there is no policy \"{}\"", name),
                       nearest_help(name, preset_names()));
      }
    }
  }

  void check_rule(std::string_view rule, TomlPlace place) {
    if (!own_ || std::ranges::any_of(ids_, [&](auto id) { return falls_under(id, rule); })) return;
    problems_->add(place, fmt::format("no rule falls under \"{}\"", rule),
                   nearest_help(rule, ids_));
  }

  void read_replaced(const TomlValue& value, std::vector<PresetReplacement>& rows) {
    TableReader table(value, "[[replaced]]", *problems_);
    const Texts rules = table.texts("rules", true).value_or(Texts{});
    const std::string_view by = table.text("by", true);
    table.done();
    if (!by.empty()) check_rule(by, table.place("by"));
    for (std::string_view rule : rules) {
      check_rule(rule, table.place("rules"));
      rows.push_back({arena_->copy(rule), arena_->copy(by)});
    }
  }

  void read_row(const TomlValue& value, std::vector<PresetSeverity>& rows) {
    TableReader table(value, "[[severity]]", *problems_);
    PresetSeverity row;
    const Texts rules = table.texts("rules", true).value_or(Texts{});
    const std::string_view level = table.text("level", true);
    if (const auto severity = severity_from_text(level)) {
      row.severity = *severity;
    } else if (!level.empty()) {
      problems_->add(table.place("level"), fmt::format("unknown severity \"{}\"", level),
                     "notice, warning or error");
    }
    row.reason = line(table, "reason");
    for (std::string_view name : table.texts("documents", false).value_or(Texts{})) {
      if (const auto document = document_kind_from_text(name)) {
        row.documents.add(*document);
      } else {
        problems_->add(table.place("documents"), fmt::format("unknown document \"{}\"", name));
      }
    }
    if (const TomlValue* cite = table.take("cite", TomlKind::table, true)) {
      TableReader citation(*cite, "cite", *problems_);
      row.citation.source = line(citation, "source");
      row.citation.section = arena_->copy(citation.text("section", false));
      row.citation.says = arena_->copy(citation.text("says", true));
      citation.done();
    }
    table.done();
    for (std::string_view rule : rules) {
      check_rule(rule, table.place("rules"));
      row.rule = arena_->copy(rule);
      rows.push_back(row);
    }
  }

  using Texts = std::vector<std::string_view>;
  TableReader file_;
  std::string_view path_;
  Arena* arena_;
  TomlProblems* problems_;
  PolicyPreset policy_;
  bool own_ = false;
  Texts ids_;  // of an own policy's run
};

}  // namespace

PoliciesRead read_policies(std::span<const DataFile> files, Arena& arena) {
  PoliciesRead read;
  std::vector<PolicyPreset> presets;
  for (const DataFile& file : files) {
    TomlProblems problems(file.path);
    if (const auto top = read_toml(file.toml, problems)) {
      presets.push_back(PolicyReader(*top, file.path, arena, problems).read());
    }
    std::ranges::move(problems.take(), std::back_inserter(read.problems));
  }
  std::ranges::stable_sort(presets, {}, &PolicyPreset::preset);
  read.presets = arena.copy(std::span<const PolicyPreset>(presets));
  return read;
}

OwnPolicyRead read_own_policy(const DataFile& file, std::span<const Rule* const> rules,
                              Arena& arena) {
  OwnPolicyRead read;
  TomlProblems problems(file.path);
  if (const auto top = read_toml(file.toml, problems)) {
    PolicyReader reader(*top, file.path, arena, problems);
    reader.own(rules);
    read.policy = reader.read();
  }
  read.problems = problems.take();
  return read;
}

std::vector<FileProblem> policy_rule_problems(std::span<const DataFile> files,
                                              std::span<const PolicyPreset> presets,
                                              std::span<const Rule> rules) {
  std::vector<FileProblem> problems;
  std::vector<std::string_view> ids;
  for (const Rule& rule : rules) ids.push_back(rule.id);
  for (const PolicyPreset& preset : presets) {
    const auto file = std::ranges::find_if(files, [&](const DataFile& each) {
      return base_name(each.path) == fmt::format("{}.toml", preset_text(preset.preset));
    });
    const auto check = [&](std::string_view rule) {
      if (std::ranges::any_of(ids, [&](auto id) { return falls_under(id, rule); })) return;
      problems.push_back({file == files.end() ? std::string() : file->path, 0, 0,
                          fmt::format("no rule falls under \"{}\"", rule),
                          nearest_help(rule, ids)});
    };
    for (const PresetSeverity& row : preset.severities) check(row.rule);
    for (const PresetReplacement& row : preset.replaced) {
      check(row.rule);
      check(row.by);
    }
  }
  return problems;
}

}  // namespace dcvlint
