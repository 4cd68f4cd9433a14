// mapping_table: a tool of the build. Prints UTS #46's mapping (lint/base/name_mapping.h) as C++,
// from the data of the ICU that it is linked with in whole.
//
//   mapping_table OUT

#include <unicode/errorcode.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cstdint>
#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr char32_t last_code_point = 0x10FFFF, replacement = 0xFFFD;

struct Mapped {
  const char* status;
  std::string text;
  bool operator==(const Mapped& other) const {
    return std::string_view(status) == other.status && text == other.text;
  }
};

Mapped mapped(const icu::Normalizer2& uts46, char32_t c) {
  if (U_IS_SURROGATE(c)) return {"disallowed", {}};
  const icu::UnicodeString before(static_cast<UChar32>(c));
  icu::ErrorCode error;
  const icu::UnicodeString after = uts46.normalize(before, error);
  // The table of ICU maps what is disallowed to U+FFFD.
  if (error.isFailure() || after.indexOf(static_cast<UChar32>(replacement)) >= 0) {
    return {"disallowed", {}};
  }
  if (after == before) return {"valid", {}};
  if (after.isEmpty()) return {"ignored", {}};
  Mapped result{"mapped", {}};
  after.toUTF8String(result.text);
  return result;
}

class Table {
 public:
  void add(char32_t c, const Mapped& mapped) {
    if (last_ == mapped) return;
    last_ = mapped;
    char row[96];
    std::snprintf(row, sizeof row, "    {%u, %zu, %zu, NameMapping::%s},\n",
                  static_cast<unsigned>(c), offset(mapped.text), mapped.text.size(), mapped.status);
    rows_ += row;
    ++count_;
  }

  bool write(const char* path) const {
    std::FILE* out = std::fopen(path, "w");
    if (out == nullptr) return false;
    std::fprintf(out,
                 "// Made by mapping_table; Unicode %s.\n#include \"lint/base/name_mapping.h\"\n\n"
                 "namespace dcvlint {\n\nconst NameMappingRow name_mapping_rows[] = {\n%s};\n"
                 "const std::size_t name_mapping_row_count = %zu;\n"
                 "const char name_mapping_text[] =\n",
                 U_UNICODE_VERSION, rows_.c_str(), count_);
    for (const std::string& text : texts_) std::fprintf(out, "    \"%s\"\n", escaped(text).c_str());
    std::fprintf(out, ";\n\n}  // namespace dcvlint\n");
    const bool good = std::ferror(out) == 0;
    return std::fclose(out) == 0 && good;
  }

 private:
  std::size_t offset(const std::string& text) {
    const auto [found, fresh] = offsets_.emplace(text, size_);
    if (fresh) {
      texts_.push_back(text);
      size_ += text.size();
    }
    return found->second;
  }

  // In octal, whose digits end by themselves.
  static std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
      char octal[8];
      std::snprintf(octal, sizeof octal, "\\%03o",
                    static_cast<unsigned>(static_cast<unsigned char>(c)));
      out += octal;
    }
    return out;
  }

  std::optional<Mapped> last_;
  std::string rows_;
  std::size_t count_ = 0, size_ = 0;
  std::vector<std::string> texts_;
  std::map<std::string, std::size_t> offsets_;
};

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fputs("usage: mapping_table OUT\n", stderr);
    return 2;
  }
  icu::ErrorCode error;
  const icu::Normalizer2* uts46 =
      icu::Normalizer2::getInstance(nullptr, "uts46", UNORM2_COMPOSE, error);
  if (error.isFailure()) {
    std::fprintf(stderr, "mapping_table: ICU has no table of UTS #46: %s\n", error.errorName());
    return 1;
  }
  Table table;
  for (char32_t c = 0; c <= last_code_point; ++c) table.add(c, mapped(*uts46, c));
  if (table.write(arguments[1])) return 0;
  std::perror(arguments[1]);
  return 1;
}
