#pragma once
// The commands of dcvlint.

#include <memory>
#include <vector>

#include "lint/commands/command_line.h"

namespace dcvlint {

std::unique_ptr<Command> check_command();
std::unique_ptr<Command> domain_command();
std::unique_ptr<Command> dcv_command();
std::unique_ptr<Command> request_command();
std::unique_ptr<Command> record_command();
std::unique_ptr<Command> perspectives_command();
std::unique_ptr<Command> revocation_reason_command();
std::unique_ptr<Command> text_command();
std::unique_ptr<Command> explain_command();
std::unique_ptr<Command> rules_command();
std::unique_ptr<Command> try_command();
std::unique_ptr<Command> checks_command();
std::unique_ptr<Command> coverage_command();
std::unique_ptr<Command> new_rule_command();

// All of them, in the order of --help.
std::vector<std::unique_ptr<Command>> all_commands();

}  // namespace dcvlint
