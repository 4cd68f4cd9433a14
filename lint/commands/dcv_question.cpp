#include "lint/commands/dcv_question.h"

#include <algorithm>

#include "lint/base/ascii.h"
#include "lint/base/date.h"
#include "lint/commands/option_values.h"
#include "lint/commands/output.h"
#include "lint/engine/rule.h"
#include "lint/facts/authority_choice.h"
#include "lint/sources/request_token.h"

namespace dcvlint {
namespace {

const Provider* find_provider(const std::string& ca) {
  const std::string word = lower_case(ca);
  std::vector<std::string_view> known;
  for (const Provider& each : builtin_authorities.providers.providers) {
    if (each.id == any_provider) continue;
    known.push_back(each.id);
    if (each.id == word || (!each.issuer.empty() && each.issuer == word)) return &each;
  }
  std::string all;
  for (const std::string_view id : known) all += (all.empty() ? "" : ", ") + std::string(id);
  const std::string hint = did_you_mean(word, known);
  complain("--ca: nothing is known of what \"" + ca + "\" looks for" +
           (hint.empty() ? "; known are " + all : hint));
  return nullptr;
}

// Whether somebody can be told what to add: not where all is an alias that hands over to it.
bool has_own_records(const Provider& ca) {
  return std::ranges::any_of(ca.methods, [&](DcvMethod method) {
    if (method == DcvMethod::email) return true;
    const auto shapes = builtin_authorities.providers.shapes_of(ca, method);
    return std::ranges::any_of(shapes, [](const RecordShape* shape) {
      return !shape->obsolete && shape->keeping != Keeping::hands;
    });
  });
}

// False: one of them is not offered.
bool choose_methods(SurveyQuestion& question, std::span<const DcvMethod> wanted) {
  const std::span<const DcvMethod> offered = question.ca->methods;
  question.methods.assign(offered.begin(), offered.end());
  if (!has_own_records(*question.ca)) {
    complain("--ca: " + std::string(question.ca->title) +
             " validates nothing itself: name the CA whose certificates it orders");
    return false;
  }
  if (wanted.empty()) return true;
  question.methods.assign(wanted.begin(), wanted.end());
  bool good = true;
  for (const DcvMethod method : wanted) {
    if (std::ranges::find(offered, method) != offered.end()) continue;
    std::string all;
    for (const DcvMethod each : offered) {
      all += (all.empty() ? "" : ", ") + std::string(dcv_method_text(each));
    }
    complain("--method: " + std::string(question.ca->title) + " is not known to offer " +
             std::string(dcv_method_text(method)) + "; known are " + all);
    good = false;
  }
  return good;
}

void add_issuers(SurveyQuestion& question) {
  const Authority* authority = authority_of(builtin_authorities, *question.ca);
  for (const IssuerName& each : builtin_authorities.issuers) {
    if (&builtin_authorities.authorities[each.authority] == authority) {
      question.issuers.push_back(each.domain);
    }
  }
  if (question.issuers.empty() && !question.ca->issuer.empty()) {
    question.issuers.push_back(question.ca->issuer);
  }
}

void fill_challenge(Fillings& fillings, const std::string& key) {
  if (key.empty()) return;
  fillings[Filling::key_authorization] = key;
  fillings[Filling::acme_token] = key.substr(0, key.find('.'));
  fillings[Filling::acme_digest] = acme_digest(key);
}

}  // namespace

std::optional<SurveyQuestion> make_dcv_question(const DcvWords& words, Date as_of,
                                                const PublicSuffixes& suffixes) {
  SurveyQuestion question;
  question.as_of = as_of;
  question.suffixes = &suffixes;
  question.ca = find_provider(words.ca);
  if (question.ca == nullptr || !choose_methods(question, words.methods)) return std::nullopt;
  add_issuers(question);
  TokenInputs& inputs = question.inputs;
  // A day is judged by its end, so that what was made on it is not yet to come.
  inputs.now = first_second(as_of) + seconds_a_day - 1;
  inputs.fillings[Filling::unique] = words.unique;
  inputs.fillings[Filling::account] = words.account;
  if (!words.account.empty()) {
    inputs.fillings[Filling::account_label] = account_label(words.account);
  }
  fill_challenge(inputs.fillings, words.key_authorization);
  inputs.fillings[Filling::issuer] = std::string(question.ca->issuer);
  return question;
}

void take_request(SurveyQuestion& question, const DcvRequest& request) {
  if (request.has_private_key) {
    complain(request.path + ": a private key stands beside the request; no CA needs it");
  }
  fill_request(question.inputs.fillings, request.digests);
  question.inputs.mistaken = request.mistaken;
}

}  // namespace dcvlint
