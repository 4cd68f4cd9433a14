#include "lint/engine/run_signed.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "lint/base/date.h"
#include "lint/base/stop_sign.h"
#include "lint/engine/look.h"
#include "lint/engine/run_chain.h"
#include "lint/engine/run_crl.h"
#include "lint/engine/run_spelling.h"
#include "lint/engine/run_sum.h"
#include "lint/engine/signing_time.h"
#include "lint/engine/workers.h"
#include "lint/facts/cn_name.h"
#include "lint/sources/signed_file.h"

namespace dcvlint {
namespace {

// What one plan found in one input.
struct Found {
  const Plan* plan = nullptr;
  std::unique_ptr<Hits> hits;
};

// What the plan of a day on which a certificate may have been signed finds in addition.
struct Later {
  const Plan* plan = nullptr;
  std::unique_ptr<Hits> hits;
  Date day{};
  std::vector<const Hit*> news;  // of the hits, those to be told
};

struct Outcome : Looks {
  std::vector<Found> found;       // in the order in which plans were first needed
  std::vector<Later> later;       // in the order of the objects
  std::vector<Finding> findings;  // in the reader's order
  std::vector<ChainCertificate> noted;
  SpelledNames spelled;
  std::map<const Step*, std::uint64_t> counts;
  std::map<const Rule*, std::uint64_t> notices;  // of `later`, those over the cap included
  std::vector<SeenObject> seen;                  // for run_crls, as are these two
  Arena arena;                                   // of the lists
  std::vector<Crl> lists;
  std::uint64_t requests = 0, certificates = 0;
  bool begun = false;
  bool stopped = false;  // in the middle
};

Date day_of(const Certificate& certificate, Date otherwise) {
  const auto seconds = certificate.not_before.seconds;
  return seconds ? utc_day(*seconds) : otherwise;
}

// Lists whose text says what there is to say of them.
void leave_garbled_lists(SignedFile& file) {
  std::vector<bool> is_garbled(file.crls.size());
  for (const SignedFile::Item& item : file.items) {
    if (item.content != DerContent::crl) continue;
    is_garbled[item.index] = item.wholeness == Wholeness::garbled;
  }
  std::size_t at = 0;
  std::erase_if(file.crls, [&](const Crl&) { return is_garbled[at++]; });
}

// What a plan is chosen by.
struct Chosen {
  const PlanShelf* shelf = nullptr;
  DocumentKind document{};
  std::optional<Profile> profile;
  std::size_t interval = 0;
  bool operator==(const Chosen&) const = default;
};

// Reads and judges files, one after another.
class Worker {
 public:
  Worker(Documents& documents, const Context& context, const RunOptions& options)
      : documents_(documents),
        context_(context),
        profiles_(context.profiles),
        cap_(options.cap == 0 ? UINT32_MAX : options.cap),
        stop_(options.stop) {
    context_.memos = &memos_;
    reader_.options().stop = options.stop;
    reader_.options().check_points = options.check_points;
  }

  void work(const SignedInput& input, Outcome& outcome) {
    input_ = &input;
    outcome_ = &outcome;
    context_.profiles = input.profiles != nullptr ? input.profiles : profiles_;
    Arena arena;
    reader_.options().most_blocks = input.most_blocks;
    reader_.options().otherwise = input.otherwise;
    SignedFile file = reader_.read(documents_, input.document, arena);
    outcome.begun = true;
    outcome.stopped = file.stopped;
    around(file);
    for (const SignedFile::Item& item : file.items) {
      outcome.stopped = outcome.stopped || stop_.stands();
      if (outcome.stopped) break;
      wholeness_ = item.wholeness;
      if (wholeness_ == Wholeness::garbled) {
        leave(item);
      } else if (item.content == DerContent::request) {
        request(file.requests[item.index], item.der);
        outcome.seen.push_back({item.content, item.der});
      } else if (item.content == DerContent::certificate) {
        certificate(file.certificates[item.index], item.der);
        outcome.seen.push_back({item.content, item.der});
      }
    }
    end();
    leave_garbled_lists(file);
    // Lists are judged when all that they may be about has been read.
    if (file.crls.empty() || outcome.stopped) return;
    outcome.lists = std::move(file.crls);
    outcome.arena = std::move(arena);
  }

