// One name of dcvlint perspectives --format json.

#include "lint/reports/perspectives.h"

namespace dcvlint {
namespace {

class Item {
 public:
  Item(const PerspectivesReport& report, JsonWriter& json) : report_(report), json_(json) {}

  void write() {
    json_.line_feed();
    json_.begin_object();
    field("name", report_.name);
    if (!report_.unicode.empty()) field("unicode", report_.unicode);
    json_.key("alike");
    json_.boolean(is_alike(report_));
    json_.key("cas");
    json_.begin_array();
    for (const CaAgreement& ca : report_.cas) write(ca);
    json_.end_array();
    json_.end_object();
  }

 private:
  void field(std::string_view key, std::string_view value) {
    json_.key(key);
    json_.string(value);
  }
  void number(std::string_view key, unsigned value) {
    json_.key(key);
    json_.number(value);
  }
  void field_or_null(std::string_view key, std::string_view value) {
    if (!value.empty()) return field(key, value);
    json_.key(key);
    json_.null();
  }

  void write(const CaAgreement& ca) {
    const CaaQuestion& question = ca.verdicts.front().question;
    json_.line_feed();
    json_.begin_object();
    field("ca", question.authority->id);
    field("for", caa_profile_text(question.profile));
    json_.key("perspectives");
    json_.begin_array();
    for (std::size_t i = 0; i < ca.verdicts.size(); ++i) write(i, ca.verdicts[i]);
    json_.end_array();
    write(ca.quorum);
    json_.end_object();
  }

  void write(std::size_t number, const CaVerdict& verdict) {
    const PerspectiveView& view = report_.views[number];
    const CaaHop* where = view.relevant->where();
    json_.line_feed();
    json_.begin_object();
    field("dns", view.dns);
    json_.key("primary");
    json_.boolean(number == 0);
    field_or_null("region", view.region ? rir_text(*view.region) : std::string_view());
    field("verdict", caa_verdict_text(verdict.decision.verdict));
    field("reason", verdict_reason(verdict, *view.relevant, *view.names));
    field_or_null("found_at",
                  where != nullptr ? view.names->display(where->answer.owner) : std::string());
    json_.key("records");
    json_.begin_array();
    for (const AnswerRecord& record : view.relevant->records()) {
      json_.string(caa_presentation(record.rdata));
    }
    json_.end_array();
    field_or_null("dnssec", dnssec_text(weakest_security(*view.relevant)));
    json_.end_object();
  }

  void write(const Quorum& quorum) {
    const QuorumPhase phase = quorum.phase != nullptr ? *quorum.phase : QuorumPhase();
    json_.key("quorum");
    json_.begin_object();
    field("result", quorum_result_text(quorum.result));
    field("reason", quorum_text(quorum));
    json_.key("binding");
    json_.boolean(phase.binding);
    number("remotes", quorum.remotes);
    number("remotes_needed", phase.remotes);
    number("corroborating", quorum.corroborating);
    number("may_fail_to", quorum.misses);
    json_.key("regions");
    json_.begin_array();
    for (const Rir rir : quorum.regions) json_.string(rir_text(rir));
    json_.end_array();
    number("regions_needed", phase.regions);
    field("if_failures_count", quorum_result_text(quorum.if_failures_count));
    json_.key("later");
    json_.begin_array();
    for (const LaterQuorum& later : quorum.later) write(later);
    json_.end_array();
    json_.end_object();
  }

  void write(const LaterQuorum& later) {
    json_.begin_object();
    field("from", to_string(later.phase->from));
    field("result", quorum_result_text(later.result));
    number("remotes_needed", later.phase->remotes);
    number("regions_needed", later.phase->regions);
    json_.end_object();
  }

  const PerspectivesReport& report_;
  JsonWriter& json_;
};

}  // namespace

void write_perspectives_json(const PerspectivesReport& report, JsonWriter& json) {
  Item(report, json).write();
}

}  // namespace dcvlint
