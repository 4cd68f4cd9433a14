// What a Random Value is, and how often it was used (BR 1.6.1, 3.2.2.4).

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "lint/facts/validity.h"
#include "rules/validation/checks.h"
#include "rules/validation/text.h"

namespace dcvlint {
namespace {

bool has_random_value(const LogLine& line) {
  return line.kind == LogKind::validation && line.method != nullptr && !line.random_value.empty();
}

struct Alphabet {
  std::string_view title;
  std::string_view characters;
};
// From the smallest on. Letters of one case only count once.
constexpr std::array<Alphabet, 7> alphabets{{
    {"digits", "0123456789"},
    {"hexadecimal digits", "0123456789abcdef"},
    {"hexadecimal digits", "0123456789ABCDEF"},
    {"lower-case letters and digits", "0123456789abcdefghijklmnopqrstuvwxyz"},
    {"upper-case letters and digits", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    {"letters and digits", "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    {"base64url characters", "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"},
}};
constexpr std::size_t printable_ascii = 94;

}  // namespace

void ValidationRandomValueLater::operator()(const LogLineFact& fact, Hits& hits) const {
  const LogLine& line = fact.line;
  if (line.kind != LogKind::validation || !line.time || !line.random_value_created) return;
  const std::int64_t age = *line.random_value_created - *line.time;
  if (age <= 0) return;
  hits.add(line.at(LogField::random_value_created), line.name,
           {{"name", subject_of(line)}, {"age", duration_text(age)}});
}

void ValidationRandomValueReused::operator()(const LogLineFact& fact, Hits& hits) const {
  const LogLine& line = fact.line;
  if (!has_random_value(line) || line.certificate.empty() || !line.time) return;
  const LogLine& first = fact.log.first_with_random_value(line);
  // A validation that is reused is logged again, with its time.
  if (first.certificate.empty() || first.certificate == line.certificate) return;
  if (!first.time || *first.time == *line.time) return;
  Hit& hit = hits.add(line.at(LogField::random_value), line.name,
                      {{"name", subject_of(line)},
                       {"certificate", line.certificate},
                       {"other", first.certificate},
                       {"earlier", subject_of(first)}});
  hits.relate(hit, first.at(LogField::random_value), "used before");
}

Result<void> ValidationRandomValueShort::prepare() const {
  if (bits < 1 || bits > 4096) return fail("bits", "must be 1 to 4096");
  return {};
}

void ValidationRandomValueShort::operator()(const LogLineFact& fact, Hits& hits) const {
  const LogLine& line = fact.line;
  if (!has_random_value(line)) return;
  const std::string_view value = line.random_value;
  const auto found = std::ranges::find_if(alphabets, [&](const Alphabet& each) {
    return value.find_first_not_of(each.characters) == std::string_view::npos;
  });
  const std::size_t size = found == alphabets.end() ? printable_ascii : found->characters.size();
  const double most = static_cast<double>(value.size()) * std::log2(static_cast<double>(size));
  if (most >= static_cast<double>(bits)) return;
  hits.add(line.at(LogField::random_value), line.name,
           {{"name", subject_of(line)},
            {"characters", std::to_string(value.size())},
            {"alphabet", found == alphabets.end() ? "characters" : found->title},
            {"bits", std::to_string(static_cast<std::int64_t>(most))}});
}

}  // namespace dcvlint
