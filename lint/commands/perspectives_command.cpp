// The command line of dcvlint perspectives.

#include "lint/commands/commands.h"
#include "lint/commands/option_values.h"
#include "lint/commands/perspectives.h"

namespace dcvlint {
namespace {

constexpr const char* footer =
    "The first resolver is the primary perspective, the others are remote ones. A remote "
    "corroborates when what it sees permits the CA to issue; how many must, and in how many RIR "
    "regions, follows from the date (BR 2.3.1 section 3.2.2.9).\n"
    "Exit codes: 0 the primary permits and the quorum is met for the CAs of --ca (or must-issue in "
    "dcvlint.toml), 1 one must not issue, 2 usage, configuration or a name that is none, 3 an "
    "input could not be read, 4 incomplete: a look-up failed, or too few perspectives or regions "
    "are known, 130 interrupted.\n"
    "The first of 2, 3, 4, 1 wins.";

class PerspectivesCommand : public Command {
 public:
  const char* name() const override { return "perspectives"; }
  const char* about() const override {
    return "Whether CAA looks alike to several resolvers, and enough of them permit";
  }

  void declare(CommandLine& line) override {
    declare_asked_names(line, options_.sources);
    line.list("--dns", options_.resolvers,
              "A validating resolver, like 127.0.0.1:5353, or embedded; the primary one first");
    line.option("--trust-anchors", options_.trust_anchors,
                "The root's keys, for the embedded resolver");
    line.option("--root-hints", options_.root_hints,
                "Name servers of the root, for the embedded resolver");
    declare_rates(line, options_.rates);
    line.option("--record", options_.record, "New folder for what each of them says");
    line.option("--replay", options_.replay, "Folder that was recorded, in place of DNS");
    line.list("--ca", options_.cas, "CAs, like harica,letsencrypt or harica.gr; repeatable");
    line.option("--account", options_.account, "URI of the account with the CA");
    line.option("--method", options_.method, "Validation method: http-01, dns-01, ca-tbr-7 …");
    line.option("--as-of", as_of_, "Decide as on this day, like 2026-12-15");
    line.option("--format", format_, "text (default) or json");
    declare_config(line, options_.config, options_.isolated);
    line.option("--color", colour_, "auto (default), always or never");
    line.footer(footer);
  }

  int start() override {
    if (options_.sources.empty() && options_.replay.empty()) {
      throw Misuse{"perspectives: name a domain, or - for names on standard input"};
    }
    options_.json = json_option(format_);
    options_.cas = split_lists(options_.cas, "name of a CA");
    if (!as_of_.empty()) options_.as_of = date_option(as_of_);
    if (!options_.method.empty()) options_.method = method_option(options_.method);
    check_account_option(options_.account);
    read_rates(options_.rates);
    options_.colour = colour_option(colour_);
    return run_perspectives(options_);
  }

 private:
  PerspectivesOptions options_;
  std::string format_, as_of_, colour_;
};

}  // namespace

std::unique_ptr<Command> perspectives_command() { return std::make_unique<PerspectivesCommand>(); }

}  // namespace dcvlint
