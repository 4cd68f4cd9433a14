#include <algorithm>
#include <string>

#include "rules/caa/checks.h"
#include "rules/caa/place.h"

namespace dcvlint {

namespace {

// The CA that a well-formed record names; empty for nobody.
std::string_view named_issuer(const CaaFact& caa) {
  if (caa.issue == nullptr || !caa.issue->well_formed()) return {};
  return caa.issue->issuer;
}

std::string unknown_hint(std::string_view issuer, const IssuerName* meant) {
  if (lower_case(issuer) == "none") return "; \";\" is how to name nobody";
  return meant == nullptr ? "" : "; was \"" + std::string(meant->domain) + "\" meant?";
}

std::string deprecation(const IssuerName& known) {
  std::string remark = "is no longer among the CAs that browsers trust";
  if (known.status == IssuerStatus::deprecated) {
    remark = known.confirmed ? "keeps it for a transition only" : "has it in old lists only";
  }
  if (!known.instead.empty()) remark += "; it goes by \"" + std::string(known.instead) + "\" now";
  return remark;
}

}  // namespace

void CaaIssuerUnknown::operator()(const CaaFact& caa, Hits& hits) const {
  const std::string_view issuer = named_issuer(caa);
  if (issuer.empty() || caa.issuer != nullptr) return;
  const IssuerName* meant = caa.in.authorities.probably_meant(issuer);
  if (meant != nullptr && meant->confirmed) return;  // CaaIssuerMisspelled's
  hits.add(CaaText(caa).piece(issuer), owner_text(caa),
           {{"owner", owner_text(caa)},
            {"issuer", excerpt(issuer)},
            {"hint", unknown_hint(issuer, meant)},
            {"table_date", to_string(caa.in.authorities.date)}});
}

void CaaIssuerMisspelled::operator()(const CaaFact& caa, Hits& hits) const {
  const std::string_view issuer = named_issuer(caa);
  if (issuer.empty() || caa.issuer != nullptr) return;
  const IssuerName* meant = caa.in.authorities.probably_meant(issuer);
  if (meant == nullptr || !meant->confirmed) return;
  hits.add(CaaText(caa).piece(issuer), owner_text(caa),
           {{"owner", owner_text(caa)},
            {"issuer", excerpt(issuer)},
            {"known", meant->domain},
            {"authority", caa.in.authorities.authorities[meant->authority].title}});
}

void CaaIssuerDeprecated::operator()(const CaaFact& caa, Hits& hits) const {
  const std::string_view issuer = named_issuer(caa);
  if (issuer.empty()) return;
  const IssuerName* known = caa.issuer;
  if (known == nullptr || known->status == IssuerStatus::current) return;
  hits.add(CaaText(caa).piece(issuer), owner_text(caa),
           {{"owner", owner_text(caa)},
            {"issuer", issuer},
            {"authority", caa.in.authorities.authorities[known->authority].title},
            {"remark", deprecation(*known)},
            {"source", known->source}});
}

void CaaIssuerUppercase::operator()(const CaaFact& caa, Hits& hits) const {
  const std::string_view issuer = named_issuer(caa);
  if (!has_capitals(issuer)) return;
  const IssuerName* known = caa.issuer;
  std::string who = "some CAs compare";
  if (known != nullptr) {
    const Authority& ca = caa.in.authorities.authorities[known->authority];
    if (ca.exact_issuer_case) who = std::string(ca.title) + " compares";
  }
  const std::string lower = lower_case(issuer);
  Hit& hit = hits.add(CaaText(caa).piece(issuer), owner_text(caa),
                      {{"owner", owner_text(caa)},
                       {"issuer", excerpt(issuer)},
                       {"lower", excerpt(lower)},
                       {"who", who}});
  const std::size_t at = caa.issue->issuer_at;
  CaaFix(caa).value(at, at + issuer.size(), lower).give(hits, hit, true, "write it in lower case");
}

void CaaIssuerNotBeside::operator()(const CaaSetFact& set, Hits& hits) const {
  const auto names_one = [](const CaaFact& caa, Strings names) {
    const std::string_view issuer = named_issuer(caa);
    return std::ranges::any_of(names,
                               [&](std::string_view name) { return equal_folded(name, issuer); });
  };
  for (const CaaTag tag : caa_issue_tags) {
    const CaaFact* left = nullptr;
    bool has_wanted = false;
    for (const CaaFact& caa : set.properties) {
      if (caa.property.known_tag != tag) continue;
      if (left == nullptr && names_one(caa, issuers)) left = &caa;
      has_wanted = has_wanted || names_one(caa, wanted);
    }
    if (left == nullptr || has_wanted) continue;
    hits.add(CaaText(*left).piece(left->issue->issuer), owner_text(*left),
             {{"owner", owner_text(*left)},
              {"tag", lower_case(left->property.tag)},
              {"issuer", excerpt(left->issue->issuer)},
              {"wanted", wanted.empty() ? std::string_view() : wanted.front()}});
  }
}

}  // namespace dcvlint
