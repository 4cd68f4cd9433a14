#include "lint/engine/crl_notes.h"

#include <algorithm>
#include <string>
#include <tuple>

#include "lint/base/date.h"
#include "lint/facts/profile.h"
#include "lint/sources/certificate_file.h"

namespace dcvlint {
namespace {

// Of what is looked at one by one for each list or certificate.
constexpr std::size_t most_looked_at = 256;

void index_certificates(CrlNotes& notes) {
  for (std::size_t i = 0; i < notes.certificates.size(); ++i) {
    const NotedCertificate& each = notes.certificates[i];
    if (!each.subject.empty()) notes.by_subject.emplace(each.subject, &each);
    if (!each.key_identifier.empty()) notes.by_key_identifier.emplace(each.key_identifier, &each);
    if (each.issuer.empty()) continue;
    Issued& issued = notes.issued[each.issuer];
    issued.by_serial.emplace(each.serial, i);
    issued.for_cas = issued.for_cas || (each.ca && each.subject != each.issuer);
    if (each.ca) continue;
    const Profile profile = each.profile.profile;
    (is_tls(profile)     ? issued.for_tls
     : is_smime(profile) ? issued.for_smime
                         : issued.for_other) = true;
    if (issued.first.size() < most_looked_at) issued.first.push_back(&each);
  }
}

// Sorts the lists of each issuer, key and scope by thisUpdate: a CA that has a new key under its
// old name may count anew.
void index_lists(CrlNotes& notes) {
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
    return std::tuple(head.issuer, head.key_identifier, head.idp, head.delta);
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
  noted.subject_text = arena.copy(name_text(certificate.subject));
  noted.serial = certificate.serial;
  noted.serial_place = certificate.serial_place;
  noted.issuer_place = certificate.issuer.place;
  noted.key = certificate.key.bytes;
  noted.key_place = certificate.key.place;
  noted.not_after = certificate.not_after.seconds;
  noted.profile = judge_profile(certificate);
  noted.day = day_of(certificate.not_before, as_of);
  const Extensions& extensions = certificate.extensions;
  noted.key_identifier = extensions.subject_key_identifier.key_identifier;
  noted.authority_key = extensions.authority_key_identifier.key_identifier.value_or("");
  noted.ca = extensions.basic_constraints.ca;
  noted.has_usage = extensions.key_usage.extension != nullptr;
  noted.signs_crls = (extensions.key_usage.bits & KeyUsage::crl_sign) != 0;
  constexpr std::size_t most_addresses = 16;
  std::vector<std::string_view> addresses, issuers;
  for (const DistributionPoint& point : extensions.crl_distribution_points.points) {
    for (const GeneralName& name : point.full_name) {
      if (name.kind == GeneralNameKind::uri && addresses.size() < most_addresses) {
        addresses.push_back(name.bytes);
      }
    }
    for (const GeneralName& name : point.crl_issuer) {
      if (name.directory != nullptr && issuers.size() < most_addresses) {
        issuers.push_back(name.directory->bytes);
      }
    }
  }
  noted.addresses = arena.copy(std::span<const std::string_view>(addresses));
  noted.crl_issuers = arena.copy(std::span<const std::string_view>(issuers));
  return noted;
}

NotedCrl note(const Crl& crl) {
  NotedCrl noted;
  noted.document = crl.place.doc;
  noted.issuer = crl.issuer.bytes;
  noted.key_identifier = crl.extensions.authority_key_identifier.key_identifier.value_or("");
  if (crl.idp.extension != nullptr) noted.idp = crl.idp.extension->value;
  noted.delta = crl.delta_base.extension != nullptr;
  noted.this_update = crl.this_update.seconds;
  noted.number = crl.number.number;
  noted.number_place =
      crl.number.extension != nullptr ? crl.number.extension->value_place : crl.place;
  return noted;
}

}  // namespace

Date day_of(const Time& time, Date otherwise) {
  if (!time.seconds) return otherwise;
  return utc_day(*time.seconds);
}

const Issued* CrlNotes::issued_by(std::string_view issuer) const {
  const auto found = issued.find(issuer);
  return found != issued.end() ? &found->second : nullptr;
}

void take_notes(const Documents& documents, const Context& context,
                std::span<const SeenInput> inputs, std::span<const Doc> issuers,
                const StopSign& stop, CrlNotes& notes) {
  CertificateReader reader;
  const auto take = [&](Doc der, std::size_t input) {
    Arena arena;
    const Certificate certificate = reader.read(documents, der, arena);
    notes.certificates.push_back(note(certificate, der, context.as_of, notes.arena));
    notes.inputs.push_back(input);
  };
  for (std::size_t input = 0; input < inputs.size(); ++input) {
    for (Crl& crl : inputs[input].lists) {
      notes.lists.push_back({input, &crl});
      notes.heads.push_back(note(crl));
    }
    for (const SeenObject& each : inputs[input].objects) {
      if (stop.stands()) return;
      if (each.content != DerContent::certificate) continue;
      take(each.der, input);
    }
  }
  for (const Doc issuer : issuers) take(issuer, no_input);
  index_certificates(notes);
  index_lists(notes);
}

}  // namespace dcvlint
