// subdivision_table: a tool of the build. Prints the countries of ISO 3166-1, their subdivisions
// of ISO 3166-2 and the names of both (lint/facts/subdivision.h) as C++, from Debian's package
// iso-codes and data/subdivisions.tsv, which mends what is old or odd there.
//
//   subdivision_table ISO-CODES LOCALES TSV OUT
//
// ISO-CODES is a folder with iso_3166-1.json, -2 and -3; LOCALES one with translations as
// LANGUAGE/LC_MESSAGES/iso_3166-1.mo.

#include <algorithm>
#include <charconv>
#include <climits>
#include <compare>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/facts/place_key.h"
#include "lint/facts/subdivision.h"

namespace dcvlint {
namespace {

using Json = nlohmann::json;

[[noreturn]] void give_up(const std::string& where, const std::string& what) {
  std::fprintf(stderr, "%s: error: %s\n", where.c_str(), what.c_str());
  std::exit(1);
}

std::optional<std::string> file_text(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return std::nullopt;
  std::string text;
  char block[1U << 16U];
  for (std::size_t size = 0; (size = std::fread(block, 1, sizeof block, file)) > 0;) {
    text.append(block, size);
  }
  std::fclose(file);
  return text;
}

std::string needed_text(const std::string& path) {
  auto text = file_text(path);
  if (!text) give_up(path, "can't be read; Debian's package iso-codes has it");
  return *std::move(text);
}

std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    parts.emplace_back(text.substr(at, end - at));
    at = end + separator.size();
  }
  return parts;
}

std::string trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return std::string(text);
}

// --- translations ------------------------------------------------------------------------------

// Which languages that iso-codes has names in are spoken where. English is taken everywhere.
constexpr std::pair<std::string_view, std::string_view> spoken[] = {
    {"AD", "ca"},       {"AL", "sq"},       {"AR", "es"},       {"AT", "de"},
    {"AZ", "az"},       {"BA", "bs hr"},    {"BE", "nl fr de"}, {"BG", "bg"},
    {"BO", "es"},       {"BR", "pt_BR"},    {"BY", "be ru"},    {"CA", "fr"},
    {"CH", "de fr it"}, {"CL", "es"},       {"CN", "zh_CN"},    {"CO", "es"},
    {"CR", "es"},       {"CY", "el tr"},    {"CZ", "cs"},       {"DE", "de"},
    {"DK", "da"},       {"EC", "es"},       {"EE", "et"},       {"ES", "es ca eu oc"},
    {"FI", "fi sv"},    {"FR", "fr oc"},    {"GB", "cy ga"},    {"GE", "ka"},
    {"GR", "el"},       {"HR", "hr"},       {"HU", "hu"},       {"ID", "id"},
    {"IE", "ga"},       {"IL", "he"},       {"IS", "is"},       {"IT", "it de fr"},
    {"JP", "ja"},       {"KR", "ko"},       {"KZ", "ru"},       {"LI", "de"},
    {"LT", "lt"},       {"LU", "fr de"},    {"LV", "lv"},       {"MC", "fr"},
    {"MD", "ro"},       {"ME", "sr"},       {"MK", "sq"},       {"MX", "es"},
    {"NL", "nl"},       {"NO", "nb nb_NO"}, {"PE", "es"},       {"PL", "pl"},
    {"PT", "pt_BR"},    {"RO", "ro hu"},    {"RS", "sr"},       {"RU", "ru"},
    {"SE", "sv"},       {"SI", "sl"},       {"SK", "sk hu"},    {"SM", "it"},
    {"TH", "th"},       {"TR", "tr"},       {"TW", "zh_TW"},    {"UA", "uk ru"},
    {"UY", "es"},       {"VA", "it"},       {"VE", "es"},       {"VN", "vi"},
};

