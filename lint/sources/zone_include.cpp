#include "lint/sources/zone_include.h"

#include <algorithm>

namespace dcvlint {
namespace {

// Folders above an including file's that are searched: trees of zones are flat,
// and a hostile zone shall not make each of its lines a walk.
constexpr int most_above = 8;

IncludeTarget refused(IncludeTarget target, FaultCode code, std::string detail) {
  target.code = code;
  target.detail = std::move(detail);
  return target;
}

// `name` in the canonical folder `folder`, which the user knows as `shown`.
IncludeTarget target_in(const Files& files, const std::string& folder, const std::string& shown,
                        std::string_view name, const std::string& root,
                        std::span<const std::string> open) {
  IncludeTarget target;
  target.path = normal_path(join_path(shown, name));
  // What leads out by its spelling is not looked at, or the two faults would
  // tell which files a machine has.
  if (!is_within(normal_path(join_path(folder, name)), root)) {
    return refused(std::move(target), FaultCode::zone_include_outside, "");
  }
  const auto canonical = files.canonical(join_path(folder, name));
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

}  // namespace

IncludeTarget include_target(const Files& files, std::string_view includer, std::string_view name,
                             const std::string& root, std::span<const std::string> open) {
  if (root.empty()) {
    return refused({}, FaultCode::zone_include_outside, "nothing is included here");
  }
  if (name.empty() || name.find('\0') != name.npos) {
    return refused({}, FaultCode::zone_include_missing, "this is no file name");
  }
  std::string shown(parent_path(includer));
  auto folder = files.canonical(shown.empty() ? "." : shown);
  if (!folder) return refused({}, FaultCode::zone_include_missing, "no such file");
  IncludeTarget target = target_in(files, *folder, shown, name, root, open);
  if (target.code != FaultCode::zone_include_missing || target.good || name.starts_with('/')) {
    return target;
  }
  for (int i = 0; i < most_above && *folder != root && is_within(*folder, root); ++i) {
    *folder = std::string(parent_path(*folder));
    shown = join_path(shown, "..");
    IncludeTarget above = target_in(files, *folder, shown, name, root, open);
    if (above.good || above.code == FaultCode::zone_include_loop) return above;
  }
  return target;
}

}  // namespace dcvlint
