// What a log has, what it lacks, and what it admits (BR 4.2.2.1, 4.2.2.2, 5.4.1).

#include <algorithm>
#include <string>
#include <vector>

#include "rules/validation/checks.h"
#include "rules/validation/text.h"

namespace dcvlint {
namespace {

// The names that lines of a kind are about, for a certificate; sorted, without "*.".
std::vector<std::string_view> names_of(const ValidationLog& log, std::string_view certificate,
                                       LogKind kind) {
  std::vector<std::string_view> names;
  for (const std::uint32_t number : log.of_certificate(certificate)) {
    const LogLine& line = log.lines[number];
    if (line.kind == kind) names.push_back(without_wildcard(line.name));
  }
  std::ranges::sort(names);
  return names;
}

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
  // about this one.
  if (fact.log.count(wanted) == 0) return;
  if (fact.log.unassigned[static_cast<std::size_t>(wanted)] > 0) return;
  const auto there = names_of(fact.log, line.certificate, wanted);
  for (const std::string_view name : line.names) {
    if (wanted == LogKind::caa && (is_address(name) || is_onion(name))) continue;
    if (std::ranges::binary_search(there, without_wildcard(name))) continue;
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
  return {};
}

void ValidationFields::operator()(const LogLineFact& fact, Hits& hits) const {
  const LogLine& line = fact.line;
  if (line.kind != LogKind::validation) return;
  std::string missing;
  for (const std::string_view field : fields) {
    if (line.has(log_field_from_text(field).value_or(LogField::kind))) continue;
    missing += (missing.empty() ? "" : " and ") + std::string(field);
  }
  if (missing.empty()) return;
  const Place start{line.place.doc, line.place.begin, line.place.begin + 1};
  hits.add(start, line.name, {{"name", subject_of(line)}, {"missing", missing}});
}

void ValidationCaaRefused::operator()(const LogLineFact& fact, Hits& hits) const {
  const LogLine& line = fact.line;
  if (line.kind != LogKind::caa || line.result != LogResult::deny || !line.issued) return;
  hits.add(line.at(LogField::result), line.name, {{"name", subject_of(line)}});
}

Result<void> ValidationDnssec::prepare() const {
  if (state == "off" || state == "bogus") return {};
  return fail("state", "must be off or bogus");
}

void ValidationDnssec::operator()(const LogLineFact& fact, Hits& hits) const {
  const LogLine& line = fact.line;
  if (line.kind != LogKind::caa && line.kind != LogKind::validation) return;
  if (line.dnssec != (state == "off" ? LogDnssec::off : LogDnssec::bogus)) return;
  if (line.kind == LogKind::caa && line.result && line.result != LogResult::permit) return;
  hits.add(line.at(LogField::dnssec), line.name, {{"name", subject_of(line)}});
}

}  // namespace dcvlint