// A catalogue of GNU gettext, as msgfmt writes it on a little-endian machine.
class Catalogue {
 public:
  explicit Catalogue(const std::string& path) {
    const auto read = file_text(path);
    if (!read) return;  // not every language has every list
    bytes_ = *read;
    if (number(0) != 0x950412deU) give_up(path, "no catalogue of this byte order");
    const std::uint32_t count = number(8), originals = number(12), translated = number(16);
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::string original = text(originals + 8 * i);
      if (!original.empty()) words_[original] = text(translated + 8 * i);
    }
  }
  // Empty: there is none.
  std::string_view of(const std::string& original) const {
    const auto found = words_.find(original);
    return found == words_.end() ? std::string_view() : std::string_view(found->second);
  }

 private:
  std::uint32_t number(std::size_t at) const {
    std::uint32_t value = 0;
    for (std::size_t i = 4; i-- > 0;) {
      value =
          value << 8U | (at + i < bytes_.size() ? static_cast<unsigned char>(bytes_[at + i]) : 0U);
    }
    return value;
  }
  std::string text(std::size_t at) const {
    const std::uint32_t size = number(at), offset = number(at + 4);
    if (offset > bytes_.size() || size > bytes_.size() - offset) return {};
    return bytes_.substr(offset, size);
  }

  std::string bytes_;
  std::map<std::string, std::string> words_;
};

class Catalogues {
 public:
  explicit Catalogues(std::string locales) : locales_(std::move(locales)) {}
  const Catalogue& of(const std::string& language, const std::string& list) {
    const std::string path = locales_ + "/" + language + "/LC_MESSAGES/" + list + ".mo";
    const auto found = read_.find(path);
    return found != read_.end() ? found->second
                                : read_.emplace(path, Catalogue(path)).first->second;
  }

 private:
  std::string locales_;
  std::map<std::string, Catalogue> read_;
};

std::vector<std::string> languages_of(std::string_view country) {
  std::vector<std::string> languages = {"en"};
  for (const auto& [code, names] : spoken) {
    if (code != country) continue;
    for (std::string& name : split(names, " ")) languages.push_back(std::move(name));
  }
  return languages;
}

// --- names as the lists have them ----------------------------------------------------------------

struct Names {
  std::string shown;
  std::vector<std::string> all;
};

bool is_code_note(std::string_view note) {
  return note.size() >= 4 && note[2] == '-' && note[0] >= 'A' && note[0] <= 'Z' && note[1] >= 'A' &&
         note[1] <= 'Z';
}

// "Skåne län [SE-12]", "Lleida [Lérida]", "Cardiff [Caerdydd GB-CRD]", "Praha, Hlavní město".
class NameReader {
 public:
  Names read(std::string name) {
    for (const std::string_view mark : {"*", "†"}) {
      for (std::size_t at = 0; (at = name.find(mark)) != std::string::npos;) {
        name.erase(at, mark.size());
      }
    }
    name = trimmed(name);
    const std::string in_brackets = take_out(name, '[', ']');
    const std::string in_parentheses = take_out(name, '(', ')');
    add(name);
    if (!in_brackets.empty() && !is_code_note(in_brackets)) add(without_code(in_brackets));
    if (!in_parentheses.empty()) names_.all.push_back(name + " " + in_parentheses);
    return std::move(names_);
  }

 private:
  static std::string take_out(std::string& name, char open, char close) {
    const std::size_t begin = name.find(open), end = name.find(close);
    if (begin == std::string::npos || end == std::string::npos || end < begin) return {};
    std::string inside = trimmed(name.substr(begin + 1, end - begin - 1));
    name = trimmed(name.substr(0, begin) + name.substr(end + 1));
    return inside;
  }

  static std::string without_code(const std::string& name) {
    const std::size_t blank = name.rfind(' ');
    const bool noted = blank != std::string::npos && is_code_note(name.substr(blank + 1));
    return noted ? name.substr(0, blank) : name;
  }

