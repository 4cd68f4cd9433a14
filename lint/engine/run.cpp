#include "lint/engine/run.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <set>
#include <utility>

#include "lint/base/stop_sign.h"
#include "lint/engine/look.h"
#include "lint/engine/run_sum.h"
#include "lint/engine/workers.h"

namespace dcvlint {
namespace {

// What one worker does at a time. How the work is cut depends on the input
// alone, never on the number of workers, and so do the results.
struct Work {
  enum class Part : std::uint8_t { faults, loose_faults, records, zone, repository, governed };
  Part part{};
  const Plan* plan = nullptr;
  const Zone* zone = nullptr;
  std::size_t begin = 0, end = 0;  // of faults, records or governed sets
};

// What a run is about.
struct Matter {
  std::span<const Plan* const> plans;  // by zone
  std::span<const LooseFault> loose;
  std::span<const GovernedCaa> governed;
};
constexpr std::size_t records_at_once = 16'384;
constexpr std::size_t faults_at_once = 16'384;
constexpr std::size_t governed_at_once = 1024;

struct Outcome : Looks {
  std::unique_ptr<Hits> hits;
  bool begun = false;
  bool stopped = false;  // in the middle
};

bool looks_at_records(const Plan& plan) {
  return std::ranges::any_of(
      std::initializer_list<Kind>{Kind::record, Kind::caa, Kind::rrset, Kind::caa_set, Kind::owner},
      [&](Kind kind) { return !plan.of(kind).empty(); });
}

// Cuts a zone's records between owner names.
void cut_records(const Zone& zone, const Plan& plan, std::vector<Work>& works) {
  const auto records = zone.records();
  for (std::size_t begin = 0; begin < records.size();) {
    std::size_t end = std::min(begin + records_at_once, records.size());
    while (end < records.size() && records[end].owner == records[end - 1].owner) ++end;
    works.push_back({Work::Part::records, &plan, &zone, begin, end});
    begin = end;
  }
}

// What is about all zones, once for each plan.
void cut_repository(const Matter& matter, std::vector<Work>& works) {
  std::set<const Plan*> seen;
  for (const Plan* plan : matter.plans) {
    if (!seen.insert(plan).second) continue;
    if (!plan->of(Kind::repository).empty()) works.push_back({Work::Part::repository, plan});
    if (plan->of(Kind::governed).empty()) continue;
    for (std::size_t begin = 0; begin < matter.governed.size(); begin += governed_at_once) {
      const std::size_t end = std::min(begin + governed_at_once, matter.governed.size());
      works.push_back({Work::Part::governed, plan, nullptr, begin, end});
    }
  }
}

std::vector<Work> cut(const Context& context, const Matter& matter) {
  std::vector<Work> works;
  for (std::size_t i = 0; i < matter.loose.size(); ++i) {
    works.push_back({Work::Part::loose_faults, matter.loose[i].plan, nullptr, i, i + 1});
  }
  const auto zones = context.repository.zones();
  for (std::size_t i = 0; i < zones.size(); ++i) {
    const Plan& plan = *matter.plans[i];
    const std::size_t faults = zones[i].faults().size();
    for (std::size_t begin = 0; begin < faults; begin += faults_at_once) {
      works.push_back(
          {Work::Part::faults, &plan, &zones[i], begin, std::min(begin + faults_at_once, faults)});
    }
    if (looks_at_records(plan)) cut_records(zones[i], plan, works);
    if (!plan.of(Kind::zone).empty()) works.push_back({Work::Part::zone, &plan, &zones[i]});
  }
  cut_repository(matter, works);
  return works;
}

// Zones name a handful of CAs, in a hundred thousand records.
class IssuerMemo {
 public:
  const IssuerName* find(const Authorities& authorities, std::string_view issuer) {
    std::uint64_t head = 0;
    if (!issuer.empty()) std::memcpy(&head, issuer.data(), std::min(issuer.size(), sizeof head));
    Entry& entry = entries_[(head ^ issuer.size()) * 0x9E3779B97F4A7C15U >> 59U];
    if (!entry.filled || entry.issuer != issuer) {
      entry = {issuer, authorities.find(issuer), true};
    }
    return entry.known;
  }

