#include "lint/sources/perspective_evidence.h"

#include <algorithm>
#include <deque>
#include <string_view>
#include <vector>

#include "lint/base/lines.h"
#include "lint/sources/dns_address.h"
#include "lint/sources/recorded_sums.h"

namespace dcvlint {
namespace {

constexpr std::string_view index_file = "perspectives.txt";
constexpr std::string_view form = "dcvlint-perspectives/1";

std::string sums_file_of(std::size_t number) {
  return join_path(perspective_folder(number), sums_file);
}

// The index, and the sums of each perspective.
class RecordedFiles {
 public:
  explicit RecordedFiles(std::string_view index) { files_.push_back({index_file, index}); }
  void add(std::string_view sums) {
    files_.push_back({names_.emplace_back(sums_file_of(names_.size())), sums});
  }
  std::span<const RecordedFile> all() const { return files_; }

 private:
  std::deque<std::string> names_;  // stay where they are
  std::vector<RecordedFile> files_;
};

// "127.0.0.1:53 ripe". Nothing: not as we write it.
std::optional<RecordedPerspective> read_line(std::string_view line) {
  const std::size_t blank = line.find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  const std::string_view region = line.substr(blank + 1);
  auto dns = resolver_text(line.substr(0, blank));
  if (!dns || *dns != line.substr(0, blank)) return std::nullopt;
  RecordedPerspective read{*std::move(dns), rir_from_text(region)};
  if (!read.region && region != "-") return std::nullopt;
  return read;
}

class Reader {
 public:
  Reader(const Files& files, const std::string& directory) : files_(files), directory_(directory) {}

  Result<std::vector<RecordedPerspective>> read(std::size_t most) {
    const auto index = load(index_file);
    if (!index) return fail(index.error());
    const auto sums = load(sums_file);
    if (!sums) return fail(sums.error());
    RecordedFiles recorded(index->view());
    const std::string told = path(sums_file);
    if (auto same = check_sums(directory_, sums->view(), recorded.all(), told); !same) {
      return fail(same.error());
    }
    auto all = parse(index->view(), most);
    if (!all) return all;
    std::vector<Bytes> below;
    below.reserve(all->size());
    for (std::size_t i = 0; i < all->size(); ++i) {
      auto read = load(sums_file_of(i));
      if (!read) return fail(read.error());
      recorded.add(below.emplace_back(*std::move(read)).view());
    }
    if (auto same = check_all_sums(directory_, sums->view(), recorded.all(), told); !same) {
      return fail(same.error());
    }
    return all;
  }

 private:
  std::string path(std::string_view name) const { return join_path(directory_, name); }

  Result<Bytes> load(std::string_view name) {
    auto bytes = files_.read(path(name));
    if (bytes) return bytes;
    return fail(path(name), bytes.error().what +
                                "; what dcvlint perspectives --record writes has " +
                                std::string(index_file) + ", " + std::string(sums_file) +
                                " and a folder for each perspective");
  }

  Result<std::vector<RecordedPerspective>> parse(std::string_view index, std::size_t most) {
    std::vector<RecordedPerspective> all;
    const Lines lines(index);
    const auto where = [&](std::uint32_t number) {
      return path(index_file) + ':' + std::to_string(number);
    };
    // Lines knows other ends of line, too.
    if (const std::size_t at = index.find('\r'); at != std::string_view::npos) {
      return fail(where(lines.at(static_cast<std::uint32_t>(at)).line),
                  "ends with CR, which dcvlint does not write: was the folder copied as text?");
    }
    if (lines.count() == 0 || lines.line(1) != form) {
      return fail(where(1), "is not of the form " + std::string(form));
    }
    for (std::uint32_t number = 2; number <= lines.count(); ++number) {
      if (lines.line(number).empty() && number == lines.count()) break;
      auto read = read_line(lines.line(number));
      if (!read) return fail(where(number), "is not as dcvlint writes it");
      if (std::ranges::find(all, read->dns, &RecordedPerspective::dns) != all.end()) {
        return fail(where(number), read->dns + " is there twice");
      }
      if (all.size() == most) {
        return fail(where(number), "more than " + std::to_string(most) + " perspectives");
      }
      all.push_back(*std::move(read));
    }
    if (all.empty()) return fail(where(1), "names no perspective");
    return all;
  }

  const Files& files_;
  const std::string& directory_;
};

}  // namespace

std::string perspective_folder(std::size_t number) { return std::to_string(number + 1); }

std::map<std::string, std::string> perspective_files(std::span<const RecordedPerspective> all,
                                                     std::span<const std::string> sums) {
  std::string index = std::string(form) + '\n';
  for (const RecordedPerspective& each : all) {
    index += each.dns + ' ' + std::string(each.region ? rir_text(*each.region) : "-") + '\n';
  }
  RecordedFiles recorded(index);
  for (const std::string& each : sums) recorded.add(each);
  std::map<std::string, std::string> files;
  files.emplace(sums_file, sums_of(recorded.all()));
  files.emplace(index_file, std::move(index));
  return files;
}

Result<std::vector<RecordedPerspective>> read_perspectives(const Files& files,
                                                           const std::string& directory,
                                                           std::size_t most) {
  return Reader(files, directory).read(most);
}

}  // namespace dcvlint