 private:
  // Whether to leave the rest. Asked between the parts of an object, of which one may have many.
  bool stopped() {
    outcome_->stopped = outcome_->stopped || stop_.asked();
    return outcome_->stopped;
  }

  // What is to be said of it is among the faults of the text.
  void leave(const SignedFile::Item& item) {
    if (item.content == DerContent::request) ++outcome_->requests;
    if (item.content == DerContent::certificate) ++outcome_->certificates;
  }

  // The text around the objects is judged as that of the first one.
  void around(const SignedFile& file) {
    if (file.faults.empty()) return;
    DocumentKind kind = DocumentKind::csr;
    if (file.requests.empty() && !file.crls.empty()) kind = DocumentKind::crl;
    if (file.requests.empty() && !file.certificates.empty()) kind = DocumentKind::certificate;
    choose(kind, std::nullopt, context_.as_of);
    if (plan_ == nullptr) return;
    hits_ = &hits_of_plan();
    hits_->judge_on(context_.as_of);
    faults(file.faults);
  }

  void request(const Request& request, Doc der) {
    ++outcome_->requests;
    const SignedFact fact{context_, request, &request, nullptr, profile(request), context_.as_of};
    note_spellings(fact, der);
    object(request, fact);
  }

  void certificate(const Certificate& certificate, Doc der) {
    ++outcome_->certificates;
    SignedFact fact{context_,     certificate,          nullptr,
                    &certificate, profile(certificate), day_of(certificate, context_.as_of)};
    note(fact, der);
    object(certificate, fact);
    const std::span<const Date> days = later_days(fact);
    if (days.empty()) return;
    // Once more by itself: among the hits of others some of its own may only have been counted.
    Hits own(cap_);
    Told told;
    object(certificate, fact, &own);
    if (plan_ != nullptr) told.add(*plan_, own.hits());
    for (const Date day : days) {
      fact.day = day;
      auto hits = std::make_unique<Hits>(cap_);
      object(certificate, fact, hits.get());
      if (plan_ != nullptr) keep_news(day, std::move(hits), told);
    }
  }

  void note(const SignedFact& fact, Doc der) {
    ChainCertificate& noted =
        outcome_->noted.emplace_back(note_certificate(*fact.certificate, der));
    noted.input = documents_[input_->document].input;
    noted.profile = fact.profile;
    noted.day = fact.day;
    noted.plans = input_->plans;
    note_spellings(fact, der);
  }

  void note_spellings(const SignedFact& fact, Doc der) {
    outcome_->spelled.note(fact, der, documents_[input_->document].input, input_->plans);
  }

  // The days that its notBefore leaves open, for what has to keep to BR 7.1.2.7.
  std::span<const Date> later_days(const SignedFact& fact) {
    const auto seconds = fact.certificate->not_before.seconds;
    if (!seconds || !is_tls(fact.profile.profile)) return {};
    if (days_of_ != input_->plans || days_of_profiles_ != context_.profiles) {
      days_of_ = input_->plans;
      days_of_profiles_ = context_.profiles;
      days_.clear();
      const std::vector<Date> of_tables =
          context_.profiles != nullptr ? context_.profiles->days() : std::vector<Date>();
      std::ranges::set_union(days_of_->boundaries(), of_tables, std::back_inserter(days_));
    }
    return days_left_open(*seconds, days_);
  }

  void keep_news(Date day, std::unique_ptr<Hits> hits, Told& told) {
    Later later{plan_, std::move(hits), day, {}};
    for (const Hit& hit : later.hits->hits()) {
      const Step& step = plan_->steps()[hit.step];
      if (!told.is_news(step, hit)) continue;
      if (outcome_->notices[step.rule]++ < cap_) later.news.push_back(&hit);
    }
    if (!later.news.empty()) outcome_->later.push_back(std::move(later));
  }

  JudgedProfile profile(const Signed& object) const {
    if (input_->profile) return {*input_->profile, ProfileSource::given, input_->profile_why};
    const JudgedProfile judged = judge_profile(object);
    if (wholeness_ != Wholeness::whole && judged.source == ProfileSource::guessed) {
      return {Profile::tls, ProfileSource::guessed, "its end is missing"};
    }
    return judged;
  }

