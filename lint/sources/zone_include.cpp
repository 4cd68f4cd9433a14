#include "lint/sources/zone_include.h"

#include <algorithm>

namespace dcvlint {
namespace {

IncludeTarget refused(IncludeTarget target, FaultCode code, std::string detail) {
  target.code = code;
  target.detail = std::move(detail);
  return target;
}

}  // namespace

IncludeTarget include_target(const Files& files, std::string_view includer, std::string_view name,
                             const std::string& root, std::span<const std::string> open) {
  IncludeTarget target;
  if (root.empty()) {
    return refused(std::move(target), FaultCode::zone_include_outside, "nothing is included here");
  }
  if (name.empty() || name.find('\0') != name.npos) {
    return refused(std::move(target), FaultCode::zone_include_missing, "this is no file name");
  }
  const std::string folder(parent_path(includer));
  target.path = normal_path(join_path(folder, name));
  const auto real_folder = files.canonical(folder.empty() ? "." : folder);
  if (!real_folder) {
    return refused(std::move(target), FaultCode::zone_include_missing, "no such file");
  }
  // What leads out by its spelling is not looked at, or the two faults would
  // tell which files a machine has.
  if (!is_within(normal_path(join_path(*real_folder, name)), root)) {
    return refused(std::move(target), FaultCode::zone_include_outside, "");
  }
  const auto canonical = files.canonical(join_path(*real_folder, name));
  if (!canonical) {
    return refused(std::move(target), FaultCode::zone_include_missing, canonical.error().what);
  }
  if (!is_within(*canonical, root)) {
    return refused(std::move(target), FaultCode::zone_include_outside, "a link leads out");
  }
  const FileStatus status = files.status(*canonical);
  if (status.kind != FileKind::regular) {
    return refused(std::move(target), FaultCode::zone_include_not_a_file,
                   status.kind == FileKind::directory ? "a folder" : "a device, pipe or socket");
  }
  if (std::find(open.begin(), open.end(), *canonical) != open.end()) {
    return refused(std::move(target), FaultCode::zone_include_loop, "");
  }
  target.canonical = *canonical;
  target.size = status.size;
  target.good = true;
  return target;
}

}  // namespace dcvlint
