#include "lint/engine/run_crl.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "lint/base/stop_sign.h"
#include "lint/engine/workers.h"
#include "lint/facts/crl_facts.h"
#include "lint/facts/profile.h"
#include "lint/sources/certificate_file.h"
#include "lint/sources/request_file.h"
#include "lint/sources/signature.h"

namespace dcvlint {
namespace {

constexpr std::int64_t seconds_a_day = 86'400;

Date day_of(const Time& time, Date otherwise) {
  if (!time.seconds) return otherwise;
  const std::int64_t seconds = *time.seconds;
  return static_cast<Date>((seconds - (seconds < 0 ? seconds_a_day - 1 : 0)) / seconds_a_day);
}

// --- what is kept of the run's objects -------------------------------------------------------

struct HeldCrl {
  std::size_t input = 0;
  Crl* crl = nullptr;
};

// A certificate that a list of the run revokes.
struct Listing {
  std::size_t list = 0;  // in Notes::lists
  std::uint32_t entry = 0;
  std::size_t certificate = 0;  // in Notes::certificates
};

// What one issuer has issued of the run's certificates.
struct Issued {
  std::vector<const NotedCertificate*> first;  // no CA's, and not all of very many
  std::multimap<std::string_view, std::size_t> by_serial;
  bool for_tls = false, for_other = false;
};

// Maps are ordered ones: nobody can make their look-ups slow.
struct Notes {
  std::vector<NotedCertificate> certificates;
  std::vector<std::size_t> inputs;            // beside certificates
  std::map<std::string_view, Issued> issued;  // by the issuer's Name
  std::multimap<std::string_view, const NotedCertificate*> by_subject, by_key_identifier;
  std::vector<HeldCrl> lists;
  std::vector<NotedCrl> heads;           // beside lists
  std::vector<const NotedCrl*> befores;  // likewise: the one before, of the same issuer and scope
  std::map<std::string_view, std::vector<const Crl*>> lists_of;  // by issuer; not all of very many
  Arena arena;
};

// Of what is looked at one by one for each list or certificate.
constexpr std::size_t most_looked_at = 256;
constexpr std::size_t most_copies = 16;  // of one certificate
constexpr std::size_t most_keys = 8;     // that are tried on a signature

void index_certificates(Notes& notes) {
  for (std::size_t i = 0; i < notes.certificates.size(); ++i) {
    const NotedCertificate& each = notes.certificates[i];
    if (!each.subject.empty()) notes.by_subject.emplace(each.subject, &each);
    if (!each.key_identifier.empty()) notes.by_key_identifier.emplace(each.key_identifier, &each);
    if (each.issuer.empty()) continue;
    Issued& issued = notes.issued[each.issuer];
    issued.by_serial.emplace(each.serial, i);
    if (each.ca) continue;
    (is_tls(each.profile.profile) ? issued.for_tls : issued.for_other) = true;
    if (issued.first.size() < most_looked_at) issued.first.push_back(&each);
  }
}

// Sorts the lists of each issuer and scope by thisUpdate.
void index_lists(Notes& notes) {
  notes.befores.resize(notes.lists.size());
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < notes.lists.size(); ++i) {
    const Crl& crl = *notes.lists[i].crl;
    if (!crl.issuer.empty()) {
      std::vector<const Crl*>& of = notes.lists_of[crl.issuer.bytes];
      if (of.size() < most_looked_at) of.push_back(&crl);
    }
    if (notes.heads[i].this_update) order.push_back(i);
  }
  const auto group = [&](std::size_t i) {
    const NotedCrl& head = notes.heads[i];
    return std::tuple(head.issuer, head.idp, head.delta);
  };
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    if (group(a) != group(b)) return group(a) < group(b);
    return *notes.heads[a].this_update < *notes.heads[b].this_update;
  });
  for (std::size_t at = 1; at < order.size(); ++at) {
    const std::size_t own = order[at], before = order[at - 1];
    if (group(own) != group(before)) continue;
    const bool same = *notes.heads[own].this_update == *notes.heads[before].this_update;
    notes.befores[own] = same ? notes.befores[before] : &notes.heads[before];
  }
}

