#include "lint/engine/revocations.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>

#include "lint/base/date.h"
#include "lint/facts/crl_facts.h"
#include "lint/facts/profile.h"

namespace dcvlint {

void Revocations::run(std::span<const Listing> listings) {
  listed(listings);
  issuer_listed();
  same_keys();
  not_covered();
}

bool Revocations::stopped() {
  outcome_.stopped = outcome_.stopped || stop_.asked();
  return outcome_.stopped;
}

bool Revocations::choose(std::size_t certificate) {
  const NotedCertificate& noted = notes_.certificates[certificate];
  const std::size_t input = notes_.inputs[certificate];
  if (input == no_input) return false;
  const auto given = inputs_[input].input->profile;
  return judge_.choose(outcome_, input, DocumentKind::certificate,
                       given ? given : std::optional(noted.profile.profile), noted.day);
}

// Of several lists of one issuer and scope the newest one counts, so that an archive tells once
// what is the matter today; of lists of the future none does. What is on hold in an older list
// alone has been released.
std::vector<Listing> Revocations::newest(std::span<const Listing> listings) const {
  constexpr std::int64_t never = INT64_MIN;
  using Scope = std::tuple<std::string_view, std::string_view, bool>;
  const auto time_of = [&](std::size_t list) {
    return notes_.heads[list].this_update.value_or(never);
  };
  const auto is_future = [&](std::size_t list) {
    const auto time = notes_.heads[list].this_update;
    return time && utc_day(*time) > context_.as_of;
  };
  // Numbers of issuers and scopes: their names may be long, and are compared once for each list.
  std::map<Scope, std::size_t> scopes;
  std::vector<std::size_t> scope_of(notes_.heads.size());
  std::vector<std::int64_t> last;
  for (std::size_t list = 0; list < notes_.heads.size(); ++list) {
    const NotedCrl& head = notes_.heads[list];
    const Scope scope(head.issuer, head.idp, head.delta);
    scope_of[list] = scopes.try_emplace(scope, scopes.size()).first->second;
    if (scope_of[list] == last.size()) last.push_back(never);
    if (!is_future(list)) last[scope_of[list]] = std::max(last[scope_of[list]], time_of(list));
  }
  std::vector<Listing> out;
  for (const Listing& each : listings) {
    if (!is_future(each.list)) out.push_back(each);
  }
  std::ranges::stable_sort(out, [&](const Listing& a, const Listing& b) {
    return std::tuple(a.certificate, scope_of[a.list], time_of(b.list), a.list) <
           std::tuple(b.certificate, scope_of[b.list], time_of(a.list), b.list);
  });
  const auto same = [&](const Listing& a, const Listing& b) {
    return a.certificate == b.certificate && scope_of[a.list] == scope_of[b.list];
  };
  const auto [first, end] = std::ranges::unique(out, same);
  out.erase(first, end);
  std::erase_if(out, [&](const Listing& each) {
    if (time_of(each.list) >= last[scope_of[each.list]]) return false;
    CrlEntries entries(*notes_.lists[each.list].crl);
    return entries.at(each.entry).reason_code == crl_reason::certificate_hold;
  });
  return out;
}

void Revocations::listed(std::span<const Listing> listings) {
  for (const Listing& each : listings) revoked_.push_back(each.certificate);
  std::ranges::sort(revoked_);
  for (const Listing& each : newest(listings)) {
    if (stopped()) return;
    const NotedCertificate& certificate = notes_.certificates[each.certificate];
    const Crl& crl = *notes_.lists[each.list].crl;
    CrlEntries entries(crl);
    const CrlEntry& entry = entries.at(each.entry);
    if (entry.reason_code == crl_reason::key_compromise && !certificate.key.empty()) {
      compromised_.try_emplace(certificate.key, each);
    }
    constexpr std::size_t most_of_a_name = 16;
    std::vector<Listing>* cas = certificate.ca ? &revoked_cas_[certificate.subject] : nullptr;
    if (cas != nullptr && cas->size() < most_of_a_name) cas->push_back(each);
    if (!choose(each.certificate)) continue;
    const std::string issuer = name_text(crl.issuer);
    RevocationFact fact{context_,    RevocationFact::Relation::listed,
                        false,       certificate.serial_place,
                        entry.place, &entry,
                        issuer,      {},
                        {},          {}};
    judge_.look(Kind::revocation, fact);
  }
}

// Whether another certificate of the same name and key is given, and on no list: what it has issued
// can be checked by that.
bool Revocations::is_replaced(const NotedCertificate& issuer) const {
  constexpr std::size_t most_looked_at = 64;
  const auto [first, end] = notes_.by_subject.equal_range(issuer.subject);
  std::size_t looked = 0;
  for (auto at = first; at != end && looked < most_looked_at; ++at, ++looked) {
    const auto number = static_cast<std::size_t>(at->second - notes_.certificates.data());
    if (at->second->key == issuer.key && !std::ranges::binary_search(revoked_, number)) return true;
  }
  return false;
}

// What a revoked CA has issued: that is no better than its CA.
void Revocations::issuer_listed() {
  if (revoked_cas_.empty()) return;
  for (std::size_t i = 0; i < notes_.certificates.size(); ++i) {
    const NotedCertificate& certificate = notes_.certificates[i];
    const auto cas = revoked_cas_.find(certificate.issuer);
    if (cas == revoked_cas_.end() || certificate.subject == certificate.issuer) continue;
    for (const Listing& each : cas->second) {
      const NotedCertificate& issuer = notes_.certificates[each.certificate];
      const bool same_key = certificate.authority_key.empty() || issuer.key_identifier.empty() ||
                            certificate.authority_key == issuer.key_identifier;
      if (!same_key || is_replaced(issuer) || !choose(i)) continue;
      const Crl& crl = *notes_.lists[each.list].crl;
      CrlEntries entries(crl);
      const CrlEntry& entry = entries.at(each.entry);
      const std::string list_issuer = name_text(crl.issuer);
      const RevocationFact fact{context_,
                                RevocationFact::Relation::issuer_listed,
                                false,
                                certificate.issuer_place,
                                entry.place,
                                &entry,
                                list_issuer,
                                issuer.serial,
                                issuer.serial_place,
                                {}};
      judge_.look(Kind::revocation, fact);
      break;
    }
  }
}

// The key of a certificate that was revoked because its key is known to somebody else: in other
// certificates, and in requests.
void Revocations::same_keys() {
  if (compromised_.empty()) return;
  for (std::size_t i = 0; i < notes_.certificates.size(); ++i) {
    if (stopped()) return;
    const NotedCertificate& certificate = notes_.certificates[i];
    const auto found = compromised_.find(certificate.key);
    if (found == compromised_.end() || std::ranges::binary_search(revoked_, i)) continue;
    if (choose(i)) same_key(found->second, certificate.key_place, false);
  }
  for (std::size_t input = 0; input < inputs_.size(); ++input) {
    for (const SeenObject& each : inputs_[input].objects) {
      if (stopped()) return;
      if (each.content == DerContent::request) request(input, each.der);
    }
  }
}

void Revocations::request(std::size_t input, Doc der) {
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

void Revocations::same_key(const Listing& listing, Place key, bool is_request) {
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

// By one of the lists of its issuer, or by an indirect one of another issuer that it names.
bool Revocations::is_covered(const NotedCertificate& certificate,
                             std::span<const Crl* const> lists) const {
  const auto covers = [&](const Crl* each) {
    return may_revoke(*each, certificate) && not_covered_why(*each, certificate).empty();
  };
  if (std::ranges::any_of(lists, covers)) return true;
  return std::ranges::any_of(certificate.crl_issuers, [&](std::string_view issuer) {
    const auto others = notes_.lists_of.find(issuer);
    return others != notes_.lists_of.end() && std::ranges::any_of(others->second, covers);
  });
}

// Where lists of its issuer are given, and none is for the certificate.
void Revocations::not_covered() {
  for (std::size_t i = 0; i < notes_.certificates.size(); ++i) {
    if (stopped()) return;
    const NotedCertificate& certificate = notes_.certificates[i];
    const auto lists = notes_.lists_of.find(certificate.issuer);
    if (lists == notes_.lists_of.end() || std::ranges::binary_search(revoked_, i)) continue;
    if (certificate.subject == certificate.issuer) continue;  // no list revokes a trust anchor
    if (is_covered(certificate, lists->second) || !choose(i)) continue;
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

}  // namespace dcvlint
