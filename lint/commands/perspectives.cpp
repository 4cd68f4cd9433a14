#include "lint/commands/perspectives.h"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <deque>
#include <memory>
#include <utility>

#include "lint/commands/asked_cas.h"
#include "lint/commands/check.h"
#include "lint/commands/exit_code.h"
#include "lint/commands/input_reader.h"
#include "lint/commands/live_dns.h"
#include "lint/commands/progress.h"
#include "lint/engine/workers.h"
#include "lint/reports/perspectives.h"
#include "lint/reports/shown.h"
#include "lint/sources/disk_files.h"
#include "lint/sources/dns_address.h"
#include "lint/sources/perspective_evidence.h"

namespace dcvlint {
namespace {

Result<std::vector<Perspective>> typed_perspectives(const std::vector<std::string>& resolvers,
                                                    const Config& config) {
  std::vector<Perspective> all;
  for (const std::string& text : resolvers) {
    auto dns = resolver_text(text);
    if (!dns) return fail("--dns", '"' + text + "\": " + dns.error().what);
    if (std::ranges::find(all, *dns, &Perspective::dns) != all.end()) {
      return fail("--dns", *dns + " is there twice; one resolver is one perspective");
    }
    const auto known = std::ranges::find(config.perspectives, *dns, &Perspective::dns);
    const bool has_region = known != config.perspectives.end();
    all.push_back({*std::move(dns), has_region ? known->region : std::nullopt});
  }
  if (all.size() <= most_perspectives) return all;
  return fail("--dns", "more than " + std::to_string(most_perspectives) + " resolvers");
}

// Those of --dns, else those of dcvlint.toml; at least two.
Result<std::vector<Perspective>> choose_perspectives(const std::vector<std::string>& resolvers,
                                                     const Config& config) {
  auto all = resolvers.empty() ? Result<std::vector<Perspective>>(config.perspectives)
                               : typed_perspectives(resolvers, config);
  if (!all || all->size() > 1) return all;
  return fail("perspectives",
              all->empty() ? "name resolvers with --dns, the primary one first, or write them as "
                             "[[perspective]] into dcvlint.toml"
                           : "there is nothing to compare " + all->front().dns +
                                 " with; name another resolver with --dns");
}

// Those of a recording; regions as they were then.
Result<std::vector<Perspective>> recorded_perspectives(const Files& files,
                                                       const std::string& folder) {
  auto recorded = read_perspectives(files, folder, most_perspectives);
  if (!recorded) return fail(recorded.error());
  std::vector<Perspective> all;
  for (RecordedPerspective& each : *recorded) all.push_back({std::move(each.dns), each.region});
  return all;
}

// A resolver, and what it shows of the name that is looked at. Nothing is shared with the others,
// so that each has a thread of its own.
struct Asked {
  Perspective perspective;
  Names names{random_seed()};
  Documents documents;
  std::unique_ptr<LiveDns> dns;
  std::vector<Name> list;  // the names that are asked about
  RelevantCaa relevant;
};

class PerspectivesRun {
 public:
  explicit PerspectivesRun(const PerspectivesOptions& options)
      : options_(options), reader_(files_, options.config, options.isolated) {}

  int run() {
    if (const auto prepared = reader_.prepare({}, {}); !prepared) {
      return complain(prepared.error()), exit_usage;
    }
    catch_interrupt();
    const Config& config = reader_.configs().for_directory(reader_.directory());
    complain(reader_.configs().problems());
    if (!reader_.configs().problems().empty() || !cas_.choose(options_.cas, config)) {
      return exit_usage;
    }
    if (const auto opened = open(config); !opened) {
      complain(opened.error());
      const std::string& where = opened.error().where;
      return where.starts_with("--") || where == "perspectives" ? exit_usage : exit_input;
    }
    const EvidenceHead* replayed = asked_.front().dns->replayed();
    as_of_ = options_.as_of.value_or(replayed != nullptr ? replayed->as_of
                                                         : config.as_of.value_or(today()));
    NameSources sources = options_.sources;
    if (sources.empty() && replayed != nullptr) sources.recorded = replayed->names;
    const AskedNames asked = read_asked_names(files_, sources, AskedOf::dns);
    outcome_.misuse = asked.misuse;
    outcome_.unreadable = asked.unreadable;
    if (asked.names.empty() && !outcome_.misuse && !outcome_.unreadable) {
      complain("perspectives: no name to ask about");
      outcome_.misuse = true;
    }
    const bool settled = ask(asked.names);
    if (const auto written = finish(asked.names); !written) {
      return complain(written.error()), exit_usage;
    }
    return settled ? report(asked.names) : exit_interrupted;
  }

