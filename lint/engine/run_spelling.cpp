#include "lint/engine/run_spelling.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "lint/base/stop_sign.h"
#include "lint/base/utf8.h"
#include "lint/engine/look.h"
#include "lint/facts/confusable.h"
#include "lint/facts/place_key.h"
#include "lint/facts/romanization.h"
#include "lint/facts/spelling_facts.h"
#include "lint/facts/text_damage.h"
#include "lint/sources/certificate_file.h"
#include "lint/sources/request_file.h"

namespace dcvlint {
namespace {

constexpr auto types = std::to_array<AttributeType>(
    {AttributeType::organization, AttributeType::state, AttributeType::locality});

// Of very many ways to write a name the first ones are compared with each other.
constexpr std::size_t most_spellings = 16;

struct Pair {
  const SpelledName* first = nullptr;
  const SpelledName* second = nullptr;
};

// Whether a value has something about it that is told of itself: letters of another alphabet that
// only look like its own, blanks that are too many.
bool is_told_alone(std::string_view text) {
  return find_confusable(text).has_value() || find_spacing(text).kind != Spacing::none;
}

bool are_twins(const SpelledName& a, const SpelledName& b) {
  const bool ascii = is_ascii(a.text);
  if (ascii == is_ascii(b.text)) return false;
  const auto verdict = ascii ? ascii_twin(b.text, a.text) : ascii_twin(a.text, b.text);
  return verdict == TwinVerdict::same && !is_told_alone(a.text) && !is_told_alone(b.text);
}

// The first spelling with the first other one that is its twin.
Pair pair_of(std::span<const SpelledName* const> spellings) {
  for (std::size_t second = 1; second < spellings.size(); ++second) {
    for (std::size_t first = 0; first < second; ++first) {
      if (are_twins(*spellings[first], *spellings[second])) {
        return {spellings[first], spellings[second]};
      }
    }
  }
  return {};
}

// In the order in which the second spellings stand in the inputs.
std::vector<Pair> pairs_among(std::span<const SpelledName> all) {
  using Key = std::tuple<AttributeType, std::string_view, std::string>;
  std::map<Key, std::vector<const SpelledName*>> groups;
  std::map<std::string_view, std::string> keys;  // few of all texts differ
  for (const SpelledName& each : all) {
    const auto [known, added] = keys.try_emplace(each.text);
    if (added) known->second = place_keys(each.text).whole;
    if (known->second.empty()) continue;
    auto& group = groups[{each.type, each.country, known->second}];
    const bool fresh = std::ranges::none_of(
        group, [&](const SpelledName* other) { return other->text == each.text; });
    if (fresh && group.size() < most_spellings) group.push_back(&each);
  }
  std::vector<Pair> pairs;
  for (const auto& [key, group] : groups) {
    if (const Pair pair = pair_of(group); pair.first != nullptr) pairs.push_back(pair);
  }
  std::ranges::sort(pairs, {}, &Pair::second);  // all stand in one list
  return pairs;
}

// Reads an object once more, and shows its attribute to the checks.
class Worker {
 public:
  Worker(const Documents& documents, const Context& context, const RunOptions& options)
      : documents_(documents),
        context_(context),
        cap_(options.cap == 0 ? UINT32_MAX : options.cap) {}

  void work(const Pair& pair, RunSum& sum) {
    const SpelledName& name = *pair.second;
    const DocumentKind kind = name.is_request ? DocumentKind::csr : DocumentKind::certificate;
    const auto plan = name.plans->plan(kind, name.profile.profile, name.day);
    if (!plan || (*plan)->of(Kind::spelling).empty()) return;
    context_.policy = &(*plan)->ca_policy();
    Arena arena;
    if (name.is_request) {
      const Request request = requests_.read(documents_, name.der, arena);
      look({context_, request, &request, nullptr, name.profile, name.day}, pair, **plan, sum);
    } else {
      const Certificate read = certificates_.read(documents_, name.der, arena);
      look({context_, read, nullptr, &read, name.profile, name.day}, pair, **plan, sum);
    }
  }

 private:
  void look(const SignedFact& fact, const Pair& pair, const Plan& plan, RunSum& sum) {
    const auto& attributes = fact.object.subject.attributes;
    const auto attribute = std::ranges::find_if(attributes, [&](const Attribute& each) {
      return each.value.begin == pair.second->place.begin;
    });
    if (attribute == attributes.end()) return;
    const SpellingFact spelling{fact, *attribute, pair.first->text, pair.first->place};
    auto hits = std::make_unique<Hits>(cap_);
    hits->judge_on(fact.day);
    Looks looks;
    for (const Step* step : plan.of(Kind::spelling)) look_at(&spelling, *step, *hits, looks);
    sum.looked(looks);
    sum.take(plan.steps(), std::move(hits), pair.second->input);
  }

  const Documents& documents_;
  Context context_;
  std::uint32_t cap_;
  RequestReader requests_;
  CertificateReader certificates_;
};

}  // namespace

void SpelledNames::note(const SignedFact& fact, Doc der, std::uint32_t input, PlanShelf* plans) {
  const DistinguishedName& subject = fact.object.subject;
  if (subject.first(AttributeType::domain_component) != nullptr) return;
  const auto in_document = [](const Attribute* each) {
    return each != nullptr && !each->text.empty() && each->text.data() == each->raw.data() &&
           each->text.size() == each->raw.size();
  };
  const Attribute* country = subject.first(AttributeType::country);
  const std::string_view code = in_document(country) ? country->text : std::string_view();
  for (const AttributeType type : types) {
    const Attribute* each = subject.first(type);
    if (!in_document(each) || !seen_.emplace(type, code, each->text).second) continue;
    if (subject.count(type) > 1) continue;
    all_.push_back({type, code, each->text, each->value, der, input, fact.is_request(),
                    fact.profile, fact.day, plans});
  }
}

void run_spellings(const Documents& documents, const Context& context,
                   std::span<const SpelledName> all, const RunOptions& options, RunSum& sum) {
  const std::vector<Pair> pairs = pairs_among(all);
  if (pairs.empty()) return;
  Worker worker(documents, context, options);
  const StopSign stop(options.stop);
  for (const Pair& pair : pairs) {
    if (stop.stands()) return sum.stopped();
    worker.work(pair, sum);
  }
}

}  // namespace dcvlint
