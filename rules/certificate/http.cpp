#include <string>

#include "lint/base/ascii.h"
#include "lint/facts/general_name.h"
#include "rules/certificate/http_checks.h"

namespace dcvlint {
namespace {

bool is_http(const GeneralName& name) {
  constexpr std::string_view scheme = "http://";
  return name.kind == GeneralNameKind::uri && name.bytes.size() > scheme.size() &&
         equal_folded(name.bytes.substr(0, scheme.size()), scheme);
}

// What is there in place of http: the first few of them.
class Others {
 public:
  void add(const GeneralName& name) {
    constexpr unsigned most = 3;
    if (is_http(name)) http_ = true;
    if (++count_ > most) return;
    if (!text_.empty()) text_ += ", ";
    if (name.kind != GeneralNameKind::uri) {
      text_ += std::string(general_name_kind_text(name.kind)) + " ";
    }
    text_ += general_name_text(name);
  }
  bool without_http() const { return count_ > 0 && !http_; }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
  unsigned count_ = 0;
  bool http_ = false;
};

}  // namespace

void CrldpWithoutHttp::operator()(const CertificateFact& fact, Hits& hits) const {
  const CrlDistributionPoints& points = fact.certificate.extensions.crl_distribution_points;
  if (fact.of.day >= until || points.extension == nullptr || !points.extension->readable) return;
  Others others;
  for (const DistributionPoint& point : points.points) {
    for (const GeneralName& name : point.full_name) others.add(name);
  }
  if (!others.without_http()) return;
  hits.add(points.extension->value_place, "cRLDistributionPoints", {{"locations", others.text()}});
}

Result<void> AiaWithoutHttp::prepare() {
  for (const std::string_view each : methods) {
    if (each == "OCSP") {
      ocsp_ = true;
    } else if (each == "caIssuers") {
      ca_issuers_ = true;
    } else {
      return fail("methods", "\"" + std::string(each) + "\" is neither OCSP nor caIssuers");
    }
  }
  return {};
}

void AiaWithoutHttp::operator()(const CertificateFact& fact, Hits& hits) const {
  const AuthorityInfoAccess& access = fact.certificate.extensions.authority_info_access;
  if (fact.of.day >= until || access.extension == nullptr || !access.extension->readable) return;
  Others ocsp, ca_issuers;
  for (const AccessDescription& each : access.descriptions) {
    if (each.ocsp) ocsp.add(each.location);
    if (each.ca_issuers) ca_issuers.add(each.location);
  }
  const auto tell = [&](const Others& of, std::string_view method) {
    if (!of.without_http()) return;
    hits.add(access.extension->value_place, method, {{"method", method}, {"locations", of.text()}});
  };
  if (ocsp_) tell(ocsp, "OCSP");
  if (ca_issuers_) tell(ca_issuers, "caIssuers");
}

}  // namespace dcvlint
