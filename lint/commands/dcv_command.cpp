// The command line of dcvlint dcv.

#include <array>

#include "lint/commands/commands.h"
#include "lint/commands/dcv.h"
#include "lint/commands/option_values.h"
#include "lint/facts/dcv_token.h"

namespace dcvlint {
namespace {

constexpr const char* footer =
    "Without --zones, --live, --dns, --record and --replay nobody is asked, and the page says what "
    "to add.\n"
    "--records prints the records alone: bind (a master file's lines), octodns (YAML), nsupdate "
    "(its commands), generic (TYPE5 \\# …, RFC 3597). What only the CA knows is a comment there.\n"
    "Exit codes: 0 for each name a method finds what it needs (or nobody was asked; a mailbox that "
    "takes mail does with --method email), 1 a name for "
    "which none does, 2 usage, configuration or a name that is none, 3 an input could not be read, "
    "4 incomplete: a look-up failed, no mail server answered --smtp or the zones don't have the "
    "name, 130 interrupted.\n"
    "The first of 2, 3, 4, 1 wins.";

class DcvCommand : public Command {
 public:
  const char* name() const override { return "dcv"; }
  const char* about() const override {
    return "What a CA looks for to see that a domain is under control, and whether it is there";
  }

  void declare(CommandLine& line) override {
    line.arguments("CSR|NAME", options_.sources.names,
                   "A certificate request, names; *.NAME asks for a wildcard; - reads names from "
                   "standard input");
    line.required_option("--ca", options_.ca, "The CA: sectigo, harica, digicert, letsencrypt …");
    line.list("--method", methods_,
              "cname, txt, http, email, persist, dns-01, dns-account-01 or http-01; repeatable; "
              "default: all that the CA is known to offer");
    line.list("--names", options_.sources.lists, "File of names, one a line; # begins a comment");
    line.list("--names-of", options_.sources.signed_files,
              "Names of a certificate request or certificate");
    line.option("--unique", options_.unique,
                "Sectigo's unique value: at most 20 letters and digits");
    line.option("--account", options_.account, "URI of the account with the CA");
    line.option("--key-authorization", options_.key_authorization,
                "Of the ACME challenge: its token, a dot, the thumbprint of the account's key");
    line.option("--token", token_, "Token of the ACME challenge, beside --thumbprint");
    line.option("--thumbprint", thumbprint_, "Thumbprint of the account's key, beside --token");
    line.option("--token-key", options_.token_key,
                "File with the key of DigiCert's request tokens");
    line.option("--as-of", as_of_, "Judge as on this day, like 2027-03-15");
    line.list("--zones", options_.zones, "Files and folders with zones, repeatable");
    declare_live_dns(line, options_.dns, "Ask DNS; what --zones has stands before it");
    line.flag(
        "--http", options_.http,
        "Fetch files as a CA would, from addresses that DNS or --zones tell; at most 30 s for "
        "a name and port");
    line.flag("--allow-private", options_.allow_private,
              "With --http and --smtp: also addresses that are not public");
    declare_smtp(line, options_.smtp);
    line.option("--records", records_,
                "Only the records to add, and that --zones have not, as bind, octodns, nsupdate or "
                "generic");
    line.option("--format", format_, "text (default) or json");
    line.option("--psl", options_.psl,
                "File with the Public Suffix List, in place of the built-in");
    line.list("--origin", options_.origins, "FILE=NAME, or NAME for a single zone");
    line.option("--include-root", options_.include_root, "Folder that $INCLUDE may not leave");
    declare_config(line, options_.config, options_.isolated);
    line.option("--color", colour_, "auto (default), always or never");
    line.footer(footer);
  }

  int start() override {
    const bool any = !options_.sources.empty() || !options_.dns.replay.empty();
    if (!any) throw Misuse{"dcv: name a request or a domain, or - for names on standard input"};
    for (const std::string& word : split_lists(methods_, "method")) {
      const auto method = dcv_method_from_text(word);
      if (!method) not_one_of("--method", word, dcv_method_words());
      options_.methods.push_back(*method);
    }
    read_tokens();
    read_form();
    check_http();
    if (!as_of_.empty()) options_.as_of = date_option(as_of_);
    read_rates(options_.dns.rates);
    const bool looks = options_.dns.wanted() || !options_.zones.empty();
    check_smtp(options_.smtp, looks && options_.dns.replay.empty() && records_.empty());
    options_.colour = colour_option(colour_);
    return run_dcv(options_);
  }

 private:
  void read_tokens() {
    if (!options_.unique.empty() && !is_unique_value(options_.unique)) {
      throw Misuse{"--unique: \"" + options_.unique + "\" is not 1 to 20 letters and digits"};
    }
    check_account_option(options_.account);
    if (token_.empty() != thumbprint_.empty()) {
      throw Misuse{"--token and --thumbprint make a key authorization together"};
    }
    if (!token_.empty() && !options_.key_authorization.empty()) {
      throw Misuse{"--key-authorization holds --token and --thumbprint already"};
    }
    if (!token_.empty()) options_.key_authorization = token_ + "." + thumbprint_;
    const std::string& key = options_.key_authorization;
    if (key.empty()) return;
    if (const std::string problem = key_authorization_problem(key); !problem.empty()) {
      throw Misuse{"--key-authorization: \"" + key + "\" " + problem};
    }
  }

  void check_http() const {
    if (options_.allow_private && !options_.http && !options_.smtp.wanted) {
      throw Misuse{"--allow-private is for --http and --smtp"};
    }
    if (!options_.http) return;
    if (!options_.dns.replay.empty()) {
      throw Misuse{"--replay asks nobody, and evidence has no websites: leave out --http"};
    }
    if (!options_.dns.wanted() && options_.zones.empty()) {
      throw Misuse{"--http needs addresses: add --live, --dns or --zones"};
    }
  }

  void read_form() {
    options_.json = json_option(format_);
    if (records_.empty()) return;
    if (options_.http) throw Misuse{"--records asks nobody: leave out --http"};
    options_.records = records_form_from_text(records_);
    if (!options_.records) not_one_of("--records", records_, records_form_words());
    if (options_.json) throw Misuse{"--records has forms of its own, and none in JSON"};
    if (options_.dns.wanted()) throw Misuse{"--records asks nobody: leave out --live and its like"};
  }

  DcvOptions options_;
  std::vector<std::string> methods_;
  std::string token_, thumbprint_, as_of_, records_, format_, colour_;
};

}  // namespace

std::unique_ptr<Command> dcv_command() { return std::make_unique<DcvCommand>(); }

}  // namespace dcvlint
