#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "lint/engine/example_signed.h"
#include "lint/engine/rule_reader.h"
#include "lint/facts/name.h"
#include "lint/sources/grid_files.h"

namespace dcvlint {
namespace {

// What one example is about: exactly one of these keys.
constexpr std::array<std::string_view, 8> givens = {"zone", "subject", "request", "certificate",
                                                    "crl",  "pem",     "der",     "log"};

class ExampleReader {
 public:
  ExampleReader(const TomlValue& value, const Rule& rule, TomlProblems& problems)
      : table_(value, "[[example]]", problems), rule_(&rule), problems_(&problems) {}

  Example read() {
    example_.line = table_.place().line;
    example_.name = table_.text("name", true);
    example_.as_of = table_.date("as_of", false);
    if (table_.entry("zone") != nullptr) {
      read_zone();
    } else if (const TomlValue* log = table_.take("log", TomlKind::string, false)) {
      example_.log = log->text;
    } else {
      read_signed();
    }
    check_givens();
    if (const auto finds = table_.texts("finds", true)) {
      example_.finds.assign(finds->begin(), finds->end());
    }
    table_.done();
    return std::move(example_);
  }

 private:
  void read_policy() {
    const TomlValue* policy = table_.take("policy", TomlKind::table, false);
    if (policy == nullptr) return;
    TableReader table(*policy, "\"policy\"", *problems_);
    read_issuance_policy(table, example_.policy, *problems_);
    table.done();
  }

  // What DNS has, and `failures`: "timeout secure", "bogus".
  void read_answers() {
    if (const TomlValue* answers = table_.take("answers", TomlKind::string, false)) {
      example_.answers = answers->text;
    }
    const TomlValue* failures = table_.take("failures", TomlKind::table, false);
    if (failures == nullptr) return;
    for (const TomlEntry& entry : failures->entries) {
      const auto failed = failed_lookup(entry);
      if (!Names(0).intern(entry.key, Name::root)) {
        problems_->add(entry.place, fmt::format("\"{}\" is no domain name", entry.key));
      } else if (failed) {
        example_.failures.push_back(*failed);
      } else {
        problems_->add(entry.value.place, fmt::format("\"{}\" is no failure", entry.value.text),
                       "servfail, timeout, refused or bogus; then secure or insecure, if that is "
                       "known");
      }
    }
  }

  static std::optional<FailedLookup> failed_lookup(const TomlEntry& entry) {
    constexpr std::array<std::pair<std::string_view, Failure>, 4> failures{
        {{"servfail", Failure::server_failure},
         {"timeout", Failure::timeout},
         {"refused", Failure::refused},
         {"bogus", Failure::bogus}}};
    constexpr std::array<std::pair<std::string_view, Security>, 3> securities{
        {{"", Security::indeterminate},
         {" secure", Security::secure},
         {" insecure", Security::insecure}}};
    for (const auto& [failure_word, failure] : failures) {
      for (const auto& [security_word, security] : securities) {
        if (entry.value.text != std::string(failure_word) + std::string(security_word)) continue;
        const bool bogus = failure == Failure::bogus;
        return FailedLookup{entry.key, failure, bogus ? Security::bogus : security};
      }
    }
    return std::nullopt;
  }

  void read_zone() {
    read_policy();
    read_answers();
    if (const TomlValue* zone = table_.take("zone", TomlKind::string, true)) {
      example_.zone = zone->text;
    }
    if (const TomlValue* origin = table_.take("origin", TomlKind::string, false)) {
      example_.origin = origin->text;
      // Empty: the example of a file whose zone is not known.
      const bool absolute = example_.origin.ends_with('.');
      if (!example_.origin.empty() &&
          (!absolute || !Names(0).intern(example_.origin, Name::root))) {
        problems_->add(origin->place, "\"origin\" must be a domain name with a final dot");
      }
    }
    example_.whole = table_.boolean("whole", false).value_or(false);
    if (const TomlValue* files = table_.take("files", TomlKind::table, false)) {
      for (const TomlEntry& file : files->entries) {
        if (file.value.kind == TomlKind::string) {
          example_.files[file.key] = file.value.text;
        } else {
          wrong_kind(file.value, file.key, toml_kind_text(TomlKind::string), *problems_);
        }
      }
    }
  }

