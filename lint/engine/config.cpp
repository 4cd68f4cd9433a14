#include "lint/engine/config.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "lint/engine/own_files.h"
#include "lint/engine/toml_tree.h"
#include "lint/facts/name.h"
#include "lint/sources/discover.h"
#include "lint/sources/dns_address.h"

namespace dcvlint {
namespace {

constexpr std::string_view file_name = "dcvlint.toml";
constexpr std::size_t depth_limit = 8;
constexpr std::size_t file_limit = 64;  // a file that extends two, each of which extends two …

template <class T>
void append(std::vector<T>& to, std::vector<T> items) {
  to.insert(to.end(), std::make_move_iterator(items.begin()), std::make_move_iterator(items.end()));
}

// Reads a file and, before it, what it extends.
class ConfigReader {
 public:
  explicit ConfigReader(const Files& files) : files_(&files) {}

  void read(const std::string& path) {
    TomlProblems problems(path);
    std::optional<Bytes> bytes = open(path, problems);
    const auto top = bytes ? read_toml(bytes->view(), problems) : std::nullopt;
    if (top) {
      stack_.push_back(canonical(path));
      read_file(*top, path, problems);
      stack_.pop_back();
    }
    append(problems_, problems.take());
  }

  ConfigRead take(const std::string& path) {
    config_.path = path;
    config_.directory = parent_path(path);
    return {std::move(config_), std::move(problems_)};
  }

 private:
  std::string canonical(const std::string& path) const {
    return files_->canonical(path).value_or(normal_path(path));
  }

  std::optional<Bytes> open(const std::string& path, TomlProblems& problems) const {
    const FileStatus status = files_->status(path);
    if (status.kind != FileKind::regular) {
      problems.add({}, status.kind == FileKind::missing ? "no such file" : "not a regular file");
      return std::nullopt;
    }
    if (status.size > toml_size_limit) {
      problems.add({}, fmt::format("larger than {} bytes", toml_size_limit));
      return std::nullopt;
    }
    auto bytes = files_->read(path);
    if (bytes) return *std::move(bytes);
    problems.add({}, bytes.error().what);
    return std::nullopt;
  }

  void read_file(const TomlValue& top, const std::string& path, TomlProblems& problems) {
    TableReader file(top, "the file", problems);
    read_extended(file, path, problems);
    if (auto select = texts(file, "select")) config_.select = *std::move(select);
    if (auto ignore = texts(file, "ignore")) append(config_.ignore, *std::move(ignore));
    if (auto exclude = texts(file, "exclude")) append(config_.exclude, *std::move(exclude));
    if (auto rules = texts(file, "rules")) {
      for (const std::string& folder : *rules) {
        if (leaves_tree(path, folder, file.place("rules"), problems)) continue;
        config_.rules.push_back(normal_path(join_path(parent_path(path), folder)));
      }
    }
    if (const std::string_view text = file.text("fail-on", false); !text.empty()) {
      config_.fail_on = severity(text, file.place("fail-on"), problems);
    }
    if (const auto date = file.date("as-of", false)) config_.as_of = date;
    read_profile(file, path, problems);
    read_severities(file, problems);
    bound_rows(problems);
    for (const TomlValue* zone : file.tables("zone", false)) read_zone(*zone, problems);
    if (const TomlValue* policy = file.take("policy", TomlKind::table, false)) {
      read_policy(*policy, path, problems);
    }
    if (const TomlValue* text = file.take("text", TomlKind::table, false)) {
      read_text(*text, path, problems);
    }
    read_perspectives(file, problems);
    file.done();
  }

  // A file of the organisation's own, relative to the one that names it; empty: it leads out.
  std::string own_file(const std::string& path, std::string_view name, TomlPlace place,
                       TomlProblems& problems) const {
    if (leaves_tree(path, name, place, problems)) return {};
    std::string own = normal_path(join_path(parent_path(path), name));
    // Messages about a file of another kind would tell what is in it.
    if (own.ends_with(".toml") && canonical(own).ends_with(".toml")) return own;
    problems.add(place, fmt::format("\"{}\" is no .toml file", name));
    return {};
  }