 private:
  // --- asking ----------------------------------------------------------------------------------

  Result<void> open(const Config& config) {
    const bool replays = !options_.replay.empty();
    if (replays && (!options_.resolvers.empty() || !options_.record.empty())) {
      return fail("--replay", "asks nobody: leave out --dns and --record");
    }
    auto chosen = replays ? recorded_perspectives(files_, options_.replay)
                          : choose_perspectives(options_.resolvers, config);
    if (!chosen) return fail(chosen.error());
    const bool recurses =
        std::ranges::find(*chosen, embedded_resolver, &Perspective::dns) != chosen->end();
    if (!options_.record.empty()) {
      if (auto made = new_folder(files_, options_.record); !made) return fail(made.error());
    }
    for (Perspective& each : *chosen) {
      LiveDnsOptions how = options_for(asked_.size(), each);
      // Where nobody can use them, the first one complains.
      if (!replays && (!recurses || each.dns == embedded_resolver)) {
        how.trust_anchors = options_.trust_anchors;
        how.root_hints = options_.root_hints;
      }
      Asked& asked = asked_.emplace_back();
      asked.perspective = std::move(each);
      auto dns = LiveDns::open(how, files_, asked.names, asked.documents);
      if (!dns) return fail(dns.error());
      for (const std::string& warning : (*dns)->warnings()) complain(warning);
      asked.dns = *std::move(dns);
    }
    return {};
  }

  LiveDnsOptions options_for(std::size_t number, const Perspective& perspective) const {
    LiveDnsOptions how;
    how.rates = options_.rates;
    const std::string folder = perspective_folder(number);
    if (!options_.replay.empty()) {
      how.replay = join_path(options_.replay, folder);
      return how;
    }
    how.servers = {perspective.dns};
    if (!options_.record.empty()) how.record = join_path(options_.record, folder);
    return how;
  }

  // All side by side: it takes as long as the slowest. False: Ctrl-C came before.
  bool ask(const std::vector<AskedName>& names) {
    for (Asked& each : asked_) {
      for (const AskedName& asked : names) {
        if (const auto name = each.names.intern(asked.ascii, Name::root)) {
          each.list.push_back(*name);
        }
      }
    }
    std::atomic<std::size_t> next = 0;
    std::atomic<bool> settled = true;
    run_workers(asked_.size(), [&] {
      for (std::size_t i = next++; i < asked_.size(); i = next++) {
        Asked& each = asked_[i];
        if (!settle_caa(*each.dns, each.dns->view(), each.names, each.list, nullptr))
          settled = false;
      }
    });
    return settled;
  }

  // Writes what was recorded, if that was asked for.
  Result<void> finish(const std::vector<AskedName>& names) {
    if (options_.record.empty()) return {};
    std::vector<RecordedPerspective> all;
    std::vector<std::string> sums, texts;
    for (const AskedName& each : names) texts.push_back(each.ascii);
    for (Asked& each : asked_) {
      if (auto written = each.dns->finish(as_of_, texts); !written) return written;
      const std::string folder = join_path(options_.record, perspective_folder(all.size()));
      const auto sum = files_.read(join_path(folder, "SHA256SUMS"));
      if (!sum) return fail(sum.error());
      sums.emplace_back(sum->view());
      all.push_back({each.perspective.dns, each.perspective.region});
    }
    for (const auto& [name, content] : perspective_files(all, sums)) {
      auto out = file_output(join_path(options_.record, name));
      if (!out) return fail(out.error());
      (*out)->write(content);
      if (auto done = (*out)->finish(); !done) return done;
    }
    return {};
  }

  // --- what they come to -----------------------------------------------------------------------

