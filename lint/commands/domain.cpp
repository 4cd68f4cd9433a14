#include "lint/commands/domain.h"

#include <unistd.h>

#include <algorithm>

#include "lint/commands/asked_cas.h"
#include "lint/commands/check.h"
#include "lint/commands/exit_code.h"
#include "lint/commands/input_reader.h"
#include "lint/commands/progress.h"
#include "lint/commands/zone_reading.h"
#include "lint/facts/caa_decision.h"
#include "lint/facts/overlay_view.h"
#include "lint/facts/repository.h"
#include "lint/reports/domain.h"
#include "lint/reports/shown.h"
#include "lint/sources/disk_files.h"

namespace dcvlint {
namespace {

class DomainRun {
 public:
  explicit DomainRun(const DomainOptions& options)
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
    // Each zone's own dcvlint.toml may say what the zone is called.
    for (const ZoneInput& zone : inputs->zones) reader_.config_of(zone.file);
    complain(reader_.configs().problems());
    if (!reader_.configs().problems().empty() || !cas_.choose(options_.cas, config)) {
      return exit_usage;
    }
    if (const int failed = open_live_dns(options_.dns, files_, names_, documents_, dns_))
      return failed;
    as_of_ = options_.as_of.value_or(recorded_day().value_or(config.as_of.value_or(today())));
    const AskedNames asked =
        read_asked_names(files_, sources(), options_.zones.empty() ? AskedOf::dns : AskedOf::zones);
    note(asked);
    const Repository repository(names_,
                                options_.zones.empty() ? std::vector<Zone>() : read_zones(*inputs));
    RepositoryView zones(repository, names_);
    if (!dns_) return report(asked.names, zones, "zone repo (not live)");
    if (options_.zones.empty()) return ask_live(asked.names, dns_->view(), dns_->source());
    OverlayView both(zones, dns_->view());
    return ask_live(asked.names, both, "zone repo over " + dns_->source());
  }

 private:
  void note(const AskedNames& asked) {
    outcome_.misuse = outcome_.misuse || asked.misuse;
    outcome_.unreadable = outcome_.unreadable || asked.unreadable;
    if (asked.names.empty() && !asked.misuse && !asked.unreadable) {
      complain("domain: no name to ask about");
      outcome_.misuse = true;
    }
  }

  // --- live DNS --------------------------------------------------------------------------------

  std::optional<Date> recorded_day() const {
    const EvidenceHead* replayed = dns_ ? dns_->replayed() : nullptr;
    return replayed != nullptr ? std::optional(replayed->as_of) : std::nullopt;
  }

  // Evidence tells for which names it was recorded.
  NameSources sources() const {
    NameSources sources = options_.sources;
    if (sources.empty() && dns_ && dns_->replayed() != nullptr) {
      sources.recorded = dns_->replayed()->names;
    }
    return sources;
  }

  int ask_live(const std::vector<AskedName>& asked, View& view, const std::string& source) {
    std::vector<Name> names;
    std::vector<std::string> texts;
    for (const AskedName& each : asked) {
      texts.push_back(each.ascii);
      if (const auto name = names_.intern(each.ascii, Name::root)) names.push_back(*name);
    }
    Progress progress;
    const bool settled = settle_caa(*dns_, view, names_, names, &progress);
    progress.clear();
    if (auto written = dns_->finish(as_of_, std::move(texts)); !written) {
      return complain(written.error()), exit_usage;
    }
    return settled ? report(asked, view, source) : exit_interrupted;
  }

  // --- zones -----------------------------------------------------------------------------------

  std::vector<Zone> read_zones(const Inputs& inputs) {
    return read_named_zones(reader_, inputs, documents_, names_, "domain", outcome_);
  }

  // --- verdicts --------------------------------------------------------------------------------

  CaaQuestion question(const Authority& ca, CaaProfile profile, Date date,
                       CaaReading reading) const {
    return {&ca, profile, options_.account, options_.method, date, reading};
  }
  static CaaProfile profile_at(std::size_t index) { return static_cast<CaaProfile>(index); }

  // For each CA and profile: as the CA reads, then by the RFCs.
  std::vector<CaaQuestion> questions() const {
    std::vector<CaaQuestion> all;
    for (const Authority* ca : cas_.all()) {
      for (std::size_t i = 0; i < caa_profile_count; ++i) {
        all.push_back(question(*ca, profile_at(i), as_of_, CaaReading::authority));
        all.push_back(question(*ca, profile_at(i), as_of_, CaaReading::rfc));
      }
    }
    return all;
  }