  void read_profile(TableReader& file, const std::string& path, TomlProblems& problems) {
    const std::string_view text = file.text("profile", false);
    if (text.empty()) return;
    config_.profile_file.clear();
    config_.profile.reset();
    if (is_own_file(text)) {
      config_.profile_file = own_file(path, text, file.place("profile"), problems);
      return;
    }
    config_.profile = profile_from_text(text);
    if (config_.profile) return;
    std::vector<std::string_view> known;
    for (unsigned i = 0; i < static_cast<unsigned>(Profile::count_); ++i) {
      known.push_back(profile_text(static_cast<Profile>(i)));
    }
    problems.add(file.place("profile"), fmt::format("unknown profile \"{}\"", text),
                 nearest_help(text, known));
  }

  static std::optional<std::vector<std::string>> texts(TableReader& table, std::string_view key) {
    const auto found = table.texts(key, false);
    if (!found) return std::nullopt;
    return std::vector<std::string>(found->begin(), found->end());
  }

  static std::optional<Severity> severity(std::string_view text, TomlPlace place,
                                          TomlProblems& problems) {
    const auto found = severity_from_text(text);
    if (!found) {
      problems.add(place, fmt::format("unknown severity \"{}\"", text), "notice, warning or error");
    }
    return found;
  }

  bool leaves_tree(const std::string& path, std::string_view name, TomlPlace place,
                   TomlProblems& problems) const {
    const std::string tree = tree_left_by_link(*files_, std::string(parent_path(path)), name);
    if (tree.empty()) return false;
    problems.add(place, fmt::format("\"{}\" is a link that leads out of {}", name, tree),
                 "write the path that it leads to");
    return true;
  }

  // A string, or a list of them.
  static std::vector<std::pair<std::string_view, TomlPlace>> one_or_several(TableReader& table,
                                                                            std::string_view key) {
    const TomlEntry* entry = table.entry(key);
    std::vector<std::pair<std::string_view, TomlPlace>> out;
    if (entry != nullptr && entry->value.kind == TomlKind::array) {
      table.texts(key, false);
      for (const TomlValue& item : entry->value.items) {
        if (item.kind == TomlKind::string) out.emplace_back(item.text, item.place);
      }
    } else if (const std::string_view one = table.text(key, false); !one.empty()) {
      out.emplace_back(one, table.place(key));
    }
    return out;
  }

  void read_extended(TableReader& file, const std::string& path, TomlProblems& problems) {
    for (const auto& [name, place] : one_or_several(file, "extend")) {
      extend(path, name, place, problems);
    }
  }

  void read_text(const TomlValue& value, const std::string& path, TomlProblems& problems) {
    TableReader table(value, "[text]", problems);
    for (const auto& [name, place] : one_or_several(table, "known")) {
      add_known(path, name, place, problems);
    }
    table.done();
  }

  // A list of names, which lies beside the file or elsewhere in its tree: what a change to a
  // repository can name is read by whoever checks that change.
  void add_known(const std::string& path, std::string_view name, TomlPlace place,
                 TomlProblems& problems) {
    const std::string own = normal_path(join_path(parent_path(path), name));
    const auto target = files_->canonical(own);
    if (!target) return problems.add(place, fmt::format("there is no file \"{}\"", name));
    const std::string directory(parent_path(canonical(path)));
    std::string tree = git_top_level(*files_, directory);
    if (tree.empty()) tree = directory;
    if (!is_within(*target, tree)) {
      return problems.add(place, fmt::format("\"{}\" lies outside of {}", name, tree),
                          "keep the list in the same repository");
    }
    if (std::ranges::find(config_.known_names, own) != config_.known_names.end()) return;
    if (config_.known_names.size() == most_name_lists) {
      return problems.add(place, fmt::format("more than {} lists of names", most_name_lists));
    }
    config_.known_names.push_back(own);
  }

