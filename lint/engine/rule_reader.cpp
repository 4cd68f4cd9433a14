#include "lint/engine/rule_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "lint/engine/document_facts.h"

namespace dcvlint {
namespace {

template <class E>
std::vector<std::string_view> all_texts(std::string_view (*text)(E)) {
  std::vector<std::string_view> texts;
  for (unsigned i = 0; i < static_cast<unsigned>(E::count_); ++i) {
    texts.push_back(text(static_cast<E>(i)));
  }
  return texts;
}

std::string joined(std::span<const std::string_view> texts) {
  std::string out;
  for (std::string_view text : texts) out += (out.empty() ? "" : ", ") + std::string(text);
  return out;
}

// A parameter as the file has it, and where.
struct GivenParam {
  Param param;
  TomlPlace place;
};

class RuleReader {
 public:
  RuleReader(const TomlValue& top, std::span<const Check> checks, Arena& arena,
             TomlProblems& problems)
      : file_(top, "the rule", problems), checks_(checks), arena_(&arena), problems_(&problems) {}

  Rule read() {
    Rule rule;
    rule.title = line("title");
    rule.why = keep(file_.text("why", true));
    rule.fix = keep(file_.text("fix", true));
    read_check(rule);
    read_applies_to(rule);
    read_citations(rule);
    read_phases(rule);
    if (const auto related = file_.texts("related", false)) rule.related = keep_all(*related);
    check_examples(read_examples(rule, file_, *problems_));
    file_.done();
    return rule;
  }

 private:
  std::string_view keep(std::string_view text) { return arena_->copy(text); }
  Strings keep_all(std::span<const std::string_view> texts) {
    std::vector<std::string_view> kept;
    for (std::string_view text : texts) kept.push_back(keep(text));
    return arena_->copy(std::span<const std::string_view>(kept));
  }

  // A text that is printed on one line.
  std::string_view line(std::string_view key) {
    const std::string_view text = file_.text(key, true);
    if (text.find('\n') != std::string_view::npos) {
      problems_->add(file_.place(key), fmt::format("\"{}\" must be one line", key));
    }
    return keep(text);
  }

  void read_check(Rule& rule) {
    rule.check = keep(file_.text("check", true));
    if (rule.check.empty()) return;
    const auto found = std::ranges::find(checks_, rule.check, &Check::id);
    if (found != checks_.end()) {
      check_ = &*found;
      return;
    }
    std::vector<std::string_view> ids;
    for (const Check& check : checks_) ids.push_back(check.id);
    problems_->add(file_.place("check"), fmt::format("unknown check \"{}\"", rule.check),
                   nearest_help(rule.check, ids));
  }

  template <class E>
  Set<E> read_set(TableReader& table, std::string_view key, bool required, std::string_view thing,
                  std::string_view (*text)(E)) {
    Set<E> set;
    const auto names = table.texts(key, required);
    if (!names) return set;
    if (names->empty()) {
      problems_->add(table.place(key), fmt::format("\"{}\" is an empty list", key));
    }
    const auto known = all_texts(text);
    for (std::size_t i = 0; i < names->size(); ++i) {
      const auto found = std::ranges::find(known, (*names)[i]);
      if (found != known.end()) {
        set.add(static_cast<E>(found - known.begin()));
        continue;
      }
      std::string help = nearest_help((*names)[i], known);
      // As examples call it.
      if (thing == "document" && (*names)[i].starts_with("request")) help = "did you mean \"csr\"?";
      if (help.empty()) help = "known are " + joined(known);
      problems_->add(table.place(key), fmt::format("unknown {} \"{}\"", thing, (*names)[i]), help);
    }
    return set;
  }

  // "tls" means dv, iv, ov and ev, too.
  static void add_members(Set<Profile>& profiles) {
    const Set<Profile> named = profiles;
    for (unsigned group = 0; group < static_cast<unsigned>(Profile::count_); ++group) {
      if (!named.has(static_cast<Profile>(group))) continue;
      for (unsigned member = 0; member < static_cast<unsigned>(Profile::count_); ++member) {
        if (stands_for(static_cast<Profile>(group), static_cast<Profile>(member))) {
          profiles.add(static_cast<Profile>(member));
        }
      }
    }
  }

  void read_applies_to(Rule& rule) {
    const TomlValue* value = file_.take("applies_to", TomlKind::table, true);
    if (value == nullptr) return;
    TableReader table(*value, "applies_to", *problems_);
    rule.documents = read_set(table, "documents", true, "document", &document_kind_text);
    rule.profiles = read_set(table, "profiles", false, "profile", &profile_text);
    add_members(rule.profiles);
    rule.policies = read_set(table, "policies", false, "policy", &preset_text);
    rule.clock = clock_of(rule.documents);
    table.done();
    if (check_ == nullptr || rule.documents.empty()) return;
    for (unsigned i = 0; i < static_cast<unsigned>(DocumentKind::count_); ++i) {
      const auto document = static_cast<DocumentKind>(i);
      if (!rule.documents.has(document) || gives_facts(document, check_->kind)) continue;
      problems_->add(
          table.place("documents"),
          fmt::format("\"{}\" looks at facts of kind {}, which a document of kind {} "
                      "doesn't have",
                      check_->id, kind_text(check_->kind), document_kind_text(document)));
    }
  }

