// Measures how well damaged text is found and repaired: names are damaged by code pages, judged as
// `dcvlint text` does, and compared.
//
//   text_quality [--without-country] [--show] [--limits] FILE...
//
// FILE has a name a line, its country before a tab (may be empty). --limits: exit code 1 when a
// number is worse than the project's bar. --show: every name that is missed or repaired wrongly.

#include <cstdio>
#include <fstream>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lint/base/utf8.h"
#include "lint/engine/rule.h"
#include "lint/facts/code_page.h"
#include "lint/facts/text_verdict.h"

namespace {

using namespace dcvlint;

struct Name {
  std::string country;
  std::string text;
};

struct Damage {
  const char* name;
  std::optional<CodePage> page;  // nothing: Latin-1
  int times;
};
constexpr Damage damages[] = {
    {"Windows-1252", CodePage::windows_1252, 1},
    {"Latin-1", std::nullopt, 1},
    {"CP850", CodePage::cp850, 1},
    {"CP437", CodePage::cp437, 1},
    {"Mac OS Roman", CodePage::mac_roman, 1},
    {"Windows-1250", CodePage::windows_1250, 1},
    {"Windows-1251", CodePage::windows_1251, 1},
    {"Windows-1253", CodePage::windows_1253, 1},
    {"Windows-1254", CodePage::windows_1254, 1},
    {"Windows-1257", CodePage::windows_1257, 1},
    {"CP775", CodePage::cp775, 1},
    {"Windows-1252 twice", CodePage::windows_1252, 2},
};

// Nothing where the page has no character for an octet: then the damage can't be undone.
std::optional<std::string> damaged(const std::string& text, const Damage& damage) {
  std::string out = text;
  for (int i = 0; i < damage.times; ++i) {
    std::string next;
    for (const char octet : out) {
      const auto number = static_cast<std::uint8_t>(octet);
      const char32_t c = damage.page ? character_in(*damage.page, number) : number;
      if (c == 0xFFFD) return std::nullopt;
      append_utf8(next, c);
    }
    out = std::move(next);
  }
  return out;
}

// One page read as another: no bar, since a single letter of another country's is no proof.
struct Mixup {
  const char* name;
  CodePage written, read;
};
constexpr Mixup mixups[] = {
    {"1250 as 1252", CodePage::windows_1250, CodePage::windows_1252},
    {"1254 as 1252", CodePage::windows_1254, CodePage::windows_1252},
    {"1257 as 1252", CodePage::windows_1257, CodePage::windows_1252},
    {"1253 as 1252", CodePage::windows_1253, CodePage::windows_1252},
    {"1251 as 1252", CodePage::windows_1251, CodePage::windows_1252},
    {"CP850 as 1252", CodePage::cp850, CodePage::windows_1252},
    {"1252 as CP850", CodePage::windows_1252, CodePage::cp850},
    {"Mac as 1252", CodePage::mac_roman, CodePage::windows_1252},
    {"1252 as Mac", CodePage::windows_1252, CodePage::mac_roman},
};

// Nothing where a page lacks a character, and where both have the same in its place.
std::optional<std::string> damaged(const std::string& text, const Mixup& mixup) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = utf8_at(text, at);
    at += step.size;
    if (step.code_point < 0x80) {
      append_utf8(out, step.code_point);
      continue;
    }
    const std::uint8_t octet = octet_in(mixup.written, step.code_point);
    const char32_t c = octet == 0 ? 0xFFFD : character_in(mixup.read, octet);
    if (c == 0xFFFD || c < 0xA0) return std::nullopt;
    append_utf8(out, c);
  }
  if (out == text) return std::nullopt;
  return out;
}

// Of rules that tell of damage; a space too many and a form that is not composed are none.
bool is_of_damage(const TextVerdict& verdict) {
  return verdict.rule != "subject/spacing" && verdict.rule != "subject/not-nfc" &&
         verdict.rule != "subject/placeholder-value" &&
         verdict.rule != "subject/metadata-only-value";
}

