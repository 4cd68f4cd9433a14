#include "lint/facts/caa.h"

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

}  // namespace

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
