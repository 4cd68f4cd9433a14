#include "lint/engine/book_source.h"

#include <fmt/format.h>

#include <utility>

namespace dcvlint {
namespace {

constexpr std::string_view head = R"(// Printed by rulebook from rules/ and data/: change those.
// Compilers need not take literals as long as the lists of domains are; ours do.
#pragma GCC diagnostic ignored "-Woverlength-strings"
#include "lint/engine/coverage.h"
#include "lint/engine/policy_preset.h"
#include "lint/engine/rule.h"
#include "lint/facts/issued_types.h"

namespace dcvlint {
namespace {
using namespace std::string_view_literals;

)";

class Printer {
 public:
  std::string print(const Book& book, const BookData& data) {
    const Authorities& authorities = data.authorities;
    out_ = head;
    std::string rows;
    for (const Rule& rule : book.rules) rows += print_rule(rule);
    define("Rule", "rules", rows);
    rows.clear();
    for (const RenamedRule& each : book.renamed) {
      rows += fmt::format("  {{{}, {}}},\n", text_literal(each.from), text_literal(each.to));
    }
    define("RenamedRule", "renamed", rows);
    print_authorities(authorities);
    print_issued_types(data.issued_types);
    print_methods(authorities.methods.all);
    print_profiles(data.profiles);
    print_presets(data.presets);
    print_coverage(data.coverage);
    print_providers(authorities.providers);
    const std::string domain_lists = print_lists(data.lists);
    out_ += "}  // namespace\n\n";
    out_ +=
        fmt::format("constinit const Book builtin_book{{{}, {}}};\n",
                    span_of("rules", book.rules.size()), span_of("renamed", book.renamed.size()));
    const Providers& providers = authorities.providers;
    out_ += fmt::format(
        "constinit const Authorities builtin_authorities{{{}, {}, {}, {{{}, {}}}, {{{}, {}, "
        "{}}}}};\n",
        date(authorities.date), span_of("authorities", authorities.authorities.size()),
        span_of("issuers", authorities.issuers.size()), date(authorities.methods.date),
        span_of("methods", authorities.methods.all.size()), date(providers.date),
        span_of("providers", providers.providers.size()),
        span_of("shapes", providers.shapes.size()));
    out_ +=
        fmt::format("constinit const std::span<const IssuedTypes> builtin_issued_types{{{}}};\n",
                    span_of("issued", data.issued_types.size()));
    out_ += fmt::format("constinit const CertificateProfiles builtin_profiles{{{}, {{{}}}, {}}};\n",
                        span_of("profiles", data.profiles.all.size()), by_profile(data.profiles),
                        countries_);
    out_ += fmt::format("constinit const std::span<const PolicyPreset> builtin_presets{{{}}};\n",
                        span_of("presets", data.presets.size()));
    out_ += fmt::format("constinit const std::span<const CoveredLinter> builtin_coverage{{{}}};\n",
                        span_of("coverage", data.coverage.size()));
    out_ += fmt::format("constinit const DomainLists builtin_domain_lists{};\n", domain_lists);
    return out_ + "\n}  // namespace dcvlint\n";
  }

 private:
  static std::string span_of(std::string_view name, std::size_t size) {
    return size == 0 ? "{}" : std::string(name);
  }
  static std::string date(Date day) {
    return fmt::format("Date{{{}}}", static_cast<std::int64_t>(day) == INT32_MIN
                                         ? "INT32_MIN"
                                         : std::to_string(static_cast<std::int32_t>(day)));
  }

  void define(std::string_view type, std::string_view name, std::string_view rows) {
    if (!rows.empty()) out_ += fmt::format("constexpr {} {}[] = {{\n{}}};\n", type, name, rows);
  }

  // Defines an array and gives what stands for it.
  std::string array(std::string_view type, std::string_view rows) {
    if (rows.empty()) return "{}";
    std::string name = fmt::format("a{}", ++arrays_);
    define(type, name, rows);
    return name;
  }

  std::string texts(Strings items) {
    std::string rows;
    for (std::string_view item : items) rows += fmt::format("  {},\n", text_literal(item));
    return array("std::string_view", rows);
  }

  std::string types(std::span<const Profile> items) {
    std::string rows;
    for (const Profile item : items) {
      rows += fmt::format("  Profile({}),\n", static_cast<unsigned>(item));
    }
    return array("Profile", rows);
  }

