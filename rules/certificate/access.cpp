// Where to ask about a certificate: authorityInfoAccess and cRLDistributionPoints
// (RFC 5280 §4.2.2.1, §4.2.1.13; BR 7.1.2.7.7, 7.1.2.11.2).

#include <algorithm>
#include <string>

#include "lint/base/ascii.h"
#include "lint/facts/oid.h"
#include "lint/facts/validity.h"
#include "rules/certificate/checks.h"
#include "rules/certificate/named_extensions.h"

namespace dcvlint {
namespace {

bool is_http(const GeneralName& name) {
  if (name.kind != GeneralNameKind::uri) return false;
  constexpr std::string_view scheme = "http://";
  return name.bytes.size() > scheme.size() &&
         equal_folded(name.bytes.substr(0, scheme.size()), scheme);
}

std::string method_text(const AccessDescription& description) {
  if (description.ocsp) return "OCSP";
  if (description.ca_issuers) return "caIssuers";
  return oid_text(description.method);
}

// A location as in "ldap://…", or "dNSName a.example".
std::string location_text(const GeneralName& name) {
  if (name.kind == GeneralNameKind::uri) return general_name_text(name);
  return std::string(general_name_kind_text(name.kind)) + " " + general_name_text(name);
}

struct PointProblem {
  Place place;
  std::string text;
};

// The first thing that a point of a TLS certificate must not have.
std::optional<PointProblem> problem_of(const DistributionPoint& point) {
  if (point.reasons) return PointProblem{point.place, "it is for some reasons only"};
  if (!point.crl_issuer.empty()) {
    return PointProblem{point.place, "it names another issuer of the CRL"};
  }
  if (point.relative_name) return PointProblem{point.place, "its name is relative to the issuer"};
  if (point.full_name.empty()) return PointProblem{point.place, "it has no name"};
  const auto other = std::ranges::find_if_not(point.full_name, is_http);
  if (other == point.full_name.end()) return std::nullopt;
  return PointProblem{other->place, location_text(*other) + " is no http URI"};
}

}  // namespace

void AiaMethod::operator()(const CertificateFact& fact, Hits& hits) const {
  for (const AccessDescription& each :
       fact.certificate.extensions.authority_info_access.descriptions) {
    if (each.ocsp || each.ca_issuers) continue;
    hits.add(each.place, "authorityInfoAccess", {{"method", method_text(each)}});
  }
}

void AiaScheme::operator()(const CertificateFact& fact, Hits& hits) const {
  for (const AccessDescription& each :
       fact.certificate.extensions.authority_info_access.descriptions) {
    if (is_http(each.location)) continue;
    hits.add(each.location.place, "authorityInfoAccess",
             {{"method", method_text(each)}, {"location", location_text(each.location)}});
  }
}

void AiaCaIssuersMissing::operator()(const CertificateFact& fact, Hits& hits) const {
  const AuthorityInfoAccess& access = fact.certificate.extensions.authority_info_access;
  if (access.extension == nullptr || !access.extension->readable) return;
  if (std::ranges::any_of(access.descriptions, &AccessDescription::ca_issuers)) return;
  hits.add(access.extension->place, "authorityInfoAccess", {{"extension", "authorityInfoAccess"}});
}

void AiaDuplicate::operator()(const CertificateFact& fact, Hits& hits) const {
  const auto all = fact.certificate.extensions.authority_info_access.descriptions;
  if (all.size() < 2) return;
  // Beyond a few dozen nobody looks, and comparing all with all takes its time.
  const auto some = all.first(std::min<std::size_t>(all.size(), 64));
  for (std::size_t i = 1; i < some.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (some[i].method != some[k].method || some[i].location.bytes != some[k].location.bytes ||
          some[i].location.kind != some[k].location.kind) {
        continue;
      }
      Hit& hit = hits.add(
          some[i].place, "authorityInfoAccess",
          {{"method", method_text(some[i])}, {"location", location_text(some[i].location)}});
      hits.relate(hit, some[k].place, "the first");
      break;
    }
  }
}

void RevocationInformationMissing::operator()(const CertificateFact& fact, Hits& hits) const {
  const Extensions& extensions = fact.certificate.extensions;
  if (extensions.find(ExtensionType::crl_distribution_points) != nullptr) return;
  const auto seconds = validity_seconds(fact.certificate);
  if (!seconds || validity_days(*seconds) <= short_days || extensions.all.empty()) return;
  const AuthorityInfoAccess& access = extensions.authority_info_access;
  if (std::ranges::any_of(access.descriptions, &AccessDescription::ocsp)) return;
  if (fact.certificate.self_issued()) return;
  hits.add(extensions_place(fact.certificate), "cRLDistributionPoints",
           {{"days", hits.number(static_cast<std::uint64_t>(validity_days(*seconds)))},
            {"short_days", hits.number(static_cast<std::uint64_t>(short_days))}});
}

void CrldpFormat::operator()(const CertificateFact& fact, Hits& hits) const {
  for (const DistributionPoint& point :
       fact.certificate.extensions.crl_distribution_points.points) {
    if (const auto problem = problem_of(point)) {
      hits.add(problem->place, "cRLDistributionPoints", {{"problem", problem->text}});
    }
  }
}

void CrldpSeveral::operator()(const CertificateFact& fact, Hits& hits) const {
  const CrlDistributionPoints& points = fact.certificate.extensions.crl_distribution_points;
  if (points.points.size() < 2) return;
  hits.add(points.extension->place, "cRLDistributionPoints",
           {{"count", hits.number(points.points.size())}});
}

}  // namespace dcvlint
