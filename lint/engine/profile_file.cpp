#include "lint/engine/profile_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "lint/engine/toml_tree.h"
#include "lint/findings/finding.h"

namespace dcvlint {
namespace {

constexpr std::string_view every_other = "other";
constexpr Date always_held{INT32_MIN};

std::string_view file_stem(std::string_view path) {
  path.remove_prefix(path.rfind('/') + 1);
  return path.ends_with(".toml") ? path.substr(0, path.size() - 5) : path;
}

// One file's rows; those of the profile that it extends are joined to them later.
struct Draft {
  std::string_view name, title, extend;
  TomlPlace extend_place;
  Date date{};
  std::vector<Profile> applies_to;
  std::vector<AttributePresence> presences;
  std::vector<AttributeForm> forms;
  std::vector<AttributeChoice> choices;
  std::vector<AttributeValues> values;
  AttributeList order, repeated;
  std::map<AttributeType, TomlPlace> presence_places;  // of the first own row of each
  bool joined = false;
};

class DraftReader {
 public:
  DraftReader(const TomlValue& top, std::string_view path, Arena& arena, TomlProblems& problems)
      : file_(top, "the file", problems), path_(path), arena_(&arena), problems_(&problems) {}

  Draft read() {
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
  Draft draft_;
};

// Takes over what `rows` do not say: of each attribute the base's rows before its own first one.
template <class Row>
void join(std::vector<Row>& rows, const std::vector<Row>& base) {
  const std::vector<Row> own = rows;
  for (const Row& row : base) {
    const bool superseded = std::ranges::any_of(own, [&](const Row& each) {
      return each.attribute == row.attribute && each.from <= row.from;
    });
    if (!superseded) rows.push_back(row);
  }
}

class ProfileShelf {
 public:
  explicit ProfileShelf(Arena& arena) : arena_(&arena) {}

  ProfilesRead read(std::span<const DataFile> files) {
    for (const DataFile& file : files) {
      auto problems = std::make_unique<TomlProblems>(file.path);
      if (const auto top = read_toml(file.toml, *problems)) {
        drafts_.push_back(DraftReader(*top, file.path, *arena_, *problems).read());
        problems_of_.push_back(std::move(problems));
      } else {
        append(problems->take());
      }
    }
    for (std::size_t i = 0; i < drafts_.size(); ++i) extend(i);
    for (std::size_t i = 0; i < drafts_.size(); ++i) refuse_gaps(i);
    ProfilesRead out;
    finish(out.profiles);
    for (const auto& problems : problems_of_) append(problems->take());
    out.problems = std::move(all_problems_);
    return out;
  }

 private:
  void append(std::vector<FileProblem> problems) {
    std::ranges::move(problems, std::back_inserter(all_problems_));
  }

  void extend(std::size_t number) {
    Draft& draft = drafts_[number];
    if (draft.joined) return;
    draft.joined = true;
    if (draft.extend.empty()) return;
    const auto base = std::ranges::find(drafts_, draft.extend, &Draft::name);
    if (base == drafts_.end()) {
      std::vector<std::string_view> known;
      known.reserve(drafts_.size());
      for (const Draft& each : drafts_) known.push_back(each.name);
      problems_of_[number]->add(draft.extend_place,
                                fmt::format("there is no profile \"{}\"", draft.extend),
                                nearest_help(draft.extend, known));
      return;
    }
    if (in_loop(draft)) {
      problems_of_[number]->add(draft.extend_place,
                                fmt::format("\"{}\" extends this file in turn", draft.extend));
      return;
    }
    extend(static_cast<std::size_t>(base - drafts_.begin()));
    join(draft.presences, base->presences);
    join(draft.forms, base->forms);
    if (draft.choices.empty()) draft.choices = base->choices;
    if (draft.values.empty()) draft.values = base->values;
    if (draft.order.attributes.empty()) draft.order = base->order;
    if (draft.repeated.attributes.empty()) draft.repeated = base->repeated;
  }

  // An attribute with a row of its own is meant to be judged by it. Where "other" begins earlier,
  // it would be judged as an attribute that nothing names until its own row begins.
  void refuse_gaps(std::size_t number) {
    const Draft& draft = drafts_[number];
    std::map<AttributeType, Date> begins;
    for (const AttributePresence& row : draft.presences) {
      const auto [first, added] = begins.try_emplace(row.attribute, row.from);
      if (!added) first->second = std::min(first->second, row.from);
    }
    const auto other = begins.find(AttributeType::unknown);
    if (other == begins.end()) return;
    for (const auto& [type, from] : begins) {
      if (from <= other->second) continue;
      const auto place = draft.presence_places.find(type);
      problems_of_[number]->add(
          place == draft.presence_places.end() ? draft.extend_place : place->second,
          fmt::format("before {} \"{}\" would be an \"other\" attribute, since that row holds {}",
                      to_string(from), attribute_short_name(type),
                      other->second == always_held ? std::string("always")
                                                   : "from " + to_string(other->second)),
          "add a row that says what holds until then");
    }
  }