  void add(const std::string& name) {
    std::string shown = name;
    const std::size_t comma = name.find(", ");
    if (comma != std::string::npos && name.find(", ", comma + 1) == std::string::npos) {
      const std::string kind = name.substr(comma + 2), place = name.substr(0, comma);
      std::string turned = kind + " " + place;
      // "Hlavní město" says what Praha is; "Mourne and Down" does not say what Newry is.
      if (place_keys(kind + " X").bare == place_keys("X").bare) {
        names_.all.push_back(place);
        shown = turned;
      }
      names_.all.push_back(std::move(turned));
    }
    if (name.find('/') != std::string::npos) {
      for (const std::string& part : split(name, "/")) {
        if (!trimmed(part).empty()) names_.all.push_back(trimmed(part));
      }
    }
    names_.all.push_back(name);
    if (names_.shown.empty()) names_.shown = shown;
  }

  Names names_;
};

// --- the tables ----------------------------------------------------------------------------------

class Texts {
 public:
  PlaceText add(std::string_view text) {
    if (text.size() > 255) give_up(std::string(text), "a name of more than 255 octets");
    const auto [found, fresh] = places_.emplace(text, static_cast<std::uint32_t>(all_.size()));
    if (fresh) all_ += text;
    return {found->second, static_cast<std::uint8_t>(text.size())};
  }
  std::string_view of(PlaceText text) const {
    return std::string_view(all_).substr(text.at, text.size);
  }
  const std::string& all() const { return all_; }

 private:
  std::string all_;
  std::map<std::string, std::uint32_t, std::less<>> places_;
};

struct PlaceName {
  std::string country, key;
  PlaceForm form;
  std::string target;  // a code; of form former the name
  auto operator<=>(const PlaceName&) const = default;
};
struct Former {
  std::string country, name, now;
  std::int32_t until;
};
struct Country {
  std::string name;
  std::int32_t until = INT32_MAX;
  bool only_localities = false;
};

// Days since 1970-01-01 (the algorithm of the proleptic Gregorian calendar).
std::int32_t day_number(int year, int month, int day) {
  const int y = month <= 2 ? year - 1 : year;
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int of_era = y - era * 400;
  const int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

// "2010-12-15"; of "1977" the first day of the next year.
std::int32_t day_of(const std::string& where, const std::string& text) {
  const std::vector<std::string> parts = split(text, "-");
  int numbers[3] = {0, 1, 1};
  if (parts.size() != 1 && parts.size() != 3) give_up(where, "\"" + text + "\" is no day");
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const char* end = parts[i].data() + parts[i].size();
    const auto read = std::from_chars(parts[i].data(), end, numbers[i]);
    if (read.ec != std::errc() || read.ptr != end) give_up(where, "\"" + text + "\" is no day");
  }
  if (parts.size() == 1) ++numbers[0];
  return day_number(numbers[0], numbers[1], numbers[2]);
}

class Maker {
 public:
  Maker(const std::string& iso, const std::string& locales, std::string tsv)
      : iso_(iso), catalogues_(locales), tsv_(std::move(tsv)) {}

  void read() {
    read_countries();
    read_subdivisions();
    read_tsv();
    std::ranges::sort(names_);
    names_.erase(std::unique(names_.begin(), names_.end()), names_.end());
    mark_countries_without_subdivisions();
  }

  bool write(const char* path) {
    const std::string text = source();
    std::FILE* out = std::fopen(path, "w");
    if (out == nullptr) return false;
    const bool good = std::fwrite(text.data(), 1, text.size(), out) == text.size();
    return std::fclose(out) == 0 && good;
  }

 private:
  static Json parsed(const std::string& path) {
    Json json = Json::parse(needed_text(path), nullptr, false);
    if (json.is_discarded()) give_up(path, "no JSON");
    return json;
  }

