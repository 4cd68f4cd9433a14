#pragma once
// What is asked of a CA's validation, from the words of a command line.

#include <optional>
#include <string>
#include <vector>

#include "lint/base/date.h"
#include "lint/commands/dcv_request.h"
#include "lint/commands/dcv_survey.h"
#include "lint/facts/domain_lists.h"
#include "lint/facts/provider.h"

namespace dcvlint {

struct DcvWords {
  std::string ca;                  // id or issuer-domain-name
  std::vector<DcvMethod> methods;  // empty: those that the CA is known to offer
  std::string unique;              // Sectigo's unique value
  std::string account;             // URI
  std::string key_authorization;   // of an ACME challenge
};

// Nothing for a CA that nothing is known of, or a method that it doesn't offer: that is said on
// standard error. `suffixes` outlives the question.
std::optional<SurveyQuestion> make_dcv_question(const DcvWords& words, Date as_of,
                                                const PublicSuffixes& suffixes);

// The tokens are this request's.
void take_request(SurveyQuestion& question, const DcvRequest& request);

}  // namespace dcvlint
