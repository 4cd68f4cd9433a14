#include "lint/commands/check.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <memory>
#include <set>
#include <thread>

#include "lint/commands/config_plans.h"
#include "lint/commands/debian_lists.h"
#include "lint/commands/domain_lists.h"
#include "lint/commands/exit_code.h"
#include "lint/commands/input_reader.h"
#include "lint/commands/judgement.h"
#include "lint/commands/progress.h"
#include "lint/commands/rule_books.h"
#include "lint/commands/zone_caa.h"
#include "lint/engine/grid_params.h"
#include "lint/engine/run.h"
#include "lint/engine/run_log.h"
#include "lint/engine/run_signed.h"
#include "lint/engine/run_sum.h"
#include "lint/facts/repository.h"
#include "lint/reports/report.h"
#include "lint/sources/disk_files.h"
#include "rules/checks.h"

namespace dcvlint {
namespace {

// A thread that has less to do than this costs more than it saves.
constexpr std::uint64_t records_a_job = 20'000;
constexpr std::uint64_t files_a_job = 16;
// A file of --issuer: Debian's bundle of all CAs has a quarter of a megabyte.
constexpr std::uint64_t largest_issuer_file = std::uint64_t{64} << 20U;

constexpr std::string_view debian_rule = "key/debian-weak";
// Those that take longer than all others of a key together.
std::vector<std::string_view> slow_key_rules() {
  return {"key/close-primes", "key/ec-point-off-curve", "key/roca", "key/rsa-small-factor",
          debian_rule};
}

class CheckRun {
 public:
  explicit CheckRun(const CheckOptions& options)
      : options_(options),
        reader_(files_, options.config, options.isolated),
        books_(files_),
        judgement_(files_, options.by),
        names_(random_seed()),
        plans_(books_, judgement_, options.rules) {}

  int run() {
    if (!prepare()) return exit_usage;
    catch_interrupt();
    if (!read() || !outputs_are_free()) return exit_usage;
    if (const int refused = open_live_dns(options_.dns, files_, names_, documents_, dns_)) {
      return refused;
    }
    if (!decide_date() || !make_plans()) return exit_usage;
    read_zones();
    const Repository repository(names_, std::move(zones_));
    Context context{documents_, names_,  builtin_authorities, repository,
                    as_of_,     nullptr, &builtin_profiles,   &lists_.lists()};
    if (debian_keys_) context.debian_keys = &*debian_keys_;
    ZoneCaa caa(repository, names_, dns_.get());
    if (!ask_dns(caa)) return exit_usage;
    progress_.rules();
    RunResult result = run_zones(context, zone_plans_, run_options(), loose_, caa.sets());
    run_signed_files(context, result);
    run_log_files(context, result);
    progress_.clear();
    return report(result, repository);
  }

 private:
  // --- what holds ------------------------------------------------------------------------------

  bool prepare() {
    if (auto read = lists_.read(files_, options_.tlds, options_.psl); !read) {
      return complain(read.error()), false;
    }
    if (options_.jobs != 0) reader_.readers(options_.jobs);
    if (!read_grid_files()) return false;
    if (!options_.debian_weak_keys.empty()) {
      auto keys = read_debian_lists(files_, options_.debian_weak_keys);
      if (!keys) return complain(keys.error()), false;
      debian_keys_ = *std::move(keys);
    }
    const auto prepared = reader_.prepare(options_.origins, options_.include_root);
    return prepared ? true : (complain(prepared.error()), false);
  }

  bool read_grid_files() {
    if (!options_.namespaces.empty()) {
      const auto lines = read_namespace_folder(files_, options_.namespaces);
      if (!lines) return complain(lines.error()), false;
      grid_.add_namespaces(*lines);
    }
    if (options_.grid_mapfile.empty()) return true;
    const auto subjects = read_grid_mapfile(files_, options_.grid_mapfile);
    if (!subjects) return complain(subjects.error()), false;
    grid_.add_mapped(*subjects);
    return true;
  }

  // --- reading ---------------------------------------------------------------------------------

  bool read() {
    auto inputs = reader_.read(options_.paths, documents_, options_.logs, options_.crls);
    if (!inputs) return complain(inputs.error()), false;
    inputs_ = *std::move(inputs);
    stopped_ = interrupted();
    input_configs_.resize(inputs_.count);
    for (const ZoneInput& zone : inputs_.zones)
      input_configs_[zone.number] = &reader_.config_of(zone.file);
    for (const SignedFileInput& file : inputs_.signed_files) {
      input_configs_[file.number] = &reader_.config_of(file.file);
    }
    for (const LogFileInput& file : inputs_.logs) {
      input_configs_[file.number] = &reader_.config_of(file.file);
    }
    complain(reader_.configs().problems());
    return reader_.configs().problems().empty();
  }

