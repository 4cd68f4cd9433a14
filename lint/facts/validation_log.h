#pragma once
// A validation log: what a CA says that it has checked, a line each (BR 2.3.1 §5.4.1). The fields
// are those of lint/reports/dcvlint-validation-log-1.schema.json.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "lint/base/date.h"
#include "lint/base/document.h"
#include "lint/facts/fault.h"
#include "lint/facts/quorum.h"
#include "lint/facts/validation_method.h"

namespace dcvlint {

enum class LogKind : std::uint8_t {
  certificate,  // what was issued, with its names
  validation,   // of control over a name or an address
  caa,          // a CAA check
  identity,     // of subject identity information
};
std::string_view log_kind_text(LogKind kind);

enum class LogField : std::uint8_t {
  kind,
  certificate,           // an id of the CA's own: what the lines of one certificate share
  issued,                // when that was issued
  names,                 // of a certificate: its subjectAltName
  name,                  // what was validated or checked
  adn,                   // the Authorization Domain Name that was used
  method,                // "3.2.2.4.7", "dns-01", "ca-tbr-7"
  time,                  // when it was validated or checked
  evidence,              // an id of the CA's own: the one look-up or challenge
  aliases,               // targets of the CNAMEs followed from `name`, in order
  random_value_created,  // when
  request_token_time,    // the time within a Request Token
  mail_to,               // where mail was sent
  url,                   // what was fetched first
  redirects,             // code and target of each
  status,                // of the last HTTP response
  perspectives,          // remote ones: id, region, result
  quorum,                // "3/4": so many of so many corroborate
  dnssec,                // secure, insecure, bogus, off
  ttl,                   // of the CAA set, seconds
  result,                // of a CAA check: permit, deny, fail
  random_value,          // itself, or a digest of it
  ptr,                   // of an address: the names that its PTR records give
  contact_source,        // of a Domain Contact: whois, rdap, registrar, web
  count_
};
std::string_view log_field_text(LogField field);
std::optional<LogField> log_field_from_text(std::string_view text);

struct LogRedirect {
  std::int64_t code = 0;
  std::string_view url;
};
struct LogLocation {
  double latitude = 0, longitude = 0;  // degrees, north and east
};
struct LogPerspective {
  std::string_view id;
  std::optional<Rir> region;
  bool corroborates = false;
  std::optional<LogLocation> location;
};
struct LogQuorum {
  std::uint32_t corroborating = 0, of = 0;
};
enum class LogDnssec : std::uint8_t { secure, insecure, bogus, off };
enum class LogResult : std::uint8_t { permit, deny, fail };
// Where the Domain Contact of methods .2, .12 and .15 came from. `web`: a page fetched over HTTPS.
enum class LogContactSource : std::uint8_t { whois, rdap, registrar, web };

// Texts live in the log's arena. What a line has not, or not in its form, is absent or empty.
struct LogLine {
  LogKind kind{};
  Place place;  // without the end of line
  struct At {
    LogField field{};
    Place place;  // of the value
  };
  std::span<const At> fields;  // those that the line has, ascending

  std::string_view certificate;
  std::optional<std::int64_t> issued, time;  // seconds since 1970-01-01 UTC
  std::span<const std::string_view> names;   // lower case, no final dot, as the next three
  std::string_view name;
  std::string_view adn;
  std::span<const std::string_view> aliases;
  const ValidationMethod* method = nullptr;
  std::string_view evidence;
  std::optional<std::int64_t> random_value_created, request_token_time;
  std::string_view mail_to;
  std::string_view url;
  std::span<const LogRedirect> redirects;
  std::optional<std::int64_t> status;
  std::span<const LogPerspective> perspectives;  // each id once: did it ever corroborate?
  std::optional<LogQuorum> quorum;
  std::optional<LogDnssec> dnssec;
  std::optional<std::int64_t> ttl;
  std::optional<LogResult> result;
  std::string_view random_value;
  std::span<const std::string_view> ptr;  // as `aliases`
  std::optional<LogContactSource> contact_source;
  // Some perspectives could not be read: what the others come to is not known.
  bool lacks_perspectives = false;
  // Of a CAA check: for its certificate the name was validated by a method that wants no network
  // perspectives, and then the check wants none either (BR 4.2.2.1.1).
  bool without_perspectives = false;

  bool has(LogField field) const;
  // Of the field's value; of the line where it has no such field.
  Place at(LogField field) const;
  // Whose rules hold: of the check, else of the issue.
  std::optional<Date> day() const;
};

// Whether a validation of the name by the method wants network perspectives.
bool wants_perspectives(const ValidationMethod& method, std::string_view name);
// What a name of a log is, by its text.
bool is_address(std::string_view name);
bool is_wildcard(std::string_view name);
bool is_onion(std::string_view name);
std::string_view without_wildcard(std::string_view name);

struct ValidationLog {
  std::span<const LogLine> lines;             // in the order of the file
  std::span<const Fault> faults;              // in the order of the file
  std::array<std::uint64_t, 4> counts{};      // of lines, by LogKind
  std::array<std::uint64_t, 4> unassigned{};  // of those, the ones of a name but of no certificate
  // Numbers of lines, by evidence and kind. Then ascending.
  std::span<const std::uint32_t> by_evidence;
  // Those with a name: by certificate ("" too), kind, name without "*.", name, time of issue, time
  // of the check (those without first).
  std::span<const std::uint32_t> by_name;
  // Validations with a Random Value: by it, then ascending.
  std::span<const std::uint32_t> by_random_value;

  // The first line of the same kind that names the same evidence: perhaps itself.
  const LogLine& first_with_evidence(const LogLine& line) const;
  // Lines of a kind that name the certificate and the name, or the wildcard of it ("*." in `name`
  // makes no difference).
  std::span<const std::uint32_t> about(std::string_view certificate, LogKind kind,
                                       std::string_view name) const;
  // Those of the line's own kind, certificate and time of issue with exactly that name, by the time
  // of the check. The line is one of those with its own name, if it has one.
  std::span<const std::uint32_t> beside(const LogLine& line, std::string_view name) const;
  // The first validation with the same Random Value: perhaps itself.
  const LogLine& first_with_random_value(const LogLine& line) const;
  std::uint64_t count(LogKind kind) const { return counts[static_cast<std::size_t>(kind)]; }
};

}  // namespace dcvlint