  bool in_loop(const Draft& start) const {
    const Draft* at = &start;
    for (std::size_t steps = 0; steps <= drafts_.size(); ++steps) {
      const auto next = std::ranges::find(drafts_, at->extend, &Draft::name);
      if (at->extend.empty() || next == drafts_.end()) return false;
      at = &*next;
    }
    return true;
  }

  template <class Row>
  std::span<const Row> sorted(std::vector<Row> rows) {
    std::ranges::stable_sort(rows, [](const Row& a, const Row& b) {
      return std::pair(a.attribute, a.from) < std::pair(b.attribute, b.from);
    });
    return arena_->copy(std::span<const Row>(rows));
  }

  void finish(CertificateProfiles& out) {
    std::vector<std::size_t> numbers(drafts_.size());
    for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = i;
    std::ranges::sort(numbers, {}, [&](std::size_t i) { return drafts_[i].name; });
    std::vector<CertificateProfile> tables;
    tables.reserve(numbers.size());
    for (std::size_t number : numbers) tables.push_back(table(drafts_[number]));
    out.all = arena_->copy(std::span<const CertificateProfile>(tables));
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      for (Profile profile : drafts_[numbers[i]].applies_to) {
        const CertificateProfile*& slot = out.by_profile[static_cast<std::size_t>(profile)];
        if (slot != nullptr) {
          problems_of_[numbers[i]]->add(
              {}, fmt::format("\"{}\" applies to {} already", slot->name, profile_text(profile)));
        }
        slot = &out.all[i];
      }
    }
  }

  CertificateProfile table(const Draft& draft) {
    return CertificateProfile{
        draft.name,           draft.title,
        draft.date,           sorted(draft.presences),
        sorted(draft.forms),  arena_->copy(std::span<const AttributeChoice>(draft.choices)),
        sorted(draft.values), draft.order,
        draft.repeated};
  }

  Arena* arena_;
  std::vector<Draft> drafts_;
  std::vector<std::unique_ptr<TomlProblems>> problems_of_;  // beside drafts_
  std::vector<FileProblem> all_problems_;
};

bool is_code(std::string_view text) {
  return text.size() == 2 && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'A' && text[1] <= 'Z';
}

class CountryReader {
 public:
  CountryReader(const TomlValue& top, Arena& arena, TomlProblems& problems)
      : file_(top, "the file", problems), arena_(&arena), problems_(&problems) {}

  Countries read() {
    countries_.date = file_.date("date", true).value_or(Date{});
    countries_.source = arena_->copy(file_.text("source", true));
    if (const auto codes = file_.texts("codes", true)) {
      for (std::string_view code : *codes) add_code(code);
    }
    std::vector<CountryNote> notes;
    for (const TomlValue* each : file_.tables("note", false)) notes.push_back(read_note(*each));
    file_.done();
    countries_.notes = arena_->copy(std::span<const CountryNote>(notes));
    return countries_;
  }

 private:
  void add_code(std::string_view code) {
    if (!is_code(code)) {
      return problems_->add(file_.place("codes"),
                            fmt::format("\"{}\" is not two upper-case letters", code));
    }
    if (countries_.has(code)) {
      return problems_->add(file_.place("codes"), fmt::format("\"{}\" stands here twice", code));
    }
    countries_.codes[static_cast<std::size_t>(code[0] - 'A')] |=
        1U << static_cast<unsigned>(code[1] - 'A');
  }

  CountryNote read_note(const TomlValue& value) {
    TableReader row(value, "[[note]]", *problems_);
    CountryNote note;
    note.code = arena_->copy(row.text("code", true));
    note.write = arena_->copy(row.text("write", false));
    note.says = arena_->copy(row.text("says", true));
    row.done();
    if (!note.code.empty() && (!is_code(note.code) || countries_.has(note.code))) {
      problems_->add(row.place("code"),
                     fmt::format("\"{}\" must be two upper-case letters that are no country's code",
                                 note.code));
    }
    if (!note.write.empty() && !countries_.has(note.write)) {
      problems_->add(row.place("write"), fmt::format("\"{}\" is no code of this file", note.write));
    }
    return note;
  }

  TableReader file_;
  Arena* arena_;
  TomlProblems* problems_;
  Countries countries_;
};

}  // namespace

ProfilesRead read_profiles(std::span<const DataFile> files, Arena& arena) {
  return ProfileShelf(arena).read(files);
}

CountriesRead read_countries(std::string_view path, std::string_view toml, Arena& arena) {
  TomlProblems problems(path);
  CountriesRead read;
  if (const auto top = read_toml(toml, problems)) {
    read.countries = CountryReader(*top, arena, problems).read();
  }
  read.problems = problems.take();
  return read;
}

}  // namespace dcvlint
