#pragma once
// One name's report of dcvlint dcv.

#include <span>
#include <string>
#include <vector>

#include "lint/facts/asked_name.h"
#include "lint/facts/dcv_token.h"
#include "lint/facts/domain_lists.h"
#include "lint/facts/repository.h"
#include "lint/reports/dcv.h"

namespace dcvlint {

struct SurveyQuestion {
  const Provider* ca = nullptr;
  std::vector<DcvMethod> methods;
  TokenInputs inputs;
  std::vector<std::string_view> issuers;  // of the CA, for persistent validation
  Date as_of{};
  const PublicSuffixes* suffixes = nullptr;
};

// Sees nothing: for those who only want to know what to add.
class BlindView : public View {
 public:
  Answer find(Name name, Type) override {
    Answer answer;
    answer.status = Status::unseen;
    answer.owner = answer.source = name;
    return answer;
  }
};

class DcvSurvey {
 public:
  // All outlive it. `repository`: zones that were named; null: none.
  DcvSurvey(const SurveyQuestion& question, View& view, Names& names, const Repository* repository,
            bool looks)
      : question_(question), view_(view), names_(names), repository_(repository), looks_(looks) {}

  // `settled` becomes false when an answer was unasked: then the report is not to be used.
  DcvReport of(const AskedName& asked, bool& settled);

 private:
  struct Domains {
    std::vector<Name> all;  // nearest first
    Name own{};             // the name itself, without "*."
    Name highest{};         // above the name, aliases left aside
    Name base{};            // of the name
    std::string bar, unsure;
  };
  DcvMethodReport method_report(DcvMethod method, Name name, bool& settled);
  Domains domains_for(const ValidationMethod& rules, Name name, bool& settled);
  DcvRecordReport record_report(const RecordShape& shape, const Domains& domains, bool wildcard,
                                bool& settled);
  void look(DcvRecordReport& record, const DcvWanted& wanted, const TokenInputs& inputs,
            std::span<const Name> domains, Name base, bool& settled);
  void mail(DcvMethodReport& method, const Domains& domains, bool& settled);
  std::string zone_of(Name owner) const;
  // Why no public CA certifies the name, whatever the method; empty: one may.
  std::string why_uncertified(Name name) const;
  bool is_seen(Name domain);
  TokenInputs inputs_for(const RecordShape& shape, bool wildcard) const;

  const SurveyQuestion& question_;
  View& view_;
  Names& names_;
  const Repository* repository_;
  bool looks_;
};

}  // namespace dcvlint