  // --- live DNS --------------------------------------------------------------------------------

  // False: what DNS said can't be written.
  bool ask_dns(ZoneCaa& caa) {
    stopped_ = stopped_ || !caa.find(zone_plans_, &progress_);
    if (!dns_) return true;
    undecided_ = caa.undecided();
    if (const std::string why = caa.unreachable(); !why.empty()) complain(why);
    const auto written = dns_->finish(as_of_, caa.asked());
    return written ? true : (complain(written.error()), false);
  }

  // --- reports ---------------------------------------------------------------------------------

  bool is_input(const std::string& canonical) const {
    const auto is = [&](const auto& input) { return input.file.canonical == canonical; };
    const auto is_named = [&](const std::string& path) {
      return path != "-" && files_.status(path).kind == FileKind::regular &&
             output_target(files_, path) == canonical;
    };
    return std::ranges::any_of(inputs_.zones, is) ||
           std::ranges::any_of(inputs_.signed_files, is) || std::ranges::any_of(inputs_.logs, is) ||
           std::ranges::any_of(options_.paths, is_named);
  }

  // Two reports in one file, or one in place of what it judges: something would be lost.
  bool outputs_are_free() const {
    std::set<std::string> taken;
    for (const FormatTo& format : options_.formats) {
      // Devices and FIFOs take what they get.
      if (format.file.empty() || files_.status(format.file).kind == FileKind::other) continue;
      const std::string target = output_target(files_, format.file);
      if (is_input(target)) return complain(Error{"--format", format.file + " is an input"}), false;
      if (!taken.insert(target).second) {
        return complain(Error{"--format", "two formats into " + format.file}), false;
      }
    }
    return true;
  }

  // The date is one for the run: rules compare names across zones.
  bool decide_date() {
    const EvidenceHead* replayed = dns_ ? dns_->replayed() : nullptr;
    const std::optional<Date> given =
        !options_.as_of && replayed != nullptr ? replayed->as_of : options_.as_of;
    const Config* from = nullptr;
    for (const Config* config : input_configs_) {
      if (!config->as_of || given) continue;
      if (from != nullptr && *from->as_of != *config->as_of) {
        complain(Error{config->path, "as-of differs from that of " + from->path +
                                         "; say --as-of DATE for this run"});
        return false;
      }
      from = config;
    }
    as_of_ = given ? *given : from != nullptr ? *from->as_of : today();
    return true;
  }

  bool make_plans() {
    std::vector<const Config*> configs(input_configs_), of_zones;
    if (configs.empty()) configs.push_back(&reader_.configs().for_directory(reader_.directory()));
    for (const ZoneInput& zone : inputs_.zones) of_zones.push_back(input_configs_[zone.number]);
    PlanRequest request;
    request.as_of = as_of_;
    request.select = options_.select;
    request.ignore = options_.ignore;
    request.authorities = &builtin_authorities;
    request.live = dns_ != nullptr;
    request.given = grid_.params();
    if (options_.fast_key_checks) request.left_out = slow_key_rules();
    if (!debian_keys_) request.unavailable = {debian_rule};
    return plans_.make(configs, of_zones, request);
  }

  void read_zones() {
    const ServerConfOrigins named(inputs_);
    for (std::size_t i = 0; i < inputs_.zones.size() && !interrupted(); ++i) {
      progress_.zones(i, inputs_.zones.size(), records_);
      read_zone(inputs_.zones[i], named, *input_configs_[inputs_.zones[i].number]);
    }
    stopped_ = stopped_ || interrupted();
  }

  void read_zone(const ZoneInput& input, const ServerConfOrigins& named, const Config& config) {
    const Plan* plan = &plans_.zone_plan(config);
    auto zone = reader_.read_zone(input, named, documents_, names_);
    if (!zone) return loose_.push_back({plan, zone.error()});
    // A part of a zone would be judged as the whole.
    if (interrupted()) return;
    zones_.push_back(*std::move(zone));
    zone_plans_.push_back(plan);
    records_ += zones_.back().records().size();
  }

