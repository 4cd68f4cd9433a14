#pragma once
// From the paths of a command line to the files that may be inputs.

#include <atomic>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/base/files.h"
#include "lint/base/result.h"

namespace dcvlint {

struct FoundFile {
  std::string path;  // as the user would write it: the argument without "./", and what is below
  std::string canonical;  // without links
  std::string root;  // canonical folder of the argument: the argument itself, or the file's folder
  bool named = false;  // an argument itself
  bool standard_input = false;
};

struct Discovery {
  std::vector<FoundFile> files;  // in the order of arguments; below one, bytewise by path
  std::vector<Error> problems;   // arguments and files that can't be read
};

// `excluded` is asked with a canonical path and whether it is a folder, for what is below an
// argument only. Folders are walked without git's ignored files (.gitignore of each folder up to
// the git top level, .git/info/exclude), hidden files and folders, editors'
// backups, and folders that builds make. Links below an argument count when they lead to
// a file in the argument's folder that isn't found otherwise. Devices, FIFOs
// and sockets are never opened. No file appears twice. Once `stop` is set, from outside, what is
// left is not looked for.
Discovery discover(const Files& files, std::span<const std::string> paths,
                   const std::function<bool(const std::string&, bool)>& excluded,
                   const std::atomic<bool>* stop = nullptr);

// The nearest folder at or above that holds .git (a folder, or the file of a work tree);
// empty when there is none. `directory` is canonical.
std::string git_top_level(const Files& files, const std::string& directory);

// The tree that `path`, as written in a file of the folder `directory`, leaves by way of a link:
// git's top level, without git the folder itself. Empty: by no link, or there is no such file. Who
// sends a change could otherwise have any file of the machine read and talked about. A path that
// says openly where it leads, upwards or absolute, leaves nothing.
std::string tree_left_by_link(const Files& files, const std::string& directory,
                              std::string_view path);

}  // namespace dcvlint