  void read_countries() {
    const Json assigned = parsed(iso_ + "/iso_3166-1.json");
    for (const Json& row : assigned.at("3166-1")) {
      const std::string code = row.at("alpha_2");
      countries_[code].name = row.value("common_name", row.at("name").get<std::string>());
      for (const char* key : {"name", "common_name", "official_name"}) {
        if (!row.contains(key)) continue;
        const std::string name = row.at(key);
        add_country_name(code, name);
        for (const std::string& language : languages_of(code)) {
          add_country_name(code, catalogues_.of(language, "iso_3166-1").of(name));
        }
      }
    }
    const Json withdrawn = parsed(iso_ + "/iso_3166-3.json");
    for (const Json& row : withdrawn.at("3166-3")) {
      const std::string code = row.at("alpha_2");
      const auto found = countries_.find(code);
      if (found != countries_.end() && found->second.until == INT32_MAX) continue;  // given anew
      const std::int32_t until = day_of(code, row.at("withdrawal_date"));
      Country& country = countries_[code];
      if (found != countries_.end() && country.until >= until) continue;
      country.name = row.at("name");
      country.until = until;
    }
  }

  void add_country_name(const std::string& code, std::string_view name) {
    if (name.empty()) return;
    for (const std::string& each : NameReader().read(std::string(name)).all) {
      const std::string key = place_keys(each).whole;
      if (key.size() > 2) country_names_.emplace(key, code);
    }
  }

  void read_subdivisions() {
    const Json json = parsed(iso_ + "/iso_3166-2.json");
    for (const Json& row : json.at("3166-2")) {
      const std::string code = row.at("code"), name = row.at("name");
      const std::string country = code.substr(0, 2);
      const Names names = NameReader().read(name);
      shown_[code] = names.shown;
      for (const std::string& each : names.all) add_name(country, each, PlaceForm::name, code);
      for (const std::string& language : languages_of(country)) {
        const std::string_view other = catalogues_.of(language, "iso_3166-2").of(name);
        if (other.empty() || other == name) continue;
        for (const std::string& each : NameReader().read(std::string(other)).all) {
          add_name(country, each, PlaceForm::translated, code);
        }
      }
      add_code(country, code);
    }
  }

  void add_name(const std::string& country, const std::string& name, PlaceForm form,
                const std::string& target) {
    const PlaceKeys keys = place_keys(name);
    add_key(country, keys.whole, form, target);
    if (form == PlaceForm::city || form == PlaceForm::abbreviation) return;
    const PlaceForm bare = form == PlaceForm::former ? form : PlaceForm::bare;
    if (keys.bare != keys.whole) add_key(country, keys.bare, bare, target);
    // "Stockholms län": the genitive.
    if (country == "SE" && keys.bare != keys.whole && keys.bare.ends_with('s')) {
      add_key(country, keys.bare.substr(0, keys.bare.size() - 1), bare, target);
    }
  }

  // "M" and "SE-M".
  void add_code(const std::string& country, const std::string& code) {
    add_key(country, place_code_key(code.substr(3)), PlaceForm::abbreviation, code);
    add_key(country, place_code_key(code), PlaceForm::abbreviation, code);
  }

  void add_key(const std::string& country, const std::string& key, PlaceForm form,
               const std::string& target) {
    if (!key.empty()) names_.push_back({country, key, form, target});
  }

  // --- data/subdivisions.tsv ---

  void read_tsv() {
    std::size_t number = 0;
    for (const std::string& line : split(needed_text(tsv_), "\n")) {
      ++number;
      if (line.empty()) continue;
      if (line.starts_with("#")) {
        note_source(line);
      } else {
        read_row(tsv_ + ":" + std::to_string(number), split(line, "\t"));
      }
    }
  }

  // "# source scb: …"
  void note_source(const std::string& line) {
    constexpr std::string_view start = "# source ";
    if (!line.starts_with(start)) return;
    sources_.push_back(line.substr(start.size(), line.find(':') - start.size()));
  }

