#pragma once
// The names that a command is asked about: arguments, lists, and what requests and certificates
// hold.

#include <cstdint>
#include <string>
#include <vector>

#include "lint/base/files.h"
#include "lint/commands/command_line.h"
#include "lint/facts/asked_name.h"

namespace dcvlint {

struct NameSources {
  std::vector<std::string> names;         // "-": one a line on standard input
  std::vector<std::string> lists;         // files of names, one a line; # begins a comment
  std::vector<std::string> signed_files;  // requests and certificates, PEM or DER
  std::vector<std::string> recorded;      // of evidence: no "-" among them
  bool empty() const { return names.empty() && lists.empty() && signed_files.empty(); }
};

struct AskedNames {
  std::vector<AskedName> names;  // as they were given, each once
  bool misuse = false;           // something was no name
  bool unreadable = false;       // a file
  std::vector<std::string>
      addresses;  // iPAddress of signed files, as text: each as often as it stands
};

// NAME, --names and --names-of.
void declare_asked_names(CommandLine& line, NameSources& sources);

// Who answers: the records of zone files, or DNS.
enum class AskedOf : std::uint8_t { zones, dns };

// Says on standard error what is no name, or none that can be asked about, and where it stands.
AskedNames read_asked_names(const Files& files, const NameSources& sources, AskedOf whom);

}  // namespace dcvlint