  void run_signed_files(const Context& context, RunResult& result) {
    std::vector<SignedInput> inputs;
    inputs.reserve(inputs_.signed_files.size());
    for (const SignedFileInput& file : inputs_.signed_files) {
      const Config& config = *input_configs_[file.number];
      SignedInput input;
      input.document = file.document;
      input.plans = &plans_.shelf(config);
      judgement_.choose_profile(config, input);
      if (options_.crls) input.otherwise = DerContent::crl;
      inputs.push_back(input);
    }
    RunOptions options = run_options();
    options.jobs = jobs(inputs.size() / files_a_job);
    options.check_points = !options_.fast_key_checks;
    SignedRun run = run_signed(documents_, context, inputs, options, read_issuers());
    for (const Doc issuer : run.issuers_without) {
      inputs_.problems.push_back({documents_[issuer].path, "no certificate", "of --issuer"});
    }
    requests_ = run.requests;
    certificates_ = run.certificates;
    crls_ = run.crls;
    result = join_results(documents_, std::move(result), std::move(run.result));
  }

  // Behind the inputs in number: nothing of theirs is judged.
  std::vector<Doc> read_issuers() {
    std::vector<Doc> issuers;
    for (const std::string& path : options_.issuers) {
      if (files_.status(path).size > largest_issuer_file) {
        inputs_.problems.push_back({path, "larger than 64 MiB", "of --issuer"});
        continue;
      }
      auto bytes = files_.read(path);
      if (bytes) {
        issuers.push_back(documents_.add(path, *std::move(bytes), inputs_.count));
      } else {
        inputs_.problems.push_back({path, bytes.error().what, "of --issuer"});
      }
    }
    return issuers;
  }

  void run_log_files(const Context& context, RunResult& result) {
    std::vector<LogInput> inputs;
    inputs.reserve(inputs_.logs.size());
    for (const LogFileInput& file : inputs_.logs) {
      inputs.push_back({file.document, &plans_.shelf(*input_configs_[file.number])});
    }
    if (inputs.empty()) return;
    RunOptions options = run_options();
    options.jobs = jobs(inputs.size());
    LogRun run = run_logs(documents_, context, inputs, options);
    log_lines_ = run.lines;
    result = join_results(documents_, std::move(result), std::move(run.result));
  }

  // --- reporting -------------------------------------------------------------------------------

  unsigned jobs(std::uint64_t worth_it) const {
    const unsigned most = options_.jobs != 0 ? options_.jobs : std::thread::hardware_concurrency();
    return static_cast<unsigned>(std::clamp<std::uint64_t>(worth_it, 1, std::max(most, 1U)));
  }

  RunOptions run_options() const {
    RunOptions options;
    options.jobs = jobs(records_ / records_a_job);
    options.cap = options_.max_per_rule;
    options.stop = &interrupt_noted();
    return options;
  }

  // A finding over the cap stands beside one of the same rule and input that was kept.
  bool fails(const RunResult& result) const {
    for (const Finding& finding : result.findings) {
      const std::uint32_t input = documents_[finding.hit->place.doc].input;
      std::optional<Severity> at = Severity::error;
      if (options_.fail_on) {
        at = options_.fail_on->at;
      } else if (input_configs_[input]->fail_on) {
        at = input_configs_[input]->fail_on;
      }
      if (at && finding.severity >= *at) return true;
    }
    return false;
  }

  int exit_code(const RunResult& result) const {
    if (stopped_ || result.stopped) return exit_interrupted;
    if (!result.broken.empty()) return exit_usage;
    if (!inputs_.problems.empty()) return exit_input;
    if (undecided_ > 0) return exit_incomplete;
    return fails(result) ? exit_findings : exit_clean;
  }

  std::vector<const Plan*> used_plans() const {
    std::vector<const Plan*> used(zone_plans_);
    used.reserve(used.size() + loose_.size());
    for (const LooseFault& loose : loose_) used.push_back(loose.plan);
    std::ranges::copy(plans_.made(), std::back_inserter(used));
    // Most zones have the same one.
    std::ranges::sort(used, std::less<>());
    const auto repeated = std::ranges::unique(used);
    used.erase(repeated.begin(), repeated.end());
    return used;
  }

  // Of all plans that were used: a rule is in force when it is so in one of them.
  PlanCounts rule_counts() const {
    std::vector<const Plan*> used = used_plans();
    if (used.empty()) used.push_back(&plans_.any_zone_plan());
    return count_rules(used, as_of_);
  }