  void read_citations(Rule& rule) {
    std::vector<Citation> citations;
    const auto tables = file_.tables("cite", true);
    if (tables.empty() && file_.entry("cite") != nullptr) {
      problems_->add(file_.place("cite"), "no citation: a rule must rest on something");
    }
    for (const TomlValue* each : tables) {
      TableReader table(*each, "[[cite]]", *problems_);
      Citation citation;
      citation.source = keep(table.text("source", true));
      citation.section = keep(table.text("section", false));
      citation.says = keep(table.text("says", true));
      table.done();
      citations.push_back(citation);
    }
    rule.citations = arena_->copy(std::span<const Citation>(citations));
  }

  std::optional<Severity> read_severity(TableReader& table, bool required) {
    const std::string_view text = table.text("severity", required);
    if (text.empty()) return std::nullopt;
    const auto severity = severity_from_text(text);
    if (!severity) {
      problems_->add(table.place("severity"), fmt::format("unknown severity \"{}\"", text),
                     "notice, warning or error");
    }
    return severity;
  }

  // Null when missing or wrong.
  const TomlValue* read_message(TableReader& table, bool required) {
    if (table.text("message", required).empty()) return nullptr;
    const TomlValue& message = table.entry("message")->value;
    if (message.text.find('\n') != std::string::npos) {
      problems_->add(message.place, "\"message\" must be one line");
    }
    if (check_ != nullptr) check_message(message, check_->words, *problems_);
    return &message;
  }

  // `csr = { severity, message }`: what is another matter while it is only asked for.
  void read_csr(TableReader& owner, Phase& phase, const Rule& rule) {
    const TomlValue* value = owner.take("csr", TomlKind::table, false);
    if (value == nullptr) return;
    TableReader table(*value, "csr", *problems_);
    if (const auto severity = read_severity(table, false)) phase.csr_severity = severity;
    if (const TomlValue* message = read_message(table, false)) {
      phase.csr_message = keep(message->text);
    }
    table.done();
    if (!rule.documents.has(DocumentKind::csr)) {
      problems_->add(value->place,
                     "\"csr\" in a rule that does not apply to documents of kind csr");
    }
  }

  void read_phases(Rule& rule) {
    Phase phase;
    phase.severity = read_severity(file_, true).value_or(Severity::notice);
    if (const TomlValue* message = read_message(file_, true)) phase.message = keep(message->text);
    read_csr(file_, phase, rule);
    std::vector<GivenParam> params;
    read_params(file_, params);
    std::vector<Phase> phases;
    const bool has_phases = file_.entry("phase") != nullptr;
    for (const TomlValue* each : file_.tables("phase", false)) {
      TableReader table(*each, "[[phase]]", *problems_);
      const auto from = table.date("from", true);
      if (from && !phases.empty() && *from <= phases.back().from) {
        problems_->add(table.place("from"), "phases must ascend by date");
      }
      phase.from = from.value_or(phase.from);
      phase.severity = read_severity(table, false).value_or(phase.severity);
      if (const TomlValue* message = read_message(table, false)) {
        phase.message = keep(message->text);
      }
      read_csr(table, phase, rule);
      read_params(table, params);
      table.done();
      finish_phase(phase, params, table.place());
      phases.push_back(phase);
    }
    if (has_phases && phases.empty()) {
      problems_->add(file_.place("phase"), "\"phase\" is an empty list");
    }
    if (!has_phases) {
      finish_phase(phase, params, file_.place("check"));
      phases.push_back(phase);
    }
    rule.phases = arena_->copy(std::span<const Phase>(phases));
  }

  // Adds to `params`, or replaces what has the same name.
  void read_params(TableReader& owner, std::vector<GivenParam>& params) {
    const TomlValue* table = owner.take("params", TomlKind::table, false);
    if (table == nullptr || check_ == nullptr) return;
    std::vector<std::string_view> names;
    for (const ParamInfo& info : check_->params) names.push_back(info.name);
    for (const TomlEntry& entry : table->entries) {
      const auto info = std::ranges::find(check_->params, entry.key, &ParamInfo::name);
      if (info == check_->params.end()) {
        problems_->add(entry.place,
                       fmt::format("\"{}\" has no parameter \"{}\"", check_->id, entry.key),
                       nearest_help(entry.key, names));
        continue;
      }
      const auto value = param_value(entry, info->type);
      if (!value) {
        misgiven_.push_back(info->name);
        continue;
      }
      const GivenParam given{{info->name, *value}, entry.value.place};
      const auto same = std::ranges::find_if(
          params, [&](const GivenParam& each) { return each.param.name == info->name; });
      if (same == params.end()) {
        params.push_back(given);
      } else {
        *same = given;
      }
    }
  }

