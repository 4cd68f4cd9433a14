#include "lint/facts/caa_decision.h"

#include <algorithm>
#include <array>
#include <utility>

#include "lint/base/ascii.h"
#include "lint/facts/caa_parameters.h"
#include "lint/facts/validation_method.h"

namespace dcvlint {

namespace {

constexpr unsigned flag_critical = 128;
constexpr unsigned flag_old_mistake = 1;  // the other end of the octet

// From these days on CAs have to heed the parameters of RFC 8657 (BR 4.2.2.1.2, ballot SC-098) and
// issuemail (S/MIME BR 4.2.2.1).
Date parameters_binding() { return make_date(2027, 3, 15); }
Date issuemail_binding() { return make_date(2025, 3, 15); }

CaaDecision decision(CaaVerdict verdict, CaaReason reason) {
  CaaDecision made;
  made.verdict = verdict;
  made.reason = reason;
  return made;
}

// BR 4.2.2.1 and 4.2.2.2.5.
CaaDecision failed(const Answer& answer) {
  const bool bogus = answer.failure == Failure::bogus || answer.security == Security::bogus;
  if (bogus) return decision(CaaVerdict::fail, CaaReason::lookup_bogus);
  const bool insecure = answer.security == Security::insecure;
  return decision(CaaVerdict::fail, insecure ? CaaReason::lookup_insecure : CaaReason::lookup);
}

// RFC 1035 §4.2.2, §4.1.3; an owner name is a pointer of two octets.
bool fits_in_message(std::span<const AnswerRecord> set) {
  constexpr std::size_t most = 65535, header = 12, question = 1 + 4, fixed = 2 + 10;
  if (set.size() > most_caa_records) return false;
  std::size_t size = header + question;
  for (const AnswerRecord& record : set) size += fixed + record.rdata.size();
  return size <= most;
}

bool is_server_profile(CaaProfile profile) {
  return profile == CaaProfile::host || profile == CaaProfile::wildcard;
}

bool has(std::span<const std::string_view> words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

// Judges a set for one question.
class SetJudge {
 public:
  SetJudge(const Authorities& authorities, const CaaQuestion& question)
      : authorities_(authorities), question_(question), ca_(*question.authority) {}

  CaaDecision judge(std::span<const AnswerRecord> set) const {
    if (!fits_in_message(set)) return decision(CaaVerdict::fail, CaaReason::oversize);
    std::array<bool, static_cast<std::size_t>(CaaTag::unknown) + 1> present{};
    std::uint32_t blocking = CaaDecision::no_record;
    for (std::uint32_t i = 0; i < set.size(); ++i) {
      const CaaProperty property = parse_caa(set[i].rdata);
      if (property.fault != CaaWireFault::none) {
        return at_record(decision(CaaVerdict::fail, CaaReason::malformed_record), i);
      }
      if (blocking == CaaDecision::no_record && blocks(property)) blocking = i;
      present[static_cast<std::size_t>(property.known_tag)] = true;
    }
    if (blocking != CaaDecision::no_record) {
      return at_record(decision(CaaVerdict::deny, CaaReason::unknown_critical), blocking);
    }
    const CaaTag tag = governing_tag(present[static_cast<std::size_t>(CaaTag::issuewild)]);
    if (!present[static_cast<std::size_t>(tag)]) {
      CaaDecision open = decision(CaaVerdict::permit, CaaReason::no_restriction);
      open.tag = tag;
      return open;
    }
    return judge_grants(set, tag);
  }

 private:
  static CaaDecision at_record(CaaDecision made, std::uint32_t record) {
    made.record = record;
    return made;
  }
  bool as_ca() const { return question_.reading == CaaReading::authority; }

  bool processes(const CaaProperty& property) const {
    // What the profile is about is processed, or there would be nothing to ask.
    if (property.known_tag == governing_tag(false)) return true;
    if (!as_ca()) return property.known_tag != CaaTag::unknown;
    return std::ranges::any_of(
        ca_.tags, [&](std::string_view tag) { return equal_folded(tag, property.tag); });
  }
  bool blocks(const CaaProperty& property) const {
    const bool one_counts = as_ca() && ca_.flag_one_is_critical;
    const unsigned critical = flag_critical | (one_counts ? flag_old_mistake : 0);
    return (property.flags & critical) != 0 && !processes(property);
  }

  // RFC 8659 §4.2 and §4.3, RFC 9495 §4.
  CaaTag governing_tag(bool has_issuewild) const {
    switch (question_.profile) {
      case CaaProfile::host:
        return CaaTag::issue;
      case CaaProfile::wildcard:
        return has_issuewild ? CaaTag::issuewild : CaaTag::issue;
      case CaaProfile::smime:
        return CaaTag::issuemail;
      case CaaProfile::vmc:
        break;
    }
    return CaaTag::issuevmc;
  }

  // A grant without conditions comes before one with them, and that before any refusal.
  CaaDecision judge_grants(std::span<const AnswerRecord> set, CaaTag tag) const {
    CaaDecision best = decision(CaaVerdict::deny, CaaReason::nobody);
    for (std::uint32_t i = 0; i < set.size(); ++i) {
      const CaaProperty property = parse_caa(set[i].rdata);
      if (property.known_tag != tag) continue;
      CaaDecision here = at_record(judge_value(property.value), i);
      if (here.verdict == CaaVerdict::permit && !here.conditional()) {
        best = here;
        break;
      }
      const bool first = best.record == CaaDecision::no_record;
      const bool grants = here.verdict == CaaVerdict::permit && best.verdict == CaaVerdict::deny;
      const bool nearer = here.verdict == CaaVerdict::deny && best.verdict == CaaVerdict::deny &&
                          here.reason > best.reason;
      if (first || grants || nearer) best = here;
    }
    best.tag = tag;
    if (best.verdict == CaaVerdict::deny) best = with_duty(best);
    return best;
  }

  CaaDecision judge_value(std::string_view value) const {
    std::string_view issuer;
    const bool well_formed = check_issue_value(value, issuer) == IssueFault::none;
    const IssuerName* name = issuer.empty() ? nullptr : authorities_.find(issuer);
    const bool own = name != nullptr && &authorities_.authorities[name->authority] == &ca_;
    if (!well_formed) return deny(own ? CaaReason::malformed_own : CaaReason::malformed_value);
    if (issuer.empty()) return deny(CaaReason::nobody);
    if (!own) return deny(CaaReason::other_issuer);
    if (as_ca() && ca_.exact_issuer_case && issuer != name->domain) {
      return deny(CaaReason::issuer_case);
    }
    if (value.find('=') == std::string_view::npos) {
      return decision(CaaVerdict::permit, CaaReason::named);
    }
    return judge_parameters(parse_issue_value(value).parameters);
  }

  static CaaDecision deny(CaaReason reason) { return decision(CaaVerdict::deny, reason); }

  CaaDecision judge_parameters(const std::vector<IssueParameter>& parameters) const {
    CaaDecision made = decision(CaaVerdict::permit, CaaReason::named);
    std::size_t accounts = 0, lists = 0;
    for (const IssueParameter& each : parameters) {
      if (as_ca() && ca_.refuses_hyphen_in_parameter &&
          each.tag.find('-') != std::string_view::npos) {
        return deny(CaaReason::parameter_hyphen);
      }
      if (equal_folded(each.tag, accounturi_tag)) {
        made.accounturi = each.value;
        ++accounts;
      } else if (equal_folded(each.tag, validationmethods_tag)) {
        made.validationmethods = each.value;
        ++lists;
      }
    }
    const auto refuse = [&](CaaReason reason) {
      made.verdict = CaaVerdict::deny;
      made.reason = reason;
      return made;
    };
    if (accounts > 0) {
      // RFC 8657 §3.
      const bool good = accounts == 1 && check_uri(made.accounturi).fault == UriFault::none;
      if (!good) return refuse(CaaReason::accountless);
    }
    if (lists > 0) {
      const auto reason = lists > 1 ? CaaReason::methodless : judge_methods(made.validationmethods);
      if (reason != CaaReason::named) return refuse(reason);
      if (!question_.method.empty()) made.validationmethods = {};
    }
    if (accounts > 0 && !question_.account.empty()) {
      if (made.accounturi != question_.account) return refuse(CaaReason::other_account);
      made.accounturi = {};
    }
    return made;
  }

  // `named` when a method of the list is, or may be, the one.
  CaaReason judge_methods(std::string_view list) const {
    const std::vector<MethodLabel> labels = method_labels(list);
    const auto broken = [](const MethodLabel& label) { return method_label_break(label.text); };
    if (labels.empty() ||
        std::ranges::any_of(labels, [&](const auto& label) { return broken(label).has_value(); })) {
      return CaaReason::methodless;
    }
    if (!question_.method.empty()) {
      const auto fits = [&](const MethodLabel& label) { return is_asked(label.text); };
      return std::ranges::any_of(labels, fits) ? CaaReason::named : CaaReason::other_method;
    }
    // Certificates for mail and marks have methods of their own, which are not in our table.
    if (!is_server_profile(question_.profile)) return CaaReason::named;
    CaaReason reason = CaaReason::methods_ended;
    for (const MethodLabel& label : labels) {
      const CaaReason one = usable(label.text);
      if (one == CaaReason::named) return one;
      if (one == CaaReason::no_wildcard_method) reason = one;
    }
    return reason;
  }

  bool is_asked(std::string_view label) const {
    if (as_ca() && ca_.acme_labels_only) return label == question_.method;
    return authorities_.methods.same(label, question_.method);
  }

  CaaReason usable(std::string_view label) const {
    const ValidationMethod* method = authorities_.methods.find(label);
    if (as_ca() && ca_.acme_labels_only && (method == nullptr || method->acme != label)) {
      return CaaReason::methods_ended;
    }
    // The CA may know a label that we don't.
    if (method == nullptr) return CaaReason::named;
    if (!method->hosts || question_.date >= method->ends) return CaaReason::methods_ended;
    const bool wildcard = question_.profile == CaaProfile::wildcard;
    return wildcard && !method->ticks.wildcard ? CaaReason::no_wildcard_method : CaaReason::named;
  }

  bool heeds(std::string_view parameter) const { return has(ca_.parameters, parameter); }

  // Whether the CA has to heed what refuses, and from which day on.
  CaaDecision with_duty(CaaDecision made) const {
    const CaaProfile profile = question_.profile;
    if (made.reason >= CaaReason::accountless && made.reason <= CaaReason::no_wildcard_method) {
      const bool account = made.reason <= CaaReason::other_account;
      if (heeds(account ? accounturi_tag : validationmethods_tag)) return made;
      if (is_server_profile(profile)) made.binding = parameters_binding();
    } else if (profile == CaaProfile::smime) {
      made.binding = issuemail_binding();
    } else if (is_server_profile(profile) || has(ca_.tags, "issuevmc")) {
      return made;
    }
    made.may_be_ignored = !made.binding || question_.date < *made.binding;
    if (!made.may_be_ignored) made.binding.reset();
    return made;
  }

  const Authorities& authorities_;
  const CaaQuestion& question_;
  const Authority& ca_;
};

}  // namespace

std::string_view caa_profile_text(CaaProfile profile) {
  constexpr std::array<std::string_view, caa_profile_count> texts{"host", "wildcard", "smime",
                                                                  "vmc"};
  return texts[static_cast<std::size_t>(profile)];
}

std::string_view caa_verdict_text(CaaVerdict verdict) {
  constexpr std::array<std::string_view, 4> texts{"permit", "deny", "fail", "unasked"};
  return texts[static_cast<std::size_t>(verdict)];
}

CaaDecision decide_caa(const RelevantCaa& relevant, const Authorities& authorities,
                       const CaaQuestion& question) {
  switch (relevant.found) {
    case CaaFound::unasked:
      break;
    case CaaFound::failed:
      return failed(relevant.where()->answer);
    case CaaFound::none:
      if (relevant.no_top_level && question.authority->missing_top_level_fails &&
          question.reading == CaaReading::authority) {
        return decision(CaaVerdict::fail, CaaReason::no_such_top_level);
      }
      return decision(CaaVerdict::permit, CaaReason::no_set);
    case CaaFound::set:
      return SetJudge(authorities, question).judge(relevant.records());
  }
  return decision(CaaVerdict::unasked, CaaReason::pending);
}

std::vector<Date> caa_dates_after(Date date, const ValidationMethods& methods) {
  std::vector<Date> dates{parameters_binding(), issuemail_binding()};
  for (const ValidationMethod& method : methods.all) {
    if (method.family != MethodFamily::ip && method.ends != Date{INT32_MAX})
      dates.push_back(method.ends);
  }
  std::erase_if(dates, [&](Date each) { return each <= date; });
  std::ranges::sort(dates);
  const auto doubles = std::ranges::unique(dates);
  dates.erase(doubles.begin(), doubles.end());
  return dates;
}

CaaJudge::CaaJudge(View& view, const Names& names, const Authorities& authorities,
                   std::vector<CaaQuestion> questions)
    : view_(&view),
      names_(&names),
      authorities_(&authorities),
      questions_(std::move(questions)),
      judged_(questions_.size() * sets_kept) {}

const RelevantCaa& CaaJudge::climb(Name name) {
  find_relevant_caa(*view_, *names_, name, relevant_);
  return relevant_;
}

CaaJudge::Judged& CaaJudge::judged(const AnswerRecord* set, std::size_t question) {
  const auto address = reinterpret_cast<std::uintptr_t>(set);
  const std::uint64_t mixed = std::uint64_t{address} * 0x9E3779B97F4A7C15U;
  return judged_[question * sets_kept + (mixed >> 56U)];
}

CaaDecision CaaJudge::decide(std::size_t question) {
  const CaaQuestion& asked = questions_[question];
  if (relevant_.found != CaaFound::set) return decide_caa(relevant_, *authorities_, asked);
  const AnswerRecord* set = relevant_.records().data();
  Judged& entry = judged(set, question);
  if (entry.set != set) entry = {set, decide_caa(relevant_, *authorities_, asked)};
  return entry.decision;
}

}  // namespace dcvlint