  void read_row(const std::string& where, const std::vector<std::string>& cells) {
    if (cells.size() != 6) give_up(where, "six columns are wanted, parted by tabs");
    const std::string &country = cells[0], &kind = cells[1], &code = cells[2], &name = cells[3];
    const std::string &day = cells[4], &source = cells[5];
    if (countries_.count(country) == 0) give_up(where, "\"" + country + "\" is no country");
    if (std::ranges::find(sources_, source) == sources_.end()) {
      give_up(where, "no source is called \"" + source + "\"");
    }
    if (!day.empty() && kind != "former") give_up(where, "only what is former has a day");
    if (kind == "localities") {
      countries_[country].only_localities = true;
    } else if (kind == "country") {
      add_country_name(country, name);
    } else if (kind == "former") {
      formers_.push_back({country, name, now_of(where, code), day_of(where, day)});
      add_name(country, name, PlaceForm::former, name);
    } else if (kind == "drop") {
      drop(where, code);
    } else if (kind == "new") {
      if (!shown_.emplace(code, name).second) give_up(where, code + " is there already");
      add_name(country, name, PlaceForm::name, code);
      add_code(country, code);
    } else {
      read_other_name(where, country, kind, code, name);
    }
  }

  void read_other_name(const std::string& where, const std::string& country,
                       const std::string& kind, const std::string& code, const std::string& name) {
    if (shown_.count(code) == 0) give_up(where, "no subdivision has the code " + code);
    if (kind == "shown") {
      shown_[code] = name;
      add_name(country, name, PlaceForm::name, code);
    } else if (kind == "alias") {
      for (const std::string& each : split(name, "; ")) {
        add_name(country, each, PlaceForm::alias, code);
      }
    } else if (kind == "short") {
      for (const std::string& each : split(name, "; ")) {
        add_name(country, each, PlaceForm::abbreviation, code);
      }
    } else if (kind == "city") {
      for (const std::string& each : split(name, "; ")) {
        add_name(country, each, PlaceForm::city, code);
      }
    } else {
      give_up(where, "\"" + kind + "\" is no kind of row");
    }
  }

  // "NO-46, NO-15" as names.
  std::string now_of(const std::string& where, const std::string& codes) const {
    std::string now;
    for (const std::string& code : split(codes, ", ")) {
      const auto found = shown_.find(code);
      if (found == shown_.end()) give_up(where, "no subdivision has the code " + code);
      now += (now.empty() ? "" : ", ") + found->second;
    }
    return now;
  }

  void drop(const std::string& where, const std::string& code) {
    if (shown_.erase(code) == 0) give_up(where, "no subdivision has the code " + code);
    std::erase_if(names_, [&](const PlaceName& name) { return name.target == code; });
  }

  void mark_countries_without_subdivisions() {
    for (auto& [code, country] : countries_) {
      const auto at = std::ranges::find(names_, code, &PlaceName::country);
      if (at == names_.end()) country.only_localities = true;
    }
  }

  // --- C++ ---

  std::string source() {
    std::string rows = subdivision_source();  // in this order: the first two number what they list
    rows += former_source();
    rows += name_source();
    rows += country_source();
    std::string out =
        "// Made by subdivision_table from Debian's package iso-codes:\n"
        "// Copyright 2001-2008 Alastair McKinstry, 2004-2016 Christian Perrier,\n"
        "// 2005-2023 Dr. Tobias Quathamer; GNU Lesser General Public License 2.1 or later.\n"
        "// The file NOTICE says more.\n"
        "#include \"lint/facts/subdivision.h\"\n\n#include <climits>\n\n"
        "#ifdef __clang__\n#pragma clang diagnostic ignored \"-Woverlength-strings\"\n#endif\n\n"
        "namespace dcvlint {\n\n";
    out += "const char place_texts[] =\n";
    const std::string& texts = texts_.all();
    for (std::size_t at = 0; at < texts.size(); at += 64) {
      out += "    \"" + escaped(std::string_view(texts).substr(at, 64)) + "\"\n";
    }
    return out + "    \"\";\n\n" + rows + "\n}  // namespace dcvlint\n";
  }

