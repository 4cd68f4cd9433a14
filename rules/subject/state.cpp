// What ST says.

#include <algorithm>
#include <string>

#include "lint/facts/known_names.h"
#include "lint/facts/memos.h"
#include "lint/facts/text_damage.h"
#include "rules/subject/place_checks.h"
#include "rules/subject/request_command.h"
#include "rules/subject/text_finding.h"

namespace dcvlint {
namespace {

struct Question {
  std::string_view country, state, locality;
  Date day{};
};

// Ten rules ask about each value, and most certificates of a run have the same few values.
class StateMemo {
 public:
  const StateJudgement& of(const Question& question) {
    if (asked_ && question.day == day_ && question.country == country_ &&
        question.state == state_ && question.locality == locality_) {
      return last_;
    }
    asked_ = true;
    day_ = question.day;
    country_ = question.country;
    state_ = question.state;
    locality_ = question.locality;
    last_ = judge_state(country_, state_, locality_, day_);
    return last_;
  }

 private:
  bool asked_ = false;
  Date day_{};
  std::string country_, state_, locality_;
  StateJudgement last_;
};

StateJudgement judgement_of(const AttributeFact& fact) {
  const Attribute* locality = fact.of.object.subject.first(AttributeType::locality);
  const Question question{country_of(fact.of), fact.attribute.text,
                          locality == nullptr ? std::string_view() : locality->text, fact.of.day};
  if (fact.of.in.memos != nullptr) return fact.of.in.memos->of<StateMemo>().of(question);
  return judge_state(question.country, question.state, question.locality, question.day);
}

// What other rules speak of.
bool is_others_matter(const AttributeFact& fact) {
  const std::string_view text = fact.attribute.text;
  return fact.remark.cause != ValueCause::none || fact.attribute.text_fault != TextFault::none ||
         placeholder_of(text) != Placeholder::none || is_metadata_only(text) ||
         find_name_syntax(text).kind != NameSyntax::none ||
         find_postal_code(country_of(fact.of), text).has_value();
}

std::string_view country_name(std::string_view code) {
  const CountryRow* row = find_country(code);
  return row == nullptr ? code : row->name.view();
}

}  // namespace

StateJudgement judged_state(const AttributeFact& fact) {
  if (fact.attribute.type != AttributeType::state) return {};
  StateJudgement judged = judgement_of(fact);
  if (judged.cause == StateCause::none || is_others_matter(fact)) return {};
  return judged;
}

Result<void> SubjectState::prepare() {
  struct Row {
    std::string_view text;
    StateCause cause;
  };
  constexpr auto rows = std::to_array<Row>({
      {"abbreviated", StateCause::abbreviated},
      {"city", StateCause::city},
      {"city-or-state", StateCause::city_or_state},
      {"country", StateCause::country},
      {"dissolved", StateCause::dissolved},
      {"misspelled", StateCause::misspelled},
      {"same-as-locality", StateCause::same_as_locality},
      {"swapped", StateCause::swapped},
      {"unknown", StateCause::unknown},
      {"where-none", StateCause::where_none},
  });
  const auto found = std::ranges::find(rows, problem, &Row::text);
  if (found == rows.end()) return fail("problem", "\"problem\" is none that this check looks for");
  cause_ = found->cause;
  return {};
}

void SubjectState::operator()(const AttributeFact& fact, Hits& hits) const {
  if (fact.attribute.type != AttributeType::state) return;
  const StateJudgement judged = judgement_of(fact);
  if (judged.cause != cause_ || is_others_matter(fact)) return;
  // Names that our table does not have.
  const bool strange = cause_ == StateCause::unknown || cause_ == StateCause::misspelled;
  if (strange && is_known_name(fact.of, fact.attribute.text)) return;
  const Attribute* locality = fact.of.object.subject.first(AttributeType::locality);
  const std::string until =
      judged.dissolved == nullptr ? "" : to_string(Date{judged.dissolved->until});
  Hit& hit = hits.add(fact.attribute.value, attribute_label(fact.attribute),
                      {{"value", shown_value(fact.attribute.text)},
                       {"locality", locality == nullptr ? "" : shown_value(locality->text)},
                       {"country", country_name(judged.country)},
                       {"meant", judged.meant},
                       {"until", until}});
  advise_if_changed(fact, hits, hit);
}

}  // namespace dcvlint
