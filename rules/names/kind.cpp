#include <algorithm>

#include "lint/facts/ip_range.h"
#include "rules/names/kind_checks.h"
#include "rules/names/place.h"

namespace dcvlint {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_domain(std::string_view text) {
  const HostName host = host_name(text);
  constexpr unsigned harmless = host_a_label | host_reserved_ldh | host_underscore;
  return host.is_name() && (host.traits & ~harmless) == 0;
}

// An address literal: "[192.0.2.1]", "[IPv6:2001:db8::1]".
bool is_address_literal(std::string_view text) {
  if (text.size() < 3 || text.front() != '[' || text.back() != ']') return false;
  text = text.substr(1, text.size() - 2);
  if (text.starts_with("IPv6:")) text.remove_prefix(5);
  return parse_ip(text).has_value();
}

// RFC 5321 §4.1.2, atext. Quoted local parts are left alone.
bool is_local_part(std::string_view text) {
  if (text.size() > 1 && text.front() == '"' && text.back() == '"') return true;
  constexpr std::string_view others = "!#$%&'*+-/=?^_`{|}~.";
  return !text.empty() && text.front() != '.' && text.back() != '.' &&
         text.find("..") == std::string_view::npos && std::ranges::all_of(text, [&](char c) {
           return is_letter(c) || is_digit(c) || others.find(c) != std::string_view::npos;
         });
}

// Empty: it is a Mailbox.
std::string_view mail_problem(const GeneralName& name) {
  const std::string_view text = name.bytes;
  if (text.empty()) return "is empty";
  if (!name.ascii) return "has letters outside ASCII, which belong into a SmtpUTF8Mailbox";
  if (text.find_first_of("<>") != std::string_view::npos) {
    return "has angle brackets around the address";
  }
  if (text.find_first_of("()") != std::string_view::npos) return "has a comment in it";
  if (text.find_first_of(", ;") != std::string_view::npos) return "is more than one address";
  const std::size_t at = text.rfind('@');
  if (at == std::string_view::npos) return "has no @";
  constexpr std::size_t longest_local = 64, longest_domain = 253;
  if (at > longest_local) return "has more than 64 octets before the @";
  if (!is_local_part(text.substr(0, at))) return "has no local part before the @";
  const std::string_view domain = text.substr(at + 1);
  if (domain.size() > longest_domain) return "has more than 253 octets behind the @";
  if (!is_domain(domain) && !is_address_literal(domain)) return "has no domain behind the @";
  return "";
}

// Of "user@host:port", the host.
std::string_view host_of(std::string_view authority) {
  if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) {
    authority.remove_prefix(at + 1);
  }
  if (authority.starts_with('[')) {
    const std::size_t end = authority.find(']');
    return end == std::string_view::npos ? authority : authority.substr(0, end + 1);
  }
  return authority.substr(0, authority.find(':'));
}

bool is_host(std::string_view host) {
  if (host.starts_with('[')) return host.size() > 2 && parse_ip(host.substr(1, host.size() - 2));
  return is_domain(host) || parse_ip(host).has_value();
}

// Empty: it is an absolute URI whose host, if it has one, is a host.
std::string_view uri_problem(const GeneralName& name) {
  const std::string_view text = name.bytes;
  if (text.empty()) return "is empty";
  if (!name.ascii) return "has characters outside ASCII, which must be percent-encoded";
  const auto is_odd = [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == 0x7F; };
  if (std::ranges::any_of(text, is_odd)) return "has a blank or a control character in it";
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || text.find_first_of("/?#") < colon) {
    return "is relative, without a scheme";
  }
  const std::string_view scheme = text.substr(0, colon), rest = text.substr(colon + 1);
  const auto in_scheme = [](char c) {
    return is_letter(c) || is_digit(c) || std::string_view("+-.").find(c) != std::string_view::npos;
  };
  if (scheme.empty() || !is_letter(scheme.front()) || !std::ranges::all_of(scheme, in_scheme)) {
    return "has no scheme before the colon";
  }
  if (rest.empty()) return "has nothing behind the scheme";
  if (!rest.starts_with("//")) return "";
  const std::string_view authority = rest.substr(2, rest.find_first_of("/?#", 2) - 2);
  // "file:///…" has none, as is right.
  if (authority.empty()) return equal_names(scheme, "file") ? "" : "has no host";
  return is_host(host_of(authority)) ? "" : "has a host that is neither a domain nor an address";
}

}  // namespace

void NamesMailAddress::operator()(const SanFact& san, Hits& hits) const {
  if (san.name.kind != GeneralNameKind::rfc822_name) return;
  const std::string_view problem = mail_problem(san.name);
  if (problem.empty()) return;
  hits.add(san.name.place, san.name.bytes,
           {{"name", name_excerpt(san.name.bytes)}, {"problem", problem}});
}

void NamesUri::operator()(const SanFact& san, Hits& hits) const {
  if (san.name.kind != GeneralNameKind::uri) return;
  const std::string_view problem = uri_problem(san.name);
  if (problem.empty()) return;
  hits.add(san.name.place, san.name.bytes,
           {{"name", name_excerpt(san.name.bytes)}, {"problem", problem}});
}

}  // namespace dcvlint
