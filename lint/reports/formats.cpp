// Names of formats, and the way to each.

#include <array>

#include "lint/reports/report.h"

namespace dcvlint {
namespace {

constexpr std::array<std::string_view, 6> names = {"text",  "concise", "json",
                                                   "jsonl", "github",  "sarif"};

}  // namespace

std::span<const std::string_view> format_names() { return names; }

std::optional<Format> format_from_text(std::string_view text) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == text) return static_cast<Format>(i);
  }
  return std::nullopt;
}

void write_report(Format format, const Report& report, const ReportStyle& style, Sink& sink) {
  switch (format) {
    case Format::text:
      return write_text(report, style, sink);
    case Format::concise:
      return write_concise(report, style, sink);
    case Format::json:
      return write_json(report, sink);
    case Format::jsonl:
      return write_jsonl(report, sink);
    case Format::github:
      return write_github(report, style, sink);
    case Format::sarif:
      return write_sarif(report, sink);
  }
}

}  // namespace dcvlint
