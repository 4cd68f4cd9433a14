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
  DraftReader(const TomlValue& top, std::string_view path, Arena& arena, TomlProblems& problems,
              bool own)
      : file_(top, "the file", problems),
        path_(path),
        own_(own),
        arena_(&arena),
        problems_(&problems),
        rows_(arena, problems) {}

  ProfileDraft read() {
    read_head();
    rows_.read_sources(file_);
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
    read_rows();
    file_.done();
    rows_.check_sources();
    return std::move(draft_);
  }

 private:
  void read_head() {
    draft_.name = arena_->copy(file_.text("name", true));
    if (!draft_.name.empty() && draft_.name != file_stem(path_)) {
      problems_->add(file_.place("name"), fmt::format("\"{}\" is not the name of the file, \"{}\"",
                                                      draft_.name, file_stem(path_)));
    }
    draft_.title = arena_->copy(file_.text("title", true));
    draft_.date = file_.date("date", true).value_or(Date{});
    read_extend();
    draft_.applies_place = file_.place("applies_to");
    const auto types = file_.texts("applies_to", !own_);
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

  void read_extend() {
    const TomlEntry* entry = file_.entry("extend");
    if (entry == nullptr) return;
    draft_.extend_place = entry->value.place;
    if (entry->value.kind == TomlKind::array) {
      for (std::string_view name : file_.texts("extend", false).value_or(Texts{})) {
        draft_.extend.push_back(arena_->copy(name));
      }
      constexpr std::size_t most = 8;
      if (draft_.extend.size() > most) {
        problems_->add(draft_.extend_place, fmt::format("more than {} profiles to extend", most));
        draft_.extend.resize(most);
      }
    } else if (const std::string_view name = file_.text("extend", false); !name.empty()) {
      draft_.extend.push_back(arena_->copy(name));
    }
  }

  template <class Row>
  void each(std::string_view key, void (ProfileRowReader::*add_row)(const TomlValue&, Row&),
            Row& rows) {
    for (const TomlValue* value : file_.tables(key, false)) (rows_.*add_row)(*value, rows);
  }

  void read_rows() {
    each("purpose", &ProfileRowReader::purposes, draft_.purposes);
    each("key-usage", &ProfileRowReader::key_usages, draft_.key_usages);
    each("validity", &ProfileRowReader::validity, draft_.validities);
    each("policy", &ProfileRowReader::policies, draft_.policies);
    each("key", &ProfileRowReader::keys, draft_.keys);
    each("needs", &ProfileRowReader::needs, draft_.needs);
    each("extension", &ProfileRowReader::extensions, draft_.extensions);
  }

  AttributeList read_list(TableReader& row) {
    AttributeList list;
    list.attributes =
        arena_->copy(std::span<const AttributeType>(rows_.types(row, "types", false)));
    list.from = rows_.from(row);
    list.clause = rows_.clause(row);
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
    const auto types = rows_.types(row, "types", true);
    const Presence presence = rows_.presence(row).value_or(Presence::allowed);
    const Date from = rows_.from(row);
    const Clause clause = rows_.clause(row);
    row.done();
    const bool wants = presence == Presence::required || presence == Presence::recommended;
    for (AttributeType type : types) {
      if (type == AttributeType::unknown && wants) {
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
    const auto types = rows_.types(row, "types", false);
    AttributeForm form;
    form.strings = read_strings(row);
    if (const TomlValue* most = row.take("characters", TomlKind::integer, false)) {
      if (most->integer < 1 || most->integer > INT32_MAX) {
        problems_->add(most->place, "\"characters\" must be 1 or more");
      } else {
        form.characters = static_cast<std::uint32_t>(most->integer);
      }
    }
    form.from = rows_.from(row);
    form.clause = rows_.clause(row);
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
      values.attribute = rows_.type(text, row.place("type")).value_or(AttributeType::unknown);
    }
    values.values = rows_.texts(row, "values");
    values.from = rows_.from(row);
    values.clause = rows_.clause(row);
    row.done();
    draft_.values.push_back(values);
  }

  using Texts = std::vector<std::string_view>;
  TableReader file_;
  std::string_view path_;
  bool own_;
  Arena* arena_;
  TomlProblems* problems_;
  ProfileRowReader rows_;
  ProfileDraft draft_;
};

}  // namespace

ProfileDraft read_profile_draft(const TomlValue& top, std::string_view path, Arena& arena,
                                TomlProblems& problems, bool own) {
  return DraftReader(top, path, arena, problems, own).read();
}

ProfileDraft draft_of(const CertificateProfile& profile) {
  const auto list = [](const auto& rows) { return std::vector(rows.begin(), rows.end()); };
  ProfileDraft draft;
  draft.name = profile.name;
  draft.title = profile.title;
  draft.date = profile.date;
  draft.presences = list(profile.presences);
  draft.forms = list(profile.forms);
  draft.choices = list(profile.choices);
  draft.values = list(profile.values);
  draft.order = profile.order;
  draft.repeated = profile.repeated;
  draft.purposes = list(profile.rows.purposes);
  draft.key_usages = list(profile.rows.key_usages);
  draft.validities = list(profile.rows.validities);
  draft.policies = list(profile.rows.policies);
  draft.keys = list(profile.rows.keys);
  draft.needs = list(profile.rows.needs);
  draft.extensions = list(profile.rows.extensions);
  draft.joined = true;
  return draft;
}

}  // namespace dcvlint
