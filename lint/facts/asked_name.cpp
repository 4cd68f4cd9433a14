#include "lint/facts/asked_name.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "lint/base/ascii.h"
#include "lint/base/name_mapping.h"
#include "lint/base/unicode.h"
#include "lint/base/utf8.h"
#include "lint/facts/host_name.h"
#include "lint/facts/punycode.h"
#include "lint/facts/special_name.h"

namespace dcvlint {

namespace {

// Nothing when the text is no UTF-8.
std::optional<std::string> mapped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = utf8_at(text, at);
    if (!step.valid) return std::nullopt;
    at += step.size;
    append_mapped(out, step.code_point);
  }
  return to_nfc(out);
}

std::u32string code_points(std::string_view utf8) {
  std::u32string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const Utf8Step step = utf8_at(utf8, at);
    out += step.code_point;
    at += step.size;
  }
  return out;
}

// What keeps a label from being a U-label; empty for a good one.
std::string label_fault(std::string_view label) {
  if (is_ascii(label)) return {};
  const std::u32string points = code_points(label);
  const std::string shown = "has the label \"" + std::string(label) + "\", which is no U-label";
  const ULabelFault fault = u_label_fault(points);
  if (fault != ULabelFault::none) return shown + ": it " + std::string(u_label_fault_text(fault));
  const auto none = std::ranges::find(points, NameMapping::disallowed, name_mapping);
  if (none != points.end()) {
    return shown + fmt::format(": names cannot have U+{:04X}", static_cast<std::uint32_t>(*none));
  }
  if (label.front() == '-' || label.back() == '-') return shown + ": a hyphen at its edge";
  // RFC 5891 §4.2.3.1.
  if (points.size() > 3 && points[2] == U'-' && points[3] == U'-') {
    return shown + ": hyphens in third and fourth place";
  }
  return {};
}

// For names in ASCII: why it is none, or cannot be asked for.
std::string name_fault(std::string_view text) {
  const HostName host = host_name(text);
  switch (host.shape) {
    case HostShape::none:
    case HostShape::empty:
      return "is empty";
    case HostShape::non_ascii:
      return "is not ASCII";
    case HostShape::address:
      return "is an IP address: CAA is about domain names, and no CA looks it up for an address";
    case HostShape::foreign: {
      const ForeignText what = foreign_text(text);
      const bool mail = what == ForeignText::mail_address;
      return std::string(foreign_text_words(what)) +
             (mail ? "; CAA is looked up for what stands behind its @" : "");
    }
    case HostShape::name:
      break;
  }
  if (host.has(host_empty_label)) return "has an empty label";
  if (host.has(host_label_too_long)) return "has a label of more than 63 octets";
  if (host.has(host_name_too_long)) return "is longer than 253 octets, the most that a name has";
  if (host.has(host_bare_star) || host.has(host_partial_star) || host.has(host_inner_star)) {
    return "has a \"*\" that isn't the whole first label";
  }
  return {};
}

}  // namespace

tl::expected<AskedName, std::string> asked_name(std::string_view text) {
  AskedName asked;
  std::string ascii(text);
  if (!is_ascii(text)) {
    // Mapping takes out no more than that; a label of a megabyte would take hours to convert.
    constexpr std::size_t longest_typed = 4096;
    if (text.size() > longest_typed) {
      return tl::unexpected(std::string("is longer than 253 octets, the most that a name has"));
    }
    const auto unicode = mapped(text);
    if (!unicode) return tl::unexpected(std::string("is no UTF-8"));
    std::string fault;
    each_label(*unicode, [&](std::string_view label) {
      if (fault.empty()) fault = label_fault(label);
    });
    if (!fault.empty()) return tl::unexpected(std::move(fault));
    const auto converted = to_a_labels(*unicode);
    if (!converted) return tl::unexpected(std::string("has a label of more than 63 octets"));
    ascii = *converted;
    asked.unicode = *unicode;
    if (asked.unicode.ends_with('.')) asked.unicode.pop_back();
    if (is_ascii(asked.unicode)) asked.unicode.clear();
  }
  if (std::string fault = name_fault(ascii); !fault.empty()) {
    return tl::unexpected(std::move(fault));
  }
  if (ascii.ends_with('.')) ascii.pop_back();
  asked.ascii = lower_case(ascii);
  return asked;
}

std::string why_not_asked(std::string_view ascii, bool public_dns) {
  const std::string_view bare = ascii.starts_with("*.") ? ascii.substr(2) : ascii;
  const SpecialName* special = special_name(bare, bare.substr(bare.rfind('.') + 1));
  if (special == nullptr) return {};
  if (special->use == SpecialUse::onion) {
    return "is a name of the Tor network: DNS has none of them (" + std::string(special->defined) +
           "), and no CA has to look up CAA for it (BR 2.3.1 §4.2.2.1)";
  }
  if (!public_dns || special->use != SpecialUse::internal) return {};
  return "is not asked for: ." + std::string(special->suffix) + " " +
         std::string(special->purpose) + " (" + std::string(special->defined) +
         "), and no public CA issues for it";
}

}  // namespace dcvlint
