#pragma once
// What was looked at and how it went, in words: the end of the reports for people.

#include <string>

#include "lint/reports/report.h"

namespace dcvlint {

// Findings over the cap, broken checks, statistics when wanted, and the
// summary: each line with its line feed.
std::string closing_lines(const Report& report, const ReportStyle& style);

// "RFC 8659 §4.2".
std::string citation_text(const Citation& citation);

}  // namespace dcvlint
