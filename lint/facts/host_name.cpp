#include "lint/facts/host_name.h"

#include <algorithm>
#include <array>

#include "lint/base/ascii.h"
#include "lint/facts/ip_range.h"

namespace dcvlint {
namespace {

constexpr std::size_t longest_label = 63;
constexpr std::size_t longest_name = 253;

enum Octet : std::uint8_t {
  plain = 1,  // letters and digits
  hyphen = 2,
  dot = 4,
  star = 8,
  underscore = 16,
  foreign = 32,
  high = 64,
};

constexpr std::array<std::uint8_t, 256> octets = [] {
  std::array<std::uint8_t, 256> table{};
  for (std::size_t i = 0; i < 256; ++i) {
    const bool letter = (i >= 'a' && i <= 'z') || (i >= 'A' && i <= 'Z');
    table[i] = i >= 0x80 ? high : letter || (i >= '0' && i <= '9') ? plain : foreign;
  }
  table['-'] = hyphen;
  table['.'] = dot;
  table['*'] = star;
  table['_'] = underscore;
  return table;
}();

// Four numbers, or what has a colon: the rest can't be an address.
bool may_be_address(std::string_view text) {
  return !text.empty() && (is_digit(text.back()) || text.find(':') != std::string_view::npos);
}

bool is_address(std::string_view text) {
  if (text.size() > 2 && text.front() == '[' && text.back() == ']') {
    text = text.substr(1, text.size() - 2);
  }
  return may_be_address(text) && parse_ip(text, IpText::lenient).has_value();
}

std::uint16_t label_traits(std::string_view label, bool first, unsigned seen) {
  std::uint16_t traits = 0;
  if (label.empty()) return host_empty_label;
  if (label.size() > longest_label) traits |= host_label_too_long;
  if ((seen & underscore) != 0) traits |= host_underscore;
  if ((seen & hyphen) != 0) {
    if (label.front() == '-' || label.back() == '-') traits |= host_outer_hyphen;
    if (has_reserved_hyphens(label)) {
      traits |= is_xn_label(label) ? host_a_label : host_reserved_ldh;
    }
  }
  if ((seen & star) != 0) {
    if (!first) {
      traits |= label == "*" ? host_inner_star : host_partial_star;
    } else if (label != "*") {
      traits |= host_partial_star;
    }
  }
  return traits;
}

// Of text that has no octets but those of names.
void read_name(std::string_view text, HostName& host) {
  if (text.size() > 1 && text.back() == '.') {
    host.traits |= host_trailing_dot;
    text.remove_suffix(1);
  }
  if (text.size() > longest_name) host.traits |= host_name_too_long;
  host.bare = text;
  if (text == "*") {
    host.traits |= host_bare_star;
    host.bare = {};
    return;
  }
  if (text.starts_with("*.")) {
    host.traits |= host_wildcard;
    host.bare.remove_prefix(2);
  }
  bool first = true;
  each_label(text, [&](std::string_view label) {
    unsigned seen = 0;
    for (const char c : label) seen |= octets[static_cast<unsigned char>(c)];
    host.traits |= label_traits(label, first, seen);
    first = false;
    host.last = label;
    ++host.labels;
  });
  if (host.has(host_wildcard)) --host.labels;
}

}  // namespace

bool has_reserved_hyphens(std::string_view label) {
  return label.size() >= 4 && label[2] == '-' && label[3] == '-';
}

bool is_xn_label(std::string_view label) {
  return has_reserved_hyphens(label) && ascii_lower(label[0]) == 'x' &&
         ascii_lower(label[1]) == 'n';
}

HostName host_name(std::string_view dns_name) {
  HostName host;
  unsigned seen = 0;
  for (const char c : dns_name) seen |= octets[static_cast<unsigned char>(c)];
  if (dns_name.empty() || dns_name == ".") {
    host.shape = HostShape::empty;
  } else if ((seen & high) != 0) {
    host.shape = HostShape::non_ascii;
  } else if (((seen & foreign) != 0 || is_digit(dns_name.back())) && is_address(dns_name)) {
    host.shape = HostShape::address;
  } else if ((seen & foreign) != 0) {
    host.shape = HostShape::foreign;
  } else {
    host.shape = HostShape::name;
    read_name(dns_name, host);
  }
  return host;
}

ForeignText foreign_text(std::string_view text) {
  const auto has = [&](char c) { return text.find(c) != std::string_view::npos; };
  if (text.find("://") != std::string_view::npos) return ForeignText::url;
  if (has('@')) return ForeignText::mail_address;
  if (has(',') || has(';')) return ForeignText::list;
  constexpr std::array<std::string_view, 5> kinds = {"dns:", "ip:", "dns=", "email:", "uri:"};
  for (const std::string_view kind : kinds) {
    if (text.size() >= kind.size() && equal_names(text.substr(0, kind.size()), kind)) {
      return ForeignText::kind_prefix;
    }
  }
  if (const std::size_t slash = text.find('/'); slash != std::string_view::npos) {
    return is_address(text.substr(0, slash)) ? ForeignText::address_range : ForeignText::path;
  }
  if (const std::size_t colon = text.rfind(':'); colon != std::string_view::npos) {
    const std::string_view port = text.substr(colon + 1);
    if (!port.empty() && std::ranges::all_of(port, is_digit)) return ForeignText::port;
  }
  if (has(' ')) return ForeignText::blank;
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  return std::ranges::any_of(text, is_control) ? ForeignText::control : ForeignText::other;
}

std::string_view foreign_text_words(ForeignText text) {
  switch (text) {
    case ForeignText::url:
      return "is a URL";
    case ForeignText::mail_address:
      return "is a mail address";
    case ForeignText::kind_prefix:
      return "begins with a word of the configuration file";
    case ForeignText::port:
      return "has a port";
    case ForeignText::address_range:
      return "is a range of addresses";
    case ForeignText::path:
      return "has a path";
    case ForeignText::list:
      return "is a list";
    case ForeignText::blank:
      return "has a blank";
    case ForeignText::control:
      return "has a control character";
    case ForeignText::other:
      break;
  }
  return "has a character that host names don't have";
}

bool equal_names(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::ranges::equal(a, b, {}, ascii_lower, ascii_lower);
}

bool is_under(std::string_view name, std::string_view suffix) {
  if (name.size() < suffix.size()) return false;
  const std::size_t rest = name.size() - suffix.size();
  return (rest == 0 || name[rest - 1] == '.') && equal_names(name.substr(rest), suffix);
}

bool is_onion_v3(const HostName& host) {
  constexpr std::size_t address_size = 56;  // 35 octets in base32: key, checksum, version
  if (!equal_names(host.last, "onion") || host.labels < 2) return false;
  std::string_view rest = host.bare.substr(0, host.bare.size() - host.last.size() - 1);
  if (const std::size_t cut = rest.rfind('.'); cut != std::string_view::npos) {
    rest.remove_prefix(cut + 1);
  }
  // The last five bits are the end of the version, which is 3.
  return rest.size() == address_size && ascii_lower(rest.back()) == 'd' &&
         std::ranges::all_of(rest, [](char c) {
           const char small = ascii_lower(c);
           return (small >= 'a' && small <= 'z') || (small >= '2' && small <= '7');
         });
}

}  // namespace dcvlint
