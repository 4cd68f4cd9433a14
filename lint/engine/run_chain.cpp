#include "lint/engine/run_chain.h"

#include <algorithm>
#include <atomic>
#include <deque>
#include <map>
#include <memory>
#include <numeric>
#include <utility>

#include "lint/base/stop_sign.h"
#include "lint/engine/certificate_cache.h"
#include "lint/engine/look.h"
#include "lint/engine/workers.h"
#include "lint/facts/chain_facts.h"
#include "lint/facts/signature_work.h"
#include "lint/sources/certificate_file.h"
#include "lint/sources/signature.h"

namespace dcvlint {
namespace {

constexpr std::uint32_t none = UINT32_MAX;

// What belongs together, by number in the list.
struct Work {
  std::uint32_t certificate = 0;
  std::vector<std::uint32_t> issuers;  // that it may have, the likeliest first
  std::uint32_t twin = none;
};

// Of very many CAs of one name some are tried: each costs a signature.
constexpr std::size_t most_issuers = 8;

class Matcher {
 public:
  Matcher(const Documents& documents, std::span<const ChainCertificate> all)
      : documents_(documents), all_(all) {
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      if (!all[i].is_ca && !all[i].given) continue;
      if (all[i].given) {
        given_.push_back(i);
        given_by_name_[all[i].subject].push_back(i);
        given_by_name_and_key_[{all[i].subject, all[i].subject_key}].push_back(i);
      }
      by_name_[all[i].subject].push_back(i);
      by_name_and_key_[{all[i].subject, all[i].subject_key}].push_back(i);
      if (!all[i].subject_key.empty()) by_key_[all[i].subject_key].push_back(i);
    }
  }

  // Not all when `stop` stands.
  std::vector<Work> works(StopSign& stop) {
    std::vector<Work> works;
    const std::vector<std::uint32_t> twins = find_twins();
    for (std::uint32_t i = 0; i < all_.size() && !stop.asked(); ++i) {
      if (all_[i].given) continue;
      const bool copy = twins[i] != none && octets(i) == octets(twins[i]);
      Work work{i, issuers_of(i), copy ? none : twins[i]};
      if (!work.issuers.empty() || work.twin != none) works.push_back(std::move(work));
    }
    return works;
  }

 private:
  using Numbers = std::vector<std::uint32_t>;

  std::string_view octets(std::uint32_t number) const { return documents_[all_[number].der].bytes; }

  // Ends when there are enough: thousands may have the name.
  static void add(Numbers& to, const Numbers& more) {
    for (const std::uint32_t number : more) {
      if (to.size() == most_issuers) return;
      if (std::ranges::find(to, number) == to.end()) to.push_back(number);
    }
  }

  Numbers issuers_of(std::uint32_t number) const {
    const ChainCertificate& certificate = all_[number];
    Numbers found;
    if (certificate.issuer == certificate.subject) return found;
    const auto add_from = [&](const auto& lists, const auto& key) {
      if (const auto list = lists.find(key); list != lists.end()) add(found, list->second);
    };
    const std::pair name_and_key(certificate.issuer, certificate.authority_key);
    // Who gives the CA of that name says which one it is: beside it anybody's certificate of the
    // same name may stand among the inputs.
    add_from(given_by_name_and_key_, name_and_key);
    add_from(given_by_name_, certificate.issuer);
    if (!found.empty()) return found;
    add_from(by_name_and_key_, name_and_key);
    if (!certificate.authority_key.empty()) add_from(by_key_, certificate.authority_key);
    add_from(by_name_, certificate.issuer);
    add(found, given_);
    std::erase(found, number);
    return found;
  }

  // By number: the one that it is told beside.
  Numbers find_twins() const {
    Numbers order(all_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::erase_if(order, [&](std::uint32_t i) { return all_[i].given; });
    const auto key = [&](std::uint32_t i) { return std::tuple(all_[i].serial, all_[i].issuer); };
    std::ranges::stable_sort(order, {}, key);
    Numbers twins(all_.size(), none);
    for (std::size_t begin = 0; begin < order.size();) {
      std::size_t end = begin + 1;
      while (end < order.size() && key(order[end]) == key(order[begin])) ++end;
      pair_up(std::span(order).subspan(begin, end - begin), twins);
      begin = end;
    }
    return twins;
  }

  // Certificates of one issuer and number: each beside the precertificate, or else the first.
  void pair_up(std::span<const std::uint32_t> same, Numbers& twins) const {
    if (same.size() < 2) return;
    std::uint32_t first = none, precertificate = none;
    for (const std::uint32_t each : same) {
      std::uint32_t& kept = all_[each].is_precertificate ? precertificate : first;
      if (kept == none) {
        kept = each;
      } else {
        twins[each] = kept;
      }
    }
    if (first == none || precertificate == none) return;
    twins[first] = precertificate;
  }

  const Documents& documents_;
  std::span<const ChainCertificate> all_;
  using NameAndKey = std::pair<std::string_view, std::string_view>;
  std::map<std::string_view, Numbers> by_name_, by_key_, given_by_name_;
  std::map<NameAndKey, Numbers> by_name_and_key_, given_by_name_and_key_;
  Numbers given_;
};

// What one work found.
struct Outcome : Looks {
  const Plan* plan = nullptr;
  std::unique_ptr<Hits> hits;
  bool begun = false;
};

class Worker {
 public:
  Worker(const Documents& documents, const Context& context, std::span<const ChainCertificate> all,
         const RunOptions& options)
      : documents_(documents),
        context_(context),
        all_(all),
        cap_(options.cap == 0 ? UINT32_MAX : options.cap) {}

