#include "lint/findings/finding.h"
#include "lint/reports/json_writer.h"
#include "lint/reports/rule_page.h"
#include "lint/reports/shown.h"

namespace dcvlint {

std::string rule_list_text(std::span<const Rule* const> rules, Date as_of) {
  std::size_t width = 0;
  for (const Rule* rule : rules) width = std::max(width, shown(rule->id).size());
  std::string out;
  for (const Rule* rule : rules) {
    const Phase* phase = phase_on(*rule, as_of);
    std::string when = phase != nullptr ? std::string(severity_text(phase->severity))
                                        : "from " + to_string(rule->phases.front().from);
    when.resize(std::max<std::size_t>(when.size(), 15), ' ');
    std::string id = shown(rule->id);
    id.resize(width, ' ');
    out.append(when).append("  ").append(id).append("  ").append(shown(rule->title)).append("\n");
  }
  return out;
}

std::string rule_list_json(std::span<const Rule* const> rules, Date as_of) {
  JsonWriter json;
  const auto field = [&](std::string_view key, std::string_view value) {
    json.key(key);
    json.string(value);
  };
  json.begin_array();
  for (const Rule* rule : rules) {
    const Phase* now = phase_on(*rule, as_of);
    json.line_feed();
    json.begin_object();
    field("id", rule->id);
    field("title", rule->title);
    field("severity", severity_text((now != nullptr ? *now : rule->phases.front()).severity));
    json.key("in_force");
    json.boolean(now != nullptr);
    json.key("documents");
    json.begin_array();
    for (unsigned kind = 0; kind < static_cast<unsigned>(DocumentKind::count_); ++kind) {
      if (rule->documents.has(static_cast<DocumentKind>(kind))) {
        json.string(document_kind_text(static_cast<DocumentKind>(kind)));
      }
    }
    json.end_array();
    json.key("policies");
    json.begin_array();
    for (std::string_view name : preset_names()) {
      if (rule->policies.has(*preset_from_text(name))) json.string(name);
    }
    json.end_array();
    json.key("phases");
    json.begin_array();
    for (const Phase& phase : rule->phases) {
      json.begin_object();
      json.key("from");
      if (phase.from == always) {
        json.null();
      } else {
        json.string(to_string(phase.from));
      }
      field("severity", severity_text(phase.severity));
      json.end_object();
    }
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.text() += '\n';
  return std::move(json.text());
}

}  // namespace dcvlint
