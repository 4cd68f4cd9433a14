#include "lint/engine/authority_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "lint/engine/data_rows.h"
#include "lint/engine/toml_tree.h"
#include "lint/facts/caa.h"
#include "lint/facts/caa_parameters.h"

namespace dcvlint {
namespace {

constexpr std::array<std::string_view, 3> statuses = {"current", "deprecated", "retired"};
constexpr std::array<std::string_view, 5> quirk_names = {
    "flag-one-is-critical", "exact-issuer-case", "refuses-hyphen-in-parameter", "acme-labels-only",
    "missing-top-level-fails"};

bool is_tag(std::string_view text) {
  return is_data_id(text) && text.find('-') == std::string_view::npos;
}

class AuthorityReader {
 public:
  AuthorityReader(const TomlValue& top, Arena& arena, TomlProblems& problems)
      : file_(top, "the file", problems),
        arena_(&arena),
        problems_(&problems),
        sources_(arena, problems) {}

  AuthoritiesRead read() {
    AuthoritiesRead read;
    Authorities& all = read.authorities;
    all.date = file_.date("date", true).value_or(Date{});
    sources_.read(file_);
    for (const TomlValue* each : file_.tables("authority", true)) read_authority(*each);
    file_.done();
    check_instead();
    sources_.done();
    std::ranges::sort(issuers_, {}, &IssuerName::domain);
    all.authorities = arena_->copy(std::span<const Authority>(authorities_));
    all.issuers = arena_->copy(std::span<const IssuerName>(issuers_));
    read.types = arena_->copy(std::span<const IssuedTypes>(types_));
    return read;
  }

 private:
  void read_authority(const TomlValue& value) {
    TableReader table(value, "[[authority]]", *problems_);
    Authority authority;
    authority.id = arena_->copy(table.text("id", true));
    authority.title = arena_->copy(table.text("title", true));
    if (!authority.id.empty() && !is_data_id(authority.id)) {
      problems_->add(table.place("id"),
                     fmt::format("\"{}\" is no id (a-z, 0-9, hyphens)", authority.id));
    }
    if (std::ranges::find(authorities_, authority.id, &Authority::id) != authorities_.end()) {
      problems_->add(table.place("id"),
                     fmt::format("there is an authority \"{}\" already", authority.id));
    }
    read_tags(table, authority);
    read_parameters(table, authority);
    read_quirks(table, authority);
    read_types(table, authority);
    const auto rows = table.tables("issuer", true);
    if (rows.empty() && table.entry("issuer") != nullptr) {
      problems_->add(table.place("issuer"), "an authority without an issuer");
    }
    for (const TomlValue* row : rows) read_issuer(*row);
    table.done();
    authorities_.push_back(authority);
  }

  void read_tags(TableReader& table, Authority& authority) {
    const auto tags = table.texts("tags", true);
    if (!tags) return;
    std::vector<std::string_view> kept;
    for (std::string_view tag : *tags) {
      if (!is_tag(tag)) {
        problems_->add(table.place("tags"), fmt::format("\"{}\" is no lower-case tag", tag));
      }
      kept.push_back(arena_->copy(tag));
    }
    authority.tags = arena_->copy(std::span<const std::string_view>(kept));
  }

  void read_parameters(TableReader& table, Authority& authority) {
    constexpr std::array known = {accounturi_tag, validationmethods_tag};
    const auto parameters = table.texts("parameters", false);
    if (!parameters) return;
    std::vector<std::string_view> kept;
    for (std::string_view parameter : *parameters) {
      if (std::ranges::find(known, parameter) == known.end()) {
        problems_->add(table.place("parameters"),
                       fmt::format("unknown parameter \"{}\"", parameter),
                       nearest_help(parameter, known));
      }
      kept.push_back(arena_->copy(parameter));
    }
    authority.parameters = arena_->copy(std::span<const std::string_view>(kept));
  }