  Summary summary(const RunResult& result, const Repository& repository) const {
    Summary out;
    out.zones = repository.zones().size();
    out.records = records_;
    out.requests = requests_;
    out.certificates = certificates_;
    out.crls = crls_;
    out.log_lines = log_lines_;
    out.logs = inputs_.logs.size();
    out.files = inputs_.files;
    for (const RuleCount& count : result.counts) {
      std::uint64_t& sum = count.severity == Severity::error     ? out.errors
                           : count.severity == Severity::warning ? out.warnings
                                                                 : out.notices;
      sum += count.all;
    }
    out.kept = shown_of(result).size();
    out.rules = rule_counts();
    out.as_of = as_of_;
    if (options_.fail_on) {
      out.fail_on = options_.fail_on->at;
    } else if (!input_configs_.empty() && input_configs_.front()->fail_on) {
      out.fail_on = input_configs_.front()->fail_on;
    }
    out.exit_code = exit_code(result);
    out.interrupted = stopped_ || result.stopped;
    out.undecided = undecided_;
    if (!debian_keys_ && requests_ + certificates_ > 0) out.not_checked.push_back(debian_rule);
    return out;
  }

  // What --show lets through.
  std::vector<Finding> shown_of(const RunResult& result) const {
    std::vector<Finding> out;
    std::ranges::copy_if(result.findings, std::back_inserter(out),
                         [&](const Finding& finding) { return finding.severity >= options_.show; });
    return out;
  }

  int report(const RunResult& result, const Repository& repository) {
    const std::vector<Finding> visible = shown_of(result);
    for (const InputProblem& problem : inputs_.problems) {
      complain(problem.path + ": " + problem.what +
               (problem.help.empty() ? "" : " (" + problem.help + ")"));
    }
    complain_of_lapsed_policies();
    const Report report{documents_,         visible,          result.counts,
                        result.broken,      inputs_.problems, summary(result, repository),
                        reader_.directory()};
    for (const FormatTo& format : formats()) {
      if (!write(format, report)) return exit_usage;
    }
    return report.summary.exit_code;
  }

  void complain_of_lapsed_policies() const {
    for (const std::string& sentence : judgement_.lapsed(input_configs_, used_plans(), as_of_)) {
      complain(sentence);
    }
  }

  std::vector<FormatTo> formats() const {
    if (!options_.formats.empty()) return options_.formats;
    const char* actions = std::getenv("GITHUB_ACTIONS");
    const bool github = actions != nullptr && std::string_view(actions) == "true";
    return {{github && !is_terminal(STDOUT_FILENO) ? Format::github : Format::text, {}}};
  }

  bool write(const FormatTo& format, const Report& report) const {
    Result<std::unique_ptr<Output>> out =
        format.file.empty() ? standard_output() : file_output(format.file);
    if (!out) return complain(out.error()), false;
    ReportStyle style;
    // A file is read later, in another terminal or none.
    style.colour = format.file.empty() ? wants_colour(options_.colour, STDOUT_FILENO)
                                       : options_.colour == Colour::on;
    style.width = format.file.empty() ? terminal_width(STDOUT_FILENO) : 80;
    style.statistics = options_.statistics;
    style.quiet = options_.quiet;
    write_report(format.format, report, style, **out);
    if (auto done = (*out)->finish(); !done) return complain(done.error()), false;
    return true;
  }

  const CheckOptions& options_;
  DiskFiles files_;
  InputReader reader_;
  RuleBooks books_;
  Judgement judgement_;
  GivenLists lists_;
  GridParams grid_;
  Documents documents_;
  Names names_;
  std::unique_ptr<LiveDns> dns_;
  Inputs inputs_;
  std::vector<const Config*> input_configs_;  // by input number
  std::optional<DebianKeys> debian_keys_;
  Date as_of_{};
  ConfigPlans plans_;
  std::vector<Zone> zones_;
  std::vector<const Plan*> zone_plans_;  // beside zones_
  std::vector<LooseFault> loose_;
  std::uint64_t records_ = 0, requests_ = 0, certificates_ = 0, crls_ = 0, log_lines_ = 0;
  bool stopped_ = false;
  std::uint64_t undecided_ = 0;  // names whose CAA is not known, since a look-up in DNS failed
  Progress progress_;
};

}  // namespace

Date today() {
  const std::time_t now = std::time(nullptr);
  return static_cast<Date>(now / 86400);
}

int run_check(const CheckOptions& options) { return CheckRun(options).run(); }

}  // namespace dcvlint
