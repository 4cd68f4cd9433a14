#pragma once
// What dcvlint request says: whether a CA will issue what a request asks for.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/facts/issued_types.h"
#include "lint/facts/validation_reuse.h"
#include "lint/reports/dcv.h"
#include "lint/reports/domain.h"
#include "lint/reports/report.h"

namespace dcvlint {

enum class RequestVerdict : std::uint8_t {
  passes,   // nothing stands against it
  waits,    // until control over a name is shown
  unknown,  // a look-up failed, or what decides could not be seen
  refused,
};
std::string_view request_verdict_word(RequestVerdict verdict);  // "passes", "waits", …

// One name that the request asks for.
struct RequestName {
  std::string name, unicode;
  std::optional<CaVerdict> caa;      // nothing: a name that no CA looks CAA up for
  std::string caa_why;               // a clause; not made printable
  std::vector<std::string> assumes;  // what CAA rests on and could not be seen; likewise
  // Methods that CAA's validationmethods rules out, and why, a clause; not made printable.
  std::vector<DcvMethod> caa_bars;
  std::string caa_bars_why;
  std::string caa_account;  // the only account that CAA allows, when none was named
  DcvReport control;
  std::vector<DcvMethod> shown;     // what they look for is there
  std::vector<DcvMethod> possible;  // may be used, and can be shown yet
  bool seen = false;                // that one of them finds nothing, or what will not do
  // The CA may go by an earlier validation, by a method that can validate this name.
  bool reusable = false;
  // A wildcard right above this public suffix, for which only the whole of it would do
  // (BR 3.2.2.6).
  std::string suffix;
  std::vector<std::string> wrong;  // "cname: a TXT in place of a CNAME …"; printable
};

// Data that the CA validated before, and how long it may go by them.
struct RequestReuse {
  Date validated{};
  Reuse reuse;
  std::optional<Date> until;  // the last day on which it may
};

struct RequestReport {
  std::string path;
  std::string ca;       // its title
  std::string profile;  // "ov, tcs-harica", as it was judged
  Report findings;      // on the request itself
  std::vector<RequestName> names;
  std::vector<std::string> addresses;  // iPAddress: nobody looks whether control over them is shown
  bool methods_named = false;          // by whoever asks; else those that the CA is known to offer
  std::optional<RequestReuse> control, identity;
  RequestVerdict verdict{};
  std::vector<std::string> reasons;     // sentences without a full stop; printable
  const IssuedTypes* issued = nullptr;  // types that the CA issues; null: not known
  std::optional<Profile> wanted = {};   // the type that somebody named
  Profile type{};                       // that it was judged as, given or guessed
};

bool is_valid(const RequestReuse& reuse);  // may be gone by

// What was not told about the organisation's validation, and is taken to be so: a sentence. Empty:
// it was told, it is not needed, or the request is refused anyway.
std::string assumed_identity(const RequestReport& report);

// Sums up findings, names and reuse: fills verdict and reasons.
void judge_request(RequestReport& report);

std::string request_page(const RequestReport& report, const DomainStyle& style);
// The whole document (lint/reports/dcvlint-1-request.schema.json).
void write_request_json(const RequestReport& report, const DomainStyle& style, JsonWriter& json);

}  // namespace dcvlint
