#include "rules/names/place.h"

namespace dcvlint {

Place part_place(const SanFact& san, std::string_view part) {
  const Place whole = san.name.place;
  if (whole.end - whole.begin != san.name.bytes.size()) return whole;
  const auto at = static_cast<std::uint32_t>(part.data() - san.name.bytes.data());
  return {whole.doc, whole.begin + at, whole.begin + at + static_cast<std::uint32_t>(part.size())};
}

std::string_view kind_word(const SanFact& san) {
  return san.from_cn ? "CN" : general_name_kind_text(san.name.kind);
}

std::string name_excerpt(std::string_view text) {
  constexpr std::size_t most = 80;
  if (text.size() <= most) return std::string(text);
  std::size_t end = most;
  while (end > most - 4 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end)) + "…";
}

bool ends_by(const SignedFact& fact, Date day) {
  if (fact.day > day || fact.certificate == nullptr) return false;
  const auto end = fact.certificate->not_after.seconds;
  return end && utc_day(*end) <= day;
}

std::string list_date_text(Date date) { return date == Date{} ? "unknown date" : to_string(date); }

}  // namespace dcvlint
