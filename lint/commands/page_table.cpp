// page_table: a tool of the build. Prints code pages (lint/facts/code_page.h) and compatibility
// forms (lint/facts/compatibility_form.h) as C++, from the data of the ICU that it is linked with
// in whole.
//
//   page_table OUT

#include <unicode/errorcode.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <map>
#include <string>

namespace {

constexpr std::size_t page_count = 14;
// In the order of enum CodePage. DOS and Mac OS have a character for every octet.
struct Page {
  const char* converter;
  bool whole;
};
constexpr std::array<Page, page_count> pages = {{
    {"windows-1252", false},
    {"windows-1254", false},
    {"ISO-8859-15", false},
    {"windows-1250", false},
    {"ISO-8859-2", false},
    {"windows-1251", false},
    {"windows-1253", false},
    {"windows-1257", false},
    {"ibm-850_P100-1995", true},
    {"ibm-437_P100-1995", true},
    {"macos-0_2-10.2", true},
    {"ibm-852_P100-1995", true},
    {"ibm-866_P100-1995", true},
    {"ibm-775_P100-1996", true},
}};
constexpr unsigned replacement = 0xFFFD, apple = 0xF8FF;

using Row = std::array<unsigned, 128>;

// False when ICU has no such converter.
bool read_page(const Page& page, Row& row) {
  icu::ErrorCode error;
  UConverter* converter = ucnv_open(page.converter, error);
  if (error.isFailure()) {
    std::fprintf(stderr, "page_table: ICU has no converter %s\n", page.converter);
    return false;
  }
  for (unsigned i = 0; i < row.size(); ++i) {
    const char octet = static_cast<char>(0x80 + i);
    UChar out[4];
    icu::ErrorCode failed;
    const int32_t size = ucnv_toUChars(converter, out, 4, &octet, 1, failed);
    unsigned c = failed.isFailure() || size != 1 ? replacement : out[0];
    // Some tables keep octets that are open in the private use area.
    if (c >= 0xE000 && c <= 0xF8FF && c != apple) c = replacement;
    if (c == 0x1A) c = replacement;
    if (c == replacement && i < 0x20 && !page.whole) c = 0x80 + i;
    row[i] = c;
  }
  ucnv_close(converter);
  return true;
}

using Characters = std::map<unsigned, std::array<unsigned, page_count>>;

Characters characters_of(const std::array<Row, page_count>& rows) {
  Characters out;
  for (std::size_t page = 0; page < page_count; ++page) {
    for (unsigned i = 0; i < rows[page].size(); ++i) {
      const unsigned c = rows[page][i];
      if (c != replacement && c >= 0x80) out[c][page] = 0x80 + i;
    }
    for (unsigned c = 0x80; c < 0xA0 && !pages[page].whole; ++c) out[c][page] = c;
  }
  // Before Mac OS 8.5 the euro sign's place had the currency sign.
  out[0xA4][10] = 0xDB;
  return out;
}

void print_characters(std::FILE* out, const Characters& characters) {
  std::fprintf(out, "const PageCharacter page_characters[] = {\n");
  for (const auto& [c, octets] : characters) {
    unsigned leads = 0;
    unsigned continuations = 0;
    std::string list;
    for (std::size_t page = 0; page < page_count; ++page) {
      if (octets[page] >= 0xC2 && octets[page] <= 0xF4) leads |= 1U << page;
      if (octets[page] >= 0x80 && octets[page] <= 0xBF) continuations |= 1U << page;
      list += std::to_string(octets[page]) + ",";
    }
    std::fprintf(out, "    {%u, %u, %u, {%s}},\n", c, leads, continuations, list.c_str());
  }
  std::fprintf(out, "};\nconst std::size_t page_character_count = %zu;\n", characters.size());
}

void print_rows(std::FILE* out, const std::array<Row, page_count>& rows) {
  std::fprintf(out, "const char16_t code_page_rows[code_page_count][128] = {\n");
  for (const Row& row : rows) {
    std::string list;
    for (const unsigned c : row) list += std::to_string(c) + ",";
    std::fprintf(out, "    {%s},\n", list.c_str());
  }
  std::fprintf(out, "};\n");
}

// Where names may have forms that are kept for compatibility only; signs that names do have (№, ™,
// ª, ², …) lie outside or are left out.
bool is_form(char32_t c) {
  struct Range {
    char32_t first, last;
  };
  constexpr Range ranges[] = {
      {0x13F, 0x140},   {0x149, 0x149},     {0x17F, 0x17F},     {0x1C4, 0x1CC},   {0x1F1, 0x1F3},
      {0x2100, 0x2115}, {0x2117, 0x2121},   {0x2123, 0x214F},   {0x2160, 0x217F}, {0x2460, 0x24FF},
      {0x3200, 0x33FF}, {0xFB00, 0xFB17},   {0xFB1D, 0xFDFF},   {0xFE70, 0xFEFC}, {0xFF01, 0xFF5E},
      {0xFF61, 0xFFDC}, {0x1D400, 0x1D7FF}, {0x1F100, 0x1F1FF},
  };
  // Parentheses and commas of full width are how Chinese and Japanese are written.
  if (c > 0xFF00 && c < 0xFF5F && u_isalnum(static_cast<UChar32>(c)) == 0) return false;
  for (const Range& range : ranges) {
    if (c >= range.first && c <= range.last) return true;
  }
  return false;
}

bool print_forms(std::FILE* out) {
  icu::ErrorCode error;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(error);
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(error);
  if (error.isFailure()) {
    std::fprintf(stderr, "page_table: ICU has no table of NFKC: %s\n", error.errorName());
    return false;
  }
  std::size_t count = 0;
  std::fprintf(out, "const CompatibilityForm compatibility_forms[] = {\n");
  for (char32_t c = 0x100; c < 0x20000; ++c) {
    if (!is_form(c)) continue;
    const icu::UnicodeString before(static_cast<UChar32>(c));
    const icu::UnicodeString after = nfkc->normalize(before, error);
    // What NFC replaces is no matter of compatibility.
    if (error.isFailure() || after == before || nfc->normalize(before, error) != before) continue;
    std::string text;
    after.toUTF8String(text);
    std::string escaped;
    for (const char octet : text) {
      char octal[8];
      std::snprintf(octal, sizeof octal, "\\%03o", static_cast<unsigned char>(octet));
      escaped += octal;
    }
    std::fprintf(out, "    {%u, \"%s\"},\n", static_cast<unsigned>(c), escaped.c_str());
    ++count;
  }
  std::fprintf(out, "};\nconst std::size_t compatibility_form_count = %zu;\n", count);
  return true;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fputs("usage: page_table OUT\n", stderr);
    return 2;
  }
  std::array<Row, page_count> rows{};
  for (std::size_t page = 0; page < page_count; ++page) {
    if (!read_page(pages[page], rows[page])) return 1;
  }
  std::FILE* out = std::fopen(arguments[1], "w");
  if (out == nullptr) {
    std::perror(arguments[1]);
    return 1;
  }
  std::fprintf(out,
               "// Made by page_table; Unicode %s.\n#include \"lint/facts/code_page.h\"\n"
               "#include \"lint/facts/compatibility_form.h\"\n\nnamespace dcvlint {\n\n",
               U_UNICODE_VERSION);
  print_characters(out, characters_of(rows));
  print_rows(out, rows);
  if (!print_forms(out)) return 1;
  std::fprintf(out, "\n}  // namespace dcvlint\n");
  const bool good = std::ferror(out) == 0;
  if (std::fclose(out) == 0 && good) return 0;
  std::perror(arguments[1]);
  return 1;
}