  void add_verdicts(CaaJudge& judge, DomainReport& out, bool wildcard) const {
    const auto asked = judge.questions();
    for (std::size_t i = 0; i + 1 < asked.size(); i += 2) {
      if (wildcard && asked[i].profile != CaaProfile::wildcard) continue;
      out.verdicts.push_back({asked[i], judge.decide(i), judge.decide(i + 1).verdict});
    }
    if (cas_.is_open()) add_named(out, wildcard);
  }

  // The CAs that the set itself names, where no --ca says which are of interest.
  void add_named(DomainReport& out, bool wildcard) const {
    NamedCas named;
    add_named_cas(out.relevant, cas_.all(), named);
    out.unknown = std::move(named.unknown);
    for (const Authority* ca : named.known) {
      for (std::size_t i = 0; i < caa_profile_count; ++i) {
        if (wildcard && profile_at(i) != CaaProfile::wildcard) continue;
        out.verdicts.push_back(
            decide_for(out.relevant, question(*ca, profile_at(i), as_of_, CaaReading::authority)));
      }
    }
  }

  void add_changes(DomainReport& out) const {
    out.dates = caa_dates_after(as_of_, builtin_authorities.methods);
    std::vector<CaVerdict> now = out.verdicts;
    for (const Date date : out.dates) {
      for (CaVerdict& verdict : now) {
        CaaQuestion later = verdict.question;
        later.date = date;
        const CaVerdict then = decide_for(out.relevant, later);
        const bool same = then.decision.verdict == verdict.decision.verdict;
        const bool bound = then.decision.may_be_ignored != verdict.decision.may_be_ignored;
        if (!same || bound) out.changes.push_back({date, then, same});
        verdict = then;
      }
    }
  }

  // What the exit code is about: the certificate that the name asks for, by the CAs that were asked
  // for.
  void count(const DomainReport& out, bool wildcard) {
    const CaaProfile profile = wildcard ? CaaProfile::wildcard : CaaProfile::host;
    for (const CaVerdict& verdict : out.verdicts) {
      if (verdict.decision.verdict == CaaVerdict::fail) outcome_.incomplete = true;
      if (verdict.question.profile != profile) continue;
      const bool wanted = cas_.is_wanted(verdict.question.authority);
      outcome_.denied = outcome_.denied || (wanted && verdict.decision.verdict == CaaVerdict::deny);
    }
  }

  int report(const std::vector<AskedName>& asked, View& view, std::string_view source) {
    auto out = standard_output();
    CaaJudge judge(view, names_, builtin_authorities, questions());
    const DomainStyle style{terminal_width(STDOUT_FILENO),
                            wants_colour(options_.colour, STDOUT_FILENO), as_of_, source};
    JsonWriter json;
    const bool whole = options_.format == DomainFormat::json;
    if (whole) begin_names(json);
    bool first = true;
    for (const AskedName& each : asked) {
      if (interrupted()) break;
      const auto name = names_.intern(each.ascii, Name::root);
      if (!name) continue;  // asked_name() has measured it
      const bool wildcard = names_.is_wildcard(*name);
      DomainReport page{each.ascii, each.unicode, judge.climb(*name), {}, {}, {}, {}};
      add_verdicts(judge, page, wildcard);
      add_changes(page);
      count(page, wildcard);
      if (whole) {
        write_domain_json(page, names_, json);
      } else if (options_.format == DomainFormat::jsonl) {
        out->write(domain_line(page, names_));
      } else {
        if (!first) out->write("\n");
        out->write(domain_page(page, style, names_, spots_));
      }
      first = false;
      json.flush(*out);
    }
    if (whole) end_names(json);
    json.flush(*out);
    if (auto done = out->finish(); !done) return complain(done.error()), exit_usage;
    return outcome_.exit_code(interrupted());
  }

  const DomainOptions& options_;
  DiskFiles files_;
  InputReader reader_;
  Documents documents_;
  Names names_;
  Spots spots_;
  Date as_of_{};
  std::unique_ptr<LiveDns> dns_;
  AskedCas cas_;
  NamesOutcome outcome_;
};

}  // namespace

int run_domain(const DomainOptions& options) { return DomainRun(options).run(); }

}  // namespace dcvlint
