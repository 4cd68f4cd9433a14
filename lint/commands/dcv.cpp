#include "lint/commands/dcv.h"

#include <unistd.h>

#include <algorithm>

#include "lint/base/ascii.h"
#include "lint/base/date.h"
#include "lint/base/lines.h"
#include "lint/commands/check.h"
#include "lint/commands/dcv_http.h"
#include "lint/commands/dcv_question.h"
#include "lint/commands/dcv_request.h"
#include "lint/commands/dcv_survey.h"
#include "lint/commands/domain_lists.h"
#include "lint/commands/exit_code.h"
#include "lint/commands/input_reader.h"
#include "lint/commands/option_values.h"
#include "lint/commands/progress.h"
#include "lint/commands/token_key.h"
#include "lint/commands/zone_reading.h"
#include "lint/engine/rule.h"
#include "lint/engine/settle.h"
#include "lint/facts/overlay_view.h"
#include "lint/sources/disk_files.h"
#include "lint/sources/http_curl.h"
#include "lint/sources/request_token.h"

namespace dcvlint {
namespace {

class DcvRun {
 public:
  explicit DcvRun(const DcvOptions& options)
      : options_(options),
        reader_(files_, options.config, options.isolated),
        names_(random_seed()),
        spots_(documents_) {}

  int run() {
    if (const auto prepared = reader_.prepare(options_.origins, options_.include_root); !prepared) {
      return complain(prepared.error()), exit_usage;
    }
    catch_interrupt();
    const Config& config = reader_.configs().for_directory(reader_.directory());
    auto inputs = options_.zones.empty() ? Inputs() : reader_.read(options_.zones, documents_);
    if (!inputs) return complain(inputs.error()), exit_usage;
    for (const ZoneInput& zone : inputs->zones) reader_.config_of(zone.file);
    complain(reader_.configs().problems());
    if (!reader_.configs().problems().empty()) return exit_usage;
    if (auto read = lists_.read(files_, "", options_.psl); !read) {
      return complain(read.error()), exit_usage;
    }
    if (const int failed = open_live_dns(options_.dns, files_, names_, documents_, dns_))
      return failed;
    if (options_.smtp.wanted) {
      SmtpAskingOptions how = options_.smtp;
      how.allow_private = options_.allow_private;
      smtp_.emplace(how, StopSign(&interrupt_noted()));
    }
    as_of_ = options_.as_of.value_or(recorded_day().value_or(config.as_of.value_or(today())));
    if (!make_question()) return outcome_.exit_code(false);
    const AskedNames asked = read_names();
    if (asked.names.empty()) return outcome_.exit_code(interrupted());
    const Repository repository(
        names_, options_.zones.empty()
                    ? std::vector<Zone>()
                    : read_named_zones(reader_, *inputs, documents_, names_, "dcv", outcome_));
    return look(asked.names, repository);
  }

 private:
  std::optional<Date> recorded_day() const {
    const EvidenceHead* replayed = dns_ ? dns_->replayed() : nullptr;
    return replayed != nullptr ? std::optional(replayed->as_of) : std::nullopt;
  }

  // --- what is asked ---------------------------------------------------------------------------

  bool make_question() {
    DcvWords words;
    words.ca = options_.ca;
    words.methods = options_.methods;
    words.unique = options_.unique;
    words.account = options_.account;
    words.key_authorization = options_.key_authorization;
    auto question = make_dcv_question(words, as_of_, lists_.lists().public_suffixes);
    if (!question) {
      outcome_.misuse = true;
      return false;
    }
    question_ = *std::move(question);
    return read_requests() && read_token_key();
  }

  bool read_requests() {
    std::optional<DcvRequest> request;
    for (const std::string& argument : options_.sources.names) {
      if (!names_request_file(files_, argument)) {
        sources_.names.push_back(argument);
        continue;
      }
      auto read = read_dcv_request(files_, argument);
      if (!read) {
        complain(read.error());
        outcome_.unreadable = true;
      } else if (request) {
        complain("dcv: two requests, " + request->path + " and " + argument +
                 ": a token is made of one");
        outcome_.misuse = true;
      } else {
        request = *std::move(read);
        sources_.signed_files.push_back(argument);
      }
    }
    if (outcome_.unreadable || outcome_.misuse) return false;
    if (request) take(*request);
    return true;
  }

