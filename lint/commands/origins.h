#pragma once
// The name of the zone that a file holds.

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "lint/base/files.h"
#include "lint/base/result.h"
#include "lint/commands/inputs.h"
#include "lint/engine/config.h"
#include "lint/sources/gitignore.h"

namespace dcvlint {

// --origin options: FILE=NAME, or NAME alone for a single input.
struct OriginOptions {
  struct Pair {
    std::string file;
    std::string origin;
  };
  std::vector<Pair> pairs;
  std::string single;
};
Result<OriginOptions> parse_origins(std::span<const std::string> options);

// Zone statements of all configurations of name servers among the inputs.
class ServerConfOrigins {
 public:
  explicit ServerConfOrigins(const Inputs& inputs);
  // By path, else by the file's name when only one statement and one input have it.
  std::optional<std::string> origin_of(const FoundFile& file) const;

 private:
  // Of the statements for files of one name.
  struct Named {
    std::string origin;
    bool ambiguous = false;    // they differ
    std::uint32_t inputs = 0;  // of that name
  };
  std::unordered_map<std::string, std::string>
      by_path_;                                     // normal, as far as the configuration tells
  std::unordered_map<std::string, Named> by_name_;  // last part of the path
};

// [[zone]] of the dcvlint.toml files, which are given by reference and outlive this. Some have
// as many mappings as there are zones.
class ConfiguredOrigins {
 public:
  // The first mapping that fits.
  std::optional<std::string> origin_of(const Config& config, const FoundFile& file);

 private:
  std::map<const Config*, std::vector<Glob>> globs_;  // beside Config::zones
};

}  // namespace dcvlint
