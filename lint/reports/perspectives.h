#pragma once
// What dcvlint perspectives says about a name: what each resolver shows of it, and whether that is
// enough for a CA.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/facts/name.h"
#include "lint/facts/quorum.h"
#include "lint/facts/relevant_caa.h"
#include "lint/reports/domain.h"
#include "lint/reports/json_writer.h"

namespace dcvlint {

// What one resolver shows of the name. What is pointed to outlives the report.
struct PerspectiveView {
  std::string_view dns;  // "192.0.2.53:53"
  std::optional<Rir> region;
  const RelevantCaa* relevant = nullptr;
  const Names* names = nullptr;  // of what is pointed to
};

// What the perspectives come to for one CA and one kind of certificate.
struct CaAgreement {
  std::vector<CaVerdict> verdicts;  // by perspective, all on the same question
  Quorum quorum;
};

struct PerspectivesReport {
  std::string name;                    // as in DomainReport
  std::string unicode;                 // too
  std::vector<PerspectiveView> views;  // the primary one first
  std::vector<CaAgreement> cas;
  std::vector<std::string> unknown;  // issuers of the sets that the table doesn't know
};

// Whether all saw the same CAA at the same place, or failed alike.
bool is_alike(const PerspectivesReport& report);

std::string perspectives_page(const PerspectivesReport& report, const DomainStyle& style);

// The value of one item of "names" (lint/reports/dcvlint-1-perspectives.schema.json).
void write_perspectives_json(const PerspectivesReport& report, JsonWriter& json);

// "met: 3 of 4 remotes corroborate, in 2 RIR regions (arin, ripe); from 2026-12-15 …"
std::string quorum_text(const Quorum& quorum);

}  // namespace dcvlint