  std::string value(const Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      // The smallest number has no literal of its own.
      return fmt::format("std::int64_t{{{}}}",
                         *number == INT64_MIN ? "INT64_MIN" : std::to_string(*number));
    }
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
    if (const auto* day = std::get_if<Date>(&value)) return date(*day);
    if (const auto* text = std::get_if<std::string_view>(&value)) return text_literal(*text);
    return fmt::format("Strings({})", texts(std::get<Strings>(value)));
  }

  std::string params(std::span<const Param> params) {
    std::string rows;
    for (const Param& param : params) {
      rows += fmt::format("  {{{}, {}}},\n", text_literal(param.name), value(param.value));
    }
    return array("Param", rows);
  }

  std::string phases(std::span<const Phase> phases) {
    std::string rows;
    for (const Phase& phase : phases) {
      const std::string csr = phase.csr_severity
                                  ? fmt::format("Severity::{}", severity_text(*phase.csr_severity))
                                  : "std::nullopt";
      rows += fmt::format("  {{{}, Severity::{}, {}, {}, {}, {}}},\n", date(phase.from),
                          severity_text(phase.severity), text_literal(phase.message),
                          params(phase.params), csr, text_literal(phase.csr_message));
    }
    return array("Phase", rows);
  }

  std::string citations(std::span<const Citation> citations) {
    std::string rows;
    for (const Citation& each : citations) {
      rows += fmt::format("  {{{}, {}, {}}},\n", text_literal(each.source),
                          text_literal(each.section), text_literal(each.says));
    }
    return array("Citation", rows);
  }

  // The row; what it points to is printed before it.
  std::string print_rule(const Rule& rule) {
    const std::string cites = citations(rule.citations);
    const std::string when = phases(rule.phases);
    const std::string related = texts(rule.related);
    return fmt::format(
        "  {{{}, {}, {},\n   Set<DocumentKind>({}U), Set<Profile>({}U), Set<Preset>({}U), "
        "RuleClock({}), "
        "{}, {},\n"
        "   {}, {}, {}, {}, {}}},\n",
        text_literal(rule.id), text_literal(rule.title), text_literal(rule.check),
        rule.documents.bits(), rule.profiles.bits(), rule.policies.bits(),
        static_cast<unsigned>(rule.clock), text_literal(rule.why), text_literal(rule.fix), cites,
        when, related, text_literal(rule.toml),
        text_literal(fmt::format("rules/{}.toml", rule.id)));
  }

  void print_authorities(const Authorities& all) {
    std::string rows;
    for (const Authority& each : all.authorities) {
      rows +=
          fmt::format("  {{{}, {}, {}, {}, {}, {}, {}, {}, {}}},\n", text_literal(each.id),
                      text_literal(each.title), texts(each.tags), each.flag_one_is_critical,
                      each.exact_issuer_case, each.refuses_hyphen_in_parameter,
                      each.acme_labels_only, each.missing_top_level_fails, texts(each.parameters));
    }
    define("Authority", "authorities", rows);
    rows.clear();
    for (const IssuerName& each : all.issuers) {
      rows += fmt::format("  {{{}, {}, IssuerStatus({}), {}, {}, {}, {}}},\n",
                          text_literal(each.domain), each.authority,
                          static_cast<unsigned>(each.status), each.confirmed,
                          text_literal(each.instead), text_literal(each.source), date(each.as_of));
    }
    define("IssuerName", "issuers", rows);
  }

  void print_issued_types(std::span<const IssuedTypes> all) {
    std::string rows;
    for (const IssuedTypes& each : all) {
      rows += fmt::format("  {{{}, {}, {}, {}}},\n", text_literal(each.authority),
                          types(each.types), text_literal(each.source), date(each.as_of));
    }
    define("IssuedTypes", "issued", rows);
  }

