// The command line of dcvlint check.

#include <algorithm>
#include <array>

#include "lint/commands/check.h"
#include "lint/commands/commands.h"
#include "lint/commands/option_values.h"

namespace dcvlint {
namespace {

constexpr const char* exit_codes =
    "Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 usage, configuration or rule file, "
    "3 an input could not be read or nothing matched, 4 incomplete, 130 interrupted.\n"
    "The first of 2, 3, 4, 1 wins.";

// "json:out.json" each.
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

Severity show_option(const std::string& text) {
  constexpr std::array<std::string_view, 3> known = {"error", "warning", "notice"};
  if (auto severity = severity_from_text(text)) return *severity;
  not_one_of("--show", text, known);
}

// Whether that is their kind.
bool kind_option(const std::string& text, std::string_view kind) {
  constexpr std::array<std::string_view, 2> known = {"validation-log", "crl"};
  if (text.empty() || text == kind) return !text.empty();
  if (std::ranges::find(known, text) == known.end()) not_one_of("--kind", text, known);
  return false;
}

// Whether they are to be fast.
bool key_checks_option(const std::string& text) {
  constexpr std::array<std::string_view, 2> known = {"full", "fast"};
  if (text.empty() || text == known[0]) return false;
  if (text == known[1]) return true;
  not_one_of("--key-checks", text, known);
}

class CheckCommand : public Command {
 public:
  const char* name() const override { return "check"; }
  const char* about() const override {
    return "Lint zones, requests, certificates and CRLs: files, folders, - for standard input";
  }

  void declare(CommandLine& line) override {
    line.arguments("PATH", options_.paths, "Files and folders");
    declare_output(line);
    line.option("--as-of", as_of_, "Judge as on this day, like 2027-03-15");
    line.option("-j,--jobs", jobs_, "Threads (default: one a processor)");
    line.list("--select", select_, "Only rules with these prefixes, like caa,zone/ttl");
    line.list("--ignore", ignore_, "Not the rules with these prefixes");
    line.option("--profile", profile_,
                "Type of requests, certificates and what CRLs list: dv, iv, ov, ev, tls, "
                "smime-sponsor-strict …, smime, codesigning-ov …, timestamping, ca or other; or a "
                "file with a profile");
    line.list(
        "--issuer", options_.issuers,
        "Certificate of the CA that issued the others, repeatable; those among the inputs are "
        "found");
    line.option(
        "--debian-weak-keys", options_.debian_weak_keys,
        "Folder with blacklist.RSA-2048 and its like; without it such keys are not looked up");
    line.option("--key-checks", key_checks_,
                "full (default), or fast: without the mathematics of weak keys");
    line.option("--kind", kind_,
                "What the inputs are, if it is nothing that is told by looking: validation-log or "
                "crl");
    line.list("--policy", policies_,
              "What a CA or federation adds: igtf, igtf-strict, tcs-harica, tcs-sectigo, or a file "
              "with a policy; repeatable");
    line.option("--namespaces", options_.namespaces,
                "Folder of *.namespaces and *.signing_policy files: subjects must lie within those "
                "of their issuers");
    line.option("--grid-mapfile", options_.grid_mapfile,
                "File with the subjects that a grid knows: tells those that changed");
    line.list("--origin", options_.origins, "FILE=NAME, or NAME for a single input");
    line.option("--include-root", options_.include_root, "Folder that $INCLUDE may not leave");
    declare_live_dns(line, options_.dns, "Ask DNS for CAA that decides about names of the zones");
    line.list("--rules", options_.rules, "Folder with more rules, repeatable");
    line.option("--tlds", options_.tlds, "Top-level domains, a list in IANA's form");
    line.option("--psl", options_.psl, "public_suffix_list.dat to use");
    declare_config(line, options_.config, options_.isolated);
    line.option("--max-per-rule", max_per_rule_,
                "Findings shown of a rule and input (default 100; 0: all)");
    line.option("--color", colour_, "auto (default), always or never");
    line.footer(exit_codes);
  }

  int start() override {
    if (options_.paths.empty()) {
      throw Misuse{"check: name files or folders, or - for standard input"};
    }
    options_.formats = formats_option(formats_);
    if (!fail_on_.empty()) options_.fail_on = fail_on_option(fail_on_);
    if (!show_.empty()) options_.show = show_option(show_);
    if (!as_of_.empty()) options_.as_of = date_option(as_of_);
    options_.logs = kind_option(kind_, "validation-log");
    options_.crls = kind_option(kind_, "crl");
    options_.by = judged_by_options(profile_, split_lists(policies_, "name of a policy"));
    options_.fast_key_checks = key_checks_option(key_checks_);
    if (!jobs_.empty()) options_.jobs = number_option("--jobs", jobs_, 1, 1024);
    options_.select = split_lists(select_);
    options_.ignore = split_lists(ignore_);
    if (!max_per_rule_.empty()) {
      options_.max_per_rule = number_option("--max-per-rule", max_per_rule_, 0, UINT32_MAX);
    }
    options_.colour = colour_option(colour_);
    read_rates(options_.dns.rates);
    return run_check(options_);
  }

 private:
  void declare_output(CommandLine& line) {
    line.list("--format", formats_,
              "FORMAT or FORMAT:FILE, repeatable: text, concise, json, jsonl, github, sarif");
    line.flag("--statistics", options_.statistics, "Count findings by rule");
    line.flag("-q,--quiet", options_.quiet, "Findings only, no summary");
    line.option("--fail-on", fail_on_, "error (default), warning, notice or never");
    line.option("--show", show_,
                "Least severity in reports: notice (default), warning or error; the summary counts "
                "all");
  }

  CheckOptions options_;
  std::vector<std::string> formats_, select_, ignore_, policies_;
  std::string fail_on_, show_, as_of_, jobs_, max_per_rule_, colour_, profile_, kind_, key_checks_;
};

}  // namespace

std::unique_ptr<Command> check_command() { return std::make_unique<CheckCommand>(); }

}  // namespace dcvlint
