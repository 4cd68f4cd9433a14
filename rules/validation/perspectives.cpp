// Multi-perspective issuance corroboration, as a log tells of it (BR 3.2.2.9, 5.4.1).

#include <algorithm>
#include <array>
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
