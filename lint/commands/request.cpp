#include "lint/commands/request.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <set>

#include "lint/base/printable.h"
#include "lint/commands/asked_cas.h"
#include "lint/commands/asked_names.h"
#include "lint/commands/check.h"
#include "lint/commands/dcv_http.h"
#include "lint/commands/domain_lists.h"
#include "lint/commands/exit_code.h"
#include "lint/commands/input_reader.h"
#include "lint/commands/judgement.h"
#include "lint/commands/progress.h"
#include "lint/commands/rule_books.h"
#include "lint/commands/zone_reading.h"
#include "lint/engine/run_signed.h"
#include "lint/engine/settle.h"
#include "lint/facts/authority_choice.h"
#include "lint/facts/overlay_view.h"
#include "lint/facts/relevant_caa.h"
#include "lint/reports/request.h"
#include "lint/sources/disk_files.h"
#include "lint/sources/http_curl.h"
#include "rules/checks.h"

namespace dcvlint {
namespace {

class RequestRun {
 public:
  explicit RequestRun(const RequestOptions& options)
      : options_(options),
        reader_(files_, options.config, options.isolated),
        books_(files_),
        judgement_(files_, options.by),
        names_(random_seed()),
        spots_(documents_) {}

  int run() {
    if (const auto prepared = reader_.prepare(options_.origins, options_.include_root); !prepared) {
      return complain(prepared.error()), exit_usage;
    }
    catch_interrupt();
    if (const int failed = read_inputs()) return failed;
    if (const int failed = open_live_dns(options_.dns, files_, names_, documents_, dns_)) {
      return failed;
    }
    as_of_ = options_.as_of.value_or(recorded_day().value_or(config_->as_of.value_or(today())));
    if (const int failed = make_question()) return failed;
    const Repository repository(
        names_, options_.zones.empty()
                    ? std::vector<Zone>()
                    : read_named_zones(reader_, inputs_, documents_, names_, "request", outcome_));
    if (interrupted()) return exit_interrupted;
    SignedRun signed_run;
    if (const int failed = judge(repository, signed_run)) return failed;
    RunResult& result = signed_run.result;
    const Report findings{documents_, result.findings,     result.counts,      result.broken,
                          {},         summary(signed_run), reader_.directory()};
    RequestReport report{options_.file,
                         std::string(question_->ca->title),
                         judged_by_,
                         findings,
                         {},
                         {},
                         {},
                         {},
                         {},
                         {},
                         {}};
    report.addresses = addresses_;
    report.methods_named = !options_.words.methods.empty();
    report.issued = issued_;
    report.wanted = wanted_;
    report.type = type_;
    return look(repository, report);
  }

 private:
  std::optional<Date> recorded_day() const {
    const EvidenceHead* replayed = dns_ ? dns_->replayed() : nullptr;
    return replayed != nullptr ? std::optional(replayed->as_of) : std::nullopt;
  }

  // --- the request -----------------------------------------------------------------------------

  int read_inputs() {
    std::vector<std::string> paths = {options_.file};
    paths.insert(paths.end(), options_.zones.begin(), options_.zones.end());
    auto inputs = reader_.read(paths, documents_);
    if (!inputs) return complain(inputs.error()), exit_usage;
    inputs_ = *std::move(inputs);
    for (const ZoneInput& zone : inputs_.zones) reader_.config_of(zone.file);
    const auto own = std::ranges::find(inputs_.signed_files, options_.file,
                                       [](const SignedFileInput& each) { return each.file.path; });
    config_ = own != inputs_.signed_files.end()
                  ? &reader_.config_of(own->file)
                  : &reader_.configs().for_directory(reader_.directory());
    complain(reader_.configs().problems());
    if (!reader_.configs().problems().empty()) return exit_usage;
    // What the file is instead is told by the same words as dcvlint dcv has.
    auto request = read_dcv_request(files_, options_.file);
    if (!request) return complain(request.error()), exit_input;
    request_ = *std::move(request);
    if (own == inputs_.signed_files.end()) {
      return complain(options_.file + ": is no certificate request"), exit_input;
    }
    document_ = own->document;
    return 0;
  }

  int make_question() {
    if (auto read = lists_.read(files_, "", ""); !read) return complain(read.error()), exit_usage;
    question_ = make_dcv_question(options_.words, as_of_, lists_.lists().public_suffixes);
    if (!question_) return exit_usage;
    take_request(*question_, request_);
    NameSources sources;
    sources.signed_files = {options_.file};
    const AskedNames asked = read_asked_names(
        files_, sources, options_.zones.empty() && dns_ ? AskedOf::dns : AskedOf::zones);
    if (asked.unreadable) return exit_input;
    asked_ = asked.names;
    addresses_ = asked.addresses;
    odd_names_ = asked.misuse;
    return 0;
  }

