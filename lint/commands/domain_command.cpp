// The command line of dcvlint domain.

#include <array>

#include "lint/commands/commands.h"
#include "lint/commands/domain.h"
#include "lint/commands/option_values.h"

namespace dcvlint {
namespace {

constexpr const char* footer =
    "The name decides which certificate the exit code is about: NAME one for that host, \"*.NAME\" "
    "a wildcard; and --ca (or must-issue in dcvlint.toml) by which CAs. Without either, CAs are "
    "shown and refusals count for nothing.\n"
    "Exit codes: 0 they may issue, 1 one must not, 2 usage, configuration or a name that is none, "
    "3 an input could not be read, 4 incomplete: a look-up failed, 130 interrupted.\n"
    "The first of 2, 3, 4, 1 wins.";

DomainFormat format_option(const std::string& text) {
  constexpr std::array<std::string_view, 3> known = {"text", "json", "jsonl"};
  if (text.empty() || text == "text") return DomainFormat::text;
  if (text == "json") return DomainFormat::json;
  if (text == "jsonl") return DomainFormat::jsonl;
  not_one_of("--format", text, known);
}

class DomainCommand : public Command {
 public:
  const char* name() const override { return "domain"; }
  const char* about() const override {
    return "Which CAs may issue for a name, by CAA in zones or live DNS";
  }

  void declare(CommandLine& line) override {
    declare_asked_names(line, options_.sources);
    line.list("--ca", options_.cas, "CAs, like harica,letsencrypt or harica.gr; repeatable");
    line.option("--account", options_.account, "URI of the account with the CA");
    line.option("--method", options_.method, "Validation method: http-01, dns-01, ca-tbr-7 …");
    line.option("--as-of", as_of_, "Decide as on this day, like 2027-03-15");
    line.list("--zones", options_.zones, "Files and folders with zones, repeatable");
    declare_live_dns(line, options_.dns, "Ask DNS; what --zones has stands before it");
    line.option("--format", format_, "text (default), json, or jsonl: a name a line, and shorter");
    line.list("--origin", options_.origins, "FILE=NAME, or NAME for a single zone");
    line.option("--include-root", options_.include_root, "Folder that $INCLUDE may not leave");
    declare_config(line, options_.config, options_.isolated);
    line.option("--color", colour_, "auto (default), always or never");
    line.footer(footer);
  }

  int start() override {
    if (options_.zones.empty() && !options_.dns.wanted()) {
      throw Misuse{"domain: name the zones with --zones PATH, or ask DNS with --live"};
    }
    if (options_.sources.empty() && options_.dns.replay.empty()) {
      throw Misuse{"domain: name a domain, or - for names on standard input"};
    }
    options_.format = format_option(format_);
    options_.cas = split_lists(options_.cas, "name of a CA");
    if (!as_of_.empty()) options_.as_of = date_option(as_of_);
    if (!options_.method.empty()) options_.method = method_option(options_.method);
    check_account_option(options_.account);
    read_rates(options_.dns.rates);
    options_.colour = colour_option(colour_);
    return run_domain(options_);
  }

 private:
  DomainOptions options_;
  std::string format_, as_of_, colour_;
};

}  // namespace

std::unique_ptr<Command> domain_command() { return std::make_unique<DomainCommand>(); }

}  // namespace dcvlint
