// The 107 one-feature zones of tests/corpus/zones-micro against what BIND 9.18 says of them.

#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <sstream>

#include "lint/sources/disk_files.h"
#include "lint/sources/zone_file.h"

namespace dcvlint {
namespace {

struct Deviation {
  std::string_view zone;
  std::string_view reason;
};

// BIND refuses these, the reader alone does not.
constexpr Deviation deviations[] = {
    {"cname_and_a", "decided by the rule zone/cname-with-other-data"},
    {"cname_and_caa", "decided by the rule zone/cname-with-other-data"},
    {"cname_two", "decided by the rule zone/cname-duplicate"},
    {"cname_apex", "decided by the rule zone/cname-at-apex"},
    {"tag_hyphen", "kept as a record: decided by the rule caa/tag-invalid-characters"},
};

// Faults whose rules are no errors: BIND only warns.
bool is_error(FaultCode code) {
  return code != FaultCode::zone_final_newline_missing && code != FaultCode::zone_ttl_missing &&
         code != FaultCode::zone_ttl_above_maximum && code != FaultCode::zone_out_of_zone_data;
}

bool refused(const std::string& path) {
  const DiskFiles files;
  Documents documents;
  Names names(1);
  auto bytes = files.read(path);
  REQUIRE(bytes);
  const Doc document = documents.add(path, std::move(*bytes), 0);
  ZoneFileOptions options;
  options.include_root = *files.canonical(std::string(parent_path(path)));
  const Zone zone = read_zone_file(documents, names, files, document,
                                   *names.intern("example.", Name::root), options);
  for (const Fault& fault : zone.faults()) {
    if (is_error(fault.code)) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("micro zones: refused where BIND refuses") {
  const std::string folder = DCVLINT_SOURCE_DIR "/tests/corpus/zones-micro/";
  std::ifstream matrix(folder + "matrix.txt");
  REQUIRE(matrix);
  int count = 0, deviating = 0;
  for (std::string line; std::getline(matrix, line);) {
    std::string name;
    std::istringstream(line) >> name;
    const std::size_t verdict = line.find("bind=");
    REQUIRE(verdict != line.npos);
    bool expected = line[verdict + 5] == '1';
    for (const Deviation& deviation : deviations) {
      if (deviation.zone != name) continue;
      INFO(deviation.reason);
      CHECK(expected);
      expected = false;
      ++deviating;
    }
    INFO(name);
    CHECK(refused(folder + name + ".zone") == expected);
    ++count;
  }
  CHECK(count == 107);
  CHECK(deviating == 5);
}

}  // namespace dcvlint
