#include "rules/shared/caa_within.h"

#include <algorithm>
#include <string>

#include "lint/facts/record_text.h"
#include "rules/caa/place.h"
#include "rules/shared/pattern.h"

namespace dcvlint {
namespace {

// Where the owner name stands first: there somebody looks for what it has, and adds a record.
Place owner_place(const OwnerFact& fact) {
  const auto before = [&](const Record& a, const Record& b) {
    return fact.in.documents.before(a.place, b.place);
  };
  const Place first = std::ranges::min_element(fact.records, before)->place;
  return RecordText(fact.in.documents, first).owner().value_or(first);
}

}  // namespace

Result<void> CaaIssuersWithin::prepare() const {
  for (std::string_view tag : tags) {
    if (!has_issue_value(caa_tag(tag))) {
      return fail("tags", "\"" + std::string(tag) + "\" is no tag that names issuers");
    }
  }
  return {};
}

void CaaIssuersWithin::operator()(const CaaFact& caa, Hits& hits) const {
  if (caa.issue == nullptr || caa.issue->names_nobody()) return;
  const std::string_view tag = caa.property.tag;
  if (!tags.empty() && !fits_any(tags, tag)) return;
  const std::string_view issuer = caa.issue->issuer;
  const auto is_issuer = [&](std::string_view each) {
    return lower_case(each) == lower_case(issuer);
  };
  if (std::ranges::any_of(issuers, is_issuer)) return;
  const std::string owner = owner_text(caa);
  hits.add(CaaText(caa).piece(issuer), owner,
           {{"owner", owner}, {"tag", tag}, {"issuer", excerpt(issuer)}});
}

void CaaIodefWithin::operator()(const CaaFact& caa, Hits& hits) const {
  if (caa.property.known_tag != CaaTag::iodef || fits_any(urls, caa.property.value)) return;
  const std::string owner = owner_text(caa);
  hits.add(CaaText(caa).value(), owner, {{"owner", owner}, {"value", excerpt(caa.property.value)}});
}

Result<void> CaaParameter::prepare() const {
  if (parameter.empty()) return fail("parameter", "\"parameter\" is empty");
  return {};
}

void CaaParameter::operator()(const CaaFact& caa, Hits& hits) const {
  if (caa.issue == nullptr || caa.issue->names_nobody()) return;
  if (!issuer.empty() && lower_case(issuer) != lower_case(caa.issue->issuer)) return;
  const std::string owner = owner_text(caa);
  LazyCaaText text(caa);
  // `at` is asked for the place only when the hit is kept.
  const auto found = [&](const auto& at, const std::string& problem) {
    if (!hits.keeping()) return hits.count_one();
    hits.add(at(), owner,
             {{"owner", owner},
              {"tag", caa.property.tag},
              {"issuer", excerpt(caa.issue->issuer)},
              {"parameter", parameter},
              {"problem", problem}});
  };
  bool present = false;
  for (const IssueParameter& each : caa.issue->parameters) {
    if (lower_case(each.tag) != lower_case(parameter)) continue;
    present = true;
    if (fits_any(values, each.value)) continue;
    found([&] { return text->piece(each.value.empty() ? each.tag : each.value); },
          "is \"" + excerpt(each.value) + "\"");
  }
  if (!present && required) found([&] { return text->value(); }, "is missing");
}

void CaaPresent::operator()(const OwnerFact& fact, Hits& hits) const {
  const bool is_apex = fact.owner == fact.zone.origin();
  // The rest of a fragment's apex stands in another file, and a CNAME bears nothing beside it.
  if (is_apex && fact.zone.fragment()) return;
  const auto is = [](Type type) {
    return [type](const Record& each) { return each.type == type; };
  };
  if (std::ranges::any_of(fact.records, is(Type::cname))) return;
  const std::string owner = fact.in.names.display(fact.owner);
  const auto wanted = [&](std::string_view each) {
    return each == "@" ? is_apex : fits(each, owner);
  };
  if (!std::ranges::any_of(owners, wanted)) return;
  const auto caa = std::ranges::find(fact.records, Type::caa, &Record::type);
  if (caa == fact.records.end()) {
    hits.add(owner_place(fact), owner, {{"owner", owner}, {"missing", "CAA"}});
    return;
  }
  for (std::string_view tag : tags) {
    const auto has_tag = [&](const Record& each) {
      return each.type == Type::caa &&
             lower_case(parse_caa(fact.zone.rdata(each)).tag) == lower_case(tag);
    };
    if (std::ranges::any_of(fact.records, has_tag)) continue;
    hits.add(caa->place, owner, {{"owner", owner}, {"missing", "CAA " + std::string(tag)}});
  }
}

}  // namespace dcvlint
