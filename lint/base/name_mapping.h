#pragma once
// How UTS #46 §4 (non-transitional, no STD3 rules) maps the characters of a domain name before it
// is looked up: capitals, ligatures, half and full width to the letters that names have, soft
// hyphens and variation selectors to nothing. The table is made while we are built, from ICU's
// data (lint/commands/mapping_table.cpp), because the product does not carry those 31 MB.

#include <cstddef>
#include <cstdint>
#include <string>

namespace dcvlint {

enum class NameMapping : std::uint8_t {
  valid,       // stays as it is; "ß", "ς" and the joiners, too
  mapped,      // to other characters
  ignored,     // to none
  disallowed,  // no name has it; or the Unicode of the table does not know it yet
};

// From `first` up to the next row's.
struct NameMappingRow {
  std::uint32_t first;
  std::uint16_t offset;  // of what it is mapped to, UTF-8 in name_mapping_text
  std::uint8_t size;     // octets
  NameMapping mapping;
};

// Generated. The first row begins at 0.
extern const NameMappingRow name_mapping_rows[];
extern const std::size_t name_mapping_row_count;
extern const char name_mapping_text[];

NameMapping name_mapping(char32_t c);

// Appends to `out`, in UTF-8, what `c` becomes: itself, if it is valid or disallowed. Normal form C
// of the whole is left to be made.
NameMapping append_mapped(std::string& out, char32_t c);

}  // namespace dcvlint