NotedCertificate note(const Certificate& certificate, Doc der, Date as_of, Arena& arena) {
  NotedCertificate noted;
  noted.document = der;
  noted.place = certificate.place;
  noted.issuer = certificate.issuer.bytes;
  noted.subject = certificate.subject.bytes;
  noted.serial = certificate.serial;
  noted.serial_place = certificate.serial_place;
  noted.key = certificate.key.bytes;
  noted.key_place = certificate.key.place;
  noted.not_after = certificate.not_after.seconds;
  noted.profile = judge_profile(certificate);
  noted.day = day_of(certificate.not_before, as_of);
  const Extensions& extensions = certificate.extensions;
  noted.key_identifier = extensions.subject_key_identifier.key_identifier;
  noted.ca = extensions.basic_constraints.ca;
  noted.has_usage = extensions.key_usage.extension != nullptr;
  noted.signs_crls = (extensions.key_usage.bits & KeyUsage::crl_sign) != 0;
  constexpr std::size_t most_addresses = 16;
  std::vector<std::string_view> addresses;
  for (const DistributionPoint& point : extensions.crl_distribution_points.points) {
    for (const GeneralName& name : point.full_name) {
      if (name.kind == GeneralNameKind::uri && addresses.size() < most_addresses) {
        addresses.push_back(name.bytes);
      }
    }
  }
  noted.addresses = arena.copy(std::span<const std::string_view>(addresses));
  return noted;
}

NotedCrl note(const Crl& crl) {
  NotedCrl noted;
  noted.document = crl.place.doc;
  noted.issuer = crl.issuer.bytes;
  if (crl.idp.extension != nullptr) noted.idp = crl.idp.extension->value;
  noted.delta = crl.delta_base.extension != nullptr;
  noted.this_update = crl.this_update.seconds;
  noted.number = crl.number.number;
  noted.number_place =
      crl.number.extension != nullptr ? crl.number.extension->value_place : crl.place;
  return noted;
}

// --- rules on one list or certificate --------------------------------------------------------

struct Found {
  const Plan* plan = nullptr;
  std::size_t input = 0;
  std::unique_ptr<Hits> hits;
};

struct Outcome {
  std::vector<Found> found;
  std::map<const Step*, Broken> broken;
  std::uint64_t looks = 0;
  std::vector<Listing> listings;
  bool stopped = false;
};

class Judge {
 public:
  Judge(const Context& context, std::span<const SeenInput> inputs, const RunOptions& options)
      : context_(context), inputs_(inputs), cap_(options.cap == 0 ? UINT32_MAX : options.cap) {}

  // False: no plan.
  bool choose(Outcome& outcome, std::size_t input, DocumentKind kind,
              std::optional<Profile> profile, Date day) {
    outcome_ = &outcome;
    const auto plan = inputs_[input].input->plans->plan(kind, profile, day);
    plan_ = plan ? *plan : nullptr;
    if (plan_ == nullptr) return false;
    auto same = std::ranges::find_if(outcome.found, [&](const Found& found) {
      return found.plan == plan_ && found.input == input;
    });
    if (same == outcome.found.end()) {
      same = outcome.found.insert(same, Found{plan_, input, std::make_unique<Hits>(cap_)});
    }
    hits_ = same->hits.get();
    return true;
  }

  std::span<const Step* const> steps(Kind kind) const { return plan_->of(kind); }

  void faults(std::span<const Fault> faults) {
    for (const Fault& fault : faults) {
      const FaultFact fact{context_, fault, nullptr};
      for (const Step* step : plan_->of(fault.code)) look(*step, &fact);
      look(Kind::fault, fact);
    }
  }