  void extend(const std::string& path, std::string_view name, TomlPlace place,
              TomlProblems& problems) {
    const std::string other = normal_path(join_path(parent_path(path), name));
    // Messages about a file of another kind would tell what is in it.
    if (!other.ends_with(".toml") || !canonical(other).ends_with(".toml")) {
      return problems.add(place, fmt::format("\"{}\" is no .toml file", name));
    }
    if (files_->status(other).kind == FileKind::missing) {
      return problems.add(place, fmt::format("there is no file \"{}\"", name));
    }
    if (leaves_tree(path, name, place, problems)) return;
    if (std::ranges::find(stack_, canonical(other)) != stack_.end()) {
      return problems.add(place, fmt::format("\"{}\" extends this file in turn", name));
    }
    if (stack_.size() > depth_limit || ++count_ > file_limit) {
      if (!too_many_) problems.add(place, "too many files that extend one another");
      too_many_ = true;
      return;
    }
    read(other);
  }

  void read_severities(TableReader& file, TomlProblems& problems) {
    const TomlValue* table = file.take("severity", TomlKind::table, false);
    if (table == nullptr) return;
    for (const TomlEntry& entry : table->entries) {
      if (entry.value.kind != TomlKind::table) {
        wrong_kind(entry.value, entry.key, "a table { level, reason }", problems);
        continue;
      }
      TableReader row(entry.value, "a [severity] row", problems);
      SeverityChange change;
      change.rule = entry.key;
      const std::string_view level = row.text("level", true);
      change.reason = row.text("reason", true);
      row.done();
      if (level.empty()) continue;
      if (level == "off" || level == "none" || level == "never" || level == "ignore") {
        problems.add(row.place("level"), fmt::format("unknown severity \"{}\"", level),
                     fmt::format("to leave the rule out: ignore = [\"{}\"]", change.rule));
        continue;
      }
      const auto found = severity(level, row.place("level"), problems);
      if (!found) continue;
      change.severity = *found;
      config_.severities.push_back(std::move(change));
    }
  }

  // Each row is compared with each rule, in a plan for each kind of document on each day.
  void bound_rows(TomlProblems& problems) const {
    constexpr std::size_t most = 1000;
    const std::pair<std::string_view, std::size_t> lists[] = {
        {"select", config_.select.size()},
        {"ignore", config_.ignore.size()},
        {"[severity]", config_.severities.size()},
    };
    for (const auto& [name, size] : lists) {
      if (size > most) problems.add({}, fmt::format("{} has more than {} rows", name, most));
    }
  }

  void read_zone(const TomlValue& value, TomlProblems& problems) {
    TableReader table(value, "[[zone]]", problems);
    ZoneMapping mapping;
    mapping.file = table.text("file", true);
    mapping.origin = table.text("origin", true);
    table.done();
    if (!mapping.origin.empty() && !Names(0).intern(mapping.origin, Name::root)) {
      problems.add(table.place("origin"), fmt::format("\"{}\" is no domain name", mapping.origin));
    }
    config_.zones.push_back(std::move(mapping));
  }

  // Which one comes first matters, so that lists are replaced, not joined.
  void read_perspectives(TableReader& file, TomlProblems& problems) {
    const auto tables = file.tables("perspective", false);
    if (tables.empty()) return;
    if (tables.size() > most_perspectives) {
      return problems.add(tables[most_perspectives]->place,
                          fmt::format("more than {} perspectives", most_perspectives));
    }
    config_.perspectives.clear();
    for (const TomlValue* table : tables) read_perspective(*table, problems);
  }

  void read_perspective(const TomlValue& value, TomlProblems& problems) {
    TableReader table(value, "[[perspective]]", problems);
    const std::string_view dns = table.text("dns", true);
    const std::string_view region = table.text("region", false);
    table.done();
    Perspective perspective{{}, rir_from_text(region)};
    if (!region.empty() && !perspective.region) {
      std::string help = nearest_help(region, rir_names());
      if (help.empty()) help = "arin, ripe, apnic, lacnic or afrinic";
      problems.add(table.place("region"), fmt::format("unknown region \"{}\"", region), help);
    }
    if (dns.empty()) return;
    const auto resolver = resolver_text(dns);
    if (!resolver) {
      return problems.add(table.place("dns"),
                          fmt::format("\"{}\": {}", dns, resolver.error().what));
    }
    perspective.dns = *resolver;
    if (std::ranges::find(config_.perspectives, perspective.dns, &Perspective::dns) !=
        config_.perspectives.end()) {
      return problems.add(table.place("dns"), fmt::format("\"{}\" is there twice", dns));
    }
    config_.perspectives.push_back(std::move(perspective));
  }

