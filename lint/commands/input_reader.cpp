#include "lint/commands/input_reader.h"

#include <sys/random.h>

#include "lint/commands/progress.h"
#include "lint/sources/disk_files.h"
#include "lint/sources/zone_file.h"

namespace dcvlint {

std::uint64_t random_seed() {
  std::uint64_t seed = 0;
  // Without entropy the names are still right, only their table can be attacked.
  if (getrandom(&seed, sizeof seed, GRND_NONBLOCK) != sizeof seed) return 0;
  return seed;
}

Result<void> InputReader::prepare(const std::vector<std::string>& origins,
                                  const std::string& include_root) {
  auto parsed = parse_origins(origins);
  if (!parsed) return fail(parsed.error());
  origins_ = *std::move(parsed);
  auto here = files_.canonical(".");
  directory_ = here ? *here : "";
  if (!include_root.empty()) {
    auto root = files_.canonical(include_root);
    if (!root) return fail("--include-root " + include_root, root.error().what);
    if (files_.status(*root).kind != FileKind::directory) {
      return fail("--include-root " + include_root, "is no folder");
    }
    include_root_ = *root;
  }
  for (const OriginOptions::Pair& pair : origins_.pairs) {
    auto canonical = files_.canonical(pair.file);
    if (!canonical && pair.file != "-") {
      return fail("--origin " + pair.file, canonical.error().what);
    }
    origin_files_.push_back(canonical ? *canonical : "");
  }
  return {};
}

Result<Inputs> InputReader::read(const std::vector<std::string>& paths, Documents& documents,
                                 bool logs, bool crls) {
  const InputOptions options{
      paths,
      [this](const std::string& path, bool is_folder) { return excluded(path, is_folder); },
      [this](const FoundFile& file) { return file.named && given_origin(file) != nullptr; },
      [](const std::string& path, std::size_t most) { return read_start(path, most); },
      include_root_,
      logs,
      crls};
  Inputs inputs = read_inputs(files_, options, documents);
  if (!origins_.single.empty() && inputs.zones.size() > 1) {
    return fail("--origin", "there are " + std::to_string(inputs.zones.size()) +
                                " zones; write --origin FILE=NAME");
  }
  return inputs;
}

const Config& InputReader::config_of(const FoundFile& file) {
  if (file.standard_input) return configs_.for_directory(directory_);
  return configs_.for_directory(std::string(parent_path(file.canonical)));
}

bool InputReader::excluded(const std::string& canonical, bool is_folder) {
  const Config& config = configs_.for_directory(std::string(parent_path(canonical)));
  if (config.exclude.empty() || !is_within(canonical, config.directory)) return false;
  auto [at, added] = excludes_.try_emplace(&config);
  if (added) {
    std::string all;
    for (const std::string& glob : config.exclude) all += glob + '\n';
    at->second = IgnorePatterns(all);
  }
  std::string_view below = std::string_view(canonical).substr(config.directory.size());
  while (below.starts_with('/')) below.remove_prefix(1);
  return at->second.decide(below, is_folder).value_or(false);
}

const std::string* InputReader::given_origin(const FoundFile& file) const {
  for (std::size_t i = 0; i < origins_.pairs.size(); ++i) {
    if (file.standard_input ? origins_.pairs[i].file == "-" : origin_files_[i] == file.canonical) {
      return &origins_.pairs[i].origin;
    }
  }
  return origins_.single.empty() ? nullptr : &origins_.single;
}

std::optional<std::string> InputReader::origin_of(const ZoneInput& zone,
                                                  const ServerConfOrigins& named,
                                                  const Documents& documents) {
  if (const std::string* given = given_origin(zone.file)) return *given;
  if (auto configured = configured_origins_.origin_of(config_of(zone.file), zone.file)) {
    return configured;
  }
  if (auto stated = named.origin_of(zone.file)) return stated;
  if (zone.fragment) {
    auto bytes = files_.read(zone.included_by);
    if (bytes) {
      if (auto told = origin_from_text(bytes->view())) return told;
    }
    return origin_from_path(zone.included_by);
  }
  if (auto told = origin_from_text(documents[zone.document].bytes)) return told;
  return zone.file.standard_input ? std::nullopt : origin_from_path(zone.file.path);
}

std::string InputReader::root_for_includes(const FoundFile& file) const {
  if (!include_root_.empty()) return include_root_;
  const std::string folder = file.standard_input ? directory_ : file.root;
  const std::string top = git_top_level(files_, folder);
  return top.empty() ? folder : top;
}

tl::expected<Zone, Fault> InputReader::read_zone(const ZoneInput& input,
                                                 const ServerConfOrigins& named,
                                                 Documents& documents, Names& names) {
  const auto origin = origin_of(input, named, documents);
  const auto name = origin ? names.intern(*origin, Name::root) : tl::unexpected(NameFault{});
  if (!name) {
    Fault fault{FaultCode::zone_origin_unknown, Place{input.document, 0, 0}, {}, {}, {}};
    fault.text = origin ? kept_.emplace_back(*origin) : base_name(input.file.path);
    if (origin) fault.detail = "no domain name";
    return tl::unexpected(fault);
  }
  ZoneFileOptions options;
  options.include_root = root_for_includes(input.file);
  options.fragment = input.fragment;
  options.interrupted = &interrupt_noted();
  options.readers = readers_;
  return read_zone_file(documents, names, files_, input.document, *name, options);
}

}  // namespace dcvlint
