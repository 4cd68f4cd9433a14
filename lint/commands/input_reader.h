#pragma once
// Inputs of a run, with what the command line and dcvlint.toml say about them: which files are
// passed over, what a zone is called, how far $INCLUDE may reach.

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "lint/base/document.h"
#include "lint/base/files.h"
#include "lint/base/result.h"
#include "lint/commands/inputs.h"
#include "lint/commands/origins.h"
#include "lint/commands/rule_books.h"
#include "lint/facts/zone.h"
#include "lint/sources/gitignore.h"

namespace dcvlint {

// For Names: nobody who sends us zones can know it.
std::uint64_t random_seed();

class InputReader {
 public:
  // --config and --isolated.
  InputReader(const Files& files, const std::string& config, bool isolated)
      : files_(files), configs_(files, config, isolated) {}

  // --origin and --include-root. An error's `where` is the option.
  Result<void> prepare(const std::vector<std::string>& origins, const std::string& include_root);
  // Threads that may read a large zone file together; as many as there are processors unless told.
  void readers(std::size_t count) { readers_ = count; }
  // After prepare(). Problems of dcvlint.toml files are in configs().
  // `logs`, `crls`: they are validation logs or revocation lists, whatever they look like.
  Result<Inputs> read(const std::vector<std::string>& paths, Documents& documents,
                      bool logs = false, bool crls = false);

  // The working directory, canonical.
  const std::string& directory() const { return directory_; }
  ConfigChooser& configs() { return configs_; }
  const Config& config_of(const FoundFile& file);

  // A zone, or the fault that nothing tells its name. `named`: of all inputs.
  tl::expected<Zone, Fault> read_zone(const ZoneInput& input, const ServerConfOrigins& named,
                                      Documents& documents, Names& names);

 private:
  bool excluded(const std::string& canonical, bool is_folder);
  const std::string* given_origin(const FoundFile& file) const;
  std::optional<std::string> origin_of(const ZoneInput& zone, const ServerConfOrigins& named,
                                       const Documents& documents);
  std::string root_for_includes(const FoundFile& file) const;

  const Files& files_;
  ConfigChooser configs_;
  OriginOptions origins_;
  std::vector<std::string> origin_files_;  // canonical, beside origins_.pairs
  std::string directory_;
  std::string include_root_;
  std::size_t readers_ = std::thread::hardware_concurrency();
  std::map<const Config*, IgnorePatterns> excludes_;
  ConfiguredOrigins configured_origins_;
  std::deque<std::string> kept_;  // texts of faults
};

}  // namespace dcvlint
