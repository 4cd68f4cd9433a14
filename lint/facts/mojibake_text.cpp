// How a text was damaged, in words.
#include "lint/facts/mojibake.h"

namespace dcvlint {

std::string from_windows_1252(std::string_view octets) {
  return read_as(CodePage::windows_1252, octets);
}

std::string how_read(const Mojibake& found) {
  std::string out(found.written ? code_page_text(*found.written) : "UTF-8");
  out += " was read as ";
  for (std::size_t i = 0; i < found.pages.size();) {
    std::size_t times = 1;
    while (i + times < found.pages.size() && found.pages[i + times] == found.pages[i]) ++times;
    if (i > 0) out += ", then as ";
    const bool latin1 = found.latin1 && found.pages[i] == CodePage::windows_1252;
    out += latin1 ? std::string_view("Latin-1") : code_page_text(found.pages[i]);
    if (times == 2) out += " twice";
    if (times > 2) out += " " + std::to_string(times) + " times";
    i += times;
  }
  return out;
}

std::string what_is_lost(const Mojibake& found) {
  if (found.complete) return {};
  if (!found.half) return ", perhaps \"" + found.meant + '"';
  std::string out = ", and a letter is lost: \"" + found.meant + "\" is all that is left";
  if (!found.perhaps.empty()) out += ", perhaps of \"" + found.perhaps + "\"";
  return out;
}

}  // namespace dcvlint