  std::optional<Value> param_value(const TomlEntry& entry, std::size_t type) {
    const TomlValue& value = entry.value;
    constexpr TomlKind kinds[] = {TomlKind::integer, TomlKind::boolean, TomlKind::date,
                                  TomlKind::string, TomlKind::array};
    static_assert(std::size(kinds) == std::variant_size_v<Value>);
    if (value.kind != kinds[type]) {
      wrong_kind(value, entry.key, value_type_text(type), *problems_);
      return std::nullopt;
    }
    switch (value.kind) {
      case TomlKind::integer:
        return value.integer;
      case TomlKind::boolean:
        return value.boolean;
      case TomlKind::date:
        return value.date;
      case TomlKind::string:
        return keep(value.text);
      default:
        break;
    }
    const auto texts = strings_of(value, entry.key, *problems_);
    if (texts.size() != value.items.size()) return std::nullopt;
    return keep_all(texts);
  }

  // Required parameters, and what the check itself says about their values.
  void finish_phase(Phase& phase, const std::vector<GivenParam>& given, TomlPlace place) {
    if (check_ == nullptr) return;
    bool complete = true;
    std::vector<Param> params;
    for (const ParamInfo& info : check_->params) {
      const auto found = std::ranges::find_if(
          given, [&](const GivenParam& each) { return each.param.name == info.name; });
      if (found != given.end()) {
        params.push_back({keep(info.name), found->param.value});
      } else if (info.required) {
        complete = false;
        if (std::ranges::find(misgiven_, info.name) != misgiven_.end()) continue;
        problems_->add(place, fmt::format("\"{}\" needs the parameter \"{}\": {}", check_->id,
                                          info.name, info.about));
      }
    }
    phase.params = arena_->copy(std::span<const Param>(params));
    if (!complete) return;
    const auto bound = check_->bind(phase.params);
    if (bound) return;
    for (const GivenParam& each : given) {
      if (each.param.name == bound.error().where) place = each.place;
    }
    problems_->add(place, bound.error().what);
  }

  void check_examples(const std::vector<Example>& examples) {
    if (file_.entry("example") == nullptr) return;  // said already
    const bool finds =
        std::ranges::any_of(examples, [](const Example& each) { return !each.finds.empty(); });
    const bool leaves =
        std::ranges::any_of(examples, [](const Example& each) { return each.finds.empty(); });
    if (!finds) problems_->add(file_.place("example"), "no example that the rule finds");
    if (!leaves) {
      problems_->add(file_.place("example"), "no example that the rule leaves alone (finds = [])");
    }
  }

  TableReader file_;
  std::span<const Check> checks_;
  Arena* arena_;
  TomlProblems* problems_;
  const Check* check_ = nullptr;  // null when unknown: then nothing is said about its parameters
  std::vector<std::string_view> misgiven_;  // parameters of the wrong type: reported already
};

bool is_word_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

}  // namespace

void check_message(const TomlValue& message, std::span<const std::string_view> words,
                   TomlProblems& problems) {
  const std::string_view text = message.text;
  for (std::size_t at = text.find_first_of("{}"); at != std::string_view::npos;
       at = text.find_first_of("{}", at)) {
    if (problems.full()) return;
    const std::size_t close = text.find_first_of("{}", at + 1);
    if (text[at] == '}' || close == std::string_view::npos || text[close] == '{') {
      problems.add(message.place,
                   fmt::format("a \"{}\" without its partner in \"message\"", text[at]),
                   "a message knows {word} and nothing else");
      ++at;
      continue;
    }
    const std::string_view word = text.substr(at + 1, close - at - 1);
    at = close + 1;
    if (word.empty() || !std::ranges::all_of(word, is_word_letter)) {
      problems.add(message.place, fmt::format("\"{{{}}}\" in \"message\" is no word", word),
                   "a message knows {word} and nothing else");
    } else if (std::ranges::find(words, word) == words.end()) {
      std::string help = nearest_help(word, words);
      if (help.empty()) help = words.empty() ? "it gives none" : "it gives " + joined(words);
      problems.add(message.place, fmt::format("the check gives no word \"{}\"", word), help);
    }
  }
}

std::optional<Rule> read_rule(std::string_view id, std::string_view path, std::string_view toml,
                              std::span<const Check> checks, Arena& arena, TomlProblems& problems) {
  const auto top = read_toml(toml, problems);
  if (!top) return std::nullopt;
  Rule rule = RuleReader(*top, checks, arena, problems).read();
  if (!problems.empty()) return std::nullopt;
  rule.id = arena.copy(id);
  rule.path = arena.copy(path);
  rule.toml = arena.copy(toml);
  return rule;
}

}  // namespace dcvlint
