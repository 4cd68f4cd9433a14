#include "lint/sources/discover.h"

#include <algorithm>
#include <array>
#include <ranges>
#include <set>

#include "lint/base/stop_sign.h"
#include "lint/sources/gitignore.h"

namespace dcvlint {
namespace {

constexpr std::uint64_t largest_file = UINT32_MAX;  // a Place has 32-bit offsets
constexpr std::uint64_t largest_ignore_file = 1 << 20;
constexpr unsigned deepest = 128;  // folders in folders

constexpr std::array<std::string_view, 6> build_folders = {"__pycache__",  "build",  "dist",
                                                           "node_modules", "target", "vendor"};

bool is_skipped(const DirectoryEntry& entry) {
  const std::string& name = entry.name;
  if (name.starts_with('.')) return true;
  if (entry.status.kind == FileKind::directory) {
    return std::find(build_folders.begin(), build_folders.end(), name) != build_folders.end();
  }
  return name.ends_with('~') || (name.starts_with('#') && name.ends_with('#'));
}

// The patterns that hold in a folder: the nearer, the later.
struct Ignored {
  std::string base;  // canonical folder that the patterns are relative to
  IgnorePatterns patterns;
};

class Walk {
 public:
  Walk(const Files& files, const std::function<bool(const std::string&, bool)>& excluded,
       StopSign stop, Discovery& out, std::set<std::string>& seen)
      : files_(files), excluded_(excluded), stop_(stop), out_(out), seen_(seen) {}

  void argument(const std::string& path, const std::string& canonical) {
    root_ = canonical;
    load_ignored_above();
    folder(path, canonical, 0);
    for (FoundFile& link : links_) {
      if (seen_.insert(link.canonical).second) found_.push_back(std::move(link));
    }
    std::sort(found_.begin(), found_.end(),
              [](const FoundFile& a, const FoundFile& b) { return a.path < b.path; });
    for (FoundFile& file : found_) out_.files.push_back(std::move(file));
  }

 private:
  void load(const std::string& directory, const std::string& file) {
    const FileStatus status = files_.status(file);
    if (status.kind != FileKind::regular || status.size > largest_ignore_file) return;
    if (auto bytes = files_.read(file)) {
      Ignored ignored{directory, IgnorePatterns(bytes->view())};
      if (!ignored.patterns.empty()) ignored_.push_back(std::move(ignored));
    }
  }

  // Of the folders above the argument; its own is loaded when it is walked.
  void load_ignored_above() {
    const std::string top = git_top_level(files_, root_);
    if (top.empty()) return;
    load(top, join_path(top, ".git/info/exclude"));
    std::vector<std::string> above;
    for (std::string at = root_; at != top;) {
      at = parent_path(at);
      above.push_back(at);
    }
    for (const std::string& folder : above | std::views::reverse)
      load(folder, join_path(folder, ".gitignore"));
  }

  bool is_ignored(const std::string& canonical, bool is_directory) const {
    for (const Ignored& ignored : ignored_ | std::views::reverse) {
      std::string_view below = std::string_view(canonical).substr(ignored.base.size());
      while (below.starts_with('/')) below.remove_prefix(1);
      if (auto decided = ignored.patterns.decide(below, is_directory)) return *decided;
    }
    return false;
  }

  void folder(const std::string& path, const std::string& canonical, unsigned depth) {
    auto entries = files_.list(canonical);
    if (!entries) {
      out_.problems.push_back({path.empty() ? "." : path, entries.error().what});
      return;
    }
    const std::size_t outer = ignored_.size();
    load(canonical, join_path(canonical, ".gitignore"));
    for (const DirectoryEntry& entry : *entries) {
      if (stop_.stands()) break;
      if (is_skipped(entry)) continue;
      const std::string below = join_path(canonical, entry.name);
      const bool is_directory = entry.status.kind == FileKind::directory && !entry.status.link;
      if (is_ignored(below, is_directory) || excluded_(below, is_directory)) continue;
      this->entry(entry, join_path(path, entry.name), below, depth);
    }
    ignored_.resize(outer);
  }