  // Into the hits that its plan has for the input, or others.
  void object(const Signed& object, const SignedFact& fact, Hits* into = nullptr) {
    choose(fact.is_request() ? DocumentKind::csr : DocumentKind::certificate, fact.profile.profile,
           fact.day);
    if (plan_ == nullptr) return;
    hits_ = into != nullptr ? into : &hits_of_plan();
    hits_->judge_on(fact.day);
    faults(object.faults);
    // Of what was cut off nobody knows that it lacks anything: only what is there is judged.
    const bool is_whole = wholeness_ == Wholeness::whole;
    if (is_whole) look(Kind::signed_object, fact);
    each(Kind::attribute, object.subject.attributes, [&](const Attribute& attribute) {
      return AttributeFact{fact, attribute};
    });
    each(Kind::san, object.extensions.subject_alt_name.names, [&](const GeneralName& name) {
      return SanFact{fact, name};
    });
    if (!is_whole) return;
    if (fact.request != nullptr && has_no_san(object)) common_names(fact);
    if (fact.request != nullptr) look(Kind::request, RequestFact{fact, *fact.request});
    if (fact.certificate != nullptr) {
      look(Kind::certificate, CertificateFact{fact, *fact.certificate});
    }
  }

  // What a CA takes for names where nothing else names a host. One CN is allowed; of very many the
  // first ones do.
  void common_names(const SignedFact& fact) {
    constexpr std::size_t most = 4;
    const auto steps = plan_->of(Kind::san);
    if (steps.empty()) return;
    std::size_t seen = 0;
    for (const Attribute& attribute : fact.object.subject.attributes) {
      if (attribute.type != AttributeType::common_name) continue;
      if (++seen > most) return;
      IpAddress address;
      const auto name = cn_name(attribute, context_.lists, address);
      if (!name) continue;
      const SanFact san{fact, *name, true};
      for (const Step* step : steps) look(*step, &san);
    }
  }

  void faults(std::span<const Fault> faults) {
    for (const Fault& fault : faults) {
      if (stopped()) return;
      const FaultFact fact{context_, fault, nullptr};
      for (const Step* step : plan_->of(fault.code)) look(*step, &fact);
      look(Kind::fault, fact);
    }
  }

  template <class Item, class Make>
  void each(Kind kind, std::span<const Item> items, const Make& make) {
    const auto steps = plan_->of(kind);
    if (steps.empty()) return;
    for (const Item& item : items) {
      if (stopped()) return;
      const auto fact = make(item);
      for (const Step* step : steps) look(*step, &fact);
    }
  }

  template <class Fact>
  void look(Kind kind, const Fact& fact) {
    for (const Step* step : plan_->of(kind)) look(*step, &fact);
  }

  void look(const Step& step, const void* fact) { look_at(fact, step, *hits_, *outcome_); }

  void choose(DocumentKind document, std::optional<Profile> profile, Date day) {
    const Chosen now = {input_->plans, document, profile, input_->plans->interval(day)};
    // Most have the plan of the one before, and the shelf is locked while it's asked.
    if (!(now == chosen_)) {
      chosen_ = now;
      // It was made from the same books and prefixes when the run began, so it can't fail.
      const auto plan = input_->plans->plan(document, profile, day);
      plan_ = plan ? *plan : nullptr;
      context_.policy = plan_ == nullptr ? nullptr : &plan_->ca_policy();
    }
  }

  // One for all objects of an input that have the plan: a bundle of a hundred thousand certificates
  // with the same fault stays small.
  Hits& hits_of_plan() {
    auto& found = outcome_->found;
    auto same = std::ranges::find(found, plan_, &Found::plan);
    if (same == found.end()) {
      same = found.insert(same, Found{plan_, std::make_unique<Hits>(cap_)});
    }
    return *same->hits;
  }

  // While the other workers still read, which sorting all of it afterwards would not.
  void end() {
    std::erase_if(outcome_->found, [](const Found& each) { return each.hits->hits().empty(); });
    for (const Found& each : outcome_->found) {
      const auto steps = each.plan->steps();
      for (const Hit& hit : each.hits->hits()) {
        outcome_->findings.push_back(finding_of(steps[hit.step], hit));
      }
      for (const Step& step : steps) {
        if (const std::uint64_t all = each.hits->count(step.number); all > 0) {
          outcome_->counts[&step] += all;
        }
      }
    }
    for (const Later& each : outcome_->later) {
      const auto steps = each.plan->steps();
      for (const Hit* hit : each.news) {
        outcome_->findings.push_back(finding_if_signed_from(each.day, steps[hit->step], *hit));
      }
    }
    order_findings(documents_, outcome_->findings);
  }

