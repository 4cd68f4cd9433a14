#pragma once
// CAA resource records: wire form, properties, the issue-value grammar
// (RFC 8659 §4, errata 5934 and 7139), and the parameters of RFC 8657.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dcvlint {

// Why RDATA is no CAA property (RFC 8659 §4.1).
enum class CaaWireFault : std::uint8_t { none, too_short, empty_tag, tag_overruns };

enum class CaaTag : std::uint8_t {
  issue,
  issuewild,
  issuemail,
  issuevmc,
  iodef,
  contactemail,
  contactphone,
  unknown
};

// A property, as views into RDATA.
struct CaaProperty {
  CaaWireFault fault = CaaWireFault::none;
  std::uint8_t flags = 0;
  CaaTag known_tag = CaaTag::unknown;  // case folded
  std::string_view tag;                // as written
  std::string_view value;
  std::uint32_t value_at = 0;  // offset of value in RDATA
  bool critical() const { return (flags & 128U) != 0; }
};
CaaProperty parse_caa(std::span<const std::uint8_t> rdata);
CaaTag caa_tag(std::string_view tag);
// As in a master file (RFC 8659 §4.1.1): 0 issue "harica.gr". What is no property, or has a tag
// that no master file could have, in the generic form (RFC 3597 §5).
std::string caa_presentation(std::span<const std::uint8_t> rdata);
// issue, issuewild, issuemail and issuevmc share one grammar.
constexpr bool has_issue_value(CaaTag tag) {
  return tag == CaaTag::issue || tag == CaaTag::issuewild || tag == CaaTag::issuemail ||
         tag == CaaTag::issuevmc;
}

// First break of the grammar of RFC 8659 §4.2.
enum class IssueFault : std::uint8_t {
  none,
  bad_character,  // in the issuer-domain-name: "_", quote, "/", ":", "*", non-ASCII …
  final_dot,
  empty_label,
  hyphen_at_label_edge,
  list_of_names,  // "a, b" or "a b": text behind the name that is no ";"
  parameter_without_equals,
  empty_parameter,  // ";;", or ";" at the end of parameters
  bad_parameter_tag,
  bad_parameter_value,  // space or non-printable or non-ASCII within
};

struct IssueParameter {
  std::string_view tag, value;
  std::uint32_t tag_at = 0, value_at = 0;  // offsets in the issue value
};

struct IssueValue {
  IssueFault fault = IssueFault::none;
  std::uint32_t fault_at = 0, fault_end = 0;  // octets of the value that break the grammar
  std::string_view issuer;  // empty: nobody; what was read, even if malformed later
  std::uint32_t issuer_at = 0;
  std::vector<IssueParameter> parameters;  // up to the fault
  bool well_formed() const { return fault == IssueFault::none; }
  bool names_nobody() const { return !well_formed() || issuer.empty(); }  // what a CA makes of it
};
IssueValue parse_issue_value(std::string_view value);
// The same without keeping parameters: for hot paths. No allocation.
IssueFault check_issue_value(std::string_view value, std::string_view& issuer);

}  // namespace dcvlint
