#include "lint/facts/reply_text.h"

#include <array>
#include <string_view>

namespace dcvlint {
namespace {

// Registry "Domain Name System (DNS) Parameters": RCODEs that a resolver may send, and extended
// errors (RFC 8914 §5.2 and later), by number.
constexpr std::array<std::string_view, 11> rcodes = {"NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN",
                                                     "NOTIMP",  "REFUSED", "YXDOMAIN", "YXRRSET",
                                                     "NXRRSET", "NOTAUTH", "NOTZONE"};
constexpr std::array<std::string_view, 31> extended_errors = {"Other Error",
                                                              "Unsupported DNSKEY Algorithm",
                                                              "Unsupported DS Digest Type",
                                                              "Stale Answer",
                                                              "Forged Answer",
                                                              "DNSSEC Indeterminate",
                                                              "DNSSEC Bogus",
                                                              "Signature Expired",
                                                              "Signature Not Yet Valid",
                                                              "DNSKEY Missing",
                                                              "RRSIGs Missing",
                                                              "No Zone Key Bit Set",
                                                              "NSEC Missing",
                                                              "Cached Error",
                                                              "Not Ready",
                                                              "Blocked",
                                                              "Censored",
                                                              "Filtered",
                                                              "Prohibited",
                                                              "Stale NXDomain Answer",
                                                              "Not Authoritative",
                                                              "Not Supported",
                                                              "No Reachable Authority",
                                                              "Network Error",
                                                              "Invalid Data",
                                                              "Signature Expired before Valid",
                                                              "Too Early",
                                                              "Unsupported NSEC3 Iterations Value",
                                                              "Unable to conform to policy",
                                                              "Synthesized",
                                                              "Invalid Query Type"};

}  // namespace

std::string rcode_text(std::uint16_t rcode) {
  if (rcode < rcodes.size()) return std::string(rcodes[rcode]);
  if (rcode == 16) return "BADVERS";
  if (rcode == 23) return "BADCOOKIE";
  return "RCODE" + std::to_string(rcode);
}

std::string extended_error_text(std::uint16_t info_code) {
  if (info_code < extended_errors.size()) return std::string(extended_errors[info_code]);
  return "code " + std::to_string(info_code);
}

}  // namespace dcvlint