  // In octal, whose digits end by themselves.
  static std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
      char octal[8];
      const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' ';
      std::snprintf(octal, sizeof octal, plain ? "%c" : "\\%03o",
                    plain ? c : static_cast<int>(static_cast<unsigned char>(c)));
      out += octal;
    }
    return out;
  }

  std::string text_source(std::string_view text) {
    const PlaceText place = texts_.add(text);
    return "{" + std::to_string(place.at) + ", " + std::to_string(place.size) + "}";
  }

  static std::string list(const std::string& type, const std::string& name,
                          const std::string& rows) {
    return "static constexpr " + type + " " + name + "_list[] = {\n" + rows +
           "};\nconst std::span<const " + type + "> " + name + " = " + name + "_list;\n\n";
  }

  std::string subdivision_source() {
    std::string rows;
    std::size_t number = 0;
    for (const auto& [code, name] : shown_) {
      if (code.size() > 6) give_up(code, "a code of more than six characters");
      numbers_[code] = number++;
      rows += "    {" + text_source(name) + ", \"" + code + "\"},\n";
    }
    return list("SubdivisionRow", "subdivision_rows", rows);
  }

  std::string former_source() {
    std::string rows;
    for (std::size_t i = 0; i < formers_.size(); ++i) {
      former_numbers_[formers_[i].country + formers_[i].name] = i;
      rows += "    {" + text_source(formers_[i].name) + ", " + text_source(formers_[i].now) + ", " +
              std::to_string(formers_[i].until) + "},\n";
    }
    return list("FormerRow", "former_rows", rows);
  }

  std::string name_source() {
    static constexpr const char* forms[] = {"name",   "alias", "translated",  "bare",
                                            "former", "city",  "abbreviation"};
    std::string rows;
    for (const PlaceName& name : names_) {
      const std::size_t target = name.form == PlaceForm::former
                                     ? former_numbers_.at(name.country + name.target)
                                     : numbers_.at(name.target);
      rows += "    {" + text_source(name.key) +
              ", PlaceForm::" + forms[static_cast<std::size_t>(name.form)] + ", " +
              std::to_string(target) + "},\n";
    }
    return list("PlaceNameRow", "place_name_rows", rows);
  }

  std::string country_source() {
    std::string rows, name_rows;
    std::map<std::string, std::size_t> numbers;
    for (const auto& [code, country] : countries_) {
      numbers.emplace(code, numbers.size());
      const auto range = std::ranges::equal_range(names_, code, {}, &PlaceName::country);
      const auto first = range.begin() - names_.begin(), end = range.end() - names_.begin();
      rows += std::string("    {{'") + code[0] + "', '" + code[1] + "'}, " +
              (country.only_localities ? "true, " : "false, ") + text_source(country.name) + ", " +
              std::to_string(country.until) + ", " + std::to_string(first) + ", " +
              std::to_string(end) + "},\n";
    }
    for (const auto& [key, code] : country_names_) {
      name_rows += "    {" + text_source(key) + ", " + std::to_string(numbers.at(code)) + "},\n";
    }
    return list("CountryRow", "country_rows", rows) +
           list("CountryNameRow", "country_name_rows", name_rows);
  }

  std::string iso_;
  Catalogues catalogues_;
  std::string tsv_;
  std::vector<std::string> sources_;
  std::map<std::string, Country> countries_;
  std::map<std::string, std::string> country_names_;  // by key
  std::map<std::string, std::string> shown_;          // by code
  std::vector<Former> formers_;
  std::vector<PlaceName> names_;
  std::map<std::string, std::size_t> numbers_, former_numbers_;
  Texts texts_;
};

}  // namespace
}  // namespace dcvlint

int main(int count, char** arguments) {
  if (count != 5) {
    std::fputs("usage: subdivision_table ISO-CODES LOCALES TSV OUT\n", stderr);
    return 2;
  }
  dcvlint::Maker maker(arguments[1], arguments[2], arguments[3]);
  maker.read();
  if (maker.write(arguments[4])) return 0;
  std::perror(arguments[4]);
  return 1;
}
