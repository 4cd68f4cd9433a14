#pragma once
// Files by which grid software knows who may sign what, and who is who: *.namespaces and
// *.signing_policy (GFD.189), and grid-mapfile.

#include <string>
#include <string_view>
#include <vector>

#include "lint/base/files.h"
#include "lint/base/result.h"
#include "lint/facts/grid_namespace.h"

namespace dcvlint {

// An error's `where` is "path:line".
Result<std::vector<NamespaceLine>> read_namespaces(std::string_view path, std::string_view text);
Result<std::vector<NamespaceLine>> read_signing_policy(std::string_view path,
                                                       std::string_view text);
// The files with these endings in a folder (not below it); links must stay within it. Each line
// once.
Result<std::vector<NamespaceLine>> read_namespace_folder(const Files& files,
                                                         const std::string& folder);

struct MappedSubject {
  std::string subject;  // on one line, octets outside of ASCII as \xHH
  std::string user;     // "alice", ".atlas", "alice,bob"
};
// At most 64 MiB.
Result<std::vector<MappedSubject>> read_grid_mapfile(const Files& files, const std::string& path);
Result<std::vector<MappedSubject>> read_grid_mapfile(std::string_view path, std::string_view text);

}  // namespace dcvlint
