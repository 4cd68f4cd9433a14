// The command line of dcvlint new-rule.

#include <array>

#include "lint/commands/commands.h"
#include "lint/commands/new_rule.h"
#include "lint/commands/option_values.h"

namespace dcvlint {
namespace {

NewRuleFor about_option(const std::string& text) {
  constexpr std::array<std::string_view, 4> known = {"zone", "request", "certificate", "crl"};
  if (text.empty()) return NewRuleFor::by_family;
  if (text == "zone") return NewRuleFor::zone;
  if (text == "request" || text == "csr") return NewRuleFor::request;
  if (text == "certificate") return NewRuleFor::certificate;
  if (text == "crl") return NewRuleFor::crl;
  not_one_of("--for", text, known);
}

class NewRuleCommand : public Command {
 public:
  const char* name() const override { return "new-rule"; }
  const char* about() const override { return "Write the file of a new rule"; }

  void declare(CommandLine& line) override {
    line.argument("ID", options_.id, "family/name, like our/issuers");
    line.option("--dir", options_.directory, "Folder of rules (default: this one)");
    line.option(
        "--for", about_,
        "zone, request, certificate or crl (default: by the family, zone for one of yours)");
    line.flag("--check", options_.check, "Also a check in C++, within the source tree of dcvlint");
  }

  int start() override {
    options_.about = about_option(about_);
    return run_new_rule(options_);
  }

 private:
  NewRuleOptions options_;
  std::string about_;
};

}  // namespace

std::unique_ptr<Command> new_rule_command() { return std::make_unique<NewRuleCommand>(); }

}  // namespace dcvlint
