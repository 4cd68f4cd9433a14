// One name of dcvlint dcv --format json.

#include <array>

#include "lint/reports/dcv.h"

namespace dcvlint {
namespace {

std::string_view state_word(MethodState state) {
  constexpr std::array<std::string_view, 4> words = {"not-yet", "allowed", "should-not", "retired"};
  return words[static_cast<std::size_t>(state)];
}

std::string_view place_word(SightPlace place) {
  constexpr std::array<std::string_view, 9> words = {
      "at-owner",  "other-type", "underscore-missing", "domain-doubled", "digest-of-other",
      "label-cut", "other-name", "behind-delegation",  "other-label"};
  return words[static_cast<std::size_t>(place)];
}

std::string_view match_word(TokenMatch match) {
  constexpr std::array<std::string_view, 22> words = {"right",
                                                      "shape",
                                                      "other-request",
                                                      "obsolete-form",
                                                      "sha1",
                                                      "digest-of-other",
                                                      "cut",
                                                      "unique-missing",
                                                      "unique-differs",
                                                      "final-dot-missing",
                                                      "quoted",
                                                      "blanks",
                                                      "undigested",
                                                      "other-base64",
                                                      "expired",
                                                      "ahead",
                                                      "near-miss",
                                                      "other",
                                                      "malformed",
                                                      "other-issuer",
                                                      "other-account",
                                                      "not-for-wildcards"};
  return words[static_cast<std::size_t>(match)];
}

class Item {
 public:
  Item(const DcvReport& report, const Names& names, Spots& spots, JsonWriter& json)
      : report_(report), names_(names), spots_(spots), json_(json) {}

