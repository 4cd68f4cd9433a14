// One name of dcvlint domain --format json.

#include <algorithm>
#include <array>

#include "lint/reports/domain.h"

namespace dcvlint {
namespace {

std::string_view status_text(Status status) {
  constexpr std::array<std::string_view, 6> texts{"records", "no_data", "no_name",
                                                  "failed",  "unseen",  "unasked"};
  return texts[static_cast<std::size_t>(status)];
}

class Item {
 public:
  Item(const DomainReport& report, const Names& names, JsonWriter& json)
      : report_(report), names_(names), json_(json) {}

  void write() {
    json_.line_feed();
    json_.begin_object();
    field("name", report_.name);
    json_.key("verdicts");
    json_.begin_array();
    for (const CaVerdict& verdict : report_.verdicts) write(verdict);
    json_.end_array();
    json_.end_object();
  }

 private:
  void field(std::string_view key, std::string_view value) {
    json_.key(key);
    json_.string(value);
  }
  void field_or_null(std::string_view key, std::string_view value) {
    if (!value.empty()) return field(key, value);
    json_.key(key);
    json_.null();
  }

  void write(const CaVerdict& verdict) {
    const CaaHop* where = report_.relevant.where();
    json_.line_feed();
    json_.begin_object();
    field("ca", verdict.question.authority->id);
    field("for", caa_profile_text(verdict.question.profile));
    field("verdict", caa_verdict_text(verdict.decision.verdict));
    field("reason", verdict_reason(verdict, report_.relevant, names_));
    field_or_null("found_at",
                  where != nullptr ? names_.display(where->answer.owner) : std::string());
    json_.key("records");
    json_.begin_array();
    const auto records = report_.relevant.records();
    // Of a larger set no resolver gets an answer, and a file may have a million.
    for (const AnswerRecord& record : records.first(std::min(records.size(), most_caa_records))) {
      json_.string(caa_presentation(record.rdata));
    }
    json_.end_array();
    write_path();
    field_or_null("dnssec", dnssec_text(weakest_security(report_.relevant)));
    json_.key("assumes");
    json_.begin_array();
    for (const std::string& each : assumptions(report_.relevant, names_)) json_.string(each);
    json_.end_array();
    json_.end_object();
  }

  void write_path() {
    json_.key("path");
    json_.begin_array();
    for (const CaaHop& hop : report_.relevant.path) {
      json_.begin_object();
      field("name", names_.display(hop.asked));
      field("status", status_text(hop.answer.status));
      json_.key("aliases");
      json_.begin_array();
      for (const Name alias : hop.answer.aliases) json_.string(names_.display(alias));
      json_.end_array();
      field_or_null("dnssec", dnssec_text(hop.answer.security));
      json_.end_object();
    }
    json_.end_array();
  }

  const DomainReport& report_;
  const Names& names_;
  JsonWriter& json_;
};

}  // namespace

std::string_view dnssec_text(Security security) {
  constexpr std::array<std::string_view, 5> texts{"", "secure", "insecure", "bogus",
                                                  "indeterminate"};
  return texts[static_cast<std::size_t>(security)];
}

void begin_names(JsonWriter& json) {
  json.begin_object();
  json.key("schema");
  json.string("dcvlint/1");
  json.key("names");
  json.begin_array();
}

void end_names(JsonWriter& json) {
  json.end_array();
  json.end_object();
  json.text() += '\n';
}

void write_domain_json(const DomainReport& report, const Names& names, JsonWriter& json) {
  Item(report, names, json).write();
}

}  // namespace dcvlint
