// The command line of dcvlint revocation-reason.

#include <array>

#include "lint/commands/commands.h"
#include "lint/commands/option_values.h"
#include "lint/commands/revocation_reason.h"

namespace dcvlint {
namespace {

constexpr const char* footer =
    "Nothing is asked and nobody is told: what is known is said by options. Without any, the "
    "reason "
    "is that the subscriber wishes it. --old and --new compare two certificates, or a certificate "
    "and the request for its successor.\n"
    "Exit codes: 0 told, 1 told, and the new one has the key that would be blocked, 2 usage, 3 an "
    "input could not be read.";

RevocationAsker asker_option(const std::string& text) {
  constexpr std::array<std::string_view, 2> known = {"subscriber", "ca"};
  if (text == "ca") return RevocationAsker::ca;
  if (text.empty() || text == "subscriber") return RevocationAsker::subscriber;
  not_one_of("--by", text, known);
}

class RevocationReasonCommand : public Command {
 public:
  const char* name() const override { return "revocation-reason"; }
  const char* about() const override {
    return "Which reason to revoke a TLS certificate with, how soon, and what follows";
  }

  void declare(CommandLine& line) override {
    for (const RevocationCauseRow& row : revocation_causes()) {
      Given& given = given_[static_cast<std::size_t>(row.cause)];
      given.flag = "--" + std::string(row.flag);
      given.about = std::string(row.text);
      given.about[0] =
          given.about[0] >= 'a' ? static_cast<char>(given.about[0] - 'a' + 'A') : given.about[0];
      line.flag(given.flag.c_str(), given.is, given.about.c_str());
    }
    line.option("--by", by_, "Who asks: subscriber (default) or ca");
    line.option("--old", options_.old_file, "The certificate to be revoked, PEM or DER");
    line.option("--new", options_.new_file, "The certificate or request that replaces it");
    line.option("--as-of", as_of_, "Judge as on this day, like 2027-03-15");
    line.option("--format", format_, "text (default) or json");
    line.option("--color", colour_, "auto (default), always or never");
    line.footer(footer);
  }

  int start() override {
    for (const RevocationCauseRow& row : revocation_causes()) {
      if (given_[static_cast<std::size_t>(row.cause)].is) options_.causes.push_back(row.cause);
    }
    options_.by = asker_option(by_);
    if (options_.old_file.empty() != options_.new_file.empty()) {
      throw Misuse{"revocation-reason: --old and --new go together"};
    }
    if (!as_of_.empty()) options_.as_of = date_option(as_of_);
    options_.json = json_option(format_);
    options_.colour = colour_option(colour_);
    return run_revocation_reason(options_);
  }

 private:
  struct Given {
    std::string flag, about;
    bool is = false;
  };
  std::array<Given, static_cast<std::size_t>(RevocationCause::count_)> given_;
  RevocationReasonOptions options_;
  std::string by_, as_of_, format_, colour_;
};

}  // namespace

std::unique_ptr<Command> revocation_reason_command() {
  return std::make_unique<RevocationReasonCommand>();
}

}  // namespace dcvlint