  template <class Fact>
  void look(Kind kind, const Fact& fact) {
    for (const Step* step : plan_->of(kind)) look(*step, &fact);
  }

 private:
  void look(const Step& step, const void* fact) {
    ++outcome_->looks;
    hits_->begin(step.number);
    try {
      step.bound.look(step.bound.self.get(), fact, *hits_);
    } catch (const std::exception& thrown) {
      Broken& broken = outcome_->broken[&step];
      if (broken.times++ == 0) broken.what = thrown.what();
      broken.rule = step.rule;
    }
  }

  const Context& context_;
  std::span<const SeenInput> inputs_;
  std::uint32_t cap_;
  const Plan* plan_ = nullptr;
  Outcome* outcome_ = nullptr;
  Hits* hits_ = nullptr;
};

// --- one list --------------------------------------------------------------------------------

// DC in the issuer's name is a directory's or a grid's; Microsoft's extensions are those of a
// company's CA. Neither is seen at public TLS CAs.
bool looks_private(const Crl& crl) {
  return crl.issuer.first(AttributeType::domain_component) != nullptr ||
         crl.extensions.find(ExtensionType::microsoft_ca_version) != nullptr ||
         crl.extensions.find(ExtensionType::microsoft_crl_next_publish) != nullptr;
}

class CrlWorker {
 public:
  CrlWorker(const Documents& documents, const Context& context, std::span<const SeenInput> inputs,
            const Notes& notes, const RunOptions& options)
      : documents_(documents),
        context_(context),
        inputs_(inputs),
        notes_(notes),
        judge_(context, inputs, options),
        stop_(options.stop) {}

  void work(std::size_t number, Outcome& outcome) {
    const HeldCrl& held = notes_.lists[number];
    Crl& crl = *held.crl;
    const NotedCertificate* issuer = find_issuer(crl);
    const std::optional<JudgedProfile> profile = judge_profile_of(crl, held.input);
    const SignedFact of{
        context_,
        crl,
        nullptr,
        nullptr,
        profile.value_or(JudgedProfile{Profile::tls, ProfileSource::guessed,
                                       "nothing tells whose certificates it is for"}),
        day_of(crl.this_update, context_.as_of),
        &crl};
    const auto kind = profile ? std::optional(profile->profile) : std::nullopt;
    if (!judge_.choose(outcome, held.input, DocumentKind::crl, kind, of.day)) return;
    const Issued* issued = issued_by(crl);
    const CrlScopeTold scope =
        crl_scope(crl, issued != nullptr ? issued->first : std::vector<const NotedCertificate*>());
    const CrlFact fact{of, crl, scope.scope, scope.why, issuer, notes_.befores[number]};
    judge_.faults(crl.faults);
    judge_.look(Kind::signed_object, of);
    judge_.look(Kind::crl, fact);
    entries(number, fact, issued, outcome);
  }

 private:
  std::optional<JudgedProfile> judge_profile_of(const Crl& crl, std::size_t input) const {
    const SignedInput& given = *inputs_[input].input;
    if (given.profile)
      return JudgedProfile{*given.profile, ProfileSource::given, given.profile_why};
    const Issued* issued = issued_by(crl);
    if (issued != nullptr && issued->for_tls) {
      return JudgedProfile{Profile::tls, ProfileSource::content,
                           "its issuer has issued one of the certificates for TLS beside it"};
    }
    if (issued != nullptr && issued->for_other) {
      return JudgedProfile{Profile::other, ProfileSource::content,
                           "the certificates of its issuer beside it are not for TLS servers"};
    }
    if (looks_private(crl)) {
      return JudgedProfile{Profile::other, ProfileSource::guessed,
                           "it has what only lists of private or grid CAs have"};
    }
    return std::nullopt;
  }