  void take(const DcvRequest& request) {
    request_ = request.path;
    base64_ = request.base64;
    take_request(question_, request);
  }

  bool read_token_key() {
    if (options_.token_key.empty()) return true;
    const auto key = read_token_key_file(files_, options_.token_key);
    if (!key) {
      complain(Error{"--token-key " + options_.token_key, key.error().what});
      outcome_.unreadable = true;
      return false;
    }
    if (base64_.empty()) {
      complain("--token-key: a request token is made of a request; name its file");
      outcome_.misuse = true;
      return false;
    }
    TokenInputs& inputs = question_.inputs;
    inputs.request_token = [key = *key, base64 = base64_](std::string_view time) {
      return digicert_token(key, time, base64);
    };
    // Its time is the beginning of a day that was named, or this second.
    const bool named = options_.as_of.has_value() || recorded_day().has_value();
    const std::int64_t time =
        named ? first_second(as_of_) : MachineClock().unix_milliseconds() / 1000;
    inputs.fillings[Filling::request_token] = inputs.request_token(token_time_text(time));
    return true;
  }

  AskedNames read_names() {
    sources_.lists = options_.sources.lists;
    const auto& given = options_.sources.signed_files;
    sources_.signed_files.insert(sources_.signed_files.end(), given.begin(), given.end());
    if (sources_.empty() && dns_ && dns_->replayed() != nullptr) {
      sources_.recorded = dns_->replayed()->names;
    }
    AskedNames asked = read_asked_names(
        files_, sources_, options_.zones.empty() && dns_ ? AskedOf::dns : AskedOf::zones);
    outcome_.misuse = outcome_.misuse || asked.misuse;
    outcome_.unreadable = outcome_.unreadable || asked.unreadable;
    if (!asked.names.empty() || asked.misuse || asked.unreadable) return asked;
    if (request_.empty()) {
      complain("dcv: no name to ask about");
      outcome_.misuse = true;
    } else {
      complain(request_ +
               ": asks for no domain name, neither in subjectAltName nor as CN; write "
               "the names behind the file");
      outcome_.unreadable = true;
    }
    return asked;
  }

  // --- looking ---------------------------------------------------------------------------------

  int look(const std::vector<AskedName>& asked, const Repository& repository) {
    const bool zones = !options_.zones.empty();
    RepositoryView zone_view(repository, names_);
    if (!zones && !dns_) {
      BlindView blind;
      return report(asked, blind, nullptr, false, "nobody was asked");
    }
    if (!dns_) {
      if (!open_files(zone_view, nullptr)) return exit_input;
      return report(asked, zone_view, &repository, true, "zone repo (not live)");
    }
    OverlayView both(zone_view, dns_->view());
    View& view = zones ? static_cast<View&>(both) : dns_->view();
    DcvSurvey survey(question_, view, names_, zones ? &repository : nullptr, true);
    const auto derive = [&](std::size_t i) {
      bool settled = true;
      survey.of(asked[i], settled);
      return settled;
    };
    const bool settled = settle(dns_->view(), asked.size(), derive, StopSign(&interrupt_noted()));
    if (!open_files(view, &dns_->view())) return exit_input;
    if (files_seen_) look_at_files(asked, survey);
    std::vector<std::string> texts;
    texts.reserve(asked.size());
    for (const AskedName& each : asked) texts.push_back(each.ascii);
    if (auto written = dns_->finish(as_of_, std::move(texts)); !written) {
      return complain(written.error()), exit_usage;
    }
    if (!settled) return exit_interrupted;
    const std::string source = (zones ? "zone repo over " : "") + dns_->source();
    return report(asked, view, zones ? &repository : nullptr, true, source);
  }

  // False: HTTP is wanted and cannot be had.
  bool open_files(View& view, LiveView* live) {
    if (!options_.http) return true;
    HttpOptions how;
    how.allow_private = options_.allow_private;
    how.stop = StopSign(&interrupt_noted());
    auto opened = open_http(how);
    if (!opened) return complain(opened.error()), false;
    files_seen_ = std::make_unique<DcvFiles>(*std::move(opened), view, live, names_);
    return true;
  }

