// dcvlint request --format json.

#include "lint/reports/request.h"

namespace dcvlint {
namespace {

class Item {
 public:
  Item(const RequestReport& report, JsonWriter& json) : report_(report), json_(json) {}

  void write(const DomainStyle& style) {
    json_.begin_object();
    field("schema", "dcvlint/1");
    json_.key("request");
    json_.begin_object();
    field("file", report_.path);
    field("ca", report_.ca);
    field("as_of", to_string(style.as_of));
    field("source", style.source);
    field("verdict", request_verdict_word(report_.verdict));
    texts("reasons", report_.reasons);
    std::vector<std::string> assumes;
    if (std::string assumed = assumed_identity(report_); !assumed.empty()) {
      assumes.push_back("identity " + assumed);
    }
    texts("assumes", assumes);
    findings();
    json_.key("names");
    json_.begin_array();
    for (const RequestName& name : report_.names) write(name);
    json_.end_array();
    texts("addresses", report_.addresses);
    reuse("control_validated", report_.control);
    reuse("identity_validated", report_.identity);
    json_.end_object();
    json_.end_object();
    json_.line_feed();
  }

 private:
  void field(std::string_view key, std::string_view value) {
    json_.key(key);
    json_.string(value);
  }
  void texts(std::string_view key, const std::vector<std::string>& values) {
    json_.key(key);
    json_.begin_array();
    for (const std::string& value : values) json_.string(value);
    json_.end_array();
  }
  void methods(std::string_view key, const std::vector<DcvMethod>& values) {
    json_.key(key);
    json_.begin_array();
    for (const DcvMethod value : values) json_.string(dcv_method_text(value));
    json_.end_array();
  }

  void findings() {
    json_.key("findings");
    json_.begin_array();
    for (const Finding& finding : report_.findings.findings) {
      json_.begin_object();
      field("rule", finding.rule->id);
      field("severity", severity_text(finding.severity));
      field("message", message(finding));
      json_.end_object();
    }
    json_.end_array();
  }

  void write(const RequestName& name) {
    json_.line_feed();
    json_.begin_object();
    field("name", name.name);
    if (!name.unicode.empty()) field("unicode", name.unicode);
    json_.key("caa");
    if (name.caa) {
      json_.begin_object();
      field("verdict", caa_verdict_text(name.caa->decision.verdict));
      field("says", name.caa_why);
      texts("assumes", name.assumes);
      json_.end_object();
    } else {
      json_.null();
    }
    methods("shown", name.shown);
    methods("possible", name.possible);
    methods("barred_by_caa", name.caa_bars);
    texts("wrong", name.wrong);
    json_.end_object();
  }

  void reuse(std::string_view key, const std::optional<RequestReuse>& reuse) {
    json_.key(key);
    if (!reuse) return json_.null();
    json_.begin_object();
    field("on", to_string(reuse->validated));
    json_.key("until");
    if (reuse->until) {
      json_.string(to_string(*reuse->until));
    } else {
      json_.null();
    }
    json_.end_object();
  }

  const RequestReport& report_;
  JsonWriter& json_;
};

}  // namespace

void write_request_json(const RequestReport& report, const DomainStyle& style, JsonWriter& json) {
  Item(report, json).write(style);
}

}  // namespace dcvlint
