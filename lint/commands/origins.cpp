#include "lint/commands/origins.h"

#include <algorithm>

#include "lint/facts/name.h"
#include "lint/sources/gitignore.h"
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
      statements_.push_back({path, std::string(base_name(path)), std::move(zone.origin)});
    }
  }
  if (statements_.empty()) return;
  for (const ZoneInput& zone : inputs.zones) names_.emplace_back(base_name(zone.file.canonical));
  std::sort(names_.begin(), names_.end());
}

std::optional<std::string> ServerConfOrigins::origin_of(const FoundFile& file) const {
  if (file.standard_input) return std::nullopt;
  const std::string name(base_name(file.canonical));
  const Statement* by_name = nullptr;
  bool ambiguous = false;
  for (const Statement& statement : statements_) {
    if (statement.path == file.canonical) return statement.origin;
    if (statement.name != name) continue;
    ambiguous = ambiguous || (by_name != nullptr && by_name->origin != statement.origin);
    by_name = &statement;
  }
  const auto [first, last] = std::equal_range(names_.begin(), names_.end(), name);
  if (by_name == nullptr || ambiguous || last - first != 1) return std::nullopt;
  return by_name->origin;
}

std::optional<std::string> configured_origin(const Config& config, const FoundFile& file) {
  if (file.standard_input || !is_within(file.canonical, config.directory)) return std::nullopt;
  std::string_view below = std::string_view(file.canonical).substr(config.directory.size());
  while (below.starts_with('/')) below.remove_prefix(1);
  for (const ZoneMapping& mapping : config.zones) {
    if (glob_matches(normal_path(mapping.file), below)) return mapping.origin;
  }
  return std::nullopt;
}

}  // namespace dcvlint