  void work(const Work& work, Outcome& outcome) {
    const ChainCertificate& noted = all_[work.certificate];
    outcome.begun = true;
    outcome_ = &outcome;
    const auto plan =
        noted.plans->plan(DocumentKind::certificate, noted.profile.profile, noted.day);
    if (!plan) return;
    outcome.plan = *plan;
    if ((*plan)->of(Kind::issued).empty() && (*plan)->of(Kind::twin).empty()) return;
    outcome.hits = std::make_unique<Hits>(cap_);
    outcome.hits->judge_on(noted.day);
    Arena arena;
    const Certificate certificate = reader_.read(documents_, noted.der, arena);
    const SignedFact fact{context_, certificate, nullptr, &certificate, noted.profile, noted.day};
    if (work.twin != none) {
      const ChainCertificate& other = all_[work.twin];
      const Certificate& twin = twins_.get(documents_, other.der);
      if (twin.bytes != certificate.bytes) look(Kind::twin, TwinFact{fact, certificate, twin});
    }
    issued(work, fact, certificate);
  }

 private:
  void issued(const Work& work, const SignedFact& fact, const Certificate& certificate) {
    if (work.issuers.empty() || outcome_->plan->of(Kind::issued).empty()) return;
    std::optional<IssuedFact> best;
    VerificationBudget budget;
    for (const std::uint32_t number : work.issuers) {
      const ChainCertificate& noted = all_[number];
      const Certificate& issuer = issuers_.get(documents_, noted.der);
      const bool affordable = noted.given || budget.spend(issuer.key);
      IssuedFact judged{fact, certificate, issuer, IssuerMatch::given,
                        affordable ? signature(certificate, issuer) : SignatureState::unsupported};
      const bool valid = judged.signature == SignatureState::valid;
      const bool same_key =
          !noted.subject_key.empty() && noted.subject_key == all_[work.certificate].authority_key;
      if (noted.subject == all_[work.certificate].issuer) {
        judged.match = IssuerMatch::name;
      } else if (valid || same_key) {
        judged.match = IssuerMatch::key;
      }
      // A CA's other key: its other certificate is not at hand.
      const bool other_key = !valid && !same_key && !noted.subject_key.empty() &&
                             !all_[work.certificate].authority_key.empty();
      if (!noted.given && (judged.match == IssuerMatch::given || other_key)) continue;
      if (valid) {
        best.emplace(judged);
        break;
      }
      if (!best) best.emplace(judged);
    }
    if (best) look(Kind::issued, *best);
  }

  SignatureState signature(const Certificate& certificate, const Certificate& issuer) {
    if (certificate.signature.octets.empty() || certificate.to_be_signed.empty() ||
        issuer.key.bytes.empty()) {
      return SignatureState::not_checked;
    }
    return checker_.check(issuer.key, certificate.signature, certificate.to_be_signed);
  }

  template <class Fact>
  void look(Kind kind, const Fact& fact) {
    for (const Step* step : outcome_->plan->of(kind)) {
      look_at(&fact, *step, *outcome_->hits, *outcome_);
    }
  }

  const Documents& documents_;
  const Context& context_;
  std::span<const ChainCertificate> all_;
  std::uint32_t cap_;
  CertificateReader reader_;
  SignatureChecker checker_;
  CertificateCache issuers_, twins_;
  Outcome* outcome_ = nullptr;
};

void take(RunSum& sum, Outcome& outcome, std::uint32_t input) {
  sum.looked(outcome);
  if (outcome.hits) sum.take(outcome.plan->steps(), std::move(outcome.hits), input);
}

}  // namespace

ChainCertificate note_certificate(const Certificate& certificate, Doc der) {
  ChainCertificate noted;
  noted.der = der;
  noted.subject = certificate.subject.bytes;
  noted.issuer = certificate.issuer.bytes;
  noted.serial = certificate.serial;
  noted.subject_key = certificate.extensions.subject_key_identifier.key_identifier;
  noted.authority_key =
      certificate.extensions.authority_key_identifier.key_identifier.value_or(std::string_view());
  // Version 1 has no extension to say so; what issues and is no CA a rule tells.
  noted.is_ca = certificate.extensions.basic_constraints.ca || certificate.self_issued() ||
                (certificate.extensions.key_usage.bits & KeyUsage::key_cert_sign) != 0;
  noted.is_precertificate = certificate.extensions.precert_poison != nullptr;
  return noted;
}

void run_chains(const Documents& documents, const Context& context,
                std::span<const ChainCertificate> all, const RunOptions& options, RunSum& sum) {
  StopSign matching(options.stop);
  const std::vector<Work> works = Matcher(documents, all).works(matching);
  if (matching.stands()) return sum.stopped();
  if (works.empty()) return;
  std::vector<Outcome> outcomes(works.size());
  std::atomic<std::size_t> next = 0;
  constexpr std::size_t works_a_worker = 64;
  run_workers(std::clamp<std::size_t>(works.size() / works_a_worker, 1, options.jobs), [&] {
    Worker worker(documents, context, all, options);
    const StopSign stop(options.stop);
    for (std::size_t i = next++; i < works.size(); i = next++) {
      if (stop.stands()) return;
      worker.work(works[i], outcomes[i]);
    }
  });
  for (std::size_t i = 0; i < works.size(); ++i) {
    if (!outcomes[i].begun) sum.stopped();
    take(sum, outcomes[i], all[works[i].certificate].input);
  }
}

}  // namespace dcvlint
