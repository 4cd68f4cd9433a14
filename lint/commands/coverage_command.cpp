// The command line of dcvlint coverage.

#include "lint/commands/commands.h"
#include "lint/commands/coverage.h"
#include "lint/commands/option_values.h"

namespace dcvlint {
namespace {

class CoverageCommand : public Command {
 public:
  const char* name() const override { return "coverage"; }
  const char* about() const override {
    return "Which rules say what checks of zlint and pkilint say";
  }

  void declare(CommandLine& line) override {
    line.arguments("LINTER", options_.linters, "zlint or pkilint (default: both)");
    line.option("--format", format_, "text (default) or json");
    line.flag("--missing", options_.missing, "Only what no rule says, and why");
  }

  int start() override {
    options_.json = json_option(format_);
    return run_coverage(options_);
  }

 private:
  CoverageOptions options_;
  std::string format_;
};

}  // namespace

std::unique_ptr<Command> coverage_command() { return std::make_unique<CoverageCommand>(); }

}  // namespace dcvlint
