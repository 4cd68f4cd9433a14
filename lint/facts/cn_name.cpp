#include "lint/facts/cn_name.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "lint/facts/host_name.h"
#include "lint/facts/punycode.h"
#include "lint/facts/special_name.h"

namespace dcvlint {
namespace {

bool is_letter(char c) { return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z'; }

bool has_letter_or_digit(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return is_letter(c) || (c >= '0' && c <= '9'); });
}

std::string_view last_label(std::string_view name) { return name.substr(name.rfind('.') + 1); }

// "Göran.Andersson": a last label that is no top-level domain, of the public DNS or of private
// networks, is a surname where nothing but another name stands before it, or it has a capital.
bool is_persons(std::string_view encoded, const DomainLists* lists) {
  const std::string_view last = last_label(encoded);
  if (lists == nullptr || lists->top_levels.contains(last)) return false;
  if (special_name(encoded, last) != nullptr) return false;
  const bool capital = last.front() >= 'A' && last.front() <= 'Z';
  return capital || std::ranges::count(encoded, '.') == 1;
}

// "www.malmö.se", "www.пример.бг", but not "J.Müller".
bool is_international(std::string_view text, const DomainLists* lists) {
  if (text.find('.') == std::string_view::npos) return false;
  const auto encoded = to_a_labels(text);
  if (!encoded) return false;
  const std::string_view last = last_label(text);
  if (last.size() > 1 && std::ranges::all_of(last, is_letter)) return !is_persons(*encoded, lists);
  return lists != nullptr && lists->top_levels.contains(last_label(*encoded));
}

// What was meant for a name, and copied with something around it.
bool is_wrapped_name(std::string_view text) {
  switch (foreign_text(text)) {
    case ForeignText::url:
    case ForeignText::kind_prefix:
    case ForeignText::port:
      return true;
    case ForeignText::address_range:
    case ForeignText::path:
    case ForeignText::list:
      return text.find('.') != std::string_view::npos;
    case ForeignText::mail_address:
    case ForeignText::blank:
    case ForeignText::control:
    case ForeignText::other:
      break;
  }
  return false;
}

bool reads_as_name(std::string_view text, HostShape shape, const DomainLists* lists) {
  if (text.find_first_of(" \t@") != std::string_view::npos) return false;
  switch (shape) {
    case HostShape::address:
      return true;
    case HostShape::name:
      return has_letter_or_digit(text) || text == "*";
    case HostShape::non_ascii:
      return is_international(text, lists);
    case HostShape::foreign:
      return is_wrapped_name(text);
    case HostShape::none:
    case HostShape::empty:
      break;
  }
  return false;
}

std::optional<IpAddress> address_of(std::string_view text) {
  if (text.front() == '[') text = text.substr(1, text.size() - 2);
  return parse_ip(text, IpText::lenient);
}

}  // namespace

bool has_no_san(const Signed& object) {
  const SubjectAltName& san = object.extensions.subject_alt_name;
  return san.names.empty() && (san.extension == nullptr || san.extension->readable);
}

std::optional<GeneralName> cn_name(const Attribute& cn, const DomainLists* lists,
                                   IpAddress& address) {
  const HostShape shape = host_name(cn.text).shape;
  if (!reads_as_name(cn.text, shape, lists)) return std::nullopt;
  GeneralName name;
  name.kind = GeneralNameKind::dns_name;
  name.ascii = shape != HostShape::non_ascii;
  name.bytes = cn.text;
  name.place = cn.value;
  name.whole = cn.place;
  if (shape == HostShape::address) {
    if (const auto found = address_of(cn.text)) {
      address = *found;
      name.kind = GeneralNameKind::ip_address;
      name.bytes = address.view();
    }
  }
  return name;
}

}  // namespace dcvlint
