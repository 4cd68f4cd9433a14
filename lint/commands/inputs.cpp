#include "lint/commands/inputs.h"

#include <algorithm>
#include <array>
#include <set>

#include "lint/commands/progress.h"
#include "lint/commands/refusal.h"
#include "lint/sources/disk_files.h"
#include "lint/sources/input_kind.h"
#include "lint/sources/pem.h"
#include "lint/sources/private_keys.h"
#include "lint/sources/signed_file.h"
#include "lint/sources/zone_file.h"
#include "lint/sources/zone_include.h"

namespace dcvlint {
namespace {

constexpr std::uint64_t largest = UINT32_MAX;      // a Place has 32-bit offsets
constexpr std::uint64_t neighbour_size = 1 << 20;  // of a file searched for $INCLUDE
constexpr std::size_t neighbours_searched = 1000;
constexpr std::size_t small_file = std::size_t{256} * 1024;  // more than input_kind() looks at

struct Candidate {
  FoundFile file;
  InputKind kind{};
  Bytes bytes;
  std::uint32_t order = 0;  // in which it was found
};

bool is_signed(InputKind kind) {
  return kind == InputKind::certificate || kind == InputKind::request || kind == InputKind::crl;
}

// In PEM, with anything before it: a key, parameters.
bool holds_signed(std::string_view bytes) {
  const PemText text = find_pem_blocks(bytes, Doc{}, PemText::max_blocks, &interrupt_noted());
  return std::ranges::any_of(text.blocks, [](const PemBlock& block) {
    return block.kind == PemKind::certificate || block.kind == PemKind::trusted_certificate ||
           block.kind == PemKind::request || block.kind == PemKind::crl;
  });
}

bool is_secret(InputKind kind) {
  return kind == InputKind::private_key || kind == InputKind::ssh_key || kind == InputKind::pkcs12;
}

class Reader {
 public:
  Reader(const Files& files, const InputOptions& options) : files_(files), options_(options) {}

  Inputs read(Documents& documents) {
    Discovery found = discover(files_, options_.paths, options_.excluded, &interrupt_noted());
    for (Error& error : found.problems) problem(error.where, error.what);
    for (FoundFile& file : found.files) {
      if (interrupted()) break;
      if (options_.logs) {
        load_log(std::move(file), documents);
      } else {
        load(std::move(file));
      }
    }
    find_included();
    add_all(documents);
    if (inputs_.count == 0 && inputs_.problems.empty() && !interrupted()) nothing();
    return std::move(inputs_);
  }

 private:
  void problem(std::string path, std::string what, std::string help = {}) {
    inputs_.problems.push_back({std::move(path), std::move(what), std::move(help)});
  }

  void nothing() {
    std::string where;
    for (const std::string& path : options_.paths) {
      if (!where.empty()) where += ", ";
      where += path;
    }
    if (options_.logs) {
      problem(where, "no validation log found here",
              "in folders these are *.ndjson, *.jsonl and *.csv");
    } else if (!inputs_.server_confs.empty()) {
      problem(where,
              std::string(input_kind_text(inputs_.server_confs.front().kind)) + ", and no zone",
              "name the folder that holds the zones too");
    } else {
      problem(
          where, "no zone, certificate request, certificate or revocation list found here",
          "passed over: what git ignores or dcvlint.toml excludes, hidden files, build folders");
    }
  }

  // Whether the beginning of a large file of a folder shows that it is no input.
  bool is_other(const FoundFile& file) {
    if (file.named || !options_.read_start || files_.status(file.canonical).size < small_file) {
      return false;
    }
    auto start = options_.read_start(file.canonical, small_file);
    if (!start) return false;
    const InputKind kind = input_kind(file.path, start->view());
    return kind != InputKind::zone && kind != InputKind::crl && kind != InputKind::other_pem &&
           !is_server_conf(kind) && !is_secret(kind) && !is_signed(kind);
  }

  // Files that hold nothing but a key are read only when they are named.
  static bool is_signed_file(const FoundFile& file, InputKind kind, std::string_view bytes) {
    if (is_signed(kind)) return true;
    if (kind == InputKind::text || kind == InputKind::binary) {
      // What was damaged is read as what it was meant to be, where that is sure.
      return (file.named || named_like_signed(file.path)) && resembles_signed(bytes);
    }
    if (kind == InputKind::private_key) return file.named || holds_signed(bytes);
    if (kind != InputKind::other_pem) return false;
    // Behind a message of a megabyte, too.
    if (holds_signed(bytes)) return true;
    return file.named && other_content(bytes, &interrupt_noted()).empty();
  }