  void read_quirks(TableReader& table, Authority& authority) {
    const auto quirks = table.texts("quirks", true);
    if (!quirks) return;
    for (std::string_view quirk : *quirks) {
      bool* const members[] = {&authority.flag_one_is_critical, &authority.exact_issuer_case,
                               &authority.refuses_hyphen_in_parameter, &authority.acme_labels_only,
                               &authority.missing_top_level_fails};
      const auto found = std::ranges::find(quirk_names, quirk);
      if (found == quirk_names.end()) {
        problems_->add(table.place("quirks"), fmt::format("unknown quirk \"{}\"", quirk),
                       nearest_help(quirk, quirk_names));
      } else {
        *members[found - quirk_names.begin()] = true;
      }
    }
  }

  void read_types(TableReader& table, const Authority& authority) {
    const TomlValue* value = table.take("issues", TomlKind::table, false);
    if (value == nullptr) return;
    TableReader issues(*value, "issues", *problems_);
    const auto types = issues.texts("types", true);
    const DataSource source = sources_.of(issues);
    issues.done();
    if (!types) return;
    std::vector<Profile> kept;
    for (std::string_view type : *types) {
      if (const auto profile = profile_from_text(type)) {
        kept.push_back(*profile);
      } else {
        problems_->add(issues.place("types"), fmt::format("\"{}\" is no type of certificate", type),
                       "dv, ov, smime …");
      }
    }
    if (types->empty()) problems_->add(issues.place("types"), "a CA that issues nothing");
    types_.push_back(
        {authority.id, arena_->copy(std::span<const Profile>(kept)), source.title, source.as_of});
  }

  void read_issuer(const TomlValue& value) {
    TableReader table(value, "issuer", *problems_);
    IssuerName issuer;
    issuer.domain = arena_->copy(table.text("domain", true));
    if (!issuer.domain.empty() && !is_issuer_domain(issuer.domain)) {
      problems_->add(table.place("domain"),
                     fmt::format("\"{}\" is no lower-case domain name with a dot", issuer.domain));
    }
    if (!domains_.emplace(issuer.domain, table.place("domain")).second) {
      problems_->add(table.place("domain"),
                     fmt::format("\"{}\" is in the file twice", issuer.domain));
    }
    issuer.authority = static_cast<std::uint16_t>(authorities_.size());
    issuer.status = read_status(table);
    issuer.confirmed = table.boolean("confirmed", true).value_or(false);
    issuer.instead = arena_->copy(table.text("instead", false));
    if (!issuer.instead.empty()) {
      instead_.emplace_back(issuer.instead, table.place("instead"));
      if (issuer.status == IssuerStatus::current) {
        problems_->add(table.place("instead"),
                       "\"instead\" makes no sense with status \"current\"");
      }
    }
    read_source(table, issuer);
    table.done();
    issuers_.push_back(issuer);
  }

  IssuerStatus read_status(TableReader& table) {
    const std::string_view status = table.text("status", true);
    const auto found = std::ranges::find(statuses, status);
    if (found != statuses.end()) return static_cast<IssuerStatus>(found - statuses.begin());
    if (!status.empty()) {
      problems_->add(table.place("status"), fmt::format("unknown status \"{}\"", status),
                     "current, deprecated or retired");
    }
    return IssuerStatus::current;
  }

  void read_source(TableReader& table, IssuerName& issuer) {
    const DataSource source = sources_.of(table);
    issuer.source = source.title;
    issuer.as_of = source.as_of;
  }

  void check_instead() {
    for (const auto& [domain, place] : instead_) {
      if (domains_.contains(domain)) continue;
      problems_->add(place, fmt::format("\"{}\" is no domain of this file", domain));
    }
  }

  TableReader file_;
  Arena* arena_;
  TomlProblems* problems_;
  DataSources sources_;
  std::map<std::string_view, TomlPlace> domains_;
  std::vector<std::pair<std::string_view, TomlPlace>> instead_;
  std::vector<Authority> authorities_;
  std::vector<IssuedTypes> types_;
  std::vector<IssuerName> issuers_;
};

}  // namespace

AuthoritiesRead read_authorities(std::string_view path, std::string_view toml, Arena& arena) {
  TomlProblems problems(path);
  AuthoritiesRead read;
  if (const auto top = read_toml(toml, problems)) {
    read = AuthorityReader(*top, arena, problems).read();
  }
  read.problems = problems.take();
  return read;
}

}  // namespace dcvlint
