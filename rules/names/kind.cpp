#include <algorithm>
#include <optional>

#include "lint/base/ascii.h"
#include "lint/base/der.h"
#include "lint/base/utf8.h"
#include "lint/facts/ip_range.h"
#include "lint/facts/mail_name.h"
#include "lint/facts/mojibake.h"
#include "lint/facts/punycode.h"
#include "lint/facts/value_remark.h"
#include "rules/names/kind_checks.h"
#include "rules/names/place.h"

namespace dcvlint {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

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

bool has_bad_punycode(std::string_view name) {
  bool bad = false;
  each_label(name, [&](std::string_view label) {
    constexpr std::size_t prefix_size = 4;  // "xn--"
    bad = bad || (is_xn_label(label) &&
                  decode_punycode(label.substr(prefix_size)).fault != PunycodeFault::none);
  });
  return bad;
}

// Empty: it is a domain name, as far as RFC 5280 goes.
std::string_view dns_problem(const SanFact& san) {
  switch (san.host.shape) {
    case HostShape::none:
      return "";
    case HostShape::empty:
      return "is empty";
    case HostShape::non_ascii:
      return "has characters outside ASCII: xn-- is how DNS has them";
    case HostShape::address:
      return "is an address, which belongs into an iPAddress";
    case HostShape::foreign:
      return foreign_text_words(foreign_text(san.name.bytes));
    case HostShape::name:
      break;
  }
  if (san.host.has(host_empty_label)) return "has an empty label";
  if (san.host.has(host_name_too_long)) return "has more than 253 octets";
  if (san.host.has(host_label_too_long)) return "has a label of more than 63 octets";
  if (san.host.has(host_outer_hyphen)) return "has a label with a hyphen at its beginning or end";
  if (san.host.has(host_bare_star)) return "is an asterisk and nothing else";
  if (san.host.has(host_inner_star)) return "has an asterisk behind the first label";
  if (san.host.has(host_a_label) && has_bad_punycode(san.host.bare)) {
    return "has a label that begins with xn-- and is no Punycode behind that";
  }
  return "";
}

// szOID_NT_PRINCIPAL_NAME, 1.3.6.1.4.1.311.20.2.3.
constexpr std::string_view user_principal = "\x2B\x06\x01\x04\x01\x82\x37\x14\x02\x03";

// The content of a UTF8String that fills `tlv`; nothing when it is something else.
std::optional<std::string_view> utf8_content(std::string_view tlv) {
  if (tlv.empty()) return std::nullopt;
  const auto size = static_cast<std::uint32_t>(tlv.size());
  const TlvStep step = tlv_at(tlv, 0, size);
  if (step.problem != TlvProblem::none || step.tlv.tag != tag::utf8_string ||
      step.tlv.end != size) {
    return std::nullopt;
  }
  return tlv.substr(step.tlv.content);
}

// Empty: it is a name, an @ and a suffix.
std::string_view principal_problem(std::string_view text) {
  const auto is_odd = [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7F; };
  if (std::ranges::any_of(text, is_odd)) return "has a control character in it";
  if (text.starts_with(' ') || text.ends_with(' ')) return "begins or ends with a blank";
  const std::size_t at = text.rfind('@');
  if (at == std::string_view::npos) return "has no @";
  if (at == 0) return "has nothing before the @";
  if (at + 1 == text.size()) return "has nothing behind the @";
  if (text.substr(at + 1).find_first_of(" ,;<>()\"/\\") != std::string_view::npos) {
    return "has characters behind the @ that no domain has";
  }
  return "";
}

}  // namespace

void NamesMailAddress::operator()(const SanFact& san, Hits& hits) const {
  if (san.name.kind != GeneralNameKind::rfc822_name) return;
  const std::string_view problem = mail_problem(san.name);
  if (problem.empty()) return;
  hits.add(san.name.place, san.name.bytes,
           {{"name", name_excerpt(san.name.bytes)}, {"problem", problem}});
}

void NamesDnsSyntax::operator()(const SanFact& san, Hits& hits) const {
  if (san.name.kind != GeneralNameKind::dns_name) return;
  const std::string_view problem = dns_problem(san);
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

void NamesUserPrincipal::operator()(const SanFact& san, Hits& hits) const {
  if (san.name.kind != GeneralNameKind::other_name || san.name.type_id != user_principal) return;
  const auto text = utf8_content(san.name.bytes);
  const std::string_view problem = text ? principal_problem(*text) : "is no UTF8String";
  if (problem.empty()) return;
  const std::string shown = text ? name_excerpt(*text) : std::string("?");
  hits.add(san.name.place, shown, {{"name", shown}, {"problem", problem}});
}

void NamesSanMojibake::operator()(const SanFact& san, Hits& hits) const {
  if (san.name.kind != GeneralNameKind::other_name) return;
  const bool mailbox = is_smtp_utf8_mailbox(san.name);
  if (!mailbox && san.name.type_id != user_principal) return;
  const auto text = utf8_content(san.name.bytes);
  if (!text || !is_utf8(*text)) return;
  const auto found = find_mojibake(*text, country_of(san.of));
  if (!found || !found->certain || !found->complete) return;
  const std::string shown = name_excerpt(*text);
  hits.add(san.name.place, shown,
           {{"kind", mailbox ? "SmtpUTF8Mailbox" : "user principal name"},
            {"name", shown},
            {"meant", name_excerpt(found->meant)},
            {"how", how_read(*found)}});
}

}  // namespace dcvlint
