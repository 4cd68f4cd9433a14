#include "lint/facts/mail_name.h"

#include <algorithm>
#include <cstddef>

#include "lint/base/ascii.h"
#include "lint/base/utf8.h"
#include "lint/facts/caa_contact.h"

namespace dcvlint {
namespace {

// id-on-SmtpUTF8Mailbox, 1.3.6.1.5.5.7.8.9.
constexpr std::string_view smtp_utf8_type = "\x2B\x06\x01\x05\x05\x07\x08\x09";
constexpr char utf8_string_tag = '\x0C';

// The content of a UTF8String that fills `tlv`; nothing when it is something else.
std::optional<std::string_view> utf8_content(std::string_view tlv) {
  if (tlv.size() < 2 || tlv[0] != utf8_string_tag) return std::nullopt;
  const auto first = static_cast<std::uint8_t>(tlv[1]);
  std::size_t header = 2, size = first;
  if (first >= 0x80) {
    const std::size_t octets = first & 0x7FU;
    if (octets == 0 || octets > 3 || tlv.size() < 2 + octets) return std::nullopt;
    size = 0;
    for (std::size_t i = 0; i < octets; ++i) {
      size = size << 8U | static_cast<std::uint8_t>(tlv[2 + i]);
    }
    header += octets;
  }
  if (tlv.size() - header != size) return std::nullopt;
  return tlv.substr(header);
}

std::string_view domain_of(std::string_view mailbox) {
  const std::size_t at = mailbox.rfind('@');
  return at == std::string_view::npos ? std::string_view() : mailbox.substr(at + 1);
}

// What mailboxes that are the same have in common.
std::string folded(std::string_view mailbox) {
  std::string text(mailbox);
  const auto domain = text.end() - static_cast<std::ptrdiff_t>(domain_of(mailbox).size());
  std::ranges::transform(domain, text.end(), domain, ascii_lower);
  return text;
}

// RFC 9598 §3: no BOM, a local part beyond ASCII, a domain of lower-case A-labels and NR-LDH
// labels.
std::string utf8_problem(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) return "it begins with a byte order mark";
  const std::string_view domain = domain_of(text);
  const std::string_view local =
      text.substr(0, text.size() - std::min(text.size(), domain.size() + 1));
  if (is_ascii(local)) return "its local part is plain ASCII, so that it must be an rfc822Name";
  if (!is_ascii(domain)) return "its domain is not written with A-labels (xn--…)";
  if (std::ranges::any_of(domain, [](char c) { return c >= 'A' && c <= 'Z'; })) {
    return "its domain has capital letters";
  }
  return {};
}

}  // namespace

bool is_smtp_utf8_mailbox(const GeneralName& name) {
  return name.kind == GeneralNameKind::other_name && name.type_id == smtp_utf8_type;
}

std::optional<std::string_view> mailbox_of(const GeneralName& name) {
  if (name.kind == GeneralNameKind::rfc822_name) return name.bytes;
  if (is_smtp_utf8_mailbox(name)) return utf8_content(name.bytes);
  return std::nullopt;
}

std::string mailbox_problem(const GeneralName& name) {
  const bool rfc822 = name.kind == GeneralNameKind::rfc822_name;
  if (!rfc822 && !is_smtp_utf8_mailbox(name)) return {};
  const auto text = mailbox_of(name);
  if (!text) return "it is no UTF8String";
  if (rfc822 && !is_ascii(*text)) return "it has characters beyond ASCII";
  const MailboxCheck check = check_mailbox(*text);
  if (check.fault != MailboxFault::none) return std::string(mailbox_fault_text(check.fault));
  return rfc822 ? std::string() : utf8_problem(*text);
}

bool is_mailbox(std::string_view text) {
  return text.find('@') != std::string_view::npos &&
         check_mailbox(text).fault == MailboxFault::none;
}

bool same_mailbox(std::string_view a, std::string_view b) {
  return a.size() == b.size() && folded(a) == folded(b);
}

Mailboxes::Mailboxes(const SubjectAltName& names, Kinds kinds) {
  for (const GeneralName& name : names.names) {
    if (kinds == Kinds::rfc822 && name.kind != GeneralNameKind::rfc822_name) continue;
    if (const auto text = mailbox_of(name)) sorted_.push_back(folded(*text));
  }
  std::ranges::sort(sorted_);
}

bool Mailboxes::has(std::string_view mailbox) const {
  return std::ranges::binary_search(sorted_, folded(mailbox));
}

}  // namespace dcvlint
