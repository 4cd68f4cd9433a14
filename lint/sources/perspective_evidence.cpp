#include "lint/sources/perspective_evidence.h"

#include <algorithm>
#include <string_view>

#include "lint/base/lines.h"
#include "lint/sources/dns_address.h"
#include "lint/sources/sha256.h"

namespace dcvlint {
namespace {

constexpr std::string_view index_file = "perspectives.txt";
constexpr std::string_view sums_file = "SHA256SUMS";
constexpr std::string_view form = "dcvlint-perspectives/1";

std::string sums_of(std::size_t number) { return join_path(perspective_folder(number), sums_file); }

std::string sum_line(std::string_view content, std::string_view name) {
  return sha256_hex(content) + "  " + std::string(name) + '\n';
}

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
    if (auto same = compare(index_file, *index, *sums); !same) return fail(same.error());
    auto all = parse(index->view(), most);
    for (std::size_t i = 0; all && i < all->size(); ++i) {
      const auto below = load(sums_of(i));
      if (!below) return fail(below.error());
      if (auto same = compare(sums_of(i), *below, *sums); !same) return fail(same.error());
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

  Result<void> compare(std::string_view name, const Bytes& content, const Bytes& sums) const {
    if (sums.view().find(sum_line(content.view(), name)) != std::string_view::npos) return {};
    return fail(path(name), "was altered since it was recorded: its SHA-256 is not the one in " +
                                path(sums_file));
  }

  Result<std::vector<RecordedPerspective>> parse(std::string_view index, std::size_t most) {
    std::vector<RecordedPerspective> all;
    const Lines lines(index);
    const auto where = [&](std::uint32_t number) {
      return path(index_file) + ':' + std::to_string(number);
    };
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
  std::string lines = sum_line(index, index_file);
  for (std::size_t i = 0; i < sums.size(); ++i) lines += sum_line(sums[i], sums_of(i));
  std::map<std::string, std::string> files;
  files.emplace(index_file, std::move(index));
  files.emplace(sums_file, std::move(lines));
  return files;
}

Result<std::vector<RecordedPerspective>> read_perspectives(const Files& files,
                                                           const std::string& directory,
                                                           std::size_t most) {
  return Reader(files, directory).read(most);
}

}  // namespace dcvlint