  const Issued* issued_by(const Crl& crl) const {
    const auto found = notes_.issued.find(crl.issuer.bytes);
    return found != notes_.issued.end() ? &found->second : nullptr;
  }

  // Those that may have signed the list: by name, then by key identifier.
  std::vector<const NotedCertificate*> candidates(const Crl& crl,
                                                  std::string_view key_identifier) const {
    std::vector<const NotedCertificate*> found;
    const auto add = [&](const auto& range) {
      for (auto at = range.first; at != range.second && found.size() < most_keys; ++at) {
        const NotedCertificate* each = at->second;
        if ((each->ca || each->signs_crls) && std::ranges::find(found, each) == found.end()) {
          found.push_back(each);
        }
      }
    };
    if (!key_identifier.empty()) add(notes_.by_key_identifier.equal_range(key_identifier));
    if (!crl.issuer.empty()) add(notes_.by_subject.equal_range(crl.issuer.bytes));
    return found;
  }

  // Also sets the state of the list's signature: wrong only where name and key identifier are
  // those of the certificate, since a CA of one name may have several keys.
  const NotedCertificate* find_issuer(Crl& crl) {
    const auto& key = crl.extensions.authority_key_identifier.key_identifier;
    const std::vector<const NotedCertificate*> all = candidates(crl, key.value_or(""));
    const NotedCertificate* meant = nullptr;
    SignatureState state = SignatureState::not_checked;
    for (const NotedCertificate* each : all) {
      const SignatureState checked = check(*each, crl);
      if (checked == SignatureState::valid) {
        crl.signature.state = checked;
        return each;
      }
      const bool same_key = key ? each->key_identifier == *key : all.size() == 1;
      if (meant == nullptr && same_key && each->subject == crl.issuer.bytes) {
        meant = each;
        state = checked;
      }
    }
    crl.signature.state = state;
    return meant;
  }

  SignatureState check(const NotedCertificate& by, const Crl& crl) {
    if (crl.signature.octets.empty() || crl.to_be_signed.empty())
      return SignatureState::not_checked;
    Arena arena;
    const Certificate certificate = certificates_.read(documents_, by.document, arena);
    return checker_.check(certificate.key, crl.signature, crl.to_be_signed);
  }

  void entries(std::size_t number, const CrlFact& fact, const Issued* issued, Outcome& outcome) {
    if (judge_.steps(Kind::crl_entry).empty() && issued == nullptr) return;
    CrlEntries all(fact.crl);
    bool of_others = false;  // RFC 5280 §5.3.3: holds for what follows, too
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (stop_.asked()) {
        outcome.stopped = true;
        return;
      }
      const CrlEntry& entry = all.at(i);
      of_others = of_others || (fact.crl.idp.indirect && entry.certificate_issuer != nullptr);
      const NotedCertificate* certificate = nullptr;
      if (issued != nullptr && !of_others) {
        const auto [first, last] = issued->by_serial.equal_range(entry.serial);
        std::size_t copies = 0;
        for (auto at = first; at != last && copies < most_copies; ++at, ++copies) {
          certificate = &notes_.certificates[at->second];
          if (entry.reason_code != crl_reason::remove_from_crl) {
            outcome.listings.push_back({number, entry.index, at->second});
          }
        }
      }
      judge_.look(Kind::crl_entry, CrlEntryFact{fact, entry, certificate});
    }
    std::ranges::sort(outcome.listings, [](const Listing& a, const Listing& b) {
      return std::pair(a.certificate, a.entry) < std::pair(b.certificate, b.entry);
    });
  }

  const Documents& documents_;
  const Context& context_;
  std::span<const SeenInput> inputs_;
  const Notes& notes_;
  Judge judge_;
  StopSign stop_;
  CertificateReader certificates_;
  SignatureChecker checker_;
};

// --- what the lists mean for certificates and requests ---------------------------------------

