// Extensions by the tables of data/profiles.

#include <string>

#include "rules/certificate/named_extensions.h"
#include "rules/certificate/row_checks.h"
#include "rules/subject/attribute_set.h"

namespace dcvlint {

Result<void> ExtensionDemanded::prepare() {
  for (const Presence each :
       {Presence::required, Presence::recommended, Presence::forbidden, Presence::discouraged}) {
    presence_ = each;
    if (presence_text(each) == presence) return {};
  }
  return fail("presence",
              "\"presence\" is \"required\", \"recommended\", \"forbidden\" or \"discouraged\"");
}

void ExtensionDemanded::operator()(const CertificateFact& fact, Hits& hits) const {
  const CertificateProfile* profile = profile_table(fact.of, table);
  const Extensions& extensions = fact.certificate.extensions;
  if (profile == nullptr || extensions.all.empty()) return;
  const bool missing = presence_ == Presence::required || presence_ == Presence::recommended;
  // Of a trust anchor only name and key take part in verification (RFC 5280 §6.1.1 (d)).
  if (missing && fact.certificate.self_issued()) return;
  for (const ExtensionRow& row : profile->rows.extensions) {
    if (row.presence != presence_ || row.from > fact.of.day) continue;
    if (profile->rows.extension(row.type, fact.of.day) != &row) continue;
    const Extension* found = extensions.find(row.type);
    if ((found == nullptr) != missing) continue;
    const std::string_view name = extension_name(row.type);
    tell_days(
        *profile, row, hits,
        hits.add(
            found != nullptr ? found->place : extensions_place(fact.certificate), name,
            {{"extension", name}, {"type", profile->title}, {"clause", clause_text(row.clause)}}));
  }
}

void ExtensionCriticality::operator()(const CertificateFact& fact, Hits& hits) const {
  const CertificateProfile* profile = profile_table(fact.of, table);
  if (profile == nullptr || profile->rows.extensions.empty()) return;
  for (const Extension& each : fact.certificate.extensions.all) {
    if (each.type == ExtensionType::unknown) continue;
    const ExtensionRow* row = profile->rows.extension(each.type, fact.of.day);
    if (row == nullptr || row->criticality == Criticality::any) continue;
    if (each.critical == (row->criticality == Criticality::critical)) continue;
    const std::string_view name = extension_name(each.type);
    tell_days(*profile, *row, hits,
              hits.add(each.critical_place, name,
                       {{"extension", name},
                        {"is", each.critical ? "is critical and must not be" : "is not critical"},
                        {"type", profile->title},
                        {"clause", clause_text(row->clause)}}));
  }
}

}  // namespace dcvlint
