#pragma once
// What dcvlint domain says about a name: which CAs may issue for it.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/base/date.h"
#include "lint/facts/caa_decision.h"
#include "lint/reports/json_writer.h"
#include "lint/reports/spot.h"

namespace dcvlint {

// A question with its answer.
struct CaVerdict {
  CaaQuestion question;
  CaaDecision decision;
  CaaVerdict by_rfc{};  // what the RFCs alone say; differs where the CA reads in its own way
};

// A verdict that will be another one, or one that the CA may not ignore any more.
struct ComingChange {
  Date date{};
  CaVerdict then;
  bool same_verdict = false;
};

struct DomainReport {
  std::string name;     // as it was asked for: A-labels, "*." before it for a wildcard
  std::string unicode;  // with U-labels, when it was typed so
  const RelevantCaa& relevant;
  std::vector<CaVerdict> verdicts;    // by CA, then in the order of CaaProfile
  std::vector<Date> dates;            // coming days that were looked at
  std::vector<ComingChange> changes;  // by date, then as verdicts
  std::vector<std::string> unknown;   // issuers of the set that the table doesn't know
};

enum class DomainFormat : std::uint8_t { text, json, jsonl };

struct DomainStyle {
  unsigned width = 80;
  bool colour = false;
  Date as_of{};
  std::string_view source;  // "zone repo (not live)"
};

// What other pages about names begin with: the name, the day and the source, and an empty line.
std::string page_head(std::string_view name, std::string_view unicode, const DomainStyle& style);
// "may", "may, if", "must not", "fails"
std::string_view verdict_cell(const CaaDecision& decision);

// A page; `spots` tell where the records stand.
std::string domain_page(const DomainReport& report, const DomainStyle& style, const Names& names,
                        Spots& spots);

// {"schema": "dcvlint/1", "names": [ and what closes it.
void begin_names(JsonWriter& json);
void end_names(JsonWriter& json);
// The value of one item of "names" (lint/reports/dcvlint-1-domain.schema.json).
void write_domain_json(const DomainReport& report, const Names& names, JsonWriter& json);
// The same as a line of its own, with what all verdicts share said once ("line" in the schema).
std::string domain_line(const DomainReport& report, const Names& names);

// "secure"; empty for what a view doesn't know.
std::string_view dnssec_text(Security security);

// "no CAA at se": what the view could not see and the verdicts rest on. Not made printable.
std::vector<std::string> assumptions(const RelevantCaa& relevant, const Names& names);

// reason_text(), and what the RFCs alone would say where that differs.
std::string verdict_reason(const CaVerdict& verdict, const RelevantCaa& relevant,
                           const Names& names);
// The reason of what will be, or that what refuses already may not be ignored any more.
std::string change_reason(const ComingChange& change, const RelevantCaa& relevant,
                          const Names& names);

}  // namespace dcvlint