  int judge(const Repository& repository, SignedRun& run) {
    std::vector<std::string> folders;
    folders.reserve(config_->rules.size());
    for (const std::string& folder : config_->rules) {
      folders.push_back(join_path(config_->directory, folder));
    }
    const std::vector<const Book*> books = books_.with(folders);
    if (!books_.problems().empty()) return complain(books_.problems()), exit_usage;
    PlanRequest plans;
    plans.as_of = as_of_;
    plans.config = config_->path.empty() ? nullptr : config_;
    plans.ignore = options_.ignore;
    judgement_.choose_policies(*config_, books, plans);
    SignedInput input;
    judgement_.choose_profile(*config_, input);
    choose_type(input);
    if (!judgement_.problems().empty()) return complain(judgement_.problems()), exit_usage;
    judged_by_ = judgement_.text(*config_, plans, input);
    plans.authorities = &builtin_authorities;
    if (auto plan = make_plan(books, all_checks(), plans); !plan) {
      return complain(plan.error()), exit_usage;
    }
    shelf_ = std::make_unique<PlanShelf>(books, all_checks(), plans);
    input.document = document_;
    input.plans = shelf_.get();
    const Context context{documents_, names_,  builtin_authorities, repository,
                          as_of_,     nullptr, &builtin_profiles,   &lists_.lists()};
    RunOptions how;
    how.stop = &interrupt_noted();
    run = run_signed(documents_, context, {&input, 1}, how);
    const std::vector<const Plan*> made = shelf_->made();
    const Config* configs[] = {config_};
    for (const std::string& sentence : judgement_.lapsed(configs, made, as_of_)) {
      complain(sentence);
    }
    return run.result.broken.empty() ? 0 : exit_usage;
  }

  // A CA of one type issues that, whatever the request looks like.
  void choose_type(SignedInput& input) {
    wanted_ = input.profile;
    const Authority* ca = authority_of(builtin_authorities, *question_->ca);
    if (ca != nullptr) issued_ = issued_types(builtin_issued_types, ca->id);
    const bool one = issued_ != nullptr && issued_->types.size() == 1;
    if (!wanted_ && one && is_tls(request_.profile)) {
      input.profile = issued_->types.front();
      input.profile_why = "the CA issues no other type";
    }
    type_ = input.profile.value_or(request_.profile);
  }

  Summary summary(const SignedRun& run) const {
    Summary out;
    out.requests = run.requests;
    for (const RuleCount& count : run.result.counts) {
      std::uint64_t& sum = count.severity == Severity::error     ? out.errors
                           : count.severity == Severity::warning ? out.warnings
                                                                 : out.notices;
      sum += count.all;
    }
    out.as_of = as_of_;
    return out;
  }

  // --- DNS -------------------------------------------------------------------------------------

  int look(const Repository& repository, RequestReport& report) {
    const bool zones = !options_.zones.empty();
    RepositoryView zone_view(repository, names_);
    BlindView blind;
    if (!zones && !dns_) return finish(blind, nullptr, report, "nobody was asked");
    if (!dns_) return finish(zone_view, &repository, report, "zone repo (not live)");
    OverlayView both(zone_view, dns_->view());
    View& view = zones ? static_cast<View&>(both) : dns_->view();
    const Repository* known = zones ? &repository : nullptr;
    DcvSurvey survey(*question_, view, names_, known, true);
    RelevantCaa relevant;
    const auto derive = [&](std::size_t i) {
      bool settled = true;
      survey.of(asked_[i], settled);
      if (const auto name = names_.intern(asked_[i].ascii, Name::root)) {
        find_relevant_caa(view, names_, *name, relevant);
        settled = settled && relevant.found != CaaFound::unasked;
      }
      return settled;
    };
    if (!settle(dns_->view(), asked_.size(), derive, StopSign(&interrupt_noted()))) {
      return exit_interrupted;
    }
    return finish(view, known, report, (zones ? "zone repo over " : "") + dns_->source());
  }

  int finish(View& view, const Repository* repository, RequestReport& report,
             const std::string& source) {
    const bool looked = repository != nullptr || dns_ != nullptr;
    std::unique_ptr<DcvFiles> files;
    if (options_.http) {
      HttpOptions how;
      how.allow_private = options_.allow_private;
      how.stop = StopSign(&interrupt_noted());
      auto opened = open_http(how);
      if (!opened) return complain(opened.error()), exit_input;
      files = std::make_unique<DcvFiles>(*std::move(opened), view, dns_ ? &dns_->view() : nullptr,
                                         names_);
    }
    DcvSurvey survey(*question_, view, names_, repository, looked);
    for (const AskedName& asked : asked_) note_owners(survey, asked);
    for (const AskedName& asked : asked_) {
      report.names.push_back(name_report(view, survey, files.get(), asked, looked));
    }
    add_reuse(report);
    if (dns_) {
      std::vector<std::string> texts;
      texts.reserve(asked_.size());
      for (const AskedName& each : asked_) texts.push_back(each.ascii);
      if (auto written = dns_->finish(as_of_, std::move(texts)); !written) {
        return complain(written.error()), exit_usage;
      }
    }
    if (interrupted()) return exit_interrupted;
    judge_request(report);
    return print(report, source);
  }

