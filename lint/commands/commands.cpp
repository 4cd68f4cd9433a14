#include "lint/commands/commands.h"

namespace dcvlint {

std::vector<std::unique_ptr<Command>> all_commands() {
  std::vector<std::unique_ptr<Command>> all;
  all.push_back(check_command());
  all.push_back(domain_command());
  all.push_back(dcv_command());
  all.push_back(request_command());
  all.push_back(record_command());
  all.push_back(perspectives_command());
  all.push_back(revocation_reason_command());
  all.push_back(text_command());
  all.push_back(explain_command());
  all.push_back(rules_command());
  all.push_back(try_command());
  all.push_back(checks_command());
  all.push_back(coverage_command());
  all.push_back(new_rule_command());
  return all;
}

void declare_config(CommandLine& line, std::string& config, bool& isolated) {
  line.option("--config", config, "This dcvlint.toml");
  line.flag("--isolated", isolated, "No dcvlint.toml at all");
  line.exclude("--isolated", "--config");
}

}  // namespace dcvlint