  void write() {
    json_.line_feed();
    json_.begin_object();
    field("name", report_.name);
    if (!report_.unicode.empty()) field("unicode", report_.unicode);
    field("ca", report_.ca->id);
    json_.key("methods");
    json_.begin_array();
    for (const DcvMethodReport& method : report_.methods) write(method);
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
  void flag(std::string_view key, bool value) {
    json_.key(key);
    json_.boolean(value);
  }

  void write(const DcvMethodReport& method) {
    json_.line_feed();
    json_.begin_object();
    field("method", dcv_method_text(method.method));
    field_or_null("section", method.rules != nullptr ? method.rules->section() : std::string());
    field("state", state_word(method.state));
    field_or_null("ends", method.ends ? to_string(*method.ends) : std::string());
    field_or_null("barred", method.barred);
    field_or_null("presence", report_.looked ? presence_word(method.presence) : std::string_view());
    json_.key("records");
    json_.begin_array();
    for (const DcvRecordReport& each : method.records) {
      if (!each.shape->file) write_record(each);
    }
    json_.end_array();
    json_.key("files");
    json_.begin_array();
    for (const DcvRecordReport& each : method.records) {
      if (each.shape->file) write_file(each);
    }
    json_.end_array();
    write_mail(method);
    field_or_null("note", method.unsure);
    json_.end_object();
  }

  void write_shape(const DcvRecordReport& record, bool complete) {
    field("shape", record.shape->id);
    field("title", record.shape->title);
    flag("confirmed", record.shape->confirmed);
    flag("complete", complete);
    field("serves", record.serves);
  }

  void write_record(const DcvRecordReport& record) {
    json_.begin_object();
    write_shape(record, record.add.complete);
    field("owner", record.add.owner);
    field("type", type_text(record.add.type));
    field("value", record.add.value);
    field("line", master_file_line(record.add));
    json_.key("seen");
    json_.begin_array();
    for (const DcvSeen& seen : record.seen) {
      json_.begin_object();
      field("name", names_.display(seen.name));
      field("presence", presence_word(seen.presence));
      field_or_null("alias", seen.alias ? names_.display(*seen.alias) : std::string());
      if (!seen.beside.empty()) field("beside", seen.beside);
      json_.key("sightings");
      write_sightings(seen.sightings, record);
      json_.end_object();
    }
    json_.end_array();
    json_.key("elsewhere");
    write_sightings(record.strays, record);
    json_.end_object();
  }

  void write_sightings(std::span<const Sighting> sightings, const DcvRecordReport& record) {
    json_.begin_array();
    for (const Sighting& each : sightings) {
      json_.begin_object();
      field("owner", names_.display(each.owner));
      field("type", type_text(each.type));
      field("value", each.value);
      field("place", place_word(each.place));
      field("match", match_word(each.token.match));
      field_or_null("wildcard", each.from_wildcard ? names_.display(each.source) : std::string());
      field("says", sighting_text(each, record, *report_.ca, names_));
      if (each.where.end > each.where.begin) {
        const Spot spot = spots_.at(each.where);
        field("file", spot.file);
        json_.key("line");
        json_.number(spot.line);
      }
      json_.end_object();
    }
    json_.end_array();
  }

  void write_file(const DcvRecordReport& record) {
    json_.begin_object();
    write_shape(record, record.complete);
    field("url", record.url);
    field("content", record.content);
    json_.key("fetched");
    if (record.fetched) {
      write_fetched(*record.fetched, record.complete);
    } else {
      json_.null();
    }
    json_.end_object();
  }

  void write_fetched(const HttpSeen& seen, bool complete) {
    json_.begin_object();
    field("presence", presence_word(seen.presence));
    field("says", http_seen_text(seen, complete));
    json_.key("steps");
    json_.begin_array();
    for (const HttpSeenStep& step : seen.steps) {
      json_.begin_object();
      field("url", step.url);
      field_or_null("peer", step.peer);
      json_.key("status");
      if (step.status != 0) {
        json_.number(static_cast<std::uint64_t>(step.status));
      } else {
        json_.null();
      }
      field_or_null("location", step.location);
      json_.end_object();
    }
    json_.end_array();
    json_.end_object();
  }

  void write_mail(const DcvMethodReport& method) {
    json_.key("mail");
    json_.begin_array();
    for (std::size_t i = 0; i < method.mail_domains.size(); ++i) {
      const std::string domain = names_.display(method.mail_domains[i]);
      const bool looked = method.mail && i < method.mail->all.size();
      json_.begin_object();
      field("domain", domain);
      json_.key("addresses");
      json_.begin_array();
      for (const std::string_view local : constructed_local_parts) {
        json_.string(std::string(local) + "@" + domain);
      }
      json_.end_array();
      field_or_null("verdict",
                    looked ? mail_verdict_text(method.mail->all[i].verdict) : std::string_view());
      json_.key("remarks");
      json_.begin_array();
      if (looked) {
        const MailLevel& level = method.mail->all[i];
        for (const MailRemark& remark : level.remarks) {
          json_.string(mail_remark_text(level, remark, names_));
        }
      }
      json_.end_array();
      flag("chosen", method.mail && method.mail->chosen == i);
      smtp(method.smtp && method.mail && method.mail->chosen == i ? &*method.smtp : nullptr);
      json_.end_object();
    }
    json_.end_array();
  }

  void smtp(const SmtpProbe* probe) {
    json_.key("smtp");
    if (probe == nullptr) return json_.null();
    constexpr std::array<std::string_view, 10> outcomes{
        "answered", "no-server", "private-address", "unconnected", "timed-out",
        "closed",   "bad-reply", "turned-away",     "bad-name",    "stopped"};
    json_.begin_object();
    field_or_null("server", probe->server);
    field("outcome", outcomes[static_cast<std::size_t>(probe->fault)]);
    field_or_null("why", probe->why);
    json_.key("answers");
    json_.begin_array();
    for (const SmtpAnswer& answer : probe->answers) {
      json_.begin_object();
      field("mailbox", answer.mailbox);
      field("verdict", smtp_verdict_text(answer.verdict));
      json_.key("code");
      json_.number(answer.code);
      field("said", answer.text);
      json_.end_object();
    }
    json_.end_array();
    field_or_null("invented",
                  probe->invented ? smtp_verdict_text(*probe->invented) : std::string_view());
    json_.end_object();
  }

  const DcvReport& report_;
  const Names& names_;
  Spots& spots_;
  JsonWriter& json_;
};

}  // namespace

void write_dcv_json(const DcvReport& report, const Names& names, Spots& spots, JsonWriter& json) {
  Item(report, names, spots, json).write();
}

}  // namespace dcvlint