  Documents& documents_;
  Memos memos_;
  Context context_;                      // the run's, with our memos
  const CertificateProfiles* profiles_;  // the run's
  std::uint32_t cap_;
  StopSign stop_;
  SignedFileReader reader_;
  const SignedInput* input_ = nullptr;
  Outcome* outcome_ = nullptr;
  Wholeness wholeness_ = Wholeness::whole;  // of the object
  Chosen chosen_;
  const Plan* plan_ = nullptr;  // by chosen_
  Hits* hits_ = nullptr;        // of plan_, and of the input or the object
  const PlanShelf* days_of_ = nullptr;
  const CertificateProfiles* days_of_profiles_ = nullptr;
  std::vector<Date> days_;  // of both: those from which on anything changes
};

std::vector<Outcome> work_all(Documents& documents, const Context& context,
                              std::span<const SignedInput> inputs, const RunOptions& options) {
  std::vector<Outcome> outcomes(inputs.size());
  std::atomic<std::size_t> next = 0;
  auto run = [&] {
    Worker worker(documents, context, options);
    const StopSign stop(options.stop);
    for (std::size_t i = next++; i < inputs.size(); i = next++) {
      if (stop.stands()) return;
      worker.work(inputs[i], outcomes[i]);
    }
  };
  run_workers(std::min<std::size_t>(options.jobs, inputs.size()), run);
  return outcomes;
}

void take(RunSum& sum, Outcome& outcome, std::uint32_t input) {
  sum.looked(outcome);
  for (const auto& [step, times] : outcome.counts) sum.count(*step, times);
  for (const auto& [rule, times] : outcome.notices) sum.count(rule, Severity::notice, times);
  for (const Finding& finding : outcome.findings) sum.add(finding, input);
  for (Found& found : outcome.found) sum.hold(std::move(found.hits));
  for (Later& later : outcome.later) sum.hold(std::move(later.hits));
}

}  // namespace

// Of the files of --issuer.
std::vector<ChainCertificate> note_issuers(Documents& documents, std::span<const Doc> issuers,
                                           std::vector<Doc>& without) {
  std::vector<ChainCertificate> noted;
  SignedFileReader reader(
      SignedFileReader::Options{.check_signatures = false, .check_points = false});
  for (const Doc issuer : issuers) {
    Arena arena;
    const SignedFile file = reader.read(documents, issuer, arena);
    if (file.certificates.empty()) without.push_back(issuer);
    for (const SignedFile::Item& item : file.items) {
      if (item.content != DerContent::certificate) continue;
      noted.push_back(note_certificate(file.certificates[item.index], item.der));
      noted.back().given = true;
    }
  }
  return noted;
}

SignedRun run_signed(Documents& documents, const Context& context,
                     std::span<const SignedInput> inputs, const RunOptions& options,
                     std::span<const Doc> issuers) {
  std::vector<Outcome> outcomes = work_all(documents, context, inputs, options);
  SignedRun run;
  RunSum sum(documents, options.cap);
  std::vector<ChainCertificate> noted = note_issuers(documents, issuers, run.issuers_without);
  std::vector<SpelledName> spelled;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (!outcomes[i].begun || outcomes[i].stopped) sum.stopped();
    run.requests += outcomes[i].requests;
    run.certificates += outcomes[i].certificates;
    run.crls += outcomes[i].lists.size();
    std::ranges::move(outcomes[i].noted, std::back_inserter(noted));
    std::ranges::copy(outcomes[i].spelled.all(), std::back_inserter(spelled));
    take(sum, outcomes[i], documents[inputs[i].document].input);
  }
  if (run.crls > 0) {
    std::vector<SeenInput> seen;
    seen.reserve(inputs.size());
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      seen.push_back({&inputs[i], outcomes[i].seen, outcomes[i].lists});
    }
    std::vector<Doc> given;
    for (const ChainCertificate& each : noted) {
      if (each.given) given.push_back(each.der);
    }
    run_crls(documents, context, seen, given, options, sum);
  }
  run_chains(documents, context, noted, options, sum);
  run_spellings(documents, context, spelled, options, sum);
  run.result = sum.finish();
  return run;
}

}  // namespace dcvlint
