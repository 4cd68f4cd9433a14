// The command line of dcvlint record.

#include "lint/commands/commands.h"
#include "lint/commands/option_values.h"
#include "lint/commands/record.h"

namespace dcvlint {
namespace {

class RecordCommand : public Command {
 public:
  const char* name() const override { return "record"; }
  const char* about() const override { return "Keep what DNS says about names, to be replayed"; }

  void declare(CommandLine& line) override {
    declare_asked_names(line, options_.sources);
    line.required_option("--out", options_.dns.record, "New folder for the evidence");
    declare_resolver(line, options_.dns);
    line.option("--as-of", as_of_, "The day that a replay judges as on (default: today)");
  }

  int start() override {
    if (options_.sources.empty()) {
      throw Misuse{"record: name a domain, or - for names on standard input"};
    }
    if (!as_of_.empty()) options_.as_of = date_option(as_of_);
    read_rates(options_.dns.rates);
    return run_record(options_);
  }

 private:
  RecordOptions options_;
  std::string as_of_;
};

}  // namespace

std::unique_ptr<Command> record_command() { return std::make_unique<RecordCommand>(); }

}  // namespace dcvlint