  void print_methods(std::span<const ValidationMethod> all) {
    std::string rows;
    for (const ValidationMethod& each : all) {
      std::string phases;
      for (const MethodPhase& phase : each.phases) {
        phases += fmt::format("  {{{}, MethodState({})}},\n", date(phase.from),
                              static_cast<unsigned>(phase.state));
      }
      const MethodTicks& ticks = each.ticks;
      rows += fmt::format(
          "  {{MethodFamily({}), {}, {}, {}, {}, {{{}, {}, {}, {}, {}}}, MpicDuty({}), {}, {}, {}, "
          "{},\n"
          "   {}, {}, {}, {}}},\n",
          static_cast<unsigned>(each.family), each.number, text_literal(each.name),
          text_literal(each.acme), each.hosts, ticks.wildcard, ticks.prune, ticks.cname,
          ticks.onion, ticks.cname_before, static_cast<unsigned>(each.mpic), each.token_days,
          each.token_follows_reuse, each.reuse_days, each.retired_bars_reuse,
          array("MethodPhase", phases), date(each.ends), text_literal(each.source),
          date(each.as_of));
    }
    define("ValidationMethod", "methods", rows);
  }

  static std::string clause(const Clause& clause) {
    return fmt::format("{{{}, {}, {}, {}}}", text_literal(clause.source),
                       text_literal(clause.section), text_literal(clause.says), date(clause.as_of));
  }

  static std::string type(AttributeType type) {
    return fmt::format("AttributeType({})", static_cast<unsigned>(type));
  }

  std::string types(std::span<const AttributeType> items) {
    std::string rows;
    for (AttributeType item : items) rows += fmt::format("  {},\n", type(item));
    return array("AttributeType", rows);
  }

  std::string list(const AttributeList& list) {
    return fmt::format("{{{}, {}, {}}}", date(list.from), types(list.attributes),
                       clause(list.clause));
  }

  template <class Row, class Print>
  std::string row_array(std::string_view type, std::span<const Row> items, const Print& print) {
    std::string rows;
    for (const Row& row : items)
      rows += fmt::format("  {{{}, {}}},\n", print(row), clause(row.clause));
    return array(type, rows);
  }

  // What a profile says of more than the subject: an initialiser of ProfileRows.
  std::string print_rows(const ProfileRows& all) {
    const auto number = [](auto item) { return static_cast<unsigned>(item); };
    const std::string purposes = row_array("PurposeRow", all.purposes, [&](const PurposeRow& row) {
      return fmt::format("{}, {}, Presence({})", text_literal(row.oid), date(row.from),
                         number(row.presence));
    });
    const std::string usages =
        row_array("KeyUsageRow", all.key_usages, [&](const KeyUsageRow& row) {
          return fmt::format("KeyKind({}), {}, {}, {}, {}, {}", number(row.key), date(row.from),
                             row.required, row.one_of, row.allowed, row.discouraged);
        });
    const std::string validities =
        row_array("ValidityRow", all.validities, [&](const ValidityRow& row) {
          return fmt::format("{}, {}, {}, {}", date(row.from), row.days, row.months, row.advised);
        });
    const std::string policies = row_array("PolicyRow", all.policies, [&](const PolicyRow& row) {
      return fmt::format("PolicyDemand({}), {}, {}", number(row.demand), date(row.from),
                         texts(row.oids));
    });
    const std::string keys = row_array("KeyRow", all.keys, [&](const KeyRow& row) {
      return fmt::format("KeyKind({}), {}, {}, {}U", number(row.kind), date(row.from), row.bits,
                         row.curves);
    });
    const std::string needs = row_array("NeedRow", all.needs, [&](const NeedRow& row) {
      const std::string attributes = types(row.attributes);
      return fmt::format("{}, {}, {}", date(row.from), attributes, types(row.one_of));
    });
    const std::string extensions =
        row_array("ExtensionRow", all.extensions, [&](const ExtensionRow& row) {
          return fmt::format("ExtensionType({}), {}, Presence({}), Criticality({})",
                             number(row.type), date(row.from), number(row.presence),
                             number(row.criticality));
        });
    return fmt::format("{{{}, {}, {}, {}, {}, {}, {}}}", purposes, usages, validities, policies,
                       keys, needs, extensions);
  }

