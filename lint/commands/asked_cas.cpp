#include "lint/commands/asked_cas.h"

#include <algorithm>
#include <array>

#include "lint/base/ascii.h"
#include "lint/commands/output.h"
#include "lint/engine/rule.h"
#include "lint/facts/authority_choice.h"

namespace dcvlint {
namespace {

// Asked about where neither --ca nor dcvlint.toml says which.
constexpr std::array<std::string_view, 4> usual_cas{"harica", "sectigo", "letsencrypt", "digicert"};
// A hostile set names them all.
constexpr std::size_t most_named = 12;

template <class Range, class T>
bool has(const Range& range, const T& item) {
  return std::ranges::find(range, item) != range.end();
}

}  // namespace

bool AskedCas::add(const std::string& where, std::string_view word) {
  const auto found = choose_authority(builtin_authorities, word);
  if (!found) return complain(Error{where, found.error()}), false;
  if (!has(all_, *found)) all_.push_back(*found);
  return true;
}

bool AskedCas::choose(std::span<const std::string> words, const Config& config) {
  open_ = words.empty();
  bool good = true;
  for (const std::string& word : words) good = add("--ca", word) && good;
  if (open_) {
    for (const std::string& word : config.policy.must_issue) {
      good = add(config.path + ": must-issue", word) && good;
    }
  }
  wanted_ = all_.size();
  if (all_.empty()) {
    for (const std::string_view id : usual_cas) good = add("", id) && good;
  }
  return good;
}

bool AskedCas::is_wanted(const Authority* ca) const {
  return has(std::span(all_).first(wanted_), ca);
}

void add_named_cas(const RelevantCaa& relevant, std::span<const Authority* const> besides,
                   NamedCas& named) {
  const auto records = relevant.records();
  for (const AnswerRecord& record : records.first(std::min(records.size(), most_caa_records))) {
    const CaaProperty property = parse_caa(record.rdata);
    if (property.fault != CaaWireFault::none || !has_issue_value(property.known_tag)) continue;
    std::string_view issuer;
    if (check_issue_value(property.value, issuer) != IssueFault::none || issuer.empty()) continue;
    if (named.known.size() + named.unknown.size() == most_named) return;
    const IssuerName* known = builtin_authorities.find(issuer);
    if (known == nullptr) {
      std::string text = lower_case(issuer);
      if (!has(named.unknown, text)) named.unknown.push_back(std::move(text));
      continue;
    }
    const Authority* ca = &builtin_authorities.authorities[known->authority];
    if (!has(besides, ca) && !has(named.known, ca)) named.known.push_back(ca);
  }
}

CaVerdict decide_for(const RelevantCaa& relevant, CaaQuestion question) {
  CaVerdict made{question, decide_caa(relevant, builtin_authorities, question), {}};
  question.reading = CaaReading::rfc;
  made.by_rfc = decide_caa(relevant, builtin_authorities, question).verdict;
  return made;
}

}  // namespace dcvlint
