#pragma once
// Files of grid software as parameters of checks: `namespaces` and `grid-mapfile`.

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/engine/check.h"
#include "lint/sources/grid_files.h"

namespace dcvlint {

// Owns what the parameters point to.
class GridParams {
 public:
  void add_namespaces(std::span<const NamespaceLine> lines);
  void add_mapped(std::span<const MappedSubject> subjects);
  // Good until something is added.
  std::span<const Param> params();

 private:
  std::deque<std::string> texts_;
  std::vector<std::string_view> namespaces_, mapped_;
  std::vector<Param> params_;
};

}  // namespace dcvlint
