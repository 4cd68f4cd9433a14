#pragma once
// dcvlint.toml: what an organisation wants of dcvlint.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/base/date.h"
#include "lint/base/files.h"
#include "lint/engine/issuance_policy.h"
#include "lint/engine/rule.h"
#include "lint/engine/rule_file.h"
#include "lint/facts/quorum.h"

namespace dcvlint {

struct SeverityChange {
  std::string rule;  // an id or a prefix ("caa/", "caa")
  Severity severity{};
  std::string reason;   // mandatory: it is printed with the finding
  std::string by = {};  // "policy igtf"; empty: a dcvlint.toml
};

struct ZoneMapping {
  std::string file;  // path relative to the config file's folder; * matches within a path part
  std::string origin;
};

// A resolver that dcvlint perspectives asks. Of several the first is the primary one.
struct Perspective {
  std::string dns;            // "192.0.2.53:53", as ServerAddress::text, or "embedded"
  std::optional<Rir> region;  // where it stands, if that is told
};
inline constexpr std::size_t most_perspectives = 32;
inline constexpr std::size_t most_name_lists = 16;

// One dcvlint.toml with all that it extends. Of a file that is extended, ignore, [severity],
// [[zone]], exclude, rules and [text] known come before the own ones; every other key counts only
// where the own file doesn't have it. Its [[zone]] and exclude hold in the folder of the extending
// file.
struct Config {
  std::string path;       // empty: no file, only defaults
  std::string directory;  // its folder; zone mappings and excludes are relative to it
  std::vector<std::string> select, ignore;  // prefixes of rule ids; select empty: all
  std::vector<SeverityChange> severities;   // later ones win
  std::optional<Severity> fail_on;
  std::optional<Date> as_of;
  std::optional<Profile> profile;  // of requests and certificates, in place of a judgement
  std::string profile_file;        // a path in place of that; empty: none
  std::vector<ZoneMapping> zones;
  std::vector<std::string> exclude;      // globs
  std::vector<std::string> rules;        // folders with rules; absolute when the file's path is
  std::vector<std::string> known_names;  // files of names that are right; likewise
  IssuancePolicy policy;
  std::vector<Perspective> perspectives;
};

struct ConfigRead {
  Config config;
  std::vector<FileProblem> problems;  // not empty: don't use config
};
// `extend = "path"` or a list of them: relative to the file, loops refused, at most 8 deep.
ConfigRead read_config(const Files& files, const std::string& path);

// Finds the nearest dcvlint.toml at or above a directory; remembers what it read. A link that leads
// out of git's top level (without git: out of its own folder) is a problem and not followed:
// whoever sends a change could otherwise have any file of the machine read and talked about.
class Configs {
 public:
  explicit Configs(const Files& files) : files_(&files) {}
  // `directory` is canonical. The same object for directories with the same file.
  const ConfigRead& for_directory(const std::string& directory);

 private:
  ConfigRead read_inside(const std::string& directory, const std::string& path) const;

  const Files* files_;
  std::map<std::string, std::unique_ptr<ConfigRead>> by_file_;
  std::map<std::string, const ConfigRead*> by_directory_;
};

// Whether a rule id falls under a prefix: "caa", "caa/", "caa/issue", "caa/unknown-critical",
// "all".
bool falls_under(std::string_view rule_id, std::string_view prefix);

}  // namespace dcvlint