class Revocations {
 public:
  Revocations(const Documents& documents, const Context& context, std::span<const SeenInput> inputs,
              const Notes& notes, const RunOptions& options, Outcome& outcome)
      : documents_(documents),
        context_(context),
        inputs_(inputs),
        notes_(notes),
        judge_(context, inputs, options),
        outcome_(outcome) {}

  void run(std::span<const Listing> listings) {
    listed(listings);
    same_keys();
    not_covered();
  }

 private:
  bool choose(std::size_t certificate) {
    const NotedCertificate& noted = notes_.certificates[certificate];
    const std::size_t input = notes_.inputs[certificate];
    const auto given = inputs_[input].input->profile;
    return judge_.choose(outcome_, input, DocumentKind::certificate,
                         given ? given : std::optional(noted.profile.profile), noted.day);
  }

  void listed(std::span<const Listing> listings) {
    for (const Listing& each : listings) {
      const NotedCertificate& certificate = notes_.certificates[each.certificate];
      const Crl& crl = *notes_.lists[each.list].crl;
      CrlEntries entries(crl);
      const CrlEntry& entry = entries.at(each.entry);
      if (entry.reason_code == crl_reason::key_compromise && !certificate.key.empty()) {
        compromised_.try_emplace(certificate.key, each);
      }
      revoked_.push_back(each.certificate);
      if (!choose(each.certificate)) continue;
      const std::string issuer = name_text(crl.issuer);
      RevocationFact fact{context_,    RevocationFact::Relation::listed,
                          false,       certificate.serial_place,
                          entry.place, &entry,
                          issuer,      {},
                          {},          {}};
      judge_.look(Kind::revocation, fact);
    }
    std::ranges::sort(revoked_);
  }

  // The key of a certificate that was revoked because its key is known to somebody else: in other
  // certificates, and in requests.
  void same_keys() {
    if (compromised_.empty()) return;
    for (std::size_t i = 0; i < notes_.certificates.size(); ++i) {
      const NotedCertificate& certificate = notes_.certificates[i];
      const auto found = compromised_.find(certificate.key);
      if (found == compromised_.end() || std::ranges::binary_search(revoked_, i)) continue;
      if (choose(i)) same_key(found->second, certificate.key_place, false);
    }
    for (std::size_t input = 0; input < inputs_.size(); ++input) {
      for (const SeenObject& each : inputs_[input].objects) {
        if (each.content == DerContent::request) request(input, each.der);
      }
    }
  }

  void request(std::size_t input, Doc der) {
    Arena arena;
    const Request request = requests_.read(documents_, der, arena);
    const auto found = compromised_.find(request.key.bytes);
    if (found == compromised_.end()) return;
    const auto given = inputs_[input].input->profile;
    const auto profile = given ? given : std::optional(judge_profile(request).profile);
    if (judge_.choose(outcome_, input, DocumentKind::csr, profile, context_.as_of)) {
      same_key(found->second, request.key.place, true);
    }
  }

  void same_key(const Listing& listing, Place key, bool is_request) {
    const Crl& crl = *notes_.lists[listing.list].crl;
    const NotedCertificate& other = notes_.certificates[listing.certificate];
    CrlEntries entries(crl);
    const CrlEntry& entry = entries.at(listing.entry);
    const std::string issuer = name_text(crl.issuer);
    RevocationFact fact{context_,        RevocationFact::Relation::same_key,
                        is_request,      key,
                        entry.place,     &entry,
                        issuer,          other.serial,
                        other.key_place, {}};
    judge_.look(Kind::revocation, fact);
  }