  void read_policy(const TomlValue& value, const std::string& path, TomlProblems& problems) {
    TableReader table(value, "[policy]", problems);
    read_presets(table, path, problems);
    read_issuance_policy(table, config_.policy, problems);
    table.done();
  }

  // One name, or path of a file, or a list of them.
  void read_presets(TableReader& table, const std::string& path, TomlProblems& problems) {
    const TomlEntry* entry = table.entry("preset");
    if (entry == nullptr) return;
    std::vector<std::string_view> names;
    if (entry->value.kind == TomlKind::array) {
      names = table.texts("preset", false).value_or(names);
    } else if (const std::string_view one = table.text("preset", false); !one.empty()) {
      names.push_back(one);
    }
    config_.policy.presets = {};
    config_.policy.preset_files.clear();
    for (std::string_view name : names) {
      if (is_own_file(name)) {
        std::string own = own_file(path, name, table.place("preset"), problems);
        if (!own.empty()) config_.policy.preset_files.push_back(std::move(own));
      } else if (const auto preset = preset_from_text(name)) {
        config_.policy.presets.add(*preset);
      } else {
        problems.add(table.place("preset"), fmt::format("unknown preset \"{}\"", name),
                     nearest_help(name, preset_names()));
      }
    }
  }

  const Files* files_;
  std::vector<std::string> stack_;  // canonical paths of the files being read
  std::size_t count_ = 0;
  bool too_many_ = false;
  Config config_;
  std::vector<FileProblem> problems_;
};

}  // namespace

ConfigRead read_config(const Files& files, const std::string& path) {
  ConfigReader reader(files);
  reader.read(path);
  return reader.take(path);
}

ConfigRead Configs::read_inside(const std::string& directory, const std::string& path) const {
  if (files_->status(path).link) {
    std::string tree = git_top_level(*files_, directory);
    if (tree.empty()) tree = directory;
    const auto target = files_->canonical(path);
    if (target && !is_within(*target, tree)) {
      ConfigRead refused;
      refused.problems.push_back({path, 0, 0,
                                  "a link that leads out of " + tree + "; it isn't read",
                                  "commit the file itself, or name it with --config"});
      return refused;
    }
  }
  return read_config(*files_, path);
}

const ConfigRead& Configs::for_directory(const std::string& directory) {
  std::vector<std::string> passed;  // folders on the way up that weren't known
  const ConfigRead* found = nullptr;
  for (std::string at = directory; found == nullptr; at = parent_path(at)) {
    if (const auto known = by_directory_.find(at); known != by_directory_.end()) {
      found = known->second;
      break;
    }
    passed.push_back(at);
    const std::string path = join_path(at, file_name);
    const FileKind kind = files_->status(path).kind;
    const bool here = kind == FileKind::regular || kind == FileKind::other;
    const bool top = at.empty() || at == "/";
    if (!here && !top) continue;
    auto& read = by_file_[here ? path : std::string()];
    if (!read) read = std::make_unique<ConfigRead>(here ? read_inside(at, path) : ConfigRead{});
    found = read.get();
  }
  for (const std::string& each : passed) by_directory_[each] = found;
  return *found;
}

bool falls_under(std::string_view rule_id, std::string_view prefix) {
  if (prefix == "all") return true;
  if (prefix.ends_with('/')) prefix.remove_suffix(1);
  if (prefix.empty() || !rule_id.starts_with(prefix)) return false;
  // Whole words only: "caa/issue" is not about caa/issuer-unknown.
  if (rule_id.size() == prefix.size()) return true;
  const char next = rule_id[prefix.size()];
  return next == '/' || next == '-';
}

}  // namespace dcvlint
