#include "lint/commands/new_rule.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "lint/base/ascii.h"
#include "lint/base/files.h"
#include "lint/commands/exit_code.h"
#include "lint/commands/output.h"
#include "lint/engine/rule.h"
#include "lint/reports/sarif_text.h"
#include "lint/reports/shown.h"

namespace dcvlint {
namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

// What of the id could stay: lower case, hyphens for what separates words.
std::string nearest_good(std::string_view id) {
  if (id.ends_with(".toml")) id.remove_suffix(5);
  std::string out;
  for (char c : id) {
    c = ascii_lower(c);
    if (c == '/') {
      while (out.ends_with('-')) out.pop_back();
      if (!out.empty() && !out.ends_with('/')) out += '/';
    } else if (is_lower(c) || is_digit(c)) {
      out += c;
    } else if (!out.empty() && !out.ends_with('-') && !out.ends_with('/')) {
      out += '-';
    }
  }
  while (out.ends_with('-') || out.ends_with('/')) out.pop_back();
  if (!out.empty() && out.find('/') == std::string::npos) out.insert(0, "our/");
  return std::ranges::count(out, '/') == 1 ? out : std::string();
}

// The folder and those above it, as far as they are missing.
Result<void> make_folder(const std::string& path) {
  struct stat status {};
  if (path.empty() || ::stat(path.c_str(), &status) == 0) return {};
  if (auto above = make_folder(std::string(parent_path(path))); !above) return above;
  if (::mkdir(path.c_str(), 0777) != 0 && errno != EEXIST) return fail(path, std::strerror(errno));
  return {};
}

bool is_there(const std::string& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0;
}

// Never replaces a file, whoever made it meanwhile.
Result<void> write_new(const std::string& path, std::string_view text) {
  if (auto made = make_folder(std::string(parent_path(path))); !made) return made;
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (file < 0) return fail(path, std::strerror(errno));
  int error = 0;
  while (!text.empty() && error == 0) {
    const ssize_t written = ::write(file, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      error = errno;
    }
  }
  if (::close(file) != 0 && error == 0) error = errno;
  if (error == 0) return {};
  ::unlink(path.c_str());
  return fail(path, std::strerror(error));
}

std::string next_steps(const NewRuleOptions& options, const std::string& directory) {
  if (!options.check)
    return "dcvlint try " + (directory.empty() ? "." : shown(directory)) + " runs its examples\n";
  return "add #include \"rules/" + options.id + ".h\" and check<" + sarif_name(options.id) +
         ">() to " + shown(join_path(directory, "checks.cpp")) +
         ", sorted by id;\nci/test --quick builds it and runs its examples\n";
}

int refuse(const std::string& what) {
  complain("new-rule: " + what);
  return exit_usage;
}

}  // namespace

std::string rule_id_problem(std::string_view id) {
  const std::string quoted = '"' + std::string(id) + '"';
  const bool words = std::ranges::all_of(
      id, [](char c) { return is_lower(c) || is_digit(c) || c == '-' || c == '/'; });
  std::string why;
  if (id.empty()) {
    why = "the id is empty";
  } else if (id.ends_with(".toml")) {
    why = quoted + ": an id has no .toml at its end";
  } else if (!words) {
    why = quoted + ": an id has lower-case letters a-z, digits and hyphens only";
  } else if (std::ranges::count(id, '/') != 1) {
    why = quoted + ": an id has two parts, family/name";
  } else if (nearest_good(id) != id) {
    why = quoted + ": hyphens stand singly, between letters and digits";
  }
  if (why.empty()) return {};
  const std::string good = nearest_good(id);
  return why + (good.empty() ? "; write it like our/issuers" : "; did you mean " + good + "?");
}

int run_new_rule(const NewRuleOptions& options) {
  if (const std::string problem = rule_id_problem(options.id); !problem.empty()) {
    return refuse(problem);
  }
  if (builtin_book.find(options.id) != nullptr) {
    return refuse(options.id + " is a built-in rule; choose another name, like our/" +
                  options.id.substr(options.id.find('/') + 1));
  }
  const std::string directory =
      options.directory.empty() && options.check ? "rules" : options.directory;
  if (options.check) {
    if (!is_lower(options.id.front())) {
      return refuse("\"" + options.id + "\": with --check an id begins with a letter, since a " +
                    "C++ type is named after it");
    }
    const std::string list = join_path(directory, "checks.cpp");
    if (!is_there(list)) {
      return refuse(list +
                    " is not there: a check is C++ and needs dcvlint's source tree; without "
                    "--check a rule takes a check that is there (dcvlint checks)");
    }
  }
  const std::vector<NewFile> files = new_rule_files(options.id, options.check, options.about);
  for (const NewFile& file : files) {
    const std::string path = join_path(directory, file.path);
    if (is_there(path)) return refuse(path + " is there already; nothing was written");
  }
  std::string out;
  for (const NewFile& file : files) {
    const std::string path = join_path(directory, file.path);
    if (auto done = write_new(path, file.text); !done) return complain(done.error()), exit_usage;
    out += "wrote " + shown(path) + '\n';
  }
  return print(out + next_steps(options, directory));
}

}  // namespace dcvlint
