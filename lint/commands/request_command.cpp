// The command line of dcvlint request.

#include "lint/commands/commands.h"
#include "lint/commands/option_values.h"
#include "lint/commands/request.h"
#include "lint/facts/dcv_token.h"

namespace dcvlint {
namespace {

constexpr const char* footer =
    "One page: what the rules say of the request, whether CAA lets the CA issue for each of its "
    "names, whether control over each is shown and by what it can be, and whether it goes "
    "through.\n"
    "Exit codes: 0 it will go through, 1 it will be refused or wait, 2 usage, configuration, 3 an "
    "input could not be read, 4 incomplete: a look-up failed or nobody was asked, 130 interrupted.";

class RequestCommand : public Command {
 public:
  const char* name() const override { return "request"; }
  const char* about() const override {
    return "Whether a CA will issue what a certificate request asks for";
  }

  void declare(CommandLine& line) override {
    line.arguments("CSR", requests_, "A certificate request, PEM or DER");
    line.required_option("--ca", options_.words.ca,
                         "The CA: sectigo, harica, digicert, letsencrypt …");
    line.option("--profile", profile_,
                "Type of certificate: dv, ov, iv, ev, tls …, or a file with a profile");
    line.list("--policy", policies_,
              "Policies beside it: tcs-harica, tcs-sectigo, igtf …, or a file with a policy");
    line.list("--method", methods_,
              "How control is to be shown: cname, txt, http, email, persist, dns-01, "
              "dns-account-01 or http-01; default: all that the CA is known to offer");
    line.option("--unique", options_.words.unique,
                "Sectigo's unique value: at most 20 letters and digits");
    line.option("--account", options_.words.account, "URI of the account with the CA");
    line.option("--control-validated", control_,
                "Day on which the CA validated control over the names before");
    line.option("--identity-validated", identity_,
                "Day on which the CA validated the organisation");
    line.list("--ignore", ignore_, "Leave out rules whose ids begin so");
    line.option("--as-of", as_of_, "Judge as on this day, like 2027-03-15");
    line.list("--zones", options_.zones, "Files and folders with zones, repeatable");
    declare_live_dns(line, options_.dns, "Ask DNS; what --zones has stands before it");
    line.flag("--http", options_.http,
              "Fetch files as a CA would, from addresses that DNS or --zones tell");
    line.flag("--allow-private", options_.allow_private,
              "With --http: also from addresses that are not public");
    line.option("--format", format_, "text (default) or json");
    line.list("--origin", options_.origins, "FILE=NAME, or NAME for a single zone");
    line.option("--include-root", options_.include_root, "Folder that $INCLUDE may not leave");
    declare_config(line, options_.config, options_.isolated);
    line.option("--color", colour_, "auto (default), always or never");
    line.footer(footer);
  }

  int start() override {
    if (requests_.size() != 1) throw Misuse{"request: name one file with a certificate request"};
    options_.file = requests_.front();
    if (options_.file == "-") throw Misuse{"request: write the request to a file first"};
    for (const std::string& word : split_lists(methods_, "method")) {
      const auto method = dcv_method_from_text(word);
      if (!method) not_one_of("--method", word, dcv_method_words());
      options_.words.methods.push_back(*method);
    }
    options_.by = judged_by_options(profile_, split_lists(policies_, "name of a policy"));
    options_.ignore = split_lists(ignore_);
    if (!options_.words.unique.empty() && !is_unique_value(options_.words.unique)) {
      throw Misuse{"--unique: \"" + options_.words.unique + "\" is not 1 to 20 letters and digits"};
    }
    check_account_option(options_.words.account);
    check_http();
    if (!as_of_.empty()) options_.as_of = date_option(as_of_);
    if (!control_.empty())
      options_.control_validated = date_option(control_, "--control-validated");
    if (!identity_.empty())
      options_.identity_validated = date_option(identity_, "--identity-validated");
    read_rates(options_.dns.rates);
    options_.json = json_option(format_);
    options_.colour = colour_option(colour_);
    return run_request(options_);
  }

 private:
  void check_http() const {
    if (options_.allow_private && !options_.http) throw Misuse{"--allow-private is for --http"};
    if (!options_.http) return;
    if (!options_.dns.replay.empty()) {
      throw Misuse{"--replay asks nobody, and evidence has no websites: leave out --http"};
    }
    if (!options_.dns.wanted() && options_.zones.empty()) {
      throw Misuse{"--http needs addresses: add --live, --dns or --zones"};
    }
  }

  RequestOptions options_;
  std::vector<std::string> requests_, methods_, policies_, ignore_;
  std::string profile_, control_, identity_, as_of_, format_, colour_;
};

}  // namespace

std::unique_ptr<Command> request_command() { return std::make_unique<RequestCommand>(); }

}  // namespace dcvlint
