#include "lint/facts/caa_contact.h"

#include <algorithm>

#include "lint/base/ascii.h"
#include "lint/base/utf8.h"

namespace dcvlint {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool beyond_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80; }
bool is_alnum(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || beyond_ascii(c);
}
// atext (RFC 5322 §3.2.3, RFC 6532 §3.2).
bool is_atext(char c) {
  return is_alnum(c) || std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

MailboxCheck broken(MailboxFault fault, std::size_t at, std::size_t end) {
  return {fault, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
}

// 1*atext *("." 1*atext), or characters between quotes.
MailboxCheck check_local_part(std::string_view local) {
  if (local.empty()) return broken(MailboxFault::bad_local_part, 0, 1);
  if (local.size() >= 2 && local.front() == '"' && local.back() == '"') {
    for (std::size_t i = 1; i + 1 < local.size(); ++i) {
      const auto c = static_cast<unsigned char>(local[i]);
      if (c == '\\' && i + 2 < local.size()) {
        ++i;
      } else if (c < 0x20 || c == 0x7F || c == '"' || c == '\\') {
        return broken(MailboxFault::bad_local_part, i, i + 1);
      }
    }
    return {};
  }
  for (std::size_t i = 0; i < local.size(); ++i) {
    const bool edge_dot =
        local[i] == '.' && (i == 0 || i + 1 == local.size() || local[i - 1] == '.');
    if (edge_dot || (local[i] != '.' && !is_atext(local[i])))
      return broken(MailboxFault::bad_local_part, i, i + 1);
  }
  return {};
}

// A host name of at least one label; U-labels are as good as A-labels (RFC 6532 §3.2).
MailboxCheck check_domain(std::string_view domain, std::size_t offset) {
  std::size_t label = 0;
  for (std::size_t i = 0; i <= domain.size(); ++i) {
    if (i == domain.size() || domain[i] == '.') {
      if (i == label)
        return broken(MailboxFault::bad_domain, offset + (i == 0 ? 0 : i - 1),
                      offset + std::max<std::size_t>(i, 1));
      if (domain[i - 1] == '-' || domain[label] == '-')
        return broken(MailboxFault::bad_domain, offset + label, offset + i);
      label = i + 1;
    } else if (!is_alnum(domain[i]) && domain[i] != '-') {
      return broken(MailboxFault::bad_domain, offset + i, offset + i + 1);
    }
  }
  return {};
}

bool begins_with_mailto(std::string_view text) {
  constexpr std::string_view scheme = "mailto:";
  return equal_folded(text.substr(0, scheme.size()), scheme);
}

}  // namespace

MailboxCheck check_mailbox(std::string_view text) {
  if (text.empty()) return broken(MailboxFault::empty, 0, 0);
  if (!is_utf8(text)) return broken(MailboxFault::not_utf8, 0, text.size());
  if (is_blank(text.front())) {
    const std::size_t end = std::min(text.find_first_not_of(" \t"), text.size());
    return broken(MailboxFault::outer_blank, 0, end);
  }
  if (is_blank(text.back()))
    return broken(MailboxFault::outer_blank, text.find_last_not_of(" \t") + 1, text.size());
  if (begins_with_mailto(text)) return broken(MailboxFault::mailto, 0, 7);
  const std::size_t at_sign = text.rfind('@');
  if (at_sign == std::string_view::npos) return broken(MailboxFault::no_at, 0, text.size());
  // Quotes may hide what follows, so a quoted local part is left to its own check.
  if (text.front() != '"' || text.find('<') != std::string_view::npos) {
    const std::size_t separator = text.find_first_of(",;");
    if (separator != std::string_view::npos)
      return broken(MailboxFault::several, separator, text.size());
    const std::size_t bracket = text.find('<');
    if (bracket != std::string_view::npos)
      return broken(MailboxFault::display_name, 0, text.size());
    const std::size_t first_at = text.find('@');
    const std::size_t blank = text.find_first_of(" \t");
    if (first_at != at_sign && blank != std::string_view::npos)
      return broken(MailboxFault::several, blank, text.size());
  }
  if (auto local = check_local_part(text.substr(0, at_sign)); local.fault != MailboxFault::none)
    return local;
  return check_domain(text.substr(at_sign + 1), at_sign + 1 < text.size() ? at_sign + 1 : at_sign);
}

PhoneCheck check_global_number(std::string_view text) {
  const auto fault = [](PhoneFault what, std::size_t at, std::size_t end) {
    return PhoneCheck{what, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
  };
  if (text.empty()) return fault(PhoneFault::empty, 0, 0);
  if (text.front() == ' ' || text.back() == ' ') {
    const std::size_t at = text.front() == ' ' ? 0 : text.size() - 1;
    return fault(PhoneFault::bad_character, at, at + 1);
  }
  std::size_t digits = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (i == 0 && c == '+') continue;
    if (is_digit(c)) {
      ++digits;
    } else if (std::string_view("-.() ").find(c) == std::string_view::npos) {
      std::size_t end = i + 1;
      while (beyond_ascii(c) && end < text.size() && beyond_ascii(text[end])) ++end;
      return fault(PhoneFault::bad_character, i, end);
    }
  }
  if (text.front() != '+') return fault(PhoneFault::no_plus, 0, text.size());
  if (digits == 0) return fault(PhoneFault::no_digits, 0, text.size());
  return {};
}

std::string_view mailbox_fault_text(MailboxFault fault) {
  switch (fault) {
    case MailboxFault::empty:
      return "it is empty";
    case MailboxFault::outer_blank:
      return "a blank stands around it";
    case MailboxFault::mailto:
      return "\"mailto:\" does not belong to an address";
    case MailboxFault::display_name:
      return "it has more than the bare address";
    case MailboxFault::several:
      return "it has several addresses";
    case MailboxFault::no_at:
      return "it has no \"@\"";
    case MailboxFault::bad_local_part:
      return "the part before \"@\" is malformed";
    case MailboxFault::bad_domain:
      return "the part behind \"@\" is no domain name";
    case MailboxFault::not_utf8:
      return "it is not UTF-8";
    case MailboxFault::none:
      break;
  }
  return "";
}

std::string phone_fault_text(std::string_view text, const PhoneCheck& check) {
  switch (check.fault) {
    case PhoneFault::empty:
      return "it is empty";
    case PhoneFault::no_plus:
      return "it does not begin with \"+\" and the country code";
    case PhoneFault::no_digits:
      return "it has no digits";
    case PhoneFault::bad_character:
      if (text[check.at] == ' ') return "a blank stands around it";
      return "\"" + std::string(text.substr(check.at, check.end - check.at)) +
             "\" may not stand in a number";
    case PhoneFault::none:
      break;
  }
  return "";
}

}  // namespace dcvlint
