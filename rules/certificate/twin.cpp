// Certificates of one issuer and serial number (RFC 6962 §3.1; BR 7.1.2.9; RFC 5280 §4.1.2.2).

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/certificate/chain_checks.h"
#include "rules/certificate/hex_text.h"

namespace dcvlint {
namespace {

struct Difference {
  Place place;
  Place there;
  std::string text;
};

// All but poison and SCT list, in the order of the encoding.
std::vector<const Extension*> compared(const Extensions& extensions) {
  std::vector<const Extension*> kept;
  for (const Extension& each : extensions.all) {
    if (each.type != ExtensionType::precert_poison && each.type != ExtensionType::sct_list) {
      kept.push_back(&each);
    }
  }
  return kept;
}

// By the OID: the first extension of each. An ordered map, since nobody can make its look-ups slow.
class ByOid {
 public:
  explicit ByOid(std::span<const Extension* const> all) {
    for (const Extension* each : all) first_.try_emplace(each->oid, each);
  }
  const Extension* find(std::string_view oid) const {
    const auto found = first_.find(oid);
    return found == first_.end() ? nullptr : found->second;
  }

 private:
  std::map<std::string_view, const Extension*> first_;
};

// The first extension that is not alike in both.
std::optional<Difference> extension_difference(const Certificate& certificate,
                                               const Certificate& twin) {
  const auto own = compared(certificate.extensions), theirs = compared(twin.extensions);
  const ByOid here(own), there_by_oid(theirs);
  for (const Extension* each : own) {
    const Extension* there = there_by_oid.find(each->oid);
    if (there == nullptr) {
      return Difference{each->place, twin.extensions.place, extension_label(*each) + " is new"};
    }
    if (there->value != each->value) {
      return Difference{each->place, there->place, extension_label(*each) + " differs"};
    }
    if (there->critical != each->critical) {
      return Difference{each->place, there->place,
                        extension_label(*each) + (each->critical ? " is critical here only"
                                                                 : " is critical there only")};
    }
  }
  for (const Extension* each : theirs) {
    if (here.find(each->oid) != nullptr) continue;
    return Difference{certificate.extensions.place, each->place,
                      extension_label(*each) + " is missing"};
  }
  for (std::size_t i = 0; i < own.size() && i < theirs.size(); ++i) {
    if (own[i]->oid == theirs[i]->oid) continue;
    return Difference{own[i]->place, theirs[i]->place,
                      extension_label(*own[i]) + " stands at another place"};
  }
  return std::nullopt;
}

std::optional<Difference> difference(const Certificate& a, const Certificate& b,
                                     const Documents& documents) {
  if (a.version != b.version) return Difference{a.version_place, b.version_place, "the version"};
  if (a.inner_algorithm.bytes != b.inner_algorithm.bytes) {
    return Difference{a.inner_algorithm.place, b.inner_algorithm.place, "the signature algorithm"};
  }
  if (documents.text(a.validity_place) != documents.text(b.validity_place)) {
    return Difference{a.validity_place, b.validity_place, "the validity"};
  }
  if (a.subject.bytes != b.subject.bytes) {
    return Difference{a.subject.place, b.subject.place, "the subject"};
  }
  if (a.key.bytes != b.key.bytes) return Difference{a.key.place, b.key.place, "the public key"};
  if (a.issuer_unique_id != b.issuer_unique_id || a.subject_unique_id != b.subject_unique_id) {
    return Difference{a.place, b.place, "a unique identifier"};
  }
  return extension_difference(a, b);
}

}  // namespace

void PrecertDiffers::operator()(const TwinFact& fact, Hits& hits) const {
  if (!fact.twin_is_precertificate() || fact.is_precertificate()) return;
  const auto found = difference(fact.certificate, fact.twin, fact.of.in.documents);
  if (!found) return;
  Hit& hit = hits.add(found->place, "precertificate", {{"difference", found->text}});
  hits.relate(hit, found->there, "the precertificate");
}

void SerialReused::operator()(const TwinFact& fact, Hits& hits) const {
  if (fact.twin_is_precertificate() != fact.is_precertificate()) return;
  // What differs in its signature alone was signed twice, which is another matter.
  if (fact.certificate.to_be_signed == fact.twin.to_be_signed) return;
  Hit& hit = hits.add(
      fact.certificate.serial_place, "serialNumber",
      {{"serial", hex_text(fact.certificate.serial)},
       {"what", fact.is_precertificate() ? std::string_view("precertificate") : "certificate"}});
  hits.relate(hit, fact.twin.serial_place, "the other one");
}

}  // namespace dcvlint