  // The row; what it points to is printed before it.
  std::string print_profile(const CertificateProfile& profile) {
    std::string presences, forms, choices, values;
    for (const AttributePresence& row : profile.presences) {
      presences +=
          fmt::format("  {{{}, {}, Presence({}), {}}},\n", type(row.attribute), date(row.from),
                      static_cast<unsigned>(row.presence), clause(row.clause));
    }
    for (const AttributeForm& row : profile.forms) {
      forms += fmt::format("  {{{}, {}, {}, {}, {}}},\n", type(row.attribute), date(row.from),
                           row.strings, row.characters, clause(row.clause));
    }
    for (const AttributeChoice& row : profile.choices) {
      choices += fmt::format("  {{{}, {}, {}}},\n", date(row.from), types(row.attributes),
                             clause(row.clause));
    }
    for (const AttributeValues& row : profile.values) {
      values += fmt::format("  {{{}, {}, {}, {}}},\n", type(row.attribute), date(row.from),
                            texts(row.values), clause(row.clause));
    }
    const std::string presence_rows = array("AttributePresence", presences);
    const std::string form_rows = array("AttributeForm", forms);
    const std::string choice_rows = array("AttributeChoice", choices);
    const std::string value_rows = array("AttributeValues", values);
    const std::string order = list(profile.order);
    const std::string repeated = list(profile.repeated);
    const std::string rows = print_rows(profile.rows);
    return fmt::format("  {{{}, {}, {}, {}, {}, {}, {},\n   {},\n   {},\n   {}}},\n",
                       text_literal(profile.name), text_literal(profile.title), date(profile.date),
                       presence_rows, form_rows, choice_rows, value_rows, order, repeated, rows);
  }

  void print_profiles(const CertificateProfiles& profiles) {
    std::string rows;
    for (const CertificateProfile& each : profiles.all) rows += print_profile(each);
    define("CertificateProfile", "profiles", rows);
    rows.clear();
    for (const CountryNote& each : profiles.countries.notes) {
      rows += fmt::format("  {{{}, {}, {}}},\n", text_literal(each.code), text_literal(each.write),
                          text_literal(each.says));
    }
    const std::string notes = array("CountryNote", rows);
    const Countries& countries = profiles.countries;
    countries_ = fmt::format("{{{}, {}, {{", date(countries.date), text_literal(countries.source));
    for (std::uint32_t bits : countries.codes) countries_ += fmt::format("{}U, ", bits);
    countries_ += fmt::format("}}, {}}}", notes);
  }

  static std::string by_profile(const CertificateProfiles& profiles) {
    std::string out;
    for (const CertificateProfile* each : profiles.by_profile) {
      out += each == nullptr ? "nullptr, "
                             : fmt::format("&profiles[{}], ", each - profiles.all.data());
    }
    return out;
  }

  std::string shape(std::span<const ShapePart> parts) {
    std::string rows;
    for (const ShapePart& each : parts) {
      rows +=
          fmt::format("  {{{}, ShapeSet({}), Filling({}), {}, {}, {}}},\n",
                      text_literal(each.literal), static_cast<unsigned>(each.set),
                      static_cast<unsigned>(each.filling), each.least, each.most, each.optional);
    }
    return array("ShapePart", rows);
  }

  std::string methods(std::span<const DcvMethod> methods) {
    std::string rows;
    for (const DcvMethod each : methods) {
      rows += fmt::format("  DcvMethod({}),\n", static_cast<unsigned>(each));
    }
    return array("DcvMethod", rows);
  }

  void print_providers(const Providers& all) {
    std::string rows;
    for (const Provider& each : all.providers) {
      rows +=
          fmt::format("  {{{}, {}, {}, {}}},\n", text_literal(each.id), text_literal(each.title),
                      text_literal(each.issuer), methods(each.methods));
    }
    define("Provider", "providers", rows);
    rows.clear();
    for (const RecordShape& each : all.shapes) {
      rows += fmt::format(
          "  {{{}, {}, {}, DcvMethod({}), {}, Type({}), {}, {}, {}, {}, Keeping({}), {}, {}, {}, "
          "{}, {}, {}, {}, {}}},\n",
          text_literal(each.id), each.provider, text_literal(each.title),
          static_cast<unsigned>(each.method), each.file, static_cast<unsigned>(each.type),
          shape(each.owner), shape(each.value), text_literal(each.owner_shape),
          text_literal(each.value_shape), static_cast<unsigned>(each.keeping), each.days,
          each.obsolete, each.exact, each.telling, each.confirmed, text_literal(each.where),
          text_literal(each.source), date(each.as_of));
    }
    define("RecordShape", "shapes", rows);
  }

