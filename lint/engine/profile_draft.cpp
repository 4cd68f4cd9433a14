#include "lint/engine/profile_draft.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "lint/findings/finding.h"

namespace dcvlint {
namespace {

constexpr std::string_view every_other = "other";

std::string_view file_stem(std::string_view path) {
  path.remove_prefix(path.rfind('/') + 1);
  return path.ends_with(".toml") ? path.substr(0, path.size() - 5) : path;
}

class DraftReader {
 public:
  DraftReader(const TomlValue& top, std::string_view path, Arena& arena, TomlProblems& problems)
      : file_(top, "the file", problems), path_(path), arena_(&arena), problems_(&problems) {}

  ProfileDraft read() {
    read_head();
    read_sources();
    for (const TomlValue* each : file_.tables("attribute", false)) read_attribute(*each);
    for (const TomlValue* each : file_.tables("form", false)) read_form(*each);
    for (const TomlValue* each : file_.tables("one-of", false)) {
      TableReader row(*each, "[[one-of]]", *problems_);
      const AttributeList list = read_list(row);
      draft_.choices.push_back({list.from, list.attributes, list.clause});
    }
    for (const TomlValue* each : file_.tables("values", false)) read_values(*each);
    for (const auto& [key, list] :
         {std::pair("order", &draft_.order), std::pair("repeated", &draft_.repeated)}) {
      if (const TomlValue* table = file_.take(key, TomlKind::table, false)) {
        TableReader row(*table, key, *problems_);
        *list = read_list(row);
      }
    }
    file_.done();
    for (const auto& [id, source] : sources_) {
      if (!source.used) problems_->add(source.place, fmt::format("no row uses source \"{}\"", id));
    }
    return std::move(draft_);
  }

 private:
  struct Source {
    std::string_view title;
    Date as_of{};
    TomlPlace place;
    bool used = false;
  };

  void read_head() {
    draft_.name = arena_->copy(file_.text("name", true));
    if (!draft_.name.empty() && draft_.name != file_stem(path_)) {
      problems_->add(file_.place("name"), fmt::format("\"{}\" is not the name of the file, \"{}\"",
                                                      draft_.name, file_stem(path_)));
    }
    draft_.title = arena_->copy(file_.text("title", true));
    draft_.date = file_.date("date", true).value_or(Date{});
    draft_.extend = arena_->copy(file_.text("extend", false));
    draft_.extend_place = file_.place("extend");
    const auto types = file_.texts("applies_to", true);
    if (!types) return;
    std::vector<std::string_view> known;
    for (unsigned i = 0; i < static_cast<unsigned>(Profile::count_); ++i) {
      known.push_back(profile_text(static_cast<Profile>(i)));
    }
    for (std::string_view type : *types) {
      if (const auto profile = profile_from_text(type)) {
        draft_.applies_to.push_back(*profile);
      } else {
        problems_->add(file_.place("applies_to"), fmt::format("unknown profile \"{}\"", type),
                       nearest_help(type, known));
      }
    }
  }

  void read_sources() {
    const TomlValue* sources = file_.take("source", TomlKind::table, true);
    if (sources == nullptr) return;
    for (const TomlEntry& each : sources->entries) {
      if (each.value.kind != TomlKind::table) {
        wrong_kind(each.value, each.key, toml_kind_text(TomlKind::table), *problems_);
        continue;
      }
      TableReader table(each.value, "[source]", *problems_);
      Source& source = sources_[each.key];
      source.title = arena_->copy(table.text("title", true));
      source.as_of = table.date("as_of", true).value_or(Date{});
      source.place = each.place;
      table.done();
    }
  }

  Clause read_clause(TableReader& row) {
    Clause clause;
    const TomlValue* value = row.take("cite", TomlKind::table, true);
    if (value == nullptr) return clause;
    TableReader table(*value, "cite", *problems_);
    const std::string_view id = table.text("source", true);
    clause.section = arena_->copy(table.text("section", true));
    clause.says = arena_->copy(table.text("says", true));
    table.done();
    const auto found = sources_.find(id);
    if (found != sources_.end()) {
      found->second.used = true;
      clause.source = found->second.title;
      clause.as_of = found->second.as_of;
    } else if (!id.empty()) {
      std::vector<std::string_view> ids;
      ids.reserve(sources_.size());
      for (const auto& [known, source] : sources_) ids.push_back(known);
      problems_->add(table.place("source"), fmt::format("there is no [source.{}]", id),
                     nearest_help(id, ids));
    }
    return clause;
  }

  std::optional<AttributeType> read_type(std::string_view text, TomlPlace place) {
    if (const auto type = attribute_type_from_text(text)) return type;
    std::vector<std::string_view> known;
    for (unsigned i = 1; i < static_cast<unsigned>(AttributeType::count_); ++i) {
      known.push_back(attribute_short_name(static_cast<AttributeType>(i)));
      known.push_back(attribute_long_name(static_cast<AttributeType>(i)));
    }
    problems_->add(place, fmt::format("unknown attribute \"{}\"", text), nearest_help(text, known));
    return std::nullopt;
  }

