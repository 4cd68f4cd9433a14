#include "lint/base/unicode.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cstdint>

#include "lint/base/utf8.h"

namespace dcvlint {
namespace {

// ICU counts in 32 bits. What is longer is left as it is.
constexpr std::size_t longest = 1U << 30U;

// Nothing below U+0300 composes with what stands before it, nor is it replaced: NFC_Quick_Check is
// Yes and the combining class 0. U+0300 begins with CC 80 in UTF-8.
bool is_below_marks(std::string_view utf8) {
  return std::ranges::all_of(utf8, [](char c) {
    const auto octet = static_cast<std::uint8_t>(c);
    return octet < 0xCC;
  });
}

const icu::Normalizer2* nfc() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFCInstance(status);
  return U_SUCCESS(status) ? form : nullptr;
}

icu::StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<std::int32_t>(text.size())};
}

std::uint32_t category_bit(char32_t c) { return U_GET_GC_MASK(static_cast<UChar32>(c)); }

// ICU sorts the marks on a letter by insertion, which is quadratic in their number. No language
// has more than a few (UAX #15 allows 30 in Stream-Safe text): behind so many the text is taken
// apart, and each part composed by itself.
constexpr int most_marks = 60;

std::size_t part_end(const icu::Normalizer2& form, std::string_view text, std::size_t begin) {
  int marks = 0;
  for (std::size_t at = begin; at < text.size();) {
    const Utf8Step step = utf8_at(text, at);
    const bool mark = step.code_point >= 0x300 &&
                      form.getCombiningClass(static_cast<UChar32>(step.code_point)) != 0;
    marks = mark ? marks + 1 : 0;
    if (marks > most_marks) return at;
    at += step.size;
  }
  return text.size();
}

}  // namespace

bool is_nfc(std::string_view utf8) {
  if (is_below_marks(utf8) || utf8.size() > longest) return true;
  const icu::Normalizer2* form = nfc();
  if (form == nullptr) return true;
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t end = part_end(*form, utf8, at);
    UErrorCode status = U_ZERO_ERROR;
    const bool is = form->isNormalizedUTF8(piece(utf8.substr(at, end - at)), status) != 0;
    if (!is && U_SUCCESS(status)) return false;
    at = end;
  }
  return true;
}

std::string to_nfc(std::string_view utf8) {
  const icu::Normalizer2* form = is_below_marks(utf8) || utf8.size() > longest ? nullptr : nfc();
  if (form == nullptr) return std::string(utf8);
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t end = part_end(*form, utf8, at);
    UErrorCode status = U_ZERO_ERROR;
    form->normalizeUTF8(0, piece(utf8.substr(at, end - at)), sink, nullptr, status);
    if (U_FAILURE(status)) return std::string(utf8);
    at = end;
  }
  return out;
}

bool is_letter(char32_t c) { return (category_bit(c) & U_GC_L_MASK) != 0; }
bool is_lower_case(char32_t c) { return (category_bit(c) & U_GC_LL_MASK) != 0; }
bool is_upper_case(char32_t c) { return (category_bit(c) & U_GC_LU_MASK) != 0; }
char32_t to_lower_case(char32_t c) {
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}
char32_t base_letter(char32_t c) {
  const icu::Normalizer2* form = c < 0xC0 ? nullptr : nfc();
  icu::UnicodeString parts;
  if (form == nullptr || !form->getDecomposition(static_cast<UChar32>(c), parts)) return c;
  return static_cast<char32_t>(parts.char32At(0));
}
bool is_mark(char32_t c) { return (category_bit(c) & U_GC_M_MASK) != 0; }
bool is_significant(char32_t c) {
  return (category_bit(c) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK | U_GC_S_MASK)) != 0;
}
bool is_blank(char32_t c) { return (category_bit(c) & U_GC_ZS_MASK) != 0; }

Script script_of(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  return static_cast<Script>(uscript_getScript(static_cast<UChar32>(c), &status));
}

}  // namespace dcvlint
