#include "lint/engine/grid_params.h"

namespace dcvlint {

void GridParams::add_namespaces(std::span<const NamespaceLine> lines) {
  for (const NamespaceLine& line : lines) {
    namespaces_.push_back(texts_.emplace_back(namespace_text(line)));
  }
}

void GridParams::add_mapped(std::span<const MappedSubject> subjects) {
  for (const MappedSubject& each : subjects) {
    mapped_.push_back(texts_.emplace_back(each.subject + "\t" + each.user));
  }
}

std::span<const Param> GridParams::params() {
  params_.clear();
  if (!namespaces_.empty()) params_.push_back({"namespaces", Strings(namespaces_)});
  if (!mapped_.empty()) params_.push_back({"grid-mapfile", Strings(mapped_)});
  return params_;
}

}  // namespace dcvlint
