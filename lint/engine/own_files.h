#pragma once
// Profiles, policies and names that an organisation wrote itself: `--profile FILE`, `--policy
// FILE`, `profile`, `[policy] preset` and `[text] known` of dcvlint.toml.

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/base/arena.h"
#include "lint/base/files.h"
#include "lint/engine/policy_file.h"
#include "lint/engine/profile_file.h"
#include "lint/facts/known_names.h"

namespace dcvlint {

// Whether a word is the path of a TOML file and no name of a built-in thing: it has a slash, or it
// ends in ".toml".
bool is_own_file(std::string_view word);

struct OwnProfile {
  CertificateProfiles profiles;  // the known ones with the own one in place
  Profile profile{};             // the type that it stands for
  std::string why;               // "--profile our.toml says so"
};

// Reads each file once. What it gives lives as long as it does.
class OwnFiles {
 public:
  OwnFiles(const Files& files, const CertificateProfiles& known) : files_(&files), known_(&known) {}
  // Null: see `problems`. `by` is who names the file: "--profile", "dcvlint.toml".
  const OwnProfile* profile(const std::string& path, std::string_view by);
  // Its rules are looked for in `books`, those of the first who asks.
  const PolicyPreset* policy(const std::string& path, std::span<const Book* const> books);
  // Of all these files; null: there is none, or see `problems`.
  const KnownNames* names(const std::vector<std::string>& paths);
  const std::vector<FileProblem>& problems() const { return problems_; }

 private:
  std::string_view text_of(const std::string& path, std::uint64_t most);
  void append(std::vector<FileProblem> problems);

  const Files* files_;
  const CertificateProfiles* known_;
  Arena arena_;
  std::map<std::string, std::unique_ptr<OwnProfile>> profiles_;
  std::map<std::string, std::unique_ptr<PolicyPreset>> policies_;
  std::map<std::vector<std::string>, std::unique_ptr<KnownNames>> names_;
  std::vector<FileProblem> problems_;
};

}  // namespace dcvlint