  RequestName name_report(View& view, DcvSurvey& survey, DcvFiles* files, const AskedName& asked,
                          bool looked) {
    bool settled = true;
    RequestName out;
    out.name = asked.ascii;
    out.unicode = asked.unicode;
    out.control = survey.of(asked, settled);
    if (files != nullptr) files->look_at(out.control);
    if (looked) add_caa(view, asked, out);
    for (const DcvMethodReport& method : out.control.methods) add_method(method, out);
    add_suffix(asked, out);
    return out;
  }

  void add_suffix(const AskedName& asked, RequestName& out) const {
    if (!asked.ascii.starts_with("*.")) return;
    const std::string bare = asked.ascii.substr(2);
    if (question_->suffixes->is_public_suffix(bare)) out.suffix = bare;
  }

  void add_caa(View& view, const AskedName& asked, RequestName& out) {
    const auto name = names_.intern(asked.ascii, Name::root);
    const Authority* ca = authority_of(builtin_authorities, *question_->ca);
    if (!name || ca == nullptr) return;
    RelevantCaa relevant;
    find_relevant_caa(view, names_, *name, relevant);
    const CaaProfile profile = names_.is_wildcard(*name) ? CaaProfile::wildcard : CaaProfile::host;
    const CaaQuestion question{ca, profile, options_.words.account,
                               "", as_of_,  CaaReading::authority};
    out.caa = decide_for(relevant, question);
    out.caa_why = verdict_reason(*out.caa, relevant, names_);
    out.assumes = assumptions(relevant, names_);
    if (out.caa->decision.conditional()) add_conditions(relevant, question, out);
  }

  // What validationmethods and accounturi leave of the methods.
  void add_conditions(const RelevantCaa& relevant, CaaQuestion question, RequestName& out) {
    for (const DcvMethodReport& method : out.control.methods) {
      if (method.rules == nullptr) continue;
      question.method = label_of(*method.rules);
      const CaVerdict verdict = decide_for(relevant, question);
      if (verdict.decision.verdict == CaaVerdict::deny) {
        out.caa_bars.push_back(method.method);
        out.caa_bars_why = verdict_reason(verdict, relevant, names_);
      } else if (!verdict.decision.accounturi.empty()) {
        out.caa_account = verdict.decision.accounturi;
      }
    }
  }

  std::string_view label_of(const ValidationMethod& method) {
    if (!method.acme.empty()) return method.acme;
    std::string& label = labels_[&method];
    if (label.empty()) label = fmt::format("ca-tbr-{}", method.number);
    return label;
  }

  // Where records of the request's names stand: what is right there is no mistake of another one's.
  void note_owners(DcvSurvey& survey, const AskedName& asked) {
    bool settled = true;
    for (const DcvMethodReport& method : survey.of(asked, settled).methods) {
      for (const DcvRecordReport& record : method.records) {
        for (const DcvSeen& seen : record.seen) {
          for (const Sighting& each : seen.sightings) {
            if (each.place == SightPlace::at_owner && is_taken(each.token.match)) {
              owners_.insert(each.owner);
            }
          }
        }
      }
    }
  }

  static bool is_file(DcvMethod method) {
    return method == DcvMethod::http || method == DcvMethod::http_01;
  }

  void add_method(const DcvMethodReport& method, RequestName& out) {
    const bool usable = method.barred.empty() && (method.state == MethodState::allowed ||
                                                  method.state == MethodState::should_not);
    if (!usable || std::ranges::find(out.caa_bars, method.method) != out.caa_bars.end()) return;
    const DcvPresence presence = method.presence;
    const bool found = presence == DcvPresence::right || presence == DcvPresence::shape;
    // A mailbox that takes mail shows nothing until somebody follows the link in it.
    if (method.method == DcvMethod::email) {
      if (found || presence == DcvPresence::unseen) out.possible.push_back(method.method);
      return;
    }
    out.possible.push_back(method.method);
    const bool looked = out.control.looked && (!is_file(method.method) || options_.http);
    if (found && looked) out.shown.push_back(method.method);
    if (!looked) return;
    out.seen = out.seen || presence == DcvPresence::absent || presence == DcvPresence::wrong;
    if (presence == DcvPresence::wrong) add_wrong(method, out);
  }