  void entry(const DirectoryEntry& entry, const std::string& path, const std::string& canonical,
             unsigned depth) {
    if (entry.status.link) return link(entry, path, canonical);
    switch (entry.status.kind) {
      case FileKind::directory:
        if (depth < deepest) return folder(path, canonical, depth + 1);
        out_.problems.push_back({path, "more than 128 folders in one another"});
        return;
      case FileKind::regular:
        if (entry.status.size > largest_file) {
          out_.problems.push_back({path, "larger than 4 GiB"});
        } else if (seen_.insert(canonical).second) {
          found_.push_back({path, canonical, root_, false, false});
        }
        return;
      case FileKind::missing:
      case FileKind::other:
        return;
    }
  }

  void link(const DirectoryEntry& entry, const std::string& path, const std::string& canonical) {
    if (entry.status.kind == FileKind::missing) {
      out_.problems.push_back({path, "a link that leads nowhere"});
      return;
    }
    if (entry.status.kind != FileKind::regular || entry.status.size > largest_file) return;
    auto target = files_.canonical(canonical);
    if (target && is_within(*target, root_)) links_.push_back({path, *target, root_, false, false});
  }

  const Files& files_;
  const std::function<bool(const std::string&, bool)>& excluded_;
  StopSign stop_;
  Discovery& out_;
  std::set<std::string>& seen_;
  std::string root_;
  std::vector<Ignored> ignored_;
  std::vector<FoundFile> found_, links_;
};

// An argument as paths below it begin: zones/a, not ./zones/a, since those of included files have
// no dots either. Empty for the folder that dcvlint runs in.
std::string without_dot(std::string_view path) {
  while (path.starts_with("./")) {
    path.remove_prefix(2);
    while (path.starts_with('/')) path.remove_prefix(1);
  }
  return std::string(path == "." ? std::string_view() : path);
}

// Named files come first, so that a folder doesn't take them.
void name_files(const Files& files, std::span<const std::string> paths,
                std::set<std::string>& named) {
  for (const std::string& path : paths) {
    if (path == "-" || files.status(path).kind != FileKind::regular) continue;
    if (auto canonical = files.canonical(path)) named.insert(*canonical);
  }
}

std::optional<std::string> refusal(const FileStatus& status) {
  if (status.kind == FileKind::missing) {
    return status.link ? "a link that leads nowhere" : "no such file or folder";
  }
  if (status.kind == FileKind::other) {
    return "a device, FIFO or socket; these are never opened (use - for standard input)";
  }
  if (status.kind == FileKind::regular && status.size > largest_file) return "larger than 4 GiB";
  return std::nullopt;
}

}  // namespace

std::string git_top_level(const Files& files, const std::string& directory) {
  for (std::string at = directory;; at = parent_path(at)) {
    if (files.status(join_path(at, ".git")).kind != FileKind::missing) return at;
    if (at.empty() || at == "/") return {};
  }
}

std::string tree_left_by_link(const Files& files, const std::string& directory,
                              std::string_view path) {
  // Of an absolute path, what stands above the file is the machine's matter.
  std::string above = directory;
  if (path.starts_with('/')) {
    above = parent_path(path);
    path = base_name(path);
  }
  const auto folder = files.canonical(above.empty() ? "." : above);
  if (!folder) return {};
  const std::string plain = join_path(*folder, path);
  const auto real = files.canonical(plain);
  if (!real || *real == normal_path(plain)) return {};
  std::string tree = git_top_level(files, *folder);
  if (tree.empty()) tree = *folder;
  return is_within(*real, tree) ? std::string() : tree;
}

Discovery discover(const Files& files, std::span<const std::string> paths,
                   const std::function<bool(const std::string&, bool)>& excluded,
                   const std::atomic<bool>* stop) {
  Discovery out;
  std::set<std::string> named, seen, walked;
  name_files(files, paths, named);
  seen = named;
  for (const std::string& path : paths) {
    if (StopSign(stop).stands()) break;
    if (path == "-") {
      if (walked.insert(path).second) out.files.push_back({"<stdin>", {}, {}, true, true});
      continue;
    }
    const FileStatus status = files.status(path);
    if (auto why = refusal(status)) {
      out.problems.push_back({path, *why});
      continue;
    }
    auto canonical = files.canonical(path);
    if (!canonical) {
      out.problems.push_back({path, canonical.error().what});
      continue;
    }
    if (!walked.insert(*canonical).second) continue;
    if (status.kind == FileKind::directory) {
      Walk(files, excluded, StopSign(stop), out, seen).argument(without_dot(path), *canonical);
    } else {
      out.files.push_back(
          {without_dot(path), *canonical, std::string(parent_path(*canonical)), true, false});
    }
  }
  return out;
}

}  // namespace dcvlint
