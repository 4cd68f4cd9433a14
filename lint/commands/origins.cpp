#include "lint/commands/origins.h"

#include <algorithm>

#include "lint/facts/name.h"
#include "lint/sources/zone_conf.h"
#include "lint/sources/zone_file.h"

namespace dcvlint {

Result<OriginOptions> parse_origins(std::span<const std::string> options) {
  OriginOptions out;
  for (const std::string& option : options) {
    const std::size_t equals = option.rfind('=');
    if (equals == std::string::npos) {
      if (!out.single.empty()) {
        return fail("--origin", "given twice without a file; write --origin FILE=NAME");
      }
      out.single = option;
    } else {
      out.pairs.push_back({option.substr(0, equals), option.substr(equals + 1)});
    }
    const std::string& name = equals == std::string::npos ? out.single : out.pairs.back().origin;
    if (name.empty()) return fail("--origin", "a zone's name is missing in \"" + option + "\"");
    if (!Names(0).intern(name, Name::root)) {
      return fail("--origin", "\"" + name + "\" is no domain name");
    }
  }
  return out;
}

namespace {

std::vector<NamedZone> zones_of(const ServerConf& conf) {
  switch (conf.kind) {
    case InputKind::nsd_conf:
      return zones_of_nsd_conf(conf.bytes.view());
    case InputKind::knot_conf:
      return zones_of_knot_conf(conf.bytes.view());
    case InputKind::corefile:
      return zones_of_corefile(conf.bytes.view());
    default:
      return zones_of_named_conf(conf.bytes.view());
  }
}

}  // namespace

ServerConfOrigins::ServerConfOrigins(const Inputs& inputs) {
  for (const ServerConf& conf : inputs.server_confs) {
    for (NamedZone& zone : zones_of(conf)) {
      const std::string path = normal_path(join_path(conf.directory, zone.file));
      const auto [named, fresh] = by_name_.try_emplace(std::string(base_name(path)));
      if (fresh) named->second.origin = zone.origin;
      named->second.ambiguous = named->second.ambiguous || named->second.origin != zone.origin;
      by_path_.try_emplace(path, std::move(zone.origin));
    }
  }
  if (by_name_.empty()) return;
  for (const ZoneInput& zone : inputs.zones) {
    const auto named = by_name_.find(std::string(base_name(zone.file.canonical)));
    if (named != by_name_.end()) ++named->second.inputs;
  }
}

std::optional<std::string> ServerConfOrigins::origin_of(const FoundFile& file) const {
  if (file.standard_input) return std::nullopt;
  if (const auto at = by_path_.find(file.canonical); at != by_path_.end()) return at->second;
  const auto named = by_name_.find(std::string(base_name(file.canonical)));
  if (named == by_name_.end() || named->second.ambiguous || named->second.inputs != 1) {
    return std::nullopt;
  }
  return named->second.origin;
}

std::optional<std::string> ConfiguredOrigins::origin_of(const Config& config,
                                                        const FoundFile& file) {
  if (file.standard_input || !is_within(file.canonical, config.directory)) return std::nullopt;
  const auto [globs, fresh] = globs_.try_emplace(&config);
  if (fresh) {
    for (const ZoneMapping& mapping : config.zones) {
      globs->second.emplace_back(normal_path(mapping.file));
    }
  }
  std::string_view below = std::string_view(file.canonical).substr(config.directory.size());
  while (below.starts_with('/')) below.remove_prefix(1);
  const auto fits = [&](const Glob& glob) { return glob.matches(below); };
  const auto at = std::ranges::find_if(globs->second, fits);
  if (at == globs->second.end()) return std::nullopt;
  return config.zones[static_cast<std::size_t>(at - globs->second.begin())].origin;
}

}  // namespace dcvlint
