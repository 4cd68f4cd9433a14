#pragma once
// What dcvlint dcv says about a name: what a CA looks for, and whether it is there.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/facts/dcv_presence.h"
#include "lint/facts/http_validation.h"
#include "lint/facts/mailbox.h"
#include "lint/facts/smtp_answer.h"
#include "lint/facts/validation_method.h"
#include "lint/reports/dcv_records.h"
#include "lint/reports/domain.h"
#include "lint/reports/json_writer.h"
#include "lint/reports/spot.h"

namespace dcvlint {

// What a CA would have seen of a file, request by request.
struct HttpSeenStep {
  std::string url;
  std::string peer;      // "192.0.2.1:80"; may be empty
  int status = 0;        // 0: no answer
  std::string location;  // as the server wrote it
};
struct HttpSeen {
  std::vector<HttpSeenStep> steps;
  HttpFault fault = HttpFault::none;
  std::string why;  // more words on the fault; may be empty
  HttpContent content = HttpContent::empty;
  DcvPresence presence = DcvPresence::failed;
};

// A record, or a file, of one shape.
struct DcvRecordReport {
  const RecordShape* shape = nullptr;
  RecordToAdd add;                  // of a record
  std::string url;                  // of a file
  std::string content;              // of a file
  bool complete = true;             // of a file
  bool owner_known = true;          // of a record: no label is the CA's secret
  std::string serves;               // "all names below lu.example", "www.lu.example only"
  std::vector<DcvSeen> seen;        // by Authorization Domain Name, nearest first
  std::vector<Sighting> strays;     // elsewhere in the zones
  std::optional<HttpSeen> fetched;  // of a file, when it was looked at
};

struct DcvMethodReport {
  DcvMethod method{};
  const ValidationMethod* rules = nullptr;  // of BR 3.2.2.4
  MethodState state{};                      // on the day
  std::optional<Date> ends;                 // when CAs may use it no more
  std::string barred;                       // why it can't validate this name; empty: it can
  std::vector<DcvRecordReport> records;
  std::vector<Name> mail_domains;  // nearest first
  std::optional<MailLevels> mail;  // where somebody could look
  std::optional<SmtpProbe> smtp;   // of the domain that was chosen, where servers were asked
  std::string unsure;              // why there may be more Authorization Domain Names
  DcvPresence presence = DcvPresence::absent;
};

struct DcvReport {
  std::string name;     // as it was asked for: "*." before it for a wildcard
  std::string unicode;  // with U-labels, when it was typed so
  const Provider* ca = nullptr;
  bool looked = false;  // DNS or zones were asked
  std::vector<DcvMethodReport> methods;
};

// "present and right", "absent", "cannot see".
std::string_view presence_text(DcvPresence presence);
// "right", "shape", "wrong", …: for programs.
std::string_view presence_word(DcvPresence presence);
// What stands there and which mistake it is, a clause; not made printable.
std::string sighting_text(const Sighting& sighting, const DcvRecordReport& record,
                          const Provider& ca, const Names& names);

// "the server answers with something else than 200 to 299 (404)": a clause; printable.
std::string http_seen_text(const HttpSeen& seen, bool complete);

std::string dcv_page(const DcvReport& report, const DomainStyle& style, const Names& names,
                     Spots& spots);
// One item of "names" (lint/reports/dcvlint-1-dcv.schema.json), which begin_names() and end_names()
// enclose.
void write_dcv_json(const DcvReport& report, const Names& names, Spots& spots, JsonWriter& json);

}  // namespace dcvlint