  // Before evidence is written: the addresses that are asked for belong to it.
  void look_at_files(const std::vector<AskedName>& asked, DcvSurvey& survey) {
    for (const AskedName& each : asked) {
      if (interrupted()) return;
      bool settled = true;
      DcvReport page = survey.of(each, settled);
      if (settled) files_seen_->look_at(page);
    }
  }

  int report(const std::vector<AskedName>& asked, View& view, const Repository* repository,
             bool looks, std::string_view source) {
    auto out = standard_output();
    DcvSurvey survey(question_, view, names_, repository, looks);
    const DomainStyle style{terminal_width(STDOUT_FILENO),
                            wants_colour(options_.colour, STDOUT_FILENO), as_of_, source};
    warn_of_old_suffixes(lists_.lists().public_suffixes, as_of_);
    JsonWriter json;
    if (options_.json) begin_names(json);
    bool first = true;
    for (const AskedName& each : asked) {
      if (interrupted()) break;
      bool settled = true;
      DcvReport page = survey.of(each, settled);
      if (files_seen_) files_seen_->look_at(page);
      if (smtp_) smtp_->ask(page, names_);
      if (!options_.records) count(page);
      if (options_.records) {
        add_lines(page);
      } else if (options_.json) {
        write_dcv_json(page, names_, spots_, json);
        json.flush(*out);
      } else {
        if (!first) out->write("\n");
        out->write(dcv_page(page, style, names_, spots_));
      }
      first = false;
    }
    if (options_.json) end_names(json);
    json.flush(*out);
    if (options_.records) {
      out->write(records_text(records_, *options_.records));
      if (records_.empty()) {
        complain(all_there_ ? "dcv: what these methods look for is there already"
                            : "dcv: these methods need no record");
      }
    }
    if (auto done = out->finish(); !done) return complain(done.error()), exit_usage;
    return outcome_.exit_code(interrupted());
  }

  // What is not there yet.
  void add_lines(const DcvReport& page) {
    for (const DcvMethodReport& method : page.methods) {
      for (const DcvRecordReport& record : method.records) {
        if (record.shape->file) continue;
        const bool there = std::ranges::any_of(
            record.seen, [](const DcvSeen& seen) { return seen.presence == DcvPresence::right; });
        all_there_ = all_there_ || there;
        if (!there) records_.push_back(record.add);
      }
    }
  }

  // Whether the method may be used, and its verdict counts. A mailbox that takes mail shows nothing
  // yet: it counts only where it was asked for.
  bool counts(const DcvMethodReport& method) const {
    if (method.method == DcvMethod::email && options_.methods.empty()) return false;
    return method.barred.empty() &&
           (method.state == MethodState::allowed || method.state == MethodState::should_not);
  }

  // A name is fine when any method finds what it needs.
  void count(const DcvReport& page) {
    if (!page.looked) return;
    bool good = false, failed = false, unseen = false;
    bool bad = std::ranges::none_of(page.methods, [&](const auto& each) { return counts(each); });
    for (const DcvMethodReport& method : page.methods) {
      if (!counts(method)) continue;
      const bool file = method.method == DcvMethod::http || method.method == DcvMethod::http_01;
      const DcvPresence presence =
          file && files_seen_ == nullptr ? DcvPresence::unseen : method.presence;
      good = good || presence == DcvPresence::right || presence == DcvPresence::shape;
      failed = failed || presence == DcvPresence::failed;
      bad = bad || presence == DcvPresence::wrong || presence == DcvPresence::absent;
      unseen = unseen || presence == DcvPresence::unseen;
    }
    if (good) return;
    if (failed || (unseen && !bad)) outcome_.incomplete = true;
    if (bad) outcome_.denied = true;
  }

  const DcvOptions& options_;
  DiskFiles files_;
  InputReader reader_;
  Documents documents_;
  Names names_;
  Spots spots_;
  GivenLists lists_;
  Date as_of_{};
  std::unique_ptr<LiveDns> dns_;
  std::unique_ptr<DcvFiles> files_seen_;
  std::optional<SmtpAsking> smtp_;
  SurveyQuestion question_;
  NameSources sources_;
  std::string request_, base64_;
  std::vector<RecordToAdd> records_;
  bool all_there_ = false;  // a record that would have been told is there
  NamesOutcome outcome_;
};

}  // namespace

int run_dcv(const DcvOptions& options) { return DcvRun(options).run(); }

}  // namespace dcvlint
