#pragma once
// The name of the zone that a file holds.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/base/files.h"
#include "lint/base/result.h"
#include "lint/commands/inputs.h"
#include "lint/engine/config.h"

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
  struct Statement {
    std::string path;  // normal, as far as the configuration tells
    std::string name;  // last part of it
    std::string origin;
  };
  std::vector<Statement> statements_;
  std::vector<std::string> names_;  // of the inputs, ascending
};

// [[zone]] of a dcvlint.toml.
std::optional<std::string> configured_origin(const Config& config, const FoundFile& file);

}  // namespace dcvlint