 private:
  struct Entry {
    std::string_view issuer;  // into a zone's RDATA
    const IssuerName* known = nullptr;
    bool filled = false;
  };
  std::array<Entry, 32> entries_;
};

// Does works, one after another; keeps its buffers between them.
class Worker {
 public:
  Worker(const Context& context, const Matter& matter, const RunOptions& options)
      : context_(context), matter_(matter), cap_(options.cap), stop_(options.stop) {
    context_.memos = &memos_;
  }
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  void work(const Work& work, Outcome& outcome) {
    // What a repository check finds is sorted by plan afterwards, so all of it is kept till then.
    const bool sorted_later = work.part == Work::Part::repository;
    outcome.hits = std::make_unique<Hits>(sorted_later || cap_ == 0 ? UINT32_MAX : cap_);
    outcome.begun = true;
    outcome_ = &outcome;
    plan_ = work.plan;
    context_.policy = &plan_->ca_policy();
    switch (work.part) {
      case Work::Part::faults:
        for (std::size_t i = work.begin; i < work.end && !stopped(); ++i) {
          fault(work.zone->faults()[i], work.zone);
        }
        break;
      case Work::Part::loose_faults:
        fault(matter_.loose[work.begin].fault, nullptr);
        break;
      case Work::Part::records:
        records(*work.zone, work.zone->records().subspan(work.begin, work.end - work.begin));
        break;
      case Work::Part::zone:
        look(Kind::zone, ZoneFact{context_, *work.zone});
        break;
      case Work::Part::repository:
        look(Kind::repository, RepositoryFact{context_});
        break;
      case Work::Part::governed:
        governed(matter_.governed.subspan(work.begin, work.end - work.begin));
        break;
    }
  }

 private:
  // Whether to leave the rest. Asked between names and records: one look is short.
  bool stopped() {
    outcome_->stopped = outcome_->stopped || stop_.asked();
    return outcome_->stopped;
  }

  void look(const Step& step, const void* fact) { look_at(fact, step, *outcome_->hits, *outcome_); }
  template <class Fact>
  void look(Kind kind, const Fact& fact) {
    for (const Step* step : plan_->of(kind)) look(*step, &fact);
  }

  void fault(const Fault& fault, const Zone* zone) {
    const FaultFact fact{context_, fault, zone};
    for (const Step* step : plan_->of(fault.code)) look(*step, &fact);
    look(Kind::fault, fact);
  }

  // A set is a matter of the plan of its zone, or of the zone that has the names.
  void governed(std::span<const GovernedCaa> sets) {
    const Zone* first = context_.repository.zones().data();
    for (const GovernedCaa& set : sets) {
      if (stopped()) return;
      const auto zone = static_cast<std::size_t>(set.zone - first);
      if (matter_.plans[zone] == plan_) look(Kind::governed, GovernedFact{context_, set});
    }
  }

  void records(const Zone& zone, std::span<const Record> records) {
    const bool each = !plan_->of(Kind::record).empty();
    const bool sets = !plan_->of(Kind::rrset).empty();
    const bool owners = !plan_->of(Kind::owner).empty();
    const bool caa = !plan_->of(Kind::caa).empty() || !plan_->of(Kind::caa_set).empty();
    for (std::size_t begin = 0; begin < records.size() && !stopped();) {
      const Record& first = records[begin];
      std::size_t end = begin + 1;
      while (end < records.size() && records[end].owner == first.owner) ++end;
      const auto of_owner = records.subspan(begin, end - begin);
      begin = end;
      if (each) {
        for (const Record& record : of_owner) {
          if (stopped()) return;
          const RecordFact fact{context_, zone, record};
          for (const Step* step : plan_->of(Kind::record, record.type)) look(*step, &fact);
        }
      }
      if (sets || caa) rrsets(zone, of_owner, sets, caa);
      if (owners) owner({context_, zone, first.owner, of_owner});
    }
  }

  void owner(const OwnerFact& fact) {
    for (const Step* step : plan_->of_any_owner()) look(*step, &fact);
    Type last{};
    for (const Record& record : fact.records) {
      if (record.type == last) continue;
      last = record.type;
      for (const Step* step : plan_->of(Kind::owner, last)) look(*step, &fact);
    }
  }

  void rrsets(const Zone& zone, std::span<const Record> of_owner, bool sets, bool caa) {
    for (std::size_t begin = 0; begin < of_owner.size();) {
      const Type type = of_owner[begin].type;
      std::size_t end = begin + 1;
      while (end < of_owner.size() && of_owner[end].type == type) ++end;
      const Rrset rrset{of_owner[begin].owner, type, of_owner.subspan(begin, end - begin)};
      begin = end;
      if (sets) {
        const RrsetFact fact{context_, zone, rrset};
        for (const Step* step : plan_->of(Kind::rrset, type)) look(*step, &fact);
        if (rrset.records.size() > 1) {
          for (const Step* step : plan_->of_several(type)) look(*step, &fact);
        }
      }
      if (caa && type == Type::caa) caa_set(zone, rrset);
    }
  }

