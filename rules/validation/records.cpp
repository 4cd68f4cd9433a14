// What a log has, what it lacks, and what it admits (BR 4.2.2.1, 4.2.2.2, 5.4.1).

#include <algorithm>
#include <string>

#include "rules/validation/caa_checks.h"
#include "rules/validation/checks.h"
#include "rules/validation/text.h"

namespace dcvlint {
namespace {

// What the evidence was gathered for: a validation's serves all names with its ADN.
std::string_view target_of(const LogLine& line) {
  const bool by_adn = line.kind == LogKind::validation && !line.adn.empty();
  return without_wildcard(by_adn ? line.adn : line.name);
}

}  // namespace

Result<void> ValidationMissing::prepare() const {
  if (kind == "validation" || kind == "caa") return {};
  return fail("kind", "must be validation or caa");
}

void ValidationMissing::operator()(const LogLineFact& fact, Hits& hits) const {
  const LogLine& line = fact.line;
  const LogKind wanted = kind == "caa" ? LogKind::caa : LogKind::validation;
  if (line.kind != LogKind::certificate || line.certificate.empty()) return;
  // A log of one kind alone does not claim to have the other; and what names no certificate may be
  // about this one: a CAA check about its own name alone, a validation about whatever is below its
  // domain, or leads to it.
  if (fact.log.count(wanted) == 0) return;
  const bool any_name = wanted == LogKind::validation;
  if (any_name && fact.log.unassigned[static_cast<std::size_t>(wanted)] > 0) return;
  for (const std::string_view name : line.names) {
    if (wanted == LogKind::caa && (is_address(name) || is_onion(name))) continue;
    if (!fact.log.about(line.certificate, wanted, name).empty()) continue;
    if (!fact.log.about("", wanted, name).empty()) continue;
    hits.add(line.at(LogField::names), name, {{"certificate", line.certificate}, {"name", name}});
  }
}

void ValidationEvidenceShared::operator()(const LogLineFact& fact, Hits& hits) const {
  const LogLine& line = fact.line;
  if (line.kind != LogKind::caa && line.kind != LogKind::validation) return;
  if (line.evidence.empty() || line.name.empty()) return;
  const LogLine& first = fact.log.first_with_evidence(line);
  if (&first == &line || first.name.empty() || target_of(first) == target_of(line)) return;
  Hit& hit = hits.add(
      line.at(LogField::evidence), line.name,
      {{"evidence", line.evidence}, {"name", target_of(line)}, {"other", target_of(first)}});
  hits.relate(hit, first.at(LogField::evidence), "the other one");
}

Result<void> ValidationFields::prepare() const {
  for (const std::string_view field : fields) {
    if (!log_field_from_text(field)) {
      return fail("fields", "\"" + std::string(field) + "\" is no field of a log");
    }
  }
  for (const std::string_view kind : kinds) {
    if (kind != "certificate" && kind != "validation" && kind != "caa" && kind != "identity") {
      return fail("kinds", "must be some of certificate, validation, caa and identity");
    }
  }
  return {};
}

void ValidationFields::operator()(const LogLineFact& fact, Hits& hits) const {
  const LogLine& line = fact.line;
  if (std::ranges::find(kinds, log_kind_text(line.kind)) == kinds.end()) return;
  std::string missing;
  for (const std::string_view field : fields) {
    if (line.has(log_field_from_text(field).value_or(LogField::kind))) continue;
    missing += (missing.empty() ? "" : " and ") + std::string(field);
  }
  if (missing.empty()) return;
  const Place start{line.place.doc, line.place.begin, line.place.begin + 1};
  hits.add(start, line.name, {{"name", subject_of(line)}, {"missing", missing}});
}

namespace {

// A validation is, or it would be none.
bool is_relied_on(const LogLineFact& fact, bool bogus) {
  const LogLine& line = fact.line;
  if (line.kind == LogKind::validation || line.result == LogResult::permit) return true;
  // That DNSSEC was off counts for what is no permission yet, too.
  if (!bogus) return !line.result;
  return line.result != LogResult::deny && is_last_before_issue(fact);
}

}  // namespace

Result<void> ValidationDnssec::prepare() const {
  if (state == "off" || state == "bogus") return {};
  return fail("state", "must be off or bogus");
}

void ValidationDnssec::operator()(const LogLineFact& fact, Hits& hits) const {
  const LogLine& line = fact.line;
  if (line.kind != LogKind::caa && line.kind != LogKind::validation) return;
  if (line.dnssec != (state == "off" ? LogDnssec::off : LogDnssec::bogus)) return;
  if (!is_relied_on(fact, state == "bogus")) return;
  hits.add(line.at(LogField::dnssec), line.name, {{"name", subject_of(line)}});
}

}  // namespace dcvlint
