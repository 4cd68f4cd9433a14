// Multi-perspective issuance corroboration, as a log tells of it (BR 3.2.2.9, 5.4.1).

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string>

#include "lint/facts/quorum.h"
#include "rules/validation/checks.h"
#include "rules/validation/text.h"

namespace dcvlint {
namespace {

bool wants_perspectives(const LogLine& line) {
  if (line.kind == LogKind::caa) return !line.without_perspectives;
  return line.kind == LogKind::validation && line.method != nullptr &&
         wants_perspectives(*line.method, line.name);
}

// What a line says of its remote perspectives: one by one, else summed up.
std::optional<LogQuorum> quorum_of(const LogLine& line) {
  if (!wants_perspectives(line)) return std::nullopt;
  if (!line.has(LogField::perspectives) || line.lacks_perspectives) return line.quorum;
  const auto corroborating =
      std::ranges::count(line.perspectives, true, &LogPerspective::corroborates);
  return LogQuorum{static_cast<std::uint32_t>(corroborating),
                   static_cast<std::uint32_t>(line.perspectives.size())};
}

Place place_of(const LogLine& line) {
  return line.at(line.has(LogField::perspectives) && !line.lacks_perspectives
                     ? LogField::perspectives
                     : LogField::quorum);
}

// On a sphere, in kilometres: right within half a percent.
double distance(const LogLocation& one, const LogLocation& other) {
  constexpr double radius = 6371.0;
  const auto radians = [](double degrees) { return degrees * std::numbers::pi / 180; };
  const double north = std::sin(radians(other.latitude - one.latitude) / 2);
  const double east = std::sin(radians(other.longitude - one.longitude) / 2);
  const double part = north * north + std::cos(radians(one.latitude)) *
                                          std::cos(radians(other.latitude)) * east * east;
  return 2 * radius * std::asin(std::min(1.0, std::sqrt(part)));
}

}  // namespace

void ValidationPerspectives::operator()(const LogLineFact& fact, Hits& hits) const {
  const auto quorum = quorum_of(fact.line);
  if (!quorum || quorum->of >= remotes) return;
  hits.add(place_of(fact.line), fact.line.name,
           {{"name", subject_of(fact.line)},
            {"remotes", std::to_string(quorum->of)},
            {"wanted", std::to_string(remotes)}});
}

void ValidationQuorum::operator()(const LogLineFact& fact, Hits& hits) const {
  const auto quorum = quorum_of(fact.line);
  if (!quorum || quorum->of == 0) return;
  const unsigned misses = allowed_misses(quorum->of);
  const unsigned wanted = quorum->of > misses ? quorum->of - misses : quorum->of;
  if (quorum->corroborating >= wanted) return;
  hits.add(place_of(fact.line), fact.line.name,
           {{"name", subject_of(fact.line)},
            {"corroborating", std::to_string(quorum->corroborating)},
            {"remotes", std::to_string(quorum->of)},
            {"wanted", std::to_string(wanted)}});
}

void ValidationRegions::operator()(const LogLineFact& fact, Hits& hits) const {
  const LogLine& line = fact.line;
  if (line.perspectives.empty() || line.lacks_perspectives || !quorum_of(line)) return;
  std::array<bool, 5> seen{};
  std::int64_t count = 0;
  for (const LogPerspective& each : line.perspectives) {
    if (!each.corroborates) continue;
    if (!each.region) return;  // it may lie in yet another region
    bool& region = seen[static_cast<std::size_t>(*each.region)];
    count += region ? 0 : 1;
    region = true;
  }
  if (count == 0 || count >= regions) return;
  hits.add(line.at(LogField::perspectives), line.name,
           {{"name", subject_of(line)},
            {"regions", std::to_string(count)},
            {"wanted", std::to_string(regions)}});
}

Result<void> ValidationPerspectivesClose::prepare() const {
  if (kilometres < 1 || kilometres > 20'000) return fail("kilometres", "must be 1 to 20000");
  return {};
}

void ValidationPerspectivesClose::operator()(const LogLineFact& fact, Hits& hits) const {
  constexpr std::size_t most = 100;  // every pair is looked at
  const LogLine& line = fact.line;
  if (!quorum_of(line)) return;
  const auto looked = line.perspectives.first(std::min(line.perspectives.size(), most));
  for (auto one = looked.begin(); one != looked.end(); ++one) {
    const auto other = std::find_if(one + 1, looked.end(), [&](const LogPerspective& each) {
      return one->location && each.location &&
             distance(*one->location, *each.location) < static_cast<double>(kilometres);
    });
    if (other == looked.end()) continue;
    const auto apart = static_cast<std::int64_t>(distance(*one->location, *other->location));
    hits.add(line.at(LogField::perspectives), line.name,
             {{"name", subject_of(line)},
              {"one", one->id},
              {"other", other->id},
              {"distance", std::to_string(apart)},
              {"wanted", std::to_string(kilometres)}});
    return;
  }
}

Result<void> ValidationPerspectivesUnlogged::prepare() const {
  if (lacks == "both" || lacks == "one") return {};
  return fail("lacks", "must be both or one");
}

void ValidationPerspectivesUnlogged::operator()(const LogLineFact& fact, Hits& hits) const {
  const LogLine& line = fact.line;
  if (line.kind != LogKind::validation || !wants_perspectives(line)) return;
  const bool each = line.has(LogField::perspectives), sum = line.has(LogField::quorum);
  if (lacks == "both" ? each || sum : each == sum) return;
  hits.add(line.at(LogField::method), line.name,
           {{"name", subject_of(line)},
            {"method", method_of(line)},
            {"missing", each  ? "the quorum"
                        : sum ? "the perspectives"
                              : "perspectives and quorum"}});
}

}  // namespace dcvlint
