// The command line: flags in, options of a command out. CLI11 takes seconds to
// compile, so nothing else includes it.

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <csignal>
#include <new>

#include "lint/base/ascii.h"
#include "lint/base/spelling.h"
#include "lint/commands/check.h"
#include "lint/commands/checks.h"
#include "lint/commands/domain.h"
#include "lint/commands/exit_code.h"
#include "lint/commands/new_rule.h"
#include "lint/commands/output.h"
#include "lint/commands/perspectives.h"
#include "lint/commands/record.h"
#include "lint/commands/rules.h"
#include "lint/facts/caa_parameters.h"
#include "lint/facts/validation_method.h"

namespace dcvlint {
namespace {

constexpr std::string_view exit_codes =
    "Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 usage, configuration or rule file, "
    "3 an input could not be read or nothing matched, 4 incomplete, 130 interrupted.\n"
    "The first of 2, 3, 4, 1 wins.";

constexpr std::string_view domain_footer =
    "The name decides which certificate the exit code is about: NAME one for that host, \"*.NAME\" "
    "a "
    "wildcard; and --ca (or must-issue in dcvlint.toml) by which CAs. Without either, CAs are "
    "shown "
    "and refusals count for nothing.\n"
    "Exit codes: 0 they may issue, 1 one must not, 2 usage, configuration or a name that is none, "
    "3 "
    "an input could not be read, 4 incomplete: a look-up failed, 130 interrupted.\n"
    "The first of 2, 3, 4, 1 wins.";

constexpr std::string_view perspectives_footer =
    "The first resolver is the primary perspective, the others are remote ones. A remote "
    "corroborates "
    "when what it sees permits the CA to issue; how many must, and in how many RIR regions, "
    "follows "
    "from the date (BR 2.3.1 section 3.2.2.9).\n"
    "Exit codes: 0 the primary permits and the quorum is met for the CAs of --ca (or must-issue in "
    "dcvlint.toml), 1 one must not issue, 2 usage, configuration or a name that is none, 3 an "
    "input "
    "could not be read, 4 incomplete: a look-up failed, or too few perspectives or regions are "
    "known, 130 interrupted.\n"
    "The first of 2, 3, 4, 1 wins.";

// An option's value that makes no sense; main() prints it and ends with 2.
struct Misuse {
  std::string what;
};

std::string did_you_mean(std::string_view word, std::span<const std::string_view> known) {
  const std::string_view near = nearest(word, known);
  return near.empty() ? "" : "; did you mean \"" + std::string(near) + "\"?";
}

std::string listed(std::span<const std::string_view> words) {
  std::string out;
  for (std::string_view word : words) {
    if (!out.empty()) out += ", ";
    out += word;
  }
  return out;
}

[[noreturn]] void not_one_of(std::string_view option, std::string_view word,
                             std::span<const std::string_view> known) {
  std::string hint = did_you_mean(word, known);
  if (hint.empty()) hint = "; it is one of " + listed(known);
  throw Misuse{std::string(option) + ": \"" + std::string(word) + "\" is unknown" + hint};
}

Date date_option(const std::string& text) {
  if (auto date = parse_date(text)) return *date;
  throw Misuse{"--as-of: \"" + text + "\" is no date; write it like 2026-11-21"};
}

// "caa,zone/ttl": several prefixes in one value.
std::vector<std::string> split_lists(const std::vector<std::string>& values) {
  std::vector<std::string> out;
  for (const std::string& value : values) {
    std::string_view rest = value;
    while (true) {
      const std::string_view item = rest.substr(0, rest.find(','));
      if (item.empty()) throw Misuse{"an empty prefix in \"" + value + "\""};
      out.emplace_back(item);
      if (item.size() == rest.size()) break;
      rest.remove_prefix(item.size() + 1);
    }
  }
  return out;
}

std::vector<FormatTo> formats_option(const std::vector<std::string>& values) {
  std::vector<FormatTo> out;
  bool standard_output = false;
  for (const std::string& value : values) {
    const std::size_t colon = value.find(':');
    const std::string name = value.substr(0, colon);
    const auto format = format_from_text(name);
    if (!format) not_one_of("--format", name, format_names());
    FormatTo to{*format, colon == std::string::npos ? "" : value.substr(colon + 1)};
    if (colon != std::string::npos && to.file.empty()) {
      throw Misuse{"--format: a file's name is missing in \"" + value + "\""};
    }
    if (to.file.empty() && standard_output) {
      throw Misuse{"--format: two formats on standard output; write the other one as FORMAT:FILE"};
    }
    standard_output = standard_output || to.file.empty();
    for (const FormatTo& other : out) {
      if (!to.file.empty() && other.file == to.file) {
        throw Misuse{"--format: two formats into " + to.file};
      }
    }
    out.push_back(std::move(to));
  }
  return out;
}

FailOn fail_on_option(const std::string& text) {
  constexpr std::array<std::string_view, 4> known = {"error", "warning", "notice", "never"};
  if (text == "never") return {std::nullopt};
  if (auto severity = severity_from_text(text)) return {severity};
  not_one_of("--fail-on", text, known);
}

Colour colour_option(const std::string& text) {
  constexpr std::array<std::string_view, 3> known = {"auto", "always", "never"};
  if (text == "auto") return Colour::automatic;
  if (text == "always") return Colour::on;
  if (text == "never") return Colour::off;
  not_one_of("--color", text, known);
}

Profile profile_option(const std::string& text) {
  if (auto profile = profile_from_text(text)) return *profile;
  std::vector<std::string_view> known;
  for (unsigned i = 0; i < static_cast<unsigned>(Profile::count_); ++i) {
    known.push_back(profile_text(static_cast<Profile>(i)));
  }
  not_one_of("--profile", text, known);
}

std::optional<Set<Preset>> policies_option(const std::vector<std::string>& names) {
  if (names.empty()) return std::nullopt;
  Set<Preset> policies;
  for (const std::string& name : names) {
    const auto preset = preset_from_text(name);
    if (!preset) not_one_of("--policy", name, preset_names());
    policies.add(*preset);
  }
  return policies;
}

std::uint32_t number_option(std::string_view option, const std::string& text, std::uint32_t least,
                            std::uint32_t most) {
  std::uint32_t value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error == std::errc() && stop == end && value >= least && value <= most) return value;
  throw Misuse{std::string(option) + ": \"" + text + "\" is no number from " +
               std::to_string(least) + " to " + std::to_string(most)};
}

// Values of options as they were typed.
struct Typed {
  CheckOptions check;
  ExplainOptions explain;
  RulesOptions rules;
  TryOptions tried;
  ChecksOptions checks;
  NewRuleOptions new_rule;
  DomainOptions domain;
  RecordOptions record;
  PerspectivesOptions perspectives;
  std::vector<std::string> formats, select, ignore, policies;
  std::string fail_on, as_of, jobs, max_per_rule, colour, profile;
  std::string page_format, list_format, new_rule_for;
};

// Repeatable, each time with one value: what follows may be a path.
void add_list(CLI::App* app, std::string name, std::vector<std::string>& list, std::string about) {
  app->add_option(std::move(name), list, std::move(about))->allow_extra_args(false);
}

CLI::App* add_check(CLI::App& app, Typed& typed) {
  CLI::App* check = app.add_subcommand(
      "check", "Lint zones, requests and certificates: files, folders, - for standard input");
  CheckOptions& options = typed.check;
  check->add_option("PATH", options.paths, "Files and folders");
  add_list(check, "--format", typed.formats,
           "FORMAT or FORMAT:FILE, repeatable: text, concise, json, jsonl, github, sarif");
  check->add_flag("--statistics", options.statistics, "Count findings by rule");
  check->add_flag("-q,--quiet", options.quiet, "Findings only, no summary");
  check->add_option("--fail-on", typed.fail_on, "error (default), warning, notice or never");
  check->add_option("--as-of", typed.as_of, "Judge as on this day, like 2027-03-15");
  check->add_option("-j,--jobs", typed.jobs, "Threads (default: one a processor)");
  add_list(check, "--select", typed.select, "Only rules with these prefixes, like caa,zone/ttl");
  add_list(check, "--ignore", typed.ignore, "Not the rules with these prefixes");
  check->add_option(
      "--profile", typed.profile,
      "Type of requests and certificates: dv, iv, ov, ev, tls, ca or other (client, S/MIME)");
  add_list(check, "--policy", typed.policies,
           "What a CA or federation adds: igtf, tcs-harica or tcs-sectigo; repeatable");
  add_list(check, "--origin", options.origins, "FILE=NAME, or NAME for a single input");
  check->add_option("--include-root", options.include_root, "Folder that $INCLUDE may not leave");
  add_list(check, "--rules", options.rules, "Folder with more rules, repeatable");
  check->add_option("--tlds", options.tlds, "Top-level domains, a list in IANA's form");
  check->add_option("--psl", options.psl, "public_suffix_list.dat to use");
  CLI::Option* config = check->add_option("--config", options.config, "This dcvlint.toml");
  check->add_flag("--isolated", options.isolated, "No dcvlint.toml at all")->excludes(config);
  check->add_option("--max-per-rule", typed.max_per_rule,
                    "Findings shown of a rule and input (default 100; 0: all)");
  check->add_option("--color", typed.colour, "auto (default), always or never");
  check->footer(std::string(exit_codes));
  return check;
}

void add_resolver(CLI::App* app, LiveDnsOptions& options) {
  add_list(app, "--dns", options.servers,
           "Ask this validating resolver, like 127.0.0.1:5353; embedded (default): none");
  app->add_option("--trust-anchors", options.trust_anchors,
                  "The root's keys, for the embedded resolver");
  app->add_option("--root-hints", options.root_hints,
                  "Name servers of the root, for the embedded resolver");
}

CLI::App* add_domain(CLI::App& app, Typed& typed) {
  CLI::App* domain =
      app.add_subcommand("domain", "Which CAs may issue for a name, by CAA in zones or live DNS");
  DomainOptions& options = typed.domain;
  domain->add_option("NAME", options.sources.names,
                     "Names; *.NAME asks for a wildcard; - reads names from standard input");
  add_list(domain, "--names", options.sources.lists,
           "File of names, one a line; # begins a comment");
  add_list(domain, "--names-of", options.sources.signed_files,
           "Names of a certificate request or certificate");
  add_list(domain, "--ca", options.cas, "CAs, like harica,letsencrypt or harica.gr; repeatable");
  domain->add_option("--account", options.account, "URI of the account with the CA");
  domain->add_option("--method", options.method, "Validation method: http-01, dns-01, ca-tbr-7 …");
  domain->add_option("--as-of", typed.as_of, "Decide as on this day, like 2027-03-15");
  add_list(domain, "--zones", options.zones, "Files and folders with zones, repeatable");
  domain->add_flag("--live", options.dns.live, "Ask DNS; what --zones has stands before it");
  add_resolver(domain, options.dns);
  domain->add_option("--record", options.dns.record, "New folder for what DNS says");
  domain->add_option("--replay", options.dns.replay, "Folder that was recorded, in place of DNS");
  domain->add_option("--format", typed.list_format, "text (default) or json");
  add_list(domain, "--origin", options.origins, "FILE=NAME, or NAME for a single zone");
  domain->add_option("--include-root", options.include_root, "Folder that $INCLUDE may not leave");
  CLI::Option* config = domain->add_option("--config", options.config, "This dcvlint.toml");
  domain->add_flag("--isolated", options.isolated, "No dcvlint.toml at all")->excludes(config);
  domain->add_option("--color", typed.colour, "auto (default), always or never");
  domain->footer(std::string(domain_footer));
  return domain;
}

CLI::App* add_record(CLI::App& app, Typed& typed) {
  CLI::App* record = app.add_subcommand("record", "Keep what DNS says about names, to be replayed");
  RecordOptions& options = typed.record;
  record->add_option("NAME", options.sources.names, "Names; - reads them from standard input");
  add_list(record, "--names", options.sources.lists,
           "File of names, one a line; # begins a comment");
  add_list(record, "--names-of", options.sources.signed_files,
           "Names of a certificate request or certificate");
  record->add_option("--out", options.dns.record, "New folder for the evidence")->required();
  add_resolver(record, options.dns);
  record->add_option("--as-of", typed.as_of, "The day that a replay judges as on (default: today)");
  return record;
}

CLI::App* add_perspectives(CLI::App& app, Typed& typed) {
  CLI::App* perspectives = app.add_subcommand(
      "perspectives", "Whether CAA looks alike to several resolvers, and enough of them permit");
  PerspectivesOptions& options = typed.perspectives;
  perspectives->add_option("NAME", options.sources.names,
                           "Names; *.NAME asks for a wildcard; - reads names from standard input");
  add_list(perspectives, "--names", options.sources.lists,
           "File of names, one a line; # begins a comment");
  add_list(perspectives, "--names-of", options.sources.signed_files,
           "Names of a certificate request or certificate");
  add_list(perspectives, "--dns", options.resolvers,
           "A validating resolver, like 127.0.0.1:5353, or embedded; the primary one first");
  perspectives->add_option("--trust-anchors", options.trust_anchors,
                           "The root's keys, for the embedded resolver");
  perspectives->add_option("--root-hints", options.root_hints,
                           "Name servers of the root, for the embedded resolver");
  add_list(perspectives, "--ca", options.cas,
           "CAs, like harica,letsencrypt or harica.gr; repeatable");
  perspectives->add_option("--account", options.account, "URI of the account with the CA");
  perspectives->add_option("--method", options.method,
                           "Validation method: http-01, dns-01, ca-tbr-7 …");
  perspectives->add_option("--as-of", typed.as_of, "Decide as on this day, like 2026-12-15");
  perspectives->add_option("--format", typed.list_format, "text (default) or json");
  CLI::Option* config = perspectives->add_option("--config", options.config, "This dcvlint.toml");
  perspectives->add_flag("--isolated", options.isolated, "No dcvlint.toml at all")
      ->excludes(config);
  perspectives->add_option("--color", typed.colour, "auto (default), always or never");
  perspectives->footer(std::string(perspectives_footer));
  return perspectives;
}

CLI::App* add_explain(CLI::App& app, Typed& typed) {
  CLI::App* explain = app.add_subcommand("explain", "What a rule says, why, and how to mend it");
  explain->add_option("RULE", typed.explain.rule, "Id of a rule, like caa/unknown-critical")
      ->required();
  explain->add_option("--format", typed.page_format, "text (default) or markdown");
  add_list(explain, "--rules", typed.explain.rules, "Folder with more rules, repeatable");
  return explain;
}

CLI::App* add_rules(CLI::App& app, Typed& typed) {
  CLI::App* rules = app.add_subcommand("rules", "List the rules");
  rules->add_option("--format", typed.list_format, "text (default) or json");
  add_list(rules, "--select", typed.select, "Only rules with these prefixes");
  add_list(rules, "--ignore", typed.ignore, "Not the rules with these prefixes");
  rules->add_option("--as-of", typed.as_of, "Severities as on this day");
  add_list(rules, "--rules", typed.rules.rules, "Folder with more rules, repeatable");
  return rules;
}

CLI::App* add_try(CLI::App& app, Typed& typed) {
  CLI::App* tried = app.add_subcommand("try", "Run the examples of rules");
  tried->add_option("DIR", typed.tried.directories, "Folders with rules");
  tried->add_flag("--builtin", typed.tried.builtin, "The rules that come with dcvlint");
  return tried;
}

CLI::App* add_checks(CLI::App& app, Typed& typed) {
  CLI::App* checks = app.add_subcommand("checks", "List what rules can look for");
  checks->add_option("--format", typed.list_format, "text (default) or json");
  return checks;
}

CLI::App* add_new_rule(CLI::App& app, Typed& typed) {
  CLI::App* made = app.add_subcommand("new-rule", "Write the file of a new rule");
  made->add_option("ID", typed.new_rule.id, "family/name, like our/issuers")->required();
  made->add_option("--dir", typed.new_rule.directory, "Folder of rules (default: this one)");
  made->add_option("--for", typed.new_rule_for,
                   "zone, request or certificate (default: by the family, zone for one of yours)");
  made->add_flag("--check", typed.new_rule.check,
                 "Also a check in C++, within the source tree of dcvlint");
  return made;
}

int start_check(Typed& typed) {
  CheckOptions& options = typed.check;
  if (options.paths.empty()) throw Misuse{"check: name files or folders, or - for standard input"};
  options.formats = formats_option(typed.formats);
  if (!typed.fail_on.empty()) options.fail_on = fail_on_option(typed.fail_on);
  if (!typed.as_of.empty()) options.as_of = date_option(typed.as_of);
  if (!typed.profile.empty()) options.profile = profile_option(typed.profile);
  options.policies = policies_option(split_lists(typed.policies));
  if (!typed.jobs.empty()) options.jobs = number_option("--jobs", typed.jobs, 1, 1024);
  options.select = split_lists(typed.select);
  options.ignore = split_lists(typed.ignore);
  if (!typed.max_per_rule.empty()) {
    options.max_per_rule = number_option("--max-per-rule", typed.max_per_rule, 0, UINT32_MAX);
  }
  if (!typed.colour.empty()) options.colour = colour_option(typed.colour);
  return run_check(options);
}

// --format of what lists things: whether it is to be JSON.
bool wants_json(const Typed& typed) {
  constexpr std::array<std::string_view, 2> known = {"text", "json"};
  if (typed.list_format == "json") return true;
  if (typed.list_format.empty() || typed.list_format == "text") return false;
  not_one_of("--format", typed.list_format, known);
}

// A label of --method, in lower case.
std::string method_option(const std::string& text) {
  std::string label = lower_case(text);
  std::vector<std::string_view> known;
  for (const ValidationMethod& method : validation_methods()) {
    if (!method.acme.empty()) known.push_back(method.acme);
  }
  const bool own = label.starts_with("ca-") && !label.starts_with("ca-tbr-");
  if (validation_method(label) != nullptr || (own && !method_label_break(label))) return label;
  const std::string hint = did_you_mean(label, known);
  throw Misuse{"--method: \"" + text + "\" is no method that we know" +
               (hint.empty()
                    ? "; ACME's are like dns-01, the others are ca-tbr-N, N of BR 3.2.2.4.N"
                    : hint)};
}

// Of commands that decide CAA: --account, when it is given.
void check_account_option(const std::string& account) {
  if (account.empty() || check_uri(account).fault == UriFault::none) return;
  throw Misuse{"--account: \"" + account +
               "\" is no URI; it is what the CA calls the account, like "
               "https://acme.example/acct/1"};
}

int start_domain(Typed& typed) {
  DomainOptions& options = typed.domain;
  if (options.zones.empty() && !options.dns.wanted()) {
    throw Misuse{"domain: name the zones with --zones PATH, or ask DNS with --live"};
  }
  if (options.sources.empty() && options.dns.replay.empty()) {
    throw Misuse{"domain: name a domain, or - for names on standard input"};
  }
  options.json = wants_json(typed);
  options.cas = split_lists(options.cas);
  if (!typed.as_of.empty()) options.as_of = date_option(typed.as_of);
  if (!options.method.empty()) options.method = method_option(options.method);
  check_account_option(options.account);
  if (!typed.colour.empty()) options.colour = colour_option(typed.colour);
  return run_domain(options);
}

int start_record(Typed& typed) {
  RecordOptions& options = typed.record;
  if (options.sources.empty()) {
    throw Misuse{"record: name a domain, or - for names on standard input"};
  }
  if (!typed.as_of.empty()) options.as_of = date_option(typed.as_of);
  return run_record(options);
}

int start_perspectives(Typed& typed) {
  PerspectivesOptions& options = typed.perspectives;
  if (options.sources.empty()) {
    throw Misuse{"perspectives: name a domain, or - for names on standard input"};
  }
  options.json = wants_json(typed);
  options.cas = split_lists(options.cas);
  if (!typed.as_of.empty()) options.as_of = date_option(typed.as_of);
  if (!options.method.empty()) options.method = method_option(options.method);
  check_account_option(options.account);
  if (!typed.colour.empty()) options.colour = colour_option(typed.colour);
  return run_perspectives(options);
}

int start_explain(Typed& typed) {
  constexpr std::array<std::string_view, 2> known = {"text", "markdown"};
  if (typed.page_format == "markdown") {
    typed.explain.markdown = true;
  } else if (!typed.page_format.empty() && typed.page_format != "text") {
    not_one_of("--format", typed.page_format, known);
  }
  return run_explain(typed.explain);
}

int start_rules(Typed& typed) {
  typed.rules.json = wants_json(typed);
  typed.rules.select = split_lists(typed.select);
  typed.rules.ignore = split_lists(typed.ignore);
  if (!typed.as_of.empty()) typed.rules.as_of = date_option(typed.as_of);
  return run_rules(typed.rules);
}

int start_try(Typed& typed) {
  if (!typed.tried.builtin && typed.tried.directories.empty()) {
    throw Misuse{"try: name folders with rules, or --builtin"};
  }
  return run_try(typed.tried);
}

int start_checks(Typed& typed) {
  typed.checks.json = wants_json(typed);
  return run_checks(typed.checks);
}

// Whether it is what check reads, so that the command was forgotten.
bool names_input(const std::string& argument) {
  return argument == "-" || ::access(argument.c_str(), F_OK) == 0;
}

int start_new_rule(Typed& typed) {
  constexpr std::array<std::string_view, 3> known = {"zone", "request", "certificate"};
  NewRuleFor& about = typed.new_rule.about;
  if (typed.new_rule_for == "zone") {
    about = NewRuleFor::zone;
  } else if (typed.new_rule_for == "request" || typed.new_rule_for == "csr") {
    about = NewRuleFor::request;
  } else if (typed.new_rule_for == "certificate") {
    about = NewRuleFor::certificate;
  } else if (!typed.new_rule_for.empty()) {
    not_one_of("--for", typed.new_rule_for, known);
  }
  return run_new_rule(typed.new_rule);
}

// CLI11 says which argument it can't place; we say what was probably meant.
std::string unknown_argument(const CLI::App& app, const CLI::App* command,
                             const std::string& argument) {
  const std::string word = argument.substr(0, argument.find('='));
  std::vector<std::string> held;
  if (word.starts_with("-")) {
    for (const CLI::App* from : {&app, command}) {
      if (from == nullptr) continue;
      for (const CLI::Option* option : from->get_options()) {
        for (const std::string& name : option->get_lnames()) held.push_back("--" + name);
      }
    }
  } else if (command == nullptr) {
    for (const CLI::App* other : app.get_subcommands(nullptr)) held.push_back(other->get_name());
  }
  const std::vector<std::string_view> known(held.begin(), held.end());
  if (command == nullptr && names_input(argument)) {
    return "unknown command \"" + argument + "\"; did you mean \"dcvlint check " + argument + "\"?";
  }
  const std::string what = word.starts_with("-") ? "option"
                           : command == nullptr  ? "command"
                                                 : "argument";
  return "unknown " + what + " \"" + word + "\"" + did_you_mean(word, known);
}

int misuse(const std::string& what) {
  complain(what + " (dcvlint --help tells more)");
  return exit_usage;
}

int parse_error(const CLI::App& app, const CLI::ParseError& error) {
  const auto used = app.get_subcommands();
  const CLI::App* command = used.empty() ? nullptr : used.front();
  if (error.get_name() == "CallForHelp" || error.get_name() == "CallForAllHelp") {
    return print((command != nullptr ? command : &app)->help());
  }
  // What stands before the command is no argument of it.
  const std::vector<std::string> before = app.remaining(false);
  if (!before.empty() && !before.front().starts_with("--")) {
    return misuse(unknown_argument(app, nullptr, before.front()));
  }
  const std::vector<std::string> extras = app.remaining(true);
  if (!extras.empty()) return misuse(unknown_argument(app, command, extras.front()));
  return misuse(error.what());
}

// The arguments, last one first, as CLI11 wants them. It would take "[a,b]" for a list of values; a
// file may be called that.
std::vector<std::string> paths_kept_whole(int count, char** arguments) {
  std::vector<std::string> out;
  for (int i = count - 1; i > 0; --i) {
    std::string argument = arguments[i];
    if (argument.starts_with('[') && argument.ends_with(']')) argument.insert(0, "./");
    out.push_back(std::move(argument));
  }
  return out;
}

int run(int count, char** arguments) {
  if (count == 2 && std::string_view(arguments[1]) == "--version") return print_version();
  Typed typed;
  CLI::App app("dcvlint: lints what decides whether a CA may issue a certificate", "dcvlint");
  // One command, in the first place: behind it the same words are names of files.
  app.require_subcommand(0, 1);
  bool version = false;
  app.add_flag("--version", version, "Version, date of the data, number of rules");
  CLI::App* check = add_check(app, typed);
  CLI::App* domain = add_domain(app, typed);
  CLI::App* record = add_record(app, typed);
  CLI::App* perspectives = add_perspectives(app, typed);
  CLI::App* explain = add_explain(app, typed);
  CLI::App* rules = add_rules(app, typed);
  CLI::App* tried = add_try(app, typed);
  CLI::App* checks = add_checks(app, typed);
  CLI::App* new_rule = add_new_rule(app, typed);
  try {
    app.parse(paths_kept_whole(count, arguments));
    if (version) return print_version();
    if (check->parsed()) return start_check(typed);
    if (domain->parsed()) return start_domain(typed);
    if (record->parsed()) return start_record(typed);
    if (perspectives->parsed()) return start_perspectives(typed);
    if (explain->parsed()) return start_explain(typed);
    if (rules->parsed()) return start_rules(typed);
    if (tried->parsed()) return start_try(typed);
    if (checks->parsed()) return start_checks(typed);
    if (new_rule->parsed()) return start_new_rule(typed);
  } catch (const CLI::ParseError& error) {
    return parse_error(app, error);
  } catch (const Misuse& wrong) {
    return misuse(wrong.what);
  }
  return misuse(
      "name a command: check, domain, record, perspectives, explain, rules, try, checks or "
      "new-rule");
}

}  // namespace
}  // namespace dcvlint

int main(int count, char** arguments) {
  // A reader that goes away is no reason to die: what was to be written is dropped.
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return dcvlint::run(count, arguments);
  } catch (const std::bad_alloc&) {
    dcvlint::complain("out of memory; there is no report");
    return dcvlint::exit_usage;
  }
}
