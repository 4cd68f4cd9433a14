#include "lint/base/name_mapping.h"

#include <algorithm>
#include <span>

#include "lint/base/utf8.h"

namespace dcvlint {
namespace {

const NameMappingRow& row_of(char32_t c) {
  const std::span<const NameMappingRow> rows(name_mapping_rows, name_mapping_row_count);
  const auto next = std::ranges::upper_bound(rows, std::uint32_t{c}, {}, &NameMappingRow::first);
  return *(next - 1);
}

}  // namespace

NameMapping name_mapping(char32_t c) { return row_of(c).mapping; }

NameMapping append_mapped(std::string& out, char32_t c) {
  const NameMappingRow& row = row_of(c);
  if (row.mapping == NameMapping::mapped) {
    out.append(name_mapping_text + row.offset, row.size);
  } else if (row.mapping != NameMapping::ignored) {
    append_utf8(out, c);
  }
  return row.mapping;
}

}  // namespace dcvlint