  void caa_set(const Zone& zone, const Rrset& rrset) {
    facts_.clear();
    properties_.clear();
    issues_.clear();
    // No growing below: facts point into both.
    properties_.reserve(rrset.records.size());
    issues_.reserve(rrset.records.size());
    for (const Record& record : rrset.records) {
      const CaaProperty property = parse_caa(zone.rdata(record));
      if (property.fault != CaaWireFault::none) continue;
      const IssueValue* issue = nullptr;
      const IssuerName* issuer = nullptr;
      if (has_issue_value(property.known_tag)) {
        issue = &issues_.emplace_back(parse_issue_value(property.value));
        if (issue->well_formed()) issuer = issuers_.find(context_.authorities, issue->issuer);
      }
      facts_.push_back(
          CaaFact{context_, zone, record, properties_.emplace_back(property), issue, issuer});
    }
    if (facts_.empty()) return;
    for (const CaaFact& fact : facts_) {
      if (stopped()) return;
      const CaaTag tag = fact.property.known_tag;
      for (const Step* step : plan_->of(tag)) look(*step, &fact);
      if (fact.issue == nullptr || fact.issue->parameters.empty()) continue;
      for (const Step* step : plan_->of_parameters(tag)) look(*step, &fact);
    }
    const CaaSetFact fact{context_, zone, rrset, facts_};
    for (const Step* step : plan_->of_any_caa()) look(*step, &fact);
    if (rrset.records.size() > 1) {
      for (const Step* step : plan_->of_several_caa()) look(*step, &fact);
    }
  }

  Context context_;  // with this worker's memo
  const Matter& matter_;
  std::uint32_t cap_;
  StopSign stop_;
  Memos memos_;
  IssuerMemo issuers_;
  const Plan* plan_ = nullptr;
  Outcome* outcome_ = nullptr;
  std::vector<CaaProperty> properties_;
  std::vector<IssueValue> issues_;
  std::vector<CaaFact> facts_;
};

// All works, by as many workers as may be.
std::vector<Outcome> work_all(const Context& context, std::span<const Work> works,
                              const Matter& matter, const RunOptions& options) {
  std::vector<Outcome> outcomes(works.size());
  std::atomic<std::size_t> next = 0;
  auto run = [&] {
    Worker worker(context, matter, options);
    const StopSign stop(options.stop);
    for (std::size_t i = next++; i < works.size(); i = next++) {
      if (stop.stands()) return;
      worker.work(works[i], outcomes[i]);
    }
  };
  run_workers(std::min<std::size_t>(options.jobs, works.size()), run);
  return outcomes;
}

// Puts together what the workers found.
class Merger {
 public:
  Merger(const Context& context, std::span<const Plan* const> plans, std::uint32_t cap)
      : context_(&context), sum_(context.documents, cap) {
    const auto zones = context.repository.zones();
    for (std::size_t i = 0; i < zones.size(); ++i) {
      plan_of_input_[context.documents[zones[i].document()].input] = plans[i];
      one_plan_ = one_plan_ && plans[i] == plans[0];
    }
  }

  RunResult merge(std::span<const Work> works, std::vector<Outcome> outcomes) {
    for (std::size_t i = 0; i < works.size(); ++i) {
      if (outcomes[i].begun) take(works[i], outcomes[i]);
      if (!outcomes[i].begun || outcomes[i].stopped) sum_.stopped();
    }
    return sum_.finish();
  }

 private:
  void take(const Work& work, Outcome& outcome) {
    sum_.looked(outcome);
    if (outcome.hits->hits().empty()) return;
    // A repository check sees zones of other configurations too; what it finds
    // there is theirs to tell.
    const bool sift = work.part == Work::Part::repository && !one_plan_;
    const auto steps = work.plan->steps();
    for (const Hit& hit : outcome.hits->hits()) {
      const std::uint32_t input = context_->documents[hit.place.doc].input;
      if (sift && !is_of(work.plan, input)) continue;
      const Step& step = steps[hit.step];
      if (sift) sum_.count(step, 1);
      sum_.add(finding_of(step, hit), input);
    }
    if (!sift) sum_.count_all(steps, *outcome.hits);
    sum_.hold(std::move(outcome.hits));
  }

  bool is_of(const Plan* plan, std::uint32_t input) const {
    const auto found = plan_of_input_.find(input);
    return found != plan_of_input_.end() && found->second == plan;
  }

  const Context* context_;
  bool one_plan_ = true;
  std::map<std::uint32_t, const Plan*> plan_of_input_;
  RunSum sum_;
};

}  // namespace

std::string message(const Finding& finding) {
  std::string text = render(finding.message, finding.hit->words);
  if (!finding.if_signed_from) return text;
  text += finding.then == Severity::error ? "; an error" : "; a warning";
  return text + " if it was signed on or after " + to_string(*finding.if_signed_from) +
         ", which a notBefore of up to 48 hours before leaves open";
}

RunResult run_zones(const Context& context, std::span<const Plan* const> plans,
                    const RunOptions& options, std::span<const LooseFault> loose,
                    std::span<const GovernedCaa> governed) {
  const Matter matter{plans, loose, governed};
  const std::vector<Work> works = cut(context, matter);
  std::vector<Outcome> outcomes = work_all(context, works, matter, options);
  return Merger(context, plans, options.cap).merge(works, std::move(outcomes));
}

}  // namespace dcvlint
