#include "lint/engine/rule_reader.h"
#include "lint/facts/name.h"

namespace dcvlint {
namespace {

Example read_example(const TomlValue& value, TomlProblems& problems) {
  TableReader table(value, "[[example]]", problems);
  Example example;
  example.line = value.place.line;
  example.name = table.text("name", true);
  if (const TomlValue* zone = table.take("zone", TomlKind::string, true)) example.zone = zone->text;
  if (const TomlValue* origin = table.take("origin", TomlKind::string, false)) {
    example.origin = origin->text;
    // Empty: the example of a file whose zone is not known.
    const bool absolute = example.origin.ends_with('.');
    if (!example.origin.empty() && (!absolute || !Names(0).intern(example.origin, Name::root))) {
      problems.add(origin->place, "\"origin\" must be a domain name with a final dot");
    }
  }
  example.whole = table.boolean("whole", false).value_or(false);
  example.as_of = table.date("as_of", false);
  if (const TomlValue* files = table.take("files", TomlKind::table, false)) {
    for (const TomlEntry& file : files->entries) {
      if (file.value.kind == TomlKind::string) {
        example.files[file.key] = file.value.text;
      } else {
        wrong_kind(file.value, file.key, toml_kind_text(TomlKind::string), problems);
      }
    }
  }
  if (const auto finds = table.texts("finds", true)) {
    example.finds.assign(finds->begin(), finds->end());
  }
  table.done();
  return example;
}

}  // namespace

std::vector<Example> read_examples(TableReader& file, TomlProblems& problems) {
  std::vector<Example> examples;
  for (const TomlValue* each : file.tables("example", true)) {
    examples.push_back(read_example(*each, problems));
  }
  return examples;
}

}  // namespace dcvlint