  void load(FoundFile file) {
    const std::uint32_t order = order_++;
    if (options_.crls && !file.named && !file.path.ends_with(".crl")) return;
    if (!options_.crls && is_other(file)) return;
    Result<Bytes> bytes = file.standard_input ? read_standard_input() : files_.read(file.canonical);
    if (!bytes) return problem(file.path, bytes.error().what);
    if (bytes->size() > largest) return problem(file.path, "larger than 4 GiB");
    const InputKind kind = input_kind(file.path, bytes->view());
    const bool forced = options_.forced(file) && !options_.crls;
    if (options_.crls && kind != InputKind::empty && !is_secret(kind)) {
      if (!hide_private_keys(*bytes, &interrupt_noted())) return;
      signed_files_.push_back({std::move(file), kind, std::move(*bytes), order});
      return;
    }
    if (is_secret(kind) && forced) {
      return problem(file.path, std::string(input_kind_text(kind)) + ", and no zone");
    }
    if (kind == InputKind::zone || (forced && kind != InputKind::empty)) {
      if (!hide_pasted_keys(*bytes, &interrupt_noted())) return;
      zones_.push_back({std::move(file), kind, std::move(*bytes), order});
    } else if (is_signed_file(file, kind, bytes->view())) {
      if (!hide_private_keys(*bytes, &interrupt_noted())) return;
      signed_files_.push_back({std::move(file), kind, std::move(*bytes), order});
    } else if (interrupted()) {
      return;  // before it was known what it holds
    } else if (is_server_conf(kind)) {
      std::string directory(parent_path(file.canonical));
      inputs_.server_confs.push_back({std::move(directory), file.path, std::move(*bytes), kind});
    } else if (file.named) {
      inputs_.problems.push_back(refusal(file.path, kind, bytes->view()));
    } else if (kind == InputKind::empty && input_kind(file.path, " ") == InputKind::zone) {
      problem(file.path, "empty");
    } else if (is_secret(kind) && input_kind(file.path, " ") == InputKind::zone) {
      // Passed over in silence it could hide a zone from whoever reviews a change.
      problem(file.path, "named like a zone, but " + std::string(input_kind_text(kind)));
    }
  }

  void load_log(FoundFile file, Documents& documents) {
    constexpr std::array endings = {".ndjson", ".jsonl", ".csv"};
    const auto ends = [&](const char* ending) { return file.path.ends_with(ending); };
    if (!file.named && std::ranges::none_of(endings, ends)) return;
    Result<Bytes> bytes = file.standard_input ? read_standard_input() : files_.read(file.canonical);
    if (!bytes) return problem(file.path, bytes.error().what);
    if (bytes->size() > largest) return problem(file.path, "larger than 4 GiB");
    const InputKind kind = input_kind(file.path, bytes->view());
    const bool other = kind == InputKind::zone || kind == InputKind::archive ||
                       kind == InputKind::image || kind == InputKind::executable ||
                       kind == InputKind::binary || is_signed(kind) || is_secret(kind);
    if (other || kind == InputKind::empty) {
      return problem(file.path, std::string(input_kind_text(kind)) + ", and no validation log",
                     "one is NDJSON, an object a line, or CSV with a column kind");
    }
    ++inputs_.files;
    LogFileInput input{std::move(file), {}, inputs_.count++};
    input.document = documents.add(input.file.path, *std::move(bytes), input.number);
    inputs_.logs.push_back(std::move(input));
  }

  // Canonical paths of what a master file includes. A file beside it counts even where the
  // reader refuses to follow; those above are searched up to git's top level, or `folder`.
  std::vector<std::string> includes(std::string_view bytes, const std::string& canonical,
                                    const std::string& folder) {
    std::vector<std::string> paths;
    std::string root = options_.include_root;
    std::size_t looked_for = 0;
    for (const std::string& path : included_paths(bytes)) {
      if (++looked_for > ZoneFileLimits{}.includes) break;
      const std::string beside = join_path(parent_path(canonical), path);
      if (files_.status(beside).kind == FileKind::regular) {
        if (auto real = files_.canonical(beside)) paths.push_back(*real);
        continue;
      }
      if (root.empty()) root = git_top_level(files_, std::string(parent_path(canonical)));
      if (root.empty()) root = folder;
      IncludeTarget target = include_target(files_, canonical, path, root, {});
      if (target.good) paths.push_back(std::move(target.canonical));
    }
    return paths;
  }

