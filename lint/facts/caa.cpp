#include "lint/facts/caa.h"

#include <algorithm>
#include <array>
#include <utility>

#include "lint/base/ascii.h"

namespace dcvlint {

namespace {

constexpr std::array<std::pair<std::string_view, CaaTag>, 7> tags{{
    {"issue", CaaTag::issue},
    {"issuewild", CaaTag::issuewild},
    {"iodef", CaaTag::iodef},
    {"issuemail", CaaTag::issuemail},
    {"issuevmc", CaaTag::issuevmc},
    {"contactemail", CaaTag::contactemail},
    {"contactphone", CaaTag::contactphone},
}};

bool is_letter_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string generic_presentation(std::span<const std::uint8_t> rdata) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out = "\\# " + std::to_string(rdata.size());
  if (!rdata.empty()) out += ' ';
  for (const std::uint8_t octet : rdata) {
    out += digits[octet >> 4U];
    out += digits[octet & 0xFU];
  }
  return out;
}

}  // namespace

std::string caa_presentation(std::span<const std::uint8_t> rdata) {
  const CaaProperty property = parse_caa(rdata);
  if (property.fault != CaaWireFault::none || !std::ranges::all_of(property.tag, is_letter_digit)) {
    return generic_presentation(rdata);
  }
  std::string out = std::to_string(property.flags) + " " + std::string(property.tag) + " \"";
  for (const char c : property.value) {
    const auto octet = static_cast<std::uint8_t>(c);
    if (octet < 0x20 || octet > 0x7E) {
      const std::string number = std::to_string(octet);
      out += '\\' + std::string(3 - number.size(), '0') + number;
    } else {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out + '"';
}

CaaTag caa_tag(std::string_view tag) {
  for (const auto& [name, known] : tags) {
    if (equal_folded(tag, name)) return known;
  }
  return CaaTag::unknown;
}

CaaProperty parse_caa(std::span<const std::uint8_t> rdata) {
  CaaProperty property;
  if (rdata.size() < 2) {
    property.fault = CaaWireFault::too_short;
    return property;
  }
  property.flags = rdata[0];
  const std::size_t tag_size = rdata[1];
  if (tag_size == 0) {
    property.fault = CaaWireFault::empty_tag;
    return property;
  }
  if (tag_size > rdata.size() - 2) {
    property.fault = CaaWireFault::tag_overruns;
    return property;
  }
  const char* text = reinterpret_cast<const char*>(rdata.data());
  property.tag = {text + 2, tag_size};
  property.value_at = static_cast<std::uint32_t>(2 + tag_size);
  property.value = {text + property.value_at, rdata.size() - property.value_at};
  property.known_tag = caa_tag(property.tag);
  return property;
}

}  // namespace dcvlint