  void read_signed() {
    const SignedDefaults defaults{
        !rule_->documents.has(DocumentKind::csr) && rule_->documents.has(DocumentKind::certificate),
        example_.as_of.value_or(example_day(*rule_))};
    example_.signed_object = read_signed_example(table_, defaults, *problems_);
    read_beside(defaults);
    read_grid_files();
    read_certificates_beside(defaults);
    const std::string_view profile = table_.text("profile", false);
    if (profile.empty()) return;
    example_.profile = profile_from_text(profile);
    if (!example_.profile) {
      problems_->add(table_.place("profile"), fmt::format("unknown profile \"{}\"", profile));
    }
  }

  void read_grid_files() {
    if (const TomlValue* text = table_.take("namespaces", TomlKind::string, false)) {
      example_.namespaces = text->text;
      example_.signed_object->text += "\nnamespaces:\n" + text->text;
      const auto read = read_namespaces("namespaces", text->text);
      if (!read) problems_->add(text->place, read.error().where + ": " + read.error().what);
    }
    if (const TomlValue* text = table_.take("grid-mapfile", TomlKind::string, false)) {
      example_.grid_mapfile = text->text;
      example_.signed_object->text += "\ngrid-mapfile:\n" + text->text;
      const auto read = read_grid_mapfile("grid-mapfile", text->text);
      if (!read) problems_->add(text->place, read.error().where + ": " + read.error().what);
    }
  }

  // A zone, or other objects of the run.
  void read_beside(const SignedDefaults& defaults) {
    const TomlEntry* beside = table_.entry("beside");
    if (beside != nullptr && beside->value.kind == TomlKind::string) {
      example_.zone = table_.take("beside", TomlKind::string, false)->text;
      if (example_.signed_object) {
        example_.signed_object->text += "\nbeside, in the zone example.com:\n" + example_.zone;
      }
      return;
    }
    for (const TomlValue* each : table_.tables("beside", false)) {
      TableReader other(*each, "what is beside", *problems_);
      if (auto object = read_signed_example(other, defaults, *problems_)) {
        if (example_.signed_object) example_.signed_object->text += "\nbeside " + object->text;
        example_.beside.push_back(*std::move(object));
      }
      other.done();
    }
  }

  // For rules on certificates beside each other.
  void read_certificates_beside(const SignedDefaults& defaults) {
    const auto read = [&](std::string_view key, bool is_ca, std::optional<SignedExample>& into) {
      const TomlValue* value = table_.take(key, TomlKind::table, false);
      if (value == nullptr) return;
      into = read_certificate_example(*value, key, is_ca, defaults, *problems_);
      if (example_.signed_object) example_.signed_object->text += "\n" + into->text;
    };
    read("issuer_certificate", true, example_.issuer);
    read("precertificate", false, example_.twin);
    if (const auto lines = table_.texts("debian_keys", false)) {
      example_.debian_keys.assign(lines->begin(), lines->end());
    }
    example_.given_issuer = table_.boolean("given_issuer", false).value_or(false);
  }

  void check_givens() {
    const TomlEntry* first = nullptr;
    for (const std::string_view key : givens) {
      const TomlEntry* entry = table_.entry(key);
      if (entry == nullptr) continue;
      if (first != nullptr) {
        table_.take(key, entry->value.kind, false);
        problems_->add(entry->place, fmt::format("\"{}\" and \"{}\" in one example: they exclude "
                                                 "each other",
                                                 first->key, key));
      }
      first = entry;
    }
    if (first == nullptr) {
      problems_->add(table_.place(), "[[example]] has nothing to judge",
                     fmt::format("give it one of {}", fmt::join(givens, ", ")));
    }
  }

  TableReader table_;
  const Rule* rule_;
  TomlProblems* problems_;
  Example example_;
};

}  // namespace

Date example_day(const Rule& rule) {
  const Date today = make_date(2026, 11, 21);
  return rule.phases.empty() ? today : std::max(rule.phases.back().from, today);
}

std::vector<Example> read_examples(const Rule& rule, TableReader& file, TomlProblems& problems) {
  std::vector<Example> examples;
  for (const TomlValue* each : file.tables("example", true)) {
    examples.push_back(ExampleReader(*each, rule, problems).read());
  }
  return examples;
}

}  // namespace dcvlint