  // AttributeType::unknown for "other", where that makes sense.
  std::vector<AttributeType> read_types(TableReader& row, bool other) {
    std::vector<AttributeType> types;
    const auto texts = row.texts("types", true);
    if (!texts) return types;
    if (texts->empty()) problems_->add(row.place("types"), "\"types\" is an empty list");
    for (std::string_view text : *texts) {
      const auto type = other && text == every_other ? std::optional(AttributeType::unknown)
                                                     : read_type(text, row.place("types"));
      if (!type) continue;
      if (std::ranges::find(types, *type) != types.end()) {
        problems_->add(row.place("types"), fmt::format("\"{}\" stands here twice", text));
      }
      types.push_back(*type);
    }
    return types;
  }

  static Date read_from(TableReader& row) { return row.date("from", false).value_or(always_held); }

  AttributeList read_list(TableReader& row) {
    AttributeList list;
    list.attributes = arena_->copy(std::span<const AttributeType>(read_types(row, false)));
    list.from = read_from(row);
    list.clause = read_clause(row);
    row.done();
    return list;
  }

  template <class Row>
  void add(std::vector<Row>& rows, const Row& row, TomlPlace place) {
    for (const Row& each : rows) {
      if (each.attribute != row.attribute || each.from != row.from) continue;
      const std::string_view name = row.attribute == AttributeType::unknown
                                        ? every_other
                                        : attribute_short_name(row.attribute);
      problems_->add(place, fmt::format("there is a row of that day for \"{}\" already", name));
    }
    rows.push_back(row);
  }

  void read_attribute(const TomlValue& value) {
    TableReader row(value, "[[attribute]]", *problems_);
    const auto types = read_types(row, true);
    const std::string_view text = row.text("presence", true);
    std::vector<std::string_view> known;
    for (unsigned i = 0; i < static_cast<unsigned>(Presence::count_); ++i) {
      known.push_back(presence_text(static_cast<Presence>(i)));
    }
    const auto found = std::ranges::find(known, text);
    if (found == known.end() && !text.empty()) {
      problems_->add(row.place("presence"), fmt::format("unknown presence \"{}\"", text),
                     "required, allowed, discouraged or forbidden");
    }
    const Date from = read_from(row);
    const Clause clause = read_clause(row);
    row.done();
    const auto presence =
        found == known.end() ? Presence::allowed : static_cast<Presence>(found - known.begin());
    for (AttributeType type : types) {
      if (type == AttributeType::unknown && presence == Presence::required) {
        problems_->add(row.place("presence"), "\"other\" attributes can't be required");
      }
      draft_.presence_places.try_emplace(type, row.place("types"));
      add(draft_.presences, {type, from, presence, clause}, row.place("types"));
    }
  }

  std::uint16_t read_strings(TableReader& row) {
    std::uint16_t strings = 0;
    const auto texts = row.texts("strings", true);
    if (!texts) return strings;
    std::vector<std::string_view> known;
    for (auto type = static_cast<unsigned>(StringType::utf8);
         type <= static_cast<unsigned>(StringType::universal); ++type) {
      known.push_back(string_type_text(static_cast<StringType>(type)));
    }
    for (std::string_view text : *texts) {
      const auto found = std::ranges::find(known, text);
      if (found == known.end()) {
        problems_->add(row.place("strings"), fmt::format("unknown string type \"{}\"", text),
                       nearest_help(text, known));
        continue;
      }
      const auto number =
          static_cast<unsigned>(StringType::utf8) + static_cast<unsigned>(found - known.begin());
      strings = static_cast<std::uint16_t>(strings | 1U << number);
    }
    return strings;
  }

  void read_form(const TomlValue& value) {
    TableReader row(value, "[[form]]", *problems_);
    const auto types = read_types(row, false);
    AttributeForm form;
    form.strings = read_strings(row);
    if (const TomlValue* most = row.take("characters", TomlKind::integer, false)) {
      if (most->integer < 1 || most->integer > INT32_MAX) {
        problems_->add(most->place, "\"characters\" must be 1 or more");
      } else {
        form.characters = static_cast<std::uint32_t>(most->integer);
      }
    }
    form.from = read_from(row);
    form.clause = read_clause(row);
    row.done();
    for (AttributeType type : types) {
      form.attribute = type;
      add(draft_.forms, form, row.place("types"));
    }
  }

  void read_values(const TomlValue& value) {
    TableReader row(value, "[[values]]", *problems_);
    AttributeValues values;
    if (const auto text = row.text("type", true); !text.empty()) {
      values.attribute = read_type(text, row.place("type")).value_or(AttributeType::unknown);
    }
    if (const auto texts = row.texts("values", true)) {
      if (texts->empty()) problems_->add(row.place("values"), "\"values\" is an empty list");
      std::vector<std::string_view> kept;
      for (std::string_view text : *texts) kept.push_back(arena_->copy(text));
      values.values = arena_->copy(std::span<const std::string_view>(kept));
    }
    values.from = read_from(row);
    values.clause = read_clause(row);
    row.done();
    draft_.values.push_back(values);
  }

  TableReader file_;
  std::string_view path_;
  Arena* arena_;
  TomlProblems* problems_;
  std::map<std::string_view, Source, std::less<>> sources_;
  ProfileDraft draft_;
};

}  // namespace

ProfileDraft read_profile_draft(const TomlValue& top, std::string_view path, Arena& arena,
                                TomlProblems& problems) {
  return DraftReader(top, path, arena, problems).read();
}

}  // namespace dcvlint