  void find_included() {
    for (const Candidate& zone : zones_) {
      if (interrupted()) return;  // what is left is not judged, as a part or as a whole
      for (std::string& path : includes(zone.bytes.view(), zone.file.canonical, zone.file.root)) {
        if (path != zone.file.canonical) included_.emplace(std::move(path), zone.file.canonical);
      }
    }
    // Of files that include one another in a ring, the first stays: somebody has to tell of it.
    for (const Candidate& zone : zones_) {
      std::set<std::string> seen;
      for (std::string at = zone.file.canonical; seen.insert(at).second;) {
        auto from = included_.find(at);
        if (from == included_.end()) break;
        at = from->second;
        if (at == zone.file.canonical) {
          included_.erase(zone.file.canonical);
          break;
        }
      }
    }
  }

  // Canonical path → of the first other file that includes it.
  using Includers = std::map<std::string, std::string>;

  // The zone in the file's folder or the one above that includes a file which was named alone.
  std::string includer_beside(const Candidate& zone) {
    std::string_view folder = parent_path(zone.file.canonical);
    for (std::string_view at : {folder, parent_path(folder)}) {
      const Includers& all = includers_in(std::string(at));
      if (const auto found = all.find(zone.file.canonical); found != all.end()) {
        return found->second;
      }
    }
    return {};
  }

  // What the zones of a folder include. Read once, however many of its files are named alone.
  const Includers& includers_in(const std::string& folder) {
    const auto [place, fresh] = includers_.try_emplace(folder);
    Includers& all = place->second;
    if (!fresh) return all;
    auto entries = files_.list(folder);
    if (!entries || entries->size() > neighbours_searched) return all;
    for (const DirectoryEntry& entry : *entries) {
      if (entry.status.link || entry.status.kind != FileKind::regular ||
          entry.status.size > neighbour_size) {
        continue;
      }
      const std::string path = join_path(folder, entry.name);
      auto bytes = files_.read(path);
      if (!bytes || input_kind(path, bytes->view()) != InputKind::zone) continue;
      for (std::string& included : includes(bytes->view(), path, folder)) {
        if (included != path) all.try_emplace(std::move(included), path);
      }
    }
    return all;
  }

  static bool has_soa(std::string_view bytes) {
    for (std::size_t at = 0; at + 3 <= bytes.size(); ++at) {
      if ((bytes[at] | 0x20) != 's' || (bytes[at + 1] | 0x20) != 'o' ||
          (bytes[at + 2] | 0x20) != 'a') {
        continue;
      }
      const auto blank = [](char c) { return c == ' ' || c == '\t'; };
      if (at > 0 && blank(bytes[at - 1]) && at + 3 < bytes.size() && blank(bytes[at + 3])) {
        return true;
      }
    }
    return false;
  }

  // Both in the order in which they were found.
  void add_all(Documents& documents) {
    auto next = signed_files_.begin();
    auto add_signed_before = [&](std::uint32_t order) {
      for (; next != signed_files_.end() && next->order < order; ++next) {
        add_signed(std::move(*next), documents);
      }
    };
    for (Candidate& zone : zones_) {
      add_signed_before(zone.order);
      add(std::move(zone), documents);
    }
    add_signed_before(UINT32_MAX);
  }

  void add_signed(Candidate file, Documents& documents) {
    ++inputs_.files;
    SignedFileInput input{std::move(file.file), {}, inputs_.count++};
    input.document = documents.add(input.file.path, std::move(file.bytes), input.number);
    inputs_.signed_files.push_back(std::move(input));
  }

  void add(Candidate zone, Documents& documents) {
    ++inputs_.files;
    if (!zone.file.standard_input && included_.count(zone.file.canonical) != 0) return;
    ZoneInput input{std::move(zone.file), {}, inputs_.count++, false, {}};
    if (input.file.named && !input.file.standard_input && !has_soa(zone.bytes.view())) {
      Candidate alone{input.file, zone.kind, Bytes(), zone.order};
      input.included_by = includer_beside(alone);
      input.fragment = !input.included_by.empty();
    }
    input.document = documents.add(input.file.path, std::move(zone.bytes), input.number);
    inputs_.zones.push_back(std::move(input));
  }

  const Files& files_;
  const InputOptions& options_;
  Inputs inputs_;
  std::vector<Candidate> zones_, signed_files_;
  std::uint32_t order_ = 0;
  std::map<std::string, Includers> includers_;   // by folder
  std::map<std::string, std::string> included_;  // canonical path → of a file that includes it
};

}  // namespace

Inputs read_inputs(const Files& files, const InputOptions& options, Documents& documents) {
  return Reader(files, options).read(documents);
}

}  // namespace dcvlint