  void add_wrong(const DcvMethodReport& method, RequestName& out) const {
    const std::string word(dcv_method_text(method.method));
    for (const DcvRecordReport& record : method.records) {
      if (record.fetched) {
        out.wrong.push_back(word + ": " + http_seen_text(*record.fetched, record.complete));
      }
      std::vector<const Sighting*> sightings;
      for (const DcvSeen& seen : record.seen) {
        for (const Sighting& each : seen.sightings) sightings.push_back(&each);
      }
      for (const Sighting& each : record.strays) {
        if (!owners_.contains(each.owner)) sightings.push_back(&each);
      }
      for (const Sighting* each : sightings) {
        out.wrong.push_back(word + ": " +
                            printable(sighting_text(*each, record, *question_->ca, names_)));
      }
    }
    constexpr std::size_t most = 5;  // the page of dcvlint dcv has them all
    if (out.wrong.size() > most) out.wrong.resize(most);
  }

  void add_reuse(RequestReport& report) const {
    if (options_.identity_validated) {
      report.identity = reuse_of(*options_.identity_validated, ReuseOf::identity, nullptr);
    }
    if (!options_.control_validated) return;
    // Which method it was is known as far as methods were named; of several, the best is told.
    for (RequestName& name : report.names) {
      for (const DcvMethodReport& method : name.control.methods) {
        if (!method.barred.empty()) continue;
        const RequestReuse reuse =
            reuse_of(*options_.control_validated, ReuseOf::control, method.rules);
        const bool valid = is_valid(reuse);
        const bool allowed = std::ranges::find(name.caa_bars, method.method) == name.caa_bars.end();
        name.reusable = name.reusable || (valid && allowed);
        if (!report.control || (valid && !is_valid(*report.control)) ||
            (valid && reuse.until > report.control->until)) {
          report.control = reuse;
        }
      }
    }
    if (!report.control) {
      report.control = reuse_of(*options_.control_validated, ReuseOf::control, nullptr);
    }
  }

  // The whole of that day counts as the time of validation, the end of this one as that of the
  // issue, so that nothing is promised too long.
  RequestReuse reuse_of(Date validated, ReuseOf what, const ValidationMethod* method) const {
    const std::int64_t begun = first_second(validated);
    RequestReuse reuse{validated, judge_reuse(what, method, begun, first_second(as_of_)),
                       std::nullopt};
    if (const auto until = reusable_until(what, method, begun)) reuse.until = utc_day(*until);
    return reuse;
  }

  int print(const RequestReport& report, const std::string& source) {
    const DomainStyle style{terminal_width(STDOUT_FILENO),
                            wants_colour(options_.colour, STDOUT_FILENO), as_of_, source};
    auto out = standard_output();
    if (options_.json) {
      JsonWriter json;
      write_request_json(report, style, json);
      json.flush(*out);
    } else {
      out->write(request_page(report, style));
    }
    if (auto done = out->finish(); !done) return complain(done.error()), exit_usage;
    if (outcome_.unreadable) return exit_input;
    switch (report.verdict) {
      case RequestVerdict::passes:
        return odd_names_ ? exit_findings : exit_clean;
      case RequestVerdict::unknown:
        return exit_incomplete;
      case RequestVerdict::waits:
      case RequestVerdict::refused:
        break;
    }
    return exit_findings;
  }

  const RequestOptions& options_;
  DiskFiles files_;
  InputReader reader_;
  RuleBooks books_;
  Judgement judgement_;
  GivenLists lists_;
  Documents documents_;
  Names names_;
  Spots spots_;
  Inputs inputs_;
  const Config* config_ = nullptr;
  std::unique_ptr<LiveDns> dns_;
  DcvRequest request_;
  Doc document_{};
  Date as_of_{};
  std::string judged_by_;  // "ov, tcs-harica"
  std::optional<Profile> wanted_;
  const IssuedTypes* issued_ = nullptr;  // by the CA, where that is known
  Profile type_{};                       // by which the request is judged
  std::optional<SurveyQuestion> question_;
  std::vector<AskedName> asked_;
  std::vector<std::string> addresses_;
  std::set<Name> owners_;  // of records that show control over one of the names
  std::map<const ValidationMethod*, std::string> labels_;  // of methods that ACME has not
  bool odd_names_ = false;                                 // the request has names that are none
  std::unique_ptr<PlanShelf> shelf_;
  NamesOutcome outcome_;
};

}  // namespace

int run_request(const RequestOptions& options) { return RequestRun(options).run(); }

}  // namespace dcvlint
