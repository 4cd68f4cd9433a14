// One name of dcvlint domain --format json or jsonl.

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

void field(JsonWriter& json, std::string_view key, std::string_view value) {
  json.key(key);
  json.string(value);
}

void field_or_null(JsonWriter& json, std::string_view key, std::string_view value) {
  if (!value.empty()) return field(json, key, value);
  json.key(key);
  json.null();
}

class Item {
 public:
  Item(const DomainReport& report, const Names& names, JsonWriter& json)
      : report_(report), names_(names), json_(json) {}

  void write() {
    JsonWriter found;
    write_found(found);
    json_.line_feed();
    json_.begin_object();
    write_name();
    json_.key("verdicts");
    json_.begin_array();
    for (const CaVerdict& verdict : report_.verdicts) {
      json_.line_feed();
      json_.begin_object();
      write_verdict(verdict);
      // The same for all, and most of the text: made once.
      json_.members(found.text());
      json_.end_object();
    }
    json_.end_array();
    write_later();
    json_.end_object();
  }

  void write_line() {
    json_.begin_object();
    field(json_, "schema", "dcvlint/1");
    write_name();
    write_found(json_);
    json_.key("verdicts");
    json_.begin_array();
    for (const CaVerdict& verdict : report_.verdicts) {
      json_.begin_object();
      write_verdict(verdict);
      json_.end_object();
    }
    json_.end_array();
    write_later();
    json_.end_object();
  }

 private:
  void write_name() {
    field(json_, "name", report_.name);
    if (!report_.unicode.empty()) field(json_, "unicode", report_.unicode);
  }

  void write_verdict(const CaVerdict& verdict) {
    field(json_, "ca", verdict.question.authority->id);
    field(json_, "for", caa_profile_text(verdict.question.profile));
    field(json_, "verdict", caa_verdict_text(verdict.decision.verdict));
    field(json_, "reason", verdict_reason(verdict, report_.relevant, names_));
  }

  // What all verdicts on the name rest on.
  void write_found(JsonWriter& json) const {
    const CaaHop* where = report_.relevant.where();
    field_or_null(json, "found_at",
                  where != nullptr ? names_.display(where->answer.owner) : std::string());
    json.key("records");
    json.begin_array();
    const auto records = report_.relevant.records();
    // Of a larger set no resolver gets an answer, and a file may have a million.
    for (const AnswerRecord& record : records.first(std::min(records.size(), most_caa_records))) {
      json.string(caa_presentation(record.rdata));
    }
    json.end_array();
    write_path(json);
    field_or_null(json, "dnssec", dnssec_text(weakest_security(report_.relevant)));
    json.key("assumes");
    json.begin_array();
    for (const std::string& each : assumptions(report_.relevant, names_)) json.string(each);
    json.end_array();
  }

  void write_path(JsonWriter& json) const {
    json.key("path");
    json.begin_array();
    for (const CaaHop& hop : report_.relevant.path) {
      json.begin_object();
      field(json, "name", names_.display(hop.asked));
      field(json, "status", status_text(hop.answer.status));
      json.key("aliases");
      json.begin_array();
      for (const Name alias : hop.answer.aliases) json.string(names_.display(alias));
      json.end_array();
      field_or_null(json, "dnssec", dnssec_text(hop.answer.security));
      json.end_object();
    }
    json.end_array();
  }

  void write_later() {
    json_.key("later");
    json_.begin_array();
    for (const ComingChange& change : report_.changes) {
      json_.begin_object();
      field(json_, "from", to_string(change.date));
      field(json_, "ca", change.then.question.authority->id);
      field(json_, "for", caa_profile_text(change.then.question.profile));
      field(json_, "verdict", caa_verdict_text(change.then.decision.verdict));
      field(json_, "reason", change_reason(change, report_.relevant, names_));
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

std::string domain_line(const DomainReport& report, const Names& names) {
  JsonWriter json;
  Item(report, names, json).write_line();
  json.text() += '\n';
  return std::move(json.text());
}

}  // namespace dcvlint
