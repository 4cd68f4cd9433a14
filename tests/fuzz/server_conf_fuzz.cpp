// Any bytes as the configuration of a name server that stands in a repository: reading ends, and
// what is told of a zone comes from the bytes.

#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "lint/sources/zone_conf.h"
#include "lint/sources/zone_file.h"

namespace {

// A path is put together from at most a folder, what is between, and a zone's name or two.
void check_zones(const std::vector<dcvlint::NamedZone>& zones, std::string_view bytes) {
  for (const dcvlint::NamedZone& zone : zones) {
    if (zone.origin.size() > bytes.size()) std::abort();
    if (zone.file.size() > bytes.size() * bytes.size()) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dcvlint;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const auto zones_of :
       {zones_of_named_conf, zones_of_nsd_conf, zones_of_knot_conf, zones_of_corefile}) {
    check_zones(zones_of(bytes), bytes);
  }
  return 0;
}