  // The names of CAs that any perspective saw count, if none were asked for.
  void add_cas(PerspectivesReport& out, CaaProfile profile) const {
    std::vector<const Authority*> cas(cas_.all().begin(), cas_.all().end());
    NamedCas named;
    if (cas_.is_open()) {
      for (const Asked& each : asked_) add_named_cas(each.relevant, cas_.all(), named);
    }
    cas.insert(cas.end(), named.known.begin(), named.known.end());
    for (const Authority* ca : cas) out.cas.push_back(agreement(*ca, profile));
    out.unknown = std::move(named.unknown);
  }

  CaAgreement agreement(const Authority& ca, CaaProfile profile) const {
    CaAgreement made;
    std::vector<RemotePerspective> all;
    for (const Asked& each : asked_) {
      made.verdicts.push_back(decide_for(
          each.relevant,
          {&ca, profile, options_.account, options_.method, as_of_, CaaReading::authority}));
      all.push_back({perspective_answer(made.verdicts.back().decision), each.perspective.region});
    }
    made.quorum = judge_quorum(as_of_, all.front().answer, std::span(all).subspan(1));
    return made;
  }

  void count(const PerspectivesReport& page) {
    for (const CaAgreement& ca : page.cas) {
      for (const CaVerdict& verdict : ca.verdicts) {
        outcome_.incomplete = outcome_.incomplete || verdict.decision.verdict == CaaVerdict::fail;
      }
      if (!cas_.is_wanted(ca.verdicts.front().question.authority)) continue;
      switch (ca.quorum.result) {
        case QuorumResult::not_met:
          outcome_.denied = outcome_.denied || ca.quorum.phase->binding;
          break;
        case QuorumResult::primary_refuses:
          outcome_.denied = true;
          break;
        case QuorumResult::too_few:
        case QuorumResult::regions_unknown:
          outcome_.incomplete = outcome_.incomplete || ca.quorum.phase->binding;
          break;
        case QuorumResult::met:
        case QuorumResult::not_required:
          break;
      }
    }
  }

  // Nothing: asked_name() has measured the name, so that no perspective can be without it.
  std::optional<PerspectivesReport> judge(const AskedName& asked) {
    PerspectivesReport page{asked.ascii, asked.unicode, {}, {}, {}};
    bool wildcard = false;
    for (Asked& each : asked_) {
      const auto name = each.names.intern(asked.ascii, Name::root);
      if (!name) return std::nullopt;
      wildcard = each.names.is_wildcard(*name);
      find_relevant_caa(each.dns->view(), each.names, *name, each.relevant);
      page.views.push_back(
          {each.perspective.dns, each.perspective.region, &each.relevant, &each.names});
    }
    add_cas(page, wildcard ? CaaProfile::wildcard : CaaProfile::host);
    return page;
  }

  int report(const std::vector<AskedName>& asked) {
    auto out = standard_output();
    const std::string source = counted(asked_.size(), "perspective");
    const DomainStyle style{terminal_width(STDOUT_FILENO),
                            wants_colour(options_.colour, STDOUT_FILENO), as_of_, source};
    JsonWriter json;
    if (options_.json) begin_names(json);
    bool first = true;
    for (const AskedName& each : asked) {
      if (interrupted()) break;
      const auto page = judge(each);
      if (!page) continue;
      count(*page);
      if (options_.json) {
        write_perspectives_json(*page, json);
      } else {
        if (!first) out->write("\n");
        out->write(perspectives_page(*page, style));
      }
      first = false;
      json.flush(*out);
    }
    if (options_.json) end_names(json);
    json.flush(*out);
    if (auto done = out->finish(); !done) return complain(done.error()), exit_usage;
    return outcome_.exit_code(interrupted());
  }

  const PerspectivesOptions& options_;
  DiskFiles files_;
  InputReader reader_;
  Date as_of_{};
  AskedCas cas_;
  std::deque<Asked> asked_;  // names and documents stay where they are
  NamesOutcome outcome_;
};

}  // namespace

int run_perspectives(const PerspectivesOptions& options) { return PerspectivesRun(options).run(); }

}  // namespace dcvlint