std::optional<Severity> worst(const TextJudgement& judged) {
  std::optional<Severity> out;
  for (const TextVerdict& verdict : judged.verdicts) {
    if (!is_of_damage(verdict)) continue;
    const Severity severity = builtin_book.find(verdict.rule)->phases.back().severity;
    if (!out || severity > *out) out = severity;
  }
  return out;
}

class Quality {
 public:
  bool without_country = false, show = false;
  std::vector<Name> names;

  bool read(const char* path) {
    std::ifstream in(path);
    if (!in) return false;
    std::string line;
    while (std::getline(in, line)) {
      const std::size_t tab = line.find('\t');
      if (tab == std::string::npos || tab + 1 == line.size()) continue;
      if (!seen_.insert(line).second) continue;
      names.push_back({without_country ? "" : line.substr(0, tab), line.substr(tab + 1)});
    }
    return true;
  }

  // Whether the bar is reached.
  bool measure() {
    bool good = alarms();
    std::printf("%-20s %8s %8s %8s %8s\n", "damaged by", "names", "found", "repaired", "as error");
    for (const Damage& damage : damages) {
      // CP852 gives other letters for the same octets: only the country tells which were meant.
      const bool barred = !without_country || damage.page != CodePage::cp775;
      good = (of(damage) || !barred) && good;
    }
    std::printf("one page read as another:\n");
    for (const Mixup& mixup : mixups) of(mixup);
    return good;
  }

 private:
  bool alarms() const {
    std::size_t errors = 0;
    std::size_t warnings = 0;
    std::size_t beyond_ascii = 0;
    for (const Name& name : names) {
      if (!is_ascii(name.text)) ++beyond_ascii;
      const auto judged = judge_text(name.text, name.country);
      const auto severity = worst(judged);
      if (!severity || *severity == Severity::notice) continue;
      ++(*severity == Severity::error ? errors : warnings);
      std::printf("alarm: %s %s: %s\n", name.country.c_str(), name.text.c_str(),
                  judged.verdicts.front().what.c_str());
    }
    std::printf(
        "%zu names, %zu beyond ASCII; undamaged, and told all the same: %zu as errors, %zu "
        "as warnings\n",
        names.size(), beyond_ascii, errors, warnings);
    return errors * 10000 <= names.size() && (errors + warnings) * 5000 <= names.size();
  }

  template <class Kind>
  bool of(const Kind& damage) const {
    std::size_t all = 0;
    std::size_t found = 0;
    std::size_t repaired = 0;
    std::size_t errors = 0;
    for (const Name& name : names) {
      if (is_ascii(name.text)) continue;
      const auto text = damaged(name.text, damage);
      if (!text) continue;
      ++all;
      const auto judged = judge_text(*text, name.country);
      const auto severity = worst(judged);
      if (severity && *severity != Severity::notice) ++found;
      if (severity == Severity::error) ++errors;
      if (judged.repaired == name.text) {
        ++repaired;
      } else if (show) {
        std::printf("%s: %s %s [%s] %s\n", damage.name, name.country.c_str(), name.text.c_str(),
                    text->c_str(), judged.repaired ? judged.repaired->c_str() : "-");
      }
    }
    const auto percent = [&](std::size_t count) {
      return all == 0 ? 100.0 : 100.0 * static_cast<double>(count) / static_cast<double>(all);
    };
    std::printf("%-20s %8zu %7.2f%% %7.2f%% %7.2f%%\n", damage.name, all, percent(found),
                percent(repaired), percent(errors));
    return percent(found) >= 99 && percent(repaired) >= 97;
  }

  std::set<std::string> seen_;
};

}  // namespace

int main(int count, char** arguments) {
  Quality quality;
  bool limits = false;
  int first = 1;
  for (; first < count && std::string_view(arguments[first]).starts_with("--"); ++first) {
    const std::string_view option = arguments[first];
    if (option == "--without-country") quality.without_country = true;
    if (option == "--show") quality.show = true;
    if (option == "--limits") limits = true;
  }
  for (int i = first; i < count; ++i) {
    if (quality.read(arguments[i])) continue;
    std::perror(arguments[i]);
    return 2;
  }
  const bool good = quality.measure();
  return limits && !good ? 1 : 0;
}
