#include "lint/engine/provider_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "lint/engine/data_rows.h"
#include "lint/engine/toml_tree.h"
#include "lint/facts/caa.h"

namespace dcvlint {
namespace {

constexpr std::array<std::string_view, 3> keeping_words = {"once", "keep", "hands"};
constexpr std::array<std::string_view, 3> type_words = {"CNAME", "TXT", "file"};

class ProviderReader {
 public:
  ProviderReader(const TomlValue& top, Arena& arena, TomlProblems& problems)
      : file_(top, "the file", problems),
        arena_(&arena),
        problems_(&problems),
        sources_(arena, problems) {}

  Providers read() {
    Providers all;
    all.date = file_.date("date", true).value_or(Date{});
    sources_.read(file_);
    for (const TomlValue* each : file_.tables("provider", true)) read_provider(*each);
    file_.done();
    sources_.done();
    all.providers = arena_->copy(std::span<const Provider>(providers_));
    all.shapes = arena_->copy(std::span<const RecordShape>(shapes_));
    return all;
  }

 private:
  template <class Rows>
  std::string_view new_id(TableReader& table, const Rows& rows, auto member) {
    const std::string_view id = arena_->copy(table.text("id", true));
    if (id.empty()) return id;
    if (!is_data_id(id)) {
      problems_->add(table.place("id"), fmt::format("\"{}\" is no id (a-z, 0-9, hyphens)", id));
    }
    if (std::ranges::find(rows, id, member) != rows.end()) {
      problems_->add(table.place("id"), fmt::format("\"{}\" is in the file twice", id));
    }
    return id;
  }

  void read_provider(const TomlValue& value) {
    TableReader table(value, "[[provider]]", *problems_);
    Provider provider;
    provider.id = new_id(table, providers_, &Provider::id);
    provider.title = arena_->copy(table.text("title", true));
    provider.issuer = arena_->copy(table.text("issuer", false));
    if (!provider.issuer.empty() && !is_issuer_domain(provider.issuer)) {
      problems_->add(
          table.place("issuer"),
          fmt::format("\"{}\" is no lower-case domain name with a dot", provider.issuer));
    }
    std::vector<DcvMethod> methods;
    if (const auto words = table.texts("methods", true)) {
      for (const std::string_view word : *words) {
        if (const auto method = read_method(table.place("methods"), word)) {
          methods.push_back(*method);
        }
      }
    }
    provider.methods = arena_->copy(std::span<const DcvMethod>(methods));
    for (const TomlValue* each : table.tables("shape", false)) read_shape_row(*each);
    table.done();
    providers_.push_back(provider);
  }

  std::optional<DcvMethod> read_method(TomlPlace place, std::string_view word) {
    const auto method = dcv_method_from_text(word);
    if (!method) {
      problems_->add(place, fmt::format("unknown method \"{}\"", word),
                     nearest_help(word, dcv_method_words()));
    }
    return method;
  }

  void read_shape_row(const TomlValue& value) {
    TableReader table(value, "shape", *problems_);
    RecordShape shape;
    shape.id = new_id(table, shapes_, &RecordShape::id);
    shape.provider = static_cast<std::uint16_t>(providers_.size());
    shape.title = arena_->copy(table.text("title", true));
    if (const std::string_view word = table.text("method", true); !word.empty()) {
      shape.method = read_method(table.place("method"), word).value_or(DcvMethod{});
    }
    read_type(table, shape);
    read_pattern(table, "owner", shape.owner, shape.owner_shape);
    read_pattern(table, "value", shape.value, shape.value_shape);
    if (shape.value_shape.empty()) problems_->add(table.place("value"), "a value without a shape");
    if (const auto keeping = one_of(table, "keeping", keeping_words)) {
      shape.keeping = static_cast<Keeping>(*keeping);
    }
    if (const TomlValue* days = table.take("days", TomlKind::integer, false)) {
      if (days->integer < 1 || days->integer > 3650) {
        problems_->add(days->place, "days must be 1 to 3650");
      } else {
        shape.days = static_cast<std::uint16_t>(days->integer);
      }
    }
    shape.obsolete = table.boolean("obsolete", false).value_or(false);
    shape.exact = table.boolean("exact", false).value_or(false);
    shape.telling = table.boolean("telling", true).value_or(false);
    shape.confirmed = table.boolean("confirmed", true).value_or(false);
    shape.where = arena_->copy(table.text("where", false));
    read_source(table, shape);
    table.done();
    shapes_.push_back(shape);
  }

  template <std::size_t N>
  std::optional<std::size_t> one_of(TableReader& table, std::string_view key,
                                    const std::array<std::string_view, N>& words) {
    const std::string_view word = table.text(key, true);
    if (word.empty()) return std::nullopt;
    const auto found = std::ranges::find(words, word);
    if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
    problems_->add(table.place(key), fmt::format("unknown {} \"{}\"", key, word),
                   nearest_help(word, words));
    return std::nullopt;
  }

  void read_type(TableReader& table, RecordShape& shape) {
    const auto type = one_of(table, "type", type_words);
    if (!type) return;
    shape.file = *type == 2;
    shape.type = *type == 0 ? Type::cname : Type::txt;
  }

  // An empty owner is that of the name itself; text() takes none.
  void read_pattern(TableReader& table, std::string_view key, std::span<const ShapePart>& parts,
                    std::string_view& text) {
    const TomlValue* given = table.take(key, TomlKind::string, true);
    if (given == nullptr) return;
    text = arena_->copy(given->text);
    const ShapeRead read = read_shape(text);
    parts = arena_->copy(std::span<const ShapePart>(read.parts));
    if (!read.problem.empty()) {
      problems_->add(given->place, read.problem);
      return;
    }
    const bool dots = std::ranges::any_of(read.parts, [](const ShapePart& part) {
      return part.literal.empty() && (part.set >= ShapeSet::labels || part.optional);
    });
    const bool labels = key == "owner" && table.entry("type") != nullptr &&
                        table.entry("type")->value.text != "file";
    if (labels && dots) {
      problems_->add(given->place, "an owner has a fixed number of labels");
    }
  }

  void read_source(TableReader& table, RecordShape& shape) {
    const DataSource source = sources_.of(table);
    shape.source = source.title;
    shape.as_of = source.as_of;
  }

  TableReader file_;
  Arena* arena_;
  TomlProblems* problems_;
  DataSources sources_;
  std::vector<Provider> providers_;
  std::vector<RecordShape> shapes_;
};

}  // namespace

ProvidersRead read_providers(std::string_view path, std::string_view toml, Arena& arena) {
  TomlProblems problems(path);
  ProvidersRead read;
  if (const auto top = read_toml(toml, problems)) {
    read.providers = ProviderReader(*top, arena, problems).read();
  }
  read.problems = problems.take();
  return read;
}

}  // namespace dcvlint