  void print_presets(std::span<const PolicyPreset> presets) {
    std::string rows;
    for (const PolicyPreset& each : presets) {
      std::string severities;
      for (const PresetSeverity& row : each.severities) {
        severities +=
            fmt::format("  {{{}, Set<DocumentKind>({}U), Severity::{}, {}, {{{}, {}, {}}}}},\n",
                        text_literal(row.rule), row.documents.bits(), severity_text(row.severity),
                        text_literal(row.reason), text_literal(row.citation.source),
                        text_literal(row.citation.section), text_literal(row.citation.says));
      }
      const std::string changes = array("PresetSeverity", severities);
      std::string replaced;
      for (const PresetReplacement& row : each.replaced) {
        replaced += fmt::format("  {{{}, {}}},\n", text_literal(row.rule), text_literal(row.by));
      }
      const std::string replacements = array("PresetReplacement", replaced);
      rows +=
          fmt::format("  {{Preset({}), {}, Set<Preset>({}U), {}, {}, {}, {}, {}, {}, {}, {}}},\n",
                      static_cast<unsigned>(each.preset), text_literal(each.name),
                      each.extend.bits(), text_literal(each.title), text_literal(each.origin),
                      text_literal(each.says), date(each.date), date(each.from),
                      each.until ? date(*each.until) : "std::nullopt", changes, replacements);
    }
    define("PolicyPreset", "presets", rows);
  }

  void print_coverage(std::span<const CoveredLinter> linters) {
    std::string rows;
    for (const CoveredLinter& linter : linters) {
      std::string checks;
      for (const CoveredCheck& each : linter.checks) {
        checks += fmt::format("  {{{}, {}, CoverageState({}), {}, {}}},\n", text_literal(each.id),
                              each.codes, static_cast<unsigned>(each.state), texts(each.rules),
                              text_literal(each.note));
      }
      rows +=
          fmt::format("  {{{}, {}, {}, {}}},\n", text_literal(linter.name),
                      text_literal(linter.says), date(linter.date), array("CoveredCheck", checks));
    }
    define("CoveredLinter", "coverage", rows);
  }

  // A literal a few names long on each line, and numbers: no pointers to relocate.
  std::string packed(std::string_view name, const PackedNames& names) {
    if (names.size() == 0) return "{}";
    out_ += fmt::format("constexpr std::string_view {}_text =", name);
    constexpr std::size_t a_line = 90;
    for (std::size_t at = 0; at < names.text.size(); at += a_line) {
      std::string literal = text_literal(names.text.substr(at, a_line));
      if (at > 0) literal = literal.substr(0, literal.size() - 2);
      out_ += "\n  " + literal;
    }
    std::string rows;
    for (std::size_t i = 0; i < names.starts.size(); ++i) {
      rows += fmt::format("{}{},", i % 16 == 0 ? "\n" : "", names.starts[i]);
    }
    out_ += ";\n";
    define("std::uint32_t", fmt::format("{}_starts", name), rows + "\n");
    return fmt::format("{{{0}_text, {0}_starts}}", name);
  }

  std::string print_lists(const DomainLists& lists) {
    const PublicSuffixes& suffixes = lists.public_suffixes;
    return fmt::format("{{{{{}, {}}}, {{{}, {}, {}, {}}}}}", date(lists.top_levels.date),
                       packed("tlds", lists.top_levels.names), date(suffixes.date),
                       packed("suffix_rules", suffixes.rules),
                       packed("suffix_wildcards", suffixes.wildcards),
                       packed("suffix_exceptions", suffixes.exceptions));
  }

  std::string out_;
  std::string countries_;
  unsigned arrays_ = 0;
};

}  // namespace

std::string text_literal(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto octet = static_cast<unsigned char>(c);
    if (c == '\n') {
      out += "\\n\"\n\"";  // a literal for each line: readable, and below compilers' limits
    } else if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (octet < 0x20 || octet >= 0x7F) {
      out += fmt::format("\\{:03o}", octet);
    } else {
      out += c;
    }
  }
  return out + "\"sv";
}

std::string book_source(const Book& book, const BookData& data) {
  return Printer().print(book, data);
}

}  // namespace dcvlint
