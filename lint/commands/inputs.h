#pragma once
// What is to be linted: found, read, told apart by content, zones also from what they include.

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "lint/base/document.h"
#include "lint/base/files.h"
#include "lint/reports/report.h"
#include "lint/sources/discover.h"
#include "lint/sources/input_kind.h"

namespace dcvlint {

struct ZoneInput {
  FoundFile file;
  Doc document{};
  std::uint32_t number = 0;  // of the input, in the order of the command line
  bool fragment = false;     // another file includes it
  std::string included_by;   // canonical path of that file
};

// Requests, certificates and revocation lists, PEM or DER. Private keys in it are overwritten
// already.
struct SignedFileInput {
  FoundFile file;
  Doc document{};
  std::uint32_t number = 0;
};

// A validation log: NDJSON or CSV. Only with --kind validation-log.
struct LogFileInput {
  FoundFile file;
  Doc document{};
  std::uint32_t number = 0;
};

// The configuration of a name server.
struct ServerConf {
  std::string directory;  // canonical folder
  std::string path;       // for messages
  Bytes bytes;
  InputKind kind = InputKind::named_conf;
};

struct Inputs {
  std::vector<ZoneInput> zones;
  std::vector<SignedFileInput> signed_files;
  std::vector<LogFileInput> logs;
  std::uint32_t count = 0;  // of zones, signed files and logs together
  std::vector<ServerConf> server_confs;
  std::vector<InputProblem> problems;
  std::uint64_t files = 0;  // that were read and are linted
};

struct InputOptions {
  std::vector<std::string> paths;
  std::function<bool(const std::string&, bool)> excluded;
  // Whether a named file is to be read as a zone whatever it looks like.
  std::function<bool(const FoundFile&)> forced;
  // The beginning of a file, so that a folder with films in it is not read whole; may be empty.
  std::function<Result<Bytes>(const std::string& path, std::size_t most)> read_start = {};
  // Canonical folder that $INCLUDE may not leave; empty: the git top level of each file, or the
  // folder of its argument.
  std::string include_root = {};
  // All that is named is a validation log, and so are *.ndjson, *.jsonl and *.csv in folders.
  bool logs = false;
  // All that is named is a revocation list, and so are *.crl in folders, whatever they look like;
  // nothing else is read.
  bool crls = false;
};

// A file that another input includes is read with that one, not on its own. A
// named file without SOA that a zone beside it includes is a fragment.
Inputs read_inputs(const Files& files, const InputOptions& options, Documents& documents);

}  // namespace dcvlint
