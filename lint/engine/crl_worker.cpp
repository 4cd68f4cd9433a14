#include "lint/engine/crl_worker.h"

#include <algorithm>
#include <utility>

#include "lint/facts/crl_entry_issuer.h"

namespace dcvlint {
namespace {

constexpr std::size_t most_copies = 16;  // of one certificate
constexpr std::size_t most_keys = 8;     // that are tried on a signature

// DC in the issuer's name is a directory's or a grid's; Microsoft's extensions are those of a
// company's CA. Neither is seen at public TLS CAs.
bool looks_private(const Crl& crl) {
  return crl.issuer.first(AttributeType::domain_component) != nullptr ||
         crl.extensions.find(ExtensionType::microsoft_ca_version) != nullptr ||
         crl.extensions.find(ExtensionType::microsoft_crl_next_publish) != nullptr;
}

}  // namespace

void CrlWorker::work(std::size_t number, CrlOutcome& outcome) {
  const HeldCrl& held = notes_.lists[number];
  Crl& crl = *held.crl;
  const NotedCertificate* issuer = find_issuer(crl);
  const std::optional<JudgedProfile> profile = judge_profile_of(crl, held.input);
  const SignedFact of{context_,
                      crl,
                      nullptr,
                      nullptr,
                      profile.value_or(JudgedProfile{Profile::tls, ProfileSource::guessed,
                                                     "nothing tells whose certificates it is for"}),
                      day_of(crl.this_update, context_.as_of),
                      &crl};
  const auto kind = profile ? std::optional(profile->profile) : std::nullopt;
  if (!judge_.choose(outcome, held.input, DocumentKind::crl, kind, of.day)) return;
  const Issued* issued = notes_.issued_by(crl.issuer.bytes);
  CrlScopeTold scope =
      crl_scope(crl, issued != nullptr ? issued->first : std::vector<const NotedCertificate*>());
  const bool by_root = issuer != nullptr && issuer->subject == issuer->issuer;
  if (scope.scope == CrlScope::unknown && by_root && issued != nullptr && issued->for_cas &&
      issued->first.empty()) {
    scope = {CrlScope::cas,
             "its issuer is a root, and what is given of it are certificates of CAs"};
  }
  const CrlFact fact{of, crl, scope.scope, scope.why, issuer, notes_.befores[number]};
  judge_.faults(crl.faults);
  judge_.look(Kind::signed_object, of);
  judge_.look(Kind::crl, fact);
  entries(number, fact, outcome);
}

std::optional<JudgedProfile> CrlWorker::judge_profile_of(const Crl& crl, std::size_t input) const {
  const SignedInput& given = *inputs_[input].input;
  if (given.profile) return JudgedProfile{*given.profile, ProfileSource::given, given.profile_why};
  const Issued* issued = notes_.issued_by(crl.issuer.bytes);
  if (issued != nullptr && issued->for_tls) {
    return JudgedProfile{Profile::tls, ProfileSource::content,
                         "its issuer has issued one of the certificates for TLS beside it"};
  }
  if (issued != nullptr && issued->for_smime) {
    return JudgedProfile{Profile::smime, ProfileSource::content,
                         "its issuer has issued one of the S/MIME certificates beside it"};
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

// Those that may have signed the list. A CA that was renamed has two certificates of one key: the
// one that fits the list's issuer comes first, in whatever order they were given.
std::vector<const NotedCertificate*> CrlWorker::candidates(const Crl& crl,
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
  std::ranges::stable_partition(
      found, [&](const NotedCertificate* each) { return each->subject == crl.issuer.bytes; });
  return found;
}

// Also sets the state of the list's signature: wrong only where name and key identifier are those
// of the certificate, since a CA of one name may have several keys.
const NotedCertificate* CrlWorker::find_issuer(Crl& crl) {
  const auto& key = crl.extensions.authority_key_identifier.key_identifier;
  const std::vector<const NotedCertificate*> all = candidates(crl, key.value_or(""));
  const NotedCertificate* meant = nullptr;
  SignatureState state = SignatureState::not_checked;
  VerificationBudget budget;
  for (const NotedCertificate* each : all) {
    const SignatureState checked = check(*each, crl, budget);
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

SignatureState CrlWorker::check(const NotedCertificate& by, const Crl& crl,
                                VerificationBudget& budget) {
  if (crl.signature.octets.empty() || crl.to_be_signed.empty()) return SignatureState::not_checked;
  const Certificate& certificate = certificates_.get(documents_, by.document);
  if (!budget.spend(certificate.key)) return SignatureState::unsupported;
  return checker_.check(certificate.key, crl.signature, crl.to_be_signed);
}

// A certificate that the entry is about, and all of them into the outcome; null: none.
const NotedCertificate* CrlWorker::list_certificates(const Issued& issued, const CrlFact& fact,
                                                     const CrlEntry& entry, std::size_t number,
                                                     CrlOutcome& outcome) const {
  const NotedCertificate* certificate = nullptr;
  const auto [first, last] = issued.by_serial.equal_range(entry.serial);
  std::size_t copies = 0;
  for (auto at = first; at != last && copies < most_copies; ++at, ++copies) {
    const NotedCertificate& each = notes_.certificates[at->second];
    if (!may_revoke(fact.crl, each)) continue;
    certificate = &each;
    if (entry.reason_code == crl_reason::remove_from_crl) continue;
    outcome.listings.push_back({number, entry.index, at->second});
  }
  return certificate;
}

void CrlWorker::entries(std::size_t number, const CrlFact& fact, CrlOutcome& outcome) {
  const Crl& crl = fact.crl;
  EntryIssuers issuers(crl);
  std::string_view issuer = crl.issuer.bytes;  // of the entry's certificate
  const Issued* issued = notes_.issued_by(issuer);
  if (judge_.steps(Kind::crl_entry).empty() && issued == nullptr && !crl.idp.indirect) return;
  CrlEntries all(crl);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (stop_.asked()) {
      outcome.stopped = true;
      return;
    }
    const CrlEntry& entry = all.at(i);
    const std::string_view now = issuers.of(entry);
    if (now.data() != issuer.data()) {
      issuer = now;
      issued = notes_.issued_by(issuer);
    }
    const NotedCertificate* certificate = nullptr;
    if (issued != nullptr) {
      certificate = list_certificates(*issued, fact, entry, number, outcome);
    }
    judge_.look(Kind::crl_entry, CrlEntryFact{fact, entry, certificate});
  }
  std::ranges::sort(outcome.listings, [](const Listing& a, const Listing& b) {
    return std::pair(a.certificate, a.entry) < std::pair(b.certificate, b.entry);
  });
}

}  // namespace dcvlint