  // Where lists of its issuer are given, and none is for the certificate.
  void not_covered() {
    for (std::size_t i = 0; i < notes_.certificates.size(); ++i) {
      const NotedCertificate& certificate = notes_.certificates[i];
      const auto lists = notes_.lists_of.find(certificate.issuer);
      if (lists == notes_.lists_of.end() || std::ranges::binary_search(revoked_, i)) continue;
      if (certificate.subject == certificate.issuer) continue;  // no list revokes a trust anchor
      const bool covered = std::ranges::any_of(lists->second, [&](const Crl* each) {
        return not_covered_why(*each, certificate).empty();
      });
      if (covered || !choose(i)) continue;
      const Crl* crl = lists->second.front();
      const std::string issuer = name_text(crl->issuer);
      RevocationFact fact{context_,   RevocationFact::Relation::not_covered,
                          false,      certificate.serial_place,
                          crl->place, nullptr,
                          issuer,     {},
                          {},         not_covered_why(*crl, certificate)};
      judge_.look(Kind::revocation, fact);
    }
  }

  const Documents& documents_;
  const Context& context_;
  std::span<const SeenInput> inputs_;
  const Notes& notes_;
  Judge judge_;
  Outcome& outcome_;
  RequestReader requests_;
  std::map<std::string_view, Listing> compromised_;  // by the key
  std::vector<std::size_t> revoked_;                 // certificates, ascending
};

// --- the whole -------------------------------------------------------------------------------

void take_notes(const Documents& documents, const Context& context,
                std::span<const SeenInput> inputs, const StopSign& stop, Notes& notes) {
  CertificateReader reader;
  for (std::size_t input = 0; input < inputs.size(); ++input) {
    for (Crl& crl : inputs[input].lists) {
      notes.lists.push_back({input, &crl});
      notes.heads.push_back(note(crl));
    }
    for (const SeenObject& each : inputs[input].objects) {
      if (stop.stands()) return;
      if (each.content != DerContent::certificate) continue;
      Arena arena;
      const Certificate certificate = reader.read(documents, each.der, arena);
      notes.certificates.push_back(note(certificate, each.der, context.as_of, notes.arena));
      notes.inputs.push_back(input);
    }
  }
  index_certificates(notes);
  index_lists(notes);
}

void take(const Documents& documents, std::span<const SeenInput> inputs, Outcome& outcome,
          RunSum& sum) {
  sum.looked(outcome.looks);
  if (outcome.stopped) sum.stopped();
  for (auto& [step, broken] : outcome.broken) {
    sum.broken(broken.rule, std::move(broken.what), broken.times);
  }
  for (Found& found : outcome.found) {
    const std::uint32_t input = documents[inputs[found.input].input->document].input;
    const auto steps = found.plan->steps();
    for (const Hit& hit : found.hits->hits()) sum.add(finding_of(steps[hit.step], hit), input);
    for (const Step& step : steps) {
      if (const std::uint64_t all = found.hits->count(step.number); all > 0) sum.count(step, all);
    }
    sum.hold(std::move(found.hits));
  }
}

}  // namespace

void run_crls(const Documents& documents, const Context& context, std::span<const SeenInput> inputs,
              const RunOptions& options, RunSum& sum) {
  const StopSign stop(options.stop);
  Notes notes;
  take_notes(documents, context, inputs, stop, notes);
  if (stop.stands()) return sum.stopped();
  std::vector<Outcome> outcomes(notes.lists.size());
  std::atomic<std::size_t> next = 0;
  auto judge = [&] {
    CrlWorker worker(documents, context, inputs, notes, options);
    for (std::size_t i = next++; i < outcomes.size(); i = next++) {
      if (stop.stands()) return;
      worker.work(i, outcomes[i]);
    }
  };
  run_workers(std::min<std::size_t>(options.jobs, outcomes.size()), judge);
  std::vector<Listing> listings;
  for (Outcome& outcome : outcomes) {
    listings.insert(listings.end(), outcome.listings.begin(), outcome.listings.end());
    take(documents, inputs, outcome, sum);
  }
  if (stop.stands()) return sum.stopped();
  Outcome last;
  Revocations(documents, context, inputs, notes, options, last).run(listings);
  take(documents, inputs, last, sum);
}

}  // namespace dcvlint
