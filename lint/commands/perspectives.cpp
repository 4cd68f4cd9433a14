#include "lint/commands/perspectives.h"

#include <unistd.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "lint/commands/asked_cas.h"
#include "lint/commands/check.h"
#include "lint/commands/exit_code.h"
#include "lint/commands/input_reader.h"
#include "lint/commands/live_dns.h"
#include "lint/commands/progress.h"
#include "lint/reports/perspectives.h"
#include "lint/reports/shown.h"
#include "lint/sources/disk_files.h"
#include "lint/sources/dns_address.h"

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

// A resolver, and what it shows of the name that is looked at.
struct Asked {
  Perspective perspective;
  std::unique_ptr<LiveDns> dns;
  RelevantCaa relevant;
};

class PerspectivesRun {
 public:
  explicit PerspectivesRun(const PerspectivesOptions& options)
      : options_(options),
        reader_(files_, options.config, options.isolated),
        names_(random_seed()) {}

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
    as_of_ = options_.as_of.value_or(config.as_of.value_or(today()));
    const AskedNames asked = read_asked_names(files_, options_.sources);
    misuse_ = asked.misuse;
    unreadable_ = asked.unreadable;
    if (asked.names.empty() && !misuse_ && !unreadable_) {
      complain("perspectives: no name to ask about");
      misuse_ = true;
    }
    if (const auto opened = open(config); !opened) return complain(opened.error()), exit_usage;
    std::vector<Name> list;
    for (const AskedName& each : asked.names) {
      if (const auto name = names_.intern(each.ascii, Name::root)) list.push_back(*name);
    }
    for (const Asked& each : asked_) {
      if (!settle_caa(*each.dns, each.dns->view(), names_, list)) return exit_interrupted;
    }
    return report(asked.names);
  }

 private:
  Result<void> open(const Config& config) {
    auto chosen = choose_perspectives(options_.resolvers, config);
    if (!chosen) return fail(chosen.error());
    const bool recurses =
        std::ranges::find(*chosen, embedded_resolver, &Perspective::dns) != chosen->end();
    for (Perspective& each : *chosen) {
      LiveDnsOptions how;
      how.servers = {each.dns};
      // Where nobody can use them, the first one complains.
      if (!recurses || each.dns == embedded_resolver) {
        how.trust_anchors = options_.trust_anchors;
        how.root_hints = options_.root_hints;
      }
      auto dns = LiveDns::open(how, files_, names_, documents_);
      if (!dns) return fail(dns.error());
      for (const std::string& warning : (*dns)->warnings()) complain(warning);
      asked_.push_back({std::move(each), *std::move(dns), {}});
    }
    return {};
  }

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
        incomplete_ = incomplete_ || verdict.decision.verdict == CaaVerdict::fail;
      }
      if (!cas_.is_wanted(ca.verdicts.front().question.authority)) continue;
      switch (ca.quorum.result) {
        case QuorumResult::not_met:
          denied_ = denied_ || ca.quorum.phase->binding;
          break;
        case QuorumResult::primary_refuses:
          denied_ = true;
          break;
        case QuorumResult::too_few:
        case QuorumResult::regions_unknown:
          incomplete_ = incomplete_ || ca.quorum.phase->binding;
          break;
        case QuorumResult::met:
        case QuorumResult::not_required:
          break;
      }
    }
  }

  PerspectivesReport judge(const AskedName& asked, Name name) {
    PerspectivesReport page{asked.ascii, asked.unicode, {}, {}, {}};
    for (Asked& each : asked_) {
      find_relevant_caa(each.dns->view(), names_, name, each.relevant);
      page.views.push_back({each.perspective.dns, each.perspective.region, &each.relevant});
    }
    add_cas(page, names_.is_wildcard(name) ? CaaProfile::wildcard : CaaProfile::host);
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
      const auto name = names_.intern(each.ascii, Name::root);
      if (!name) continue;  // asked_name() has measured it
      const PerspectivesReport page = judge(each, *name);
      count(page);
      if (options_.json) {
        write_perspectives_json(page, names_, json);
      } else {
        if (!first) out->write("\n");
        out->write(perspectives_page(page, style, names_));
      }
      first = false;
      flush(json, *out);
    }
    if (options_.json) end_names(json);
    flush(json, *out);
    if (auto done = out->finish(); !done) return complain(done.error()), exit_usage;
    return exit_code();
  }

  static void flush(JsonWriter& json, Output& out) {
    out.write(json.text());
    json.text().clear();
  }

  int exit_code() const {
    if (interrupted()) return exit_interrupted;
    if (misuse_) return exit_usage;
    if (unreadable_) return exit_input;
    if (incomplete_) return exit_incomplete;
    return denied_ ? exit_findings : exit_clean;
  }

  const PerspectivesOptions& options_;
  DiskFiles files_;
  InputReader reader_;
  Documents documents_;
  Names names_;
  Date as_of_{};
  AskedCas cas_;
  std::vector<Asked> asked_;
  bool misuse_ = false, unreadable_ = false, incomplete_ = false, denied_ = false;
};

}  // namespace

int run_perspectives(const PerspectivesOptions& options) { return PerspectivesRun(options).run(); }

}  // namespace dcvlint
